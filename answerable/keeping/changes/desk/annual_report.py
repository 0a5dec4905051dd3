"""The annual report drafted, assembled from the record of its year, sent to the panel, replied to and published."""

from django.db import transaction
from django.utils import timezone

from answerable.keeping.changes.desk.publication import PDF, WORD, publish
from answerable.keeping.changes.desk.recommendation import enter_recommendation
from answerable.keeping.changes.desk.row import RefusedError, add_row, change_row
from answerable.keeping.models.desk import (
    AnnualReport,
    AnnualReportState,
    ObjectiveAccount,
    PanelRecommendation,
    PublicationKind,
    RecommendationSource,
)
from answerable.keeping.queries.desk.annual_report import find_account, find_report, judge_report, report_of
from answerable.keeping.queries.desk.annual_report_sheet import panel_sheet, reply_sheet, report_sheet
from answerable.keeping.store import keep_file, read_file
from answerable.law.day import find_financial_year, span_financial_year
from answerable.law.report import judge_period
from answerable.law.ruling import list_stops
from answerable.printing.rendering import render_both
from answerable.printing.report import ReportSheet, lay_out_report

STATE = AnnualReportState


def begin_report(body, *, by, plan, first_on, last_on, title):
    """Begin the annual report of a body; gives it. Nobody outside sees it before it is published.

    Raises `RefusedError` where the period is not exactly one financial year, or the title names another
    (E-REPORT-PERIOD); where the plan is not an issued one of the body; where the year has its report already.
    """
    _refuse_period(first_on, last_on, title)
    year = find_financial_year(first_on)
    if plan.body_id != body.pk or plan.issued_on is None:
        raise RefusedError(f"Choose a plan that {body.name} has issued.", field="plan")
    if AnnualReport.objects.standing().filter(body=body, year=year).exists():
        raise RefusedError(f"{body.name} has an annual report for that year already.", field="first_on")
    return add_row(AnnualReport, by=by, act="begin annual report", body=body, plan=plan, year=year, title=title)


def write_report(report, *, by, revision, **values):
    """Change the title or the foreword of a draft."""
    _refuse_unless(report, STATE.DRAFT, "It is with the panel as it was sent: undo the sending to change it.")
    if "title" in values:
        _refuse_period(*span_financial_year(report.year), values["title"])
    return change_row(report, by=by, act="write annual report", revision=revision, **values)


@transaction.atomic
def account_for(report, objective, *, by, words, revision=None):
    """Write what a draft says of an objective, in the light markup of papers; gives the `ObjectiveAccount`."""
    _refuse_unless(report, STATE.DRAFT, "It is with the panel as it was sent: undo the sending to change it.")
    row = find_account(report, objective)
    if row is None:
        return add_row(
            ObjectiveAccount, by=by, act="account for objective", report=report, objective=objective, words=words
        )
    return change_row(row, by=by, act="account for objective", revision=revision, words=words)


def assemble_report(body, year, *, on=None) -> ReportSheet:
    """The sheet of a body's annual report for the year that begins on 1 April of `year`.

    What was decided, promised, done and published of each objective of its plan in that year, the meetings held, the
    questions answered, the decisions taken: each from the public record, with its place there; figures only as a
    paper prints them. Raises `RefusedError` where none is begun, where its title names another year, and for markup
    that is not whole.
    """
    report = report_of(body, year)
    if report is None:
        raise RefusedError(f"{body.name} has begun no annual report for that year.")
    _refuse_period(*span_financial_year(report.year), report.title)
    try:
        return report_sheet(report, on or timezone.localdate())
    except ValueError as error:
        raise RefusedError(f"{error}. Mend that line first.") from None


def print_report(report, on=None):
    """An annual report as it stands, as `(PDF, Word)`: what was sent, once it was."""
    if report.sent_pdf_id:
        return read_file(report.sent_pdf), read_file(report.sent_word)
    return _print(assemble_report(report.body, report.year, on=on))


@transaction.atomic
def send_report(report, *, by, panel, on=None, today=None):
    """Send the draft to the panel: it is printed, and that print is what the panel reports on and is published."""
    _refuse_unless(report, STATE.DRAFT, "It was sent to the panel already.")
    on = on or timezone.localdate()
    _refuse_day(on, span_financial_year(report.year)[1], "The year is not over yet: send the report after it.", today)
    if panel is None or panel.pk == report.body_id:
        raise RefusedError("Choose the panel.", field="panel")
    report = change_row(report, by=by, act="address annual report", panel=panel)
    pdf, word = _print(assemble_report(report.body, report.year, on=on))
    name = f"annual-report-{report.year}"
    return change_row(
        report, by=by, act="send annual report", state=STATE.WITH_PANEL, sent_on=on,
        sent_pdf=keep_file(pdf, name=f"{name}.pdf", media_type=PDF),
        sent_word=keep_file(word, name=f"{name}.docx", media_type=WORD),
    )  # fmt: skip


