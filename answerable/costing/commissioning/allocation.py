"""Allocations of a year: by recipient and by council, what stands twice, and what cannot be published yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final, Literal

from msgspec import Struct

from answerable.costing.amount import NOTHING, add_up, say_amount
from answerable.costing.fund import Commissioning, Fund, FundAllocation
from answerable.costing.name import fold_name
from answerable.law.words import say_list

WHOLE_AREA: Final = "Whole force area"
"""What is said of an allocation without a council."""


class ShareOut(Struct, frozen=True, kw_only=True):
    """What one recipient or council is allocated in a year, in so many allocations."""

    name: str
    amount: Decimal
    allocations: int


class Repeat(Struct, frozen=True, kw_only=True):
    """Two allocations of a fund and year that look like one: the same reference, or the same recipient, council and
    purpose under two references."""

    by: Literal["reference", "purpose"]
    first: FundAllocation
    second: FundAllocation


class Shared(Struct, frozen=True, kw_only=True):
    """One recipient's one purpose paid out of several funds in a year: allowed, and said. Amounts by fund's name."""

    recipient: str
    purpose: str
    amounts: tuple[tuple[str, Decimal], ...]

    @property
    def total(self) -> Decimal:
        """What the funds give together."""
        return add_up(amount for _, amount in self.amounts)


class Lack(Struct, frozen=True, kw_only=True):
    """What an allocation lacks of what the Specified Information Order 2011 (sch. para 3(f)) has published."""

    reference: str
    recipient: str
    missing: tuple[str, ...]

    @property
    def words(self) -> str:
        """The sentence: `youth-offending: cannot be published yet: no reasons.`"""
        return f"{self.reference}: cannot be published yet: no {say_list(self.missing, 'or')}."


def list_allocations(fund: Fund, year: int) -> tuple[FundAllocation, ...]:
    """The allocations of a year, in the order given."""
    return tuple(each for each in fund.allocations if each.year == year)


def name_allocation(allocation: FundAllocation) -> str:
    """What tells it from others in a sentence: `Youth offending services (youth-offending)`."""
    return f"{allocation.recipient} ({allocation.reference})"


def sum_recipients(allocations: Iterable[FundAllocation]) -> tuple[ShareOut, ...]:
    """What each recipient is allocated, the largest first."""
    return _share_out((each.recipient, each.amount) for each in allocations)


def sum_councils(allocations: Iterable[FundAllocation]) -> tuple[ShareOut, ...]:
    """What each council's area is allocated, the largest first; what is force-wide is nobody's own."""
    return _share_out((each.council, each.amount) for each in allocations if each.council.strip())


def find_repeats(allocations: Sequence[FundAllocation]) -> tuple[Repeat, ...]:
    """Each allocation that stands a second time, with the first: by its reference, else by whom it is for and what.

    Names are compared without regard to capitals and spaces.
    """
    found: list[Repeat] = []
    references: dict[str, FundAllocation] = {}
    purposes: dict[tuple[str, ...], FundAllocation] = {}
    for each in allocations:
        by_reference = references.setdefault(fold_name(each.reference), each)
        key = (fold_name(each.recipient), fold_name(each.council), fold_name(each.purpose))
        by_purpose = purposes.setdefault(key, each)
        if by_reference is not each:
            found.append(Repeat(by="reference", first=by_reference, second=each))
        elif by_purpose is not each:
            found.append(Repeat(by="purpose", first=by_purpose, second=each))
    return tuple(found)


def say_repeat(repeat: Repeat) -> str:
    """What stands twice, with both amounts, and what to do."""
    first, second = repeat.first, repeat.second
    amounts = f"{say_amount(first.amount)} and {say_amount(second.amount)}"
    if repeat.by == "reference":
        return (
            f"The reference {first.reference} stands twice: {first.recipient} and {second.recipient}, {amounts}. "
            "Remove one of the two, or give it a reference of its own."
        )
    return (
        f"{first.reference} and {second.reference} are both for {first.recipient}, "
        f"{first.council or WHOLE_AREA.lower()}, {first.purpose or 'no purpose given'}: {amounts}. "
        "Remove one of the two, or say in each purpose how they differ."
    )


def find_shared(commissioning: Commissioning, year: int) -> tuple[Shared, ...]:
    """Every recipient with one purpose that two funds or more pay for in a year, in the order given."""
    names: dict[tuple[str, str], FundAllocation] = {}
    amounts: dict[tuple[str, str], dict[int, Decimal]] = {}
    for at, fund in enumerate(commissioning.funds):
        for each in list_allocations(fund, year):
            key = (fold_name(each.recipient), fold_name(each.purpose))
            names.setdefault(key, each)
            by_fund = amounts.setdefault(key, {})
            by_fund[at] = by_fund.get(at, NOTHING) + each.amount
    return tuple(
        Shared(
            recipient=names[key].recipient,
            purpose=names[key].purpose,
            amounts=tuple((commissioning.funds[at].name, amount) for at, amount in by_fund.items()),
        )
        for key, by_fund in amounts.items()
        if len(by_fund) > 1
    )


def say_shared(shared: Shared) -> str:
    """Who is paid for what out of which funds, and what that comes to."""
    parts = say_list(f"{say_amount(amount)} out of {name}" for name, amount in shared.amounts)
    purpose = shared.purpose or "a purpose that is not given"
    return (
        f"{shared.recipient} is paid for {purpose} out of several funds: {parts}, {say_amount(shared.total)} in all."
    )


def list_lacks(fund: Fund, year: int) -> tuple[Lack, ...]:
    """The allocations of a year that lack what must be published of them: recipient, purpose, reasons, conditions.

    The order asks for the conditions `if any`: a clerk who attaches none says so, since a blank may be forgotten.
    """
    asked = {"recipient": "recipient", "purpose": "purpose", "reasons": "reasons", "terms": "conditions"}
    lacks = (
        Lack(
            reference=each.reference,
            recipient=each.recipient,
            missing=tuple(name for field, name in asked.items() if not getattr(each, field).strip()),
        )
        for each in list_allocations(fund, year)
    )
    return tuple(lack for lack in lacks if lack.missing)


def _share_out(named: Iterable[tuple[str, Decimal]]) -> tuple[ShareOut, ...]:
    names: dict[str, str] = {}
    amounts: dict[str, list[Decimal]] = {}
    for name, amount in named:
        names.setdefault(fold_name(name), name)
        amounts.setdefault(fold_name(name), []).append(amount)
    shares = [
        ShareOut(name=names[key], amount=add_up(parts), allocations=len(parts)) for key, parts in amounts.items()
    ]
    return tuple(sorted(shares, key=lambda share: (-share.amount, share.name)))
