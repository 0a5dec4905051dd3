"""A cell as the value that it stands for; a sentence where it is no such value."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from typing import Any

from answerable.costing.amount import round_to
from answerable.costing.book.fault import shorten
from answerable.costing.book.form import CellForm, Head, Span, fold
from answerable.costing.book.grid import GridCell

NOTHING = frozenset({"", "-", "–", "—", "n/a", "na", "..", "…"})
"""What stands in a cell that gives nothing, in any column but of text; 0 is nought."""
YES, NO = frozenset({"yes", "y", "true", "1"}), frozenset({"no", "n", "false", "0"})
LARGEST = Decimal("9999999999999.99")
"""£10 million million: more than any amount of public money, and all the digits that a spreadsheet keeps."""

_NUMBER = re.compile(r"[-−–+]?£?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[-−–+]?£?\.\d+")
_YEAR = re.compile(r"(?:20)?(\d\d)\s*[/–-]\s*(?:20)?(\d\d)(?!\d)")
_DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%d/%m/%y")


class CellError(Exception):
    """Why a cell is not the value that its column holds, in a sentence."""


def read_cell(cell: GridCell, head: Head) -> Any:
    """The value of a cell by its column; nothing where it gives none. Raises `CellError`."""
    if cell.trouble:
        raise CellError(cell.trouble)
    if head.form == "text":
        return _read_text(cell, head.longest)
    if is_nothing(cell):
        return None
    if head.form == "choice":
        return read_choice(cell, head.words, head.name)
    if head.form in ("year", "day", "flag"):
        return {"year": _read_year, "day": _read_day, "flag": _read_flag}[head.form](cell)
    number = _read_whole(cell) if head.form == "whole" else read_number(cell, head.form)
    if head.form == "money":
        judge_pence(number, cell)
    judge_span(number, head.span, cell)
    return int(number) if head.form == "whole" else number


def is_nothing(cell: GridCell) -> bool:
    """Whether a cell gives nothing: blank, or a dash."""
    return not cell.trouble and (
        cell.value is None or (isinstance(cell.value, str) and cell.value.strip().casefold() in NOTHING)
    )


def read_number(cell: GridCell, form: CellForm) -> Decimal:
    """A number exactly as it is shown or typed: `£1,234.50`, `(105.0)`, `3%` where per cent are asked for.

    Raises `CellError`, for a percentage among amounts too.
    """
    if cell.trouble:
        raise CellError(cell.trouble)
    value = cell.value
    if isinstance(value, (bool, dt.date, dt.time, dt.timedelta)):
        raise CellError(f"“{shorten(value)}” is a date, a time or a yes, and a number stands in this column.")
    number = _read_words(value, form) if isinstance(value, str) else _read_float(value)
    if cell.is_percent:
        if form != "percent":
            raise CellError(f"{(number * 100).normalize():f}% is a percentage, and this column holds no percentages.")
        number *= 100
    if abs(number) > LARGEST:
        raise CellError(f"“{shorten(value)}” is larger than any amount of public money: is it in the right scale?")
    return number


def judge_pence(pounds: Decimal, cell: GridCell) -> None:
    """Raises `CellError` for a fraction of a penny."""
    if pounds != round_to(pounds):
        raise CellError(f"“{shorten(cell.value)}” comes to a fraction of a penny: round it.")


def judge_span(number: Decimal, span: Span, cell: GridCell) -> None:
    """Raises `CellError` for a number out of its column's bounds."""
    if span.least is not None and number < span.least:
        least = f"{span.least:,f}" if span.least else "nought"
        raise CellError(f"“{shorten(cell.value)}” is less than {least}, and nothing in this column can be.")
    if span.most is not None and number > span.most:
        raise CellError(f"“{shorten(cell.value)}” is more than {span.most:,f}, and nothing in this column can be.")


def read_year(words: str) -> tuple[int, str]:
    """The year of a heading and what follows it: `2023/24 MTFP` is 2023 and `MTFP`; 0 where there is no year.

    Raises `CellError` for two years that do not follow each other.
    """
    found = _YEAR.match(words.strip())
    if not found:
        return 0, words
    first, second = int(found[1]), int(found[2])
    if second != (first + 1) % 100:
        raise CellError(f"“{shorten(words)}” is no financial year: write 20{first:02}/{(first + 1) % 100:02}.")
    return 2000 + first, words.strip()[found.end() :].strip()


