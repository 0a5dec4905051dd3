"""Performance in public: scorecards, measures with their origins, analyses with their exhibits, and data files."""

import datetime as dt
import re
from decimal import Decimal

import pytest

from answerable.keeping.changes.desk.analysis import measure_analysis, publish_analysis
from answerable.keeping.changes.desk.measure import note_absence, publish_measure, set_target, withdraw_measure
from answerable.keeping.changes.desk.observation import release_observations, take_figure
from answerable.keeping.changes.desk.plan import (
    add_objective,
    add_section,
    draft_plan,
    issue_plan,
    note_scrutiny,
    send_plan,
)
from answerable.keeping.changes.pack import file_pack
from answerable.keeping.changes.status import set_status
from answerable.keeping.models import Figure, Paper
from answerable.keeping.models.desk import Analysis, DataFile, Measure
from tests.keeping.desk.makings import make_body
from tests.keeping.desk.makings_measure import ANALYST, make_measure, our_board
from tests.publishing.crawl import visit
from tests.publishing.measured import (
    TOLD,
    make_open_analysis,
    make_open_measure,
    make_shut_analysis,
    months_of,
    take_months,
)
from tests.publishing.test_leak import planted_notes

pytestmark = pytest.mark.django_db
SCORECARD = "/performance/scorecards/2021-12-31"
ROBBERY = "/performance/measures/robbery"
TAGS = re.compile(r"</?[a-z][^>]*>")


def words(client, address):
    """What a page says, without its markup, in one line."""
    page = visit(client, address)
    assert page.status == 200, address
    return " ".join(TAGS.sub(" ", page.everything).split())


def test_the_first_page_says_so_while_nothing_is_released(client):
    make_measure()
    assert "No value of a measure has been released yet" in words(client, "/performance")
    assert "No measure has been published yet" in words(client, "/performance/measures")
    assert "No analysis has been published yet" in words(client, "/performance/analyses")
    assert "Measures with a value" not in words(client, "/completeness")


def test_the_first_page_has_the_latest_quarter_with_each_change_in_the_words_of_its_test(client):
    make_open_measure(national_measure="neighbourhood-crime", proxy_reason="the survey comes once a year")
    said = words(client, "/performance")
    assert "Quarter to 31 December 2021" in said
    assert "The one change that was tested can be told from chance." in said
    assert "252 offences the 12 months to December 2021" in said
    assert "A fall greater than chance explains, for the better ratio 0.84" in said
    assert "baseline 300, the 12 months to December 2019" in said
    assert "Proxy" in said
    assert "Not given here: Homicide" in said


def test_a_measure_without_a_value_stands_in_its_quarter_with_the_reason_given_or_with_none(client):
    make_open_measure()
    for code, title in (("late", "Late figures"), ("lost", "Lost figures")):
        publish_measure(make_measure(code, title=title, **TOLD), by=ANALYST)
    note_absence(
        Measure.objects.get(code="late"), by=ANALYST, quarter_end=dt.date(2021, 12, 31), words="It comes in May."
    )
    said = words(client, SCORECARD)
    assert "Late figures No value for this quarter. It comes in May." in said
    assert "Lost figures No value for this quarter. No reason has been given." in said
    assert "1 of 3 for the quarter to 31 December 2021 ; the absence of 1 more is explained" in words(
        client, "/completeness"
    )


def test_scorecards_are_given_for_the_quarters_that_have_values_and_for_no_other_day(client):
    make_open_measure()
    assert "31 March 2020" in words(client, SCORECARD)
    for day in ("2019-12-31", "2022-03-31", "2021-12-30", "2021-13-31", "today"):
        assert client.get(f"/performance/scorecards/{day}").status_code == 404, day


def test_a_scorecard_as_data_has_the_figure_its_verdict_and_its_address(client):
    make_open_measure()
    set_target(
        Measure.objects.get(), by=ANALYST, first_on=dt.date(2021, 1, 1), value=Decimal(200), authority="The board"
    )
    (row,) = client.get(f"{SCORECARD}.json").json()["scorecard"]
    assert (row["value"], row["baseline"], row["direction"], row["target"]) == (252, 300, "lower", 200)
    assert row["ratio"] == 0.84
    assert row["low"] < 0.84 < row["high"] < 1
    assert row["address"] == ROBBERY
    text = client.get(f"{SCORECARD}.csv").content.decode("utf-8-sig")
    assert text.startswith("quarter_end,priority,objective,measure,title,value,unit")
    assert ",robbery,Personal robbery,252" in text


def test_a_value_leads_to_its_data_file_and_that_to_what_rests_on_it_but_never_to_its_rows(client):
    make_open_measure()
    file = DataFile.objects.get()
    address = f"/performance/data/{file.sha256}"
    assert f'href="{address}"' in client.get(ROBBERY).content.decode()
    said = words(client, address)
    for told in ("observations.csv", "Rows taken 24", "Counted by the force.", "Measure: Personal robbery"):
        assert told in said, told
    assert "numerator" in said, "the columns are named"
    assert "2021-03-01" not in visit(client, address).everything
    assert client.get("/performance/data/0123abc").status_code == 404


