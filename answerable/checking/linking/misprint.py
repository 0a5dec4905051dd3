"""Two prints of which one may be the other with a slip of the keys: a digit changed, swapped, left out or doubled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from answerable.checking.linking.statement import Statement
from answerable.measuring.rounding import round_both_ways

FEWEST_DIGITS = 3
"""With fewer digits nearly any two numbers are one slip apart."""
FEWEST_BESIDE_LOST = 4
"""So many must stand beside a digit left out or doubled."""
_LOST = "-"
"""Before digits of which one is left out, in the index."""


def is_misprint(first: Statement, second: Statement) -> bool:
    """Whether the digits of two figures are one slip apart (Levenshtein distance 1, or two neighbours swapped), at
    the place to which the rounder of the two is printed."""
    place = max(first.last_place, second.last_place)
    ones, twos = _print_at(first.size, place), _print_at(second.size, place)
    return not ones & twos and any(
        min(len(one), len(two)) >= FEWEST_DIGITS and slips_apart(one, two) for one in ones for two in twos
    )


@lru_cache(maxsize=16_384)
def _print_at(size: Decimal, place: int) -> frozenset[str]:
    """The digits of a number printed to a place, a half rounded either way."""
    return frozenset(f"{whole:f}" for whole in round_both_ways(size.scaleb(-place), 0))


def slips_apart(one: str, two: str) -> bool:
    """Whether one slip makes one string of digits the other."""
    if one == two:
        return False
    at = next((place for place, (left, right) in enumerate(zip(one, two, strict=False)) if left != right), -1)
    if len(one) == len(two):
        swapped = one[at : at + 2] == two[at : at + 2][::-1] and one[at + 2 :] == two[at + 2 :]
        return swapped or one[at + 1 :] == two[at + 1 :]
    longer, shorter = (one, two) if len(one) > len(two) else (two, one)
    # Of two that are alike as far as the shorter goes, the longer's last digit is the one left out.
    return len(longer) == len(shorter) + 1 > FEWEST_BESIDE_LOST and (at < 0 or longer[at + 1 :] == shorter[at:])


class MisprintIndex:
    """Figures that can be looked up by what a slip would make of them, each also as it would be printed rounder."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._held: dict[int, dict[str, list[tuple[bool, Statement]]]] = {}
        for statement in statements:
            for rounded, place, digits in _prints(statement):
                held, entry = self._held.setdefault(place, defaultdict(list)), (rounded, statement)
                for key in (digits, *_open_each(digits), *[_LOST + shorter for shorter in _shorten(digits)]):
                    held[key].append(entry)

    def near(self, statement: Statement, fits: Callable[[Statement], bool]) -> list[Statement]:
        """The figures of which this may be a misprint, of those that fit it otherwise."""
        found: dict[str, Statement] = {}
        for rounded, place, digits in _prints(statement):
            held = self._held.get(place, {})
            for key in (*_open_each(digits), _LOST + digits, *_swap(digits), *_shorten(digits)):
                for other_rounded, other in held.get(key, ()):
                    if not (rounded and other_rounded):
                        found[other.amount.figure.id] = other
        return [other for other in found.values() if fits(other) and is_misprint(statement, other)]


def _prints(statement: Statement) -> Iterator[tuple[bool, int, str]]:
    """A figure's digits as printed and at each rounder place that leaves enough of them."""
    place, size = statement.last_place, statement.size
    digits = f"{size.scaleb(-place).quantize(Decimal(1), ROUND_HALF_UP):f}"
    if len(digits) < FEWEST_DIGITS:
        return
    yield False, place, digits
    for _ in range(len(digits) - FEWEST_DIGITS):
        place += 1
        yield True, place, f"{size.scaleb(-place).quantize(Decimal(1), ROUND_HALF_UP):f}"


def _open_each(digits: str) -> list[str]:
    """The digits with each of them left open."""
    return [f"{digits[:at]}?{digits[at + 1 :]}" for at in range(len(digits))]


def _shorten(digits: str) -> list[str]:
    """The digits with each of them left out, where enough stay."""
    if len(digits) <= FEWEST_BESIDE_LOST:
        return []
    return list(dict.fromkeys([digits[:at] + digits[at + 1 :] for at in range(len(digits))]))


def _swap(digits: str) -> list[str]:
    """The digits with each swapped with the next, where that makes a difference."""
    return [
        digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
        for at in range(len(digits) - 1)
        if digits[at] != digits[at + 1]
    ]
