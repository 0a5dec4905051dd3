"""Questions as the public sees them, from asking to answer."""

import datetime as dt
from dataclasses import dataclass, field

from django.db.models import Count, Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce

from answerable.keeping import models
from answerable.keeping.queries.public.gate import beside, open_facts, open_rows
from answerable.keeping.queries.public.link import Link, Source, link_to, meeting_link, person_link, source_of
from answerable.keeping.queries.public.page import MOST_CHOICES, ROWS_A_PAGE, Page, cut_page
from answerable.keeping.queries.public.year import in_year, years_of


@dataclass(frozen=True, slots=True)
class Point:
    """One point of an answer and where it stands."""

    words: str
    source: Source | None


@dataclass(frozen=True, slots=True)
class Question:
    """A question. `answer_count` is how many points its answer has; `answer` holds them on its own page."""

    public_id: str
    kind: str
    number: str
    ref: str
    words: str
    asker: Link | str
    submitted_by: Link | str
    answered_by: Link | str
    meeting: Link | None
    date: dt.date | None
    item: Link | None
    source: Source | None
    answer_count: int
    answer: list[Point] = field(default_factory=list)


def find_question(public_id: str) -> Question | None:
    """One question with its answer."""
    row = _rows().filter(public_id=public_id).first()
    return _shape(row, _answer([row.pk]).get(row.pk, [])) if row else None


def list_questions(
    number: int = 1, a_page: int = ROWS_A_PAGE, body="", kind="", person="", year="", meeting=""
) -> Page:
    """Questions, the latest first."""
    rows = _rows().order_by("-meeting__date", "order", "public_id")
    if body:
        rows = rows.filter(meeting__body__public_id=body)
    if meeting:
        rows = rows.filter(meeting__public_id=meeting)
    if kind:
        rows = rows.filter(kind=kind)
    if person:
        rows = rows.filter(asker__public_id=person)
    rows = in_year(rows, "meeting__date", year)
    return cut_page(rows, number, _shape, a_page)


def questions_of(**of) -> list[Question]:
    """The questions of one meeting, item or person, in the order they were put."""
    return [_shape(row) for row in _rows().filter(**of).order_by("meeting__date", "order", "public_id")]


def people_who_asked() -> list[Link]:
    """The people to choose from in the filter, by name."""
    asked = open_facts(models.Question).filter(asker=OuterRef("pk"))
    rows = open_rows(models.Person).filter(Exists(asked.select_related(None).order_by()))
    return [link_to("person", row) for row in rows[:MOST_CHOICES]]


def question_years() -> list[int]:
    return years_of(open_facts(models.Question), "meeting__date")


def _rows():
    points = models.AnswerPoint.objects.filter(question=OuterRef("pk")).order_by().values("question")
    count = points.annotate(count=Count("pk")).values("count")
    return open_facts(
        models.Question, "meeting__body", "asker", "submitted_by", "answered_by", "minute_item"
    ).annotate(answer_count=Coalesce(Subquery(count), 0))


def _answer(questions: list[int]) -> dict[int, list[Point]]:
    points = models.AnswerPoint.objects.filter(question__in=questions, passage__paper__is_public=True).defer("text")
    points = beside(points, "passage__paper").order_by("question", "order")
    answers: dict[int, list[Point]] = {}
    for point in points:
        answers.setdefault(point.question_id, []).append(Point(point.public_text, source_of(point.passage)))
    return answers


def _shape(row, answer=()) -> Question:
    return Question(
        public_id=row.public_id,
        kind=row.kind,
        number=row.number,
        ref=row.ref,
        words=row.public_text,
        asker=person_link(row.asker, row.public_asker),
        submitted_by=person_link(row.submitted_by, row.public_submitted_by),
        answered_by=person_link(row.answered_by, row.public_answered_by),
        meeting=meeting_link(row.meeting),
        date=row.meeting.date if row.meeting else None,
        item=link_to("item", row.minute_item),
        source=source_of(row.passage),
        answer_count=row.answer_count,
        answer=list(answer),
    )
