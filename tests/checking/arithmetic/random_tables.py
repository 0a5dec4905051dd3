"""Correct tables made at random: blocks with sub-totals to some depth, at some scale, rounded as papers round."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from hypothesis import strategies as st

NAMES = [
    "Officers",
    "Staff",
    "Rent",
    "Energy",
    "Vehicles",
    "Fuel",
    "Uniform",
    "Training",
    "Insurance",
    "Software",
    "Radios",
    "Printing",
    "Cleaning",
    "Travel",
    "Catering",
    "Forensics",
    "Custody",
    "Kennels",
    "Stables",
    "Archive",
    "Workshops",
    "Aircraft",
    "Cameras",
    "Lighting",
    "Wardens",
    "Outreach",
    "Helplines",
    "Shelters",
]


@dataclass
class Row:
    """A row of a table: its exact values (in units) by column; `total` where it sums others."""

    label: str
    values: list[Decimal] = field(default_factory=list)
    total: bool = False
    heading: bool = False


@st.composite
def correct_tables(draw: st.DrawFn) -> tuple[list[Row], int]:
    """Rows of a correct table with a grand total, and how many decimals it prints."""
    columns = draw(st.integers(1, 4))
    decimals = draw(st.sampled_from([0, 0, 1, 2]))
    blocks = draw(st.lists(st.integers(2, 5), min_size=1, max_size=4))
    headed = draw(st.booleans())
    nested = len(blocks) > 1
    negative = draw(st.booleans())
    low = -9000 if negative else 101
    names = iter(NAMES)
    rows: list[Row] = []
    grand = [Decimal(0)] * columns
    for number, size in enumerate(blocks):
        if nested and headed:
            rows.append(Row(f"Block {'ABCD'[number]}", heading=True))
        sub = [Decimal(0)] * columns
        for _ in range(size):
            # A third decimal is never printed, so that printed rows may miss their printed total by rounding.
            values = [
                Decimal(draw(st.integers(low * 1000, 9_000_000).filter(lambda n: abs(n) > 101_000))) / 1000
                for _ in range(columns)
            ]
            if decimals == 0:
                values = [value.quantize(Decimal(1)) for value in values]
            rows.append(Row(next(names), values))
            sub = [one + other for one, other in zip(sub, values, strict=True)]
        if nested:
            rows.append(Row(f"Sub-total {'abcd'[number]}", sub, total=True))
        grand = [one + other for one, other in zip(grand, sub, strict=True)]
    rows.append(Row("Total", grand, total=True))
    return rows, decimals


def print_number(value: Decimal, decimals: int, style: str) -> str:
    """A number as papers print it: `1,223`, `1223`, brackets for what is below nought."""
    rounded = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    shown = f"{abs(rounded):,f}" if style == "grouped" else f"{abs(rounded):f}"
    return f"({shown})" if rounded < 0 else shown


def print_table(rows: list[Row], decimals: int, style: str = "grouped", space: str = " ") -> str:
    """A paper with the table, as text."""
    columns = max(len(row.values) for row in rows)
    years = ["2021/22", "2022/23", "2023/24", "2024/25"][:columns]
    lines = [f"|{space}" + f"{space}|{space}".join(["Costs, £m" if decimals else "Visits", *years]) + f"{space}|"]
    for row in rows:
        cells = [print_number(value, decimals, style) for value in row.values] or [""] * columns
        lines.append(f"|{space}" + f"{space}|{space}".join([row.label, *cells]) + f"{space}|")
    return "# Report of the treasurer\n\nThe year is set out below.\n\n" + "\n".join(lines) + "\n"
