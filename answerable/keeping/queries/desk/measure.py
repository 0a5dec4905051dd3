"""Measures on the desk, with what they are held against, their values, and what these show."""

from django.db.models import Count, Max, Prefetch, Q

from answerable.keeping.models.desk import (
    Absence,
    Baseline,
    Measure,
    Objective,
    Rebasing,
    SeriesBreak,
    Target,
)

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


def held_of(measure):
    """The targets, baselines, breaks, rebasings and absences of a measure that `find_measure` gave."""
    return [row for name in KEPT for row in getattr(measure, name).all()]


def areas_of(measure):
    """The areas for which a measure has values; the whole, which has no name, first."""
    rows = measure.observations.filter(replaced_at=None).order_by("area")
    return list(rows.values_list("area", flat=True).distinct())


def values_of(measure, area=""):
    """The values of a measure in an area as they stand, the latest first, each with what it replaced as `earlier`."""
    rows = measure.observations.filter(area=area).select_related("data_file", "figure__paper")
    standing, earlier = [], {}
    for row in rows.order_by("-last_on", "-first_on", "-number"):
        if row.replaced_at is None:
            standing.append(row)
        else:
            earlier.setdefault((row.first_on, row.last_on), []).append(row)
    for row in standing:
        row.earlier = earlier.get((row.first_on, row.last_on), [])
    return standing


def count_waiting(measure):
    """How many values of a measure the public does not see yet."""
    return measure.observations.filter(replaced_at=None, released_on=None).count()


def tell_values(measure, area=""):
    """What all values of a measure in an area show, as the exhibit that a scorecard makes of them.

    Raises `MeasureError` where there is none, or where they do not fit the definition.
    """
    from answerable.keeping.queries.desk.scorecard import hold
    from answerable.measuring.refusal import MeasureError
    from answerable.measuring.scorecard.line import work_out_line
    from answerable.measuring.scorecard.telling import tell_measure

    holding = hold(Measure.objects.filter(pk=measure.pk), released_only=False)
    days = [each.last_on for each in holding.observations if each.area == area]
    if not days:
        raise MeasureError("It has no value yet: load a file of values, or take a figure from a paper.")
    line = work_out_line(holding.measures[0], holding, max(days), area)
    if line.figure is None:
        raise MeasureError("None of its values gives a figure: look at their numbers below.")
    return tell_measure(line)


def find_kept(kind, key):
    """A target, baseline, break, rebasing or absence by its key, or `None`."""
    model = KEPT.get(kind)
    return model.objects.standing().select_related("measure__body").filter(pk=key).first() if model else None


def objectives_of(bodies):
    """The objectives of the plans of these bodies, the latest plan first."""
    rows = Objective.objects.standing().filter(section__removed_at=None, section__plan__removed_at=None)
    rows = rows.filter(section__plan__body__in=bodies)
    return rows.order_by("-section__plan__first_on", "section__order", "order", "pk")


def values_waiting(bodies):
    """The public measures of these bodies that have values the public does not see, with `waiting_count`.

    Only values that wait are counted, so that it takes as long after twenty years as after one.
    """
    rows = Measure.objects.standing().filter(body__in=bodies, published_on__isnull=False).select_related("body")
    rows = rows.filter(observations__replaced_at=None, observations__released_on=None, observations__isnull=False)
    return rows.annotate(waiting_count=Count("observations")).order_by("title", "pk")
