"""The kinds of analysis of costing that are made of files of rows, by name."""

from __future__ import annotations

from answerable.costing.spending.kind import CONTRACTS, SPENDING
from answerable.measuring.kind import Kind

COST_KINDS: dict[str, Kind] = {SPENDING.name: SPENDING, CONTRACTS.name: CONTRACTS}