def test_a_value_taken_from_a_paper_leads_to_the_very_words(client):
    measure = _take_from_paper()
    page = client.get(ROBBERY).content.decode()
    source = re.search(r'href="(/papers/[^"]+at=[^"]+)"', page)[1].replace("&amp;", "&")
    assert "<mark" in client.get(source.partition("#")[0]).content.decode()
    assert "Open matter" in page
    assert measure.observations.get().origin not in page, "the desk's own words for it stay on the desk"


def test_of_a_paper_that_is_closed_nothing_is_said_though_a_figure_of_it_was_released(client):
    _take_from_paper()
    set_status(Paper.objects.get(), confidentiality="exempt", by="clerk", reason="found to be exempt")
    for address in (ROBBERY, f"{ROBBERY}.csv", f"{ROBBERY}.json", "/performance", f"{SCORECARD}.json"):
        told = visit(client, address).everything
        assert "Open matter" not in told, address
        assert "/papers/" not in told.replace('href="/papers"', ""), address
    assert "A paper whose words are not open to the public" in words(client, ROBBERY)


def test_a_correction_is_public_once_it_is_released_with_the_value_that_it_corrected(client):
    measure = make_open_measure()
    take_months("robbery", months_of(2021)[-1:], 90, name="correction.csv")
    assert "90" not in words(client, ROBBERY).split()
    assert "correction.csv" not in visit(client, ROBBERY).everything

    release_observations(measure, by=ANALYST)

    said = words(client, ROBBERY)
    assert "December 2021 90 correction.csv Revised, released" in said
    assert "December 2021 20 observations.csv Released" in said
    rows = client.get(f"{ROBBERY}.json").json()["measures"][0]["values"]
    assert [(row["value"], row["revision"], row["is_current"]) for row in rows[:2]] == [(90, 2, True), (20, 1, False)]


def test_a_value_replaced_before_it_was_released_is_no_revision_in_public(client):
    measure = make_open_measure()
    later = [(dt.date(2022, 1, 1), dt.date(2022, 1, 31))]
    take_months("robbery", later, 71, name="typed-wrong.csv")
    take_months("robbery", later, 17, name="typed-right.csv")
    release_observations(measure, by=ANALYST)
    page = visit(client, ROBBERY).everything
    assert "typed-wrong.csv" not in page
    said = words(client, ROBBERY)
    assert "January 2022 18 typed-right.csv December 2021" in said, "nothing is said of a revision"
    latest = client.get(f"{ROBBERY}.json").json()["measures"][0]["values"][0]
    assert (latest["value"], latest["revision"], latest["is_current"]) == (18, 1, True)


def test_a_measure_that_is_withdrawn_takes_its_values_and_its_file_with_it(client):
    measure = make_open_measure()
    address = f"/performance/data/{DataFile.objects.get().sha256}"
    withdraw_measure(measure, by=ANALYST)
    for gone in (ROBBERY, f"{ROBBERY}.csv", f"{ROBBERY}.json", f"{ROBBERY}.svg", SCORECARD, address):
        assert client.get(gone).status_code == 404, gone
    assert "No value of a measure has been released yet" in words(client, "/performance")


def test_an_objective_is_told_once_its_plan_is_issued_and_not_before(client):
    days = {"first_on": dt.date(2021, 4, 1), "last_on": dt.date(2025, 3, 31)}
    plan = draft_plan(our_board(), by=ANALYST, title="A plan", **days)
    section = add_section(plan, by=ANALYST, title="Safer streets")
    make_open_measure(objective=add_objective(section, by=ANALYST, number="1", words="Fewer are robbed"))
    for address in ("/performance", SCORECARD, ROBBERY, f"{ROBBERY}.json"):
        assert "Fewer are robbed" not in visit(client, address).everything, address

    sent = send_plan(plan, by=ANALYST, panel=make_body(), on=days["first_on"])
    issue_plan(note_scrutiny(sent, by=ANALYST, on=days["first_on"]), by=ANALYST, on=days["first_on"])

    for address in ("/performance", SCORECARD, ROBBERY, f"{ROBBERY}.json"):
        assert "Fewer are robbed" in visit(client, address).everything, address
    assert f'href="{ROBBERY}"' in client.get(f"/objectives/{section.objectives.get().pk}").content.decode()


def test_an_area_has_its_own_values_and_drawing(client):
    measure = make_open_measure()
    take_months("robbery", months_of(2020, 2), 7, name="hilltown.csv", area="Hilltown")
    release_observations(measure, by=ANALYST)
    page = client.get(f"{ROBBERY}?area=Hilltown").content.decode()
    assert "hilltown.csv" in page
    assert f"{ROBBERY}.svg?area=Hilltown" in page
    whole, area = (client.get(f"{ROBBERY}.svg{asked}").content for asked in ("", "?area=Hilltown"))
    assert whole.startswith(b"<svg")
    assert whole != area
    assert client.get(f"{ROBBERY}.svg?area=Nowhere").status_code == 404


