"""A tracker published by itself, and its rows joined to the record's once it was read back."""

from django.db import transaction

from answerable.keeping.changes.desk.publication import publish
from answerable.keeping.changes.desk.row import RefusedError, change_row
from answerable.keeping.changes.settlement import drop_owed
from answerable.keeping.models import Action, Settlement, SettlementKind
from answerable.keeping.models.desk import Publication, PublicationKind
from answerable.keeping.queries.desk.tracker import judge_tracker, tracker_of, tracker_sheet
from answerable.printing.rendering import render_both
from answerable.printing.tracker import lay_out_tracker


def print_tracker(sitting):
    """A meeting's tracker as `(PDF, Word)`."""
    return render_both(lay_out_tracker(tracker_sheet(sitting.body, sitting)))


@transaction.atomic
def publish_tracker(sitting, *, by):
    """Publish a meeting's tracker; gives the `Publication`. Published again, it is the next version of the first."""
    body = sitting.body
    if not tracker_of(body, sitting).rows:
        raise RefusedError("There is nothing to track yet, so there is no tracker to publish.")
    last = Publication.objects.filter(sitting=sitting, kind=PublicationKind.TRACKER, superseded_by=None).first()
    printed, word = print_tracker(sitting)
    made = publish(
        PublicationKind.TRACKER,
        body=body,
        sitting=sitting,
        title=f"Action tracker, {sitting.date:%-d %B %Y}",
        by=by,
        pdf=printed,
        word=word,
        rulings=judge_tracker(body, sitting),
        supersedes=last,
    )
    join_tracker(sitting, made.paper, by=by)
    return made


@transaction.atomic
def join_tracker(sitting, paper, *, by):
    """Join the undertakings that a paper prints to the actions that the record read from it, word for word.

    What was dropped is settled as dropped in the record too: the paper told it to the public.
    """
    printed = {}
    for action in Action.objects.standing().filter(updates__paper=paper):
        printed.setdefault((_fold(action.ref), _fold(action.text)), action)
    for row in tracker_of(sitting.body, sitting).rows:
        action = row.action or printed.get((_fold(row.ref), _fold(row.text)))
        if action and row.action is None and not action.undertakings.filter(removed_at=None).exists():
            change_row(row, by=by, act="join action", action=action)
        if action and row.dropped_at and not _is_dropped(action):
            drop_owed(action, by=row.dropped_by, role=row.dropped_by, reason=row.drop_reason, entered_by=by)


def _is_dropped(action):
    return Settlement.objects.filter(
        reconciliation__action=action, kind=SettlementKind.DROP, withdrawn_at=None
    ).exists()


def _fold(words):
    return " ".join(words.split()).casefold()
