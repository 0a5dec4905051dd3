"""Violence in the demonstration: where it is, a trial of patrols from registration to result, and one to come.

Everything is invented (`examples/data/violence.py`, `patrols.py`) and done on the day on which it would have been.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import tempfile
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from django.utils import timezone

from answerable.keeping.changes.desk import hotspot as hotspot_changes
from answerable.keeping.changes.desk import trial as trial_changes
from answerable.keeping.changes.desk.data_file import load_and_take
from answerable.keeping.changes.desk.patrol_report import begin_report, publish_report
from answerable.keeping.models.desk import PatrolReportKind
from answerable.keeping.queries.desk import hotspot as hotspots
from answerable.keeping.queries.desk import trial as trials
from answerable.law.day import add_months
from answerable.measuring.period import end_month
from examples.data.commissioned import PLANS
from examples.data.patrols import PROVENANCE as PATROLS_MADE
from examples.data.patrols import Visit, make_patrols, write_files
from examples.data.violence import AREAS_FROM, PROVENANCE, list_days, make_violence, prevent_some, write_areas
from examples.desk.commissioned import find_quarter, keep_services
from examples.desk.past import on_day
from examples.desk.patrol_analyses import publish_area_analyses, publish_later_analyses
from examples.desk.people import Office

KIND = PatrolReportKind
ANALYST = "The force's analyst"
INTRODUCTION = "This report and every count in it were made for a demonstration."
PREVENTED = 0.22
"""The share of a hotspot's violence that a visit prevents on its day: what the trial is to find."""

SPENT = Decimal(202_000)
WEEKS, NEXT_WEEKS = 10, 8
_YEAR = 12

TRIAL = {
    "title": "A quarter of an hour", "visits": 1, "minutes": 15, "windows": [["15:00:00", "23:00:00"]],
    "question": "Is there less violence in a hotspot on days on which officers stand in it for a quarter of an hour?",
    "patrolled": 1, "out_of": 2, "within": "day", "hoped": 0.15,
    "hoped_source": "Smaller than the 26% that Bland (2021) found in Bedfordshire's town centres",
    "outcomes": [
        {"name": "Violence", "measure": "count", "whose": "all"},
        {"name": "Violence under 25", "measure": "count", "whose": "under 25"},
        {"name": "Violence", "measure": "harm", "whose": "all"},
    ],
    "compliance": 0.8, "washout_days": 0, "buffer_metres": 150,
}  # fmt: skip
NEXT_TRIAL = {
    **TRIAL, "title": "Twice an evening", "visits": 2, "within": "hotspot", "run_days": 14, "looks": [],
    "question": "Do two visits in an evening prevent violence in a hotspot on that day?",
}  # fmt: skip


class Days(NamedTuple):
    """When everything is done: the data reach to the end of a month, and the trial to its last Sunday."""

    today: dt.date
    data_to: dt.date
    history_to: dt.date
    chosen_on: dt.date
    registered_on: dt.date
    starts_on: dt.date
    look_on: dt.date
    ends_on: dt.date
    read_on: dt.date


class Violence(NamedTuple):
    """What the acts here are done on: the body, by whom, where files are written, and when."""

    body: Any
    by: str
    clerk: str
    folder: Path
    days: Days


def keep_violence(office: Office, today: dt.date) -> None:
    """A year of violence reduction, through the doors of the analyst, the clerk and the finance officer."""
    by, clerk = (office.accounts[name].signature for name in ("Jo Tan", "Omar Bell"))
    with tempfile.TemporaryDirectory() as folder:
        violence = Violence(office.board, by, clerk, Path(folder), plan_days(today))
        table = make_violence(violence.days.data_to)
        with on_day(violence.days.chosen_on):
            history, areas, chosen = _choose_places(violence, table)
        trial = _register(violence, chosen, history)
        offences = _run_trial(violence, trial, table)
        _read_result(violence, trial, offences)
        with on_day(today):
            publish_later_analyses(violence.body, by, offences, areas)
            _register_next(violence, chosen, offences)
    keep_services(office, today, trial=trials.find_trial(trial.pk), history=history, offences=offences)
    _publish(violence, KIND.SERVICES, today)


