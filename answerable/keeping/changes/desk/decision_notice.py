"""Decisions written down, numbered without a gap, and published; those of a closed one by title and ground alone."""

from django.db import transaction
from django.utils import timezone

from answerable.keeping.changes.audit import queue_writers
from answerable.keeping.changes.desk.publication import publish
from answerable.keeping.changes.desk.row import RefusedError, add_row, change_row
from answerable.keeping.models.desk import (
    DecisionNotice,
    DecisionRegister,
    DecisionStyle,
    Publication,
    PublicationKind,
)
from answerable.keeping.queries.desk.decision_notice import (
    decision_sheet,
    decisions_since,
    find_decision,
    judge_notice,
    next_serial,
    notice_sheet,
    print_number,
    register_on,
)
from answerable.keeping.store import keep_file
from answerable.law.ruling import list_stops
from answerable.printing.decision import lay_out_decision_notice, lay_out_decisions
from answerable.printing.rendering import render_both

LEAST_REASON = 10


def keep_register(body, *, by, valid_from, style, panel=None, taken_by=""):
    """Say how a body keeps its register from a day on."""
    return add_row(
        DecisionRegister, by=by, act="keep register", body=body, valid_from=valid_from, style=style, panel=panel,
        taken_by=taken_by,
    )  # fmt: skip


@transaction.atomic
def write_decision(body, *, by, date, title, summary, file=None, today=None, **values):
    """Write a decision down; it has the next number of its year at once. Gives the `DecisionNotice`.

    `file` is its report as `(name, media type, bytes)`. Raises `RefusedError` for a day that has not come.
    """
    if date > (today or timezone.localdate()):
        raise RefusedError("A decision is written down once it is taken: this day has not come.", field="date")
    queue_writers()
    register = register_on(body, date)
    serial = next_serial(body, date.year)
    style = register.style if register else DecisionStyle.YEAR_FIRST
    given = {"panel": register.panel, "signed_by": register.taken_by} if register else {}
    if file:
        values["report_file"] = keep_file(file[2], name=file[0], media_type=file[1])
    return add_row(
        DecisionNotice,
        by=by,
        act="write decision",
        body=body,
        year=date.year,
        serial=serial,
        number=print_number(DecisionStyle.YEAR_FIRST, date.year, serial),
        number_printed=print_number(style, date.year, serial),
        date=date,
        title=title,
        summary=summary,
        **given | {name: value for name, value in values.items() if value not in (None, "") or name not in given},
    )


def change_decision(notice, *, by, revision, file=None, **values):
    """Change what a decision says; its number stays. One that was published is published again to be seen."""
    if "date" in values and values["date"].year != notice.year:
        raise RefusedError(
            f"Decision {notice.number_printed} is of {notice.year}: its date cannot move to another year.",
            field="date",
        )
    _refuse_withdrawn(notice)
    with transaction.atomic():
        if file:
            values["report_file"] = keep_file(file[2], name=file[0], media_type=file[1])
        return change_row(notice, by=by, act="change decision", revision=revision, **values)


def withdraw_decision(notice, *, by, why, revision=None):
    """Say that a decision was written down by mistake; its number stays in the register, and is not used again."""
    _refuse_withdrawn(notice)
    if sum(map(str.isalnum, why)) < LEAST_REASON:
        raise RefusedError("Say in a sentence why it is withdrawn: it stays in the register.", field="why")
    return change_row(
        notice, by=by, act="withdraw decision", revision=revision, reason=why.strip(), withdrawn_why=why.strip()
    )


def print_decision(notice, on):
    """A decision's notice as `(PDF, Word)`."""
    return render_both(lay_out_decision_notice(notice_sheet(notice, on)))


@transaction.atomic
def publish_decision(notice, *, by, today=None):
    """Publish the notice of a decision; gives the `Publication`. Raises `RefusedError` where the law stops it."""
    queue_writers()
    notice = find_decision(notice.pk)
    _refuse_withdrawn(notice)
    rulings = judge_notice(notice)
    _refuse_stops(rulings)
    pdf, word = print_decision(notice, today or timezone.localdate())
    made = publish(
        PublicationKind.DECISION,
        body=notice.body,
        title=f"Decision {notice.number_printed}",
        by=by,
        pdf=pdf,
        word=word,
        rulings=rulings,
        supersedes=notice.publication,
    )
    change_row(notice, by=by, act="publish decision", publication=made)
    return made


def print_decisions(body, sitting):
    """The list of decisions for a meeting as `(PDF, Word)`."""
    return render_both(lay_out_decisions(decision_sheet(body, sitting)))


@transaction.atomic
def publish_decisions(sitting, *, by, body=None):
    """Publish the list of decisions since the panel's last meeting. Raises `RefusedError` where the law stops it."""
    body = body or sitting.body
    _, rows = decisions_since(body, sitting)
    rulings = [ruling for row in rows if not row.withdrawn_why for ruling in judge_notice(row)]
    _refuse_stops(rulings)
    last = Publication.objects.filter(
        kind=PublicationKind.DECISION_LIST, sitting=sitting, body=body, superseded_by=None
    ).first()
    pdf, word = print_decisions(body, sitting)
    return publish(
        PublicationKind.DECISION_LIST,
        body=body,
        sitting=sitting,
        title=f"Decisions for the meeting of {sitting.date:%-d %B %Y}",
        by=by,
        pdf=pdf,
        word=word,
        rulings=rulings,
        supersedes=last,
    )


def _refuse_withdrawn(notice):
    if notice.withdrawn_why:
        raise RefusedError(f"Decision {notice.number_printed} was withdrawn: nothing of it is changed or published.")


def _refuse_stops(rulings):
    stops = list_stops(rulings)
    if stops:
        raise RefusedError(" ".join(ruling.words for ruling in stops), rulings=rulings)
