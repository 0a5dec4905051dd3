"""Rows of measures as measuring takes them: everything that a scorecard is worked out from."""

from django.db.models import Prefetch

from answerable.drawing.exhibit import Origin
from answerable.keeping.models.desk import Observation
from answerable.keeping.queries.desk.measure import KEPT
from answerable.measuring.scorecard import measure as held

SHARED = ("title", "unit", "priority", "national_measure", "proxy_reason", "form", "places", "months", "better",
          "chart", "numerator", "denominator", "source", "lag_days", "revisions", "owner")  # fmt: skip


def hold(measures, *, released_only):
    """A queryset of `Measure` as a `Holding`; `released_only` leaves out every value that the public may not see.

    Every value that replaced another is there beside it: the higher `revision` holds.
    """
    values = Observation.objects.select_related("data_file", "figure__paper", "figure__passage")
    if released_only:
        values = values.exclude(released_on=None)
    kept = [Prefetch(name, model.objects.standing(), to_attr=f"held_{name}") for name, model in KEPT.items()]
    rows = list(
        measures.select_related("objective").prefetch_related(Prefetch("observations", values, to_attr="held"), *kept)
    )
    return held.Holding(
        measures=tuple(_measure(row) for row in rows),
        observations=tuple(_observation(row, value) for row in rows for value in row.held),
        baselines=tuple(_baseline(row, each) for row in rows for each in row.held_baselines),
        targets=tuple(_target(row, each) for row in rows for each in row.held_targets),
        breaks=tuple(
            held.SeriesBreak(measure=row.code, area=each.area, on=each.on, reason=each.words)
            for row in rows
            for each in row.held_breaks
        ),
        rebasings=tuple(
            held.Rebasing(
                measure=row.code, area=each.area, on=each.on, reason=each.why,
                decided_by=f"{each.decided_by}, {each.decided_on:%-d %B %Y}",
            )
            for row in rows
            for each in row.held_rebasings
        ),
        absences=tuple(
            held.Absence(measure=row.code, area=each.area, quarter_end=each.quarter_end, reason=each.words)
            for row in rows
            for each in row.held_absences
        ),
    )  # fmt: skip


def _measure(row):
    words = {name: getattr(row, name) for name in SHARED}
    objective = str(row.objective) if row.objective else ""
    return held.Measure(code=row.code, objective=objective, per=float(row.per), **words)


def _observation(measure, row):
    return held.Observation(
        measure=measure.code, area=row.area, first_on=row.first_on, last_on=row.last_on,
        numerator=_float(row.numerator), denominator=_float(row.denominator), value=_float(row.value),
        is_provisional=row.is_provisional, is_estimate=row.is_estimate, revision=row.number - 1, note=row.note,
        origin=_origin(row),
    )  # fmt: skip


def _origin(row):
    """Where a value came from; only what the public may open has an address (`queries/public/scorecard.py`)."""
    return Origin(words=row.origin, sha256=row.data_file.sha256 if row.data_file else "")


def _baseline(measure, row):
    return held.Baseline(
        measure=measure.code, area=row.area, first_on=row.first_on, last_on=row.last_on, authority=row.authority,
        source=row.source, numerator=_float(row.numerator), denominator=_float(row.denominator),
        value=_float(row.value),
    )  # fmt: skip


def _target(measure, row):
    return held.Target(
        measure=measure.code, area=row.area, value=float(row.value), first_on=row.first_on, last_on=row.last_on,
        authority=row.authority, source=row.source,
    )  # fmt: skip


def _float(number):
    return None if number is None else float(number)
