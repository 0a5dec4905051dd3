"""Scrutiny inquiries begun, filled and reported."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from answerable.keeping.changes.desk.row import RefusedError, add_row, change_row
from answerable.keeping.models.desk import (
    EvidenceSession,
    Inquiry,
    InquiryMember,
    InquiryState,
    LineOfQuestioning,
    SubGroup,
    Theme,
)


def begin_inquiry(body, *, by, title, scope, **values):
    """Begin an inquiry of a panel or of a sub-group of it. Nobody outside sees it until it is announced."""
    return add_row(Inquiry, by=by, act="begin inquiry", body=body, title=title, scope=scope, **values)


def change_inquiry(inquiry, *, by, revision, **values):
    """Change what an inquiry is about or how far it is; that it reported needs the paper of the report."""
    state = values.get("state", inquiry.state)
    if state == InquiryState.REPORTED and not (values.get("report_paper") or inquiry.report_paper_id):
        raise RefusedError("File its report first: an inquiry has reported when its paper is there.", field="state")
    return change_row(
        inquiry, by=by, act="change inquiry", revision=revision, is_public=bool(inquiry.announced_on), **values
    )


def announce_inquiry(inquiry, *, by, on=None):
    """Let the public see the title, the scope, the members, the themes and the sessions of an inquiry."""
    if inquiry.announced_on:
        return inquiry
    return change_row(inquiry, by=by, act="announce inquiry", is_public=True, announced_on=on or timezone.localdate())


@transaction.atomic
def join_inquiry(inquiry, person, *, by, is_lead=False):
    """Have a member sit on an inquiry."""
    if InquiryMember.objects.standing().filter(inquiry=inquiry, person=person).exists():
        raise RefusedError(f"{person.name} sits on it already.", field="person")
    return add_row(
        InquiryMember, by=by, act="join inquiry", is_public=True, inquiry=inquiry, person=person, is_lead=is_lead
    )


def add_theme(inquiry, *, by, title):
    """Add a theme."""
    order = _next(inquiry.themes)
    return add_row(Theme, by=by, act="add theme", is_public=True, inquiry=inquiry, title=title, order=order)


def add_line(theme, *, by, words, addressed_to="", sitting=None):
    """Add a line of questioning under a theme. It stays among the members."""
    return add_row(
        LineOfQuestioning,
        by=by,
        act="add line of questioning",
        theme=theme,
        words=words,
        addressed_to=addressed_to,
        sitting=sitting,
        order=_next(theme.lines),
    )


def note_heard(line, *, by, revision, heard):
    """Write down what was heard to a line of questioning."""
    return change_row(line, by=by, act="note what was heard", revision=revision, heard=heard)


def hold_session(inquiry, sitting, *, by, witnesses=""):
    """Have a sitting of the inquiry's body, or of the panel that set the body up, take evidence for an inquiry."""
    parents = SubGroup.objects.standing().filter(body=inquiry.body).values_list("parent_id", flat=True)
    if sitting.body_id not in {inquiry.body_id, *parents}:
        raise RefusedError("That meeting is another body's.", field="sitting")
    return add_row(
        EvidenceSession,
        by=by,
        act="hold evidence session",
        is_public=True,
        inquiry=inquiry,
        sitting=sitting,
        witnesses=witnesses,
    )


def _next(rows):
    return (rows.aggregate(last=Max("order"))["last"] or 0) + 1
