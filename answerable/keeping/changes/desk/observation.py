"""Observations taken in from a file or from a paper, revised, taken back, and released to the public."""

from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from answerable.keeping.changes.audit import queue_writers, record_act
from answerable.keeping.changes.desk.row import RefusedError, refusing
from answerable.keeping.models.desk import MeasureForm, Observation
from answerable.keeping.queries.desk.observation import (
    NEW,
    REVISED,
    SAME,
    TOLD,
    compare_values,
    read_exact,
    refuse_impossible,
)
from answerable.measuring.loading.observation_shape import OBSERVATIONS

AT_ONCE = 500
PERCENT = "%"
COUNTED = {MeasureForm.COUNT, MeasureForm.RATE, MeasureForm.SECONDS}
# The units of lengths of time as papers print them; a bare number is in seconds.
SECONDS_OF = {"": 1, "seconds": 1, "minutes": 60, "hours": 3600}
LONGEST_ORIGIN = 400


class TakenIn(NamedTuple):
    """What a load did: values that are new, that replaced another, and that stood there already."""

    new: int
    revised: int
    same: int


@transaction.atomic
def load_observations(file, *, by):
    """Take the values of a data file into the measures that it names; gives `TakenIn`.

    A value of a period and area that has one already replaces it and keeps it; the same value again changes nothing,
    so that a year may be loaded twice. Raises `RefusedError` where a measure of the file is not known or a value
    cannot be (`compare_values`): nothing is taken in then.
    """
    if file.shape != OBSERVATIONS.name:
        raise RefusedError("This file does not hold values of measures.")
    if not file.taken_on:
        raise RefusedError("Take the file in first.")
    queue_writers()
    with refusing():
        comparison = compare_values(file)
    taken = TakenIn(*(len(comparison.of(state)) for state in (NEW, REVISED, SAME)))
    changed = [row for row in comparison.rows if row.state != SAME]
    _replace([row.standing for row in changed if row.standing is not None])
    origin = file.name if not file.provenance else f"{file.name}, {file.provenance}"
    rows = [_make(row.place, row.standing, by, row.values, data_file=file, origin=origin) for row in changed]
    Observation.objects.bulk_create(rows, batch_size=AT_ONCE)
    if changed:
        record_act(by=by, act="load observations", subject=file.subject, changes=taken._asdict(), is_public=False)
    return taken


@transaction.atomic
def take_back_observations(file, *, by):
    """Undo the load of a file's values: they go, and what they replaced stands again; gives how many went.

    Raises `RefusedError` where one of them is public, or was itself replaced: those stay for good.
    """
    queue_writers()
    rows = list(file.observations.all())
    if not rows:
        raise RefusedError("No value of this file was loaded.")
    if any(row.released_on for row in rows):
        raise RefusedError("Some of these values are public: they stay. Load the right ones, which replace them.")
    if any(row.replaced_at for row in rows):
        raise RefusedError("Some of these values were replaced since: take back what replaced them first.")
    file.observations.all().delete()
    revised = {(*_place(row), row.number - 1) for row in rows if row.number > 1}
    earlier = Observation.objects.filter(measure__in={row.measure_id for row in rows}).exclude(replaced_at=None)
    _replace([row for row in earlier if (*_place(row), row.number) in revised], at=None)
    record_act(
        by=by, act="take back observations", subject=file.subject, changes={"taken back": len(rows)}, is_public=False
    )
    return len(rows)


@transaction.atomic
def take_figure(measure, figure, *, by, first_on, last_on, area="", denominator=None):
    """Take a figure that a paper prints as a measure's value for a period; gives the `Observation`.

    Of a measure that counts it is the numerator; of any other the value, unless the denominator is given with it.
    Minutes and hours become seconds. Raises `RefusedError` where the figure's unit is not the measure's.
    """
    value = _read_figure(measure, figure, denominator)
    if last_on < first_on:
        raise RefusedError("The last day comes before the first: put the two right.", field="last_on")
    queue_writers()
    is_part = measure.form == MeasureForm.COUNT or denominator is not None
    values = {
        "numerator": read_exact(value) if is_part else None,
        "denominator": read_exact(denominator),
        "value": None if is_part else read_exact(value),
        "is_provisional": False,
        "is_estimate": figure.approximate,
        "note": "",
    }
    with refusing():
        refuse_impossible(measure, values, f"{first_on:%-d %B %Y} to {last_on:%-d %B %Y}")
    place = (measure.pk, area, first_on, last_on)
    standing = _standing(place)
    if standing is not None and all(getattr(standing, name) == values[name] for name in TOLD):
        raise RefusedError("This value stands there already for that period.")
    _replace([standing] if standing is not None else [])
    row = _make(place, standing, by, values, figure=figure, origin=_say_origin(figure))
    row.save(force_insert=True)
    told = {"figure": figure.public_id}
    record_act(by=by, act="take figure", subject=measure.subject, changes=told, is_public=False)
    return row


@transaction.atomic
def release_observations(measure, *, by):
    """Show every value of a measure as it stands in public; gives how many were not shown before."""
    if not measure.published_on:
        raise RefusedError("Publish the measure first: its values are shown beside its definition.")
    queue_writers()
    today = timezone.localdate()
    count = measure.observations.filter(released_on=None, replaced_at=None).update(released_on=today)
    if count:
        record_act(by=by, act="release observations", subject=measure.subject, changes={"released": count})
    return count


def _read_figure(measure, figure, denominator):
    """The number of a figure in the unit of a measure."""
    if figure.value is None:
        raise RefusedError("This figure has no value that could be taken.")
    if figure.unit == PERCENT and (denominator is not None or measure.form in COUNTED):
        raise RefusedError("This figure is a percentage, and a count is wanted here: take the number behind it.")
    if measure.form == MeasureForm.PERCENT and figure.unit != PERCENT and denominator is None:
        raise RefusedError("This figure is no percentage: give what it is out of.", field="denominator")
    if measure.form == MeasureForm.SECONDS and figure.unit not in SECONDS_OF:
        raise RefusedError(f"This figure is of {figure.unit}, and the measure is a length of time.")
    return figure.value * SECONDS_OF[figure.unit] if measure.form == MeasureForm.SECONDS else figure.value


def _make(place, standing, by, values, **origin):
    measure, area, first_on, last_on = place
    origin["origin"] = origin["origin"][:LONGEST_ORIGIN]
    return Observation(
        measure_id=measure, area=area, first_on=first_on, last_on=last_on, loaded_by=by,
        number=1 if standing is None else standing.number + 1, **values, **origin,
    )  # fmt: skip


def _replace(rows, **settled):
    """Mark values as replaced now, or `at=None`: as standing again."""
    keys, at = [row.pk for row in rows], settled.get("at", timezone.now())
    for start in range(0, len(keys), AT_ONCE):
        Observation.objects.filter(pk__in=keys[start : start + AT_ONCE]).update(replaced_at=at)


def _place(row):
    return (row.measure_id, row.area, row.first_on, row.last_on)


def _standing(place):
    measure, area, first_on, last_on = place
    rows = Observation.objects.filter(measure=measure, area=area, first_on=first_on, last_on=last_on)
    return rows.filter(replaced_at=None).first()


def _say_origin(figure):
    paper = figure.paper
    return f"“{figure.public_text}” in {paper.public_title or paper.public_id}"
