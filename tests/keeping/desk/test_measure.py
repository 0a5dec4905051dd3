"""Measures: defined, held against what they are to reach, charted, published and withdrawn."""

import datetime as dt

import pytest

from answerable.keeping.changes.desk.measure import (
    change_measure,
    define_measure,
    drop_measure,
    lift,
    note_break,
    publish_measure,
    rebase,
    set_baseline,
    set_target,
    withdraw_measure,
)
from answerable.keeping.changes.desk.observation import load_observations
from answerable.keeping.changes.desk.row import ConflictError, RefusedError
from answerable.keeping.models import AuditEntry
from answerable.keeping.models.desk import Measure
from answerable.keeping.queries.desk.measure import find_measure, held_of, list_measures, tell_values
from answerable.measuring.refusal import MeasureError
from tests.keeping.desk.makings import make_panel
from tests.keeping.desk.makings_measure import ANALYST, make_measure, our_board, take_values

pytestmark = pytest.mark.django_db
DAY = dt.date(2024, 1, 1)


def test_a_code_stands_for_one_measure_alone():
    make_measure("homicide")
    with pytest.raises(RefusedError, match="already") as refused:
        define_measure(our_board(), by=ANALYST, code="homicide", title="Murders", unit="murders")
    assert refused.value.field == "code"


def test_a_code_is_changed_to_no_code_that_another_measure_has():
    make_measure("homicide")
    other = make_measure("murder")
    with pytest.raises(RefusedError, match="already"):
        change_measure(other, by=ANALYST, revision=1, code="homicide")


def test_a_measure_is_published_once_it_says_what_is_counted_and_whence():
    measure = make_measure()
    with pytest.raises(RefusedError, match="what is counted"):
        publish_measure(measure, by=ANALYST)
    measure = change_measure(measure, by=ANALYST, revision=1, numerator="Offences", source="The crime system")
    measure = publish_measure(measure, by=ANALYST)
    assert measure.published_on is not None
    with pytest.raises(RefusedError, match="public already"):
        publish_measure(measure, by=ANALYST)
    with pytest.raises(RefusedError, match="it stays"):
        change_measure(measure, by=ANALYST, revision=measure.revision, code="other")
    with pytest.raises(RefusedError, match="withdraw it first"):
        drop_measure(measure, by=ANALYST)
    assert withdraw_measure(measure, by=ANALYST).published_on is None


def test_what_is_done_to_a_public_measure_is_in_the_public_trace_and_what_was_before_is_not():
    measure = make_measure(numerator="Offences", source="The crime system")
    set_target(measure, by=ANALYST, value=600, first_on=DAY, authority="The Board")
    measure = publish_measure(measure, by=ANALYST)
    set_target(measure, by=ANALYST, value=500, first_on=DAY, authority="The Board")
    acts = list(AuditEntry.objects.order_by("sequence").values_list("act", "is_public"))
    assert acts == [
        ("define measure", False), ("set target", False), ("publish measure", True), ("set target", True),
    ]  # fmt: skip


def test_two_people_do_not_overwrite_each_other():
    measure = make_measure()
    change_measure(measure, by=ANALYST, revision=1, title="Burglaries")
    with pytest.raises(ConflictError):
        change_measure(measure, by="Una Marsh", revision=1, title="Break-ins")


def test_a_proxy_names_the_measure_that_it_stands_for():
    with pytest.raises(RefusedError, match="national measure"):
        make_measure(proxy_reason="The national figure comes too late.")


def test_a_target_a_baseline_and_a_rebasing_are_refused_where_their_days_do_not_fit():
    measure = make_measure()
    backwards = {"first_on": DAY, "last_on": DAY - dt.timedelta(days=1), "authority": "The Board"}
    with pytest.raises(RefusedError, match="before the first"):
        set_target(measure, by=ANALYST, value=1, **backwards)
    with pytest.raises(RefusedError, match="Give what the measure was"):
        set_baseline(measure, by=ANALYST, first_on=DAY, last_on=DAY, authority="The Board")
    with pytest.raises(RefusedError, match="no day to come"):
        rebase(measure, by=ANALYST, on=DAY, why="New", decided_by="The Board", decided_on=dt.date(2199, 1, 1))
    assert held_of(find_measure(measure.pk)) == []


def test_what_was_put_down_by_mistake_is_lifted():
    measure = make_measure()
    noted = note_break(measure, by=ANALYST, on=DAY, words="A new system")
    assert held_of(find_measure(measure.pk)) == [noted]
    lift(noted, by=ANALYST)
    assert held_of(find_measure(measure.pk)) == []


def test_a_measure_with_values_is_not_dropped(tmp_path):
    empty, kept = make_measure("homicide"), make_measure("burglary")
    load_observations(take_values(tmp_path, "burglary,2024-01,640"), by=ANALYST)
    drop_measure(empty, by=ANALYST)
    with pytest.raises(RefusedError, match="Values stand"):
        drop_measure(kept, by=ANALYST)
    assert list(Measure.objects.standing()) == [kept]


def test_what_values_show_is_told_with_a_verdict_and_a_chart(tmp_path):
    measure = make_measure(months=1)
    rows = [f"burglary,2024-{month:02},{600 + month % 3}" for month in range(1, 13)]
    load_observations(take_values(tmp_path, *rows), by=ANALYST)
    told = tell_values(measure)
    assert told.chart is not None
    assert "within what is usual" in told.title
    assert len(told.table.rows) == 12


def test_values_that_fit_no_longer_are_told_in_a_sentence(tmp_path):
    measure = make_measure()
    with pytest.raises(MeasureError, match="no value yet"):
        tell_values(measure)
    load_observations(take_values(tmp_path, "burglary,2024-01,640,600"), by=ANALYST)
    change_measure(measure, by=ANALYST, revision=1, form="percent")
    with pytest.raises(MeasureError, match="more than all"):
        tell_values(measure)


def test_the_list_counts_values_and_those_that_wait(tmp_path):
    measure = make_measure(numerator="Offences", source="The crime system")
    load_observations(take_values(tmp_path, "burglary,2024-01,640", "burglary,2024-02,650"), by=ANALYST)
    row = list_measures([our_board()]).get()
    assert (row.values_count, row.waiting_count, row.latest_on) == (2, 2, dt.date(2024, 2, 29))
    assert list(list_measures([make_panel()])) == []
    assert measure.published_on is None
