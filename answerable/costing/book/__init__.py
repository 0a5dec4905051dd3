"""Workbooks of finance officers in and out: budgets, grants and commissioning, and what a year came to."""

from answerable.costing.book.budget_reading import BudgetRead, read_budget
from answerable.costing.book.budget_writing import write_budget, write_template
from answerable.costing.book.fault import Fault
from answerable.costing.book.fund_reading import CommissioningRead, read_commissioning
from answerable.costing.book.fund_writing import write_commissioning, write_commissioning_template
from answerable.costing.book.outturn import (
    OutturnsRead,
    read_outturns,
    write_outturns,
    write_outturns_template,
)

__all__ = [
    "BudgetRead",
    "CommissioningRead",
    "Fault",
    "OutturnsRead",
    "read_budget",
    "read_commissioning",
    "read_outturns",
    "write_budget",
    "write_commissioning",
    "write_commissioning_template",
    "write_outturns",
    "write_outturns_template",
    "write_template",
]
