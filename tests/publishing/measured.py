"""Measures, values and analyses that are public, made from real files through the changes that people make."""

import datetime as dt
import tempfile
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from answerable.keeping.changes.desk.analysis import annotate_analysis, measure_analysis, publish_analysis
from answerable.keeping.changes.desk.data_file import load_and_take
from answerable.keeping.changes.desk.measure import publish_measure, set_baseline
from answerable.keeping.changes.desk.observation import load_observations, release_observations
from answerable.keeping.models.desk import Analysis, Measure
from tests.keeping.desk.makings_measure import ANALYST, make_measure, our_board

QUARTER_END = dt.date(2021, 12, 31)
TOLD = {"numerator": "Offences recorded", "source": "The crime system"}
HEADS = "measure,first_on,last_on,numerator,denominator,value,provisional,area,note"


def months_of(year, years=1):
    """The first and last days of the months of some years."""
    firsts = [dt.date(year + number // 12, number % 12 + 1, 1) for number in range(12 * years + 1)]
    return [(first, after - dt.timedelta(days=1)) for first, after in pairwise(firsts)]


def write_file(name, heads, rows):
    """A CSV in a folder of its own."""
    path = Path(tempfile.mkdtemp(prefix="answerable-test-")) / name
    path.write_text("\n".join([heads, *(",".join(map(str, row)) for row in rows)]) + "\n")
    return path


def take_months(code, months, count=20, name="observations.csv", note="", area="", body=None, **values):
    """Take a count for each month in as a file, the values of which are not released; gives the file."""
    rows = [(code, first, last, count + first.month % 3, "", "", "", area, note) for first, last in months]
    path = write_file(name, HEADS, rows)
    given = {"provenance": "Counted by the force.", **values}
    file = load_and_take(body or our_board(), "observations", path, by=ANALYST, **given)
    load_observations(file, by=ANALYST)
    return file


def make_open_measure(code="robbery", title="Personal robbery", **values):
    """A published measure with the months of two years, all released, and a baseline of 300 in the year before."""
    measure = make_measure(code, title=title, **{**TOLD, **values})
    set_baseline(
        measure, by=ANALYST, first_on=dt.date(2019, 1, 1), last_on=dt.date(2019, 12, 31), numerator=Decimal(300),
        authority="The board",
    )  # fmt: skip
    measure = publish_measure(Measure.objects.get(pk=measure.pk), by=ANALYST)
    take_months(code, months_of(2020, 2))
    release_observations(measure, by=ANALYST)
    return Measure.objects.get(pk=measure.pk)


def make_shut_analysis(name="changes.csv", before=300, title="Robbery before and after", **values):
    """An analysis of one change in counts that nobody outside sees yet."""
    path = write_file(name, "name,before,after,better", [("Robbery", before, 240, "lower")])
    file = load_and_take(our_board(), "changes", path, by=ANALYST, provenance="Typed from the annual report.")
    made = measure_analysis(our_board(), "change", {"changes": file}, by=ANALYST, title=title, **values)
    return Analysis.objects.get(pk=made.pk)


def make_open_analysis(note="The year of the new patrols.", **values):
    """A published analysis with the analyst's note."""
    made = make_shut_analysis(**values)
    annotate_analysis(made, by=ANALYST, revision=made.revision, title=made.title, note=note)
    return publish_analysis(Analysis.objects.get(pk=made.pk), by=ANALYST)
