"""Undertakings as the desk shows them: what their owners say, what the evidence shows, how late they are."""

import datetime as dt
from bisect import bisect_right
from dataclasses import dataclass

from django.db.models import Prefetch, Q

from answerable.keeping.models.desk import Sitting, SittingStatus, Undertaking, UndertakingEvidence, UndertakingUpdate

# What the evidence shows, beside what the owner says: no more than was accepted.
NOTHING, SAID, OFFERED, SHOWN = (
    "nothing was said or shown",
    "said, with nothing to show it",
    "something is offered that nobody has looked at",
    "shown by evidence that was accepted",
)


@dataclass(frozen=True, slots=True)
class Standing:
    """How an undertaking stands on a day: three things apart, none of which is stored.

    `evidence` is one of the four sentences above; `is_late` is `None` where no date was ever given; `carried` is how
    many meetings of its body have passed since it was agreed.
    """

    row: Undertaking
    evidence: str
    is_late: bool | None
    carried: int
    days_open: int

    @property
    def claimed(self) -> str:
        return self.row.get_status_display()

    @property
    def end(self) -> str:
        """`completed`, `dropped`, or nothing while it is owed."""
        return "completed" if self.row.completed_on else "dropped" if self.row.dropped_at else ""

    @property
    def owner(self) -> str:
        return name_of_owner(self.row)

    @property
    def update(self) -> str:
        """What a tracker prints of how it stands."""
        return printed_update(self.row)


def find_undertaking(key) -> Undertaking | None:
    """An undertaking with its body, updates and evidence, or `None`."""
    return with_parts(Undertaking.objects.standing()).filter(pk=key).first()


def list_undertakings(bodies):
    """The undertakings of these bodies, with what is needed to say how each stands."""
    return with_parts(Undertaking.objects.standing().filter(body__in=bodies))


def stand(rows, on: dt.date) -> list[Standing]:
    """How undertakings stand on a day: one query for the meetings since, however many rows."""
    rows = list(rows)
    dates = meeting_dates({row.body_id for row in rows}, on)
    return [_stand(row, dates.get(row.body_id, []), on) for row in rows]


def meeting_dates(bodies, until: dt.date) -> dict[int, list[dt.date]]:
    """The days on which bodies (by key) met, until a day, in order."""
    dates: dict[int, list[dt.date]] = {}
    held = Sitting.objects.standing().filter(body__in=bodies, date__lte=until).exclude(status=SittingStatus.CANCELLED)
    for body, date in held.order_by("date").values_list("body_id", "date"):
        dates.setdefault(body, []).append(date)
    return dates


def name_of_owner(row: Undertaking) -> str:
    return row.owner.name if row.owner else row.owner_name


def printed_update(row: Undertaking) -> str:
    """The latest words that a clerk took for the tracker; of what ended, how it ended."""
    if row.dropped_at:
        return f"Not pursued, by {row.drop_decision} ({row.dropped_by}): {row.drop_reason}"
    said = [update.printed for update in row.updates.all() if update.printed]
    done = f"Completed on {row.completed_on:%-d %B %Y}." if row.completed_on else ""
    return said[-1] if said else done


def list_waiting_updates(bodies):
    """What owners sent that no clerk has taken for the tracker yet, the earliest first."""
    rows = UndertakingUpdate.objects.standing().filter(taken_by="", undertaking__removed_at=None)
    return rows.filter(undertaking__body__in=bodies).select_related("undertaking__body").order_by("at")


def list_due(bodies, *, until: dt.date):
    """What is still owed and due by a day, late ones with it, the earliest first."""
    rows = Undertaking.objects.standing().filter(completed_on=None, dropped_at=None, due_on__lte=until)
    return rows.filter(body__in=bodies).select_related("body", "owner").order_by("due_on", "pk")


def with_parts(rows):
    """Undertakings with their body, owner, updates and evidence: three queries however many rows."""
    return rows.select_related("body", "owner", "sitting", "action", "promise", "resolution").prefetch_related(
        Prefetch("updates", UndertakingUpdate.objects.standing().order_by("at", "id")),
        Prefetch(
            "evidence",
            UndertakingEvidence.objects.standing().select_related("file", "paper", "passage").order_by("id"),
        ),
    )


def is_owed() -> Q:
    """What is neither completed nor dropped."""
    return Q(completed_on=None, dropped_at=None)


def _stand(row, dates, on):
    return Standing(
        row=row,
        evidence=say_evidence(row),
        is_late=row.is_late(on),
        carried=len(dates) - bisect_right(dates, row.origin_on),
        days_open=((row.completed_on or on) - row.origin_on).days,
    )


def say_evidence(row: Undertaking) -> str:
    """What the evidence of an undertaking shows: one of the four sentences above."""
    shown = row.evidence.all()
    if any(one.accepted_by for one in shown):
        return SHOWN
    if any(not one.refused_why for one in shown):
        return OFFERED
    return SAID if row.updates.all() else NOTHING
