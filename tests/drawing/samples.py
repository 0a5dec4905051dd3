"""One chart of each kind, and an exhibit that holds every part."""

from __future__ import annotations

import datetime as dt

from answerable.drawing.chart import (
    Axis,
    Bar,
    BarDrawing,
    Chart,
    ChartPoint,
    ControlDrawing,
    FunnelDrawing,
    FunnelLimit,
    FunnelPoint,
    GridDrawing,
    Line,
    LineDrawing,
    MapDrawing,
    Mark,
    Outline,
    Region,
    Span,
    SpanDrawing,
    Town,
)
from answerable.drawing.exhibit import Badge, Column, Exhibit, Origin, Table

MONTHS = tuple(dt.date(2021 + (month + 3) // 12, (month + 3) % 12 + 1, 1) for month in range(18))


def point(index: int, value: float) -> ChartPoint:
    rebased = index >= 10
    return ChartPoint(
        at=MONTHS[index],
        value=value,
        centre=51.0 if rebased else 62.0,
        lower=44.1 if rebased else 55.4,
        upper=57.9 if rebased else 68.6,
        signal={4: "improvement", 10: "concern"}.get(index, ""),
        is_provisional=index >= 16,
    )


CONTROL = ControlDrawing(
    x=Axis(title="Month"),
    y=Axis(title="Answered within 10 seconds", form="percent", starts_at_zero=False),
    points=tuple(point(at, (74.0 if at == 4 else 62.0 if at < 10 else 51.0) + at % 3) for at in range(18)),
    target=90.0,
    baseline=62.0,
    breaks=(Mark(at=dt.date(2022, 2, 1), words="New telephone system from 1 February 2022"),),
)
LINES = LineDrawing(
    x=Axis(title="Month", form="date"),
    y=Axis(title="Contacts", form="count"),
    lines=(
        Line(name="999", at=MONTHS, values=tuple(58_000 + 500 * at for at in range(18))),
        Line(name="101", at=MONTHS, values=tuple(None if at == 7 else 47_000 + 300 * at for at in range(18))),
    ),
    marks_x=(Mark(at=MONTHS[6], words="Contact centre moved"),),
)
STEPS = LineDrawing(
    x=Axis(title="Wait", form="seconds"),
    y=Axis(title="Callers", form="percent"),
    lines=(Line(name="Answered", at=(0.0, 5.0, 10.0, 60.0), values=(0.0, 40.0, 66.0, 93.7)),),
    is_stepped=True,
)
BARS = BarDrawing(
    x=Axis(title="Vacancies", form="percent"),
    categories=("Contact and public-facing front desks", "Response", "Neighbourhood units of eight areas"),
    bars=(
        Bar(name="2021", values=(4.7, 3.1, None), low=(3.4, 2.5, None), high=(6.4, 4.0, None)),
        Bar(name="2022", values=(4.8, 3.3, 1.4), low=(3.5, 2.7, 1.1), high=(6.5, 4.1, 1.8)),
    ),
    marks=(Mark(at=5.0, words="Ceiling 5%"),),
)
STACK = BarDrawing(
    x=Axis(title="Share of calls", form="percent"),
    categories=("May", "June"),
    bars=(Bar(name="Under 10 seconds", values=(51.0, 57.0)), Bar(name="Later", values=(49.0, 43.0))),
    is_stacked=True,
)
SPANS = SpanDrawing(
    x=Axis(title="Ratio to the baseline", form="ratio"),
    is_log=True,
    spans=(
        Span(name="Homicide", value=0.885, low=0.60, high=1.32),
        Span(name="Admissions under 25", value=0.674, low=0.55, high=0.83, is_ours=True),
    ),
    marks=(Mark(at=1.0, words="No change"),),
)
FUNNEL = FunnelDrawing(
    x=Axis(title="Calls", form="count"),
    y=Axis(title="Within 10 seconds", form="percent", starts_at_zero=False),
    points=(
        FunnelPoint(name="Northton", size=12_000.0, value=74.0, is_named=True),
        FunnelPoint(name="Westborough", size=58_563.0, value=51.0, is_ours=True),
        FunnelPoint(name="Southwick", size=30_000.0, value=70.0),
    ),
    target=71.0,
    limits=(
        FunnelLimit(level=0.95, at=(10_000.0, 60_000.0), low=(66.0, 69.0), high=(76.0, 73.0)),
        FunnelLimit(level=0.998, at=(10_000.0, 60_000.0), low=(63.0, 68.0), high=(79.0, 74.0)),
    ),
)
WEEK = GridDrawing(
    x=Axis(title="Hour of the day"),
    y=Axis(title="", form="count"),
    rows=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    columns=tuple(f"{hour:02}" for hour in range(24)),
    values=tuple(
        tuple(None if (day, hour) == (2, 3) else 60 + 4 * hour + 3 * day for hour in range(24)) for day in range(7)
    ),
)
THREAT = GridDrawing(
    x=Axis(title=""),
    y=Axis(title=""),
    rows=("East", "West"),
    columns=("Lines in use", "Weapons"),
    values=((0.1, 0.9), (0.5, None)),
    words=(("Low", "High"), ("Medium", "")),
)


def square(x: int, y: int, side: int = 1_000) -> tuple[tuple[int, int], ...]:
    """A square by its south-western corner, in metres."""
    return ((x, y), (x + side, y), (x + side, y + side), (x, y + side))


MAP = MapDrawing(
    key=Axis(title="Offences in the year", form="count"),
    regions=(
        Region(name="Eastside", rings=(square(401_000, 300_000),), value=12.0),
        Region(name="Westside", rings=(square(400_000, 300_000),), value=5.0, label="W", is_ours=True),
        Region(name="Northside", rings=(square(400_000, 301_000),), is_hidden=True),
        Region(name="Ridgeway", rings=(square(401_000, 301_000), square(401_400, 301_400, 200))),
    ),
    breaks=(0.0, 10.0, 20.0),
    method="equal",
    outlines=(Outline(name="All", rings=(square(400_000, 300_000, 2_000),)),),
    towns=(Town(name="Middleton", x=400_900, y=300_900),),
    ours_words="Ours",
    caveat="Borders are simplified.",
    credit="Contains invented outlines.",
)
CHARTS: dict[str, Chart] = {
    "control": CONTROL,
    "lines": LINES,
    "steps": STEPS,
    "bars": BARS,
    "stack": STACK,
    "spans": SPANS,
    "funnel": FUNNEL,
    "week": WEEK,
    "threat": THREAT,
    "map": MAP,
}

EXHIBIT = Exhibit(
    slug="three",
    title="Of three reductions told, one can be told from chance",
    sentence="Admissions under 25 stood at 145 against 215 (ratio 0.67); no other change is a signal.",
    table=Table(
        columns=(
            Column("Measure"),
            Column("Year to June 2022", "count"),
            Column("Baseline", "count"),
            Column("Ratio", "ratio"),
            Column("Chance", "p"),
        ),
        rows=(
            ("Homicide", 46, 52, 0.885, 0.61),
            ("Firearm discharges", 147, 162, 0.907, 0.43),
            ("Admissions under 25", 145, 215, 0.674, 0.0003),
            ("Knife robbery", None, 3100, None, None),
        ),
    ),
    chart=SPANS,
    notes=("Both periods are twelve months long.",),
    badges=(Badge("proxy", "Hospital admissions stand for serious violence."),),
    origins=(Origin(words="Admissions, year to June 2022", sha256="3f" * 32, address="/data/admissions"),),
    query="judge_counts(215, 145)",
)
