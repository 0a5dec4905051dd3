"""What a result was read from, and what the same trial was found to say before."""

from __future__ import annotations

import math

from answerable.drawing.exhibit import Cell, Column, Exhibit, Table
from answerable.drawing.wording import open_sentence, say_count, say_day, say_interval, say_p, say_value
from answerable.patrolling.effect.result import EarlierReading, TrialResult
from answerable.patrolling.effect.verdict import round_level


def say_again(result: TrialResult) -> tuple[str, ...]:
    """That the end was read before, why it was read again, and what it said then; nothing for a first reading."""
    before = [each for each in result.earlier if each.look == result.look]
    if not before:
        return ()
    said = "; ".join(f"on {say_day(each.read_on)}: {_say_finding(each)}" for each in before)
    why = f" Why it was read again: {result.why_again.rstrip('.')}." if result.why_again else ""
    return (f"The same days were read {say_count(len(before), 'time')} before, {said}.{why}",)


def say_since(visits: int, files: int) -> str:
    """What came in after a reading: `3 visits by form and 1 file of patrols`; empty for nothing."""
    told = (
        say_count(visits, "visit by form", "visits by form") if visits else "",
        say_count(files, "file of patrols", "files of patrols") if files else "",
    )
    return " and ".join(each for each in told if each)


def tell_readings(result: TrialResult) -> tuple[Exhibit, ...]:
    """The files and visits that it rests on, with their hashes, and every earlier reading; none where neither is
    known."""
    told = (_tell_sources(result), _tell_earlier(result))
    return tuple(each for each in told if each is not None)


def _tell_sources(result: TrialResult) -> Exhibit | None:
    sources = result.sources
    if not sources:
        return None
    rows = sum(each.rows for each in sources)
    return Exhibit(
        slug="sources",
        title=f"Read from {say_count(len(sources), 'source')}",
        sentence=f"Read from {say_count(len(sources), 'source')} of {say_count(rows, 'row')}, of days to "
        f"{say_day(result.data_to)}.",
        table=Table(
            columns=(
                Column("What"),
                Column("Rows", "count"),
                Column("First day", "date"),
                Column("Last day", "date"),
                Column("SHA-256 of the file as given"),
            ),
            rows=tuple(
                (open_sentence(each.what), each.rows, each.first_on, each.last_on, each.sha256 or "no file")
                for each in sources
            ),
        ),
        notes=("Whoever holds the files can check that they are these: another row gives another SHA-256.",),
    )


def _tell_earlier(result: TrialResult) -> Exhibit | None:
    if not result.earlier:
        return None
    return Exhibit(
        slug="earlier",
        title=f"The trial was read {say_count(len(result.earlier), 'time')} before",
        sentence="The primary outcome, "
        + "; ".join(f"read on {say_day(each.read_on)}: {_say_finding(each)}" for each in result.earlier)
        + ".",
        table=Table(
            columns=(
                Column("Reading"),
                Column("Read on", "date"),
                Column("Days to", "date"),
                Column("Rate ratio", "ratio"),
                Column("Lower end", "ratio"),
                Column("Upper end", "ratio"),
                Column("p", "p"),
                Column("Told from chance where p is at most", "number", 4),
            ),
            rows=tuple(_row(result, each) for each in result.earlier),
        ),
        notes=(
            "Every reading of a trial is kept and shown with those after it, whatever it says.",
            *(
                f"{say_since(each.visits_since, each.files_since)} came in after the reading of "
                f"{say_day(each.read_on)}, which did not count them."
                for each in result.earlier
                if each.visits_since or each.files_since
            ),
        ),
    )


def _row(result: TrialResult, each: EarlierReading) -> tuple[Cell, ...]:
    name = "End" if each.look == result.looks - 1 else f"Look {each.look + 1}"
    if each.ratio is None:
        return (name, each.read_on, each.data_to, None, None, None, each.p, each.alpha)
    high: Cell = "no limit" if each.high is None else each.high
    return (name, each.read_on, each.data_to, each.ratio, each.low, high, each.p, each.alpha)


def _say_finding(each: EarlierReading) -> str:
    if each.ratio is None:
        return f"no rate ratio ({say_p(each.p)})"
    high = math.inf if each.high is None else each.high
    ends = say_interval(each.low, high, "ratio", level=round_level(1 - each.alpha))
    return f"rate ratio {say_value(each.ratio, 'ratio')}, {ends} ({say_p(each.p)})"
