"""Violence in public: reports as published, trials, places, services, bins; each finding as a page and as files."""

import csv
import datetime as dt
import io
import re

import pytest

from answerable.keeping.changes.desk import engagement, intervention
from answerable.keeping.changes.desk.row import RefusedError
from answerable.keeping.changes.status import set_status
from answerable.keeping.models.desk import EngagementPlan, Hotspot
from answerable.keeping.queries.desk.patrol_report import report_of
from answerable.keeping.queries.public import patrol_report as queries
from examples.desk.past import on_day
from tests.keeping.desk.makings_measure import ANALYST
from tests.keeping.desk.makings_patrol import STARTS
from tests.publishing.crawl import visit
from tests.publishing.patrolled import QUARTERS, give_return, publish, publish_each

pytestmark = pytest.mark.django_db
KINDS = ("hotspots", "protocol", "result", "return", "services")
# A page and its style sheet stay under 100 KB.
HEAVIEST = 46_000
TAGS = re.compile(r"</?[a-z][^>]*>")


@pytest.fixture(scope="module")
def year(shared_record, tmp_path_factory):
    """A year of patrols, published; made once."""
    return publish_each(tmp_path_factory.mktemp("patrols"))


def words(client, address):
    """What a page says, without its markup, in one line."""
    page = visit(client, address)
    assert page.status == 200, address
    return " ".join(TAGS.sub(" ", page.everything).split())


def of_report(year, kind):
    return f"/violence/reports/{year.reports[kind].pk}"


def exhibits_of(key):
    return [exhibit for section in queries.find_report(key).report.sections for exhibit in section.exhibits]


def test_where_nothing_is_published_the_room_says_so_and_leads_on(client):
    said = words(client, "/violence")
    assert "Nothing has been published on violence yet." in said
    assert "No bin has been published yet." in words(client, "/violence/bins")
    assert "No trial has been registered yet." in words(client, "/violence/trials")
    assert 'href="/performance/analyses"' in client.get("/violence").content.decode()


@pytest.mark.parametrize(
    "address", ["reports/1", "reports/1.json", "reports/1/effect", "trials/1", "places/1", "services/1"]
)
def test_what_is_not_there_is_no_page(client, address):
    assert client.get(f"/violence/{address}").status_code == 404


def test_the_room_names_every_report_that_holds_with_what_it_says_and_the_trial_place_service_and_bin(year, client):
    page, said = client.get("/violence").content.decode(), words(client, "/violence")
    for kind in KINDS:
        assert f'href="{of_report(year, kind)}"' in page
    for address in (f"trials/{year.trial.pk}", f"places/{year.plan.pk}", f"services/{year.service.pk}", "bins"):
        assert f'href="/violence/{address}"' in page
    assert "Hotspot report" in said
    assert "At its end, of days to 27 April 2025" in said
    assert "Nothing has been published" not in said


@pytest.mark.parametrize("kind", KINDS)
def test_a_report_says_its_lead_its_findings_and_where_its_files_are(year, client, kind):
    address, report = of_report(year, kind), queries.find_report(year.reports[kind].pk)
    page, said = client.get(address).content.decode(), words(client, address)
    assert f"<title>{report.title} – Answerable</title>" in page
    assert 'href="/violence">Violence</a>' in page
    assert " ".join(report.report.lead.split())[:60] in said
    assert f"{address}.json" in page
    assert f"/publications/{report.publication.key}.pdf" in page
    for exhibit in exhibits_of(report.key):
        assert f'href="{address}/{exhibit.slug}"' in page


