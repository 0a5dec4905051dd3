"""The values of a file held against those that stand: what loading it would do, before it is done."""

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from answerable.keeping.models.desk import Measure, MeasureForm, Observation
from answerable.keeping.rows import open_file
from answerable.measuring.loading.observation_shape import OBSERVATIONS
from answerable.measuring.loading.rows import read_rows
from answerable.measuring.refusal import MeasureError
from answerable.measuring.scorecard import measure as held
from answerable.measuring.scorecard.figure import work_out_value

NEW, REVISED, SAME = "new", "revised", "same"
TOLD = ("numerator", "denominator", "value", "is_provisional", "is_estimate", "note")
NUMBERS = ("numerator", "denominator", "value")
PLACES = Decimal("0.000001")
LARGEST = Decimal(10) ** 17
MOST_NAMED = 5
SPACES = re.compile(r"[\s_-]+")


class Place(NamedTuple):
    """Where a value stands: of two in one place the later replaces the earlier."""

    measure: int
    area: str
    first_on: dt.date
    last_on: dt.date


@dataclass(frozen=True)
class ComparedValue:
    """A value of a file: `values` are the fields of the observation, `standing` the one that it is held against."""

    measure: Measure
    place: Place
    values: dict
    standing: Observation | None

    @property
    def state(self):
        if self.standing is None:
            return NEW
        is_same = all(getattr(self.standing, name) == self.values[name] for name in TOLD)
        return SAME if is_same else REVISED


@dataclass(frozen=True)
class Comparison:
    """Every value of a file, in the order of the file."""

    rows: list[ComparedValue]

    def of(self, state):
        return [row for row in self.rows if row.state == state]


def compare_values(file):
    """What loading a file of observations would do to the measures of its body; gives a `Comparison`.

    Raises `MeasureError`, one sentence, where the file names a measure that the body has not, gives two values for
    one place, or gives one that cannot be: nothing of it may be loaded then.
    """
    if file.shape != OBSERVATIONS.name:
        raise MeasureError("This file does not hold values of measures.")
    rows = read_rows(open_file(file))
    measures = _measures_of(file.body, {row["measure"] for row in rows})
    standing = _standing_of(measures.values())
    compared = {}
    for row in rows:
        one = _compare(row, measures[row["measure"]], standing)
        if one.place in compared:
            raise MeasureError(f"The file gives two values for {_say_place(one)}: leave out one of them.")
        compared[one.place] = one
    return Comparison(list(compared.values()))


def refuse_impossible(measure, values, words):
    """Raise `MeasureError` for a value that its measure cannot have; `words` say which value that is."""
    if any(values[name] is not None and abs(values[name]) >= LARGEST for name in NUMBERS):
        raise MeasureError(f"The figure for {words} is larger than any that can be kept: look at it again.")
    if values["denominator"] == 0 and values["value"] is None:
        return  # a share of nobody: kept, and left out of every figure
    given = (None if values[name] is None else float(values[name]) for name in NUMBERS)
    if measure.form == MeasureForm.PERCENT and values["value"] is not None and values["value"] < 0:
        raise MeasureError(f"A share is not below nought: look again at the value for {words}.")
    terms = held.Measure(
        code=measure.code, title=measure.title, unit=measure.unit, form=measure.form, per=float(measure.per)
    )
    try:
        work_out_value(terms, *given)
    except MeasureError as refused:
        raise MeasureError(f"{refused} It is the row for {words}.") from None


def read_exact(number):
    """A number as it is kept: exact, to the millionth; one too large for that stays as it is, to be refused."""
    if number is None:
        return None
    exact = Decimal(str(number))
    return exact.quantize(PLACES) if exact.is_finite() and abs(exact) < LARGEST else exact


def fold_code(code):
    """A code as it is compared: `Vehicle crime`, `vehicle_crime` and `vehicle-crime` are one."""
    return SPACES.sub("-", code.strip().lower())


def _compare(row, measure, standing):
    values = {name: read_exact(row.get(name)) for name in NUMBERS} | {
        "is_provisional": bool(row.get("provisional")),
        "is_estimate": bool(row.get("estimate")),
        "note": (row.get("note") or "").strip(),
    }
    place = Place(measure.pk, (row.get("area") or "").strip(), row["first_on"], row["last_on"])
    compared = ComparedValue(measure, place, values, standing.get(place))
    words = _say_place(compared)
    for name, given in (("area", place.area), ("note", values["note"])):
        most = Observation._meta.get_field(name).max_length
        if len(given) > most:
            raise MeasureError(f"The {name} for {words} is longer than {most} characters: shorten it in the file.")
    refuse_impossible(measure, values, words)
    return compared


def _say_place(compared):
    _, area, first_on, last_on = compared.place
    where = f" in {area[:60]}" if area else ""
    return f"“{compared.measure.code}”{where}, {first_on:%-d %B %Y} to {last_on:%-d %B %Y}"


def _measures_of(body, codes):
    """The measures of a body by the codes as the file writes them."""
    known = {fold_code(measure.code): measure for measure in Measure.objects.standing().filter(body=body)}
    strange = sorted(code for code in codes if fold_code(code) not in known)
    if strange:
        named = ", ".join(f"“{code[:60]}”" for code in strange[:MOST_NAMED])
        more = f" and {len(strange) - MOST_NAMED} more" if len(strange) > MOST_NAMED else ""
        raise MeasureError(
            f"{body.name} has no measure {named}{more}: define it first, or mend the code in the file."
        )
    return {code: known[fold_code(code)] for code in codes}


def _standing_of(measures):
    rows = Observation.objects.filter(measure__in=list(measures), replaced_at=None)
    return {Place(row.measure_id, row.area, row.first_on, row.last_on): row for row in rows}
