"""Two versions of a budget as they are shown: what changed and why, every line side by side, and each year."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from answerable.costing.amount import Scale, add_up, choose_scale, round_to, say_years
from answerable.costing.budget import Budget
from answerable.costing.chart import draw_amounts
from answerable.costing.revenue.version_wording import (
    badge_versions,
    say_changes,
    say_gap_change,
    say_gaps,
    say_state,
    say_states,
)
from answerable.costing.revenue.versions import Comparison, LineChange, YearComparison
from answerable.costing.revenue.wording import SIGNS, say_change
from answerable.drawing.chart import Axis, Bar, BarDrawing
from answerable.drawing.exhibit import Cell, Column, Exhibit, Table
from answerable.drawing.wording import open_sentence, say_count
from answerable.law.day import say_financial_year
from answerable.law.words import say_list

_QUERY: Final = "answerable.costing.revenue.versions.compare_budgets(before, after)"
_SHARE_UNIT: Final = Decimal("0.001")
# So many lines are drawn; the table has all of them.
_MOST_DRAWN: Final = 8


def tell_changes(before: Budget, after: Budget, comparison: Comparison) -> Exhibit:
    """What changed in the year that is being budgeted for, what it does to the gap, and why."""
    year, unit = comparison.first, max(before.unit, after.unit)
    scale = _choose_scale(year, unit)
    return Exhibit(
        slug="version-changes",
        title=f"{say_financial_year(year.year)}: {say_gaps(year, unit)}",
        sentence=say_changes(comparison, year, unit),
        table=_tabulate_changes(year, scale, unit),
        chart=_draw(year, scale) if year.changed else None,
        notes=_note(comparison, year, unit),
        badges=badge_versions(after, [year]),
        query=_QUERY,
    )


def tell_versions(before: Budget, after: Budget, comparison: Comparison) -> Exhibit:
    """Every line of that year in both versions, and what they come to."""
    year, unit = comparison.first, max(before.unit, after.unit)
    scale = _choose_scale(year, unit)
    same = sum(line.state == "same" for line in year.lines)
    return Exhibit(
        slug="versions",
        title=(
            f"{say_count(len(year.lines), 'line')} side by side in {say_financial_year(year.year)}: "
            f"{len(year.changed)} changed, {same} the same"
        ),
        sentence=(
            f"{say_financial_year(year.year)} in the {comparison.before} and in the {comparison.after}: "
            f"{say_states(year)}. {open_sentence(say_gap_change(year, unit))}"
        ),
        table=_tabulate_versions(year, scale),
        badges=badge_versions(after, [year]),
        query=_QUERY,
    )


def _choose_scale(year: YearComparison, unit: Decimal) -> Scale:
    return choose_scale((amount for line in year.lines for amount in (line.before, line.after)), unit)


def _tabulate_changes(year: YearComparison, scale: Scale, unit: Decimal) -> Table:
    """The lines that changed, with the signs of the budget's own table: then after less before adds to the gap."""
    columns = (
        Column("Line"),
        *(scale.head(words) for words in ("Before", "After", "Adds to the gap")),
        *(Column("Part of the change of the gap", "percent", 1), Column("What changed"), Column("Why")),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            f"less {line.name}" if _is_taken_off(line) else line.name,
            *(scale.divide(amount) for amount in _sign(line)),
            None if line.share is None else round_to(line.share * 100, _SHARE_UNIT),
            say_state(line, unit),
            line.why or None,
        )
        for line in year.changed
    ]
    whole = Decimal(100) if year.change_of_gap else None
    gaps = (year.gap_before, year.gap_after, year.change_of_gap)
    if len(year.changed) < len(year.lines):
        rows.append(("All other lines", *map(scale.divide, _find_rest(year, gaps)), None, "the same", None))
    rows.append(("Funding gap", *map(scale.divide, gaps), whole, None, None))
    return Table(columns=columns, rows=tuple(rows))


def _is_taken_off(line: LineChange) -> bool:
    """Whether it is income or funding: what is more of it takes from the gap."""
    return bool(line.change) and line.effect == -line.change


def _sign(line: LineChange) -> tuple[Decimal | None, Decimal | None, Decimal]:
    """Before, after and effect, with a minus before what is taken off."""
    before, after = line.before, line.after
    if _is_taken_off(line):
        before, after = (None if amount is None else -amount for amount in (before, after))
    return before, after, line.effect


def _find_rest(year: YearComparison, gaps: tuple[Decimal, ...]) -> tuple[Decimal, ...]:
    """What the lines that did not change come to: with it the table adds up to the gap."""
    shown = [_sign(line) for line in year.changed]
    return tuple(gap - add_up(signed[at] for signed in shown) for at, gap in enumerate(gaps))