def read_choice(cell: GridCell, words: Mapping[str, str], name: str) -> str:
    """The code of a choice, by its code or by what it is called."""
    known = {fold(each): code for code, called in words.items() for each in (code, called)}
    said = str(cell.value)
    if fold(said) in known:
        return known[fold(said)]
    near = get_close_matches(fold(said), known, 1, 0.7)
    rest = f"Did you mean “{words[known[near[0]]]}”?" if near else f"Write one of: {', '.join(words.values())}."
    raise CellError(f"“{shorten(said)}” is no {name.lower()} that is known. {rest}")


def _read_text(cell: GridCell, longest: int) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        value = value.date()
    if isinstance(value, float):
        value = int(value) if value.is_integer() else value
    lines = str(value).splitlines()
    text = "\n".join(" ".join(line.split()) for line in lines).strip()
    if any(not each.isprintable() and each != "\n" for each in text):
        raise CellError("This text holds a character that cannot be printed: write it again by hand.")
    if len(text) > longest:
        raise CellError(f"This text has {len(text):,} characters, and {longest} are kept: shorten it.")
    return text


def _read_words(words: str, form: CellForm) -> Decimal:
    plain = re.sub(r"\s+", "", words)
    if form == "percent":
        plain = plain.removesuffix("%")
    elif plain.endswith("%"):
        raise CellError(f"“{shorten(words)}” is a percentage, and this column holds no percentages.")
    is_bracketed = plain.startswith("(") and plain.endswith(")")
    bare = plain[1:-1] if is_bracketed else plain
    if not _NUMBER.fullmatch(bare):
        raise CellError(f"“{shorten(words)}” is not {_say_wanted(form)}.")
    number = Decimal(re.sub(r"[£,+]", "", bare).replace("−", "-").replace("–", "-"))
    return -number if is_bracketed else number


def _say_wanted(form: CellForm) -> str:
    if form == "percent":
        return "a number of per cent: write 3 or 3%"
    wanted = "a number" if form == "number" else "an amount"
    return f"{wanted}: write figures alone, such as 1,234.50, and words in the column Note"


def _read_float(value: Any) -> Decimal:
    if isinstance(value, int):
        return Decimal(value)
    try:
        # A spreadsheet keeps fifteen figures: what stands behind them is the machine's, not its author's
        number = Decimal(format(float(value), ".15g"))
    except (TypeError, ValueError, InvalidOperation):
        raise CellError(f"“{shorten(value)}” is not a number.") from None
    if not number.is_finite():
        raise CellError(f"“{shorten(value)}” is not a number.")
    return number


def _read_year(cell: GridCell) -> int:
    year, rest = read_year(str(cell.value)) if isinstance(cell.value, str) else (0, "")
    if not year or rest:
        raise CellError(f"“{shorten(cell.value)}” is no financial year: write it as 2023/24.")
    return year


def _read_day(cell: GridCell) -> dt.date:
    if isinstance(cell.value, dt.datetime):
        return cell.value.date()
    if isinstance(cell.value, dt.date):
        return cell.value
    for form in _DAYS:
        try:
            return dt.datetime.strptime(" ".join(str(cell.value).split()), form).date()  # noqa: DTZ007 -- a day, no moment
        except ValueError:
            continue
    raise CellError(f"“{shorten(cell.value)}” is no date: write 31/12/2022 or 2022-12-31, the day before the month.")


def _read_flag(cell: GridCell) -> bool:
    said = str(cell.value).strip().casefold()
    if said in YES or said in NO:
        return said in YES
    raise CellError(f"“{shorten(cell.value)}” is neither yes nor no.")


def _read_whole(cell: GridCell) -> Decimal:
    number = read_number(cell, "number")
    if number != number.to_integral_value():
        raise CellError(f"“{shorten(cell.value)}” is not a whole number.")
    return number
