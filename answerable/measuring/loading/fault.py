"""Faults of rows: which values cannot be taken, and the sentence for each."""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from answerable.measuring.loading.report import MOST_NAMED, Fault, Rejection
from answerable.measuring.loading.shape import Field

Mask = npt.NDArray[np.bool_]
MISSING, UNREADABLE, LOW, HIGH, FAR, SKIPPED, CONTRARY, UNPRINTABLE, HUGE, AHEAD, FINE = range(1, 12)
CROSSED, OUTSIDE = 12, 13
LONGEST_ECHO = 40

UNREADABLE_WORDS = {
    "whole": "is not a whole number",
    "number": "is not a number",
    "money": "is not an amount: write pounds and pence, 1234.50 or £1,234.50, with a minus or brackets for a credit",
    "flag": "is neither yes nor no",
    "date": "is not a date: write it as 2022-12-31 or 31/12/2022, the day before the month",
    "time": "is not a date with a time: write it as 2022-12-31 14:05:09 or 31/12/2022 14:05",
    "seconds": "is not a length of time: write it in seconds, or as hours:minutes:seconds (0:10:49)",
    "period": "is not a period: write a month (2022-05), a quarter (2022 Q2) or a year (2022, or 2021/22 from April)",
    "outline": "is no outline: write it as WKT, POLYGON ((400000 300000, 400100 300000, …)), or load GeoJSON",
}


class RowFault(NamedTuple):
    """One kind of fault in some rows of a batch."""

    field: Field
    kind: int
    where: Mask
    words: str = ""


class FaultList:
    """The faults of a file as they come up: all counted, the first so many kept as sentences."""

    def __init__(self) -> None:
        self.named: list[Rejection] = []
        self.counts: Counter[tuple[str, str]] = Counter()
        self.rows = 0

    def add_bad_line(self, line: int, words: str) -> None:
        """A line that could not be taken apart into values."""
        self.rows += 1
        self.counts["", words] += 1
        self._name(Rejection(line=line, column="", value="", words=words))

    def add_batch(self, faults: list[RowFault], lines: npt.NDArray[np.int64], columns: dict[str, Any]) -> None:
        """The faults of a batch, whose cells as written are `columns`."""
        for fault in faults:
            self.counts[fault.field.name, say_kind(fault)] += int(fault.where.sum())
        wanted = MOST_NAMED - len(self.named)
        if wanted <= 0:
            return
        named = []
        for fault in faults:
            for at in np.flatnonzero(fault.where)[:wanted]:
                cells = columns.get(fault.field.name)
                value = "" if cells is None else (cells[int(at)].as_py() or "")
                named.append(name_fault(fault, int(lines[at]), value))
        for rejection in sorted(named, key=lambda each: each.line):
            self._name(rejection)

    def add_doubles(
        self, lines: npt.NDArray[np.int64], others: npt.NDArray[np.int64], key: tuple[str, ...], noun: str
    ) -> None:
        """Rows that have the key of another row, at the line in `others`, but say something else."""
        names = " and ".join(key)
        self.rows += len(lines)
        self.counts[", ".join(key), f"Another row has the same {names} and says something else."] += len(lines)
        for line, other in zip(lines[:MOST_NAMED].tolist(), others[:MOST_NAMED].tolist(), strict=True):
            words = f"{noun.capitalize()} {other} has the same {names} and says something else: neither row is taken."
            self._name(Rejection(line=line, column=", ".join(key), value="", words=words))

    def list_named(self) -> tuple[Rejection, ...]:
        """The first rejections in the order of the file."""
        return tuple(sorted(self.named, key=lambda each: each.line)[:MOST_NAMED])

    def list_counts(self) -> tuple[Fault, ...]:
        """Every kind of fault with how many rows have it, the most frequent first."""
        ordered = sorted(self.counts.items(), key=lambda each: (-each[1], each[0]))
        return tuple(Fault(column=column, words=words, rows=rows) for (column, words), rows in ordered)

    def _name(self, rejection: Rejection) -> None:
        # Doubles come last, after every batch: room is kept for as many again
        if len(self.named) < 2 * MOST_NAMED:
            self.named.append(rejection)


def name_fault(fault: RowFault, line: int, value: str) -> Rejection:
    """The rejection of one row; what stands in a text column is never repeated."""
    value = "" if fault.field.form in ("text", "outline") else shorten(value)
    words = say_kind(fault)
    if value and fault.kind not in (MISSING, CONTRARY):
        words = f"“{value}” in {fault.field.name} {_say_what(fault.field, fault.kind)}."
    return Rejection(line=line, column=fault.field.name, value=value, words=words)


def say_kind(fault: RowFault) -> str:
    """A fault as a sentence for every row that has it."""
    field = fault.field
    name = field.name
    if fault.kind == MISSING:
        return fault.words or f"There is no {name}, and no row is taken without."
    if fault.kind == CONTRARY:
        return fault.words
    return f"The value of {name} {_say_what(field, fault.kind)}."


def _say_what(field: Field, kind: int) -> str:
    if kind == LOW and field.form == "seconds" and not field.lowest:
        return "is negative, which no length of time can be"
    return {
        UNREADABLE: UNREADABLE_WORDS.get(field.form) or f"is none of: {', '.join(field.allowed)}",
        LOW: f"is lower than {field.lowest or 0:,.15g}, the least that can be",
        HIGH: f"is higher than {field.highest or 0:,.15g}, the most that can be",
        UNPRINTABLE: "holds a character that cannot be printed: write it again by hand",
        FINE: "is finer than a penny: give pounds with at most two places, rounded where it was charged",
        HUGE: "is larger than anything that is counted or measured here",
        AHEAD: "is in the future: what has not happened yet cannot be counted",
        CROSSED: "crosses itself, and mending it would change its area by more than 1%: draw it again",
        OUTSIDE: "does not lie in Great Britain: give it in metres of the British National Grid (EPSG:27700)",
        FAR: "is not between the years 1900 and 2100",
        SKIPPED: "is a time that never was: the clocks went forward over it. Write the time with its offset from UTC",
    }[kind]


def shorten(value: str) -> str:
    """A value on one line, cut where it is long, with a mark for each character that cannot be printed."""
    plain = "".join(each if each.isprintable() else "\ufffd" for each in " ".join(value.split()))
    return plain if len(plain) <= LONGEST_ECHO else f"{plain[: LONGEST_ECHO - 1]}…"
