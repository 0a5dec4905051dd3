"""A messaging service, and a pilot told as what it is."""

import msgspec
import pytest

from answerable.measuring.casework.kind import MESSAGING
from answerable.measuring.casework.messaging import MessagingOptions, MessagingResult
from answerable.measuring.casework.shapes import MESSAGES, PILOTS
from answerable.measuring.refusal import MeasureError
from tests.measuring.casework.files import take_file

PILOT = "measure,area,before,after,unit,before answers,after answers,better"


def judge(folder, *lines):
    result = MESSAGING.measure({"pilot": take_file(folder, PILOTS, PILOT, *lines)}, MessagingOptions())
    return result, MESSAGING.tell(result).exhibits[0]


def test_two_averages_without_a_number_of_answers_cannot_be_tested(tmp_path):
    result, told = judge(
        tmp_path, "Satisfaction,Sandwell,85,92,percent,,,higher", "Unsubscribes a month,Sandwell,62,16,count,,,lower"
    )
    assert [line.verdict for line in result.pilot] == [None, None]
    assert told.title == "None of 2 figures before and after the change can be tested"
    assert "85% (before), then 92% (after); cannot be tested, since no number of answers is given." in told.sentence
    assert "how much it varies from month to month is not given" in told.sentence


def test_percentages_with_their_answers_are_tested(tmp_path):
    result, told = judge(tmp_path, "Satisfaction,,85,92,percent,400,500,higher")
    assert result.pilot[0].verdict.direction == "higher"
    assert "of 400 and 500 answers: a rise greater than chance explains, for the better (+7.0 percentage points" in (
        told.sentence
    )
    few, _ = judge(tmp_path, "Satisfaction,,85,92,percent,40,50,higher")
    assert few.pilot[0].verdict.direction == "no signal"


def test_scores_are_not_tested_without_their_spread(tmp_path):
    result, told = judge(tmp_path, "Quality,,85,94,score,400,500,higher", "Quality,East,85,94,score,,,higher")
    assert [line.lack for line in result.pilot] == [
        "how much the answers differ is not given",
        "no number of answers is given",
    ]
    assert "Quality: 85 (before), then 94 (after); cannot be tested" in told.sentence


def test_figure_without_one_before_is_no_comparison(tmp_path):
    result, told = judge(tmp_path, "Signups,,,120820,count,,,higher", "Satisfaction,,85,90,percent,,,higher")
    assert result.pilot[0].lack == "there is no figure before"
    assert told.title == "None of 1 figure before and after the change can be tested"


def test_percentage_beyond_a_hundred_is_refused(tmp_path):
    with pytest.raises(MeasureError, match="between 0 and 100"):
        judge(tmp_path, "Satisfaction,,85,192,percent,400,500,higher")


def test_months_are_charted_for_each_measure_and_a_single_one_is_named(tmp_path):
    lines = [f"2021-{month:02},Satisfaction,{85 + month % 2},50,higher" for month in range(1, 13)]
    months = take_file(tmp_path, MESSAGES, "month,measure,value,answers,better", *lines, "2021-01,Reach,5,,higher")
    result = MESSAGING.measure({"months": months}, MessagingOptions())
    assert [(each.measure, each.answers) for each in result.charts] == [("Satisfaction", 600)]
    told = MESSAGING.tell(result)
    assert told.exhibits[0].title == "Satisfaction: usual variation, no signal in December 2021"
    assert "Not charted: Reach: A control chart needs at least two points" in told.lead
    assert msgspec.json.decode(msgspec.json.encode(result), type=MessagingResult) == result


def test_neither_file_is_refused():
    with pytest.raises(MeasureError, match="monthly figures, the figures before and after"):
        MESSAGING.measure({}, MessagingOptions())
