"""A survey from its totals: counts, or shares as they were printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from answerable.drawing.wording import say_day
from answerable.measuring.loading.rows import Row
from answerable.measuring.refusal import MeasureError
from answerable.measuring.survey.group import Counted
from answerable.measuring.survey.question import Options, Question, measure_counts, measure_print, quote_name
from answerable.measuring.verdict import Verdict, judge_shares


def measure_totals(name: str, rows: Sequence[Row], options: Options) -> Question:
    for row in rows:
        _refuse_row(row)
    last = max((row["last_on"], row["first_on"]) for row in rows)
    period = (last[1], last[0])
    now = [row for row in rows if (row["first_on"], row["last_on"]) == period]
    counted = [_count_row(row) for row in now if row["unit"] and row["answered"] is not None]
    whole = next((row for row in now if not row["unit"]), None)
    if whole is None and not counted:
        raise MeasureError(f"The totals of {quote_name(name)} have no counts and no share for all together.")
    if whole is None:
        return measure_counts(name, period, _add_up(counted), counted, options)
    if whole["answered"] is None:
        return measure_print(name, period, whole, options)
    question = measure_counts(name, period, _count_row(whole), counted, options)
    verdict = None if question.is_hidden else _judge_before(rows, whole, options)
    return replace(question, verdict=verdict)


def _refuse_row(row: Row) -> None:
    invited, answered, satisfied = row["invited"], row["answered"], row["satisfied"]
    where = f"{row['unit'] or 'All'}, from {say_day(row['first_on'])}"
    if answered is not None and (satisfied is None) == (row["share"] is None):
        raise MeasureError(f"{where}: give either how many of the {answered:,} were content or the share, not both.")
    if answered is not None and satisfied is not None and satisfied > answered:
        raise MeasureError(f"{where}: {satisfied:,} were content, but only {answered:,} answered.")
    if invited is not None and answered is not None and answered > invited:
        raise MeasureError(f"{where}: {answered:,} answered, but only {invited:,} were asked.")
    if answered is None and row["share"] is None:
        raise MeasureError(f"{where}: there is neither a count nor a share.")


def _count_row(row: Row) -> Counted:
    satisfied = row["satisfied"]
    if satisfied is None:
        satisfied = round(row["answered"] * row["share"] / 100)
    return Counted(row["unit"] or "", row["invited"], row["answered"], satisfied, row["response"])


def _add_up(counted: Iterable[Counted]) -> Counted:
    units = list(counted)
    invited = [unit.invited for unit in units]
    asked = None if None in invited else sum(each for each in invited if each is not None)
    return Counted("", asked, sum(unit.answered for unit in units), sum(unit.satisfied for unit in units))


def _judge_before(rows: Sequence[Row], whole: Row, options: Options) -> Verdict | None:
    """Whether the share changed from the period before, where both have their counts."""
    earlier = [
        row
        for row in rows
        if not row["unit"] and row["last_on"] < whole["first_on"] and row["answered"] and row["satisfied"] is not None
    ]
    if not earlier or whole["satisfied"] is None or not whole["answered"]:
        return None
    before = max(earlier, key=lambda row: row["last_on"])
    return judge_shares(
        before["satisfied"],
        before["answered"],
        whole["satisfied"],
        whole["answered"],
        better="higher",
        level=options.level,
    )
