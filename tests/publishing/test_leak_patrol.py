"""What must stay closed about patrols, looked for as numbers: places, single offences, times, codes, seeds, devices,
few people. And what a dated rule opens, on the day on which it does."""

import csv
import datetime as dt
import io
import json
import re

import msgspec
import numpy as np
import pytest
from django.test import Client

from answerable.keeping.changes.desk import hotspot as hotspot_changes
from answerable.keeping.changes.desk import intervention
from answerable.keeping.changes.desk import trial as trial_changes
from answerable.keeping.changes.desk.row import RefusedError
from answerable.keeping.changes.status import set_status
from answerable.keeping.models.desk import DataFile, Hotspot, PatrolReport, Trial
from answerable.keeping.queries.desk import trial as trials
from answerable.keeping.rows import open_file
from answerable.patrolling.offence.offences import read_offences
from answerable.patrolling.place.grid import to_degrees
from answerable.patrolling.trial.allocation import hash_seed
from answerable.patrolling.trial.registration import hash_protocol, write_protocol
from answerable.patrolling.trial.release import find_release
from answerable.patrolling.trial.schedule import list_visits
from answerable.publishing import revalidating
from answerable.reading.formats.opening import lay_out
from examples.desk.past import on_day
from tests.keeping.desk.makings_measure import ANALYST
from tests.keeping.desk.makings_patrol import ENDS, READ, SECRET_PLACE, SIDE, SPOTS, corner_of
from tests.publishing.crawl import crawl, visit
from tests.publishing.patrolled import DEVICE, FEW, PEOPLE, QUARTERS, give_return, publish, publish_each, serve
from tests.publishing.test_leak_desk import READ as READ_FILE

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
CODE = re.compile(r"\bH(?:0[1-9]|1[0-2])\b")
TIME = re.compile(r"\b[0-2]\d:[0-5]\d\b")
# The windows in which visits fall are part of the protocol, and public.
WINDOW = {"15:00", "23:00"}
NUMBER = re.compile(r"(?<![\w.,#-])-?\d[\d,]*(?:\.\d+)?(?![\w])")
SEARCHES = ("hotspot", "patrol", "seed", "service", "trial", "violence")
TAGS = re.compile(r"</?[a-z][^>]*>")
DRAWN = re.compile(r"<svg.*?</svg>", re.DOTALL)
STAMP = re.compile(r"\d{4}-\d\d-\d\d[T ][\d:.+]+|\d\d:\d\d:\d\d")


@pytest.fixture(scope="module")
def year(shared_record, tmp_path_factory):
    """A year of patrols, published; made once."""
    return publish_each(tmp_path_factory.mktemp("patrols"))


def closed_numbers():
    """The numbers by which places and offences could be found: metres of the grid as they are and rounded to 10 and
    100, and degrees from three decimals to six."""
    corners = [corner_of(number) for number in range(SPOTS)]
    places = [
        (x + across, y + up) for x, y in corners for across in (0, SIDE / 2, SIDE) for up in (0, SIDE / 2, SIDE)
    ]
    for file in DataFile.objects.filter(shape="offences"):
        offences = read_offences(open_file(file))
        places += zip(offences.easting.tolist(), offences.northing.tolist(), strict=True)
    east, north = (np.array(each) for each in zip(*places, strict=True))
    metres = {int(round(each / step) * step) for each in (*east, *north) for step in (1, 10, 100)}
    degrees = [each for line in to_degrees(east, north) for each in line]
    return {str(each) for each in metres} | {f"{each:.{cut}f}" for each in degrees for cut in (3, 4, 5, 6)}


def everything_public(client):
    """Every page, feed, export and drawing, with the words of both files of every report."""
    starts = [f"/search?q={words}" for words in SEARCHES]
    pages = crawl(client, "/", "/violence", "/nothing", "/violence/trials/999", *starts)
    texts = [(page.address, page.everything) for page in pages]
    for row in PatrolReport.objects.exclude(publication=None):
        for form, read in READ_FILE.items():
            address = f"/publications/{row.publication_id}.{form}"
            answer = client.get(address)
            assert answer.status_code == 200
            texts.append((address, _printed(form, answer.content, read)))
    return texts


