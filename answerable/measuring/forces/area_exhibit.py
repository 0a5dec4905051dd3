"""What area profiles say: every area in one table of words, then each area's months."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from answerable.drawing.chart import Axis, GridDrawing
from answerable.drawing.exhibit import Badge, Column, Exhibit, Table, Told, make_slug
from answerable.drawing.wording import say_level, say_number
from answerable.measuring.forces.area import ALL_AREAS, Profiles
from answerable.measuring.forces.area_line import FEWEST_MONTHS, WANTED_MONTHS, AreaLine
from answerable.measuring.forces.wording import say_names
from answerable.measuring.verdict import Verdict

_TWO_POINTS = (
    "Two months are not enough to say that anything changed: where nothing changes, two months still differ by "
    "chance, by about the square root of their sum. What is usual is told from 12 months or more."
)
MOST_NAMED = 12
"""Areas that the sentence names; the table has all."""

MOST_DRAWN = 60
"""Areas whose months are drawn."""

_ALL = {1: "the area is", 2: "both areas are"}
_COLUMNS = ("Against what is usual", "Against the month before", "Against a year before")
_PROVISIONAL = Badge("provisional", "The last month may yet be revised.")


def tell_areas(profiles: Profiles) -> Told:
    """An overview of each measure, then each area's chart."""
    measures = dict.fromkeys(line.measure for line in profiles.lines)
    exhibits: list[Exhibit] = []
    for measure in measures:
        lines = [line for line in profiles.lines if line.measure == measure]
        exhibits.append(_tell_overview(lines, profiles))
        exhibits += [_tell_area(line) for line in _choose_drawn(lines) if line.chart]
    exhibits = _part_slugs(exhibits)
    return Told(title="Areas and what their months say", lead=_say_lead(profiles), exhibits=tuple(exhibits))


def _tell_overview(lines: Sequence[AreaLine], profiles: Profiles) -> Exhibit:
    areas = [line for line in lines if line.area != ALL_AREAS]
    return Exhibit(
        slug=make_slug(lines[0].measure, "areas"),
        title=f"{lines[0].measure}, {lines[0].on:%B %Y}: {_say_finding(areas)}",
        sentence=_say_overview(lines),
        table=_table_areas(lines),
        chart=_draw_grid(_choose_drawn(lines)),
        notes=_note(lines, profiles),
        badges=(_PROVISIONAL,) if any(line.is_provisional for line in lines) else (),
        query=f"read_areas(rows, Options(better={profiles.better!r}))",
    )


def _table_areas(lines: Sequence[AreaLine]) -> Table:
    return Table(
        columns=(
            Column("Area"),
            Column(f"{lines[0].on:%B %Y}", "count"),
            Column("Usual from", "number", 1),
            Column("to", "number", 1),
            Column(_COLUMNS[0]),
            Column("Month before", "count"),
            Column(_COLUMNS[1]),
            Column("Year before", "count"),
            Column(_COLUMNS[2]),
            Column("Months", "count"),
        ),
        rows=tuple(
            (
                line.area,
                line.count,
                max(0.0, line.chart.last.lower) if line.chart else None,
                line.chart.last.upper if line.chart else None,
                _say_usual(line.usual),
                line.before,
                _say_state(line.against_before),
                line.year_ago,
                _say_state(line.against_year),
                line.months,
            )
            for line in lines
        ),
    )


def _say_overview(lines: Sequence[AreaLine]) -> str:
    """What stands out in full, with its figures; of the rest, that it does not."""
    out = [line for line in lines if any(one and one.is_signal for one in _list(line))]
    quiet = [line.area for line in lines if line not in out]
    said = [f"{line.area}: {line.line}" for line in out[:MOST_NAMED]]
    if len(out) > MOST_NAMED:
        said.append(f"So do {say_number(len(out) - MOST_NAMED)} more, which stand in the table.")
    if quiet:
        said.append(f"Nothing to tell from chance in {say_names(quiet, MOST_NAMED)}.")
    return " ".join(said)


def _choose_drawn(lines: Sequence[AreaLine]) -> list[AreaLine]:
    """The areas whose months are drawn: of very many the first, those that stand out before the others."""
    if len(lines) <= MOST_DRAWN:
        return list(lines)
    return sorted(lines, key=lambda line: (line.area != ALL_AREAS, not line.is_signal))[:MOST_DRAWN]


def _part_slugs(exhibits: Sequence[Exhibit]) -> list[Exhibit]:
    """The exhibits, their slugs numbered where two names differ in no letter or figure."""
    taken: Counter[str] = Counter()
    parted = []
    for exhibit in exhibits:
        taken[exhibit.slug] += 1
        number = taken[exhibit.slug]
        parted.append(
            exhibit if number == 1 else msgspec.structs.replace(exhibit, slug=f"{exhibit.slug}-no-{number}")
        )
    return parted


