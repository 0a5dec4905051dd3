"""The scale that amounts are given in, as headings name it; and how exactly they were given."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from answerable.costing.amount import MILLIONS, PENNY, POUNDS, THOUSANDS, Scale, count_places, round_to
from answerable.costing.book.cell import judge_pence
from answerable.costing.book.grid import GridCell

BY_CODE = {"pounds": POUNDS, "thousands": THOUSANDS, "millions": MILLIONS}
_SIGNS = (
    (re.compile(r"£\s?(?:m|mn|mill(?:ion)?s?)\b", re.IGNORECASE), MILLIONS),
    (re.compile(r"£\s?(?:['‘’]?000s?|k|thousands?)\b", re.IGNORECASE), THOUSANDS),
    (re.compile(r"£(?:\s?:?\s?p)?\s*\)?$"), POUNDS),
)


def list_scales(words: Iterable[str]) -> tuple[Scale, ...]:
    """The different scales that headings name (`Revenue budget, £m`), in the order in which they come."""
    named = (next((scale for sign, scale in _SIGNS if sign.search(each.strip())), None) for each in words)
    return tuple(dict.fromkeys(scale for scale in named if scale))


class Scaling:
    """Amounts of one sheet turned into pounds; remembers to how many places they were given."""

    def __init__(self, scale: Scale) -> None:
        self.scale = scale
        self.rounded = 0
        self._typed: list[int] = []
        self._worked_out: list[int] = []

    def turn(self, number: Decimal, cell: GridCell) -> Decimal:
        """Pounds, to the penny. A formula's fractions of a penny are rounded and counted; typed ones are refused.

        Raises `CellError`.
        """
        (self._worked_out if cell.is_formula else self._typed).append(count_places(number))
        pounds = number * self.scale.pounds
        if not cell.is_formula:
            judge_pence(pounds, cell)
        whole = round_to(pounds)
        self.rounded += whole != pounds
        return Decimal(int(whole)) if whole == whole.to_integral_value() else whole

    def find_unit(self) -> Decimal:
        """What the amounts were rounded to, in pounds: by the most places after the point that any was typed to."""
        if self.scale == POUNDS:
            return PENNY
        return max(PENNY, self.scale.pounds.scaleb(-max(self._typed or self._worked_out, default=0)))
