"""The plan drafted, scrutinised and issued; its sections and objectives; what bears on them."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from answerable.keeping.changes.desk.row import RefusedError, add_row, change_row, remove_row
from answerable.keeping.models.desk import Bearing, Objective, Plan, PlanSection
from answerable.keeping.queries.desk.plan import BEARING_MODELS
from answerable.law.report import judge_plan

UNSCRUTINISED = "E-PLAN-NOT-SCRUTINISED"


def draft_plan(body, *, by, title, first_on, last_on, **values):
    """Begin a plan of a policing body; `values` are `panel`, `elected_on`."""
    if last_on < first_on:
        raise RefusedError("The plan ends before it begins: put the two days right.", field="last_on")
    return add_row(
        Plan, by=by, act="draft plan", body=body, title=title, first_on=first_on, last_on=last_on, **values
    )


def change_plan(plan, *, by, revision, **values):
    """Change a draft. An issued plan stands as it was issued, but for the paper that it is filed as."""
    if plan.issued_on and set(values) - {"paper"}:
        _refuse_issued()
    if values.get("last_on", plan.last_on) < values.get("first_on", plan.first_on):
        raise RefusedError("A plan ends after it begins: put the two days right.", field="last_on")
    return change_row(plan, by=by, act="change plan", revision=revision, is_public=bool(plan.issued_on), **values)


def send_plan(plan, *, by, panel, on=None):
    """Note that the draft went to the panel."""
    if plan.issued_on:
        _refuse_issued()
    return change_row(plan, by=by, act="send plan to panel", panel=panel, sent_on=on or timezone.localdate())


def note_scrutiny(plan, *, by, on=None):
    """Note that the panel reported on the draft."""
    if plan.sent_on is None:
        raise RefusedError("The draft has not been sent to the panel yet.")
    on = on or timezone.localdate()
    if on < plan.sent_on:
        raise RefusedError("The panel cannot have reported before the draft was sent to it.", field="on")
    return change_row(plan, by=by, act="note panel's report on plan", scrutinised_on=on)


def issue_plan(plan, *, by, on=None, today=None):
    """Issue a plan: from then on the public sees it. It cannot be undone.

    Raises `RefusedError` where the panel has not reported on the draft before (Police Reform and Social
    Responsibility Act 2011 s.5(6)), or the plan has no objective. Being late stops nothing: the ruling says so.
    """
    on = on or timezone.localdate()
    if plan.issued_on:
        _refuse_issued()
    if on > (today or timezone.localdate()):
        raise RefusedError(
            "A plan is issued on the day it is published, not before: choose no day to come.", field="on"
        )
    if not Objective.objects.standing().filter(section__plan=plan, section__removed_at=None).exists():
        raise RefusedError("The plan has no objective yet.")
    stopped = [each for each in judge_issue(plan, on, issued=on) if each.code == UNSCRUTINISED and each.stops]
    if stopped:
        raise RefusedError(stopped[0].words, rulings=stopped)
    return change_row(plan, by=by, act="issue plan", is_public=True, issued_on=on)


def judge_issue(plan, on, *, issued=None):
    """What the law says of a plan on a day; nothing where the election is not known."""
    issued = issued or plan.issued_on
    if plan.elected_on is None and issued is None:
        return ()
    elected = plan.elected_on or plan.first_on
    rulings = judge_plan(elected, on, issued=issued, panel_reported=plan.scrutinised_on)
    return tuple(each for each in rulings if plan.elected_on or each.code == UNSCRUTINISED)


def add_section(plan, *, by, title):
    """Add a section at the end of a draft."""
    _refuse_if_issued(plan)
    return add_row(PlanSection, by=by, act="add section", plan=plan, title=title, order=_next(plan.sections))


def add_objective(section, *, by, words, number=""):
    """Add an objective at the end of a section of a draft."""
    _refuse_if_issued(section.plan)
    order = _next(section.objectives)
    return add_row(Objective, by=by, act="add objective", section=section, words=words, number=number, order=order)


def change_objective(objective, *, by, revision, **values):
    _refuse_if_issued(objective.section.plan)
    return change_row(objective, by=by, act="change objective", revision=revision, **values)


def remove_objective(objective, *, by):
    _refuse_if_issued(objective.section.plan)
    return remove_row(objective, by=by, act="remove objective")


@transaction.atomic
def bear(objective, *, by, kind, place, note=""):
    """Say that something bears on an objective: a thing of the record by its public id, else a name.

    Raises `RefusedError` where the record has no such thing, or it is there already.
    """
    place = place.strip()
    model = BEARING_MODELS.get(kind)
    if model is not None and not model.objects.standing().filter(public_id=place).exists():
        raise RefusedError(f"The record has no {kind} “{place}”: copy it from its address.", field="place")
    if Bearing.objects.standing().filter(objective=objective, kind=kind, place=place).exists():
        raise RefusedError("This bears on the objective already.", field="place")
    return add_row(
        Bearing, by=by, act="add bearing", is_public=True, objective=objective, kind=kind, place=place, note=note
    )


def lift_bearing(bearing, *, by):
    """Say that something does not bear on an objective after all."""
    return remove_row(bearing, by=by, act="lift bearing", is_public=True)


def _next(rows):
    return (rows.aggregate(last=Max("order"))["last"] or 0) + 1


def _refuse_if_issued(plan):
    if plan.issued_on:
        _refuse_issued()


def _refuse_issued():
    raise RefusedError("The plan is issued and stands as it is: a variation is a new draft, which goes to the panel.")
