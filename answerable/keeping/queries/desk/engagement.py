"""Engagement plans on the desk, and as patrolling takes them."""

from django.utils import timezone

from answerable.keeping.models.desk import EngagementEntry, EngagementPlan, Hotspot, Stakeholder
from answerable.patrolling.partnership import engagement as given
from answerable.patrolling.partnership.engagement_exhibit import tell_engagement


def list_plans(bodies):
    """The engagement plans of these bodies."""
    return _plans().filter(hotspot__hotspot_set__body__in=bodies).order_by("next_update_on", "pk")


def find_plan(key):
    """A plan with its parts, or `None`."""
    return _plans().filter(pk=key).first()


def find_plan_of(hotspot):
    return _plans().filter(hotspot=hotspot).first()


def list_unplanned(bodies):
    """The hotspots of these bodies that are patrolled and have no plan."""
    rows = Hotspot.objects.standing().filter(
        hotspot_set__body__in=bodies, hotspot_set__removed_at=None, hotspot_set__closed_on=None
    )
    planned = EngagementPlan.objects.standing().values("hotspot")
    return rows.exclude(pk__in=planned).select_related("hotspot_set__body")


def list_stakeholders(plan):
    return list(Stakeholder.objects.standing().filter(plan=plan))


def list_entries(plan):
    """What stands in a plan, the latest first."""
    return list(EngagementEntry.objects.standing().filter(plan=plan).order_by("-on", "-pk"))


def find_stakeholder(key):
    return _parts(Stakeholder).filter(pk=key).first()


def find_entry(key):
    return _parts(EngagementEntry).filter(pk=key).first()


def plan_of(row) -> given.EngagementPlan:
    """A plan as patrolling takes it."""
    return given.EngagementPlan(
        place=row.hotspot.public_name or row.hotspot.code,
        unit=row.hotspot.unit,
        opened_on=row.opened_on,
        next_update_on=row.next_update_on,
        objectives=tuple(row.objectives),
        stakeholders=tuple(_part(given.Stakeholder, each) for each in list_stakeholders(row)),
        entries=tuple(_part(given.EngagementEntry, each) for each in reversed(list_entries(row))),
        hotspot=row.hotspot.code,
    )


def tells_of(row):
    """What tells of a plan; nothing without one."""
    return (
        [lambda: tell_engagement((plan_of(row),), timezone.localdate(), is_public=False)] if row is not None else []
    )


def _part(shape, row):
    return shape(**{name: getattr(row, name) for name in shape.__struct_fields__})


def _parts(model):
    return model.objects.standing().filter(plan__removed_at=None).select_related("plan__hotspot__hotspot_set__body")


def _plans():
    rows = EngagementPlan.objects.standing().filter(hotspot__removed_at=None, hotspot__hotspot_set__removed_at=None)
    return rows.select_related("hotspot__hotspot_set__body")