def _printed(form, data, read):
    """The words of a file, and not the numbers by which a PDF or a Word file lays them out."""
    if form == "pdf":
        return " ".join(block.text for block in lay_out(data).blocks)
    return TAGS.sub(" ", read(data))


def found_in(text, numbers):
    return {each.replace(",", "") for each in NUMBER.findall(text)} & numbers


def test_no_coordinate_code_name_device_time_or_seed_is_in_anything_that_the_public_can_reach(year, client):
    with on_day(READ):  # the trial is over, and the rule has opened nothing yet
        texts = everything_public(client)
    numbers, visits = closed_numbers(), planned(year.trial)
    times = {f"{moment:%H:%M}" for visit in visits for moment in (visit.start, visit.end)} - WINDOW
    assert len(numbers) > 10_000
    assert len(times) > 100
    leaks = {}
    for address, text in texts:
        is_of_patrols = address.startswith(("/violence", "/publications"))
        for what, seen in look_into(text, numbers, times if is_of_patrols else set(), year.trial.seed):
            if seen:
                leaks.setdefault(what, []).append((address, sorted(seen)[:5]))
    assert leaks == {}
    assert len(texts) > 80


def look_into(text, numbers, times, seed):
    """What of a page is closed, by what it is."""
    said = DRAWN.sub(lambda drawing: TAGS.sub(" ", drawing[0]), text)
    yield "coordinates", found_in(said, numbers)
    yield "codes", set(CODE.findall(said))
    yield "times", set(TIME.findall(STAMP.sub("", said))) & times
    yield "words", {word for word in (SECRET_PLACE, DEVICE, seed, "quiet chapel") if word.lower() in said.lower()}


def planned(row):
    protocol = trials.protocol_of(row)
    return list_visits(protocol, trials.allocation_of(row), protocol.starts_on, protocol.ends_on)


def test_a_search_for_what_is_closed_finds_nothing(year, client):
    for words in ("H01", SECRET_PLACE, DEVICE, "quiet chapel"):
        assert "Nothing in the public record fits" in visit(client, f"/search?q={words}").everything, words


def test_the_numbers_are_found_where_they_are_shown_so_that_these_tests_can_fail(year):
    numbers = closed_numbers()
    x, y = corner_of(0)
    assert found_in(f"<p>at {x:,} east</p>", numbers)
    assert found_in(f'{{"northing": {y}}}', numbers)
    longitude, latitude = (float(each[0]) for each in to_degrees([x], [y]))
    assert found_in(f"[{longitude:.4f}, {latitude:.3f}]", numbers)


ADDRESSES = ("/schedule.csv", "/protocol.json")


def opened(client, row, day):
    """Which of the two files and whether the seed are open on a day."""
    with on_day(day):
        page = visit(client, f"/violence/trials/{row.pk}").everything
        files = [client.get(f"/violence/trials/{row.pk}{end}").status_code == 200 for end in ADDRESSES]
    offered = [f"/violence/trials/{row.pk}{end}" in page for end in ADDRESSES]
    assert files == offered, "a page offers a file that is not there, or hides one that is"
    return (*files, row.seed in page)


def test_schedule_and_seed_open_on_their_day_and_no_place_while_it_is_patrolled(year, client):
    release = find_release(trials.protocol_of(year.trial))
    assert opened(client, year.trial, release.schedule_on - DAY) == (False, False, False)
    assert opened(client, year.trial, release.schedule_on) == (True, False, True)
    assert release.seed_on == release.schedule_on
    assert opened(client, year.trial, release.places_on + 900 * DAY) == (True, False, True), "they are patrolled on"


def test_places_open_on_their_day_once_they_are_patrolled_no_more(year, client):
    release = find_release(trials.protocol_of(year.trial))
    with on_day(READ + DAY):
        hotspot_changes.close_set(year.trial.hotspot_set, by=ANALYST)
    assert opened(client, year.trial, release.places_on - DAY) == (True, False, True)
    assert opened(client, year.trial, release.places_on) == (True, True, True)
    with on_day(release.places_on):
        sent = client.get(f"/violence/trials/{year.trial.pk}/protocol.json").content
    protocol = trials.protocol_of(year.trial)
    assert sent == write_protocol(protocol)
    assert hash_protocol(protocol) == year.trial.protocol_sha256
    assert hash_seed(year.trial.seed) == protocol.seed_sha256