@pytest.mark.parametrize("kind", KINDS)
def test_every_finding_of_a_report_has_a_name_of_its_own_a_page_and_its_files(year, client, kind):
    address, exhibits = of_report(year, kind), exhibits_of(year.reports[kind].pk)
    assert len({exhibit.slug for exhibit in exhibits}) == len(exhibits), "one would hide the other"
    for exhibit in exhibits:
        page = client.get(f"{address}/{exhibit.slug}")
        assert page.status_code == 200, exhibit.slug
        assert len(page.content) < HEAVIEST, exhibit.slug
        rows = list(csv.reader(io.StringIO(client.get(f"{address}/{exhibit.slug}.csv").content.decode("utf-8-sig"))))
        assert len(rows) == 1 + len(exhibit.table.rows)
        assert client.get(f"{address}/{exhibit.slug}.json").json()["exhibit"]["title"] == exhibit.title
        drawn = client.get(f"{address}/{exhibit.slug}.svg").status_code
        assert drawn == (200 if exhibit.chart is not None else 404)


@pytest.mark.parametrize("kind", KINDS)
def test_a_report_and_the_room_are_light(year, client, kind):
    assert len(client.get(of_report(year, kind)).content) < HEAVIEST
    assert len(client.get("/violence").content) < HEAVIEST


def test_a_report_as_data_says_all_of_it(year, client):
    told = client.get(f"{of_report(year, 'result')}.json").json()["analysis"]
    assert [each["slug"] for each in told["exhibits"]] == [
        exhibit.slug for exhibit in exhibits_of(year.reports["result"].pk)
    ]


def test_invented_rows_are_said_to_be_invented_wherever_they_are_told_of(year, client):
    for kind in ("hotspots", "protocol", "result", "return"):
        assert "Invented" in words(client, of_report(year, kind)), kind
    assert words(client, "/violence").count("Invented") >= 4


def test_a_paper_that_was_filed_from_a_report_leads_to_it_and_back(year, client):
    report = queries.find_report(year.reports["result"].pk)
    paper = f"/papers/{report.paper.public_id}"
    assert f'href="{paper}"' in client.get(of_report(year, "result")).content.decode()
    assert f'href="{of_report(year, "result")}"' in client.get(paper).content.decode()


def test_a_report_of_a_trial_leads_to_the_trial_and_the_trial_to_its_reports(year, client):
    trial = f"/violence/trials/{year.trial.pk}"
    assert f'href="{trial}"' in client.get(of_report(year, "result")).content.decode()
    page = client.get(trial).content.decode()
    for kind in ("protocol", "result"):
        assert f'href="{of_report(year, kind)}"' in page
    assert year.trial.protocol_sha256 in page


def test_every_registered_trial_stands_on_the_register_with_its_hashes_and_how_they_are_checked(year, client):
    page, said = client.get("/violence/trials").content.decode(), words(client, "/violence/trials")
    assert 'href="/violence/trials"' in client.get("/violence").content.decode()
    assert f'href="/violence/trials/{year.trial.pk}"' in page
    assert {year.trial.protocol_sha256, year.trial.protocol["seed_sha256"]} <= set(said.split())
    assert "registered on 20 February 2025, 10:00" in said
    assert "sha256sum protocol.json" in said
    row = next(csv.DictReader(io.StringIO(client.get("/violence/trials.csv").content.decode("utf-8-sig"))))
    assert row["registered_at"] == row["listed_at"]
    assert row["registered_at"].startswith("2025-02-20T10:00:")
    assert (row["title"], row["protocol_published_on"]) == ("Spring patrols on trial", "2025-02-20")
    assert [row["protocol_sha256"], row["seed_sha256"]] == [
        client.get("/violence/trials.json").json()["trials"][0][name] for name in ("protocol_sha256", "seed_sha256")
    ]
    assert all(f"<code>{name}</code>" in page for name in row)


def test_a_trial_and_its_result_say_how_long_before_the_start_the_registration_was_public(year, client):
    for address in (f"/violence/trials/{year.trial.pk}", of_report(year, "result"), of_report(year, "protocol")):
        said = words(client, address)
        assert "public since 20 February 2025, 11 days before its first day." in said, address
        assert "Its protocol report was published on 20 February 2025, 11 days before its first day." in said, address