def take_back_report(report, *, by, revision=None):
    """Take the draft back from the panel, to be changed and sent again."""
    _refuse_unless(report, STATE.WITH_PANEL, "The panel has reported on it already, or it was not sent.")
    return change_row(
        report, by=by, act="take back annual report", revision=revision, state=STATE.DRAFT, sent_on=None,
        sent_pdf=None, sent_word=None,
    )  # fmt: skip


@transaction.atomic
def note_panel_report(report, *, by, words, reply_due, recommendations=(), on=None, today=None):
    """Note the panel's report: its words, what it recommends, and by when it asks for a reply.

    Each recommendation enters the register, which is public: the panel made it at a public meeting (s.28(4)).
    """
    _refuse_unless(report, STATE.WITH_PANEL, "The panel reports on what was sent to it: this is not with the panel.")
    on = on or timezone.localdate()
    _refuse_day(on, report.sent_on, "The panel cannot have reported before the draft was sent to it.", today)
    if not words.strip():
        raise RefusedError("Write down what the panel says.", field="words")
    if reply_due < on:
        raise RefusedError("The reply cannot be due before the panel reported.", field="reply_due")
    for number, wanted in enumerate(recommendations, start=1):
        made = enter_recommendation(
            report.body, by=by, source=RecommendationSource.PANEL, report_title=f"Report on “{report.title}”"[:300],
            reported_on=on, words=wanted, number=str(number), reply_days=(reply_due - on).days,
        )  # fmt: skip
        add_row(PanelRecommendation, by=by, act="note recommendation", report=report, recommendation=made)
    return change_row(
        report, by=by, act="note panel's annual report", state=STATE.REPORTED, panel_reported_on=on,
        panel_words=words.strip(), reply_due=reply_due,
    )  # fmt: skip


def reply_to_panel(report, *, by, words, on=None, today=None, revision=None):
    """Write the body's reply to the panel. Being late stops nothing; until it is published the ruling stays."""
    if report.state not in (STATE.REPORTED, STATE.REPLIED):
        raise RefusedError("There is nothing to reply to: the panel has not reported, or all of it is published.")
    on = on or timezone.localdate()
    _refuse_day(on, report.panel_reported_on, "The body cannot have replied before the panel reported.", today)
    if not words.strip():
        raise RefusedError("Write the reply.", field="words")
    return change_row(
        report, by=by, act="reply to panel", revision=revision, state=STATE.REPLIED, replied_on=on,
        reply=words.strip(),
    )  # fmt: skip


@transaction.atomic
def publish_report(report, *, by, today=None):
    """Publish the report as the panel had it, the panel's report, and the reply; gives the row. It is not undone."""
    report = find_report(report.pk)
    _refuse_unless(report, STATE.REPLIED, "The report, the panel's report and the reply are published together.")
    today = today or timezone.localdate()
    rulings = [each for each in judge_report(report, today) if each.code == "E-REPLY-MISSING"]
    try:
        by_panel, reply = _print(panel_sheet(report)), _print(reply_sheet(report))
    except ValueError as error:
        raise RefusedError(f"{error}. Mend that line first.") from None
    title = report.title
    printed = {
        "report_publication": (PublicationKind.REPORT, report.body, title, print_report(report)),
        "panel_publication": (PublicationKind.REPORT, report.panel, f"Report on “{title}”", by_panel),
        "reply_publication": (PublicationKind.REPLY, report.body, f"Reply to the panel's report on “{title}”", reply),
    }
    made = {
        name: publish(kind, body=body, title=words, by=by, pdf=pdf, word=word, rulings=rulings)
        for name, (kind, body, words, (pdf, word)) in printed.items()
    }
    return change_row(
        report, by=by, act="publish annual report", is_public=True, state=STATE.PUBLISHED, published_on=today, **made
    )


def _print(sheet):
    return render_both(lay_out_report(sheet))


def _refuse_period(first_on, last_on, title):
    rulings = judge_period(first_on, last_on, label=title)
    if list_stops(rulings):
        labelled = (first_on, last_on) == span_financial_year(find_financial_year(first_on))
        raise RefusedError(rulings[0].words, rulings=rulings, field="title" if labelled else "last_on")


def _refuse_unless(report, state, words):
    if report.state != state:
        raise RefusedError(words)


def _refuse_day(on, earliest, words, today):
    if on < earliest:
        raise RefusedError(words, field="on")
    if on > (today or timezone.localdate()):
        raise RefusedError("This day has not come: put it down once it has happened.", field="on")