def test_places_stay_closed_where_others_on_the_same_ground_are_patrolled(year, client):
    release = find_release(trials.protocol_of(year.trial))
    with on_day(READ + DAY):
        hotspot_changes.close_set(year.trial.hotspot_set, by=ANALYST)
        drawn = DataFile.objects.get(shape="areas")
        again = hotspot_changes.bring_in_hotspots(year.trial.body, by=ANALYST, name="Winter patrols", drawn=drawn)
    assert opened(client, year.trial, release.places_on) == (True, False, True)
    Hotspot.objects.filter(hotspot_set=again).update(outline="what nobody can read")
    forget_pages()
    assert opened(client, year.trial, release.places_on) == (True, False, True)
    with on_day(release.places_on):
        hotspot_changes.close_set(again, by=ANALYST)
    assert opened(client, year.trial, release.places_on) == (True, True, True)


def test_places_stay_closed_while_another_trial_of_them_runs(year, client):
    release = find_release(trials.protocol_of(year.trial))
    chosen, late = year.trial.hotspot_set, release.places_on + 10 * DAY
    with on_day(READ):
        values = trial_values(year.trial, starts_on=READ + 10 * DAY, ends_on=late)
        other = trial_changes.draft_trial(chosen, by=ANALYST, **values)
        other = trial_changes.work_out_power(other, by=ANALYST, history=chosen.offences)
        trial_changes.register_trial(other, by=ANALYST)
        hotspot_changes.close_set(chosen, by=ANALYST)
    assert opened(client, year.trial, late) == (True, False, True)
    assert opened(client, year.trial, late + DAY) == (True, True, True)


def register_another(year, hour=10, **changed):
    """A second trial in the same places, registered a while after the first was read, and told of by no report."""
    with on_day(READ, hour):
        values = trial_values(year.trial, **{"starts_on": READ + 10 * DAY, "ends_on": READ + 70 * DAY, **changed})
        other = trial_changes.draft_trial(year.trial.hotspot_set, by=ANALYST, **values)
        other = trial_changes.work_out_power(other, by=ANALYST, history=year.trial.hotspot_set.offences)
        return trials.find_trial(trial_changes.register_trial(other, by=ANALYST).pk)


REGISTERS = ("/violence/trials", "/violence/trials.csv", "/violence/trials.json")
UNTOLD = {"body", "registered_at", "listed_at", "protocol_sha256", "seed_sha256", "follows_abandoned"}
ABANDONED = {"abandoned_on", "abandoned_recorded_on", "abandoned_why", "readings_before"}


def say_days(*days):
    """Days in every form in which they could be printed."""
    return {form for day in days for form in (f"{day.day} {day:%B %Y}", f"{day:%-d %b %Y}", day.isoformat())}


def find_row(client, row):
    rows = client.get("/violence/trials.json").json()["trials"]
    return next(each for each in rows if each["protocol_sha256"] == row.protocol_sha256)


def test_until_its_protocol_is_published_a_registered_trial_is_one_line_of_hashes(year, client):
    told = {address: visit(client, address).everything for address in REGISTERS}
    other = register_another(year, title="Zqlantern walks", question="Do zqlanterns help?")
    protocol = trials.protocol_of(other)
    closed = {
        *("Zqlantern", "zqlantern", other.seed, SECRET_PLACE, f"/violence/trials/{other.pk}"),
        *say_days(other.starts_on, other.ends_on),
    }
    for address in REGISTERS:
        said = visit(client, address).everything
        assert {protocol.seed_sha256, other.protocol_sha256} <= set(re.findall(r"\b[0-9a-f]{64}\b", said)), address
        assert {words for words in closed if words in said} == set(), address
        assert set(CODE.findall(said)) == set(), address
        for unit in ("North", "South"):
            word = re.compile(rf"\b{unit}\b")
            assert len(word.findall(said)) == len(word.findall(told[address])), address
    assert find_row(client, other).keys() == UNTOLD
    pages = [client.get(f"/violence/trials/{other.pk}{end}").status_code for end in ("", *ADDRESSES)]
    assert pages == [404, 404, 404]
    assert "Zqlantern" not in visit(client, "/violence").everything


