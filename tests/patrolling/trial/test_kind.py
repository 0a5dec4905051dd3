"""What a trial could detect, asked before there is a protocol."""

import csv

import msgspec
import pytest

from answerable import measuring
from answerable.measuring.loading.load import load_file
from answerable.measuring.refusal import MeasureError
from answerable.patrolling.kinds import PATROL_KINDS
from answerable.patrolling.offence.shapes import OFFENCES
from answerable.patrolling.trial.kind import TRIAL_POWER, PowerOptions, PowerResult, measure_power


def load_offences(folder, *rows):
    path = folder / "offences.csv"
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["reference", "occurred_on", "category", "under_25"])
        writer.writerows((f"R{at}", *row) for at, row in enumerate(rows))
    loaded = load_file(path, OFFENCES, folder / "rows")
    assert loaded.report.rejected == 0, loaded.report.rejections
    return loaded.file


def test_the_kind_is_listed_and_asked_from_a_program():
    found = measuring.measure(PATROL_KINDS["trial-power"], {}, events="143", days="76", compliance_percent="74")
    assert found.exhibits[0].slug == "detectable"
    assert found.told.title == "What a trial could detect"
    assert found.told.lead.startswith(
        "This trial can detect a fall of 51% or more; 16% is hoped for, so it will probably not be able to tell. "
        "143 events are taken as given for 76 days."
    )
    assert "Braga and Weisburd, 2020" in found.exhibits[0].sentence


def test_events_are_counted_from_a_file_and_scaled_to_the_days_and_the_hotspots(tmp_path):
    file = load_offences(
        tmp_path,
        ("2022-01-01", "robbery", "yes"),
        ("2022-01-05", "robbery", "no"),
        ("2022-01-06", "shoplifting", "no"),
        ("2022-01-10", "violence with injury", "yes"),
    )
    result = measure_power({"offences": file}, PowerOptions(days=100, held_percent=20))
    assert result.history.events == 3
    assert result.detection.design.expected == pytest.approx(3 / 10 * 100 * 0.2)
    assert "3 offences of violence" in TRIAL_POWER.tell(result).lead
    young = measure_power({"offences": file}, PowerOptions(days=100, whose="under 25"))
    assert young.history.events == 2


def test_a_result_is_carried_whole_by_json_and_told_alike():
    result = measure_power({}, PowerOptions(events=300.0, days=90, dispersion=1.3))
    carried = msgspec.json.decode(msgspec.json.encode(result), type=PowerResult)
    assert carried == result
    assert TRIAL_POWER.tell(carried) == TRIAL_POWER.tell(result)


def test_no_events_and_no_file_say_nothing():
    with pytest.raises(MeasureError, match="how many events are expected"):
        measure_power({}, PowerOptions())


def test_a_file_without_violence_is_refused_in_a_sentence(tmp_path):
    file = load_offences(tmp_path, ("2022-01-01", "shoplifting", "no"))
    with pytest.raises(MeasureError, match="no such violence"):
        measure_power({"offences": file}, PowerOptions())


def test_a_trial_that_patrols_every_day_is_refused():
    with pytest.raises(MeasureError, match="none be left to compare with"):
        measure_power({}, PowerOptions(events=300.0, patrolled=3, out_of=3))
