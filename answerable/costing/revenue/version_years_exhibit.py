"""The gap of every year in two versions of a budget."""

from __future__ import annotations

from answerable.costing.amount import Scale, choose_scale
from answerable.costing.budget import Budget
from answerable.costing.revenue.version_wording import badge_versions, say_signed
from answerable.costing.revenue.versions import Comparison, YearComparison
from answerable.drawing.chart import Axis, Bar, BarDrawing
from answerable.drawing.exhibit import Cell, Column, Exhibit, Table
from answerable.law.day import say_financial_year
from answerable.law.words import say_list


def tell_years(before: Budget, after: Budget, comparison: Comparison) -> Exhibit | None:
    """The gap of each year in both versions; nothing where they have one year in common."""
    if len(comparison.years) < 2:
        return None
    unit = max(before.unit, after.unit)
    amounts = [amount for year in comparison.years for amount in (year.gap_before, year.gap_after)]
    scale = choose_scale(amounts, unit)
    moved = [year for year in comparison.years if year.change_of_gap]
    said = [f"{say_financial_year(year.year)} by {say_signed(year.change_of_gap, unit)}" for year in moved]
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
                Bar(name="Before", values=tuple(float(year.gap_before / scale.pounds) for year in comparison.years)),
                Bar(name="After", values=tuple(float(year.gap_after / scale.pounds) for year in comparison.years)),
            ),
        ),
        badges=badge_versions(after, comparison.years),
        query="answerable.costing.revenue.versions.compare_budgets(before, after)",
    )


def _make_year_row(year: YearComparison, scale: Scale) -> tuple[Cell, ...]:
    gaps = (year.gap_before, year.gap_after, year.change_of_gap, year.gap_left_before, year.gap_left_after)
    return (say_financial_year(year.year), *(scale.divide(gap) for gap in gaps))
