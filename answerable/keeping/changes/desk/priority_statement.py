"""The quarterly statement on the national priorities: begun, written by force and policing body, published."""

import datetime as dt

import msgspec
from django.db import transaction
from django.utils import timezone

from answerable.keeping.changes.audit import queue_writers
from answerable.keeping.changes.desk.measure import note_absence, publish_measure
from answerable.keeping.changes.desk.observation import release_observations
from answerable.keeping.changes.desk.publication import publish
from answerable.keeping.changes.desk.row import RefusedError, add_row, change_row, refusing, remove_row
from answerable.keeping.changes.desk.schedule import note_disclosure
from answerable.keeping.models.desk import (
    Measure,
    PriorityStatement,
    PublicationKind,
    ReasonKind,
    StatementPart,
    StatementReason,
)
from answerable.keeping.models.desk.priority_statement import PUBLISHED
from answerable.keeping.queries.desk import priority_statement as queries
from answerable.keeping.queries.desk.schedule import find_disclosure
from answerable.keeping.store import read_file
from answerable.law.day import add_months
from answerable.measuring.period import ends_quarter
from answerable.measuring.scorecard.priority import list_priorities
from answerable.printing.rendering import render_both
from answerable.printing.statement import lay_out_statement

MOST_NAMED = 6


@transaction.atomic
def begin_statement(body, *, by, force, last_on, title, presented_by=""):
    """Begin the statement of a policing body for the quarter that ends on a day; gives it.

    It is drafted from the scorecard at once. Which priorities apply, and why, is taken over from the body's statement
    before it, to be looked at. Raises `RefusedError` where the day ends no quarter, or one that is not over; where
    there were no national priorities then; where the quarter has its statement already.
    """
    _refuse_quarter(last_on)
    if force.pk == body.pk:
        raise RefusedError(
            "The statement is on a police force: choose one other than the body itself.", field="force"
        )
    others = PriorityStatement.objects.standing().filter(body=body)
    if others.filter(last_on=last_on).exists():
        raise RefusedError(f"{body.name} has a statement for that quarter already.", field="last_on")
    first_on = add_months(last_on + dt.timedelta(days=1), -queries.MONTHS)
    row = add_row(
        PriorityStatement, by=by, act="begin statement", body=body, force=force, first_on=first_on, last_on=last_on,
        title=title, presented_by=presented_by,
    )  # fmt: skip
    before = others.filter(last_on__lt=last_on).order_by("-last_on").first()
    if before is not None:
        _take_over(before, row, by)
    return row


def change_statement(statement, *, by, revision=None, **values):
    """Change the title, or who presents it."""
    _refuse_published(statement)
    return change_row(statement, by=by, act="change statement", revision=revision, **values)


def drop_statement(statement, *, by, revision=None):
    """Take a statement that is not published off the desk."""
    return remove_row(statement, by=by, act="drop statement", revision=revision)


@transaction.atomic
def write_part(statement, side, priority, *, by, before="", after="", revision=None):
    """Write what a side says on a priority, in the light markup of papers, before and after what is generated there;
    gives the `StatementPart`. `{{homicide}}` in it becomes the tested sentence on the measure of that code."""
    _refuse_published(statement)
    if priority not in dict(queries.places_of(statement, side)):
        raise RefusedError("There is no such place in the statement.")
    queue_writers()
    row = queries.find_part(statement, side, priority)
    words = {"before": before, "after": after}
    if row is None:
        return add_row(
            StatementPart, by=by, act="write statement", statement=statement, side=side, priority=priority, **words
        )
    return change_row(row, by=by, act="write statement", revision=revision, **words)


def assess_priority(statement, *, by, priority="", applies, words, revision=None):
    """Say whether a national priority applies to the area, and why; without one, of every other priority."""
    if priority and priority not in {each.code for each in list_priorities(statement.last_on)}:
        raise RefusedError("Choose one of the national priorities.", field="priority")
    kind = ReasonKind.APPLIES if applies else ReasonKind.NOT_APPLIES
    return _give_reason(statement, kind, priority, by, words, revision)


@transaction.atomic
def explain_absence(statement, code, *, by, words, revision=None):
    """Say for the public why a measure has no value for the quarter, or why a national one is not given at all."""
    _refuse_published(statement)
    found = queries.find_missing(statement, code)
    if found is None:
        raise RefusedError("There is no measure of that code.")
    if not isinstance(found, Measure):
        return _give_reason(statement, ReasonKind.NOT_GIVEN, code, by, words, revision)
    standing = queries.find_absence(statement, found)
    if standing is None:
        return note_absence(found, by=by, quarter_end=statement.last_on, words=_told(words))
    is_public = found.published_on is not None
    return change_row(standing, by=by, act="note absence", revision=revision, is_public=is_public, words=_told(words))


