"""Hotspots, a trial, plans and services for tests of the desk, made through the changes that people make."""

import csv
import datetime as dt
import json
from decimal import Decimal

import numpy as np

from answerable.keeping.changes.desk import engagement, hotspot, intervention, patrol_report, trial
from answerable.keeping.changes.desk.data_file import load_and_take
from answerable.keeping.models.desk import HotspotSet, Trial
from answerable.keeping.queries.desk import hotspot as hotspots
from answerable.keeping.queries.desk import trial as trials
from answerable.patrolling.trial.registration import hash_protocol, write_protocol
from examples.data.patrols import list_forms, make_patrols
from examples.desk.past import on_day
from tests.keeping.desk.makings import make_body
from tests.keeping.desk.makings_measure import ANALYST
from tests.patrolling.trial.example import make_protocol

FORCE = "Northshire Police"
HISTORY = dt.date(2024, 1, 1), dt.date(2024, 12, 31)
STARTS, ENDS = dt.date(2025, 3, 3), dt.date(2025, 4, 27)
REGISTERED, READ = dt.date(2025, 2, 20), dt.date(2025, 5, 6)
UNITS = ("North", "South")
SIDE, APART, SPOTS = 470, 1_500, 12
SECRET_PLACE = "SECRETALLEY"


def corner_of(number):
    """The south-west corner of a hotspot, in metres of the National Grid."""
    return 405_000 + APART * (number % 4), 285_000 + APART * (number // 4)


def our_force():
    return make_body(FORCE, "force")


def write_drawn(folder):
    """Squares as a force drew them, a GeoJSON-less file of areas: code, name, kind and outline."""
    place = folder / "places.csv"
    with place.open("w", newline="") as file:
        out = csv.writer(file)
        out.writerow(["code", "name", "kind", "outline"])
        for number in range(SPOTS):
            x, y = corner_of(number)
            ring = ((x, y), (x + SIDE, y), (x + SIDE, y + SIDE), (x, y + SIDE), (x, y))
            words = ", ".join(f"{east} {north}" for east, north in ring)
            out.writerow([f"H{number + 1:02d}", f"{SECRET_PLACE} {number + 1}", "other", f"POLYGON (({words}))"])
    return place


def write_offences(folder, first_on, last_on, *, rate=0.35, ratio=1.0, patrolled=None, seed=1):
    """Offences in the squares and beside them, about `rate` a day in each square; `ratio` times as many on days for
    which `patrolled` (squares x days) is true."""
    chance, days = np.random.default_rng(seed), (last_on - first_on).days + 1
    place = folder / f"offences-{first_on}-{seed}.csv"
    with place.open("w", newline="") as file:
        out = csv.writer(file)
        out.writerow(
            ["reference", "occurred_at", "category", "easting", "northing", "policing_unit", "under_25", "knife_used"]
        )
        number = 0
        for day in range(days):
            for spot in range(SPOTS):
                x, y = corner_of(spot)
                drawn = patrolled is not None and patrolled[spot, day]
                inside = int(chance.poisson(rate * (ratio if drawn else 1.0)))
                for at in range(inside + int(chance.poisson(0.05)) + (day in (0, days - 1) and spot == 0)):
                    number += 1
                    beside = 0 if at < inside else 700
                    when = f"{first_on + dt.timedelta(days=day)} {int(chance.integers(24)):02d}:30"
                    category = str(chance.choice(["violence-with-injury", "robbery", "weapons-possession"]))
                    easting, northing = (low + beside + chance.uniform(5, SIDE - 5) for low in (x, y))
                    out.writerow(
                        [f"{first_on:%Y%m}-{number}", when, category, round(easting), round(northing),
                         UNITS[spot % 2], "yes" if chance.random() < 0.5 else "no",
                         "yes" if chance.random() < 0.2 else "no"]
                    )  # fmt: skip
    return place


def take_offences(folder, span=HISTORY, **values):
    place = write_offences(folder, *span, **values)
    return load_and_take(
        our_force(), "offences", place, by=ANALYST, provenance="The force's crime system", is_invented=True
    )


def make_set(folder):
    """Twelve hotspots, brought in as drawn and counted."""
    drawn = load_and_take(our_force(), "areas", write_drawn(folder), by=ANALYST)
    return hotspot.bring_in_hotspots(
        our_force(), by=ANALYST, name="Spring patrols", drawn=drawn, offences=take_offences(folder), why="As agreed."
    )


PROTOCOL = {
    "title": "Spring patrols on trial", "question": "Do visits of 15 minutes prevent violence in these places?",
    "starts_on": STARTS, "ends_on": ENDS, "visits": 1, "minutes": 15, "windows": [["15:00:00", "23:00:00"]],
    "patrolled": 1, "out_of": 2, "within": "day", "run_days": 14, "hoped": 0.4, "hoped_source": "Bland 2021",
    "outcomes": [
        {"name": "Violence", "measure": "count", "whose": "all"},
        {"name": "Harm of violence", "measure": "harm", "whose": "all"},
    ],
    "looks": ["2025-03-31"], "compliance": 0.8, "washout_days": 0, "buffer_metres": 150,
}  # fmt: skip


def draft_trial(folder, **values):
    chosen = make_set(folder)
    return trial.draft_trial(chosen, by=ANALYST, **{**PROTOCOL, **values})


def register_trial(folder, **values):
    """A trial that was registered before it started."""
    with on_day(REGISTERED):
        row = draft_trial(folder, **values)
        row = trial.work_out_power(row, by=ANALYST, history=row.hotspot_set.offences)
        return trial.register_trial(trials.find_trial(row.pk), by=ANALYST)


def register_row(title):
    """A registered trial in a row of its own, without the files and the draw that it would come from."""
    chosen = HotspotSet.objects.create(body=our_force(), name=title, chosen_on=REGISTERED)
    registered = make_protocol(title=title)
    moment = dt.datetime(2022, 9, 20, 9, tzinfo=dt.UTC)
    return Trial.objects.create(
        body=chosen.body, hotspot_set=chosen, title=title, question=registered.question,
        starts_on=registered.starts_on, ends_on=registered.ends_on, hoped=registered.hoped,
        protocol=json.loads(write_protocol(registered)), protocol_sha256=hash_protocol(registered),
        registered_at=moment, listed_at=moment,
    )  # fmt: skip


def feed_trial(row, folder, *, ratio=0.5, to=ENDS):
    """The offences and the visits of a trial, taken in and added to it."""
    row = trials.find_trial(row.pk)
    allocation = trials.allocation_of(row)
    offences = take_offences(folder, (STARTS, to), ratio=ratio, patrolled=allocation.patrolled, seed=2)
    trial.add_file(row, "offences", offences, by=ANALYST)
    trial.add_file(row, "visits", take_visits(row, folder), by=ANALYST)
    return row


def write_visits(row, folder):
    """Visits of a registered trial as forms tell them, most of those that were planned; gives the place."""
    protocol, allocation = trials.protocol_of(row), trials.allocation_of(row)
    made = list_forms(make_patrols(protocol, allocation), written=1.0)
    place = folder / "visits.csv"
    with place.open("w", newline="") as file:
        out = csv.writer(file)
        out.writerow(["hotspot", "arrived_at", "left_at", "officers"])
        for visit in made:
            begun, ended = (
                dt.datetime.fromtimestamp(int(moment), dt.UTC).isoformat()
                for moment in (visit.begun, visit.begun + visit.seconds)
            )
            out.writerow([protocol.hotspots[visit.hotspot].code, begun, ended, 2])
    return place


def take_visits(row, folder):
    place = write_visits(row, folder)
    return load_and_take(our_force(), "patrol-visits", place, by=ANALYST, is_invented=True)


def read_trial(folder, **values):
    """A trial that is over, with its reading."""
    row = feed_trial(register_trial(folder), folder, **values)
    with on_day(READ):
        return trial.read_trial(trials.find_trial(row.pk), by=ANALYST)


def make_plan(folder_or_spot, **values):
    """The engagement plan of a hotspot with something asked and agreed."""
    spot = folder_or_spot
    if not hasattr(spot, "hotspot_set"):
        spot = hotspots.list_hotspots(make_set(folder_or_spot))[0]
    spot = hotspot.name_hotspot(spot, by=ANALYST, name=spot.name, public_name="Old Market")
    plan = engagement.open_plan(
        spot, by=ANALYST,
        **{"opened_on": dt.date(2025, 1, 8), "objectives": ["Lights on the path"], **values},
    )  # fmt: skip
    engagement.add_stakeholder(plan, by=ANALYST, organisation="Market traders", sort="business", is_public=True)
    engagement.add_stakeholder(plan, by=ANALYST, organisation="A quiet chapel", sort="faith", is_public=False)
    engagement.add_entry(
        plan, by=ANALYST, on=dt.date(2025, 1, 20), sort="agreed", words="Officers walk with traders on Fridays.",
        who="Market traders", due_on=dt.date(2025, 3, 1),
    )  # fmt: skip
    return plan


def make_service(**values):
    """A service with a quarter's return."""
    row = intervention.enter_intervention(
        our_force(), by=ANALYST,
        **{
            "name": "Second Chance", "provider": "Harbour Trust", "sort": "secondary", "setting": "hospital",
            "starts_on": dt.date(2024, 4, 1), "amounts": {"2024": "60000.00"}, "level": 2, **values,
        },
    )  # fmt: skip
    intervention.enter_return(
        row, by=ANALYST, first_on=dt.date(2024, 4, 1), last_on=dt.date(2024, 6, 30), referred=60, declined=10,
        started=40, left_early=8, completed=22, outcomes_known=20, outcomes_met=14,
    )  # fmt: skip
    return row


def make_bin(**values):
    row = intervention.place_bin(
        our_force(), by=ANALYST,
        **{"code": "market", "place": "Market Street car park", "council": "Ashby", "opened_on": dt.date(2023, 1, 1),
           **values},
    )  # fmt: skip
    intervention.count_bin(row, by=ANALYST, emptied_on=dt.date(2024, 3, 28), knives=31, weight_kg=Decimal("9.40"))
    return row


def make_report(kind, **values):
    return patrol_report.begin_report(our_force(), kind, by=ANALYST, **values)
