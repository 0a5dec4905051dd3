"""Observations taken in from a file or from a paper, revised, and released to the public."""

from decimal import Decimal
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from answerable.keeping.changes.audit import record_act
from answerable.keeping.changes.desk.row import RefusedError
from answerable.keeping.models.desk import Measure, MeasureForm, Observation
from answerable.keeping.rows import open_file
from answerable.measuring.loading.observation_shape import OBSERVATIONS
from answerable.measuring.loading.rows import read_rows

TOLD = ("numerator", "denominator", "value", "is_provisional", "is_estimate", "note")
PLACES = Decimal("0.000001")
MOST_NAMED = 5


class TakenIn(NamedTuple):
    """What a load did: values that are new, that replaced another, and that stood there already."""

    new: int
    revised: int
    same: int


@transaction.atomic
def load_observations(file, *, by):
    """Take the values of a data file into the measures that it names; gives `TakenIn`.

    A value of a period and area that has one already replaces it and keeps it; the same value again changes nothing,
    so that a year may be loaded twice. Raises `RefusedError` where the file names a measure that the body has not:
    nothing is taken in then.
    """
    if file.shape != OBSERVATIONS.name:
        raise RefusedError("This file does not hold values of measures.")
    if not file.taken_on:
        raise RefusedError("Take the file in first.")
    rows = read_rows(open_file(file))
    measures = _measures_of(file.body, {row["measure"] for row in rows})
    tally = [0, 0, 0]
    for row in rows:
        values = {
            "numerator": _exact(row.get("numerator")),
            "denominator": _exact(row.get("denominator")),
            "value": _exact(row.get("value")),
            "is_provisional": bool(row.get("provisional")),
            "is_estimate": bool(row.get("estimate")),
            "note": row.get("note") or "",
        }
        place = (measures[row["measure"]], row.get("area") or "", row["first_on"], row["last_on"])
        tally[_observe(place, values, by, data_file=file, origin=file.name)] += 1
    taken = TakenIn(*tally)
    record_act(by=by, act="load observations", subject=file.subject, changes=taken._asdict(), is_public=False)
    return taken


@transaction.atomic
def take_figure(measure, figure, *, by, first_on, last_on, area="", denominator=None):
    """Take a figure that a paper prints as a measure's value for a period; gives the `Observation`.

    Of a measure that counts it is the numerator; of any other the value, unless the denominator is given with it.
    """
    if figure.value is None:
        raise RefusedError("This figure has no value that could be taken.")
    if last_on < first_on:
        raise RefusedError("The last day comes before the first: put the two right.", field="last_on")
    is_part = measure.form == MeasureForm.COUNT or denominator is not None
    values = {
        "numerator": figure.value if is_part else None,
        "denominator": denominator,
        "value": None if is_part else figure.value,
        "is_provisional": False,
        "is_estimate": figure.approximate,
        "note": "",
    }
    place = (measure, area, first_on, last_on)
    _observe(place, values, by, figure=figure, origin=f"“{figure.text}” in {figure.paper.public_id}"[:400])
    told = {"figure": figure.public_id}
    record_act(by=by, act="take figure", subject=measure.subject, changes=told, is_public=False)
    return _standing(place)


@transaction.atomic
def release_observations(measure, *, by):
    """Show every value of a measure as it stands in public; gives how many were not shown before."""
    if not measure.published_on:
        raise RefusedError("Publish the measure first: its values are shown beside its definition.")
    today = timezone.localdate()
    count = measure.observations.filter(released_on=None, replaced_at=None).update(released_on=today)
    if count:
        record_act(by=by, act="release observations", subject=measure.subject, changes={"released": count})
    return count


def _measures_of(body, codes):
    known = {measure.code: measure for measure in Measure.objects.standing().filter(body=body, code__in=codes)}
    strange = sorted(codes - known.keys())
    if strange:
        named = ", ".join(f"“{code}”" for code in strange[:MOST_NAMED])
        more = f" and {len(strange) - MOST_NAMED} more" if len(strange) > MOST_NAMED else ""
        raise RefusedError(
            f"{body.name} has no measure {named}{more}: define it first, or mend the code in the file."
        )
    return known


def _observe(place, values, by, **origin):
    """Put down a value: 0 where it is new, 1 where it replaced another, 2 where it stood there already."""
    standing = _standing(place)
    if standing is not None and all(getattr(standing, name) == values[name] for name in TOLD):
        return 2
    measure, area, first_on, last_on = place
    number = 1
    if standing is not None:
        standing.replaced_at = timezone.now()
        standing.save(update_fields=["replaced_at"])
        number = standing.number + 1
    Observation.objects.create(
        measure=measure,
        area=area,
        first_on=first_on,
        last_on=last_on,
        number=number,
        loaded_by=by,
        **values,
        **origin,
    )
    return 1 if standing is not None else 0


def _standing(place):
    measure, area, first_on, last_on = place
    rows = measure.observations.filter(area=area, first_on=first_on, last_on=last_on, replaced_at=None)
    return rows.first()


def _exact(number):
    return None if number is None else Decimal(str(number)).quantize(PLACES)
