"""Plans on the desk: the tree of sections and objectives, what bears on an objective, what could."""

import re
from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q

from answerable.keeping.models import (
    Action,
    Decision,
    MinuteItem,
    Paper,
    Promise,
    Question,
    Report,
    Resolution,
)
from answerable.keeping.models.desk import Bearing, BearingKind, Objective, Plan, PlanSection

BEARING_MODELS = {
    BearingKind.PAPER: Paper,
    BearingKind.DECISION: Decision,
    BearingKind.PROMISE: Promise,
    BearingKind.ACTION: Action,
    BearingKind.RESOLUTION: Resolution,
    BearingKind.QUESTION: Question,
    BearingKind.ITEM: MinuteItem,
}
MOST_OFFERED = 20


@dataclass(frozen=True, slots=True)
class Borne:
    """What bears on an objective: its row, its words, and its address in public where the public may see it."""

    bearing: Bearing
    kind: str
    words: str
    place: str
    is_public: bool


def list_plans(bodies):
    """The plans of these bodies, the latest first, each with how many objectives it has."""
    counted = Count(
        "sections__objectives",
        filter=Q(sections__removed_at=None, sections__objectives__removed_at=None),
    )
    rows = Plan.objects.standing().filter(body__in=bodies).select_related("body", "panel")
    return rows.annotate(objectives=counted).order_by("-first_on", "-pk")


def find_plan(key):
    """A plan with its body and its panel, or `None`."""
    return Plan.objects.standing().select_related("body", "panel", "paper").filter(pk=key).first()


def find_section(key):
    return PlanSection.objects.standing().select_related("plan__body").filter(pk=key).first()


def find_objective(key):
    rows = Objective.objects.standing().select_related("section__plan__body")
    return rows.filter(pk=key, section__removed_at=None).first()


def find_bearing(key):
    return Bearing.objects.standing().select_related("objective__section__plan__body").filter(pk=key).first()


def sections_of(plan):
    """The sections of a plan with their objectives, each with how much bears on it."""
    objectives = Objective.objects.standing().annotate(borne=Count("bearings", filter=Q(bearings__removed_at=None)))
    return (
        PlanSection.objects.standing()
        .filter(plan=plan)
        .prefetch_related(Prefetch("objectives", objectives, to_attr="listed"))
    )


def bearings_of(objective):
    """What bears on an objective, by kind: one query for each kind of thing of the record."""
    rows = list(Bearing.objects.standing().filter(objective=objective))
    known = {}
    for kind, model in BEARING_MODELS.items():
        wanted = [row.place for row in rows if row.kind == kind]
        if wanted:
            found = model.objects.standing().filter(public_id__in=wanted)
            known |= {(kind, one.public_id): one for one in found}
    return [_borne(row, known.get((row.kind, row.place))) for row in rows]


def offer_bearings(objective):
    """Papers whose reports print a plan priority that says the same as the objective, and do not bear on it yet."""
    borne = Bearing.objects.standing().filter(objective=objective, kind=BearingKind.PAPER).values("place")
    plan = objective.section.plan
    rows = Report.objects.standing().exclude(priority="").select_related("paper")
    rows = rows.filter(paper__deleted_at=None, date__range=(plan.first_on, plan.last_on))
    rows = rows.exclude(paper__public_id__in=borne).order_by("-date")
    alike = [row for row in rows if says_same(row.priority, objective.words)]
    return list({row.paper_id: row for row in alike}.values())[:MOST_OFFERED]


def says_same(printed, words):
    """Whether one text holds the other, but for its capitals, its stops and its numbers."""
    one, other = _fold(printed), _fold(words)
    return bool(one and other) and (one in other or other in one)


def _fold(text):
    return " ".join(re.findall(r"[a-z]+", text.lower()))


def _borne(row, found):
    name = next((getattr(found, field) for field in ("title", "text") if getattr(found, field, "")), "")
    return Borne(
        bearing=row,
        kind=row.get_kind_display(),
        words=name or row.place,
        place=row.place,
        is_public=bool(found and found.is_public),
    )
