"""The table of bands as it is shown."""

from __future__ import annotations

from answerable.costing.amount import NOTHING
from answerable.costing.budget import Budget
from answerable.costing.chart import draw_amounts
from answerable.costing.precept.bands import BandRow, BandTable, judge_rounding, work_out_bands
from answerable.costing.precept.wording import badge_stage, say_more_than, say_pence, say_share_of
from answerable.costing.referendum import say_pounds
from answerable.costing.refusal import CostError
from answerable.drawing.chart import BarDrawing
from answerable.drawing.exhibit import Cell, Column, Exhibit, Table
from answerable.law.day import say_financial_year


def tell_bands(budget: Budget, year: int) -> Exhibit:
    """Bands A to H of a year beside the year before. Raises `CostError` where the year has no band D."""
    band_d = budget.band_d.get(year)
    if band_d is None:
        raise CostError(f"The budget gives no band D for {say_financial_year(year)}: enter it, and the bands follow.")
    before = budget.band_d.get(year - 1)
    table = work_out_bands(before, band_d)
    named = say_financial_year(year)
    than = f", {say_more_than(before, band_d)} in {say_financial_year(year - 1)}" if before is not None else ""
    convention = judge_rounding(before, band_d) if before is not None else ()
    return Exhibit(
        slug="precept-bands",
        title=f"Band D for the police is {say_pounds(band_d)} in {named}{than}",
        sentence=_say_bands(table, year),
        table=_tabulate(table, year),
        chart=_draw(table, year),
        notes=(
            "A band pays its ninths of band D (Local Government Finance Act 1992 s.5), rounded to the penny, halves "
            "up. The change is the difference of the two bills, a month a twelfth of it, a week a 52nd.",
            *(ruling.words for ruling in convention),
        ),
        badges=badge_stage(budget.stage),
        query=f"answerable.costing.precept.bands.work_out_bands({before}, {band_d})",
    )


def _say_bands(table: BandTable, year: int) -> str:
    lowest, highest, middle = table.of("A"), table.of("H"), table.of("D")
    named = say_financial_year(year)
    said = (
        f"In {named} the police part of council tax is {say_pence(middle.bill)} a year for band D, from "
        f"{say_pence(lowest.bill)} for band A to {say_pence(highest.bill)} for band H."
    )
    if table.before_d is None or middle.change is None:
        return said
    if not middle.change:
        return f"{said} That is what it was in {say_financial_year(year - 1)}."
    share = say_share_of(table.band_d - table.before_d, table.before_d, year - 1)
    more = "more" if middle.change > 0 else "less"
    return (
        f"{said} For band D that is {say_pence(abs(middle.change))} a year {more}{f' ({share})' if share else ''}: "
        f"{_say_part(middle)}."
    )


def _say_part(row: BandRow) -> str:
    month, week = row.change_a_month or NOTHING, row.change_a_week or NOTHING
    return f"{say_pence(abs(month))} a month, {say_pence(abs(week))} a week"


def _tabulate(table: BandTable, year: int) -> Table:
    has_before = table.before_d is not None
    before = (Column(f"{say_financial_year(year - 1)} bill", "money", 2),) if has_before else ()
    change = ("Change a year", "Change a month", "Change a week") if has_before else ()
    return Table(
        columns=(
            Column("Band"),
            Column("Share of band D"),
            *before,
            Column(f"{say_financial_year(year)} bill", "money", 2),
            *(Column(words, "money", 2) for words in change),
        ),
        rows=tuple(_make_cells(row, has_before=has_before) for row in table.rows),
    )


def _make_cells(row: BandRow, *, has_before: bool) -> tuple[Cell, ...]:
    head: tuple[Cell, ...] = (f"Band {row.band}", f"{row.ninths} ninths")
    if not has_before:
        return (*head, row.bill)
    return (*head, row.before, row.bill, row.change, row.change_a_month, row.change_a_week)


def _draw(table: BandTable, year: int) -> BarDrawing:
    bills = ((f"Band {row.band}", row.bill) for row in table.rows)
    return draw_amounts(f"Bill of {say_financial_year(year)}, pounds", bills)
