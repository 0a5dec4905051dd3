"""Exact places, schedules and visits: on the pages of those who need them, and on nobody else's."""

import datetime as dt
import json
import subprocess

import pytest

from answerable.keeping.changes.desk import patrol_report
from answerable.keeping.changes.desk import trial as trial_changes
from answerable.keeping.models import AuditEntry
from answerable.keeping.models.desk import Role, TrialFile
from answerable.keeping.queries.desk import hotspot as hotspots
from answerable.keeping.queries.desk import trial as trials
from examples.desk.past import on_day
from tests.keeping.desk.makings_patrol import (
    READ,
    SECRET_PLACE,
    STARTS,
    make_plan,
    make_report,
    our_force,
    read_trial,
    register_trial,
)

pytestmark = pytest.mark.django_db
CLOSED_TO = (Role.CLERK, Role.MEMBER, Role.AUTHOR, Role.FINANCE_OFFICER, Role.CONTRIBUTOR)


@pytest.fixture
def reading(tmp_path):
    return read_trial(tmp_path)


def list_words(trial):
    """What is closed of a trial: the names of its places, the corners of their outlines, its seed."""
    outlines = [place.outline for place in hotspots.hotspots_of(trial.hotspot_set)]
    return {SECRET_PLACE, trial.seed, *(each for one in outlines for each in one.strip("POLYGN() ").split(", "))}


def test_whoever_does_not_patrol_sees_no_exact_place_on_any_page(reading, sign_in):
    trial = reading.trial
    plan = make_plan(hotspots.list_hotspots(trial.hotspot_set)[0])
    with on_day(READ):
        draft = make_report("protocol", trial=trial)
        report = patrol_report.publish_report(make_report("result", reading=reading), by="Jo Tan")
    files = [each.data_file_id for each in TrialFile.objects.all()] + [trial.history_id, trial.hotspot_set.areas_id]
    pages = [
        "/desk/violence", "/desk/trials", f"/desk/trials/{trial.pk}", f"/desk/trials/readings/{reading.pk}",
        "/desk/engagement", f"/desk/engagement/{plan.pk}", "/desk/patrol-reports", "/desk/data-files",
        *(f"/desk/patrol-reports/{row.pk}{end}" for row in (draft, report) for end in ("", "/print.pdf", "/checks")),
        *(f"/desk/data-files/{key}" for key in files if key),
    ]  # fmt: skip
    acts = AuditEntry.objects.filter(subject__regex="^(hotspot|hotspotset|trial|trialreading|patrolreport)/")
    pages += [f"/desk/trace/{act.sequence}" for act in acts.order_by("-sequence")[:40]]
    closed = list_words(trial)
    for role in CLOSED_TO:
        client = sign_in(role, our_force())
        for page in pages:
            said = read_words(client.get(page))
            assert [words for words in closed if words in said] == [], (role, page)


def test_those_who_patrol_see_them(reading, sign_in):
    trial = reading.trial
    for role in (Role.ANALYST, Role.MONITORING_OFFICER, Role.AUDITOR):
        client = sign_in(role, our_force())
        outlines = client.get(f"/desk/hotspots/{trial.hotspot_set_id}.geojson")
        assert len(json.loads(outlines.content)["features"]) == 12
        assert SECRET_PLACE in client.get(f"/desk/trials/{trial.pk}/schedule?from=2025-03-10").content.decode()


def test_a_week_of_the_schedule_is_of_the_unit_that_is_asked_for(reading, sign_in):
    client, address = sign_in(Role.ANALYST, our_force()), f"/desk/trials/{reading.trial_id}/schedule"
    allocation = trials.allocation_of(trials.find_trial(reading.trial_id))
    week = client.get(f"{address}?from=2025-03-10&unit=North").context
    assert (week["first"], week["last"]) == (dt.date(2025, 3, 10), dt.date(2025, 3, 16))
    assert [unit for unit, _ in week["tables"]] == ["North"]
    both = client.get(f"{address}?from=2025-03-12").context
    assert sum(len(rows) for _, rows in both["tables"]) == allocation.patrolled[:, 7:14].sum()
    last = client.get(f"{address}?from=2031-01-01").context
    assert (last["last"], last["after"]) == (reading.trial.ends_on, None)
    for wrong in ("soon", "2025-02-31", "", "\x00"):
        assert client.get(address, {"from": wrong}).status_code == 200


def test_a_schedule_ends_on_the_day_on_which_the_trial_was_abandoned(sign_in, tmp_path):
    day = STARTS + dt.timedelta(days=8)
    trial = register_trial(tmp_path)
    with on_day(day):
        trial_changes.abandon_trial(trial, by="Jo Tan", on=day, why="No van could be had.")
    client, address = sign_in(Role.ANALYST, our_force()), f"/desk/trials/{trial.pk}/schedule"
    drawn = trials.allocation_of(trial).patrolled[:, :9].sum()
    assert len(client.get(f"{address}.csv").content.decode().splitlines()) - 1 == drawn
    assert client.get(f"{address}.ics").content.decode().count("BEGIN:VEVENT") == drawn
    last = client.get(f"{address}?from=2025-04-20")
    assert (last.context["first"], last.context["after"]) == (STARTS + dt.timedelta(days=7), None)
    assert {visit.on for _, rows in last.context["tables"] for visit, _ in rows} <= {day, day - dt.timedelta(days=1)}
    assert "The trial was abandoned on 11 March 2025." in last.content.decode()


def test_the_schedule_goes_to_a_phone_and_to_a_sheet_whole(reading, sign_in):
    client, address = sign_in(Role.ANALYST, our_force()), f"/desk/trials/{reading.trial_id}/schedule"
    allocation = trials.allocation_of(trials.find_trial(reading.trial_id))
    rows = client.get(f"{address}.csv").content.decode().splitlines()
    assert len(rows) - 1 == allocation.patrolled.sum()
    phone = client.get(f"{address}.ics?unit=South").content.decode()
    assert 0 < phone.count("BEGIN:VEVENT") < allocation.patrolled.sum()


def read_words(answer):
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if body.startswith(b"%PDF"):
        body = subprocess.run(["pdftotext", "-", "-"], input=body, capture_output=True, check=True).stdout
    return body.decode(errors="replace")
