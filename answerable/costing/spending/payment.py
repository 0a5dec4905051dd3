"""Lines of spending as the engine reads them: prepared, summed, and listed. Redacted suppliers lose their name here.

Everything after `prepare_lines` sees `Redacted: personal data` in the place of the name.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from msgspec import Struct

from answerable.costing.amount import NOTHING, add_up
from answerable.measuring.engine import fetch

NOT_GIVEN = "Not given"
TITLE = r"^(MR|MRS|MISS|MS|MX|DR|REV)\b"
"""How the name of a person often begins in a ledger of suppliers."""
_PARTED = "\x1f"


class Part(Struct, frozen=True, kw_only=True):
    """A part of the spending, in pounds, and of how many lines."""

    name: str
    amount: Decimal
    lines: int


class Item(Struct, frozen=True, kw_only=True):
    """What one reference paid to one supplier. `purposes` counts those on its lines; `purpose` is the first."""

    day: dt.date
    spender: str
    reference: str
    supplier: str
    purpose: str
    purposes: int
    amount: Decimal
    lines: int


class Payment(Struct, frozen=True, kw_only=True):
    """A line of the schedule as the public sees it. `day` is the first of the month where `is_month`."""

    day: dt.date
    is_month: bool
    spender: str
    reference: str
    line: str
    supplier: str
    purpose: str
    directorate: str
    cost_centre: str
    category: str
    value_reason: str
    amount: Decimal
    vat: Decimal | None
    is_card: bool


class Alike(Struct, frozen=True, kw_only=True):
    """Items of several references that paid one supplier the same on one day."""

    day: dt.date
    supplier: str
    amount: Decimal
    references: tuple[str, ...]


def prepare_lines(rows: Any) -> Any:
    """The rows with what is grouped by: `day`, `month`, `supplier_key`, `item` and the sum of that, `item_amount`."""
    import ibis

    is_flagged = rows.is_redacted.fill_null(False) | rows.redaction_reason.notnull()
    # Some ledgers write it in the place of the name: then the words are the ledger's.
    is_written = rows.supplier.strip().upper().startswith("REDACT").fill_null(False)
    redacted = is_flagged | is_written
    withheld = ibis.literal("Redacted: ") + rows.redaction_reason.fill_null("personal data")
    name = is_flagged.ifelse(withheld, rows.supplier.fill_null(NOT_GIVEN))
    directorate = rows.directorate.fill_null(NOT_GIVEN)
    day = rows.paid_on.coalesce(rows.first_on)
    known = rows.mutate(
        day=day,
        last_day=rows.paid_on.coalesce(rows.last_on, rows.first_on),
        month=day.strftime("%Y-%m"),
        redacted=redacted,
        card=rows.is_card.fill_null(False),
        supplier_name=_tidy(name),
        supplier_key=_tidy(name).upper(),
        has_name=rows.supplier.notnull() | redacted,
        has_title=_tidy(name).upper().re_search(TITLE) & ~redacted,
        directorate_name=_tidy(directorate),
        directorate_key=_tidy(directorate).upper(),
        spender=rows.spender.fill_null(""),
    ).drop("supplier")
    parted = ibis.literal(_PARTED)
    item = known.spender + parted + known.reference + parted + known.supplier_key
    named = known.mutate(item=item + known.redacted.cast("string"))
    return named.mutate(item_amount=named.amount.sum().over(ibis.window(group_by=named.item)))


def sum_lines(lines: Any, name: str, column: str = "amount") -> Part:
    """All lines as one part."""
    (found,) = fetch(lines.aggregate(amount=lines[column].sum(), lines=lines.count()))
    return Part(name=name, amount=found["amount"] or NOTHING, lines=found["lines"])


def sum_by(lines: Any, key: str, name: str) -> tuple[Part, ...]:
    """The parts that a column makes, the largest first, each called by its commonest spelling."""
    spelt = lines.group_by(sorted({key, name})).aggregate(sum=lines.amount.sum(), many=lines.count())
    spellings: dict[str, list[dict[str, Any]]] = {}
    for row in fetch(spelt):
        spellings.setdefault(row[key], []).append(row)
    made = (
        Part(
            name=min(rows, key=lambda row: (-row["many"], row[name].isupper(), row[name]))[name],
            amount=add_up(row["sum"] for row in rows),
            lines=sum(row["many"] for row in rows),
        )
        for rows in spellings.values()
    )
    return tuple(sorted(made, key=lambda part: (-part.amount, part.name)))


def list_largest(lines: Any, most: int) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """The largest items paid, and the largest taken back."""
    items = _group_items(lines)
    paid = items.filter(items.amount > 0).order_by([items.amount.desc(), items.item]).limit(most)
    taken = items.filter(items.amount < 0).order_by([items.amount, items.item]).limit(most)
    return _make_items(paid), _make_items(taken)


def find_alike(lines: Any, over: Decimal) -> tuple[Alike, ...]:
    """Items over a threshold that paid one supplier the same on one day under another reference, the largest first.

    Suppliers that are not named, and lines that only have their month, cannot be told to be alike.
    """
    known = lines.filter(~lines.redacted & lines.has_name & lines.paid_on.notnull())
    items = _group_items(known)
    items = items.filter(items.amount.abs() > over)
    groups = items.group_by(["supplier_key", "day", "amount"]).aggregate(
        supplier=items.supplier.max(),
        references=items.reference.collect(),
        many=items.reference.nunique(),
    )
    found = [
        Alike(
            day=row["day"],
            supplier=row["supplier"],
            amount=row["amount"],
            references=tuple(sorted(row["references"])),
        )
        for row in fetch(groups.filter(groups.many > 1))
    ]
    return tuple(sorted(found, key=lambda each: (-abs(each.amount), each.day, each.supplier)))


def list_payments(lines: Any, most: int) -> tuple[Payment, ...]:
    """The first lines of a schedule in the order of days, spenders and references."""
    ordered = lines.order_by(
        [lines.day, lines.spender, lines.reference, lines.line_number, lines.amount, lines.purpose]
    )
    texts = ("purpose", "cost_centre", "category", "value_reason")
    return tuple(
        Payment(
            day=row["day"],
            is_month=row["paid_on"] is None,
            spender=row["spender"],
            reference=row["reference"],
            line=row["line_number"] or "",
            supplier=row["supplier_name"],
            directorate=row["directorate"] or "",
            amount=row["amount"],
            vat=row["vat"],
            is_card=row["card"],
            **{name: row[name] or "" for name in texts},
        )
        for row in fetch(ordered.limit(most))
    )


def _tidy(words: Any) -> Any:
    """Words with one space where there were several."""
    return words.re_replace(r"\s+", " ").strip()


def _group_items(lines: Any) -> Any:
    return lines.group_by("item").aggregate(
        day=lines.day.max(),
        spender=lines.spender.min(),
        reference=lines.reference.min(),
        supplier=lines.supplier_name.max(),
        supplier_key=lines.supplier_key.max(),
        purpose=lines.purpose.min(),
        purposes=lines.purpose.nunique(),
        amount=lines.amount.sum(),
        lines=lines.count(),
    )


def _make_items(items: Any) -> tuple[Item, ...]:
    return tuple(
        Item(
            day=row["day"],
            spender=row["spender"],
            reference=row["reference"],
            supplier=row["supplier"],
            purpose=row["purpose"] or "",
            purposes=row["purposes"],
            amount=row["amount"],
            lines=row["lines"],
        )
        for row in fetch(items)
    )
