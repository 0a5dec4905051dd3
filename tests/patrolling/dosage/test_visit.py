"""Visits as written down: read, made one where they overlap, and told in local time."""

import numpy as np
import pytest

from answerable.measuring.loading.load import load_file
from answerable.patrolling.dosage.shapes import PATROL_PINGS, PATROL_VISITS
from answerable.patrolling.dosage.visit import make_visits, read_visits
from answerable.patrolling.refusal import PatrolError
from tests.patrolling.dosage.given import list_visits_made, make_hotspots, take_file

HOTSPOTS = make_hotspots()
HEADING = "hotspot,arrived,left,officers"


def test_visits_are_read_by_the_codes_of_hotspots_in_local_time(tmp_path):
    file = take_file(tmp_path, PATROL_VISITS, HEADING, "h2 ,03/10/2022 15:00,03/10/2022 15:15,2")
    visits = read_visits(file, HOTSPOTS)
    assert visits.hotspot.tolist() == [1]
    assert visits.minutes.tolist() == [15.0]
    assert visits.officer_minutes.tolist() == [30.0]
    assert str(visits.start[0]) == "2022-10-03T15:00:00"


def test_visit_to_an_unknown_place_is_refused_by_its_code(tmp_path):
    row = "2022-10-03 15:00,2022-10-03 15:15,"
    file = take_file(tmp_path, PATROL_VISITS, HEADING, f"H1,{row}", f"H9,{row}", f"H9,{row}", f"X1,{row}")
    with pytest.raises(PatrolError, match=r"^3 of 4 rows of 'patrol-visits\.csv' .* hotspots: H9, X1\. Correct"):
        read_visits(file, HOTSPOTS)


def test_rows_that_cannot_be_are_rejected_with_a_sentence_each(tmp_path):
    path = tmp_path / "visits.csv"
    rows = (
        HEADING,
        "H1,2022-10-03 15:00,2022-10-03 14:00,1",
        "H1,2022-10-03 15:00,2022-10-04 15:00,1",
        "H1,2090-10-03 15:00,2090-10-03 15:10,1",
        "H1,2022-10-03 15:00,2022-10-03 15:10,0",
        "H1,2022-10-03 15:00,2022-10-04 03:00,1",
    )
    path.write_text("\n".join(rows), encoding="utf-8")
    report = load_file(path, PATROL_VISITS, tmp_path).report
    said = [rejection.words for rejection in report.rejections]
    assert report.taken == 1, "twelve hours are the most"
    assert "The patrol left before it arrived." in said
    assert "The patrol stayed longer than 12 hours, which no shift is: correct one of the times." in said
    assert any("is in the future" in words for words in said)
    assert any("is lower than 1" in words for words in said)


def test_position_outside_great_britain_is_rejected(tmp_path):
    path = tmp_path / "pings.csv"
    path.write_text("device,at,longitude,latitude\nA,2022-10-03 15:00,12.5,52.6\nA,2022-10-03 15:00,-2,52.6\n")
    report = load_file(path, PATROL_PINGS, tmp_path).report
    assert report.taken == 1
    assert report.rejections[0].words == "“12.5” in longitude is higher than 2.1, the most that can be."


def test_forms_of_two_officers_at_once_are_one_visit():
    visits = list_visits_made(
        (0, "2022-10-03T15:00", "2022-10-03T15:15"), (0, "2022-10-03T15:10", "2022-10-03T15:30"),
        (1, "2022-10-03T15:00", "2022-10-03T15:15"), (0, "2022-10-03T16:00", "2022-10-03T16:15"),
    )  # fmt: skip
    assert visits.hotspot.tolist() == [0, 0, 1]
    assert visits.minutes.tolist() == [30.0, 15.0, 15.0]
    assert visits.officers.tolist() == [2, 1, 1]
    assert visits.officer_minutes.tolist() == [35.0, 15.0, 15.0]


def test_two_forms_that_state_two_officers_may_tell_of_the_same_pair():
    start, end = (np.array([at] * 2, dtype="datetime64[s]") for at in ("2022-10-03T15:00", "2022-10-03T15:15"))
    visits = make_visits(np.zeros(2, dtype=np.int64), start, end, np.array([2, 2]))
    assert visits.officers.tolist() == [2]
    assert visits.officer_minutes.tolist() == [30.0]


def test_visit_over_the_change_of_clocks_lasts_its_real_minutes():
    spring = list_visits_made((0, "2022-03-27T00:50", "2022-03-27T02:10"))
    assert spring.minutes.tolist() == [20.0], "from one o'clock the clocks showed two"
    autumn = make_visits(
        np.zeros(1, dtype=np.int64),
        np.array(["2022-10-30T00:50"], dtype="datetime64[s]"),
        np.array(["2022-10-30T01:10"], dtype="datetime64[s]"),
        is_local=False,
    )
    assert autumn.minutes.tolist() == [20.0]
    assert [str(at[0]) for at in (autumn.start, autumn.end)] == ["2022-10-30T01:50:00", "2022-10-30T01:10:00"]
