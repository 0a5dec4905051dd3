"""What a finance report is told from, whole: kept with it when it is published, so that it can be told again."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from answerable.costing.budget import Budget
from answerable.costing.fund import Commissioning
from answerable.costing.monitoring import Monitoring
from answerable.costing.spending.contract import ContractsResult
from answerable.costing.spending.spending import SpendingResult
from answerable.drawing.exhibit import Badge, Origin


class HeldBudget(Struct, frozen=True, kw_only=True, tag="budget"):
    """A budget, and the version `before` it. `robustness` is what its chief finance officer reports on its estimates
    and reserves (2003 Act s.25), in paragraphs; `robustness_by` whose report that is, by office."""

    budget: Budget
    before: Budget | None = None
    robustness: str = ""
    robustness_by: str = ""


class HeldPrecept(Struct, frozen=True, kw_only=True, tag="precept"):
    """A budget for its precept. `issued` is the band D that was issued, once it is; `substitute` the budget that
    takes the place of an excessive one."""

    budget: Budget
    issued: Decimal | None = None
    substitute: Budget | None = None


class HeldMonitoring(Struct, frozen=True, kw_only=True, tag="monitoring"):
    """A year's budget as it is spent."""

    monitoring: Monitoring


class HeldCommissioning(Struct, frozen=True, kw_only=True, tag="commissioning"):
    """A body's funds, for the year that the report is of."""

    commissioning: Commissioning
    year: int


class HeldSpending(Struct, frozen=True, kw_only=True, tag="spending"):
    """Payments of a file as they were measured. `origins` name the file, and `badges` say what must not be lost of
    it: that its rows are invented."""

    result: SpendingResult
    origins: tuple[Origin, ...] = ()
    badges: tuple[Badge, ...] = ()


class HeldContracts(Struct, frozen=True, kw_only=True, tag="contracts"):
    """Contracts of a file as they were measured, with its `origins` and `badges`."""

    result: ContractsResult
    origins: tuple[Origin, ...] = ()
    badges: tuple[Badge, ...] = ()


Held = HeldBudget | HeldPrecept | HeldMonitoring | HeldCommissioning | HeldSpending | HeldContracts
"""What any report is told from; as JSON it has its `type`, and amounts are kept as their digits."""
