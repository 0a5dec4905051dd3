"""What public money comes to: budgets, precepts, capital, reserves, grants and spending, worked out and explained.

Exact decimals, amounts in pounds; what is given stands in `budget.py`, `monitoring.py` and `fund.py`, and no total is
ever given. From a program or a notebook:

    from answerable import costing
    read = costing.read_budget("budget.xlsx")               # .budget, or .faults: all that is wrong with the workbook
    statement = costing.work_out_budget(read.budget)
    print(statement.of(2023).gap)                           # what is not funded, in pounds
    for exhibit in costing.tell_budget(read.budget):
        print(exhibit.sentence)
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOMES = {
    "book": (
        "read_budget",
        "read_commissioning",
        "read_outturns",
        "write_budget",
        "write_commissioning",
        "write_outturns",
        "write_template",
    ),
    "revenue.statement": ("work_out_budget",),
    "revenue.requirement": ("work_out_requirement",),
    "revenue.savings": ("work_out_savings",),
    "revenue.versions": ("compare_budgets",),
    "revenue.scenario": ("apply_scenario", "compare_scenarios"),
    "revenue.sensitivity": ("work_out_sensitivity",),
    "revenue.outturn": ("work_out_monitoring",),
    "revenue.exhibits": ("tell_budget", "tell_comparison"),
    "revenue.what_if": ("tell_scenarios", "tell_sensitivity"),
    "revenue.outturn_exhibits": ("tell_monitoring",),
    "precept.bands": ("work_out_bands",),
    "precept.yields": ("work_out_precept",),
    "precept.notices": ("work_out_notices",),
    "precept.bill": ("tell_bill", "work_out_bill"),
    "precept.judgement": ("judge_precept",),
    "precept.exhibits": ("tell_precept",),
    "capital.programme": ("work_out_capital",),
    "capital.reserves": ("work_out_reserves",),
    "capital.debts": ("work_out_debt",),
    "capital.fees": ("work_out_fees",),
    "capital.exhibits": ("tell_capital", "tell_debt", "tell_fees", "tell_reserves"),
    "commissioning.statement": ("work_out_fund",),
    "commissioning.judgement": ("judge_fund",),
    "commissioning.exhibits": ("tell_commissioning",),
    "judgement": ("judge_budget",),
    "printed": ("hold_against_print", "tell_printed"),
    "kinds": ("COST_KINDS",),
    "report.write": ("write_report",),
    "refusal": ("CostError",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = sorted(_HOME_OF)


def __getattr__(name: str) -> Any:
    # Only when asked for: the checker needs the arithmetic here, and none of what it takes to open workbooks.
    if name in _HOME_OF:
        return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*globals(), *_HOME_OF]
