"""Rows of measures as measuring takes them: everything that a scorecard is worked out from."""

from django.db.models import Prefetch

from answerable.drawing.exhibit import Origin
from answerable.keeping.models.desk import Observation
from answerable.keeping.queries.desk.measure import KEPT
from answerable.measuring.scorecard import measure as held

SHARED = ("title", "unit", "priority", "national_measure", "proxy_reason", "form", "places", "months", "better",
          "chart", "numerator", "denominator", "source", "lag_days", "revisions", "owner")  # fmt: skip


def origin_of(row):
    """Where a value came from, in words for the desk."""
    return Origin(words=row.origin, sha256=row.data_file.sha256 if row.data_file else "")


def hold(measures, *, released_only, say_origin=origin_of):
    """A queryset of `Measure` as a `Holding`; `released_only` leaves out every value that the public may not see, and
    the objectives of plans that are not issued.

    Every value that replaced another is there beside it: the higher `revision` holds. Of released values that is the
    last that was released: while a correction waits, the public sees what it corrects. `say_origin` makes the origin
    of an `Observation`.
    """
    values = Observation.objects.select_related("data_file", "figure__paper", "figure__passage__paper")
    if released_only:
        values = values.exclude(released_on=None)
    kept = [Prefetch(name, model.objects.standing(), to_attr=f"held_{name}") for name, model in KEPT.items()]
    rows = list(
        measures.select_related("objective__section__plan").prefetch_related(
            Prefetch("observations", values, to_attr="held"), *kept
        )
    )
    return held.Holding(
        measures=tuple(_measure(row, released_only) for row in rows),
        observations=tuple(_observation(row, value, say_origin) for row in rows for value in row.held),
        baselines=tuple(_baseline(row, each) for row in rows for each in row.held_baselines),
        targets=tuple(_target(row, each) for row in rows for each in row.held_targets),
        breaks=tuple(
            held.SeriesBreak(measure=row.code, area=each.area, on=each.on, reason=each.words)
            for row in rows
            for each in row.held_breaks
        ),
        rebasings=tuple(
            held.SeriesRebasing(
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


def is_issued(objective):
    """Whether an objective stands in a plan that was issued: before, its words are the desk's own."""
    section = objective.section
    rows = (objective, section, section.plan)
    return section.plan.issued_on is not None and all(row.removed_at is None for row in rows)


def _measure(row, issued_only):
    words = {name: getattr(row, name) for name in SHARED}
    objective = row.objective if row.objective and (is_issued(row.objective) or not issued_only) else None
    return held.Measure(code=row.code, objective=str(objective or ""), per=float(row.per), **words)


def _observation(measure, row, say_origin):
    return held.Observation(
        measure=measure.code, area=row.area, first_on=row.first_on, last_on=row.last_on,
        numerator=to_float(row.numerator), denominator=to_float(row.denominator), value=to_float(row.value),
        is_provisional=row.is_provisional, is_estimate=row.is_estimate, revision=row.number - 1, note=row.note,
        origin=say_origin(row), is_invented=row.data_file is not None and row.data_file.is_invented,
    )  # fmt: skip


def _baseline(measure, row):
    return held.Baseline(
        measure=measure.code, area=row.area, first_on=row.first_on, last_on=row.last_on, authority=row.authority,
        source=row.source, numerator=to_float(row.numerator), denominator=to_float(row.denominator),
        value=to_float(row.value),
    )  # fmt: skip


def _target(measure, row):
    return held.Target(
        measure=measure.code, area=row.area, value=float(row.value), first_on=row.first_on, last_on=row.last_on,
        authority=row.authority, source=row.source,
    )  # fmt: skip


def to_float(number):
    """A decimal of a row as measuring takes it; nothing stays nothing."""
    return None if number is None else float(number)