def test_a_line_leads_to_the_trial_once_its_protocol_is_published_and_no_longer_once_that_is_withdrawn(year, client):
    other = register_another(year)
    with on_day(READ):
        report = publish("protocol", trial=other)
        line = find_row(client, other)
        assert line["address"] == f"/violence/trials/{other.pk}"
        assert line["starts_on"] == other.starts_on.isoformat()
        assert f'href="/violence/trials/{other.pk}"' in visit(client, "/violence/trials").everything
        report.refresh_from_db()
        set_status(report.publication.paper, status="withdrawn", by="clerk", reason="published by mistake")
        assert find_row(client, other).keys() == UNTOLD, "the line stays, with its hashes"


def test_an_abandoned_trial_stays_on_the_register_with_its_reason_and_the_next_one_says_so_but_not_where(
    year, client
):
    first = register_another(year)
    with on_day(READ + 2 * DAY):
        trial_changes.abandon_trial(first, by=ANALYST, on=READ + DAY, why="No van could be had.")
    second = register_another(year, hour=11, title="Zqlantern walks")
    with on_day(READ + 2 * DAY):
        line = find_row(client, first)
        assert line.keys() == UNTOLD | ABANDONED
        assert (line["abandoned_on"], line["abandoned_why"]) == ("2025-05-07", "No van could be had.")
        said = " ".join(TAGS.sub(" ", visit(client, "/violence/trials").everything).split())
    assert (
        "Abandoned on 7 May 2025, which was recorded on 8 May 2025, before any result of it was read: "
        "No van could be had."
    ) in said
    assert [find_row(client, row)["follows_abandoned"] for row in (first, second, year.trial)] == ["no", "yes", "no"]
    assert said.count("An earlier trial in some of the same places was abandoned.") == 1
    assert find_row(client, second).keys() == UNTOLD, "nothing says which one, and so where"


def test_an_abandoned_trial_opens_no_sooner_than_if_it_had_gone_on(year, client):
    other = register_another(year)
    with on_day(other.starts_on + 3 * DAY):
        publish("protocol", trial=other)
        trial_changes.abandon_trial(other, by=ANALYST, on=other.starts_on + 3 * DAY, why="No van could be had.")
        hotspot_changes.close_set(year.trial.hotspot_set, by=ANALYST)
    release = find_release(trials.protocol_of(other))
    assert release.schedule_on > other.ends_on
    assert opened(client, other, release.schedule_on - DAY) == (False, False, False)
    assert opened(client, other, release.schedule_on) == (True, False, True)
    assert opened(client, year.trial, other.ends_on) == (True, False, True), "as if it were patrolled still"
    with on_day(release.schedule_on):
        sent = client.get(f"/violence/trials/{other.pk}/schedule.csv").content.decode("utf-8-sig")
    days = {row["on"] for row in csv.DictReader(io.StringIO(sent))}
    assert max(days) <= (other.starts_on + 3 * DAY).isoformat()
    assert len(days) > 1


def trial_values(row, **changed):
    names = ("question", "visits", "minutes", "windows", "patrolled", "out_of", "within", "outcomes", "hoped")
    return {**{name: getattr(row, name) for name in names}, "title": "A second trial", **changed}


def test_the_schedule_names_hotspots_by_plain_codes_and_else_by_the_numbers_of_the_protocol(year, client):
    def read():
        with on_day(ENDS + 40 * DAY):
            said = client.get(f"/violence/trials/{year.trial.pk}/schedule.csv").content.decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(said)))

    rows = read()
    assert set(rows[0]) == {"hotspot", "on", "start", "end", "minutes"}
    assert len(rows) == len(planned(year.trial))
    assert {row["hotspot"] for row in rows} <= {f"H{number:02d}" for number in range(1, 13)}
    recode(year.trial)
    forget_pages()
    named = read()
    assert {row["hotspot"] for row in named} <= {str(number) for number in range(1, 13)}
    assert len(named) == len(rows)


