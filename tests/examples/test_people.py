"""Invented files of people: no row is rejected, and what is told of them is what was reported."""

import datetime as dt

import pytest

from answerable.measuring.kinds import KINDS
from answerable.measuring.loading.load import load_file
from answerable.measuring.survey.charter import CharterOptions
from answerable.measuring.survey.question import Options
from examples.data.__main__ import main
from examples.data.people import ANALYSES, PRINTED_SURVEY, write_people


def measure(kind, written, folder, options=None):
    files = {}
    for given in KINDS[kind].inputs:
        loaded = load_file(written / ANALYSES[kind][given.name], given.shape, folder, is_invented=True)
        assert (loaded.report.rejected, loaded.report.ignored) == (0, ())
        files[given.name] = loaded.file
    result = KINDS[kind].measure(files, options or KINDS[kind].options())
    return {exhibit.slug: exhibit for exhibit in KINDS[kind].tell(result).exhibits}


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("people")
    write_people(folder)
    return folder


def test_workforce_tells_the_reported_figures(written, tmp_path):
    told = measure("workforce", written, tmp_path)
    assert told["vacancies"].title == "Force Contact: 4.7% of posts are vacant"
    assert told["attrition"].title == "Force Contact: 11.4% of the average strength left in the year"
    assert told["attendance"].title == "Force Contact: attendance was 89.1% in July 2022"
    assert "Force Contact, officers 86.5%" in told["attendance"].sentence
    assert "Whole force 94.3%" in told["attendance"].sentence
    assert "37.2% (32 of 86)" in told["reasons-force-contact-staff"].sentence
    assert len(told["compared-attrition"].table.rows) == len(told["compared-attendance"].table.rows) == 5
    assert "4.1 times that" in told["goal-black-asian-and-minority-ethnic-officers"].sentence


def test_survey_has_groups_that_are_told_apart_not_ranked_and_hidden(written, tmp_path):
    options = Options(satisfied="happy", shown_on=dt.date(2022, 2, 1))
    told = measure("survey", written, tmp_path, options)
    assert "79.0% (790 of 1,000)" in told["happy-with-the-service-figure"].sentence
    words = {row[0]: row[-1] for row in told["happy-with-the-service-groups"].table.rows}
    assert words["Solihull"] == "lower than chance explains"
    assert words["Front counters"] == "too few answers"
    assert words["Mutual aid team"] == words["Online desk"] == "hidden"


def test_charter_and_printed_survey_have_no_n_and_say_so(written, tmp_path):
    told = measure("charter", written, tmp_path, CharterOptions(shown_on=dt.date(2023, 1, 9)))
    assert told["standards"].title == "Citizen charter: 81% and 94%, from audits 15 months old"
    shape = next(given.shape for given in KINDS["survey"].inputs if given.name == "totals")
    assert load_file(written / PRINTED_SURVEY, shape, tmp_path).report.rejected == 0


def test_same_seed_gives_the_same_bytes(written, tmp_path, capsys):
    assert main(["people", str(tmp_path / "again")]) == 0
    assert "rows in" in capsys.readouterr().out
    for path in sorted(written.glob("*.csv")):
        assert path.read_bytes() == (tmp_path / "again" / path.name).read_bytes()