def plan_days(today: dt.date) -> Days:
    """The days of the demonstration's trial, seen from today."""
    data_to = today.replace(day=1) - dt.timedelta(days=1)
    ends_on = data_to - dt.timedelta(days=(data_to.weekday() + 1) % 7)
    starts_on = ends_on - dt.timedelta(days=7 * WEEKS - 1)
    chosen_on = starts_on - dt.timedelta(days=14)
    return Days(
        today=today, data_to=data_to, history_to=chosen_on.replace(day=1) - dt.timedelta(days=1),
        chosen_on=chosen_on, registered_on=chosen_on + dt.timedelta(days=3), starts_on=starts_on,
        look_on=starts_on + dt.timedelta(days=7 * WEEKS // 2), ends_on=ends_on,
        read_on=min(today, data_to + dt.timedelta(days=4)),
    )  # fmt: skip


def _choose_places(violence: Violence, table: Any) -> tuple[Any, Any, Any]:
    """The files of five years, the places chosen from all of them but the last, and the report on it."""
    body, by, days = violence.body, violence.by, violence.days
    history = _take_offences(violence, table, dt.date.min, days.history_to)
    place = violence.folder / "policing-units.csv"
    write_areas(place)
    areas = load_and_take(body, "areas", place, by=by, provenance=AREAS_FROM)
    chosen = hotspot_changes.choose_hotspots(
        body, by=by, name="57 places for patrols", offences=history, areas=areas,
        last_on=end_month(add_months(days.history_to, -_YEAR)),
        why="The most violence in the fewest streets: places of about 22 hectares, each small enough to be walked in "
        "a quarter of an hour.",
    )  # fmt: skip
    _name_places(chosen, by)
    analysis = publish_area_analyses(body, by, history, areas, violence.folder)
    _publish(violence, KIND.HOTSPOTS, hotspot_set=chosen, analysis=analysis)
    return history, areas, chosen


def _name_places(chosen: Any, by: str) -> None:
    """Give places the public names that engagement plans go by, each in the council that its plan is of."""
    rows = hotspots.list_hotspots(chosen)
    for plan in PLANS:
        row = next(row for row in rows if row.unit.startswith(plan["council"]))
        rows.remove(row)
        hotspot_changes.name_hotspot(row, by=by, name=row.name, public_name=plan["place"])


def _register(violence: Violence, chosen: Any, history: Any) -> Any:
    days, by = violence.days, violence.by
    with on_day(days.registered_on):
        trial = trial_changes.draft_trial(
            chosen, by=by, starts_on=days.starts_on, ends_on=days.ends_on, looks=[days.look_on.isoformat()], **TRIAL
        )
        trial_changes.work_out_power(trial, by=by, history=history)
        _register_drawn(violence, trial, "the trial that was run")
    return trials.find_trial(trial.pk)


def _register_drawn(violence: Violence, trial: Any, words: str) -> None:
    """Register a trial by the seed that these words give, so that every demonstration tells the same."""
    seed = hashlib.sha256(f"Northshire, {words}".encode()).hexdigest()
    with patch("answerable.keeping.changes.desk.trial.make_seed", lambda: seed):
        made = trial_changes.register_trial(trials.find_trial(trial.pk), by=violence.by)
    _publish(violence, KIND.PROTOCOL, trial=made)


def _run_trial(violence: Violence, trial: Any, table: Any) -> Any:
    """Ten weeks of visits with one planned look half way; gives the file of the offences, less what was prevented."""
    days, by = violence.days, violence.by
    protocol, allocation = trials.protocol_of(trial), trials.allocation_of(trial)
    visits = make_patrols(protocol, allocation, compliance=0.74, contamination=0.1)
    visited = _mark_visited(visits, allocation)
    table = prevent_some(table, protocol.hotspots, visited, days.starts_on, share=PREVENTED)
    write_files(violence.folder, protocol, allocation, visits, idle=1)
    with on_day(days.look_on + dt.timedelta(days=2)):
        half = _take_offences(violence, table, days.starts_on, days.look_on)
        trial_changes.add_file(trial, "offences", half, by=by)
        _add_visits(violence, trial, "pings")
        trial_changes.read_trial(trial, by=by)
    with on_day(days.read_on):
        begins = min(find_quarter(days.today), days.starts_on)
        offences = _take_offences(violence, table, add_months(begins.replace(day=1), -_YEAR), days.data_to)
        trial_changes.add_file(trial, "offences", offences, by=by)
        _add_visits(violence, trial, "visits")
        _record_forms(trial, protocol, allocation, by)
    return offences


def _mark_visited(visits: tuple[Visit, ...], allocation: Any) -> Any:
    import numpy as np

    visited = np.zeros_like(allocation.patrolled)
    first = dt.datetime.combine(allocation.first_on, dt.time(), dt.UTC).timestamp()
    for visit in visits:
        visited[visit.hotspot, int((visit.begun - first) // 86_400)] = True
    return visited


def _add_visits(violence: Violence, trial: Any, sort: str) -> None:
    path = violence.folder / f"{sort}.csv"
    file = load_and_take(
        violence.body, f"patrol-{sort}", path, by=violence.by, provenance=PATROLS_MADE, is_invented=True
    )
    trial_changes.add_file(trial, sort, file, by=violence.by)


def _record_forms(trial: Any, protocol: Any, allocation: Any, by: str) -> None:
    """Three visits of the last evening that were told by telephone and are written into the form."""
    last = allocation.patrolled.shape[1] - 1
    codes = [each.code for at, each in enumerate(protocol.hotspots) if allocation.patrolled[at, last]][:3]
    for at, row in enumerate(row for row in hotspots.list_hotspots(trial.hotspot_set) if row.code in codes):
        arrived = dt.datetime.combine(allocation.last_on, dt.time(19, 10 * at))
        begun = timezone.make_aware(arrived)
        trial_changes.record_visit(
            trial, by=by, hotspot=row, arrived_at=begun, left_at=begun + dt.timedelta(minutes=14 + at), officers=2,
            note="Told by telephone",
        )  # fmt: skip


def _read_result(violence: Violence, trial: Any, offences: Any) -> None:
    with on_day(violence.days.read_on):
        reading = trial_changes.read_trial(trial, by=violence.by)
        _publish(violence, KIND.RESULT, trial=trial, reading=reading, spend=SPENT)


def _register_next(violence: Violence, chosen: Any, history: Any) -> None:
    """A trial that is registered and starts on a Monday to come: all of it that is closed stays closed."""
    soon = violence.days.today + dt.timedelta(days=10)
    starts_on = soon + dt.timedelta(days=-soon.weekday() % 7)
    trial = trial_changes.draft_trial(
        chosen, by=violence.by, starts_on=starts_on, ends_on=starts_on + dt.timedelta(days=7 * NEXT_WEEKS - 1),
        **NEXT_TRIAL,
    )  # fmt: skip
    trial_changes.work_out_power(trial, by=violence.by, history=history)
    _register_drawn(violence, trial, "the trial to come")


def _take_offences(violence: Violence, table: Any, first_on: dt.date, last_on: dt.date) -> Any:
    """The offences of some days as a file that was taken in."""
    import numpy as np
    import pyarrow.parquet as pq

    days = list_days(table)
    inside = (days >= np.datetime64(first_on)) & (days <= np.datetime64(last_on))
    path = violence.folder / f"offences-to-{last_on}.parquet"
    pq.write_table(table.filter(inside), path)
    return load_and_take(violence.body, "offences", path, by=violence.by, provenance=PROVENANCE, is_invented=True)


def _publish(violence: Violence, kind: PatrolReportKind, on: dt.date | None = None, **rests_on: Any) -> None:
    """Have the analyst write a report and the clerk publish it."""
    report = begin_report(
        violence.body, kind, by=violence.by, presented_by=ANALYST, introduction=INTRODUCTION, **rests_on
    )
    publish_report(report, by=violence.clerk, on=on)
