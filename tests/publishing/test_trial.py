"""A trial in public that was abandoned, and one that was registered before there was a register."""

import datetime as dt
import importlib
import re

import pytest
from django.apps import apps

from answerable.keeping.changes.desk import trial as changes
from answerable.keeping.models.desk import Trial
from answerable.keeping.queries.desk import trial as trials
from examples.desk.past import on_day
from tests.keeping.desk.makings_measure import ANALYST
from tests.keeping.desk.makings_patrol import ENDS, REGISTERED, STARTS, feed_trial
from tests.publishing.crawl import visit
from tests.publishing.patrolled import publish, register

pytestmark = pytest.mark.django_db
LATER = STARTS + dt.timedelta(days=5)


def words(client, address):
    """What a page says, without its markup, in one line."""
    page = visit(client, address)
    assert page.status == 200, address
    return " ".join(re.sub(r"</?[a-z][^>]*>", " ", page.everything).split())


def test_an_abandoned_trial_says_so_on_its_page_and_on_every_report_on_it(client, tmp_path):
    row, day = register(tmp_path), dt.date(2025, 4, 4)
    with on_day(REGISTERED):
        reports = [publish("protocol", trial=row)]
    with on_day(dt.date(2025, 4, 2)):
        reading = changes.read_trial(feed_trial(row, tmp_path), by=ANALYST)
        reports.append(publish("result", reading=reading))
    with on_day(day):
        changes.abandon_trial(row, by=ANALYST, on=day, why="No van could be had.")
        reports.append(publish("result", reading=reading))
    told = "bandoned on 4 April 2025, after 1 reading of its result: No van could be had."
    addresses = [f"/violence/trials/{row.pk}", "/violence/trials"]
    addresses += [f"/violence/reports/{each.pk}" for each in reports]
    assert {address: words(client, address).count(told) for address in addresses} == dict.fromkeys(addresses, 1)


def test_a_new_trial_leads_to_the_one_that_was_abandoned_before_it_once_its_protocol_is_published(client, tmp_path):
    first = register(tmp_path)
    with on_day(REGISTERED):
        publish("protocol", trial=first)
        changes.abandon_trial(first, by=ANALYST, on=REGISTERED, why="No van could be had.")
    second = register(tmp_path, LATER, starts_on=LATER + dt.timedelta(days=3), looks=[], title="Once more")
    with on_day(LATER):
        publish("protocol", trial=second)
    said = words(client, f"/violence/trials/{second.pk}")
    assert "An earlier trial in some of the same places was abandoned on 20 February 2025." in said
    assert f'href="/violence/trials/{first.pk}"' in visit(client, f"/violence/trials/{second.pk}").everything
    assert "An earlier trial" not in words(client, f"/violence/trials/{first.pk}")


def test_a_trial_registered_before_there_was_a_register_is_on_it_from_the_day_of_the_register(client, tmp_path):
    row = register(tmp_path)
    Trial.objects.update(listed_at=None)
    assert "No trial has been registered yet." in words(client, "/violence/trials")
    with on_day(LATER):
        importlib.import_module("answerable.keeping.migrations.0002_trial_register").list_registered(apps, None)
        changes.abandon_trial(row, by=ANALYST, on=LATER, why="No van could be had.")
        said = words(client, "/violence/trials")
        assert "registered on 20 February 2025" in said
        assert "On this register since 8 March 2025." in said
        assert trials.witness_of(trials.find_trial(row.pk)).listed_on == LATER, "it is not said to be earlier"
    with on_day(REGISTERED + dt.timedelta(days=1)):
        publish("protocol", trial=row)
    witness = trials.witness_of(trials.find_trial(row.pk))
    assert witness.listed_on == witness.told_on == REGISTERED + dt.timedelta(days=1), "its report told the hashes"


def test_the_register_keeps_a_trial_that_is_over_and_was_never_told_of(client, tmp_path):
    row = register(tmp_path)
    with on_day(ENDS + dt.timedelta(days=2_000)):
        said = words(client, "/violence/trials")
    assert row.protocol_sha256 in said
    assert "Its protocol report is not published: nothing else of it is public." in said
