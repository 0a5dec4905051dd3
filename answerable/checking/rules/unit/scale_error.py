"""UNI601: a sum of money a thousand or a million times what is meant."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.paper import Paper
from answerable.checking.linking.cell_conflict import cover_label
from answerable.checking.linking.link import Links, are_comparable, link_quantities
from answerable.checking.linking.statement import Statement
from answerable.checking.linking.telling import cite_cell, name_place
from answerable.checking.rule import Disagreement, Examined
from answerable.measuring.rounding import Bounds
from answerable.record import Cite

TIMES_LARGEST = 5
"""A comma and a scale word are taken for a slip where the sum is so many times all else in the paper."""
FEWEST_OTHERS = 3
"""With fewer other sums of money in a paper, none shows how large its sums are."""
FEWEST_DIGITS = 3
_SLIPS = (Decimal(1000), Decimal(1_000_000))
_TENS = tuple(Decimal(10) ** power for power in (1, 2, 3, -1, -2, -3))
_AVERAGE = re.compile(
    r",?\s(?:or\s|and\s)?(?:(?:an|on)\saverage\s(?:grant\s|cost\s|award\s)?(?:of\s)?)$", re.IGNORECASE
)
_EACH = re.compile(r"\s(?:each|apiece)\b", re.IGNORECASE)
_COMMA_AND_SCALE = re.compile(r"\d,\d{3}(?:\.\d+)?\s?(?:m|mn|bn|k|million|billion|thousand)\b", re.IGNORECASE)


def find(paper: Paper) -> Iterator[Examined]:
    links = link_quantities(paper)
    money = [statement for statement in (*links.prose, *links.tables) if statement.kind == "GBP" and statement.size]
    by_digits: dict[str, list[Statement]] = defaultdict(list)
    for statement in money:
        by_digits[_digits(statement)].append(statement)
    tabled = {statement.size for statement in links.tables if statement.is_bare}
    for statements in links.sentences.values():
        found = _hold_average(statements) if len(statements) >= FEWEST_OTHERS else None
        if found:
            yield found
    told: set[str] = set()
    for statement in links.prose:
        if statement.kind == "GBP" and statement.size and statement.amount.figure.scale:
            found = _hold_against_all(statement, money, tabled)
            if found and found.disagreement:
                told.add(statement.amount.figure.id)
            if found:
                yield found
    for statement in links.prose:
        if statement.kind == "GBP" and statement.digits >= FEWEST_DIGITS and statement.amount.figure.id not in told:
            twin = _twin_at_other_scale(statement, by_digits[_digits(statement)], links)
            if twin:
                yield _tell_twin(paper, statement, twin)


def _hold_against_all(statement: Statement, money: list[Statement], tabled: set[Decimal]) -> Examined | None:
    """A sum with a scale word held against the largest of the other sums of the paper."""
    others = [other.size for other in money if not _COMMA_AND_SCALE.search(other.amount.text)]
    if len(others) < FEWEST_OTHERS:
        return None
    largest = max(others)
    if not _COMMA_AND_SCALE.search(statement.amount.text) or statement.size <= TIMES_LARGEST * largest:
        return Examined()
    if statement.amount.figure.scale == "thousand" and statement.size / 1000 in tabled:
        return Examined((statement.amount,))  # a table in thousands prints it so
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


def _hold_average(statements: list[Statement]) -> Examined | None:
    """`46 projects with £1.84m, an average of £40,000 each`: the average held against the sum and the count."""
    for count, money, mean in zip(statements, statements[1:], statements[2:], strict=False):
        sentence = mean.sentence
        if (
            sentence is None
            or (count.kind, money.kind, mean.kind) != ("count", "GBP", "GBP")
            or count.bounds.low <= 0
        ):
            continue
        start = sentence.start
        between = sentence.text[money.amount.end - start : mean.amount.start - start]
        if not _AVERAGE.match(between) or not _EACH.match(sentence.text[mean.amount.end - start :]):
            continue
        share = money.bounds.over(count.bounds)
        if share is None or not mean.size or share.meets(mean.bounds):
            return Examined((count.amount, money.amount, mean.amount))
        slip = next((slip for slip in _TENS if share.meets(mean.bounds.times(Bounds.exactly(slip)))), None)
        return _tell_average(count, money, mean, share) if slip else None
    return None


def _tell_average(count: Statement, money: Statement, mean: Statement, share: Bounds) -> Examined:
    meant = f"£{round(share.middle):,}"
    return Examined(
        (count.amount, money.amount, mean.amount),
        Disagreement(
            message=(
                f"{money.amount.text} for {count.amount.text} is {meant} each, which does not agree with "
                f"{mean.amount.text}."
            ),
            working=(
                f"{money.amount.text} reads as £{money.size.normalize():,f}.",
                f"{money.size.normalize():,f} ÷ {count.size.normalize():,f} = {meant}",
                f"The average is printed as {mean.amount.text}.",
            ),
            printed=mean.amount.text,
            expected=meant,
            explanation="A nought was left out or put in.",
            cite=_cite(mean),
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
        if not other.own and other.row is not None and other.row.label.casefold().strip() == "total":
            return bool(statement.near & other.around)  # the total of a table whose caption the sentence names
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
