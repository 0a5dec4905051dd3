"""Shares of dosage as sentences, cells and drawings."""

from __future__ import annotations

from answerable.drawing.chart import Axis, Span, SpanDrawing
from answerable.drawing.exhibit import Badge, Cell, Column
from answerable.drawing.wording import say_interval, say_period, say_share
from answerable.patrolling.dosage.clustered import Share
from answerable.patrolling.dosage.result import DosageResult

QUERY = "answerable.patrolling.dosage.dosage.work_out_dosage(protocol, allocation, visits, to)"
FORMS_ALONE = Badge("proxy", "Visits are as officers wrote them down: no device confirms any of them.")
SHARE_COLUMNS = (Column("Share", "percent", 1), Column("Lower end", "percent", 1), Column("Upper end", "percent", 1))


def say_bounded(share: Share, of_what: str = "") -> str:
    """`74.0% (148 of 200 hotspot-days; 95% interval 66.1% to 80.6%)`."""
    if share.share is None or share.low is None or share.high is None:
        return "none counted"
    said = say_share(share.part, share.whole).removesuffix(")")
    noun = f" {of_what}" if of_what else ""
    return f"{said}{noun}; {say_interval(100 * share.low, 100 * share.high, 'percent', 1)})"


def cells_of_share(share: Share) -> tuple[Cell, ...]:
    """Part, whole, and in per cent the share with the ends of its interval."""
    percents = (None if each is None else 100 * each for each in (share.share, share.low, share.high))
    return (share.part, share.whole, *percents)


def make_span(name: str, share: Share) -> Span | None:
    """A share with its interval, in per cent; nothing where none was counted."""
    if share.share is None or share.low is None or share.high is None:
        return None
    return Span(name=name, value=100 * share.share, low=100 * share.low, high=100 * share.high)


def draw_spans(title: str, spans: list[Span | None]) -> SpanDrawing | None:
    """The shares that there are, one under another."""
    drawn = tuple(span for span in spans if span is not None)
    return SpanDrawing(x=Axis(title=title, form="percent"), spans=drawn) if drawn else None


def badge_forms(result: DosageResult) -> tuple[Badge, ...]:
    """That nothing but forms was read, where it is so."""
    return (FORMS_ALONE,) if result.visits and result.from_forms_alone == result.visits else ()


def say_days(result: DosageResult) -> str:
    """The days that were counted."""
    return say_period(result.first_on, result.last_on)


def say_part(share: Share) -> str:
    """A percentage for a title, with its n."""
    return say_share(share.part, share.whole) if share.whole else "none"
