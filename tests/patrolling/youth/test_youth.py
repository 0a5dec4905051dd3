"""Serious youth violence by month and unit, as the reports of a force tell it, and as the figures support it."""

import datetime as dt

import pytest

from answerable.measuring.refusal import MeasureError
from answerable.patrolling.youth.kind import YOUTH_VIOLENCE
from answerable.patrolling.youth.result import YouthOptions
from tests.measuring.survey.rows import measure
from tests.patrolling.harm.rows import list_days, write_table

LAST = dt.date(2022, 11, 30)
MONTHS = list_days(dt.date(2020, 11, 1), 25)
WHOLE = YouthOptions(first_on=MONTHS[0], last_on=LAST)
UNITS = ("Castle", "Harbour", "Moor")


def make_rows(counts, *, knife_every=3, positive_every=5, units=UNITS, months=MONTHS):
    """So many offences of youth violence in each month, in turn in each unit; every third with a knife."""
    rows = []
    for begin, count in zip(months, counts, strict=True):
        for at in range(count):
            day = begin + dt.timedelta(days=at % 28)
            outcome = "positive" if (at // 3) % positive_every == 0 else "other"
            is_knife = (at // len(units)) % knife_every == 0
            rows.append((day, "violence-with-injury", units[at % len(units)], True, is_knife, False, outcome))
    return rows


def measure_rows(folder, rows, options=WHOLE):
    return measure(YOUTH_VIOLENCE, folder, options, offences=write_table(rows))


def find(result, slug):
    return next(each for each in YOUTH_VIOLENCE.tell(result).exhibits if each.slug == slug)


def list_counts(series):
    return [month.count for month in series.months]


STEADY = [150 + (at * 7) % 11 for at in range(25)]


def test_a_month_or_two_more_is_no_increase(tmp_path):
    counts = [*STEADY[:12], 149, *STEADY[13:23], 150, 159]
    result = measure_rows(tmp_path, make_rows(counts))
    whole = result.series[0]
    assert (whole.month_change.before, whole.month_change.after) == (150, 159)
    assert (whole.year_change.before, whole.year_change.after) == (149, 159)
    assert not whole.month_change.verdict.is_signal
    assert not whole.year_change.verdict.is_signal
    told = find(result, "months")
    assert "no change that could be told from chance" in told.title
    assert told.sentence.count("no change that could be told from chance") == 2
    assert "increase" not in told.sentence


def test_a_doubling_is_told_and_is_for_the_worse(tmp_path):
    result = measure_rows(tmp_path, make_rows([*STEADY[:24], 300]))
    change = result.series[0].month_change
    assert (change.verdict.direction, change.verdict.better) == ("higher", False)
    assert "more than the month before, more than a year earlier" in find(result, "months").title
    assert result.series[0].chart.last.signal == "concern"


def test_months_are_held_to_their_own_length(tmp_path):
    months = list_days(dt.date(2021, 1, 1), 14)
    options = YouthOptions(first_on=months[0], last_on=dt.date(2022, 2, 28))
    result = measure_rows(tmp_path, make_rows([140] * 14, months=months), options)
    verdict = result.series[0].month_change.verdict
    assert verdict.ratio == pytest.approx(31 / 28)
    assert result.series[0].year_change.verdict.ratio == 1


def test_with_and_without_a_knife_add_up(tmp_path):
    every, knife, none = measure_rows(tmp_path, make_rows(STEADY)).series
    assert [sum(pair) for pair in zip(list_counts(knife), list_counts(none), strict=True)] == list_counts(every)
    assert list_counts(every) == STEADY


def test_units_add_up_to_the_whole_where_all_is_shown(tmp_path):
    result = measure_rows(tmp_path, make_rows(STEADY))
    assert [unit.unit for unit in result.units] == list(UNITS)
    assert [sum(counts) for counts in zip(*(unit.counts for unit in result.units), strict=True)] == STEADY
    assert not result.hides


def test_other_offences_and_other_ages_do_not_count(tmp_path):
    others = [(dt.date(2022, 5, 5), "robbery", "Moor", True, True, False, "none")] * 9
    older = [(dt.date(2022, 5, 5), "violence-with-injury", "Moor", False, True, False, "none")] * 9
    assert list_counts(measure_rows(tmp_path, make_rows(STEADY) + others + older).series[0]) == STEADY


def test_small_counts_of_units_are_hidden_everywhere(tmp_path):
    rows = make_rows(STEADY) + make_rows([2] * 25, units=("Fell",))
    result = measure_rows(tmp_path, rows)
    fell = next(unit for unit in result.units if unit.unit == "Fell")
    assert set(fell.counts) == {None}
    assert fell.month_change is None
    told = YOUTH_VIOLENCE.tell(result)
    assert all(change[0] != "Fell" for change in find(result, "changes").table.rows)
    assert "hidden" in {cell for row in find(result, "units").table.rows for cell in row}
    assert told.exhibits[0].chart is not None


def test_a_small_force_shows_the_whole_and_no_unit(tmp_path):
    result = measure_rows(tmp_path, make_rows([6] * 25, knife_every=1))
    assert list_counts(result.series[0]) == [6] * 25
    assert all(set(unit.counts) == {None} for unit in result.units)
    told = YOUTH_VIOLENCE.tell(result)
    assert not any(each.slug.startswith("units") for each in told.exhibits)
    assert "By unit, counts are too small to be shown." in told.exhibits[0].notes


def test_outcomes_are_asked_of_offences_that_are_old_enough(tmp_path):
    result = measure_rows(tmp_path, make_rows(STEADY))
    assert result.mature_months == 22
    assert result.shown[21] == dt.date(2022, 8, 1)
    total = result.outcomes[0]
    assert total.whole == sum(STEADY[:22])
    assert total.low < total.positive / total.whole < total.high
    told = find(result, "outcomes")
    assert "at least 90 days old" in told.sentence
    assert "the last 3 are too young" in " ".join(told.notes)
    assert sum(each.whole for each in result.unit_outcomes) == total.whole


def test_the_lag_is_an_option(tmp_path):
    options = YouthOptions(first_on=MONTHS[0], last_on=LAST, mature_days=0)
    assert measure_rows(tmp_path, make_rows(STEADY), options).mature_months == 25
    options = YouthOptions(first_on=MONTHS[0], last_on=LAST, mature_days=2000)
    result = measure_rows(tmp_path, make_rows(STEADY), options)
    assert (result.mature_months, result.outcomes) == (0, ())


def test_offences_without_a_unit_are_counted_as_not_stated(tmp_path):
    rows = make_rows(STEADY) + make_rows([9] * 25, units=("",))
    result = measure_rows(tmp_path, rows)
    assert result.units[-1].unit == "Not stated"
    assert list_counts(result.series[0]) == [count + 9 for count in STEADY]


def test_one_change_of_many_is_said_to_be_no_finding(tmp_path):
    result = measure_rows(tmp_path, make_rows(STEADY))
    assert result.comparisons == 12
    told = find(result, "changes")
    assert "Of 12 comparisons, up to 0.6 would be called a change by chance alone" in " ".join(told.notes)


def test_the_definition_is_printed_on_every_exhibit(tmp_path):
    told = YOUTH_VIOLENCE.tell(measure_rows(tmp_path, make_rows(STEADY)))
    assert all("a victim or a suspect was under 25" in exhibit.notes[0] for exhibit in told.exhibits)
    assert all("one incident with several victims" in " ".join(each.notes) for each in told.exhibits[:3])


def test_a_file_that_says_nobodys_age_is_refused(tmp_path):
    rows = [(dt.date(2022, 5, 5), "violence-with-injury", "Moor", False, False, False, "none")] * 5
    with pytest.raises(MeasureError, match="No row of the file has a victim or suspect under 25"):
        measure_rows(tmp_path, rows)


def test_a_file_without_a_whole_month_is_refused(tmp_path):
    options = YouthOptions(first_on=dt.date(2022, 5, 2), last_on=dt.date(2022, 5, 30))
    rows = [(dt.date(2022, 5, 5), "violence-with-injury", "Moor", True, False, False, "none")] * 5
    with pytest.raises(MeasureError, match="no whole month"):
        measure_rows(tmp_path, rows, options)


def test_nothing_is_compared_across_a_change_in_recording(tmp_path):
    on = dt.date(2022, 6, 15)
    options = YouthOptions(first_on=MONTHS[0], last_on=LAST, break_on=on, break_words="a new crime system")
    whole = measure_rows(tmp_path, make_rows([*STEADY[:24], 300]), options).series[0]
    assert whole.month_change.verdict.is_signal
    assert not whole.year_change.verdict.is_comparable
    assert "recording changed on 15 June 2022 (a new crime system)" in whole.year_change.verdict.words


def test_a_column_of_outcomes_that_was_never_filled_in_is_no_share_of_nought(tmp_path):
    blank = [(*row[:-1], "") for row in make_rows(STEADY)]
    result = measure_rows(tmp_path, blank)
    assert (result.outcomes, result.unit_outcomes, result.month_outcomes) == ((), (), ())
    assert not any(each.slug.endswith("outcomes") for each in YOUTH_VIOLENCE.tell(result).exhibits)
    assert "No row of the file has an outcome, so that no share of positive outcomes is told." in result.notes


def test_outcomes_of_which_none_is_positive_are_a_share_of_nought(tmp_path):
    result = measure_rows(tmp_path, [(*row[:-1], "other") for row in make_rows(STEADY)])
    assert (result.outcomes[0].positive, result.outcomes[0].whole) == (0, sum(STEADY[:22]))


def test_a_file_without_any_knife_says_that_its_noughts_may_be_blanks(tmp_path):
    without = [(*row[:4], False, *row[5:]) for row in make_rows(STEADY)]
    assert any("If the column knife_used was not filled in" in each for each in find_notes(tmp_path, without))
    assert not any("knife_used" in each for each in find_notes(tmp_path, make_rows(STEADY)))


def find_notes(folder, rows):
    return find(measure_rows(folder, rows), "months-with-a-knife").notes
