"""Measures on the desk, with what they are held against and their values."""

from django.db.models import Count, Max, Prefetch, Q

from answerable.keeping.models.desk import Absence, Baseline, Measure, Observation, Rebasing, SeriesBreak, Target

KEPT = {"targets": Target, "baselines": Baseline, "breaks": SeriesBreak, "rebasings": Rebasing, "absences": Absence}


def list_measures(bodies):
    """The measures of these bodies, each with how many values it has, how many wait, and the last day of any."""
    standing = Q(observations__replaced_at=None)
    waiting = standing & Q(observations__released_on=None)
    rows = Measure.objects.standing().filter(body__in=bodies).select_related("body", "objective")
    return rows.annotate(
        values_count=Count("observations", filter=standing, distinct=True),
        waiting_count=Count("observations", filter=waiting, distinct=True),
        latest_on=Max("observations__last_on", filter=standing),
    ).order_by("title", "pk")


def find_measure(key):
    """A measure with its targets, baselines, breaks and rebasings at hand, or `None`."""
    rows = Measure.objects.standing().select_related("body", "objective").filter(pk=key)
    return rows.prefetch_related(*(Prefetch(name, model.objects.standing()) for name, model in KEPT.items())).first()


def values_of(measure):
    """The values of a measure as they stand, whole areas first, then in time."""
    rows = measure.observations.filter(replaced_at=None).select_related("data_file", "figure__paper")
    return rows.order_by("area", "first_on", "last_on")


def revisions_of(measure):
    """Values that another replaced, the latest first."""
    return measure.observations.exclude(replaced_at=None).order_by("-replaced_at", "-pk")


def find_kept(kind, key):
    """A target, baseline, break or rebasing by its key, or `None`."""
    model = KEPT.get(kind)
    rows = model.objects.standing().select_related("measure__body") if model else Observation.objects.none()
    return rows.filter(pk=key).first()
