"""The way of a patrol in a browser: offences become hotspots, a registered trial, a week on paper, and a result."""

import datetime as dt

import pytest

from answerable.keeping.models.desk import Hotspot, Trial, TrialReading
from examples.desk.past import on_day
from tests.journeys import patrol_site as steps
from tests.journeys.conftest import words_of
from tests.journeys.cycle import people_bodies
from tests.journeys.looking import look_at
from tests.journeys.test_measuring import EITHER, follow, press
from tests.keeping.desk.makings_patrol import READ, REGISTERED, STARTS

pytestmark = pytest.mark.django_db(transaction=True)
ANALYST = "Jo Tan"
WEEK = STARTS + dt.timedelta(days=7)


@pytest.fixture
def office(settings, db):
    """Whoever is at the office was there before the trial."""
    with on_day(REGISTERED):
        return people_bodies(settings)


@pytest.fixture
def enter(open_page, office):
    def enter_one(name, **options):
        page = open_page(**options)
        sign_in(page, name)
        return page

    return enter_one


def sign_in(page, name):
    page.goto("/desk/demonstration")
    page.get_by_role("button", name=name, exact=True).click()


@EITHER
def test_from_a_file_of_offences_to_a_published_result(enter, open_page, tmp_path, options):
    visitor = open_page(**options)
    with on_day(REGISTERED):
        page = enter(ANALYST, **options)
        steps.load_history(page, tmp_path)
        hotspots = steps.choose_hotspots(page)
        steps.name_place(page, hotspots)
        trial = steps.register_trial(page, hotspots)
        see_week_on_paper(page, trial)
        see_one_line_of_hashes(visitor)
        page.goto(trial)
        protocol = steps.publish_report(page, "Publish the protocol", "Publish")
        see_nothing_closed(visitor, trial, protocol)
    with on_day(STARTS + dt.timedelta(days=20)):
        sign_in(page, ANALYST)
        assert "There is a problem" in refuse_reading(page, trial)
        assert not TrialReading.objects.exists()
    with on_day(READ):
        sign_in(page, ANALYST)
        steps.feed_trial(page, trial, tmp_path)
        page.goto(f"{trial}/read")
        page.get_by_label("I am to see the result now").check()
        assert "This is what the trial says." in press(page, "Read it")
        see_dose_effect_and_doubt(page)
        report = steps.publish_report(page, "Write the report", "Publish")
        see_nothing_closed(visitor, trial, protocol, report)
        see_report(visitor, report)


def see_one_line_of_hashes(page):
    """As soon as the trial is registered, and before any report on it, its hashes stand on the public register."""
    page.goto("/violence/trials")
    row, said = Trial.objects.get(), words_of(page)
    assert {row.protocol_sha256, row.protocol["seed_sha256"]} <= set(said.split())
    assert row.title not in said


def test_a_trial_that_is_abandoned_stays_in_public_with_the_reason(enter, open_page, tmp_path):
    with on_day(REGISTERED):
        page = enter(ANALYST)
        steps.load_history(page, tmp_path)
        trial = steps.register_trial(page, steps.choose_hotspots(page))
        page.goto(trial)
        follow(page, "Abandon it")
        page.get_by_label("Why it is abandoned").fill("A unit named North has no van.")
        page.get_by_label("I know that this is not taken back").check()
        page.get_by_role("button", name="Abandon it", exact=True).click()
        assert "“North” tells where the trial is" in words_of(page)
        page.get_by_label("Why it is abandoned").fill("No van could be had.")
        assert "The trial is abandoned" in press(page, "Abandon it")
        assert page.get_by_role("link", name="Read the result").count() == 0
        page.goto(f"{trial}/schedule")
        assert "No visit is planned in this week." in words_of(page)
        visitor = open_page()
        visitor.goto("/violence")
        follow(visitor, "The register of all trials")
        assert "Abandoned on 20 February 2025, before any result of it was read: No van could be had." in words_of(
            visitor
        )


def see_week_on_paper(page, trial):
    """A week of one unit as it comes out of the printer: no menus, boxes to fill in, every visit drawn."""
    page.goto(trial)
    follow(page, "Schedule")
    page.goto(f"{trial}/schedule?from={WEEK}&unit=North")
    page.emulate_media(media="print")
    printed = words_of(page)
    page.emulate_media(media="screen")
    assert "Arrived" in printed
    assert "For a phone" not in printed
    codes = set(Hotspot.objects.filter(unit="North").values_list("code", flat=True))
    assert codes & set(printed.split())
    files = [page.request.get(f"{trial}/schedule.{ending}") for ending in ("csv", "ics")]
    assert all(file.ok for file in files)
    assert "BEGIN:VCALENDAR" in files[1].text()


def refuse_reading(page, trial):
    page.goto(f"{trial}/read")
    page.get_by_label("I am to see the result now").check()
    page.get_by_role("button", name="Read it", exact=True).click()
    return words_of(page)


def see_dose_effect_and_doubt(page):
    said = words_of(page)
    reading = TrialReading.objects.get()
    assert reading.look is None
    for told in ("95% interval", "minutes", "patrolled hotspot-days"):
        assert told in said, told


def see_nothing_closed(page, trial, *reports):
    """Whatever a citizen can open of it says nothing of where, when and by which seed."""
    closed = steps.list_closed()
    number = trial.rpartition("/")[2]
    assert len(closed) > 40
    addresses = [
        "/violence",
        f"/violence/trials/{number}",
        *("/violence/trials", "/violence/trials.csv", "/violence/trials.json"),
        "/money",
        "/performance/analyses",
        "/desk/violence",
        trial,
    ]
    for report in reports:
        address = f"/violence/reports/{report.rpartition('/')[2]}"
        page.goto(address)
        files = [link.get_attribute("href") for link in page.locator("main a[href]").all()]
        addresses += [address, f"{address}.json", *(each for each in files if each.startswith("/"))]
    for address in dict.fromkeys(addresses):
        answer = page.request.get(address)
        said = steps.read_words(answer)
        assert [words for words in closed if words in said] == [], address
    for words in (steps.SECRET, steps.SECRET.split()[0]):
        found = page.request.get("/search", params={"q": words}).text()
        assert "/violence/" not in found.replace('/violence"', "")
    for ending in ("schedule.csv", "protocol.json"):
        assert page.request.get(f"/violence/trials/{number}/{ending}").status == 404


def see_report(page, report):
    page.goto("/violence")
    follow(page, "Trial: Spring patrols on trial")
    assert page.url.endswith(report.rpartition("/")[2])
    said = words_of(page)
    for told in ("Whether it worked", "What was patrolled", "What was promised before"):
        assert told in said, told


def test_the_pages_on_the_way_are_accessible_and_fit_a_phone(enter, axe, tmp_path):
    with on_day(REGISTERED):
        page = enter(ANALYST)
        steps.load_history(page, tmp_path)
        hotspots = steps.choose_hotspots(page)
        steps.name_place(page, hotspots)
        spot = page.url.removesuffix("/name")
        trial = steps.register_trial(page, hotspots)
        addresses = ("/desk/violence", hotspots, spot, trial, f"{trial}/schedule", f"{trial}/visits/new")
        assert look_at(page, axe, (*addresses, f"{trial}/abandon", "/violence/trials")) == []
        assert Trial.objects.get().registered_at
