"""A scorecard from files alone, as the command line works it out."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from answerable.measuring.kinds import KINDS
from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.loading.load import load_file
from answerable.measuring.refusal import MeasureError
from answerable.measuring.scorecard.kind import SCORECARD, Options

FILES = {
    "measures": """code,title,unit,national_measure,form,places,better,lag_days,months,chart,objective,source
homicide,Homicides,homicides,homicide,count,0,lower,31,12,xmr,,Home Office Homicide Index
Sharp admissions,Hospital admissions of under 25s,admissions,sharp-admissions,count,0,lower,92,12,xmr,,NHS England
calls_in_time,999 calls answered in 10 seconds,calls answered,,percent,1,higher,0,1,p,Answering the public,Telephony
""",
    "observations": """measure,period,first_on,last_on,numerator,denominator,provisional
homicide,2021,,,46,,
sharp_admissions,,2020-11-01,2021-10-31,145,,
calls-in-time,2021-11,,,34000,58000,
calls-in-time,2021-12,,,36000,59000,yes
""",
    "baselines": """measure,first_on,last_on,numerator,denominator,authority,source
Homicide,2018-07-01,2019-06-30,52,,Home Office,National measures
sharp-admissions,2018-07-01,2019-06-30,215,,Home Office,National measures
calls-in-time,2020-12-01,2020-12-31,40000,55000,Policing body,Plan
""",
    "targets": """measure,value,first_on,authority
calls-in-time,90,2021-04-01,Policing body
""",
    "remarks": """kind,measure,on,reason,decided_by
absence,drug-homicides,2021-12-31,Not published by force.,
break,homicide,2015-04-01,New counting rules,
""",
}


@pytest.fixture
def files(tmp_path: Path) -> dict[str, DataFile]:
    loaded = {}
    for given in SCORECARD.inputs:
        path = tmp_path / f"{given.name}.csv"
        path.write_text(FILES[given.name], encoding="utf-8")
        read = load_file(path, given.shape, tmp_path / "kept", provenance="from the performance team")
        assert read.report.rejections == ()
        assert read.file is not None
        loaded[given.name] = read.file
    return loaded


def test_scorecard_is_one_of_the_kinds() -> None:
    assert KINDS["scorecard"] is SCORECARD


def test_files_give_the_scorecard_of_the_last_quarter_they_reach(files: dict[str, DataFile]) -> None:
    scorecard = SCORECARD.measure(files, Options())
    assert scorecard.quarter_end == dt.date(2021, 12, 31)
    lines = {line.measure.code: line for line in scorecard.lines}
    assert {code: line.figure.value for code, line in lines.items()} == {
        "homicide": 46,
        "sharp-admissions": 145,
        "calls-in-time": pytest.approx(100 * 36000 / 59000),
    }
    assert lines["homicide"].change.verdict.direction == "no signal"
    assert lines["sharp-admissions"].change.verdict.direction == "lower"
    assert lines["calls-in-time"].standing.is_met is False
    assert [badge.name for badge in lines["calls-in-time"].badges] == ["provisional"]


def test_every_figure_names_its_file_by_hash(files: dict[str, DataFile]) -> None:
    line = SCORECARD.measure(files, Options()).lines[0]
    observed = next(origin for origin in line.origins if origin.sha256)
    assert (observed.sha256, observed.words) == (
        files["observations"].sha256,
        "observations.csv, from the performance team",
    )
    assert "National measures" in {origin.words for origin in line.origins}


def test_absence_of_a_national_measure_is_read_from_the_remarks(files: dict[str, DataFile]) -> None:
    drugs = next(group for group in SCORECARD.measure(files, Options()).priorities if group.code == "drugs")
    assert {gap.measure.code: gap.reason for gap in drugs.gaps} == {
        "drug-homicides": "Not published by force.",
        "drug-referrals": "",
    }


def test_measures_and_observations_are_enough(files: dict[str, DataFile]) -> None:
    few = {name: files[name] for name in ("measures", "observations")}
    told = SCORECARD.tell(SCORECARD.measure(few, Options(quarter_end=dt.date(2021, 12, 31))))
    assert [exhibit.slug for exhibit in told.exhibits] == [
        "national-priorities",
        "plan",
        "homicide",
        "sharp-admissions",
        "calls-in-time",
    ]
    assert told.exhibits[0].title == "No change from a baseline could be tested"


def test_area_that_no_value_is_of_is_refused(files: dict[str, DataFile]) -> None:
    with pytest.raises(MeasureError, match="No value is of the area “Atlantis”"):
        SCORECARD.measure(files, Options(area="Atlantis"))


def test_file_that_names_an_unknown_measure_is_refused(files: dict[str, DataFile], tmp_path: Path) -> None:
    path = tmp_path / "strange.csv"
    path.write_text("measure,period,value\nhomicyde,2021,46\n", encoding="utf-8")
    strange = load_file(path, SCORECARD.inputs[1].shape, tmp_path / "kept").file
    with pytest.raises(MeasureError, match="No measure has the code “homicyde”"):
        SCORECARD.measure({**files, "observations": strange}, Options())
