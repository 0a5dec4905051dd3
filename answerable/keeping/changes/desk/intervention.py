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
OF_FILES = ("offences", "admissions")
# What a row is known by: two that stand and are alike in it are one thing entered twice.
KNOWN_BY = {
    Intervention: {"body", "name"},
    InterventionReturn: {"intervention", "first_on"},
    SurrenderBin: {"body", "code"},
    SurrenderCount: {"bin", "emptied_on"},
    FundingReturn: {"body", "name", "first_on"},
}


def enter_intervention(body, *, by, **values):
    """Enter a service or programme against violence; gives the `Intervention`."""
    _refuse_span(values)
    _refuse_second(Intervention, "name", "A service of this name is on the desk already.", body=body, **values)
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
    _refuse_second(
        InterventionReturn, "first_on", "A return from this day is entered already: change that one.",
        intervention=intervention, **values,
    )  # fmt: skip
    return add_row(InterventionReturn, by=by, act="enter intervention return", intervention=intervention, **values)


def change_return(row, *, by, revision=None, **values):
    _refuse_period({"first_on": row.first_on, "last_on": row.last_on, **values})
    return change_row(row, by=by, act="change intervention return", revision=revision, **values)


def remove_return(row, *, by, revision=None):
    return remove_row(row, by=by, act="remove intervention return", revision=revision)


def place_bin(body, *, by, **values):
    """Enter a bin in which weapons are surrendered; gives the `SurrenderBin`."""
    _refuse_taken_away(values)
    _refuse_second(SurrenderBin, "code", "A bin of this code is on the desk already.", body=body, **values)
    return add_row(SurrenderBin, by=by, act="place bin", body=body, **values)


def change_bin(row, *, by, revision=None, **values):
    _refuse_taken_away({"opened_on": row.opened_on, "closed_on": row.closed_on, **values})
    return change_row(row, by=by, act="change bin", revision=revision, is_public=_is_public(row), **values)


def publish_bin(row, *, by, revision=None):
    return _publish(row, "publish bin", by, revision)


def withdraw_bin(row, *, by, revision=None):
    return change_row(row, by=by, act="withdraw bin", revision=revision, is_public=True, published_on=None)


def drop_bin(row, *, by, revision=None):
    return remove_row(row, by=by, act="drop bin", revision=revision)


def count_bin(row, *, by, emptied_on, **values):
    """Record what a bin held when it was emptied; gives the `SurrenderCount`."""
    _refuse_emptied(row, emptied_on)
    words = "What was in it on this day is entered already: change that."
    _refuse_second(SurrenderCount, "emptied_on", words, bin=row, emptied_on=emptied_on)
    return add_row(
        SurrenderCount, by=by, act="count bin", is_public=_is_public(row), bin=row, emptied_on=emptied_on, **values
    )


def change_count(row, *, by, revision=None, **values):
    _refuse_emptied(row.bin, values.get("emptied_on", row.emptied_on))
    return change_row(row, by=by, act="change bin count", revision=revision, is_public=_is_public(row.bin), **values)


def remove_count(row, *, by, revision=None):
    return remove_row(row, by=by, act="remove bin count", revision=revision, is_public=_is_public(row.bin))


@transaction.atomic
def begin_funding_return(body, *, by, first_on, **values):
    """Begin the quarterly return on a fund; its measures are filled from the files that are chosen."""
    _refuse_quarter(body, first_on=first_on, **values)
    _refuse_second(
        FundingReturn, "first_on", "A return on this fund for this quarter is on the desk already.", body=body,
        first_on=first_on, name=values["name"],
    )  # fmt: skip
    return add_row(FundingReturn, by=by, act="begin funding return", body=body, first_on=first_on, **values)


def change_funding_return(row, *, by, revision=None, **values):
    if row.sent_on:
        raise RefusedError("This return was sent: it stays as it was.")
    held = {name: getattr(row, name) for name in ("first_on", "due_on", *OF_FILES)}
    _refuse_quarter(row.body, **{**held, **values})
    return change_row(row, by=by, act="change funding return", revision=revision, **values)


def send_funding_return(row, *, by, sent_on, revision=None):
    """Record that a return was sent, and when."""
    if row.sent_on:
        raise RefusedError("This return was sent already.")
    if sent_on > timezone.localdate():
        raise RefusedError("That day has not come yet.", field="sent_on")
    if sent_on < row.first_on:
        raise RefusedError(f"Its quarter begins on {row.first_on:%-d %B %Y}: that day is earlier.", field="sent_on")
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


def _refuse_second(model, field, words, **values):
    """Refuse, at its field, what stands there already: `field` and what it is a part of are the same."""
    alike = {name: value for name, value in values.items() if name in KNOWN_BY[model]}
    if model.objects.standing().filter(**alike).exists():
        raise RefusedError(words, field=field)


def _refuse_taken_away(values):
    if values.get("closed_on") and values["closed_on"] < values["opened_on"]:
        raise RefusedError("It was taken away before it was placed.", field="closed_on")


def _refuse_emptied(row, day):
    if day > timezone.localdate():
        raise RefusedError("That day has not come yet.", field="emptied_on")
    if day < row.opened_on:
        raise RefusedError(f"The bin was placed on {row.opened_on:%-d %B %Y}: that day is earlier.",
                           field="emptied_on")  # fmt: skip


def _refuse_quarter(body, *, first_on, due_on=None, **values):
    if first_on.day != 1 or first_on.month not in FIRST_MONTHS:
        raise RefusedError("A quarter begins on 1 January, April, July or October.", field="first_on")
    if due_on and due_on < first_on:
        raise RefusedError("It is due before its quarter begins.", field="due_on")
    for name in OF_FILES:
        file = values.get(name)
        if file is not None and file.body_id != body.pk:
            raise RefusedError(f"“{file.name}” is a file of {file.body.name}.", field=name)


def _refuse_period(values):
    if values["last_on"] < values["first_on"]:
        raise RefusedError("The period ends before it begins.", field="last_on")
    if values["last_on"] > timezone.localdate():
        raise RefusedError("That period is not over: enter a return once it is.", field="last_on")