def _tabulate_versions(year: YearComparison, scale: Scale) -> Table:
    columns = (Column("Line"), Column("Section"), *(scale.head(words) for words in ("Before", "After", "Change")))
    rows: list[tuple[Cell, ...]] = [
        (line.name, line.section, *(scale.divide(amount) for amount in (line.before, line.after, line.change)))
        for line in year.lines
    ]
    rows.append(_make_row("Total costs", year.costs_before, year.costs_after, scale))
    rows.append(_make_row("Total funding", year.funding_before, year.funding_after, scale))
    rows.append(_make_row("Funding gap", year.gap_before, year.gap_after, scale))
    for saving in year.savings:
        rows.append(
            (saving.name, "Savings", *(scale.divide(each) for each in (saving.before, saving.after, saving.change)))
        )
    if year.savings:
        rows.append(_make_row("Left after savings", year.gap_left_before, year.gap_left_after, scale))
    return Table(columns=columns, rows=tuple(rows))


def _make_row(name: str, before: Decimal, after: Decimal, scale: Scale) -> tuple[Cell, ...]:
    return (name, None, *(scale.divide(amount) for amount in (before, after, after - before)))


def _draw(year: YearComparison, scale: Scale) -> BarDrawing:
    """The gap before, what each line does to it, and the gap after: a waterfall laid out from nought."""
    steps = [(line.name, line.effect) for line in year.changed[:_MOST_DRAWN]]
    if rest := year.changed[_MOST_DRAWN:]:
        steps.append((say_count(len(rest), "other line"), add_up(line.effect for line in rest)))
    shown = [("Gap before", year.gap_before), *steps, ("Gap after", year.gap_after)]
    return draw_amounts("What it adds to the gap", shown, scale)


def _note(comparison: Comparison, year: YearComparison, unit: Decimal) -> tuple[str, ...]:
    notes = [SIGNS]
    if _pull_apart(year.changed):
        notes.append(
            "Some lines add to the gap and others take from it, so a line's part of the change may be above 100% or "
            "below nought."
        )
    if silent := [line.name for line in year.changed if not line.why and abs(line.effect) >= unit / 2]:
        notes.append(f"No reason is given for {say_list(silent)}.")
    for years, words in ((comparison.only_before, comparison.before), (comparison.only_after, comparison.after)):
        if years:
            notes.append(f"Not compared, because the {words} alone has it: {say_years(years)}.")
    return tuple(notes)


def _pull_apart(lines: Sequence[LineChange]) -> bool:
    return any(line.effect > 0 for line in lines) and any(line.effect < 0 for line in lines)


def tell_years(before: Budget, after: Budget, comparison: Comparison) -> Exhibit | None:
    """The gap of each year in both versions; nothing where they have one year in common."""
    if len(comparison.years) < 2:
        return None
    unit = max(before.unit, after.unit)
    amounts = [amount for year in comparison.years for amount in (year.gap_before, year.gap_after)]
    scale = choose_scale(amounts, unit)
    moved = [year for year in comparison.years if year.change_of_gap]
    said = [f"{say_financial_year(year.year)} by {say_change(year.change_of_gap, unit)}" for year in moved]
    heads = ("Gap before", "Gap after", "Change", "Left after savings, before", "Left after savings, after")
    return Exhibit(
        slug="version-years",
        title=f"The gap changes in {len(moved)} of the {len(comparison.years)} years that both versions have",
        sentence=(
            f"From the {comparison.before} to the {comparison.after} "
            f"{f'the gap changes in {say_list(said)}' if said else 'no gap changes'}."
        ),
        table=Table(
            columns=(Column("Year"), *(scale.head(head) for head in heads)),
            rows=tuple(_make_year_row(year, scale) for year in comparison.years),
        ),
        chart=BarDrawing(
            x=Axis(title=f"Costs less funding, {scale.words}"),
            categories=tuple(say_financial_year(year.year) for year in comparison.years),
            bars=(
                Bar(name="Before", values=tuple(scale.place(year.gap_before) for year in comparison.years)),
                Bar(name="After", values=tuple(scale.place(year.gap_after) for year in comparison.years)),
            ),
        ),
        badges=badge_versions(after, comparison.years),
        query=_QUERY,
    )


def _make_year_row(year: YearComparison, scale: Scale) -> tuple[Cell, ...]:
    gaps = (year.gap_before, year.gap_after, year.change_of_gap, year.gap_left_before, year.gap_left_after)
    return (say_financial_year(year.year), *(scale.divide(gap) for gap in gaps))