def test_a_protocol_report_that_comes_after_the_start_says_so_wherever_the_trial_is_told(year, client):
    set_status(year.reports["protocol"].publication.paper, status="withdrawn", by="clerk", reason="wrong day")
    with on_day(STARTS + dt.timedelta(days=3)):
        late = publish("protocol", trial=year.trial)
    told = "Its protocol report was published on 6 March 2025, 3 days after its first day: before that nobody"
    for address in (f"/violence/trials/{year.trial.pk}", "/violence/trials", f"/violence/reports/{late.pk}"):
        assert told in words(client, address), address
    asked = report_of(late)
    assert asked.asked == ("That the protocol be noted.",)


def test_the_front_page_says_what_was_found_last(year, client):
    page = client.get("/").content.decode()
    assert f'href="{of_report(year, "result")}"' in page
    assert 'href="/violence">All reports</a>' in page


def test_a_later_report_supersedes_an_earlier_one_until_it_is_withdrawn(year, client):
    earlier = of_report(year, "services")
    give_return(year.service, quarter=QUARTERS[1])
    later = publish("services")
    assert "A later report supersedes this one." in words(client, earlier)
    assert "Earlier reports, which later ones supersede" in words(client, "/violence")
    later.refresh_from_db()
    set_status(later.publication.paper, status="withdrawn", by="clerk", reason="counted twice")
    assert client.get(f"/violence/reports/{later.pk}").status_code == 404
    assert "A later report supersedes this one." not in words(client, earlier)


def test_a_withdrawn_report_is_gone_with_its_findings_and_files(year, client):
    report = queries.find_report(year.reports["hotspots"].pk)
    year.reports["hotspots"].refresh_from_db()
    set_status(year.reports["hotspots"].publication.paper, status="withdrawn", by="clerk", reason="wrong places")
    for end in ("", ".json", "/units", "/units.csv"):
        assert client.get(f"/violence/reports/{report.key}{end}").status_code == 404, end
    assert report.title not in words(client, "/violence")
    assert client.get(f"/publications/{report.publication.key}.pdf").status_code == 404


def test_a_place_is_told_by_its_public_name_with_what_was_agreed_and_who_agreed_to_be_named(year, client):
    said = words(client, f"/violence/places/{year.plan.pk}")
    assert "Old Market" in said
    assert "Lights on the path" in said
    assert "Officers walk with traders on Fridays." in said
    assert "2 organisations take part; named with its consent: Market traders." in said
    assert "A local organisation asked for lights." in said
    for closed in ("quiet chapel", year.hotspot.name, year.hotspot.code):
        assert closed.lower() not in said.lower()


def test_words_that_name_who_did_not_agree_or_the_place_itself_are_told_without_the_name(year, client):
    spot = Hotspot.objects.get(pk=year.plan.hotspot_id)
    engagement.add_entry(
        year.plan, by=ANALYST, on=dt.date(2025, 2, 4), sort="told",
        words=f"They met A QUIET CHAPEL by {spot.name}, {spot.code}.",
    )  # fmt: skip
    said = words(client, f"/violence/places/{year.plan.pk}")
    assert "They met a local organisation by Old Market, Old Market." in said


def test_a_plan_that_is_taken_out_of_view_or_has_no_public_name_is_no_page(year, client):
    address = f"/violence/places/{year.plan.pk}"
    Hotspot.objects.filter(pk=year.plan.hotspot_id).update(public_name="")
    assert client.get(address).status_code == 404
    Hotspot.objects.filter(pk=year.plan.hotspot_id).update(public_name="Old Market")
    plan = EngagementPlan.objects.get(pk=year.plan.pk)
    engagement.withdraw_plan(plan, by=ANALYST)
    assert client.get(address).status_code == 404
    assert "Old Market" not in words(client, "/violence")


