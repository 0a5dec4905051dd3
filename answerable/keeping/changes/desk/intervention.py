"""Interventions with their quarterly returns, surrender bins with their counts, and returns on a fund."""

from django.db import transaction
from django.utils import timezone

from answerable.keeping.changes.desk.row import RefusedError, add_row, change_row, remove_row
from answerable.keeping.models.desk import (
    FundingReturn,
    Intervention,
    InterventionReturn,
    SurrenderBin,
    SurrenderCount,
)

FIRST_MONTHS = (1, 4, 7, 10)


def enter_intervention(body, *, by, **values):
    """Enter a service or programme against violence; gives the `Intervention`."""
    _refuse_span(values)
    return add_row(Intervention, by=by, act="enter intervention", body=body, **values)


def change_intervention(row, *, by, revision=None, **values):
    _refuse_span({"starts_on": row.starts_on, "ends_on": row.ends_on, **values})
    return change_row(row, by=by, act="change intervention", revision=revision, is_public=_is_public(row), **values)


def publish_intervention(row, *, by, revision=None):
    """Let the public see a service, with what it returned; small numbers of people stay hidden there."""
    return _publish(row, "publish intervention", by, revision)


def withdraw_intervention(row, *, by, revision=None):
    return change_row(row, by=by, act="withdraw intervention", revision=revision, is_public=True, published_on=None)


def drop_intervention(row, *, by, revision=None):
    return remove_row(row, by=by, act="drop intervention", revision=revision)


def enter_return(intervention, *, by, **values):
    """Enter what a service returned for a quarter; gives the `InterventionReturn`."""
    _refuse_period(values)
    return add_row(InterventionReturn, by=by, act="enter intervention return", intervention=intervention, **values)


def change_return(row, *, by, revision=None, **values):
    _refuse_period({"first_on": row.first_on, "last_on": row.last_on, **values})
    return change_row(row, by=by, act="change intervention return", revision=revision, **values)


def remove_return(row, *, by, revision=None):
    return remove_row(row, by=by, act="remove intervention return", revision=revision)


def place_bin(body, *, by, **values):
    """Enter a bin in which weapons are surrendered; gives the `SurrenderBin`."""
    return add_row(SurrenderBin, by=by, act="place bin", body=body, **values)


def change_bin(row, *, by, revision=None, **values):
    return change_row(row, by=by, act="change bin", revision=revision, is_public=_is_public(row), **values)


def publish_bin(row, *, by, revision=None):
    return _publish(row, "publish bin", by, revision)


def drop_bin(row, *, by, revision=None):
    return remove_row(row, by=by, act="drop bin", revision=revision)


def count_bin(row, *, by, emptied_on, **values):
    """Record what a bin held when it was emptied; gives the `SurrenderCount`."""
    if emptied_on > timezone.localdate():
        raise RefusedError("That day has not come yet.", field="emptied_on")
    if emptied_on < row.opened_on:
        raise RefusedError(f"The bin was placed on {row.opened_on:%-d %B %Y}: that day is earlier.",
                           field="emptied_on")  # fmt: skip
    return add_row(
        SurrenderCount, by=by, act="count bin", is_public=_is_public(row), bin=row, emptied_on=emptied_on, **values
    )


def change_count(row, *, by, revision=None, **values):
    return change_row(row, by=by, act="change bin count", revision=revision, is_public=_is_public(row.bin), **values)


def remove_count(row, *, by, revision=None):
    return remove_row(row, by=by, act="remove bin count", revision=revision, is_public=_is_public(row.bin))


@transaction.atomic
def begin_funding_return(body, *, by, first_on, **values):
    """Begin the quarterly return on a fund; its measures are filled from the files that are chosen."""
    _refuse_quarter(first_on, "first_on")
    for name in ("offences", "admissions"):
        file = values.get(name)
        if file is not None and file.body_id != body.pk:
            raise RefusedError(f"“{file.name}” is a file of {file.body.name}.", field=name)
    return add_row(FundingReturn, by=by, act="begin funding return", body=body, first_on=first_on, **values)


def change_funding_return(row, *, by, revision=None, **values):
    if row.sent_on:
        raise RefusedError("This return was sent: it stays as it was.")
    return change_row(row, by=by, act="change funding return", revision=revision, **values)


def send_funding_return(row, *, by, sent_on, revision=None):
    """Record that a return was sent, and when."""
    if row.sent_on:
        raise RefusedError("This return was sent already.")
    if sent_on > timezone.localdate():
        raise RefusedError("That day has not come yet.", field="sent_on")
    return change_row(row, by=by, act="send funding return", revision=revision, sent_on=sent_on)


def drop_funding_return(row, *, by, revision=None):
    return remove_row(row, by=by, act="drop funding return", revision=revision)


def _publish(row, act, by, revision):
    if row.published_on:
        raise RefusedError("The public sees it already.")
    return change_row(row, by=by, act=act, revision=revision, is_public=True, published_on=timezone.localdate())


def _is_public(row):
    return row.published_on is not None


def _refuse_span(values):
    if values.get("ends_on") and values["ends_on"] < values["starts_on"]:
        raise RefusedError("It ends before it starts.", field="ends_on")


def _refuse_quarter(day, field):
    if day.day != 1 or day.month not in FIRST_MONTHS:
        raise RefusedError("A quarter begins on 1 January, April, July or October.", field=field)


def _refuse_period(values):
    if values["last_on"] < values["first_on"]:
        raise RefusedError("The period ends before it begins.", field="last_on")
    if values["last_on"] > timezone.localdate():
        raise RefusedError("That period is not over: enter a return once it is.", field="last_on")
