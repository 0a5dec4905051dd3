"""Invented payments and contracts of the demonstration: suppliers, amounts and dates are nobody's."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

SEED = 20260402
_PAYMENTS, _CONTRACTS = 400, 60
_SPENDERS = ("Chief constable", "Policing board")
# (supplier, department, purpose, cost centre, how many of 100 payments, usual amount in pounds)
_SUPPLIERS = (
    ("Alder Fleet Services", "Transport", "Servicing of vehicles", "TR10", 14, 2_900),
    ("Birchway Fuels", "Transport", "Fuel", "TR20", 9, 11_400),
    ("Cobalt Systems", "Digital", "Software licences", "DG10", 8, 38_500),
    ("Dunmore Networks", "Digital", "Network lines", "DG20", 8, 14_200),
    ("Elm Uniforms", "Supplies", "Uniform and protective clothing", "SU10", 10, 3_600),
    ("Fairholt Energy", "Estates", "Gas and electricity", "ES10", 10, 24_800),
    ("Glebe Cleaning", "Estates", "Cleaning of buildings", "ES20", 9, 8_300),
    ("Hartwell Forensics", "Crime", "Forensic examination", "CR10", 11, 6_900),
    ("Iris Interpreters", "Crime", "Interpreters", "CR20", 12, 1_250),
    ("Juniper Recovery", "Transport", "Recovery of vehicles", "TR30", 6, 1_750),
    ("Kestrel Training", "People", "Training", "PE10", 3, 4_100),
)
_PROCEDURES = ("tender", "framework", "quotation", "direct award", "waiver")
_KINDS = ("SME", "VCSE", "other")
_TITLES = (
    "Vehicle repairs", "Fuel cards", "Custody medical service", "Cleaning", "Interpreting", "Recovery of vehicles",
    "Body-worn video", "Network services", "Uniform", "Forensic services", "Training of first aiders", "Boarding up",
)  # fmt: skip
_SPENDING_HEAD = (
    "Reference", "Date", "Spender", "Supplier", "Amount", "Purpose", "Department", "Cost centre",
    "Procurement card", "Redacted", "Reason redacted", "Value for money",
)  # fmt: skip
_CONTRACT_HEAD = (
    "Reference", "Title", "Supplier", "Value", "Start", "End", "Review", "Extension", "Procedure", "Waiver",
    "Department", "Supplier type",
)  # fmt: skip


def write_payments(path: Path, year: int, rows: int | None = None, *, seed: int = SEED) -> int:
    """Write half a year of payments from April of `year` (by default 400) and say how many.

    Some are of £500 or less, some credits, some with the supplier withheld, and two look like the same one twice.
    """
    chance = np.random.default_rng(seed)
    count = _PAYMENTS if rows is None else rows
    shares = np.array([each[4] for each in _SUPPLIERS], dtype=float)
    chosen = chance.choice(len(_SUPPLIERS), count, p=shares / shares.sum())
    days = np.sort(chance.integers(0, 183, count))
    lines = [
        _draw_payment(chance, _SUPPLIERS[who], year, int(day), at)
        for at, (who, day) in enumerate(zip(chosen, days, strict=True))
    ]
    if len(lines) > 1:
        # The same supplier, day and amount under two references: to be looked at, and perhaps right.
        lines[-1] = (lines[-1][0], *lines[-2][1:])
    return _write(path, _SPENDING_HEAD, lines)


def write_contracts(path: Path, year: int, rows: int | None = None, *, seed: int = SEED) -> int:
    """Write a register of contracts (by default 60) as it stands in `year`: some ended, some let by waiver."""
    chance = np.random.default_rng(seed + 1)
    return _write(
        path, _CONTRACT_HEAD, [_draw_contract(chance, year, at) for at in range(_CONTRACTS if rows is None else rows)]
    )


def _draw_payment(
    chance: np.random.Generator, supplier: tuple[str, str, str, str, int, int], year: int, day: int, at: int
) -> tuple[Any, ...]:
    name, department, purpose, centre, _, usual = supplier
    pence = round(usual * 100 * float(np.exp(chance.normal(0, 0.7))))
    is_credit, is_withheld, is_card = (bool(chance.random() < share) for share in (0.02, 0.03, 0.06))
    if is_card:
        pence = min(pence, 90_000)
    amount = f"{'-' if is_credit else ''}{pence // 100}.{pence % 100:02}"
    return (
        f"P{at + 1:05}", (dt.date(year, 4, 1) + dt.timedelta(days=day)).isoformat(),
        _SPENDERS[int(chance.random() < 0.08)], "" if is_withheld else name, amount, purpose, department, centre,
        "yes" if is_card else "no", "yes" if is_withheld else "no", "personal data" if is_withheld else "",
        "The lowest of the offers that met what was asked" if pence > 1_000_000 else "",
    )  # fmt: skip


def _draw_contract(chance: np.random.Generator, year: int, at: int) -> tuple[Any, ...]:
    starts = dt.date(year - 3, 4, 1) + dt.timedelta(days=int(chance.integers(0, 3 * 365)))
    years = int(chance.choice((1, 2, 3, 4), p=(0.2, 0.3, 0.3, 0.2)))
    ends = starts.replace(year=starts.year + years, day=min(starts.day, 28)) - dt.timedelta(days=1)
    procedure = str(chance.choice(_PROCEDURES, p=(0.35, 0.35, 0.18, 0.06, 0.06)))
    supplier = _SUPPLIERS[int(chance.integers(0, len(_SUPPLIERS)))]
    value = round(float(np.exp(chance.normal(11.2, 1.3)))) // 100 * 100 + 5_000
    extends = ends.replace(year=ends.year + 1, day=min(ends.day, 28)).isoformat() if chance.random() < 0.4 else ""
    return (
        f"C{at + 1:03}", f"{_TITLES[at % len(_TITLES)]} {at // len(_TITLES) + 1}", supplier[0], value,
        starts.isoformat(), ends.isoformat(), (ends - dt.timedelta(days=180)).isoformat(), extends, procedure,
        "The only maker of parts that fit" if procedure == "waiver" else "", supplier[1],
        str(chance.choice(_KINDS, p=(0.4, 0.1, 0.5))),
    )  # fmt: skip


def _write(path: Path, heading: Sequence[str], lines: Sequence[Sequence[Any]]) -> int:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(heading)
        writer.writerows(lines)
    return len(lines)
