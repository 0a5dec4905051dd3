"""An exhibit: one finding as it is shown everywhere, on a page, in PDF and Word, in a terminal and as data."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from msgspec import Struct

from answerable.drawing.chart import Chart

Cell = str | int | float | Decimal | dt.date | None
"""A value in a table; nothing where there is none, which is said as a dash, never as nought."""

FORMS = ("text", "count", "number", "percent", "seconds", "ratio", "date", "money", "p")
"""How a value is said. `percent` and `seconds` are given as they are (66.2 is 66.2 %; 7.0 is 7 seconds)."""


def make_slug(*words: str) -> str:
    """The name of an exhibit within its analysis, fit for an address: `reasons-force-contact-officers`."""
    return re.sub(r"[^a-z0-9]+", "-", " ".join(words).casefold()).strip("-")


class Column(Struct, frozen=True):
    """A column: its heading, one of `FORMS`, and the places after the point where it is a number."""

    name: str
    form: str = "text"
    places: int = 0


class Table(Struct, frozen=True, kw_only=True):
    """Rows as long as the columns. The first column names each row."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Badge(Struct, frozen=True):
    """What must not be lost when the exhibit is copied: `proxy`, `provisional`, `break`, `estimate`, `invented`."""

    name: str
    words: str


class Origin(Struct, frozen=True, kw_only=True):
    """Where the rows came from: a data file by its hash, or a passage of a paper by its public address."""

    words: str
    sha256: str = ""
    address: str = ""


class Exhibit(Struct, frozen=True, kw_only=True):
    """One finding.

    `slug` names it within its analysis; `title` says the finding and `sentence` says it in full, with n, interval and
    period. `notes` are the caveats printed under it. `query` is what computed it: SQL, or the call of our own
    function with its inputs.
    """

    slug: str
    title: str
    sentence: str
    table: Table
    chart: Chart | None = None
    notes: tuple[str, ...] = ()
    badges: tuple[Badge, ...] = ()
    origins: tuple[Origin, ...] = ()
    query: str = ""


class Told(Struct, frozen=True, kw_only=True):
    """What an analysis says: a heading, a first paragraph, and its exhibits in the order of reading."""

    title: str
    lead: str
    exhibits: tuple[Exhibit, ...]
