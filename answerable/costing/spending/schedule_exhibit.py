"""The schedule of spending line by line, and what to look at before it is published, as they are shown."""

from __future__ import annotations

from collections.abc import Sequence

from answerable.costing.amount import say_amount
from answerable.costing.spending.payment import Payment
from answerable.costing.spending.spending import SpendingResult
from answerable.costing.spending.table import narrow_table
from answerable.drawing.exhibit import Cell, Column, Exhibit, Table
from answerable.drawing.wording import say_count, say_number

MOST_SHOWN = 5_000
"""Lines of the schedule that an exhibit shows; the schedule as a file has all that the result holds."""
BEFORE_PUBLISHING = "look-at"
"""The exhibit for whoever publishes: what to look at first. It is no part of what is published."""
_OF_THE_FILE = ("Cost centre", "Category", "By card")


def list_schedule(payments: Sequence[Payment]) -> Table:
    """Lines of a schedule with every column that is published."""
    columns = (
        Column("Paid", "text"),
        Column("Spender"),
        Column("Reference"),
        Column("Line"),
        Column("Supplier"),
        Column("Purpose"),
        Column("Directorate"),
        Column("Cost centre"),
        Column("Category"),
        Column("Amount", "money", 2),
        Column("VAT not recovered", "money", 2),
        Column("By card"),
        Column("Why good value"),
    )
    return Table(columns=columns, rows=tuple(_write_row(each) for each in payments))


def _write_row(each: Payment) -> tuple[Cell, ...]:
    paid: Cell = f"{each.day:%B %Y}" if each.is_month else each.day
    where = (each.purpose, each.directorate, each.cost_centre, each.category)
    first = (paid, each.spender, each.reference, each.line, each.supplier, *where)
    return (*first, each.amount, each.vat, "yes" if each.is_card else "", each.value_reason)


def tell_look_at(result: SpendingResult, query: str) -> Exhibit | None:
    """Payments alike, and suppliers named as persons are; nothing where there is neither."""
    if not result.alike and not result.titled:
        return None
    rows = [(each.supplier, each.day, each.amount, ", ".join(each.references)) for each in result.alike]
    return Exhibit(
        slug=BEFORE_PUBLISHING,
        title="What to look at before this is published",
        sentence=" ".join(filter(None, (_say_alike(result), _say_titled(result)))),
        table=Table(
            columns=(Column("Supplier"), Column("Paid", "date"), Column("Each", "money", 2), Column("References")),
            rows=tuple(rows),
        ),
        notes=(
            f"Payments alike are looked for among items over {say_amount(result.threshold.over)} whose supplier and "
            "day are given.",
            *((f"The {say_number(len(rows))} largest are listed.",) if len(rows) < result.alike_count else ()),
        ),
        query=query,
    )


def _say_alike(result: SpendingResult) -> str:
    if not result.alike:
        return ""
    times = "Once" if result.alike_count == 1 else f"{say_number(result.alike_count)} times"
    return (
        f"{times}, one supplier was paid the same amount on one day under several references. That is usual for "
        "instalments and equal orders; a payment made twice looks the same."
    )


def _say_titled(result: SpendingResult) -> str:
    if not result.titled:
        return ""
    does = "names its supplier" if result.titled == 1 else "name their supplier"
    return (
        f"{say_count(result.titled, 'line')} {does} with a title such as Mr or Mrs: see whether that is a person "
        "whose name is private."
    )


def tell_schedule(result: SpendingResult, days: str, query: str) -> Exhibit:
    """The published lines one by one, as far as a page is wide."""
    over = f"over {say_amount(result.threshold.over)}"
    which = {
        "over-threshold": f"items {over}",
        "with-cards": f"items {over}, and all payments by procurement card",
        "all": "all items",
    }[result.options.publishes]
    published, left = result.published, result.left_out
    sentence = (
        f"{days}, {which}: {say_count(published.lines, 'line')} of {say_amount(published.amount)}. Left out: "
        f"{say_count(left.lines, 'line')} of {say_amount(left.amount)}."
    )
    shown = result.schedule[:MOST_SHOWN]
    return Exhibit(
        slug="schedule",
        title=f"Schedule of {which}",
        sentence=sentence,
        table=narrow_table(list_schedule(shown), _OF_THE_FILE),
        notes=(
            *_note_bounds(len(shown), result),
            f"Items {over} must be published, and the whole item counts: lines of a split payment may be smaller. "
            f"{result.threshold.source}.",
            "Grants to reduce crime and disorder are published apart, with their conditions (paragraph 3(f)).",
            *_note_reasons(result),
        ),
        query=query,
    )


def _note_bounds(shown: int, result: SpendingResult) -> tuple[str, ...]:
    lines, held = result.published.lines, len(result.schedule)
    notes = []
    if shown < held:
        notes.append(f"{say_number(shown)} of {say_number(lines)} lines are shown; the file has more.")
    if held < lines:
        notes.append(
            f"The schedule holds the first {say_number(held)} of {say_number(lines)} lines: choose fewer days, such "
            "as a month, to have them all."
        )
    return tuple(notes)


def _note_reasons(result: SpendingResult) -> tuple[str, ...]:
    if not result.without_reason:
        return ()
    lines = f"{say_number(result.without_reason)} of {say_count(result.published.lines, 'line')}"
    return (f"Why good value for money was expected is not given on {lines}; the Order asks for it of each.",)
