"""What the record says of a body's year, for its annual report: only what the public may see, each with its place."""

import datetime as dt
from dataclasses import dataclass, field

from django.db.models import F, Prefetch, Q

from answerable.keeping import models
from answerable.keeping.models.desk import (
    Acceptance,
    AnnualReport,
    Bearing,
    BearingKind,
    Objective,
    ObjectiveAccount,
    PanelRecommendation,
    Plan,
)
from answerable.keeping.queries.public.gate import open_facts, open_rows
from answerable.law.day import span_financial_year
from answerable.law.reply import Answer, judge_replies
from answerable.law.report import judge_publication

MOST_FIGURES = 10
# Under which heading a thing that bears on an objective stands, and the day by which it is of a year.
DATED = {
    BearingKind.DECISION: ("Decided", models.Decision, "date"),
    BearingKind.RESOLUTION: ("Decided", models.Resolution, "meeting__date"),
    BearingKind.PROMISE: ("Promised", models.Promise, "date"),
    BearingKind.QUESTION: ("Asked and answered", models.Question, "meeting__date"),
    BearingKind.ITEM: ("Taken at a meeting", models.MinuteItem, "meeting__date"),
}
HEADINGS = ("Decided", "Promised", "Done", "Asked and answered", "Taken at a meeting", "Published", "Figures")
RESPONSES = {
    Acceptance.ACCEPTED: "accepted",
    Acceptance.IN_PART: "partly_accepted",
    Acceptance.REJECTED: "not_accepted",
}
PLACES = {
    BearingKind.DECISION: "decisions",
    BearingKind.RESOLUTION: "resolutions",
    BearingKind.PROMISE: "promises",
    BearingKind.QUESTION: "questions",
    BearingKind.ITEM: "items",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A thing of the year: its day, its words as the public reads them, and the address that it has in public."""

    day: dt.date | None
    words: str
    place: str


@dataclass(frozen=True, slots=True)
class ObjectiveYear:
    """An objective in a year: what is said of it, and what the record has of it under each heading."""

    objective: Objective
    words: str
    found: dict[str, list[Line]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BodyYear:
    """A body's year: its meetings that were minuted, the questions answered at them, the decisions taken."""

    meetings: list[Line]
    questions: list[Line]
    decisions: list[Line]


def list_reports(bodies, panels):
    """Annual reports of these bodies, and those that were sent to these panels, the latest year first."""
    rows = AnnualReport.objects.standing().select_related("body", "panel", "plan")
    return rows.filter(Q(body__in=bodies) | Q(panel__in=panels, sent_on__isnull=False)).order_by(
        "-year", "body__name"
    )


def find_report(key):
    """An annual report with its plan and what the panel recommended (`answered`), or `None`."""
    related = ("body", "panel", "plan__panel", "report_publication", "panel_publication", "reply_publication")
    made = PanelRecommendation.objects.standing().filter(recommendation__removed_at=None)
    rows = AnnualReport.objects.standing().select_related(*related, "sent_pdf", "sent_word")
    recommended = Prefetch("recommended", made.select_related("recommendation"), to_attr="answered")
    return rows.filter(pk=key).prefetch_related(recommended).first()


def report_of(body, year):
    """The annual report of a body for a year, or `None`."""
    key = AnnualReport.objects.standing().filter(body=body, year=year).values_list("pk", flat=True).first()
    return find_report(key) if key else None


def plans_of(bodies):
    """The issued plans that a report can be on."""
    rows = Plan.objects.standing().filter(body__in=bodies, issued_on__isnull=False)
    return rows.select_related("body").order_by("body__name", "-first_on")


def objectives_of(report) -> list[ObjectiveYear]:
    """The objectives of a report's plan, each with what the record has of it in the year."""
    rows = Objective.objects.standing().filter(section__plan=report.plan, section__removed_at=None)
    rows = list(rows.select_related("section").order_by("section__order", "section_id", "order", "pk"))
    accounts = {row.objective_id: row.words for row in ObjectiveAccount.objects.standing().filter(report=report)}
    borne = list(Bearing.objects.standing().filter(objective__in=rows))
    lines = _find_lines(borne, *span_financial_year(report.year))
    return [ObjectiveYear(row, accounts.get(row.pk, ""), _gather(row, borne, lines)) for row in rows]


def find_account(report, objective):
    """What a report says of an objective, as its row, or `None`."""
    return ObjectiveAccount.objects.standing().filter(report=report, objective=objective).first()


def find_objective(report, key):
    """An objective of the report's plan, or `None`."""
    rows = Objective.objects.standing().filter(section__plan=report.plan, section__removed_at=None)
    return rows.filter(pk=key).first()


def year_of(body, year: int) -> BodyYear:
    """What the record has of a body's year."""
    span = span_financial_year(year)
    meetings = open_facts(models.Meeting).filter(body=body, date__range=span, has_minutes=True).order_by("date")
    questions = open_facts(models.Question, "meeting").filter(meeting__body=body, meeting__date__range=span)
    answered = questions.filter(points__isnull=False).distinct().order_by("meeting__date", "order")
    decisions = open_facts(models.Decision).filter(body=body, date__range=span).order_by("date", "number")
    return BodyYear(
        [Line(row.date, "", f"meetings/{row.public_id}") for row in meetings],
        [Line(row.meeting.date, row.public_text, f"questions/{row.public_id}") for row in answered],
        [
            Line(row.date, f"{row.number} {row.public_title}".strip(), f"decisions/{row.public_id}")
            for row in decisions
        ],
    )


def judge_report(report, today: dt.date):
    """What the law says of the scrutiny of a report: a reply not public, recommendations not answered."""
    rulings = judge_publication(report.panel_reported_on, report.replied_on, report.published_on)
    if report.reply_due is None:
        return rulings
    answers = [_answer(made.recommendation) for made in report.answered]
    return (*rulings, *judge_replies(answers, today, report.reply_due))


def _answer(row):
    return Answer(
        ref=row.number,
        response=RESPONSES.get(row.acceptance),
        action=row.reply,
        reason=row.reply,
        published=row.replied_on,
    )


def _find_lines(borne, first, last):
    """What bears on objectives and is of the year: `{(kind, place): [(heading, line)]}`, one query for each kind."""
    found = {}
    for kind in {row.kind for row in borne}:
        places = {row.place for row in borne if row.kind == kind}
        for place, heading, line in _READERS.get(kind, _read_dated)(BearingKind(kind), places, first, last):
            found.setdefault((kind, place), []).append((heading, line))
    return found


def _gather(objective, borne, lines):
    found = {heading: [] for heading in HEADINGS}
    for row in borne:
        if row.objective_id == objective.pk:
            for heading, line in lines.get((row.kind, row.place), ()):
                found[heading].append(line)
    return {
        heading: sorted(rows, key=lambda line: (line.day or dt.date.min, line.place))
        for heading, rows in found.items()
        if rows
    }


def _read_dated(kind, places, first, last):
    heading, model, day = DATED[kind]
    rows = open_facts(model, *(["meeting"] if day == "meeting__date" else []))
    rows = rows.filter(**{"public_id__in": places, f"{day}__range": (first, last)}).annotate(day=F(day))
    for row in rows:
        words = getattr(row, "public_title", "") or getattr(row, "public_text", "")
        yield row.public_id, heading, Line(row.day, words, f"{PLACES[kind]}/{row.public_id}")


def _read_papers(_kind, places, first, last):
    for row in open_rows(models.Paper).filter(public_id__in=places, date__range=(first, last)):
        yield row.public_id, "Published", Line(row.date, row.public_title, f"papers/{row.public_id}")


def _read_actions(_kind, places, first, last):
    """An action is promised on the day that it was asked for, and done on the day that a tracker says so."""
    for row in open_facts(models.Action).filter(public_id__in=places, origin_date__range=(first, last)):
        yield row.public_id, "Promised", Line(row.origin_date, row.public_text, f"actions/{row.public_id}")
    done = open_facts(models.Update, "action").filter(action__public_id__in=places, action__is_public=True)
    done = done.filter(status=models.ActionStatus.COMPLETE, date__isnull=False).order_by("date")
    told = {}
    for update in done:
        told.setdefault(update.action.public_id, update)
    for place, update in told.items():
        if first <= update.date <= last:
            words = f"{update.action.public_text}{f' ({update.public_text})' if update.public_text else ''}"
            yield place, "Done", Line(update.date, words, f"actions/{place}")


def _read_figures(_kind, names, first, last):
    """The figures that papers of the year print of a measure or a budget line, as printed, with their page."""
    rows = open_facts(models.Figure, "passage__paper").filter(passage__paper__date__range=(first, last))
    for name in sorted(names):
        for row in rows.filter(public_subject__icontains=name).order_by("passage__paper__date", "order")[
            :MOST_FIGURES
        ]:
            paper = row.passage.paper
            words = f"{row.public_subject}{f', {row.period}' if row.period else ''}: {row.public_text}"
            source = f"papers/{paper.public_id}/page/{row.passage.page}"
            yield name, "Figures", Line(paper.date, words, source)


_READERS = {
    BearingKind.PAPER: _read_papers,
    BearingKind.ACTION: _read_actions,
    BearingKind.MEASURE: _read_figures,
    BearingKind.MONEY: _read_figures,
}
