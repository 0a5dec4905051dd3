"""A messaging service: its monthly figures in control charts, and a pilot's two averages told as what they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Annotated

from msgspec import Meta, Struct

from answerable.measuring.control.chart import ControlChart
from answerable.measuring.loading.rows import Row
from answerable.measuring.refusal import MeasureError
from answerable.measuring.verdict import Better, Verdict, judge_shares

NO_ANSWERS = "no number of answers is given"
NO_SPREAD = "how much the answers differ is not given"
NO_MONTHS = "how much it varies from month to month is not given"
NOTHING_BEFORE = "there is no figure before"


class MessagingOptions(Struct, frozen=True, kw_only=True):
    """What may be chosen of the analysis of messaging."""

    name: Annotated[str, Meta(description="What the service is called.")] = "Messaging"
    tried: Annotated[str, Meta(description="What lies between before and after, in words.")] = "the change"


class MessageChart(Struct, frozen=True, kw_only=True):
    """A measure in an area (blank for the whole), month by month; `answers` is how many all months together rest on,
    nothing where a month does not say."""

    measure: str
    area: str
    chart: ControlChart
    answers: int | None = None


class PilotLine(Struct, frozen=True, kw_only=True):
    """A measure before and after. `verdict` is nothing where nothing can be tested: `lack` then says why."""

    measure: str
    area: str
    unit: str
    before: float | None
    after: float
    before_period: str
    after_period: str
    before_answers: int | None = None
    after_answers: int | None = None
    verdict: Verdict | None = None
    lack: str = ""


class MessagingResult(Struct, frozen=True, kw_only=True):
    """The charts of every measure and area, what kept others from being made, and the lines of a pilot."""

    options: MessagingOptions
    charts: tuple[MessageChart, ...]
    pilot: tuple[PilotLine, ...]
    left_out: tuple[str, ...] = ()


def measure_messaging(months: Sequence[Row], pilot: Sequence[Row], options: MessagingOptions) -> MessagingResult:
    """Chart monthly figures and judge a pilot; raises `MeasureError` where there is neither, or no chart to make."""
    if not months and not pilot:
        raise MeasureError("Give the monthly figures, the figures before and after a change, or both.")
    by_measure: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in months:
        by_measure[row["measure"], row["area"] or ""].append(row)
    charts, left_out = [], []
    for (measure, area), rows in by_measure.items():
        try:
            charts.append(_chart(measure, area, rows))
        except MeasureError as error:
            left_out.append(f"{_name(measure, area)}: {error}")
    if not charts and not pilot:
        raise MeasureError(" ".join(left_out))
    return MessagingResult(
        options=options,
        charts=tuple(charts),
        pilot=tuple(judge_pilot(row) for row in pilot),
        left_out=tuple(left_out),
    )


def judge_pilot(row: Row) -> PilotLine:
    """What can be said of a measure before and after.

    A percentage is tested where the answers on both sides are known; a mean score is not, without its spread. A
    count, or an average of a few months' counts, is not: messages, campaigns and word of mouth move many people at
    once, and two figures say nothing of how much the months vary by themselves.
    """
    line = PilotLine(
        measure=row["measure"],
        area=row["area"] or "",
        unit=row["unit"],
        before=row["before"],
        after=row["after"],
        before_period=row["before_period"] or "before",
        after_period=row["after_period"] or "after",
        before_answers=row["before_answers"],
        after_answers=row["after_answers"],
    )
    from msgspec.structs import replace

    if line.before is None:
        return replace(line, lack=NOTHING_BEFORE)
    if line.unit == "count":
        return replace(line, lack=NO_MONTHS)
    if not line.before_answers or not line.after_answers:
        return replace(line, lack=NO_ANSWERS)
    if line.unit == "score":
        return replace(line, lack=NO_SPREAD)
    if not (0 <= line.before <= 100 and 0 <= line.after <= 100):
        raise MeasureError(f"{line.measure}: a percentage of answers lies between 0 and 100.")
    better: Better = row["better"] or "neither"
    verdict = judge_shares(
        line.before / 100 * line.before_answers,
        line.before_answers,
        line.after / 100 * line.after_answers,
        line.after_answers,
        better=better,
    )
    return replace(line, verdict=verdict)


def _chart(measure: str, area: str, rows: Sequence[Row]) -> MessageChart:
    from answerable.measuring.control.charts import chart_values

    ordered = sorted(rows, key=lambda row: row["first_on"])
    answers = [row["answers"] for row in ordered]
    better: Better = ordered[-1]["better"] or "neither"
    return MessageChart(
        measure=measure,
        area=area,
        chart=chart_values(
            [row["first_on"] for row in ordered],
            [row["value"] for row in ordered],
            name=_name(measure, area),
            better=better,
        ),
        answers=None if None in answers else sum(answers),
    )


def _name(measure: str, area: str) -> str:
    return f"{measure}, {area}" if area else measure
