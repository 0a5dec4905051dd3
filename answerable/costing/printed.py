"""The totals that a paper prints, each held against what the budget comes to; never used in its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from msgspec.structs import replace

from answerable.costing.agreement import FINDINGS, Disagreement, Finding, compare_print, find_usual_years, is_stated
from answerable.costing.agreement_wording import TABLE_NAMES, explain_finding, round_penny, say_conflict, say_scope
from answerable.costing.amount import MILLION, MILLIONS, POUNDS, THOUSAND, THOUSANDS, Scale, say_years
from answerable.costing.budget import Budget, PrintedTable, PrintedTotal
from answerable.costing.quantity.finding import find_quantities, list_quantities, suggest_name
from answerable.costing.quantity.quantity import Quantity
from answerable.costing.refusal import CostError
from answerable.drawing.exhibit import Cell, Column, Exhibit, Origin, Table
from answerable.drawing.wording import open_sentence, say_count
from answerable.law.ruling import Ruling, make_ruling
from answerable.law.words import say_list

# What is printed of these is judged with the precept, by rules of their own.
_JUDGED_ELSEWHERE: Final[tuple[PrintedTable, ...]] = ("bands", "precept")
_WORDS: Final[dict[Finding, str]] = {
    "differs": "does not agree",
    "omits": "leaves out a part",
    "unknown": "cannot be worked out",
    "scope": "is of other years",
    "rounding": "agrees within rounding",
    "agrees": "agrees",
}
_PLURALS: Final[dict[Finding, str]] = {
    "differs": "do not agree",
    "omits": "leave out a part",
    "unknown": "cannot be worked out",
    "scope": "are of other years",
    "rounding": "agree within rounding",
    "agrees": "agree",
}
_SLUGS: Final[dict[str, str]] = {
    MILLIONS.words: "printed-in-millions",
    THOUSANDS.words: "printed-in-thousands",
    POUNDS.words: "printed-in-pounds",
}


def hold_against_print(budget: Budget) -> tuple[Disagreement, ...]:
    """Every printed total with how it stands to what is worked out, in the order given; those that agree as well."""
    held: dict[int, Disagreement] = {}
    for table in dict.fromkeys(printed.table for printed in budget.printed):
        prints = [(at, printed) for at, printed in enumerate(budget.printed) if printed.table == table]
        found = _hold_table(budget, table, [printed for _, printed in prints])
        held |= dict(zip((at for at, _ in prints), found, strict=True))
    return tuple(held[at] for at in range(len(budget.printed)))


def judge_print(budget: Budget) -> tuple[Ruling, ...]:
    """`W-TOTAL-SCOPE` for printed totals of other years, together where they leave out the same, and
    `W-SOURCE-CONFLICT` for each that leaves out a part or does not agree.

    Bands, notices and yields are judged with the precept (`precept/judgement.py`). Rounding is no conflict.
    """
    held = [each for each in hold_against_print(budget) if each.printed.table not in _JUDGED_ELSEWHERE]
    conflicts = (each for each in held if each.finding in ("omits", "differs"))
    return (
        *(make_ruling("W-TOTAL-SCOPE", words) for words in _say_scopes(held)),
        *(make_ruling("W-SOURCE-CONFLICT", say_conflict(each)) for each in conflicts),
    )


def tell_printed(budget: Budget) -> tuple[Exhibit, ...]:
    """Printed totals beside what is worked out, those that do not agree first; nothing where nothing is printed.

    What was printed in millions, in thousands and in pounds has an exhibit each.
    """
    held = hold_against_print(budget)
    scales = (
        (scale, [each for each in held if _find_scale(each.printed) == scale])
        for scale in (MILLIONS, THOUSANDS, POUNDS)
    )
    return tuple(_tell(scale, found) for scale, found in scales if found)


def _tell(scale: Scale, held: list[Disagreement]) -> Exhibit:
    order = tuple(_WORDS)
    rows = tuple(_make_row(scale, each) for each in sorted(held, key=lambda each: order.index(each.finding)))
    columns = (
        *(Column("Printed total"), Column("Of"), Column("Years")),
        *(scale.head("Printed"), scale.head("Worked out"), scale.head("Printed less worked out")),
        *(Column("Finding"), Column("Why")),
    )
    sources = dict.fromkeys(each.printed.source for each in held if each.printed.source)
    return Exhibit(
        slug=_SLUGS[scale.words],
        title=_title(held),
        sentence=_say(held),
        table=Table(columns=columns, rows=rows),
        notes=(
            "What is printed is never used in place of what is worked out, and never corrected. Years are those that "
            "the worked-out amount covers.",
        ),
        origins=tuple(Origin(words=source) for source in sources),
        query="answerable.costing.printed.hold_against_print(budget)",
    )


def _title(held: list[Disagreement]) -> str:
    counts = [(finding, sum(each.finding == finding for each in held)) for finding in _WORDS]
    said = [f"{count} {(_WORDS if count == 1 else _PLURALS)[finding]}" for finding, count in counts if count]
    return f"{say_count(len(held), 'printed total')}: {say_list(said)}"


def _say(held: list[Disagreement]) -> str:
    """What does not agree, cannot be worked out or is of other years; how many are apart by rounding."""
    apart = [say_conflict(each) for each in held if each.finding in ("differs", "omits")]
    unknown = [each.why for each in held if each.finding == "unknown"]
    same = sum(each.is_agreement for each in held)
    agreeing = _say_agreeing(same, len(held))
    rounded = sum(each.finding == "rounding" for each in held)
    within = f", {rounded} of them within rounding" if rounded else ""
    return " ".join([*apart, *unknown, *_say_scopes(held), f"{agreeing}{within}."])


def _say_agreeing(same: int, count: int) -> str:
    """`The printed total is what is worked out`, `None of the 3 printed totals is ...`, `23 of 39 ... are ...`."""
    what = "what is worked out"
    if count == 1:
        return f"The printed total is {'' if same else 'not '}{what}"
    if same in (0, count):
        return f"{'All' if same else 'None'} of the {count} printed totals {'are' if same else 'is'} {what}"
    return f"{same} of {count} printed totals {'is' if same == 1 else 'are'} {what}"


def _say_scopes(held: Iterable[Disagreement]) -> list[str]:
    """A sentence for the printed totals of a table that are of the same other years."""
    groups: dict[tuple[object, ...], list[Disagreement]] = {}
    for each in held:
        if each.finding == "scope":
            key = (each.printed.table, each.years, each.left_out, is_stated(each.printed))
            groups.setdefault(key, []).append(each)
    return [say_scope(found) for found in groups.values()]


def _make_row(scale: Scale, held: Disagreement) -> tuple[Cell, ...]:
    printed, worked, difference = held.printed, held.worked, held.difference
    return (
        printed.name,
        open_sentence(TABLE_NAMES[printed.table]),
        say_years(held.years) if held.years else "",
        scale.divide(printed.amount),
        scale.divide(None if worked is None else round_penny(worked)),
        scale.divide(None if difference is None else round_penny(difference)),
        _WORDS[held.finding],
        held.why,
    )


def _find_scale(printed: PrintedTotal) -> Scale:
    """What a print is shown in: no coarser than it was printed."""
    if printed.unit >= MILLION / 10:
        return MILLIONS
    return THOUSANDS if printed.unit >= THOUSAND else POUNDS


def _hold_table(budget: Budget, table: PrintedTable, prints: list[PrintedTotal]) -> list[Disagreement]:
    try:
        known = list_quantities(budget, table)
    except CostError as why:
        return [Disagreement(printed=printed, finding="unknown", why=str(why)) for printed in prints]
    quantities = [find_quantities(known, printed.name) for printed in prints]
    usual = find_usual_years([(each, meant[0]) for each, meant in zip(prints, quantities, strict=True) if meant])
    held = []
    for printed, meant in zip(prints, quantities, strict=True):
        if not meant:
            held.append(_say_unknown(printed, known))
            continue
        found = [(compare_print(printed, quantity, usual), quantity) for quantity in meant]
        best, quantity = min(found, key=lambda each: FINDINGS.index(each[0].finding))
        held.append(replace(best, why=explain_finding(budget, best, quantity, prints)))
    return held


def _say_unknown(printed: PrintedTotal, known: Sequence[Quantity]) -> Disagreement:
    near = suggest_name(known, printed.name)
    meant = f" Is {near} meant?" if near else ""
    why = f"Nothing that is given for the {TABLE_NAMES[printed.table]} is called {printed.name}.{meant}"
    return Disagreement(printed=printed, finding="unknown", why=why)
