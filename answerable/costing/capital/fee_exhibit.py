"""Fees and charges as they are shown."""

from __future__ import annotations

from answerable.costing.amount import NOTHING
from answerable.costing.budget import Budget
from answerable.costing.capital.fees import FeeChange, FeeLine, work_out_fees
from answerable.costing.capital.wording import badge_plan
from answerable.drawing.exhibit import Cell, Column, Exhibit, Table
from answerable.drawing.wording import say_count, say_money, say_value
from answerable.law.words import say_list

_CHANGES: tuple[FeeChange, ...] = ("raised", "lowered", "unchanged", "new")


def tell_fees(budget: Budget) -> tuple[Exhibit, ...]:
    """The schedule of fees with what each was before; nothing without a fee."""
    schedule = work_out_fees(budget)
    if not schedule.lines:
        return ()
    counts = [f"{schedule.count(change)} {change}" for change in _CHANGES if schedule.count(change)]
    return (
        Exhibit(
            slug="fees",
            title=f"{say_count(len(schedule.lines), 'fee')}: {say_list(counts)}",
            sentence=_say_changes(schedule.lines),
            table=_tabulate(schedule.lines),
            notes=("Fees are in pounds for the unit named, with value added tax as the schedule says.",),
            badges=badge_plan(budget, ()),
            query="answerable.costing.capital.fees.work_out_fees(budget)",
        ),
    )


def _say_changes(lines: tuple[FeeLine, ...]) -> str:
    """What changed most of what is raised and lowered, and which fees are new."""
    changed = [line for line in lines if line.change in ("raised", "lowered")]
    said = []
    if changed:
        most = max(changed, key=lambda line: abs(line.percent or NOTHING))
        said.append(
            f"The largest change is that of {_say_change(most)}." if len(changed) > 1 else f"{_say_change(most)}."
        )
    new = [f"{_name(line)} at {say_money(line.fee.amount, 2)}" for line in lines if line.change == "new"]
    if new:
        said.append(f"New: {say_list(new)}.")
    same = sum(line.change == "unchanged" for line in lines)
    if same:
        said.append(f"{say_count(same, 'fee')} {'is' if same == 1 else 'are'} unchanged.")
    return " ".join(said)


def _say_change(line: FeeLine) -> str:
    before, now = line.fee.before or 0, line.fee.amount
    percent = "" if line.percent is None else f" ({say_value(line.percent, 'percent', 1)})"
    return f"{_name(line)}, from {say_money(before, 2)} to {say_money(now, 2)}{percent}"


def _name(line: FeeLine) -> str:
    return f"{line.fee.service} ({line.fee.unit})" if line.fee.unit else line.fee.service


def _tabulate(lines: tuple[FeeLine, ...]) -> Table:
    columns = (
        *(Column("Fee"), Column("Unit"), Column("Before", "money", 2), Column("Now", "money", 2)),
        *(Column("Change", "money", 2), Column("Change, %", "percent", 1), Column("What changes")),
        *(Column("VAT"), Column("From", "date"), Column("Basis"), Column("Decision")),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            *(line.fee.service, line.fee.unit, line.fee.before, line.fee.amount),
            *(line.rise, line.percent, line.change),
            *(line.fee.vat, line.fee.from_on, line.fee.basis, line.fee.decision),
        )
        for line in lines
    ]
    return Table(columns=columns, rows=tuple(rows))
