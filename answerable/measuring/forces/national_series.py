"""What the months of the national publication say together: our rank month by month, and our share by its limits."""

from __future__ import annotations

from collections.abc import Sequence

from answerable.drawing.chart import Axis, Line, LineDrawing
from answerable.drawing.exhibit import Column, Exhibit, Table
from answerable.law.words import say_order
from answerable.measuring.control.chart import ControlChart
from answerable.measuring.forces.national_999 import MEASURE, National, Standing
from answerable.measuring.forces.wording import say_rank, say_rank_range
from answerable.measuring.verdict import judge_series


def tell_standings(national: National) -> tuple[Exhibit, ...]:
    """The ranks of all months and the chart of our share; nothing of a single month, or of too few for limits."""
    exhibits = []
    if len(national.standings) > 1:
        exhibits.append(_tell_ranks(national))
    if national.series:
        exhibits.append(_tell_share(national, national.series))
    return tuple(exhibits)


def _tell_ranks(national: National) -> Exhibit:
    """Where our rank lay over the months: a spread that chance within one month does not show."""
    standings = national.standings
    last = standings[-1]
    reach = _say_reach(standings)
    return Exhibit(
        slug="ranks-by-month",
        title=f"Over {len(standings)} months {national.name} ranked {reach}",
        sentence=f"{MEASURE}, {standings[0].first_on:%B %Y} to {last.first_on:%B %Y}: {national.name} ranked {reach}."
        f" In {last.first_on:%B %Y} it ranked {say_rank(last.body.rank, last.body.is_tied)} of {last.bodies}, where "
        f"chance among that month's {last.body.size:,.0f} calls leaves {say_rank_range(last.body)}.",
        table=Table(
            columns=(
                Column("Month", "date"),
                Column(MEASURE, "percent", 1),
                Column("Calls", "count"),
                Column("Rank"),
                Column("Rank from", "count"),
                Column("to", "count"),
                Column("Of", "count"),
            ),
            rows=tuple(
                (
                    each.first_on,
                    100 * each.body.value,
                    each.body.size,
                    say_rank(each.body.rank, each.body.is_tied),
                    each.body.low_rank,
                    each.body.high_rank,
                    each.bodies,
                )
                for each in standings
            ),
        ),
        chart=LineDrawing(
            x=Axis(title="", form="date", starts_at_zero=False),
            y=Axis(title="Rank (1 is the highest share)", form="count", starts_at_zero=False),
            lines=(
                Line(
                    name=national.name,
                    at=tuple(each.first_on for each in standings),
                    values=tuple(float(each.body.rank) for each in standings),
                    low=tuple(float(each.body.low_rank) for each in standings),
                    high=tuple(float(each.body.high_rank) for each in standings),
                ),
            ),
        ),
        notes=("The band is what chance among a month's calls leaves open; the line moves with all else as well.",),
        query=f"read_national(rows, Options(ours={national.ours!r})).standings",
    )


def _say_reach(standings: Sequence[Standing]) -> str:
    ranks = sorted(each.body.rank for each in standings)
    bodies = sorted({each.bodies for each in standings})
    of = f"of {bodies[-1]}" if len(bodies) == 1 else f"of {bodies[0]} to {bodies[-1]}"
    if ranks[0] == ranks[-1]:
        return f"{say_order(ranks[0])} {of} in each"
    return f"from {say_order(ranks[0])} to {say_order(ranks[-1])} {of}"


def _tell_share(national: National, series: ControlChart) -> Exhibit:
    from answerable.measuring.control.picture import draw_control, tabulate_control
    from answerable.measuring.control.telling import describe_series

    return Exhibit(
        slug="share-by-month",
        title=f"{national.name}, {MEASURE}: {judge_series(series).words}",
        sentence=f"{national.name}: {describe_series(series)}",
        table=tabulate_control(series, MEASURE),
        chart=draw_control(series, MEASURE),
        notes=series.warnings,
        query=f"chart_shares(months, answered, calls) of {national.ours!r}",
    )
