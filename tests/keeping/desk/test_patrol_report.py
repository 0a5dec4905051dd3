"""Patrol reports: begun of what they rest on, told without exact places, published once and then as they stand."""

import json
from decimal import Decimal

import pytest
from msgspec.structs import replace

from answerable.keeping.changes.desk import patrol_report as changes
from answerable.keeping.changes.desk.row import RefusedError, undo_act
from answerable.keeping.models import AuditEntry
from answerable.keeping.queries.desk import hotspot as hotspots
from answerable.keeping.queries.desk import patrol_report as queries
from answerable.keeping.queries.desk import trial as trials
from examples.desk.past import on_day
from tests.keeping.desk.makings_measure import ANALYST
from tests.keeping.desk.makings_patrol import (
    READ,
    REGISTERED,
    SECRET_PLACE,
    draft_trial,
    make_report,
    make_set,
    read_trial,
    register_trial,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kind", "words"),
    [("hotspots", "hotspots"), ("protocol", "trial"), ("result", "reading"), ("return", "return")],
)
def test_a_report_without_what_it_rests_on_is_refused_at_its_field(kind, words):
    with pytest.raises(RefusedError, match=words) as refused:
        make_report(kind)
    assert refused.value.field == queries.RESTS_ON[kind]


def test_a_protocol_that_is_not_registered_is_not_published(tmp_path):
    with on_day(REGISTERED):
        report = make_report("protocol", trial=draft_trial(tmp_path))
        with pytest.raises(RefusedError, match="Register the trial first"):
            changes.publish_report(report, by=ANALYST)


def test_what_is_kept_and_printed_of_a_result_holds_nothing_exact(tmp_path):
    reading = read_trial(tmp_path)
    with on_day(READ):
        report = changes.publish_report(make_report("result", reading=reading), by=ANALYST)
    held = json.dumps(report.held)
    for closed in _list_closed(reading.trial):
        assert closed not in held
    assert SECRET_PLACE not in held
    assert report.publication_id


def test_a_published_report_stays_and_the_next_one_takes_its_place(tmp_path):
    trial = register_trial(tmp_path)
    with on_day(REGISTERED):
        first = changes.publish_report(make_report("protocol", trial=trial), by=ANALYST)
        with pytest.raises(RefusedError, match="published as it stands"):
            changes.change_report(first, by=ANALYST, introduction="Later words.")
        with pytest.raises(RefusedError, match="published as it stands"):
            changes.drop_report(first, by=ANALYST)
        with pytest.raises(RefusedError):
            undo_act(AuditEntry.objects.get(act="publish patrol report"), by=ANALYST)
        with pytest.raises(RefusedError, match="nothing of it has changed"):
            changes.publish_report(make_report("protocol", trial=trial), by=ANALYST)
        later = make_report("protocol", trial=trial, introduction="A word was added.")
        second = changes.publish_report(later, by=ANALYST)
    assert second.supersedes_id == first.pk


def test_what_was_published_is_told_from_what_was_kept_and_not_from_the_desk(tmp_path):
    trial = register_trial(tmp_path)
    with on_day(REGISTERED):
        report = changes.publish_report(make_report("protocol", trial=trial), by=ANALYST)
    before = queries.report_of(queries.find_report(report.pk))
    trials.find_trial(trial.pk).hotspot_set.hotspots.update(unit="Elsewhere")
    assert queries.report_of(queries.find_report(report.pk)) == before


def test_a_draft_goes_and_comes_back(tmp_path):
    report = make_report("hotspots", hotspot_set=make_set(tmp_path))
    changes.drop_report(report, by=ANALYST)
    assert queries.find_report(report.pk) is None
    undo_act(AuditEntry.objects.get(act="drop patrol report"), by=ANALYST)
    assert queries.find_report(report.pk).title.startswith("Hotspots: ")


def _list_closed(trial):
    outlines = [place.outline for place in hotspots.hotspots_of(trial.hotspot_set)]
    return [trial.seed, *(corner for outline in outlines for corner in outline.strip("POLYGN() ").split(", "))]


def test_nothing_is_priced_as_prevented_that_the_verdict_does_not_bear(tmp_path):
    reading = read_trial(tmp_path)
    with on_day(READ):
        report = make_report("result", reading=reading, spend=Decimal("90000.00"))
    result = trials.result_of(reading)
    assert queries.value_of(report, result)[0].finding == "prevented"
    doubted = [replace(each, verdict=replace(each.verdict, direction="no signal")) for each in result.outcomes]
    priced = queries.value_of(report, replace(result, outcomes=tuple(doubted)))
    assert all(value.finding == "not told" for value in priced)
    assert len(priced) < len(queries.value_of(report, result))
