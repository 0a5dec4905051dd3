"""Two prints of which one may be the other with a slip of the keys: a digit changed, swapped, left out or doubled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal

from answerable.checking.statement import Statement
from answerable.measuring.rounding import round_both_ways

FEWEST_DIGITS = 3
"""With fewer digits nearly any two numbers are one slip apart."""
FEWEST_BESIDE_LOST = 4
"""So many must stand beside a digit left out or doubled."""

_Key = tuple[int, int, str]


def is_misprint(first: Statement, second: Statement) -> bool:
    """Whether the digits of two figures are one slip apart (Levenshtein distance 1, or two neighbours swapped), at
    the place to which the rounder of the two is printed."""
    place = max(first.last_place, second.last_place)
    ones, twos = (
        {f"{whole:f}" for whole in round_both_ways(statement.size.scaleb(-place), 0)} for statement in (first, second)
    )
    return not ones & twos and any(
        min(len(one), len(two)) >= FEWEST_DIGITS and slips_apart(one, two) for one in ones for two in twos
    )


def slips_apart(one: str, two: str) -> bool:
    """Whether one slip makes one string of digits the other."""
    if len(one) == len(two):
        places = [place for place, (left, right) in enumerate(zip(one, two, strict=True)) if left != right]
        if len(places) == 1:
            return True
        return (
            len(places) == 2
            and places[1] == places[0] + 1
            and (one[places[0]], one[places[1]]) == (two[places[1]], two[places[0]])
        )
    longer, shorter = (one, two) if len(one) > len(two) else (two, one)
    return len(longer) == len(shorter) + 1 > FEWEST_BESIDE_LOST and any(
        longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer))
    )


class MisprintIndex:
    """Figures that can be looked up by what a slip would make of them, each also as it would be printed rounder."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._held: dict[_Key, list[tuple[bool, Statement]]] = defaultdict(list)
        for statement in statements:
            for rounded, place, digits in _prints(statement):
                for key in (*_keys(place, digits), *((place, -2, shorter) for shorter in _shorten(digits))):
                    self._held[key].append((rounded, statement))

    def near(self, statement: Statement) -> list[Statement]:
        """The figures of which this may be a misprint; they may be of another unit or quantity."""
        found: dict[str, Statement] = {}
        for rounded, place, digits in _prints(statement):
            swapped = (digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :] for at in range(len(digits) - 1))
            others = (*swapped, *_shorten(digits))
            keys = [*_keys(place, digits), (place, -2, digits), *((place, -1, other) for other in others)]
            for key in keys:
                for other_rounded, other in self._held.get(key, ()):
                    if not (rounded and other_rounded) and key[1:] != (-1, digits):
                        found[other.amount.figure.id] = other
        return [other for other in found.values() if is_misprint(statement, other)]


def _prints(statement: Statement) -> Iterator[tuple[bool, int, str]]:
    """A figure's digits as printed and at each rounder place that leaves enough of them."""
    place, size = statement.last_place, statement.size
    digits = f"{size.scaleb(-place).quantize(Decimal(1), ROUND_HALF_UP):f}"
    yield False, place, digits
    for _ in range(len(digits) - FEWEST_DIGITS):
        place += 1
        yield True, place, f"{size.scaleb(-place).quantize(Decimal(1), ROUND_HALF_UP):f}"


def _shorten(digits: str) -> set[str]:
    """The digits with each of them left out, where enough stay."""
    if len(digits) <= FEWEST_BESIDE_LOST:
        return set()
    return {digits[:at] + digits[at + 1 :] for at in range(len(digits))}


def _keys(place: int, digits: str) -> Iterator[_Key]:
    """The digits themselves, and they with each left open."""
    if len(digits) >= FEWEST_DIGITS:
        yield place, -1, digits
        for at in range(len(digits)):
            yield place, at, digits[:at] + "?" + digits[at + 1 :]