def forget_pages():
    """Pages are kept until an act changes the record; rows that a test changes by hand are no act."""
    revalidating.store = revalidating.PageStore(revalidating.BYTES_KEPT)


def recode(row):
    """A registered trial whose codes say where its places are, registered again with another hash."""
    protocol = trials.protocol_of(row)
    places = tuple(msgspec.structs.replace(each, code=f"harbour-lane-{each.code}") for each in protocol.hotspots)
    changed = msgspec.structs.replace(protocol, hotspots=places)
    Trial.objects.filter(pk=row.pk).update(
        protocol=json.loads(write_protocol(changed)), protocol_sha256=hash_protocol(changed)
    )


def test_a_withdrawn_protocol_takes_its_trial_with_its_schedule_and_places_out_of_view(year, client):
    with on_day(ENDS + 400 * DAY):
        assert client.get(f"/violence/trials/{year.trial.pk}").status_code == 200
        paper = year.reports["protocol"].publication.paper
        set_status(paper, status="withdrawn", by="clerk", reason="published by mistake")
        gone = [client.get(f"/violence/trials/{year.trial.pk}{end}").status_code for end in ("", *ADDRESSES)]
        said = visit(client, "/violence").everything
    assert gone == [404, 404, 404]
    assert f"/violence/trials/{year.trial.pk}" not in said


def people_of(client, address):
    answer = client.get(f"{address}/services-people.csv")
    assert answer.status_code == 200
    rows = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    return {row.pop("Service"): row for row in rows}


def page_rows(client, key):
    return Client().get(f"/violence/services/{key}").content.decode()


def test_a_service_is_told_by_itself_as_its_report_tells_it_and_never_otherwise(year, client):
    report = year.reports["services"]
    told = people_of(client, f"/violence/reports/{report.pk}")
    assert told["Night Shelter"]["Left early"] == "hidden"
    assert sum(value == "hidden" for value in told["Night Shelter"].values()) > 1, "a second count hides the first"
    before = page_rows(client, year.other.pk)
    assert f"/violence/reports/{report.pk}" in before
    serve("Third Way", {**FEW, "referred": 46, "declined": 2})
    give_return(year.other, quarter=QUARTERS[1])
    assert table_of(page_rows(client, year.other.pk)) == table_of(before), "no table but the report's"
    newer = type(year.service).objects.get(name="Third Way")
    assert "No figures of it have been published yet." in page_rows(client, newer.pk)


def table_of(page):
    return re.findall(r"<td[^>]*>(.*?)</td>", page)


def test_two_reports_on_services_give_nothing_away_together(year, client):
    first = people_of(client, f"/violence/reports/{year.reports['services'].pk}")
    serve("Third Way", {**FEW, "referred": 46, "declined": 2})
    later = publish("services")
    second = people_of(client, f"/violence/reports/{later.pk}")
    for name in ("Second Chance", "Night Shelter"):
        assert second[name] == first[name], "what did not change is told as it was"
    assert "All services" not in second, "all together, less two rows that are known, would be the third"
    give_return(year.service, quarter=QUARTERS[1])
    third = people_of(client, f"/violence/reports/{publish('services').pk}")
    assert third["Second Chance"] != first["Second Chance"]
    assert third["Night Shelter"] == first["Night Shelter"]
    assert third["Third Way"] == second["Third Way"]


def test_a_report_that_would_only_tell_of_few_more_people_is_none(year):
    few = dict.fromkeys((*PEOPLE, "outcomes_known"), 0) | {"referred": 2, "started": 2, "already_started": 10}
    row, quarter = year.service, QUARTERS[1]
    intervention.enter_return(row, by=ANALYST, first_on=quarter[0], last_on=quarter[1], already_waiting=10, **few)
    with pytest.raises(RefusedError, match="nothing of it has changed"):
        publish("services")