def _tell_area(line: AreaLine) -> Exhibit:
    from answerable.measuring.control.picture import draw_control, tabulate_control

    if line.chart is None:
        raise ValueError("An area without limits has no chart.")
    standing = line.usual.words if line.usual else "nothing can be said yet"
    return Exhibit(
        slug=make_slug(line.measure, line.area),
        title=f"{line.area}, {line.measure.lower()}: {standing}",
        sentence=f"{line.area}: {line.line}",
        table=tabulate_control(line.chart, line.measure),
        chart=draw_control(line.chart, line.measure, starts_at_zero=True),
        notes=(
            *line.chart.warnings,
            f"A month against another is tested by its days; months here vary {say_number(line.dispersion, 1)} times "
            "as much as chance alone would have them, which the tests allow for.",
            *_note_missing([line]),
        ),
        badges=(_PROVISIONAL,) if line.is_provisional else (),
        query=f"chart_values(months, counts) of {line.measure!r} in {line.area!r}",
    )


def _draw_grid(lines: Sequence[AreaLine]) -> GridDrawing:
    return GridDrawing(
        x=Axis(title="", form="text"),
        y=Axis(title="Area", form="text"),
        rows=tuple(line.area for line in lines),
        columns=_COLUMNS,
        values=tuple(tuple(_shade(one) for one in _list(line)) for line in lines),
        words=tuple((_say_usual(line.usual), *(_say_state(one) for one in _list(line)[1:])) for line in lines),
    )


def _shade(verdict: Verdict | None) -> float | None:
    """How dark a cell is drawn: a signal stands out, and what cannot be said is left empty."""
    if verdict is None or verdict.direction == "too few":
        return None
    return 1.0 if verdict.is_signal else 0.0


def _list(line: AreaLine) -> tuple[Verdict | None, Verdict | None, Verdict | None]:
    return line.usual, line.against_before, line.against_year


def _say_usual(verdict: Verdict | None) -> str:
    is_usual = verdict is not None and verdict.direction == "no signal" and verdict.is_comparable
    return "within what is usual" if is_usual else _say_state(verdict)


def _say_state(verdict: Verdict | None) -> str:
    if verdict is None or verdict.direction == "too few":
        return "cannot be said"
    return {"no signal": "not told from chance"}.get(verdict.direction, verdict.direction)


def _say_finding(areas: Sequence[AreaLine]) -> str:
    """How many areas stand out, which is the finding; that none can be judged, where the months are too few."""
    judged = [line for line in areas if line.usual and line.usual.direction != "too few"]
    if not judged:
        return f"too few months to say what is usual in {'it' if len(areas) == 1 else 'any area'}"
    out = [line for line in judged if line.is_signal]
    if not out:
        return f"{_ALL.get(len(judged), f'all {say_number(len(judged))} areas are')} within what is usual"
    named = say_names([f"{line.area} ({_say_state(line.usual)})" for line in out])
    if len(judged) == 1:
        return f"the area stands out: {named}"
    some = f"{say_number(len(out))} of {say_number(len(judged))} areas"
    return f"{some} {'stands' if len(out) == 1 else 'stand'} out: {named}"


def _say_lead(profiles: Profiles) -> str:
    said = []
    for measure in dict.fromkeys(line.measure for line in profiles.lines):
        areas = [line for line in profiles.lines if line.measure == measure and line.area != ALL_AREAS]
        said.append(f"{measure}, {areas[0].on:%B %Y}: {_say_finding(areas)}.")
    absent = f" The file leaves out {say_names(profiles.absent)}." if profiles.absent else ""
    return f"{' '.join(said)}{absent}"


def _note(lines: Sequence[AreaLine], profiles: Profiles) -> tuple[str, ...]:
    notes = []
    fewest = min(line.months for line in lines)
    if fewest < FEWEST_MONTHS:
        notes.append(_TWO_POINTS)
    elif fewest < WANTED_MONTHS:
        notes.append(
            f"{WANTED_MONTHS} months are wanted, so that each month of the year stands twice; the shortest series "
            f"has {fewest}."
        )
    notes += _note_missing(lines)
    tests = sum(one is not None for line in lines for one in _list(line)[1:])
    if tests:
        notes.append(
            f"{say_number(tests)} {'test' if tests == 1 else 'tests'} of two months in this table, at "
            f"{say_level(lines[0].level)}, so that in all they speak no more than once in twenty where nothing "
            "changed. An area can differ from one month and lie within what is usual: that month was then itself "
            "unusual, or nearly."
        )
    if len(lines) > MOST_DRAWN:
        notes.append(f"{MOST_DRAWN} areas are drawn, those that stand out before the others; the table has all.")
    if profiles.late:
        notes.append(f"No count for the last month: {say_names(profiles.late)}.")
    if profiles.absent:
        notes.append(f"No counts for {say_names(profiles.absent)}.")
    return tuple(notes)


def _note_missing(lines: Sequence[AreaLine]) -> tuple[str, ...]:
    holes = [f"{line.area} ({len(line.missing)})" for line in lines if line.missing and line.area != ALL_AREAS]
    return (f"Months without a count, which are unknown and not nought: {say_names(holes)}.",) if holes else ()
