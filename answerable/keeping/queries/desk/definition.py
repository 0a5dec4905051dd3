"""Files that say what measures are and what they are held against, compared with what stands on the desk."""

from dataclasses import dataclass

from answerable.keeping.models import Body
from answerable.keeping.models.desk import Measure
from answerable.keeping.queries.desk.measure import KEPT, objectives_of
from answerable.keeping.queries.desk.observation import NEW, NUMBERS, REVISED, SAME, fold_code, read_exact
from answerable.keeping.rows import open_file
from answerable.measuring.loading.rows import read_rows
from answerable.measuring.refusal import MeasureError
from answerable.measuring.scorecard.shapes import BASELINES, MEASURES, REMARKS, TARGETS

__all__ = ["DEFINING", "NEW", "REVISED", "SAME", "ComparedRow", "compare_definitions"]

DEFINING = {shape.name for shape in (MEASURES, TARGETS, BASELINES, REMARKS)}
CODES = ("priority", "national_measure", "form", "better", "chart")
# What a file of measures may say besides its code, by the field of the desk.
SAID = (
    *("title", "unit", "places", "per", "months", "numerator", "denominator", "source", "lag_days", "revisions"),
    *("owner", "proxy_reason", *CODES),
)
# The fields by which a row of a kind is known again, and those that it says.
KNOWN_BY = {
    "targets": (("area", "first_on"), ("value", "last_on", "authority", "source")),
    "baselines": (("area", "first_on", "last_on"), (*NUMBERS, "authority", "source")),
    "breaks": (("area", "on"), ("words",)),
    "absences": (("area", "quarter_end"), ("words",)),
}


@dataclass(frozen=True)
class ComparedRow:
    """A row of a file: of which `kind`, whose it is (a body or a measure), its values, and what stands for it."""

    kind: str
    owner: Body | Measure
    values: dict
    standing: object

    @property
    def state(self):
        if self.standing is None:
            return NEW
        return SAME if all(getattr(self.standing, name) == value for name, value in self.values.items()) else REVISED


def compare_definitions(file):
    """The rows of a file held against what stands. Raises `MeasureError`, one sentence, where a row does not fit."""
    rows = read_rows(open_file(file))
    known = {fold_code(one.code): one for one in Measure.objects.standing().filter(body=file.body)}
    if file.shape == MEASURES.name:
        objectives = {str(each): each for each in objectives_of([file.body])}
        return [_compare_measure(row, file.body, known, objectives) for row in rows]
    return [_compare_held(row, file.shape, known) for row in rows]


def _compare_measure(row, body, known, objectives):
    code = fold_code(row["code"])
    given = {name: row[name] for name in SAID if row.get(name) is not None}
    values = {name: fold_code(value) if name in CODES else value for name, value in given.items()}
    if "per" in values:
        values["per"] = read_exact(values["per"])
    if words := row.get("objective"):
        if words not in objectives:
            raise MeasureError(f"No plan of {body.name} has the objective “{words[:80]}”, which “{code}” names.")
        values["objective"] = objectives[words]
    standing = known.get(code)
    return ComparedRow("measures", body, values if standing else {"code": code, **values}, standing)


def _compare_held(row, shape, known):
    measure = known.get(fold_code(row["measure"]))
    if measure is None:
        raise MeasureError(
            f"There is no measure “{row['measure'][:60]}”: define it first, or mend the code in the file."
        )
    kind, told = (shape, row) if shape != REMARKS.name else _read_remark(row)
    by, said = KNOWN_BY[kind]
    values = {name: _plain(name, told.get(name)) for name in (*by, *said)}
    place = {name: values[name] for name in by}
    standing = KEPT[kind].objects.standing().filter(measure=measure, **place).first()
    return ComparedRow(kind, measure, values, standing)


def _read_remark(row):
    match row["kind"]:
        case "break":
            return "breaks", {**row, "words": row["reason"]}
        case "absence":
            return "absences", {**row, "words": row["reason"], "quarter_end": row["on"]}
    raise MeasureError(
        "A decision to draw limits anew is noted on the page of its measure, with the day on which it was taken: "
        "leave such rows out of the file."
    )


def _plain(name, value):
    if name in NUMBERS:
        return read_exact(value)
    return value if name in ("first_on", "last_on", "on", "quarter_end") else value or ""
