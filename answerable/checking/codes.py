"""The table of codes: every rule, one line each. A code, once given, is never given to another rule."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from answerable.checking.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule("DAT501", "weekday-mismatch", "date", "error", "A day of the week is not that of its date."),
)

_BY_CODE = {rule.code: rule for rule in RULES}
_BY_NAME = {rule.name: rule for rule in RULES}


class UnknownRuleError(LookupError):
    """No rule has that code or name; the message is one line that says so."""


def find_rule(code: str) -> Rule:
    """The rule of a code (`ARI102`) or a name (`total-mismatch`)."""
    rule = _BY_CODE.get(code.upper()) or _BY_NAME.get(code.lower())
    if rule is None:
        raise UnknownRuleError(f"there is no rule {code!r}; `answerable rule` lists them all")
    return rule


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
