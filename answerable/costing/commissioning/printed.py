"""Sums of allocations as papers print them, held against what the allocations come to, with why they differ."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from answerable.costing.amount import add_up, say_amount
from answerable.costing.commissioning.allocation import list_allocations
from answerable.costing.fund import Fund, FundAllocation, PrintedSum
from answerable.costing.omission import list_omissions
from answerable.drawing.wording import say_count
from answerable.law.words import say_list

# With more choices than this that would each explain a difference, they are counted and not named.
_MOST_NAMED = 3


class HeldSum(Struct, frozen=True, kw_only=True):
    """A printed sum and what it comes to. `difference` is the print less what is worked out.

    It `agrees`, `omits` allocations that account for the difference, counts them twice (`doubles`), `differs` with
    nothing that explains it, or is `unknown` where there is nothing to hold it against. `choices` are the references
    that would explain it: one choice is an explanation, several are possibilities.
    """

    printed: PrintedSum
    worked_out: Decimal | None
    difference: Decimal | None
    state: Literal["agrees", "omits", "doubles", "differs", "unknown"]
    choices: tuple[tuple[str, ...], ...] = ()
    words: str = ""


def hold_sums(fund: Fund, year: int) -> tuple[HeldSum, ...]:
    """Every printed sum of a year against the allocations, or the fund, that it is the sum of."""
    return tuple(_hold(each, fund) for each in fund.printed if each.year == year)


def say_held(held: HeldSum) -> str:
    """A printed sum with its amount and its paper, and what is to be said of it."""
    paper = f" ({held.printed.source})" if held.printed.source else ""
    return f"“{held.printed.name}” is printed as {say_amount(held.printed.amount)}{paper}. {held.words}"


def _hold(printed: PrintedSum, fund: Fund) -> HeldSum:
    parts = _choose_parts(printed, fund)
    worked = fund.amounts.get(printed.year) if printed.of == "fund" else add_up(each.amount for each in parts)
    if worked is None or (printed.of != "fund" and not parts):
        words = "Nothing is given that it could be held against."
        return HeldSum(printed=printed, worked_out=None, difference=None, state="unknown", words=words)
    difference = printed.amount - worked
    if not difference:
        return HeldSum(printed=printed, worked_out=worked, difference=difference, state="agrees", words="Agrees.")
    amounts = [each.amount for each in parts]
    # What counts a part twice is as far above the sum as what omits it is below.
    omitted = list_omissions(amounts, worked + difference)
    doubled = () if omitted else list_omissions(amounts, worked - difference)
    choices = tuple(tuple(parts[at].reference for at in chosen) for chosen in omitted or doubled)
    return HeldSum(
        printed=printed,
        worked_out=worked,
        difference=difference,
        state="omits" if omitted else "doubles" if doubled else "differs",
        choices=choices,
        words=_explain(printed.amount, worked, [[parts[at] for at in chosen] for chosen in omitted or doubled]),
    )


def _choose_parts(printed: PrintedSum, fund: Fund) -> list[FundAllocation]:
    every = list_allocations(fund, printed.year)
    match printed.of:
        case "force_wide":
            return [each for each in every if not each.council.strip()]
        case "councils":
            return [each for each in every if each.council.strip()]
        case "all":
            return list(every)
    return []


def _explain(printed: Decimal, worked: Decimal, choices: Sequence[Sequence[FundAllocation]]) -> str:
    side = "less" if printed < worked else "more"
    said = f"The print is {say_amount(abs(printed - worked))} {side} than {say_amount(worked)}"
    if not choices:
        return f"{said}; nothing given explains it{_say_slip(printed, worked)}."
    does = "leaves out" if printed < worked else "counts twice"
    if len(choices) > _MOST_NAMED:
        return f"{said}: it may have missed or doubled lines, in any of {say_count(len(choices), 'way')}."
    named = [say_list(f"{each.recipient} ({say_amount(each.amount)})" for each in chosen) for chosen in choices]
    return f"{said}: it {does} {'either ' * (len(named) > 1)}{say_list(named, 'or')}."


def _say_slip(printed: Decimal, worked: Decimal) -> str:
    """Where the amounts differ in one digit, or two neighbours stand in each other's place: a slip of the hand."""
    left, right = f"{printed:.2f}", f"{worked:.2f}"
    if len(left) != len(right):
        return ""
    apart = [at for at, (one, other) in enumerate(zip(left, right, strict=True)) if one != other]
    if len(apart) == 1:
        return ", and the two differ in one digit alone"
    first, *rest = apart
    swapped = left[:first] + left[first + 1] + left[first] + left[first + 2 :]
    return ", and the two differ in the order of two digits alone" if rest and swapped == right else ""
