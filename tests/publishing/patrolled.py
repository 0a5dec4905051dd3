"""Violence in public: reports of every kind as published, with a trial that is over, plans, services and bins."""

import csv
import datetime as dt
from decimal import Decimal
from types import SimpleNamespace

from answerable.keeping.changes.desk import engagement, intervention, patrol_report, trial
from answerable.keeping.changes.desk.data_file import load_and_take
from answerable.keeping.queries.desk import hotspot as hotspots
from answerable.keeping.queries.desk import trial as trials
from examples.desk.past import on_day
from tests.keeping.desk.makings_measure import ANALYST
from tests.keeping.desk.makings_patrol import (
    READ,
    REGISTERED,
    corner_of,
    draft_trial,
    feed_trial,
    make_bin,
    make_plan,
    make_report,
    our_force,
)

DEVICE = "RADIO7731"
SHUT = "A service not told of"
QUARTERS = ((dt.date(2024, 4, 1), dt.date(2024, 6, 30)), (dt.date(2024, 7, 1), dt.date(2024, 9, 30)))
PEOPLE = {
    "referred": 60, "declined": 10, "started": 40, "left_early": 8, "completed": 22, "outcomes_known": 20,
    "outcomes_met": 14,
}  # fmt: skip
# So few left early that their number is hidden, and another with it.
FEW = {**PEOPLE, "referred": 57, "declined": 7, "left_early": 3, "completed": 27, "outcomes_known": 26}


def publish(kind, **values):
    """A report of a kind, published."""
    return patrol_report.publish_report(make_report(kind, **values), by=ANALYST)


def serve(name, counts=None, quarter=QUARTERS[0], **values):
    """A published service with a quarter's return."""
    row = intervention.enter_intervention(
        our_force(), by=ANALYST,
        **{
            "name": name, "provider": "Harbour Trust", "sort": "secondary", "setting": "hospital",
            "council": "Ashby", "starts_on": dt.date(2024, 4, 1), "amounts": {"2024": "60000.00"}, "level": 2,
            **values,
        },
    )  # fmt: skip
    give_return(row, counts, quarter)
    return intervention.publish_intervention(row, by=ANALYST)


def give_return(row, counts=None, quarter=QUARTERS[0]):
    given = counts or PEOPLE
    intervention.enter_return(row, by=ANALYST, first_on=quarter[0], last_on=quarter[1], **given)


def take_pings(folder):
    """A file of pings of one device in the first hotspot on the first day of the trial."""
    place = folder / "pings.csv"
    x, y = corner_of(0)
    with place.open("w", newline="") as file:
        out = csv.writer(file)
        out.writerow(["at", "device", "easting", "northing"])
        for minute in range(12):
            out.writerow([f"2025-03-03T16:{minute:02d}:00+00:00", DEVICE, x + 200 + minute, y + 211])
    return load_and_take(our_force(), "patrol-pings", place, by=ANALYST, is_invented=True)


def register(folder, on=REGISTERED, **values):
    """A trial registered on a day."""
    with on_day(on):
        row = draft_trial(folder, **values)
        row = trial.work_out_power(row, by=ANALYST, history=row.hotspot_set.offences)
        return trial.register_trial(trials.find_trial(row.pk), by=ANALYST)


def publish_trial(row, folder):
    """The protocol of a registered trial published, the trial fed and read at its end, the result published; gives
    the reports by kind."""
    with on_day(REGISTERED):
        made = {
            "hotspots": publish("hotspots", hotspot_set=row.hotspot_set),
            "protocol": publish("protocol", trial=row),
        }
    row = feed_trial(row, folder)
    trial.add_file(row, "pings", take_pings(folder), by=ANALYST)
    with on_day(READ):
        reading = trial.read_trial(trials.find_trial(row.pk), by=ANALYST)
        return {**made, "result": publish("result", trial=row, reading=reading, spend=Decimal(120_000))}


def open_plan(spot):
    """A plan that is public, with an organisation that did not agree to be named."""
    plan = make_plan(spot)
    engagement.add_entry(
        plan, by=ANALYST, on=dt.date(2025, 2, 3), sort="asked", who="A quiet chapel",
        words="A quiet chapel asked for lights.",
    )  # fmt: skip
    return engagement.publish_plan(type(plan).objects.get(pk=plan.pk), by=ANALYST)


def return_quarter(offences):
    return intervention.begin_funding_return(
        our_force(), by=ANALYST, name="Violence fund", first_on=dt.date(2024, 10, 1), offences=offences,
        grant=Decimal(400_000),
    )  # fmt: skip


def publish_each(folder):
    """A whole year, published: reports by kind in `reports`, and the rows that have pages of their own."""
    row = register(folder)
    reports = publish_trial(row, folder)
    spot = hotspots.list_hotspots(row.hotspot_set)[0]
    plan = open_plan(spot)
    service, other = serve("Second Chance"), serve("Night Shelter", FEW, setting="street")
    bin_ = intervention.publish_bin(make_bin(), by=ANALYST)
    reports["return"] = publish("return", funding_return=return_quarter(row.hotspot_set.offences))
    reports["services"] = publish("services")
    return SimpleNamespace(
        reports=reports, trial=trials.find_trial(row.pk), plan=plan, service=service, other=other, bin=bin_,
        hotspot=spot,
    )  # fmt: skip
