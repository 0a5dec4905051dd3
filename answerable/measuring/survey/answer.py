"""A survey from its answers one by one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from msgspec.structs import replace

from answerable.measuring.loading.rows import Row
from answerable.measuring.refusal import MeasureError
from answerable.measuring.survey.group import Counted
from answerable.measuring.survey.question import Options, Question, measure_counts, quote_name
from answerable.measuring.survey.weighting import weight_answers


def measure_answers(
    name: str, rows: Sequence[Row], sums: Sequence[Row], margins: Sequence[Row], options: Options
) -> Question:
    given = [row for row in rows if row["answer"]]
    if not given:
        raise MeasureError(f"Nobody answered {quote_name(name)}: there is nothing to measure.")
    content = _list_content(given, options)
    first_on, last_on = min(row["answered_on"] for row in rows), max(row["answered_on"] for row in rows)
    asked = _find_sum(sums, None, first_on, last_on)
    counted = _count_units(given, content, sums, first_on, last_on)
    whole = Counted("", asked["invited"] if asked else None, len(given), sum(content))
    question = measure_counts(name, (first_on, last_on), whole, counted, options)
    if not margins:
        return question
    weighted, refusal = weight_answers(given, content, margins, options.level)
    return replace(question, weighted=None if question.is_hidden else weighted, unweighted_because=refusal)


def refuse_satisfied(rows: Sequence[Row], options: Options) -> None:
    """Raise `MeasureError`, naming the answers there are, where no answer to any question counts as content."""
    given = [row for row in rows if row["answer"]]
    if given and not any(_list_content(given, options)):
        there = sorted({row["answer"].strip() for row in given})
        raise MeasureError(
            f"No answer is “{options.satisfied}”. Choose, in “satisfied”, from: {', '.join(there[:12])}."
        )


def _list_content(rows: Sequence[Row], options: Options) -> list[bool]:
    wanted = {word.strip().casefold() for word in options.satisfied.split(",")}
    return [row["answer"].strip().casefold() in wanted for row in rows]


def _count_units(
    rows: Sequence[Row], content: Sequence[bool], sums: Sequence[Row], first_on: dt.date, last_on: dt.date
) -> list[Counted]:
    found: dict[str, list[int]] = {}
    for row, is_content in zip(rows, content, strict=True):
        tally = found.setdefault(row["unit"] or "", [0, 0])
        tally[0] += 1
        tally[1] += is_content
    units = []
    for unit, (answered, satisfied) in sorted(found.items()):
        asked = _find_sum(sums, unit, first_on, last_on) if unit else None
        units.append(Counted(unit, asked["invited"] if asked else None, answered, satisfied))
    return units if any(unit.name for unit in units) else []


def _find_sum(sums: Sequence[Row], unit: str | None, first_on: dt.date, last_on: dt.date) -> Row | None:
    """The total of a unit, or of all, whose period holds the days of the answers."""
    held = [
        row
        for row in sums
        if (row["unit"] or None) == unit and row["first_on"] <= first_on and last_on <= row["last_on"]
    ]
    return held[0] if held else None