def lift_reason(reason, *, by, revision=None):
    """Take away a reason that was given in a statement."""
    return remove_row(reason, by=by, act="lift reason", revision=revision)


def print_statement(statement, on=None):
    """A statement as it stands, as `(PDF, Word)`: what was published, once it was.

    Raises `RefusedError` for markup that is not whole, or where no scorecard can be worked out.
    """
    if statement.publication_id:
        return read_file(statement.publication.pdf), read_file(statement.publication.word)
    return _print(statement, _read(queries.draft_of, statement), on or timezone.localdate())


@transaction.atomic
def publish_statement(statement, *, by, with_values=False, on=None):
    """Publish a statement: it is printed, read back by our own reader and filed like any other paper; gives the row.

    It prints nothing that the public may not see: `with_values` publishes the measures that it gives figures of, and
    releases their values, in the same step. Raises `RefusedError`, with what to do, where a national measure has
    neither a value nor a reason for having none, where it is not said whether a priority applies, where the body has
    no words, and where values wait. It is not undone.
    """
    queue_writers()
    statement = queries.find_statement(statement.pk)
    _refuse_published(statement)
    on = on or timezone.localdate()
    draft = _read(queries.draft_of, statement)
    _refuse_lacks(draft)
    _release(queries.list_waiting(statement, draft), by, with_values)
    draft = _read(queries.open_draft_of, statement)
    _refuse_lacks(draft)
    pdf, word = _print(statement, draft, on)
    made = publish(PublicationKind.REPORT, body=statement.body, title=statement.title, by=by, pdf=pdf, word=word)
    _note_disclosure(statement, by)
    return change_row(
        statement, by=by, act="publish statement", is_public=True, publication=made,
        printed=msgspec.to_builtins(draft),
    )  # fmt: skip


def _take_over(before, statement, by):
    """What was said of each priority is said again; why a measure is not given is asked anew for each quarter."""
    for one in StatementReason.objects.standing().filter(statement=before).exclude(kind=ReasonKind.NOT_GIVEN):
        given = {"kind": one.kind, "about": one.about, "words": one.words}
        add_row(StatementReason, by=by, act="take over reason", statement=statement, **given)


def _give_reason(statement, kind, about, by, words, revision):
    _refuse_published(statement)
    queue_writers()
    row = queries.find_reason(statement, about, is_measure=kind == ReasonKind.NOT_GIVEN)
    values = {"kind": kind, "words": _told(words)}
    if row is None:
        return add_row(StatementReason, by=by, act="give reason", statement=statement, about=about, **values)
    return change_row(row, by=by, act="give reason", revision=revision, **values)


def _told(words):
    if not words.strip():
        raise RefusedError("Give the reason, in words for the public.", field="words")
    return words.strip()


def _read(draft, statement):
    with refusing():
        return draft(statement)


def _print(statement, draft, on):
    try:
        paper = lay_out_statement(queries.sheet_of(statement, draft, on))
    except ValueError as error:
        raise RefusedError(f"{error}. Mend that line first.") from None
    return render_both(paper)


def _release(waiting, by, with_values):
    if waiting and not with_values:
        raise RefusedError(
            f"The statement gives figures that are not public yet ({_name(waiting)}): release them first, or "
            "publish them with the statement.",
            field="with_values",
        )
    for measure in waiting:
        try:
            shown = measure if measure.published_on else publish_measure(measure, by=by)
        except RefusedError as refused:
            raise RefusedError(f"{measure.title}: {refused}") from refused
        release_observations(shown, by=by)


def _name(measures):
    named = "; ".join(measure.title for measure in measures[:MOST_NAMED])
    more = len(measures) - MOST_NAMED
    return f"{named}; and {more} more" if more > 0 else named


def _note_disclosure(statement, by):
    """The law's schedule knows that the quarter is public; one that a later quarter went before changes nothing."""
    kept = find_disclosure(statement.body, queries.ROW)
    if kept is None or kept.published_to is None or kept.published_to < statement.last_on:
        note_disclosure(statement.body, queries.ROW, by=by, published_to=statement.last_on)


def _refuse_quarter(last_on):
    if not ends_quarter(last_on):
        words = "A quarter ends on 31 March, 30 June, 30 September or 31 December: give one of these days."
        raise RefusedError(words, field="last_on")
    if last_on >= timezone.localdate():
        raise RefusedError("The quarter is not over yet: begin its statement after it.", field="last_on")
    if not list_priorities(last_on):
        raise RefusedError("There were no national priorities for policing on that day.", field="last_on")


def _refuse_published(statement):
    if statement.publication_id:
        raise RefusedError(PUBLISHED)


def _refuse_lacks(draft):
    lacks = queries.list_lacks(draft)
    if lacks:
        raise RefusedError(" ".join(lack.words for lack in lacks))
