"""UNI601: a sum of money a thousand or a million times what is meant."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from answerable.checking.amount import Amount
from answerable.checking.cell_conflict import cover_label
from answerable.checking.linking import Links, are_comparable, link_quantities
from answerable.checking.paper import Paper
from answerable.checking.rule import Disagreement, Examined
from answerable.checking.statement import Statement
from answerable.checking.telling import cite_cell, name_place
from answerable.record import Cite

TIMES_LARGEST = 5
"""A comma and a scale word are taken for a slip where the sum is so many times all else in the paper."""
FEWEST_OTHERS = 3
"""With fewer other sums of money in a paper, none shows how large its sums are."""
FEWEST_DIGITS = 3
_SLIPS = (Decimal(1000), Decimal(1_000_000))
_COMMA_AND_SCALE = re.compile(r"\d,\d{3}(?:\.\d+)?\s?(?:m|mn|bn|k|million|billion|thousand)\b", re.IGNORECASE)


def find(paper: Paper) -> Iterator[Examined]:
    links = link_quantities(paper)
    money = [statement for statement in (*links.prose, *links.tables) if statement.kind == "GBP" and statement.size]
    by_digits: dict[str, list[Statement]] = defaultdict(list)
    for statement in money:
        by_digits[_digits(statement)].append(statement)
    told: set[str] = set()
    for statement in links.prose:
        if statement.kind == "GBP" and statement.size and statement.amount.figure.scale:
            found = _hold_against_all(statement, money)
            if found and found.disagreement:
                told.add(statement.amount.figure.id)
            if found:
                yield found
    for statement in links.prose:
        if statement.kind == "GBP" and statement.digits >= FEWEST_DIGITS and statement.amount.figure.id not in told:
            twin = _twin_at_other_scale(statement, by_digits[_digits(statement)], links)
            if twin:
                yield _tell_twin(paper, statement, twin)


def _hold_against_all(statement: Statement, money: list[Statement]) -> Examined | None:
    """A sum with a scale word held against the largest of the other sums of the paper."""
    others = [other.size for other in money if not _COMMA_AND_SCALE.search(other.amount.text)]
    if len(others) < FEWEST_OTHERS:
        return None
    largest = max(others)
    if not _COMMA_AND_SCALE.search(statement.amount.text) or statement.size <= TIMES_LARGEST * largest:
        return Examined()
    meant = statement.size / 1000
    times = round(statement.size / largest, 1)
    return Examined(
        (statement.amount,),
        Disagreement(
            message=(
                f"{statement.amount.text} is {times:f} times the largest other sum in the paper, "
                f"£{largest.normalize():,f}; £{meant.normalize():,f} may be meant."
            ),
            working=(
                f"{statement.amount.text} reads as £{statement.size.normalize():,f}.",
                f"The largest other sum in the paper is £{largest.normalize():,f}.",
                f"{statement.size.normalize():,f} ÷ {largest.normalize():,f} = {times:f}",
            ),
            printed=statement.amount.text,
            expected=f"£{meant.normalize():,f}",
            explanation="A comma was printed for a decimal point, or the scale word was put to a sum in thousands.",
            cite=_cite(statement),
        ),
    )


def _twin_at_other_scale(statement: Statement, alike: list[Statement], links: Links) -> Statement | None:
    """The same digits for the same thing a thousand or a million times larger or smaller."""
    if links.agrees_with(statement):
        return None
    for other in alike:
        if other is statement or not are_comparable(statement, other):
            continue
        large, small = max(statement.size, other.size), min(statement.size, other.size)
        if large / small in _SLIPS and _is_one_thing(statement, other, links):
            return other
    return None


def _is_one_thing(statement: Statement, other: Statement, links: Links) -> bool:
    if other.in_table:
        telling = len(other.own) > 1 or statement.digits > FEWEST_DIGITS
        return telling and bool(other.own) and cover_label(statement, other, links) == 1
    return len(statement.own & other.own) >= FEWEST_DIGITS


def _tell_twin(paper: Paper, statement: Statement, twin: Statement) -> Examined:
    amounts: tuple[Amount, ...] = (statement.amount, twin.amount)
    return Examined(
        amounts,
        Disagreement(
            message=(
                f"{statement.amount.text} (£{statement.size.normalize():,f}) has the digits of {twin.amount.text} "
                f"(£{twin.size.normalize():,f}) {name_place(paper, twin)} at another scale."
            ),
            working=(
                f"{statement.amount.text} reads as £{statement.size.normalize():,f}.",
                f"{twin.amount.text} reads as £{twin.size.normalize():,f}.",
            ),
            printed=statement.amount.text,
            expected=f"£{twin.size.normalize():,f}",
            explanation="Thousands and millions were mixed in one of the two places.",
            cite=_cite(statement),
            also=(twin.sentence.cite() if twin.sentence else cite_cell(twin),),
        ),
    )


def _digits(statement: Statement) -> str:
    return "".join(letter for letter in f"{statement.size:f}" if letter.isdigit()).strip("0")


def _cite(statement: Statement) -> Cite:
    return statement.sentence.cite() if statement.sentence else statement.amount.cite
