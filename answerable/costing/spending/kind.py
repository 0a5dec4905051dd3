"""Two kinds of analysis of what is published on spending: payments line by line, and the register of contracts."""

from __future__ import annotations

from collections.abc import Mapping

from answerable.costing.spending.contract import ContractOptions, ContractsResult, measure_contracts
from answerable.costing.spending.contract_exhibit import tell_contracts
from answerable.costing.spending.shapes import CONTRACT_REGISTER, SPENDING_LINES
from answerable.costing.spending.spending import SpendingOptions, SpendingResult, measure_spending
from answerable.costing.spending.spending_exhibit import tell_spending
from answerable.measuring.kind import Input, Kind
from answerable.measuring.loading.data_file import DataFile

Files = Mapping[str, DataFile]


def measure_spending_file(files: Files, options: SpendingOptions) -> SpendingResult:
    """The spending of a file."""
    return measure_spending(files["lines"], options)


def measure_contract_file(files: Files, options: ContractOptions) -> ContractsResult:
    """The contracts of a register on a day."""
    return measure_contracts(files["register"], options)


SPENDING = Kind(
    name="spending",
    heading="Spending over the threshold",
    purpose="What was paid to whom, in all and line by line, with credits, names withheld and payments alike.",
    inputs=(Input("lines", SPENDING_LINES),),
    options=SpendingOptions,
    result=SpendingResult,
    measure=measure_spending_file,
    tell=tell_spending,
)

CONTRACTS = Kind(
    name="contracts",
    heading="Contracts",
    purpose="Which contracts are in force and at what value, which end soon, waivers, and what is not given.",
    inputs=(Input("register", CONTRACT_REGISTER),),
    options=ContractOptions,
    result=ContractsResult,
    measure=measure_contract_file,
    tell=tell_contracts,
)
