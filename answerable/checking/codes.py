"""The table of codes: every rule, one line each. A code, once given, is never given to another rule."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable

from answerable.checking.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule("ACT901", "action-lost", "action", "error", "What minutes resolve or undertake is in no later tracker."),
    Rule("ACT902", "tracker-inconsistent", "action", "warning", "A tracker's row does not agree with its own table."),
    Rule("ACT903", "action-overdue", "action", "info", "An action is open after the day by which it was due."),
    Rule("ARI101", "total-omits-row", "arithmetic", "error", "A total is the sum of its rows without one of them."),
    Rule("ARI102", "total-mismatch", "arithmetic", "error", "A total is not the sum of its rows."),
    Rule("ARI103", "cross-total-mismatch", "arithmetic", "error", "A total is not the sum of its columns."),
    Rule("ARI104", "subtotal-carried", "arithmetic", "warning", "A total carries a sub-total that leaves a row out."),
    Rule("ARI105", "funding-balance", "arithmetic", "error", "A budget and what pays for it do not balance."),
    Rule("ARI106", "difference-mismatch", "arithmetic", "warning", "A change is not the difference of its figures."),
    Rule("ARI107", "cross-text-sum", "arithmetic", "warning", "Figures summed in prose do not come to their total."),
    Rule("DAT501", "weekday-mismatch", "date", "error", "A day of the week is not that of its date."),
    Rule("DAT502", "impossible-date", "date", "error", "A date is printed that the calendar does not have."),
    Rule("DAT503", "period-length", "date", "error", "A period's stated length is not that of its two ends."),
    Rule("DAT504", "year-label-differs", "date", "error", "One document is called by labels of different years."),
    Rule("DAT505", "malformed-period", "date", "warning", "A year or financial year is printed as no year is."),
    Rule(
        "DAT506", "effect-before-cause", "date", "error", "An event is dated before what it is said to follow from."
    ),
    Rule(
        "DAT507",
        "stale-future",
        "date",
        "info",
        "A date is spoken of as to come that had passed when the paper was written.",
    ),
    Rule("DAT508", "meeting-date-differs", "date", "error", "One meeting is given two dates."),
    Rule(
        "DAT509", "duration-differs", "date", "warning", "A length of time does not fit the year it is counted from."
    ),
    Rule(
        "NUM801",
        "numbering-gap",
        "numbering",
        "warning",
        "A number is missing from a series, repeated or foreign.",
        needs_text=True,
    ),
    Rule(
        "NUM802",
        "decision-order",
        "numbering",
        "warning",
        "Decision numbers repeat, clash or run against their dates.",
    ),
    Rule("TAX651", "band-proportion", "money", "error", "A band's council tax is not its share of band D's."),
    Rule("TAX652", "precept-yield", "money", "warning", "A precept is not band D by the tax base."),
    Rule(
        "TAX653", "weekly-amount", "money", "warning", "A weekly or monthly amount is not its year's over 52 or 12."
    ),
    Rule("TAX654", "referendum-limit", "money", "warning", "Police council tax rises above the year's limit."),
    Rule(
        "NUM803", "item-times", "numbering", "error", "An agenda's times go backwards, overrun or miss the meeting."
    ),
    Rule("NUM804", "duplicated-item", "numbering", "warning", "An agenda lists one piece of business twice."),
    Rule("NAM951", "name-variant", "name", "warning", "One person or firm is spelt two ways, or one has two ranks."),
    Rule(
        "NAM952", "attendance-conflict", "name", "error", "One person is listed as present and as absent, or twice."
    ),
    Rule("XRF401", "same-quantity-differs", "agreement", "error", "One quantity is printed with two values."),
    Rule(
        "XRF402", "table-text-differs", "agreement", "warning", "A sentence and the table it speaks of do not agree."
    ),
    Rule("XRF403", "duplicated-label", "agreement", "error", "One statement is printed twice with other figures."),
    Rule(
        "XRF404",
        "dangling-reference",
        "agreement",
        "info",
        "A reference leads to nothing in the paper.",
        needs_text=True,
    ),
    Rule(
        "XRF405",
        "count-of-list",
        "agreement",
        "warning",
        "Words that count a list do not count its items.",
        needs_text=True,
    ),
    Rule("XRF406", "scope-vs-list", "agreement", "warning", "So many places or bodies, and another number named."),
    Rule("UNI601", "scale-error", "unit", "error", "A sum of money is a thousand or a million times what fits."),
    Rule("UNI602", "malformed-number", "unit", "warning", "A number is not written as a number."),
    Rule("UNI603", "impossible-share", "unit", "error", "A share of a whole is over 100% or below 0%."),
    Rule("UNI604", "negative-count", "unit", "warning", "A count of things is below nothing."),
    Rule("MIS701", "empty-value", "missing", "error", "A place for a value has none in it."),
    Rule("MIS702", "placeholder-text", "missing", "warning", "Words stand that were to be replaced or taken out."),
    Rule(
        "WRD971", "acronym-differs", "wording", "warning", "An acronym is written out in two ways, or out of order."
    ),
    Rule("WRD972", "doubled-word", "wording", "warning", "A word is printed twice running."),
    Rule("WRD973", "notice-period", "wording", "info", "An agenda's own dates leave fewer than five clear days."),
    Rule("LAW851", "statute-year", "reference", "warning", "An Act is cited with a year in which none was passed."),
    Rule("PCT201", "ratio-percent", "percent", "error", "A percentage is not the share of its part and its whole."),
    Rule("PCT202", "percent-change", "percent", "warning", "A percentage change is not that between its figures."),
    Rule("PCT203", "shares-not-100", "percent", "warning", "Shares that leave nothing out add to less than 100%."),
    Rule("PCT204", "shares-over-100", "percent", "warning", "Shares of one whole add to more than 100%."),
    Rule(
        "PCT205", "percent-point-mix", "percent", "info", "Percentage points are printed as per cent, or the reverse."
    ),
    Rule("PCT206", "factor-word", "percent", "warning", "A figure said to have doubled or halved did not."),
    Rule("PCT207", "direction-word", "percent", "error", "A rise is called a fall, or a fall a rise."),
    Rule("PCT208", "fraction-word", "percent", "warning", "A fraction in words is not the percentage beside it."),
    Rule("STA301", "grim", "statistics", "warning", "A percentage is impossible for the number of cases."),
    Rule(
        "STA302", "median-quantile", "statistics", "error", "A median and a share within a limit exclude each other."
    ),
    Rule("STA303", "mean-range", "statistics", "error", "A mean lies outside the range of its parts."),
    Rule(
        "STA304", "weighted-mean", "statistics", "warning", "An overall rate is not the mean of its parts by count."
    ),
    Rule("STA305", "rate-vs-count", "statistics", "warning", "A rate does not agree with the count of its period."),
    Rule("STA306", "subset-exceeds", "statistics", "error", "A part is more than its whole."),
    Rule("STA307", "target-statement", "statistics", "warning", "A target said to be met was not, or the reverse."),
    Rule("STA308", "rate-per-head", "statistics", "warning", "A rate per head is not its count by its population."),
)

_BY_CODE = {rule.code: rule for rule in RULES}
_BY_NAME = {rule.name: rule for rule in RULES}


class UnknownRuleError(LookupError):
    """No rule has that code or name; the message is one line that says so."""


def find_rule(code: str) -> Rule:
    """The rule of a code (`ARI102`) or a name (`total-mismatch`). Raises `UnknownRuleError`, naming the nearest."""
    rule = _BY_CODE.get(code.upper()) or _BY_NAME.get(code.lower())
    if rule is None:
        raise UnknownRuleError(f"there is no rule {code!r}; {_suggest(code)}")
    return rule


def _suggest(code: str) -> str:
    asked = code.casefold()
    names = {name.casefold(): rule for rule in RULES for name in (rule.code, rule.name)}
    begun = [name for name in names if len(asked) > 1 and name.startswith(asked)]
    near = [names[name] for name in begun[:1] or difflib.get_close_matches(asked, names, n=1)]
    return f"did you mean {near[0].code} ({near[0].name})?" if near else "`answerable rule` lists them all"


def choose_rules(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[Rule, ...]:
    """The rules to check by: those selected (all, where none is), without those ignored.

    Each is named by its code, its name, or the letters of its family (`DAT`). Raises `UnknownRuleError`.
    """
    chosen = _codes(select) or set(_BY_CODE)
    left_out = _codes(ignore)
    return tuple(rule for rule in RULES if rule.code in chosen and rule.code not in left_out)


def _codes(names: Iterable[str]) -> Collection[str]:
    codes: set[str] = set()
    for name in names:
        family = {code for code in _BY_CODE if code.rstrip("0123456789") == name.upper()}
        codes |= family or {find_rule(name).code}
    return codes
