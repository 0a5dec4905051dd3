"""Grants and commissioning out of their workbook: all of them, or every fault at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from answerable.costing.book import fund_forms as forms
from answerable.costing.book.budget_reading import LONGEST_CODE, fill, give_code, judge_codes
from answerable.costing.book.fault import Fault
from answerable.costing.book.form import SheetForm, fold
from answerable.costing.book.reading import BookReader
from answerable.costing.book.sheet import SheetRow
from answerable.costing.fund import (
    AllocationPayment,
    Bid,
    Commissioning,
    Fund,
    FundAllocation,
    FundCondition,
    FundMatch,
    PrintedSum,
)
from answerable.drawing.exhibit import make_slug

Part = TypeVar("Part")


class CommissioningRead(Struct, frozen=True, kw_only=True):
    """Funds and bids as their workbook gives them, nothing where there is a fault; `notes` say what was left out."""

    commissioning: Commissioning | None = None
    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()


def read_commissioning(path: Path | str) -> CommissioningRead:
    """Read grants and commissioning from an Excel workbook or a folder of CSV files named as its sheets.

    Raises `CostError` in a sentence for a file that is neither; what is wrong inside are faults, all of them at once.
    """
    reader = BookReader(path, forms.FUND_SHEETS)
    about = reader.read_about(forms.ABOUT, forms.ABOUT_HEADS)
    parts = _Parts(reader)
    bids = reader.read(forms.BIDS).rows
    if reader.faults:
        return CommissioningRead(faults=tuple(reader.faults), notes=tuple(reader.notes))
    given = {key: value for key, value in about.items() if value is not None}
    commissioning = Commissioning(**given, funds=parts.list_funds(), bids=tuple(fill(Bid, row) for row in bids))
    return CommissioningRead(commissioning=commissioning, notes=tuple(reader.notes))


class _Parts:
    """The sheets that hang together: funds, and what belongs to each."""

    def __init__(self, reader: BookReader) -> None:
        self.reader = reader
        self.funds = reader.read(forms.FUNDS).rows
        self.codes = {row.row: give_code(row, "name") for row in self.funds}
        judge_codes(reader, forms.FUNDS, self.codes, self.funds)
        self.known = {fold(str(row.values.get("name"))): self.codes[row.row] for row in self.funds}
        self.known |= {fold(code): code for code in self.codes.values()}
        self.allocations = self._read(forms.ALLOCATIONS)
        self.references = {
            row.row: str(row.values.get("reference") or self._make_reference(code, row))
            for code, rows in self.allocations.items()
            for row in rows
        }
        for rows in self.allocations.values():
            judge_codes(reader, forms.ALLOCATIONS, {row.row: self.references[row.row] for row in rows}, rows)
        self.matches, self.conditions = self._read(forms.MATCH), self._read(forms.CONDITIONS)
        self.printed, self.payments = self._read(forms.PRINTED_SUMS), self._read(forms.PAYMENTS)
        self._judge_payments()

    def list_funds(self) -> tuple[Fund, ...]:
        """The funds in their order, each with what belongs to it."""
        return tuple(
            fill(
                Fund,
                row,
                code=(code := self.codes[row.row]),
                amounts=row.amounts,
                matches=_fill_all(FundMatch, self.matches[code]),
                conditions=_fill_all(FundCondition, self.conditions[code]),
                allocations=tuple(self._fill_allocation(code, each) for each in self.allocations[code]),
                printed=_fill_all(PrintedSum, self.printed[code]),
            )
            for row in self.funds
        )

    def _read(self, form: SheetForm) -> defaultdict[str, list[SheetRow]]:
        found: defaultdict[str, list[SheetRow]] = defaultdict(list)
        for row in self.reader.read(form).rows:
            called = str(row.values.get("fund") or "")
            code = self.known.get(fold(called))
            if code is None and called:
                near = get_close_matches(fold(called), self.known, 1, 0.7)
                rest = f"did you mean “{self.known[near[0]]}”?" if near else "add it to the sheet Funds."
                self.reader.blame(form, row.row, f"There is no fund “{called}”: {rest}", value=called)
            elif code:
                found[code].append(row)
        return found

    def _make_reference(self, code: str, row: SheetRow) -> str:
        values = row.values
        return make_slug(*(str(values.get(key) or "") for key in ("recipient", "council", "year")), code)[
            :LONGEST_CODE
        ]

    def _judge_payments(self) -> None:
        for code, rows in self.payments.items():
            known = {self.references[row.row] for row in self.allocations[code]}
            for row in rows:
                called = row.values.get("allocation")
                if called and called not in known:
                    words = f"The fund “{code}” has no allocation “{called}”: write its reference."
                    self.reader.blame(forms.PAYMENTS, row.row, words, value=called)

    def _fill_allocation(self, code: str, row: SheetRow) -> FundAllocation:
        reference = self.references[row.row]
        payments = [each for each in self.payments[code] if each.values.get("allocation") == reference]
        return fill(
            FundAllocation,
            row,
            drop=("fund",),
            reference=reference,
            payments=tuple(fill(AllocationPayment, each, drop=("fund", "allocation")) for each in payments),
        )


def _fill_all(part: type[Part], rows: Sequence[SheetRow]) -> tuple[Part, ...]:
    return tuple(fill(part, row, drop=("fund",)) for row in rows)
