"""The shape of a file of data: its columns, what each may hold, and what makes a row the same as another."""

from __future__ import annotations

from msgspec import Struct

FORMS = ("text", "code", "whole", "number", "money", "flag", "date", "time", "seconds", "period", "outline")
"""What a column holds.

`code` is text out of `allowed` (matched without regard to case, space, `-` and `_`; any text where `allowed` is
empty); `money` is pounds, exact to the penny; `flag` is yes or no; `time` is a moment, kept in UTC; `seconds` is a
length of time in whole seconds, rounded down, never negative; `period` is a month, quarter or year in words, which
is not kept itself but fills the shape's dates `first_on` and `last_on` where they are blank; `outline` is the edge of
an area as WKT in metres of the British National Grid, mended where it crosses itself.
"""


class Field(Struct, frozen=True, kw_only=True):
    """A column. `names` are other headings it is known by. `meaning` is said to whoever prepares the file.

    `allowed` lists the codes; `lowest` and `highest` bound a number. A `time` field named `received_at` also gives
    `received_at_date` (a day), `received_at_hour` (0 to 23) and `received_at_weekday` (0 is Monday), in the local
    time of the shape's `zone`: engines then only handle whole numbers.

    A date or time lies in the past, or on the day of loading, unless `may_be_ahead`: the last day of a period, a
    target or a plan may.
    """

    name: str
    form: str
    meaning: str
    is_required: bool = False
    names: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    lowest: float | None = None
    highest: float | None = None
    may_be_ahead: bool = False


class Order(Struct, frozen=True, kw_only=True):
    """Two times, or two dates, of which the first is never after the second; `words` say so of a row that breaks it.

    Times are compared as moments, whatever offset each was written with. Where `longest_hours` is given, the second
    is also never later than so many hours after the first; `longest_words` say so.
    """

    first: str
    second: str
    words: str
    longest_hours: float | None = None
    longest_words: str = ""


WHOLE_PERIOD = Order(first="first_on", second="last_on", words="The period ends before it begins.")
"""What every shape with a period keeps to."""


class Shape(Struct, frozen=True, kw_only=True):
    """What a file must look like. `key` names the fields that no two rows may share; `zone` is for times without one.

    Of each group of fields in `needs` a row fills at least one.
    """

    name: str
    heading: str
    meaning: str
    fields: tuple[Field, ...]
    key: tuple[str, ...] = ()
    orders: tuple[Order, ...] = ()
    needs: tuple[tuple[str, ...], ...] = ()
    zone: str = "Europe/London"
