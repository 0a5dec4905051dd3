"""What a workbook has wrong, each at its cell in a sentence."""

from __future__ import annotations

from msgspec import Struct

LONGEST_ECHO = 40


class Fault(Struct, frozen=True, kw_only=True):
    """One thing that must be put right before anything of the workbook is taken.

    `sheet` is its name as the workbook has it; `row` counts from 1 and `column` is Excel's letter; nothing where the
    whole sheet or row is meant. `value` is what stands there.
    """

    sheet: str
    row: int | None = None
    column: str = ""
    value: str = ""
    words: str

    def __str__(self) -> str:
        """`Lines, row 12, column F: “n/k” is not an amount…`"""
        place = [self.sheet, f"row {self.row}" if self.row else "", f"column {self.column}" if self.column else ""]
        return f"{', '.join(part for part in place if part)}: {self.words}"


def shorten(value: object) -> str:
    """A value on one line, cut where it is long, with a mark for each character that cannot be printed."""
    plain = "".join(each if each.isprintable() else "\ufffd" for each in " ".join(str(value).split()))
    return plain if len(plain) <= LONGEST_ECHO else f"{plain[: LONGEST_ECHO - 1]}…"


def name_column(at: int) -> str:
    """Excel's letter of a column that is counted from 0: `A`, `Z`, `AA`."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
