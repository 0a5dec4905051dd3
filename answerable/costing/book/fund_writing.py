"""Grants and commissioning as a workbook that reads back as the same."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from answerable.costing.book import fund_forms as forms
from answerable.costing.book.budget_writing import row_of
from answerable.costing.book.total import is_total
from answerable.costing.book.writer import WrittenAbout, WrittenRow, WrittenSheet, write_book
from answerable.costing.fund import Commissioning, Fund


def write_commissioning(commissioning: Commissioning, path: Path | str) -> None:
    """Write funds and bids as a workbook (.xlsx), in pounds: `read_commissioning` gives the same again.

    Raises `CostError` where it cannot be written.
    """
    years = sorted({year for fund in commissioning.funds for year in fund.amounts})
    names = [fund.name for fund in commissioning.funds]
    names += [each.recipient for fund in commissioning.funds for each in fund.allocations]
    facts = {
        "body": commissioning.body,
        "force": commissioning.force,
        "scale": "pounds",
        "is_literal": True if any(map(is_total, names)) else None,
    }
    rows = {
        forms.FUNDS.name: [row_of(fund, fund.amounts) for fund in commissioning.funds],
        forms.ALLOCATIONS.name: _list_parts(commissioning.funds, "allocations"),
        forms.MATCH.name: _list_parts(commissioning.funds, "matches"),
        forms.CONDITIONS.name: _list_parts(commissioning.funds, "conditions"),
        forms.PAYMENTS.name: _list_payments(commissioning.funds),
        forms.BIDS.name: [row_of(bid) for bid in commissioning.bids],
        forms.PRINTED_SUMS.name: _list_parts(commissioning.funds, "printed"),
    }
    sheets = [WrittenSheet(form, rows[form.name], years) for form in forms.FUND_SHEETS[1:]]
    write_book(path, sheets, WrittenAbout(forms.ABOUT, forms.ABOUT_HEADS, facts))


def write_commissioning_template(path: Path | str, years: Sequence[int]) -> None:
    """Write an empty workbook of funds with a column for each financial year."""
    sheets = [WrittenSheet(form, (), years) for form in forms.FUND_SHEETS[1:]]
    write_book(path, sheets, WrittenAbout(forms.ABOUT, forms.ABOUT_HEADS))


def _list_parts(funds: Sequence[Fund], name: str) -> list[WrittenRow]:
    return [_of_fund(fund, part) for fund in funds for part in getattr(fund, name)]


def _list_payments(funds: Sequence[Fund]) -> list[WrittenRow]:
    return [
        _of_fund(fund, payment, allocation=allocation.reference)
        for fund in funds
        for allocation in fund.allocations
        for payment in allocation.payments
    ]


def _of_fund(fund: Fund, part: Struct, **more: str) -> WrittenRow:
    return WrittenRow({**msgspec.structs.asdict(part), "fund": fund.code, **more})