def test_a_service_says_who_provides_it_and_from_which_report_its_figures_are(year, client):
    page, said = (
        client.get(f"/violence/services/{year.service.pk}").content.decode(),
        words(client, f"/violence/services/{year.service.pk}"),
    )
    assert "By Harbour Trust, in Ashby, from 1 April 2024." in said
    assert f'href="{of_report(year, "services")}"' in page
    assert "60 people" in said
    intervention.withdraw_intervention(type(year.service).objects.get(pk=year.service.pk), by=ANALYST)
    assert client.get(f"/violence/services/{year.service.pk}").status_code == 404


def test_bins_are_told_by_council_and_those_that_were_taken_away_apart(year, client):
    assert "Market Street car park" in words(client, "/violence/bins")
    row = type(year.bin).objects.get(pk=year.bin.pk)
    intervention.change_bin(row, by=ANALYST, closed_on=dt.date(2024, 6, 30))
    assert "taken away on 30 June 2024" in words(client, "/violence/bins")


def test_a_bin_that_was_published_by_mistake_is_taken_out_of_public_view(year, client):
    row = type(year.bin).objects.get(pk=year.bin.pk)
    with pytest.raises(RefusedError, match="take it out of public view first"):
        intervention.drop_bin(row, by=ANALYST)
    intervention.withdraw_bin(row, by=ANALYST)
    assert "Market Street car park" not in words(client, "/violence/bins")


def test_what_is_late_at_a_place_depends_on_the_day_and_a_page_is_kept_for_a_day_alone(year, client):
    address = f"/violence/places/{year.plan.pk}"
    with on_day(dt.date(2025, 2, 10)):
        first = client.get(address)
    with on_day(dt.date(2025, 3, 10)):
        second = client.get(address, headers={"if-none-match": first["ETag"]})
    assert second.status_code == 200
    assert "overdue" not in first.content.decode()
    assert "overdue" in second.content.decode()


def test_the_room_breaks_off_no_sentence_and_says_the_doubt_with_the_finding(year, client):
    page = client.get("/violence").content.decode()
    leads = re.findall(r'</h3><p class="measure">(.*?)</p>', page, re.DOTALL)
    assert len(leads) == len(KINDS)
    assert [lead for lead in leads if not lead.endswith(".") or "…" in lead] == []
    result = next(lead for lead in leads if "At its end" in lead)
    exhibit = exhibits_of(year.reports["result"].pk)[0]
    assert result.startswith(exhibit.title.replace("'", "&#x27;")), "what was found comes first"
    assert "interval" in result


def test_no_two_pages_of_the_room_have_one_title(year, client):
    addresses = [
        f"{of_report(year, kind)}/{each.slug}" for kind in KINDS for each in exhibits_of(year.reports[kind].pk)
    ]
    addresses += [of_report(year, kind) for kind in KINDS]
    addresses += ["/violence", "/violence/bins", f"/violence/places/{year.plan.pk}"]
    titles = [
        re.search("<title>(.*?)</title>", client.get(each).content.decode(), re.DOTALL)[1] for each in addresses
    ]
    assert len(set(titles)) == len(titles)


def test_a_long_report_lists_its_sections_before_the_first_of_them(year, client):
    page = client.get(of_report(year, "result")).content.decode()
    assert 0 < page.index("In this report") < page.index('<section aria-labelledby="s1">')
    assert "In this report" not in client.get(of_report(year, "return")).content.decode()


def test_bins_are_listed_once_by_council_and_not_counted_again_below(year, client):
    page = client.get("/violence/bins").content.decode()
    assert page.count("Ashby</h2>") == 1
    assert 'id="surrender-councils"' not in page
    assert 'id="surrender-bins"' in page


def test_what_became_of_each_thing_at_one_place_is_said_without_counting_places(year, client):
    said = words(client, f"/violence/places/{year.plan.pk}")
    assert "in 1 place" not in said
    assert re.search(r"thing (was )?(agreed|asked)[^.]*: 1 \w+", said)
