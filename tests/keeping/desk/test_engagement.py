"""Engagement plans: one for each place, nothing dated ahead, public by the public name alone, undone and refused."""

import datetime as dt

import pytest

from answerable.keeping.changes.desk import engagement as changes
from answerable.keeping.changes.desk.row import ConflictError, RefusedError, undo_act
from answerable.keeping.models import AuditEntry
from answerable.keeping.queries.desk import engagement as queries
from answerable.keeping.queries.desk import hotspot as hotspots
from tests.keeping.desk.makings_measure import ANALYST
from tests.keeping.desk.makings_patrol import make_plan, make_set

pytestmark = pytest.mark.django_db
ON = dt.date(2025, 2, 1)


@pytest.fixture
def plan(tmp_path):
    return make_plan(tmp_path)


def enter(plan, **values):
    return changes.add_entry(plan, by=ANALYST, **{"on": ON, "sort": "asked", "words": "More light.", **values})


def test_a_place_has_one_plan(plan):
    with pytest.raises(RefusedError, match="already"):
        changes.open_plan(plan.hotspot, by=ANALYST, opened_on=ON)


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("opened_on", {"opened_on": dt.date(2199, 1, 1)}),
        ("next_update_on", {"opened_on": ON, "next_update_on": ON - dt.timedelta(days=1)}),
    ],
)
def test_a_plan_is_not_opened_ahead_or_updated_before_it_was_opened(tmp_path, field, values):
    spot = hotspots.list_hotspots(make_set(tmp_path))[0]
    with pytest.raises(RefusedError) as refused:
        changes.open_plan(spot, by=ANALYST, **values)
    assert refused.value.field == field
    plan = changes.open_plan(spot, by=ANALYST, opened_on=ON)
    with pytest.raises(RefusedError) as refused:
        changes.change_plan(plan, by=ANALYST, **values)
    assert refused.value.field == field


def test_a_form_that_is_sent_twice_is_entered_once(plan):
    enter(plan)
    with pytest.raises(RefusedError, match="entered already") as refused:
        enter(plan)
    assert refused.value.field == "words"
    assert enter(plan, words="More benches.")
    named = queries.list_stakeholders(plan)[0].organisation
    with pytest.raises(RefusedError, match="named already") as refused:
        changes.add_stakeholder(plan, by=ANALYST, organisation=named, sort="other")
    assert refused.value.field == "organisation"


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("on", {"on": dt.date(2199, 1, 1)}),
        ("due_on", {"due_on": ON - dt.timedelta(days=1)}),
        ("done_on", {"done_on": ON - dt.timedelta(days=1)}),
        ("due_on", {"sort": "survey", "due_on": ON}),
    ],
)
def test_days_that_do_not_go_together_are_refused_at_their_field(plan, field, values):
    before = len(queries.list_entries(plan))
    with pytest.raises(RefusedError) as refused:
        enter(plan, **values)
    assert refused.value.field == field
    assert len(queries.list_entries(plan)) == before


def test_a_place_without_a_public_name_is_not_shown(tmp_path):
    spot = hotspots.list_hotspots(make_set(tmp_path))[0]
    plan = changes.open_plan(spot, by=ANALYST, opened_on=ON)
    with pytest.raises(RefusedError, match="public name"):
        changes.publish_plan(plan, by=ANALYST)
    assert not spot.public_name


def test_a_plan_is_shown_withdrawn_and_written_over_by_nobody(plan):
    shown = changes.publish_plan(plan, by=ANALYST, revision=plan.revision)
    assert shown.published_on
    with pytest.raises(ConflictError):
        changes.change_plan(plan, by=ANALYST, revision=plan.revision, next_update_on=ON)
    assert changes.withdraw_plan(shown, by=ANALYST).published_on is None


def test_an_entry_that_was_taken_out_comes_back(plan):
    entry = enter(plan)
    changes.remove_entry(entry, by=ANALYST)
    assert queries.find_entry(entry.pk) is None
    undo_act(AuditEntry.objects.get(act="remove engagement entry"), by=ANALYST)
    assert queries.find_entry(entry.pk).words == "More light."
