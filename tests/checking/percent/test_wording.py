"""Wording of the genre that must be examined, and wording that must be left alone."""

from pathlib import Path

import pytest

from tests.checking.percent.check_text import check_text, messages

EXAMINED = (
    ("PCT201", "1. The response rate was 34% (1,020 of 3,000)."),
    ("PCT201", "1. The precept of £98.4m makes up 45% of the net budget of £218.6m."),
    ("PCT201", "1. A total of 310 cameras were checked, of which 3% (9) were faulty."),
    ("PCT201", "1. Personal reasons were given by 32 out of 86 leavers; 37.2%."),
    ("PCT202", "1. Burglary increased by 6.7% (3,935 offences to 4,199)."),
    ("PCT202", "1. There were 12 deaths on the roads, down 20% from 15 the year before."),
    ("PCT202", "1. Council tax will rise by £13 (4.9%) from £265.20 to £278.20."),
    ("PCT202", "1. Spending of £4.2m against a budget of £4.5m gives an underspend of £0.3m (6.7%)."),
    ("PCT202", "1. There were 640 knife crimes, 42 fewer than the year before (682), a drop of 6.2%."),
    ("PCT207", "1. The average time was 14 seconds, down from 22 seconds."),
    ("PCT208", "1. Around half of all calls (52%) are resolved at once."),
)


@pytest.mark.parametrize(("rule", "text"), EXAMINED)
def test_the_wording_of_reports_is_examined_and_agrees(tmp_path: Path, rule, text):
    assert check_text(text, tmp_path, rule).checked[rule] == 1
    assert messages(text, tmp_path, "PCT", "STA") == []


LEFT_ALONE = (
    "1. Thefts rose from 88 to 97 and damage fell by 22%.",
    "1. 18% of those asked had been a victim, of whom 45% had reported it.",
    "1. Vehicle crime is down 9% on 2019/20 and 2% on last year.",
    "1. We have recruited 140 of 150 officers, 93% of the year-end target of 150.",
    "1. The breakdown of those from elsewhere is North (19%), South (6%) and mixed or other (5%).",
    "1. 51% of those who reply add a comment and 50% say something of themselves.",
    "1. Vacancies stood at 61 posts; a year ago 3% of 2,000 posts were vacant.",
    "1. Thefts fell to 12 from 20 (40%).",
    "1. There were 14.2 days lost, compared with a national average of 12.1, an increase of 5% on last year.",
    "1. People aged from 18 to 24 made up 14% of victims.",
    "1. Eight of 10 members came, down from 9.",
    "1. There were 300 burglaries and 200 robberies, a reduction of 16% over all.",
)


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_wording_that_ties_no_percentage_to_its_figures_is_left_alone(tmp_path: Path, text):
    assert messages(text, tmp_path, "PCT", "STA") == []


def test_a_doubtful_zero_is_a_padded_whole_percentage(tmp_path: Path):
    text = """# Report of the analyst

Time to answer:

| Measure | May |
| Calls answered under 10 seconds | {} |
| Calls answered in 10-60 seconds | {} |
| Calls answered in 60 seconds or longer | 20.6% |
"""
    assert messages(text.format("51.0%", "28.0%"), tmp_path, "PCT203") == []
    assert len(messages(text.format("51.3%", "27.7%"), tmp_path, "PCT203")) == 1


def test_bands_of_two_sources_are_information_only(tmp_path: Path):
    text = """1. Our own switchboard picked up 66% of urgent calls within 10 seconds.

2. The national figures put 17.8% of urgent calls at over 60 seconds.

3. The national figures put 20.1% of urgent calls at between 10 and 60 seconds.
"""
    [finding] = check_text(text, tmp_path, "PCT204").findings
    assert (finding.severity, finding.printed) == ("info", "103.9%")