def test_an_analysis_stands_with_its_note_its_findings_and_the_files_it_rests_on(client):
    made = make_open_analysis()
    said = words(client, f"/performance/analyses/{made.pk}")
    for told in ("Robbery before and after", "The year of the new patrols.", "changes.csv", "Typed from the annual"):
        assert told in said, told
    assert made.inputs.get().data_file.sha256 in said
    assert "Robbery before and after" in words(client, "/performance")


def test_every_exhibit_of_an_analysis_is_a_page_and_files_of_its_own(client):
    made = make_open_analysis()
    address = f"/performance/analyses/{made.pk}"
    told = client.get(f"{address}.json").json()["analysis"]
    assert told["exhibits"]
    for exhibit in told["exhibits"]:
        page = f"{address}/{exhibit['slug']}"
        assert exhibit["sentence"] in words(client, page)
        assert client.get(f"{page}.json").json()["exhibit"]["title"] == exhibit["title"]
        assert exhibit["table"]["columns"][0]["name"] in client.get(f"{page}.csv").content.decode()
        assert client.get(f"{page}.svg").status_code == (200 if exhibit["chart"] else 404)
    assert client.get(f"{address}/nothing").status_code == 404


def test_a_later_analysis_supersedes_an_earlier_one_and_both_can_be_read(client):
    first = make_open_analysis()
    file = first.inputs.get().data_file
    later = measure_analysis(our_board(), "change", {"changes": file}, by=ANALYST, title="Again", supersedes=first)
    address = f"/performance/analyses/{first.pk}"
    assert "supersedes this one" not in words(client, address), "the later one is not public yet"
    publish_analysis(Analysis.objects.get(pk=later.pk), by=ANALYST)
    assert "A later analysis supersedes this one." in words(client, address)
    assert f'href="{address}"' in client.get(f"/performance/analyses/{later.pk}").content.decode()
    assert "Robbery before and after" not in words(client, "/performance/analyses")


def test_an_analysis_kept_by_an_earlier_version_says_so_instead_of_failing(client):
    made = make_open_analysis()
    Analysis.objects.filter(pk=made.pk).update(result={"of": "another time"})
    address = f"/performance/analyses/{made.pk}"
    assert "can no longer be shown" in words(client, address)
    assert client.get(f"{address}.json").status_code == 404


def test_a_baseline_that_gives_no_value_is_said_to_on_the_page_of_its_measure(client):
    measure = make_open_measure()
    Measure.objects.filter(pk=measure.pk).update(form="percent")  # as a definition may be changed afterwards
    assert "Baseline no value can be worked out, the 12 months to December 2019" in words(client, ROBBERY)
    assert measure.observations.count() == 24
    assert "None released yet" in words(client, "/performance/measures")


def test_what_is_not_published_is_not_there(client):
    make_measure("shut", **TOLD)
    take_months("shut", months_of(2021))
    made = make_shut_analysis()
    gone = [f"/performance/data/{file.sha256}" for file in DataFile.objects.all()]
    gone += [f"/performance/measures/shut{end}" for end in ("", ".csv", ".json", ".svg")]
    gone += [f"/performance/analyses/{made.pk}", f"/performance/analyses/{made.pk}.json"]
    assert [address for address in gone if client.get(address).status_code != 404] == []


def test_published_measures_and_analyses_are_found_by_their_words(client):
    make_open_measure()
    make_open_analysis()
    make_measure("shut", title="Robbery of shops", **TOLD)
    assert "Measure Personal robbery Analysis Robbery before and after" in words(client, "/search?q=robbery")
    assert "Robbery of shops" not in visit(client, "/search?q=robbery").everything
    assert "Personal robbery" in words(client, '/search?q="personal robbery"')
    assert "Nothing in the public record fits" in words(client, "/search?q=robbery+elsewhere")


def test_measures_that_give_no_scorecard_are_told_of_in_a_sentence(client):
    measure = make_open_measure()
    Measure.objects.filter(pk=measure.pk).update(priority="no-such")
    assert "The scorecard cannot be worked out from the measures as they stand." in words(client, "/performance")
    assert client.get(SCORECARD).status_code == 404
    assert client.get("/completeness").status_code == 200


def _take_from_paper():
    """A published measure whose only value is a figure that notes print."""
    file_pack([planted_notes("Open matter.", submitted_by="Alma Reyes")], by="clerk")
    measure = publish_measure(make_measure("robbery", title="Personal robbery", **TOLD), by=ANALYST)
    first_on, last_on = dt.date(2021, 10, 1), dt.date(2021, 12, 31)
    take_figure(measure, Figure.objects.get(), by=ANALYST, first_on=first_on, last_on=last_on)
    release_observations(measure, by=ANALYST)
    return measure
