"""Holidays added to the calendar, and taken away: every deadline is worked out anew from them."""

from django.db.models import Q

from answerable.keeping.changes.desk.row import RefusedError, add_row, remove_row
from answerable.keeping.models.desk import Holiday
from answerable.law.holiday import ENGLAND, say_not_working


def add_holiday(day, name, *, by, body=None):
    """Make a day a holiday of a body, or (`None`) of every body; gives it.

    Raises `RefusedError` where the day is a holiday already, so that a slip of the keys is seen.
    """
    said = f"{day:%A} {day.day} {day:%B %Y}"
    if Holiday.objects.standing().filter(Q(body=None) | Q(body=body), day=day).exists():
        raise RefusedError(f"{said} has been added already.", field="day")
    why = say_not_working(day, {}, ENGLAND)
    if why.startswith("bank holiday"):
        raise RefusedError(f"{said} is a {why} already.", field="day")
    return add_row(Holiday, by=by, act="add holiday", is_public=True, day=day, name=name, body=body)


def remove_holiday(holiday, *, by, revision=None):
    """Take a holiday away again; deadlines count the day from then on."""
    return remove_row(holiday, by=by, act="remove holiday", revision=revision, is_public=True)
