"""The publication schedule of a policing body: what it must publish, how far it has, and what is due."""

import datetime as dt
from dataclasses import dataclass

from answerable.keeping.models.desk import Disclosure
from answerable.law.ruling import Ruling
from answerable.law.schedule import (
    InformationDue,
    InformationRow,
    judge_information,
    judge_withholding,
    list_information,
    next_due,
)


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A row of the order at a body: what is held of it, the next period, and what the law says today."""

    row: InformationRow
    kept: Disclosure | None
    due: InformationDue | None
    rulings: tuple[Ruling, ...]

    @property
    def has_periods(self) -> bool:
        return self.row.cadence not in ("on_change", "on_receipt")


def schedule_of(body, today: dt.date) -> list[Scheduled]:
    """Every row of the order that binds on a day, in its order. One query."""
    kept = {row.row: row for row in Disclosure.objects.standing().filter(body=body).select_related("body")}
    return [_schedule(row, kept.get(key), today) for key, row in list_information(today).items()]


def find_disclosure(body, row: str) -> Disclosure | None:
    return Disclosure.objects.standing().filter(body=body, row=row).first()


def _schedule(row, kept, today):
    """A row of which nothing was written down yet is not judged: it may well be public."""
    if kept is None:
        return Scheduled(row, None, None, ())
    if kept.withheld_ground:
        return Scheduled(row, kept, None, judge_withholding(row.row, kept.withheld_ground, today))
    due = next_due(row, kept.published_to) if kept.published_to else None
    if kept.published_to is None and row.cadence not in ("on_change", "on_receipt"):
        return Scheduled(row, kept, None, ())
    rulings = judge_information(
        row.row, today, published_to=kept.published_to, changed=kept.changed_on, published=kept.published_on
    )
    return Scheduled(row, kept, due, rulings)
