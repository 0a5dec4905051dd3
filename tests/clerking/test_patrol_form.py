"""The fields of patrolling: hours past midnight, clocks that change, shares in per cent, days on lines."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from answerable.clerking.patrol_form import DaysField, TrialForm, VisitForm, WindowsField, list_outcomes, share


class Spot:
    pk = 1

    def __str__(self):
        return "H01"


def read_visit(**values):
    given = {"hotspot": "1", "on": "2025-03-04", "arrived": "15:00", "left": "15:15", "officers": "2", **values}
    form = VisitForm(given, hotspots=[Spot()])
    assert form.is_valid(), form.errors
    return form.values()


def test_a_visit_that_ends_earlier_in_the_day_than_it_began_went_past_midnight():
    visit = read_visit(arrived="23:50", left="00:10")
    assert visit["left_at"] - visit["arrived_at"] == dt.timedelta(minutes=20)
    assert timezone.localtime(visit["left_at"]).date() == dt.date(2025, 3, 5)


def test_a_visit_through_the_hour_that_is_left_out_is_as_long_as_it_was():
    """At 01:00 on 30 March 2025 clocks went to 02:00: 00:50 to 02:10 is 20 minutes."""
    visit = read_visit(on="2025-03-30", arrived="00:50", left="02:10")
    assert visit["left_at"].astimezone(dt.UTC) - visit["arrived_at"].astimezone(dt.UTC) == dt.timedelta(minutes=20)


def test_a_visit_as_it_is_shown_again_is_the_one_that_was_typed():
    class Kept:
        hotspot, officers, note, revision = Spot(), 2, "", 1
        arrived_at = dt.datetime(2025, 7, 1, 22, 50, tzinfo=dt.UTC)
        left_at = dt.datetime(2025, 7, 1, 23, 10, tzinfo=dt.UTC)

    shown = VisitForm.initial_of_visit(Kept)
    assert (shown["on"], shown["arrived"], shown["left"]) == (dt.date(2025, 7, 1), dt.time(23, 50), dt.time(0, 10))


@pytest.mark.parametrize("words", ["soon", "15:00", "25:00-26:00", "15:00-16:00-17:00"])
def test_what_is_no_span_of_hours_is_told_with_an_example(words):
    with pytest.raises(ValidationError, match="write it as 15:00-23:00"):
        WindowsField().clean(words)


def test_hours_are_kept_as_they_were_meant_and_shown_as_they_were_typed():
    field = WindowsField()
    kept = field.clean("9:00 to 11:30\n22:00–02:00\n")
    assert kept == [["09:00:00", "11:30:00"], ["22:00:00", "02:00:00"]]
    assert field.prepare_value(kept) == "09:00-11:30\n22:00-02:00"


def test_days_are_sorted_and_each_stands_once():
    assert DaysField().clean("2025-04-01\n2025-03-01\n2025-04-01") == ["2025-03-01", "2025-04-01"]
    with pytest.raises(ValidationError, match="as 2026-03-01"):
        DaysField().clean("1 March")


@pytest.mark.parametrize(("typed", "kept"), [("40", 0.4), ("12.5 %", 0.125), ("0.1", 0.001)])
def test_a_share_is_typed_in_per_cent(typed, kept):
    field = share("Hoped", least=0.001, most=0.999)
    assert field.clean(typed) == pytest.approx(kept)
    assert float(field.prepare_value(field.clean(typed))) == pytest.approx(kept * 100)


@pytest.mark.parametrize("typed", ["0", "100", "-5", "much", ""])
def test_a_share_out_of_its_bounds_is_refused(typed):
    with pytest.raises(ValidationError):
        share("Hoped", least=0.001, most=0.999).clean(typed)


def test_a_trial_without_control_days_or_that_ends_first_is_told_at_the_field():
    form = TrialForm({"starts_on": "2025-03-03", "ends_on": "2025-03-01", "patrolled": "2", "out_of": "2"})
    assert not form.is_valid()
    assert "ends before it starts" in str(form.errors["ends_on"])
    assert "some days must be controls" in str(form.errors["patrolled"])


def test_the_primary_outcome_stands_first():
    assert [each["measure"] for each in list_outcomes("harm", "under 25")] == ["harm", "count"]
