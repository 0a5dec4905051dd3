"""Measures, data files and analyses for tests of the desk, loaded from real files."""

from answerable.keeping.changes.desk.data_file import load_and_take, load_data_file
from answerable.keeping.changes.desk.measure import define_measure
from answerable.keeping.models.desk import Measure
from tests.keeping.desk.makings import BOARD, make_body

ANALYST = "Jo Tan <jo@office.example>"
CHANGES = "name,before,after,better\nHomicides,52,46,lower\nKnife injuries,815,689,lower\n"


def our_board():
    """The board whose measures, files and analyses these are."""
    return make_body(BOARD, "board")


def make_measure(code="burglary", body=None, **values):
    given = {"title": code.replace("-", " ").capitalize(), "unit": "offences", "better": "lower"} | values
    measure = define_measure(body or our_board(), by=ANALYST, code=code, **given)
    return Measure.objects.get(pk=measure.pk)


def write_values(folder, *rows, name="values.csv", heads="measure,period,numerator,denominator,value,note"):
    """A CSV of values: each row as `burglary,2024-01,640`; cells left out at its end are empty."""
    place, commas = folder / name, heads.count(",")
    place.write_text("\n".join([heads, *(f"{row}{',' * (commas - row.count(','))}" for row in rows)]) + "\n")
    return place


def take_values(folder, *rows, body=None, **named):
    """A file of values, taken in."""
    place = write_values(folder, *rows, **named)
    return load_and_take(body or our_board(), "observations", place, by=ANALYST, provenance="The performance team")


def load_values(folder, *rows, body=None, **named):
    """A file of values, loaded and not taken in."""
    place = write_values(folder, *rows, **named)
    return load_data_file(body or our_board(), "observations", place, by=ANALYST)


def take_changes(folder, words=CHANGES, body=None, **named):
    """A file of counts before and after, taken in."""
    place = folder / "changes.csv"
    place.write_text(words)
    return load_and_take(body or our_board(), "changes", place, by=ANALYST, **named)
