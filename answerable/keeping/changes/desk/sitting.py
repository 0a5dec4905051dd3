"""Sittings arranged, moved and cancelled. The public calendar shows them, so these acts are public ones."""

from answerable.keeping.changes.desk.row import RefusedError, add_row, change_row
from answerable.keeping.models.desk import Sitting, SittingStatus


def arrange_sitting(body, *, by, date, start_time, **values):
    """Arrange a meeting of a body; raises `RefusedError` where the body already meets on that day at that hour."""
    _refuse_twice(body, date, start_time)
    given = {"body": body, "date": date, "start_time": start_time} | values
    return add_row(Sitting, by=by, act="arrange sitting", is_public=True, **given)


def change_sitting(sitting, *, by, revision, **values):
    """Change when, where and in what state a meeting is."""
    date, start_time = values.get("date", sitting.date), values.get("start_time", sitting.start_time)
    _refuse_twice(sitting.body, date, start_time, but=sitting)
    return change_row(sitting, by=by, act="change sitting", revision=revision, is_public=True, **values)


def _refuse_twice(body, date, start_time, but=None):
    same = Sitting.objects.standing().filter(body=body, date=date, start_time=start_time)
    same = same.exclude(status=SittingStatus.CANCELLED)
    if same.exclude(pk=but.pk if but else None).exists():
        raise RefusedError(f"{body.name} already meets on {date:%-d %B %Y} at {start_time:%H:%M}.", field="date")
