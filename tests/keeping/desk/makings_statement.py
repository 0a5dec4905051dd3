"""A quarter's measures with their values, loaded from a file, and the statement drafted from them."""

import datetime as dt
import tempfile
from pathlib import Path

from answerable.keeping.changes.desk.data_file import load_and_take
from answerable.keeping.changes.desk.measure import define_measure, set_baseline
from answerable.keeping.changes.desk.observation import load_observations
from answerable.keeping.changes.desk.priority_statement import (
    assess_priority,
    begin_statement,
    explain_absence,
    write_part,
)
from answerable.keeping.models.desk import Side
from answerable.keeping.queries.desk.priority_statement import find_statement
from tests.keeping.desk.makings import CLERK, make_board, make_body

QUARTER_END = dt.date(2021, 12, 31)
BASELINE = {"first_on": dt.date(2018, 7, 1), "last_on": dt.date(2019, 6, 30), "authority": "Home Office"}
FORCE = "Northshire Police"
TITLE = "National policing priorities"
# (code, title, unit, national measure, days of lag, baseline)
MEASURES = (
    ("homicide", "Homicides", "homicides", "homicide", 31, 52),
    ("admissions", "Hospital admissions of under 25s", "admissions", "sharp-admissions", 92, 215),
    ("discharges", "Firearm discharges", "discharges", "firearm-discharges", 0, 162),
)
ROWS = (
    "measure,first_on,last_on,count",
    "homicide,2021-01-01,2021-12-31,46",
    "admissions,2020-11-01,2021-10-31,145",
    "discharges,2021-01-01,2021-12-31,147",
)
LACKING = (
    *("drug-homicides", "drug-referrals", "neighbourhood-crime", "victim-satisfaction"),
    *("domestic-abuse-satisfaction", "cyber-confidence", "cyber-breaches"),
)


def make_force():
    return make_body(FORCE, "force")


def make_measures(force):
    """Three measures of a force with their baselines, and a file of their values taken in; none of it public."""
    for code, title, unit, national, lag, baseline in MEASURES:
        measure = define_measure(
            force, by=CLERK, code=code, title=title, unit=unit, national_measure=national, lag_days=lag,
            better="lower", numerator=f"{title} recorded", source="Recorded by the force",
        )  # fmt: skip
        set_baseline(measure, by=CLERK, numerator=baseline, **BASELINE)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "quarter.csv"
        path.write_text("\n".join(ROWS) + "\n", encoding="utf-8")
        file = load_and_take(force, "observations", path, by=CLERK, provenance="the performance team")
    load_observations(file, by=CLERK)


def make_statement(body=None, force=None, **values):
    """A statement that is begun, of which nothing is written."""
    body, force = body or make_board(), force or make_force()
    begun = begin_statement(body, by=CLERK, force=force, last_on=QUARTER_END, title=TITLE, **values)
    return find_statement(begun.pk)


def make_ready(statement):
    """What a statement needs to be published: reasons for what is absent, what applies, the body's words."""
    for code in LACKING:
        explain_absence(statement, code, by=CLERK, words="It is not published for one force.")
    assess_priority(statement, by=CLERK, applies=True, words="each of these harms is found in the area")
    words = "Each death is one too many. {{homicide}}"
    write_part(statement, Side.BODY, "homicide", by=CLERK, before=words)
    return find_statement(statement.pk)
