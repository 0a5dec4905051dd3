"""The register of contracts on a day: what is in force and at what value, what ends soon, what is not given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from answerable.costing.amount import add_up
from answerable.costing.spending.threshold import Threshold, find_threshold
from answerable.law.day import add_months
from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.loading.rows import Row, read_rows
from answerable.measuring.refusal import MeasureError

State = Literal["in force", "not begun", "ended", "not known"]
SOON, LATER = 6, 12
"""Months within which the end of a contract is told: time to let it again, and to plan for that."""


class ContractOptions(Struct, frozen=True, kw_only=True):
    """What may be chosen of the analysis of contracts."""

    on: Annotated[dt.date | None, Meta(description="The day on which contracts are judged; blank for today.")] = None


class Contract(Struct, frozen=True, kw_only=True):
    """A contract of the register and its `state` on the day; blank or nothing where the register does not say.

    `not known` is a contract whose dates do not tell: it has no first day, and no last day that is over.
    """

    reference: str
    title: str
    supplier: str
    value: Decimal | None
    starts_on: dt.date | None
    ends_on: dt.date | None
    review_on: dt.date | None
    extends_to: dt.date | None
    procedure: str
    waiver_reason: str
    department: str
    supplier_kind: str
    copy: str
    state: State

    @property
    def is_waiver(self) -> bool:
        """Whether the rules on competition were waived for it."""
        return self.procedure == "waiver" or bool(self.waiver_reason)


class ContractPart(Struct, frozen=True, kw_only=True):
    """So many contracts, and the sum of those whose value is given."""

    name: str
    contracts: int
    valued: int
    value: Decimal


class Missing(Struct, frozen=True, kw_only=True):
    """What is not given of some contracts, by their references."""

    name: str
    references: tuple[str, ...]


class ContractsResult(Struct, frozen=True, kw_only=True):
    """The register on a day, in pounds.

    `states` cover every contract once. `soon` end within six months of the day, `later` within six more. `procedures`
    and `supplier_kinds` are of contracts in force. `uncopied` are over the threshold, have not ended, and have no
    copy that the public can read.
    """

    options: ContractOptions
    on: dt.date
    soon_by: dt.date
    later_by: dt.date
    contracts: tuple[Contract, ...]
    states: tuple[ContractPart, ...]
    soon: tuple[Contract, ...]
    later: tuple[Contract, ...]
    ended: tuple[Contract, ...]
    waivers: tuple[Contract, ...]
    procedures: tuple[ContractPart, ...]
    supplier_kinds: tuple[ContractPart, ...]
    missing: tuple[Missing, ...]
    uncopied: tuple[str, ...]
    over: int
    threshold: Threshold


def measure_contracts(file: DataFile, options: ContractOptions) -> ContractsResult:
    """Judge each contract of a register on a day. Its own last day counts, not what it may be extended to."""
    on = options.on or dt.datetime.now(dt.UTC).date()
    return judge_contracts(read_rows(file), on, options)


def judge_contracts(rows: Sequence[Row], on: dt.date, options: ContractOptions) -> ContractsResult:
    """The register's rows on a day; raises `MeasureError` where there is none."""
    if not rows:
        raise MeasureError("There are no contracts in the file.")
    contracts = tuple(sorted((_read(row, on) for row in rows), key=_order))
    current = [each for each in contracts if each.state == "in force"]
    threshold = find_threshold("contract published whole", on)
    over = [each for each in contracts if each.state != "ended" and each.value and threshold.is_passed(each.value)]
    soon_by, later_by = add_months(on, SOON), add_months(on, LATER)
    return ContractsResult(
        options=options,
        on=on,
        soon_by=soon_by,
        later_by=later_by,
        contracts=contracts,
        states=_sum_by(contracts, lambda each: each.state),
        soon=tuple(each for each in current if each.ends_on and each.ends_on <= soon_by),
        later=tuple(each for each in current if each.ends_on and soon_by < each.ends_on <= later_by),
        ended=tuple(each for each in contracts if each.state == "ended"),
        waivers=tuple(each for each in contracts if each.is_waiver),
        procedures=_sum_by(current, lambda each: each.procedure or "not given"),
        supplier_kinds=_sum_by(current, lambda each: each.supplier_kind or "not given"),
        missing=_list_missing(contracts),
        uncopied=tuple(each.reference for each in over if not each.copy),
        over=len(over),
        threshold=threshold,
    )


def _read(row: Row, on: dt.date) -> Contract:
    texts = ("title", "supplier", "procedure", "waiver_reason", "department", "supplier_kind", "copy")
    given: dict[str, Any] = {name: row[name] or "" for name in texts}
    given |= {name: row[name] for name in ("reference", "value", "starts_on", "ends_on", "review_on", "extends_to")}
    return Contract(**given, state=_find_state(row["starts_on"], row["ends_on"], on))


def _find_state(starts_on: dt.date | None, ends_on: dt.date | None, on: dt.date) -> State:
    if ends_on is not None and ends_on < on:
        return "ended"
    if starts_on is None:
        return "not known"
    return "not begun" if starts_on > on else "in force"


def _order(contract: Contract) -> tuple[dt.date, str]:
    return contract.ends_on or dt.date.max, contract.reference


def _sum_by(contracts: Iterable[Contract], name: Callable[[Contract], str]) -> tuple[ContractPart, ...]:
    """The parts that a word makes of contracts, those of most value first."""
    groups: dict[str, list[Contract]] = {}
    for each in contracts:
        groups.setdefault(name(each), []).append(each)
    parts = [
        ContractPart(
            name=words,
            contracts=len(group),
            valued=sum(each.value is not None for each in group),
            value=add_up(each.value for each in group),
        )
        for words, group in groups.items()
    ]
    return tuple(sorted(parts, key=lambda part: (-part.value, part.name)))


def _list_missing(contracts: Sequence[Contract]) -> tuple[Missing, ...]:
    """What is asked of each contract and not given: the columns of the Code, and a reason for each waiver."""
    asked: tuple[tuple[str, Callable[[Contract], bool]], ...] = (
        ("title", lambda each: not each.title),
        ("supplier", lambda each: not each.supplier),
        ("value", lambda each: each.value is None),
        ("first day", lambda each: each.starts_on is None),
        ("last day", lambda each: each.ends_on is None),
        ("procedure", lambda each: not each.procedure),
        ("reason for the waiver", lambda each: each.procedure == "waiver" and not each.waiver_reason),
        ("department", lambda each: not each.department),
        ("kind of supplier", lambda each: not each.supplier_kind),
    )
    found = ((name, tuple(each.reference for each in contracts if lacks(each))) for name, lacks in asked)
    return tuple(Missing(name=name, references=references) for name, references in found if references)
