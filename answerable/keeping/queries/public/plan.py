"""Plans as the public sees them: issued ones, their objectives, and the public things that bear on each."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Prefetch, Q

from answerable.keeping import models
from answerable.keeping.models.desk import Bearing, BearingKind, Objective, Plan, PlanSection
from answerable.keeping.queries.public.gate import open_facts, open_rows
from answerable.keeping.queries.public.link import Link, link_to
from answerable.keeping.queries.public.measure import open_measures

FACTS = {
    BearingKind.DECISION: models.Decision,
    BearingKind.PROMISE: models.Promise,
    BearingKind.ACTION: models.Action,
    BearingKind.RESOLUTION: models.Resolution,
    BearingKind.QUESTION: models.Question,
    BearingKind.ITEM: models.MinuteItem,
}


@dataclass(frozen=True, slots=True)
class PublicObjective:
    """An objective in the plan's own words."""

    key: int
    number: str
    words: str


@dataclass(frozen=True, slots=True)
class PublicPlan:
    """An issued plan: `sections` are `(title, objectives)`."""

    key: int
    title: str
    body: Link | None
    body_name: str
    first_on: dt.date
    last_on: dt.date
    issued_on: dt.date
    sections: list[tuple[str, list[PublicObjective]]]


@dataclass(frozen=True, slots=True)
class PublicBearing:
    """What bears on an objective: its kind in words, and a link, or the name of a measure or a budget line."""

    kind: str
    link: Link | None
    words: str


def list_plans() -> list[PublicPlan]:
    """Issued plans, the latest first."""
    return [_shape(row) for row in _issued().order_by("-first_on", "-pk")]


def find_plan(key: int) -> PublicPlan | None:
    row = _issued().filter(pk=key).first()
    return _shape(row) if row else None


def find_objective(key: int) -> tuple[PublicPlan, PublicObjective] | None:
    """An objective of an issued plan, with the plan."""
    row = Objective.objects.standing().select_related("section").filter(pk=key, section__removed_at=None).first()
    plan = find_plan(row.section.plan_id) if row else None
    return (plan, PublicObjective(row.pk, row.number, row.words)) if plan else None


def bearings_on(key: int) -> list[PublicBearing]:
    """The public things that bear on an objective, by kind; its own measures among them. What the public may not see
    is not counted either."""
    rows = list(Bearing.objects.standing().filter(objective_id=key))
    links = {}
    for kind in {row.kind for row in rows}:
        wanted = [row.place for row in rows if row.kind == kind]
        links |= {(kind, one.public_id): _link(kind, one) for one in _find(kind, wanted)}
    named = [shaped for row in rows if (shaped := _bearing(row, links))]
    measures = _measures_of(key, [row.place for row in rows if row.kind == BearingKind.MEASURE])
    known = {link.public_id for link in measures} | {link.words for link in measures}
    kept = [each for each in named if each.link or each.words not in known]
    return [*kept, *(PublicBearing(BearingKind.MEASURE.label, link, link.words) for link in measures)]


def _measures_of(key, named) -> list[Link]:
    """The published measures of an objective, and those that are named as bearing on it by code or title."""
    rows = open_measures().filter(Q(objective_id=key) | Q(code__in=named) | Q(title__in=named))
    return [Link("measure", row.code, row.title) for row in rows.order_by("title", "pk")]


def _find(kind, wanted):
    if kind == BearingKind.PAPER:
        return open_rows(models.Paper).filter(public_id__in=wanted)
    model = FACTS.get(BearingKind(kind))
    return open_facts(model).filter(public_id__in=wanted) if model else ()


def _link(kind, row):
    words = next((getattr(row, name) for name in ("public_title", "public_text") if getattr(row, name, "")), "")
    return link_to(str(kind), row, words or row.public_id)


def _bearing(row, links):
    words = row.get_kind_display()
    if row.kind in (BearingKind.MEASURE, BearingKind.MONEY):
        return PublicBearing(words, None, row.place)
    link = links.get((row.kind, row.place))
    return PublicBearing(words, link, link.words) if link else None


def _issued():
    objectives = Objective.objects.standing()
    sections = PlanSection.objects.standing().prefetch_related(Prefetch("objectives", objectives, to_attr="listed"))
    rows = Plan.objects.standing().exclude(issued_on=None).select_related("body")
    return rows.prefetch_related(Prefetch("sections", sections, to_attr="listed"))


def _shape(row) -> PublicPlan:
    sections = [
        (section.title, [PublicObjective(one.pk, one.number, one.words) for one in section.listed])
        for section in row.listed
    ]
    return PublicPlan(
        key=row.pk,
        title=row.title,
        body=link_to("body", row.body),
        body_name=row.body.name,
        first_on=row.first_on,
        last_on=row.last_on,
        issued_on=row.issued_on,
        sections=sections,
    )
