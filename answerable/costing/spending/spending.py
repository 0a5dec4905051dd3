"""Spending from a file of lines: what was paid in all, by month, to whom and by which directorate, and the schedule.

Sums are decimals from the file to the page. An item is what one reference paid to one supplier: it is over the
threshold or not as a whole, however many cost centres it is split over.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from answerable.costing.amount import add_up
from answerable.costing.spending.payment import (
    NOT_GIVEN,
    Alike,
    Item,
    Part,
    Payment,
    find_alike,
    list_largest,
    list_payments,
    prepare_lines,
    sum_by,
    sum_lines,
)
from answerable.costing.spending.threshold import Threshold, find_threshold
from answerable.drawing.wording import say_count
from answerable.measuring.engine import open_rows
from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.refusal import MeasureError

MOST_KEPT = 20_000
"""Lines of a schedule that a result holds; the Order asks for one each month, which has far fewer."""
MOST_LARGEST = 10
MOST_ALIKE = 100


class SpendingOptions(Struct, frozen=True, kw_only=True):
    """What may be chosen of the analysis of spending."""

    first_on: Annotated[dt.date | None, Meta(description="The first day; blank for the first in the file.")] = None
    last_on: Annotated[dt.date | None, Meta(description="The last day; blank for the last in the file.")] = None
    publishes: Annotated[
        Literal["over-threshold", "with-cards", "all"],
        Meta(description="What is in the schedule: items over the threshold, with all payments by card, or all."),
    ] = "over-threshold"
    named: Annotated[int, Meta(ge=1, le=200, description="How many suppliers are named, those paid most first.")] = 20


class SpendingResult(Struct, frozen=True, kw_only=True):
    """The spending of a period, in pounds.

    A `Part` counts lines. `total` is the sum of `months`, of `directorates`, of `published` and `left_out`, and of
    `suppliers`, `others`, `redacted` (by reason) and `unnamed` (the file gives no name) together; `supplier_count`
    and `ten_most`, what the ten paid most had, are of suppliers with a name. `titled` lines name a supplier as a
    person is named. `schedule` holds the published lines, the first `MOST_KEPT` of `published.lines`; in it, as
    everywhere here, no redacted supplier is named. `without_reason` published lines do not say why good value was
    expected.
    """

    options: SpendingOptions
    first_on: dt.date
    last_on: dt.date
    total: Part
    items: int
    months: tuple[Part, ...]
    suppliers: tuple[Part, ...]
    others: Part | None
    supplier_count: int
    ten_most: Decimal
    directorates: tuple[Part, ...]
    largest: tuple[Item, ...]
    credits: Part
    largest_credits: tuple[Item, ...]
    redacted: tuple[Part, ...]
    unnamed: Part
    titled: int
    cards: Part
    vat: Part
    alike: tuple[Alike, ...]
    alike_count: int
    published: Part
    left_out: Part
    without_reason: int
    schedule: tuple[Payment, ...]
    threshold: Threshold


def measure_spending(file: DataFile, options: SpendingOptions, engine: str = "") -> SpendingResult:
    """Add up the spending in a file, in DECIMAL by the engine. Lines of the same supplier are told by its name
    without regard to case and spaces; another spelling is another supplier.

    Raises `MeasureError` where no line falls in the period, or a line is given by more than one month.
    """
    every = prepare_lines(open_rows(file, engine))
    chosen = _choose_days(every, options)
    total = sum_lines(chosen, "All spending")
    if not total.lines:
        raise MeasureError(f"“{file.name}” has no spending in these days.")
    _refuse_long_periods(chosen, file)
    days = _find_days(chosen)
    threshold = find_threshold("item of spending", days[1])
    is_published = _choose_published(chosen, options, threshold)
    published = sum_lines(chosen.filter(is_published), "Published")
    named = sum_by(chosen.filter(~chosen.redacted & chosen.has_name), "supplier_key", "supplier_name")
    redacted = sum_by(chosen.filter(chosen.redacted), "supplier_key", "supplier_name")
    shown, others = _cut(named, options.named)
    alike = find_alike(chosen, threshold.over)
    paid, taken_back = list_largest(chosen, MOST_LARGEST)
    return SpendingResult(
        options=options,
        first_on=options.first_on or days[0],
        last_on=options.last_on or days[1],
        total=total,
        items=int(chosen.item.nunique().to_pyarrow().as_py()),
        months=tuple(sorted(sum_by(chosen, "month", "month"), key=lambda part: part.name)),
        suppliers=shown,
        others=others,
        supplier_count=len(named),
        ten_most=add_up(part.amount for part in named[:10]),
        directorates=sum_by(chosen, "directorate_key", "directorate_name"),
        largest=paid,
        credits=sum_lines(chosen.filter(chosen.amount < 0), "Credits"),
        largest_credits=taken_back,
        redacted=redacted,
        unnamed=sum_lines(chosen.filter(~chosen.has_name), NOT_GIVEN),
        titled=_count(chosen.filter(chosen.has_title)),
        cards=sum_lines(chosen.filter(chosen.card), "Procurement cards"),
        vat=sum_lines(chosen.filter(chosen.vat.notnull()), "VAT not recovered", column="vat"),
        alike=alike[:MOST_ALIKE],
        alike_count=len(alike),
        published=published,
        left_out=_leave_out(total, published),
        without_reason=_count(chosen.filter(is_published & chosen.value_reason.isnull())),
        schedule=list_payments(chosen.filter(is_published), MOST_KEPT),
        threshold=threshold,
    )


def _leave_out(total: Part, published: Part) -> Part:
    amount, lines = total.amount - published.amount, total.lines - published.lines
    return Part(name="Left out of the schedule", amount=amount, lines=lines)


def _choose_days(lines: Any, options: SpendingOptions) -> Any:
    if options.first_on is not None and options.last_on is not None and options.first_on > options.last_on:
        raise MeasureError("The first day is after the last: give them the other way round.")
    if options.first_on is not None:
        lines = lines.filter(lines.day >= options.first_on)
    return lines.filter(lines.day <= options.last_on) if options.last_on is not None else lines


def _refuse_long_periods(lines: Any, file: DataFile) -> None:
    """A line of a quarter belongs to no month, and the sums by month would not be the total."""
    long = lines.filter(lines.paid_on.isnull() & (lines.last_on.strftime("%Y-%m") != lines.month))
    if many := _count(long):
        raise MeasureError(
            f"“{file.name}” has {say_count(many, 'line')} of a period longer than a month: give the day or the month "
            "of each."
        )


def _find_days(lines: Any) -> tuple[dt.date, dt.date]:
    """The first day of spending, and the last: of a line that only has its month, the last of that."""
    found = lines.aggregate(first=lines.day.min(), last=lines.last_day.max()).to_pyarrow().to_pylist()[0]
    return found["first"], found["last"]


def _choose_published(lines: Any, options: SpendingOptions, threshold: Threshold) -> Any:
    import ibis

    if options.publishes == "all":
        return ibis.literal(True)
    is_over = lines.item_amount.abs() > threshold.over
    return is_over | lines.card if options.publishes == "with-cards" else is_over


def _count(lines: Any) -> int:
    return int(lines.count().to_pyarrow().as_py())


def _cut(parts: tuple[Part, ...], most: int) -> tuple[tuple[Part, ...], Part | None]:
    """The first so many parts, and the rest as one."""
    rest = parts[most:]
    return parts[:most], _add(rest) if rest else None


def _add(parts: Iterable[Part]) -> Part:
    given = list(parts)
    lines = sum(part.lines for part in given)
    return Part(name="All others", amount=add_up(part.amount for part in given), lines=lines)
