"""The papers of a precept review printed and published: the panel's reports, the body's replies."""

from django.db import transaction
from django.utils import timezone

from answerable.keeping.changes.desk.precept import announce_review
from answerable.keeping.changes.desk.publication import publish
from answerable.keeping.changes.desk.row import RefusedError, change_row
from answerable.keeping.models.desk import PublicationKind
from answerable.keeping.queries.desk.precept import find_event, standing_of
from answerable.keeping.queries.desk.precept_sheet import REPLIES, REPORTS, paper_sheet, title_of
from answerable.printing.rendering import render_both
from answerable.printing.report import lay_out_report


def print_paper(event, today=None):
    """The paper of an event as `(PDF, Word)`; `RefusedError` where the step has none, or its words are not whole."""
    if event.kind not in REPORTS | REPLIES:
        raise RefusedError("No paper belongs to this step.")
    try:
        paper = lay_out_report(paper_sheet(event, today or timezone.localdate()))
    except ValueError as error:
        raise RefusedError(f"{error}. Mend that line, then publish.", field="words") from None
    return render_both(paper)


@transaction.atomic
def publish_paper(event, *, by, today=None):
    """Publish the paper of an event, in place of an earlier print of it; gives the `Publication`.

    The review is announced with it. Raises `RefusedError` where nothing is written that the panel or the body says.
    """
    event = find_event(event.pk)
    if event.kind in REPORTS | REPLIES and not event.words.strip():
        raise RefusedError("Write first what the paper is to say.", field="words")
    pdf, word = print_paper(event, today)
    review = event.review
    is_report = event.kind in REPORTS
    step = next(step for step in standing_of(review, today or timezone.localdate()).steps if step.row.pk == event.pk)
    made = publish(
        PublicationKind.REPORT if is_report else PublicationKind.REPLY,
        body=review.panel if is_report else review.body,
        title=title_of(event),
        by=by,
        pdf=pdf,
        word=word,
        rulings=step.rulings,
        supersedes=event.publication,
    )
    change_row(event, by=by, act="publish precept paper", is_public=True, publication=made, paper=made.paper)
    announce_review(review, by=by, on=timezone.localdate())
    return made
