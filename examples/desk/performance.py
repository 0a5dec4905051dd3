"""How a force performs: its files taken in, its measures, the analyses of them and the quarter's statement."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

from answerable.keeping.changes.desk.account import give_access
from answerable.keeping.changes.desk.body import make_body
from answerable.keeping.models.desk import Numbering, Regime, Role
from examples.desk.analyses import publish_analyses
from examples.desk.files import take_files
from examples.desk.people import BY, Office
from examples.desk.scorecard import define_measures, take_values
from examples.desk.statement import state_priorities
from examples.desk.waiting import leave_waiting

COMMISSIONER, FORCE = "West Midlands Police and Crime Commissioner", "West Midlands Police"
# (account, role at the policing body, role at the force)
AT_WORK = (
    ("Jo Tan", Role.ANALYST, Role.ANALYST),
    ("Omar Bell", Role.CLERK, None),
    ("Ravi Dale", None, Role.AUTHOR),
)


class Bodies(NamedTuple):
    """The policing body and its force."""

    policing_body: Any
    force: Any


def people_force(office: Office, today: dt.date) -> Bodies:
    """Take the policing body and the force onto the desk, with the people who work for them."""
    since = dt.date(today.year - 1, 5, 20)
    rules = {
        "by": BY, "valid_from": since, "regime": Regime.BOARD, "numbering": Numbering.YEARLY,
        "source": "Made for the demonstration: it holds no meetings here",
    }  # fmt: skip
    bodies = Bodies(*(make_body(name, **rules) for name in (COMMISSIONER, FORCE)))
    for name, *roles in AT_WORK:
        for body, role in zip(bodies, roles, strict=True):
            if role:
                give_access(office.accounts[name], by=BY, role=role, body=body, first_on=since)
    return bodies


def measure_force(office: Office, today: dt.date) -> None:
    """Everything of performance: files, measures with their values, analyses, and the quarter's statement."""
    bodies = people_force(office, today)
    by = office.accounts["Jo Tan"].signature
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        files = take_files(bodies.policing_body, by, place)
        define_measures(bodies.policing_body, by)
        take_values(bodies.policing_body, files, by, place)
        publish_analyses(bodies.policing_body, files, by)
        leave_waiting(bodies.policing_body, by, place)
    state_priorities(*bodies, office.accounts["Ravi Dale"].signature, office.accounts["Omar Bell"].signature)
