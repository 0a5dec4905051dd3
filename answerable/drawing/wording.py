"""How values are said: one way for pages, papers, terminals and the labels of charts."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal

from answerable.drawing.exhibit import Cell, Column, Table

NOT_KNOWN = "–"
NOT_KNOWN_SPOKEN = "not known"
MINUS = "\u2212"

# Digits enough for the largest float to as many places as anybody asks for.
_WIDE = Context(prec=400)

_MINUTE, _HOUR = 60, 3600
_THOUSAND = 1000
# Ratios and p are never said in whole numbers: this many places where the column asks for none.
_RATIO_PLACES = 2
_PENCE_PLACES = 2
_SMALLEST_P = Decimal("0.001")
# Below this a p is said to three places, since two would round it to nought or to the usual line of 0.05.
_SMALL_P = Decimal("0.095")


def say_value(cell: Cell, form: str = "text", places: int = 0) -> str:
    """A value in words and figures, by one of `exhibit.FORMS`: `885,504`, `66.2%`, `3 min 53 s`, `£1,200`.

    Halves are rounded away from nought, as a clerk rounds. What is not known is a dash; a bound that is infinite is
    `no limit`. Words in a column of figures (`fewer than 5`) are said as they are.
    """
    if cell is None or _is_nan(cell):
        return NOT_KNOWN
    if isinstance(cell, str):
        return cell
    if isinstance(cell, dt.date):
        return say_day(cell)
    if isinstance(cell, float) and math.isinf(cell):
        return "no limit"
    exact = _exact(cell)
    if form == "text":
        return say_number(exact, max(0, -int(exact.as_tuple().exponent)))
    return _say_figure(exact, form, places)


def _say_figure(exact: Decimal, form: str, places: int) -> str:
    match form:
        case "percent":
            return f"{say_number(exact, places)}%"
        case "seconds":
            return say_seconds(exact, places)
        case "ratio":
            return say_number(exact, places or _RATIO_PLACES)
        case "money":
            return say_money(exact, places)
        case "p":
            return say_p(exact, places)
    return say_number(exact, places)


def say_cell(cell: Cell, column: Column) -> str:
    """A value under its column."""
    return say_value(cell, column.form, column.places)


def say_rows(table: Table) -> list[list[str]]:
    """The rows of a table as they are said."""
    return [[say_cell(cell, column) for cell, column in zip(row, table.columns, strict=True)] for row in table.rows]


def say_number(value: float | Decimal, places: int = 0) -> str:
    """`885,504`, `3.8`, `−26.2`: thousands parted, a true minus, never `−0`."""
    rounded = _round(_exact(value), places)
    return f"{MINUS}{-rounded:,f}" if rounded < 0 else f"{abs(rounded):,f}"


def choose_places(values: Iterable[float | None], form: str) -> int:
    """The places after the point that values on a drawing are said with: one where it tells something.

    Pence for money; none for counts, seconds, whole numbers and thousands; ratios and p have places of their own.
    """
    known = [float(value) for value in values if value is not None and math.isfinite(value)]
    if form in ("count", "seconds", "ratio", "p"):
        return 0
    if all(value.is_integer() or abs(value) >= _THOUSAND for value in known):
        return 0
    return _PENCE_PLACES if form == "money" else 1


def say_share(part: float, whole: float, places: int = 1) -> str:
    """`66.2% (585,318 of 885,504)`: a percentage is not said without its n."""
    if not whole:
        return NOT_KNOWN
    share = say_value(100 * part / whole, "percent", places)
    return f"{share} ({say_number(part)} of {say_number(whole)})"


def say_seconds(value: float | Decimal, places: int = 0) -> str:
    """`7 s`, `36.6 s`, `3 min 53 s`, `10 h 2 min`: the two largest units, the smaller left out where it is nought."""
    exact = _exact(value)
    if exact < 0:
        return f"{MINUS}{say_seconds(-exact, places)}"
    if _round(exact, places) < _MINUTE:
        return f"{say_number(exact, places)} s"
    seconds = int(_round(exact, 0))
    if seconds < _HOUR:
        return _join_units(seconds, _MINUTE, "min", "s")
    return _join_units(int(_round(exact / _MINUTE, 0)), _MINUTE, "h", "min")


def say_money(value: float | Decimal, places: int = 0) -> str:
    """`£1,200`, `−£3.50`."""
    words = say_number(value, places)
    return f"{MINUS}£{words[1:]}" if words.startswith(MINUS) else f"£{words}"


def say_p(value: float | Decimal, places: int = 0) -> str:
    """`p = 0.61`, `p = 0.034`, `p < 0.001`."""
    exact = _exact(value)
    if exact < _SMALLEST_P:
        return f"p < {_SMALLEST_P}"
    return f"p = {say_number(exact, places or (3 if exact < _SMALL_P else 2))}"


def say_interval(low: float, high: float, form: str = "number", places: int = 0, *, level: float = 0.95) -> str:
    """`95% interval 0.60 to 1.32`. Shares are given as percentages (`form` percent), as everywhere in exhibits."""
    said = f"{say_value(low, form, places)} to {say_value(high, form, places)}"
    return f"{say_level(level)} interval {said}"


def say_level(level: float) -> str:
    """`95%`, `99.8%`; of one that was worked out, such as that of a planned look, two decimal places."""
    percent = round(_exact(level) * 100, 2)
    return f"{percent.normalize():f}%"


def say_day(day: dt.date) -> str:
    """`1 May 2022`."""
    return f"{day.day} {day:%B %Y}"


def say_period(first: dt.date, last: dt.date) -> str:
    """`1 April to 30 June 2022`, `1 May 2021 to 30 April 2022`, `1 May 2022`."""
    if first == last:
        return say_day(first)
    if first.year == last.year:
        return f"{first.day} {first:%B} to {say_day(last)}"
    return f"{say_day(first)} to {say_day(last)}"


def say_count(number: int, noun: str, plural: str = "") -> str:
    """`1 row`, `1,204 rows`, `8 children`."""
    return f"{say_number(number)} {noun if number == 1 else plural or noun + 's'}"


def open_sentence(words: str) -> str:
    """The words with a capital in front."""
    return words[:1].upper() + words[1:]


def _is_nan(cell: Cell) -> bool:
    return isinstance(cell, float | Decimal) and math.isnan(cell)


def _exact(value: float | Decimal) -> Decimal:
    """A float as it is written, so that 2.675 rounds as its digits say; numpy's numbers too."""
    if isinstance(value, Decimal):
        return value
    return Decimal(value) if isinstance(value, int) else Decimal(repr(float(value)))


def _round(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _WIDE)


def _join_units(count: int, per: int, large: str, small: str) -> str:
    whole, rest = divmod(count, per)
    return f"{whole:,} {large} {rest} {small}" if rest else f"{whole:,} {large}"
