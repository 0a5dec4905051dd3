"""A fund's quarterly return: three matters, each with a verdict of its own, match funding, and what is late."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import msgspec
import numpy as np
import pytest

from answerable.measuring.analysis import measure
from answerable.measuring.interval import bound_ratio_by_logarithm
from answerable.measuring.loading.rows import read_rows
from answerable.measuring.refusal import MeasureError
from answerable.measuring.series import Break
from answerable.patrolling.offence.offences import Offences
from answerable.patrolling.offence.shapes import OFFENCES
from answerable.patrolling.partnership.fund_money import FundYear, work_out_money
from answerable.patrolling.partnership.funding_return import (
    CountRange,
    FundingReturn,
    MetricResult,
    Quarter,
    ReturnResult,
    work_out_return,
)
from answerable.patrolling.partnership.parameter import list_metrics
from answerable.patrolling.partnership.return_count import (
    MetricCount,
    count_admissions,
    count_offences,
    read_admissions,
    read_band,
    read_count,
)
from answerable.patrolling.partnership.return_exhibit import tell_return
from answerable.patrolling.partnership.return_judgement import judge_return
from answerable.patrolling.partnership.return_kind import FUNDING_RETURN
from answerable.patrolling.partnership.shapes import HOSPITAL_ADMISSIONS
from answerable.patrolling.refusal import PatrolError
from tests.patrolling.partnership.files import take_file

NOW = (dt.date(2022, 10, 1), dt.date(2022, 12, 31))
THEN = (dt.date(2021, 10, 1), dt.date(2021, 12, 31))
YEAR = (dt.date(2021, 1, 1), dt.date(2021, 12, 31))
BEFORE = (dt.date(2020, 1, 1), dt.date(2020, 12, 31))
Days = tuple[dt.date, dt.date]


def _count(metric: str, days: Days, low: int, high: int | None = None) -> MetricCount:
    return MetricCount(metric=metric, first_on=days[0], last_on=days[1], low=low, high=low if high is None else high)


def _given(*counts: MetricCount, days: Days = NOW, **more: object) -> FundingReturn:
    return FundingReturn(
        fund="Grip", body="Northfield Police", first_on=days[0], last_on=days[1], counts=counts, **more
    )


def _find(result: ReturnResult, code: str) -> MetricResult:
    return next(each for each in result.metrics if each.code == code)


def test_of_three_smaller_numbers_only_one_is_told_from_chance() -> None:
    result = work_out_return(
        _given(
            _count("homicide", BEFORE, 52),
            _count("homicide", YEAR, 46),
            _count("knife-violence", BEFORE, 162),
            _count("knife-violence", YEAR, 147),
            _count("sharp-admissions-under-25", BEFORE, 215),
            _count("sharp-admissions-under-25", YEAR, 145),
            days=YEAR,
        )
    )
    told = [
        (round(each.verdict.ratio, 3), round(each.verdict.p, 2), each.verdict.direction)
        for each in result.metrics
        if each.verdict is not None and each.verdict.ratio is not None and each.verdict.p is not None
    ]
    assert told == [(0.885, 0.61, "no signal"), (0.907, 0.43, "no signal"), (0.674, 0.0, "lower")]
    admissions = _find(result, "sharp-admissions-under-25").verdict
    assert admissions is not None
    assert admissions.p == pytest.approx(0.0003, abs=0.00005)
    title = tell_return(result)[0].title
    assert title == "Grip, the 12 months to December 2021: 1 of 3 changes can be told from chance"


def test_a_measure_is_said_once_beside_all_its_baselines_and_intervals_only_of_what_is_told() -> None:
    given = _given(
        _count("homicide", NOW, 12),
        _count("homicide", THEN, 11),
        _count("homicide", BEFORE, 210),
        baselines=(Quarter(first_on=THEN[0], last_on=THEN[1]), Quarter(first_on=BEFORE[0], last_on=BEFORE[1])),
    )
    first = tell_return(work_out_return(given))[0]
    assert first.title.endswith("1 of 2 changes can be told from chance")
    assert first.sentence.startswith(
        "Homicides: 12 in the 3 months to December 2022; 11 in the 3 months to December 2021: no change that could "
        "be told from chance; 210 in the 12 months to December 2020: a fall greater than chance explains"
    )
    assert first.sentence.count("95% interval") == 1


@pytest.mark.parametrize(
    ("before", "after", "low", "high"), [(52, 46, 0.60, 1.32), (162, 147, 0.73, 1.13), (215, 145, 0.55, 0.83)]
)
def test_intervals_by_logarithm_are_as_usually_printed_and_ours_are_a_little_wider(
    before: int, after: int, low: float, high: float
) -> None:
    usual = bound_ratio_by_logarithm(before, after)
    assert (usual.low, usual.high) == (pytest.approx(low, abs=0.006), pytest.approx(high, abs=0.006))
    result = work_out_return(_given(_count("homicide", THEN, before), _count("homicide", NOW, after)))
    verdict = _find(result, "homicide").verdict
    assert verdict is not None
    assert verdict.low is not None
    assert verdict.high is not None
    assert verdict.low < low + 0.005
    assert verdict.high > high - 0.005


def test_baseline_is_the_same_quarter_a_year_before_unless_another_is_given() -> None:
    assert _find(work_out_return(_given()), "homicide").baseline.first_on == THEN[0]
    leap = work_out_return(_given(days=(dt.date(2025, 1, 1), dt.date(2025, 3, 31))))
    assert _find(leap, "homicide").baseline.last_on == dt.date(2024, 3, 31)


def test_hidden_count_is_a_range_and_decides_nothing_that_it_leaves_open() -> None:
    open_one = work_out_return(_given(_count("sharp-admissions", THEN, 40), _count("sharp-admissions", NOW, 18, 38)))
    left_open = _find(open_one, "sharp-admissions")
    assert left_open.verdict is None
    assert left_open.words.startswith("cannot be told: counts that were hidden or rounded")
    clear = work_out_return(_given(_count("sharp-admissions", THEN, 80), _count("sharp-admissions", NOW, 20, 30)))
    verdict = _find(clear, "sharp-admissions").verdict
    assert verdict is not None
    assert verdict.direction == "lower"
    # The end of the range that is nearest to no change is what is said
    assert verdict.ratio == pytest.approx(30 / 80 * 92 / 92)
    assert [badge.name for badge in tell_return(clear)[0].badges] == ["estimate"]


def test_small_count_of_people_and_one_that_would_give_it_away_are_hidden_in_public() -> None:
    given = _given(
        _count("homicide", NOW, 12),
        _count("homicide-under-25", NOW, 3),
        _count("homicide", THEN, 11),
        _count("homicide-under-25", THEN, 9),
    )
    young = _find(work_out_return(given), "homicide-under-25")
    assert (young.now, young.before, young.verdict) == (None, None, None)
    assert (young.is_now_hidden, young.is_before_hidden) == (True, True)
    exhibit = tell_return(work_out_return(given))[0]
    assert [row[1] for row in exhibit.table.rows if row[0] == "Homicides, under 25"] == ["hidden"]
    assert any("fewer than 5" in note for note in exhibit.notes)
    desk = _find(work_out_return(given, is_public=False), "homicide-under-25")
    assert desk.now == CountRange(3, 3)


def test_nothing_is_compared_across_a_change_of_recording() -> None:
    result = work_out_return(
        _given(_count("knife-violence", THEN, 400), _count("knife-violence", NOW, 200)),
        breaks=(Break(dt.date(2022, 4, 1), "new system for crime records"),),
    )
    knife = _find(result, "knife-violence")
    assert knife.verdict is not None
    assert not knife.verdict.is_comparable
    assert "new system for crime records" in knife.words


def test_part_greater_than_its_whole_and_a_count_given_twice_are_refused() -> None:
    with pytest.raises(PatrolError, match="under 25 is more than homicides"):
        work_out_return(_given(_count("homicide", NOW, 5), _count("homicide-under-25", NOW, 6)))
    with pytest.raises(PatrolError, match="given twice"):
        work_out_return(_given(_count("homicide", NOW, 5), _count("homicide", NOW, 6)))
    with pytest.raises(PatrolError, match="no measure “burglary”"):
        work_out_return(_given(_count("burglary", NOW, 5)))
    with pytest.raises(PatrolError, match="whole months"):
        work_out_return(_given(days=(dt.date(2022, 10, 1), dt.date(2022, 12, 30))))


@pytest.mark.parametrize(("year", "required"), [(2022, 640_000), (2023, 960_000), (2024, 1_280_000)])
def test_match_is_a_rising_part_of_the_grant(year: int, required: int) -> None:
    step = work_out_money("Grip", FundYear(year=year, grant=Decimal(3_200_000), match_found=Decimal(900_000)))
    assert step.required == required
    assert step.short == max(0, required - 900_000)
    assert step.source


def test_match_that_another_body_printed_comes_out() -> None:
    assert work_out_money("Grip", FundYear(year=2023, grant=Decimal(795_706))).required == Decimal("238711.80")


def test_return_lacks_what_is_late_short_or_missing() -> None:
    given = _given(
        *(_count(metric.code, NOW, 40) for metric in list_metrics() if metric.code != "homicide-non-domestic"),
        due_on=dt.date(2023, 1, 31),
        money=(
            FundYear(
                year=2022,
                grant=Decimal(3_200_000),
                match_found=Decimal(600_000),
                hotspot_percent=Decimal(80),
                hotspot_spent=Decimal(700),
                discretionary_spent=Decimal(300),
            ),
        ),
    )
    lacks = judge_return(given, dt.date(2023, 2, 1))
    assert [lack.code for lack in lacks] == ["return late", "measure missing", "match short", "split short"]
    assert "£600,000 was found beside the grant of 2022/23, £40,000 short of £640,000" in lacks[2].words
    assert "70.0% of the money of policing units in 2022/23 went on hotspots" in lacks[3].words
    assert "return late" not in [lack.code for lack in judge_return(given, dt.date(2023, 1, 31))]


def test_patrols_are_said_in_hours_beside_what_was_planned() -> None:
    result = work_out_return(
        _given(patrol_minutes=44_400, planned_minutes=60_000, hotspots_patrolled=52, hotspots=57)
    )
    patrols = next(each for each in tell_return(result) if each.slug == "return-patrols")
    assert patrols.title == (
        "Grip, the 3 months to December 2022: 740 hours of patrol (74% of 1,000 hours planned); "
        "91% (52 of 57) hotspots patrolled"
    )


def _offences() -> Offences:
    """Four in the quarter, one the year before: a homicide of a young person with a knife, three robberies."""
    days = ["2022-10-01", "2022-11-05", "2022-12-31", "2022-12-31", "2021-10-01"]
    many = len(days)
    return Offences(
        day=np.array(days, dtype="datetime64[D]"),
        hour=np.full(many, -1, dtype=np.int8),
        easting=np.full(many, np.nan),
        northing=np.full(many, np.nan),
        category=np.array([0, 1, 1, 1, 1], dtype=np.int16),
        categories=("homicide", "robbery"),
        is_youth=np.array([True, True, False, False, False]),
        is_knife=np.array([True, True, True, False, True]),
        is_proactive=np.zeros(many, dtype=bool),
        outcome=np.zeros(many, dtype=np.int8),
        unit=np.full(many, -1, dtype=np.int16),
        units=(),
    )


def test_measures_are_filled_from_offences_only_where_the_file_reaches() -> None:
    counted = {each.metric: each.low for each in count_offences(_offences(), *NOW)}
    assert counted == {
        "homicide": 1,
        "homicide-under-25": 1,
        "knife-violence": 3,
        "knife-violence-under-25": 2,
    }
    assert count_offences(_offences(), dt.date(2021, 7, 1), dt.date(2021, 9, 30)) == ()
    result = work_out_return(_given(*count_offences(_offences(), *NOW)), is_public=False)
    assert "domestic ones among them" in _find(result, "homicide").proxy


def test_mark_of_a_hidden_admission_is_never_nought() -> None:
    assert read_count("*") == (1, 7)
    assert read_count("<5") == (1, 4)
    assert read_count("1-7") == (1, 7)
    assert read_count("1,145") == (1145, 1145)
    assert read_count("0") == (0, 0)
    with pytest.raises(PatrolError, match="neither a number nor a mark"):
        read_count("some")


@pytest.mark.parametrize(
    ("words", "band"),
    [
        ("Under 25", (0, 25)),
        ("18-24", (18, 25)),
        ("25 and over", (25, None)),
        ("over 24", (25, None)),
        ("All ages", (0, None)),
    ],
)
def test_age_band_is_read_from_its_words(words: str, band: tuple[int, int | None]) -> None:
    assert read_band(words) == band


def test_admissions_add_up_over_bands_and_months_with_their_hidden_counts(tmp_path: Path) -> None:
    lines = [
        f"{month} 2022,{band},{count}"
        for month, counts in (("Oct", (8, 12, 31)), ("Nov", ("*", 9, 30)), ("Dec", (11, "<5", 28)))
        for band, count in zip(("0-17", "18-24", "25 and over"), counts, strict=True)
    ]
    file = take_file(tmp_path, HOSPITAL_ADMISSIONS, "month,age band,count", *lines)
    counted = {
        each.metric: (each.low, each.high) for each in count_admissions(read_admissions(read_rows(file)), *NOW)
    }
    assert counted == {
        "sharp-admissions": (8 + 12 + 31 + 1 + 9 + 30 + 11 + 1 + 28, 8 + 12 + 31 + 7 + 9 + 30 + 11 + 4 + 28),
        "sharp-admissions-under-25": (8 + 12 + 1 + 9 + 11 + 1, 8 + 12 + 7 + 9 + 11 + 4),
    }
    # A month is missing of the quarter before: nothing is said of it
    assert count_admissions(read_admissions(read_rows(file)), dt.date(2022, 9, 1), dt.date(2022, 11, 30)) == ()


def test_counts_rounded_where_small_ones_are_marked_may_be_two_more_or_less(tmp_path: Path) -> None:
    lines = [f"{month} 2022,{row}" for month in ("Oct", "Nov", "Dec") for row in ("under 25,*", "all,25")]
    file = take_file(tmp_path, HOSPITAL_ADMISSIONS, "month,age band,count", *lines)
    counted = {
        each.metric: (each.low, each.high) for each in count_admissions(read_admissions(read_rows(file)), *NOW)
    }
    assert counted == {"sharp-admissions": (69, 81), "sharp-admissions-under-25": (3, 21)}


def test_overlapping_ages_and_several_areas_are_refused(tmp_path: Path) -> None:
    file = take_file(tmp_path, HOSPITAL_ADMISSIONS, "month,age band,count", "Oct 2022,0-17,8", "Oct 2022,16-24,9")
    with pytest.raises(PatrolError, match="overlap"):
        count_admissions(read_admissions(read_rows(file)), *NOW)
    lines = ("Northfield,Oct 2022,all,8", "Eastgate,Oct 2022,all,9")
    file = take_file(tmp_path, HOSPITAL_ADMISSIONS, "area,month,age band,count", *lines)
    with pytest.raises(PatrolError, match="2 areas"):
        count_admissions(read_admissions(read_rows(file)), *NOW)


def test_files_of_offences_and_admissions_fill_the_return_of_the_last_whole_quarter(tmp_path: Path) -> None:
    offences = take_file(
        tmp_path,
        OFFENCES,
        "occurred_at,category,knife_used,under_25",
        *(f"2021-{month}-05 12:00,robbery,yes,no" for month in ("10", "11", "12") for _ in range(8)),
        *(f"2022-{month}-05 12:00,robbery,yes,no" for month in ("10", "11", "12") for _ in range(3)),
    )
    rows = (("2021", 30), ("2022", 31))
    lines = [f"{month} {year},all,{count}" for year, count in rows for month in ("Oct", "Nov", "Dec")]
    admissions = take_file(tmp_path, HOSPITAL_ADMISSIONS, "month,age band,count", *lines)
    made = measure(FUNDING_RETURN, {"offences": offences, "admissions": admissions}, fund="Grip")
    result = made.result
    assert (result.first_on, result.last_on) == NOW
    knife = _find(result, "knife-violence")
    assert (knife.before, knife.now) == (CountRange(24, 24), CountRange(9, 9))
    assert knife.verdict is not None
    assert knife.verdict.direction == "lower"
    assert _find(result, "sharp-admissions").now == CountRange(93, 93)
    assert _find(result, "sharp-admissions-under-25").now is None
    assert made.told.title == "Grip: return for the 3 months to December 2022"
    again = msgspec.json.decode(msgspec.json.encode(result), type=FUNDING_RETURN.result)
    assert FUNDING_RETURN.tell(again) == FUNDING_RETURN.tell(result)
    with pytest.raises(MeasureError, match="or both"):
        measure(FUNDING_RETURN, {})
