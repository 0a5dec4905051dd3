"""What a sheet must look like: its columns, and what its columns by year hold. Readers and writers share it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Literal, NamedTuple, get_args

from msgspec import Struct

from answerable.costing.budget import PrintedTable

CellForm = Literal["text", "choice", "year", "day", "flag", "whole", "number", "percent", "pounds", "money", "amount"]
"""What a cell holds. `pounds` may have any fraction (a band D of 300.2302), `money` is pounds and whole pence. An
`amount` comes to whole pence too, in the scale that the sheet's headings or the sheet About name (`£m`)."""

FORM_WORDS: dict[CellForm, str] = {
    "text": "text",
    "choice": "one of",
    "year": "a financial year: 2023/24",
    "day": "a date: 31/12/2022 or 2022-12-31",
    "flag": "yes or no",
    "whole": "a whole number",
    "number": "a number",
    "percent": "per cent: 3 or 3%",
    "pounds": "pounds",
    "money": "pounds and pence",
    "amount": "pounds, or the scale that the sheet or the sheet About names (£m, £000)",
}


class Span(NamedTuple):
    """The least and the most that a number of a column may be, both allowed; nothing where there is no bound."""

    least: Decimal | None = None
    most: Decimal | None = None


FROM_NOUGHT = Span(least=Decimal(0))


class Head(Struct, frozen=True, kw_only=True):
    """A column by its heading. `key` is the field it fills, `words` what each code of a choice is called, `span` the
    bounds of a number."""

    name: str
    key: str
    form: CellForm = "text"
    is_required: bool = False
    meaning: str = ""
    names: tuple[str, ...] = ()
    words: Mapping[str, str] = {}
    longest: int = 200
    span: Span = Span()


class SheetForm(Struct, frozen=True, kw_only=True):
    """A sheet: its headings and, where `years` says what they hold, a column for each financial year.

    `years_span` bounds the numbers in them.
    `years_by` names a choice on which it depends: `(key, {code: form})`. `named_by` is the column by whose words a
    row of totals is known (`Total`), `grouped_by` the one that says what a sub-total is of, `total_of` the table of
    printed totals that both belong to. `brackets` says when brackets around every amount of a row are only the style
    of the print: `never`, `always`, or `paying` for lines that pay for costs.
    """

    name: str
    meaning: str
    heads: tuple[Head, ...]
    years: CellForm | None = None
    years_by: tuple[str, Mapping[str, CellForm]] | None = None
    years_meaning: str = ""
    years_span: Span = Span()
    named_by: str = ""
    grouped_by: str = ""
    total_of: PrintedTable | None = None
    brackets: Literal["never", "always", "paying"] = "never"
    names: tuple[str, ...] = ()
    is_required: bool = False

    def find_head(self, key: str) -> Head:
        """The column of a key. Raises `StopIteration` where there is none."""
        return next(head for head in self.heads if head.key == key)


def spell_codes(choice: Any) -> dict[str, str]:
    """The codes of a choice (a `Literal`, such as `SavingState`) with what a sheet calls them: `under way`."""
    return {code: code.replace("_", " ") for code in get_args(choice)}


def fold(words: str) -> str:
    """Words as they are compared: whatever their case, spaces, hyphens and full stops."""
    return re.sub(r"[\W_]+", "", words.casefold())


def say_form(head: Head) -> str:
    """What a column may hold: `one of: cost, income`."""
    if head.form == "choice":
        return f"one of: {', '.join(head.words.values())}"
    return FORM_WORDS[head.form]
