"""A charter's standards: each share with its cases, its interval and its age."""

import datetime as dt

import pytest

from answerable.measuring.refusal import MeasureError
from answerable.measuring.survey.charter import CharterOptions
from answerable.measuring.survey.charter_exhibit import tell_charter
from answerable.measuring.survey.kind import CHARTER
from tests.measuring.survey.rows import measure

PRINTED = """standard,audited_on,share,next_on
Contact within seven days,2021-10-01,81,2022-10-01
Told of court within three days,2021-10-01,94,2022-10-01
"""


def tell(folder, standards, shown_on=dt.date(2023, 1, 9)):
    result = measure(CHARTER, folder, CharterOptions(shown_on=shown_on), standards=standards)
    return tell_charter(result).exhibits[0]


def test_age_of_the_audit_stands_in_the_title(tmp_path):
    assert tell(tmp_path, PRINTED).title == "Citizen charter: 81% and 94%, from audits 15 months old"


def test_share_without_its_cases_says_what_it_would_be_worth(tmp_path):
    exhibit = tell(tmp_path, PRINTED)
    assert "81%, with nothing said of how many cases were looked at: 75.0% to 85.8% had 200 cases" in exhibit.sentence
    assert len(exhibit.badges) == 2


def test_audit_that_was_planned_and_is_not_there_is_said(tmp_path):
    notes = tell(tmp_path, PRINTED).notes
    assert "Contact within seven days: an audit was planned for 1 October 2022; this file has none of it." in notes
    assert not any("planned" in note for note in tell(tmp_path, PRINTED, dt.date(2022, 9, 5)).notes)


@pytest.mark.parametrize(
    ("met", "against"), [(96, "meets its target of 90%"), (91, "cannot be told"), (70, "does not meet")]
)
def test_target_is_met_only_where_the_interval_says_so(tmp_path, met, against):
    exhibit = tell(tmp_path, f"standard,audited_on,met,audited,target\nCalled back,2022-10-01,{met * 3},300,90\n")
    assert against in exhibit.sentence
    assert f"({met * 3} of 300)" in exhibit.sentence


def test_two_audits_are_compared_by_a_test(tmp_path):
    rows = "standard,audited_on,met,audited\nCalled back,2021-10-01,240,300\nCalled back,2022-10-01,250,300\n"
    sentence = tell(tmp_path, rows).sentence
    assert "against the audit before, no change that could be told from chance (+3.3 percentage points" in sentence


def test_few_cases_that_missed_a_standard_are_shown_as_cases_are_not_people(tmp_path):
    exhibit = tell(tmp_path, "standard,audited_on,met,audited\nCalled back,2022-10-01,47,50\n")
    assert "94.0% (47 of 50), 95% interval 83.8% to 97.9%" in exhibit.sentence


@pytest.mark.parametrize(
    ("row", "words"), [("47,", "nobody says out of how many"), ("60,50", "only 50 were audited")]
)
def test_cases_that_cannot_be_are_refused(tmp_path, row, words):
    with pytest.raises(MeasureError, match=words):
        tell(tmp_path, f"standard,audited_on,met,audited\nCalled back,2022-10-01,{row}\n")
