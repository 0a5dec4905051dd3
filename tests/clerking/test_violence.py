"""The pages of violence as those who use them find them: what waits, what is lacking, what stands at which field."""

import datetime as dt

import pytest
from django.utils import timezone

from answerable.keeping.changes.desk import hotspot as changes
from answerable.keeping.models.desk import Access, HotspotSet, Role
from answerable.keeping.queries.desk import hotspot as hotspots
from tests.keeping.desk.makings import make_body
from tests.keeping.desk.makings_measure import ANALYST
from tests.keeping.desk.makings_patrol import (
    SPOTS,
    make_bin,
    make_plan,
    make_service,
    make_set,
    our_force,
    read_trial,
    take_offences,
)

pytestmark = pytest.mark.django_db


def words_of(answer):
    return answer.content.decode()


def choose(client, offences, **values):
    given = {
        "body": our_force().pk, "name": "Autumn", "offences": offences.pk, "method": "count", "cell": "square",
        "side": 250, "number": SPOTS, "hectares": 22, "whose": "all", **values,
    }  # fmt: skip
    return words_of(client.post("/desk/hotspots/new", given, follow=True))


def test_whoever_has_no_file_yet_is_told_where_to_load_one(sign_in):
    analyst = sign_in(Role.ANALYST, our_force())
    for page, shape in (("new", "offences"), ("bring-in", "areas")):
        said = words_of(analyst.get(f"/desk/hotspots/{page}"))
        assert f"No file of {shape} was taken in yet." in said
        assert f"/desk/data-files/new?shape={shape}" in said
        assert "<form method" not in said


def test_before_places_are_chosen_it_is_said_how_long_it_takes_and_a_form_sent_twice_is_one_set(sign_in, tmp_path):
    offences, analyst = take_offences(tmp_path), sign_in(Role.ANALYST, our_force())
    assert "press once" in words_of(analyst.get("/desk/hotspots/new"))
    assert f"{SPOTS} hotspots chosen." in choose(analyst, offences)
    assert f"{SPOTS} hotspots chosen." in choose(analyst, offences)
    assert HotspotSet.objects.count() == 1


def test_fewer_places_than_asked_for_are_explained(sign_in, tmp_path):
    offences, analyst = take_offences(tmp_path), sign_in(Role.ANALYST, our_force())
    said = choose(analyst, offences, number=500, hectares=100)
    assert "500 were asked for: the land holds no more of that size." in said


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("side", "wide", "Enter a whole number from 50 to 2,000."),
        ("number", "0", "Enter a whole number from 1 to 500."),
        ("last_on", "31/02/2025", "Enter a day that there is, as 2026-03-31."),
    ],
)
def test_what_is_wrong_stands_at_its_field_with_what_may_be_entered(sign_in, tmp_path, field, typed, words):
    said = choose(sign_in(Role.ANALYST, our_force()), take_offences(tmp_path), **{field: typed})
    at = said.index(f'id="id_{field}_error"')
    assert words in said[at : said.index("</p>", at)]
    assert not HotspotSet.objects.exists()


def test_a_tick_that_is_wanting_is_told_at_the_tick(sign_in, tmp_path):
    trial = read_trial(tmp_path).trial
    said = words_of(sign_in(Role.ANALYST, our_force()).post(f"/desk/trials/{trial.pk}/read", {"why": ""}))
    assert 'id="id_sure_error"' in said
    assert 'aria-describedby="id_sure_error"' in said


def test_the_first_page_says_since_when_something_waits_and_where_the_results_are(sign_in, tmp_path):
    reading = read_trial(tmp_path)
    spot = hotspots.list_hotspots(reading.trial.hotspot_set)[0]
    make_plan(spot, next_update_on=dt.date(2025, 2, 1))
    member = words_of(sign_in(Role.MEMBER, our_force()).get("/desk/violence"))
    assert "due on 1 February 2025" in member
    assert f"/desk/trials/readings/{reading.pk}" in member
    assert spot.name not in member
    analyst = words_of(sign_in(Role.ANALYST, our_force()).get("/desk/violence"))
    assert f'<a href="/desk/hotspots/{reading.trial.hotspot_set_id}">All {SPOTS - 1}</a>' in analyst


def test_places_of_a_body_where_somebody_only_sits_are_not_named_to_them(sign_in, tmp_path):
    """Somebody may patrol for one body and be a member of another."""
    name = hotspots.list_hotspots(make_set(tmp_path))[0].name
    elsewhere = make_body("Eastmere Police", "force")
    client = sign_in(Role.ANALYST, elsewhere)
    Access.objects.create(account=client.account, role=Role.MEMBER, body=our_force(), first_on=timezone.localdate())
    assert client.get("/desk/hotspots").status_code == 200
    assert name not in words_of(client.get("/desk/violence"))
    patroller = sign_in(Role.ANALYST, our_force(), email="patroller@office.example")
    assert name in words_of(patroller.get("/desk/violence"))


def test_each_place_of_a_set_says_whether_it_has_a_plan(sign_in, tmp_path):
    plan = make_plan(tmp_path)
    said = words_of(sign_in(Role.ANALYST, our_force()).get(f"/desk/hotspots/{plan.hotspot.hotspot_set_id}"))
    assert f'<a href="/desk/engagement/{plan.pk}">on the desk</a>' in said
    assert said.count("none yet") == SPOTS - 1


def test_what_is_worked_on_stands_before_what_is_told_of_it(sign_in, tmp_path):
    plan = make_plan(tmp_path)
    said = words_of(sign_in(Role.CLERK, our_force()).get(f"/desk/engagement/{plan.pk}"))
    assert said.index("What was asked, agreed and done") < said.index("As it is told")


def test_numbers_stand_under_each_other_and_units_are_said(sign_in):
    analyst, row, service = sign_in(Role.ANALYST, our_force()), make_bin(), make_service()
    assert '<td role="cell" data-label="Knives" class="number">31</td>' in words_of(
        analyst.get(f"/desk/bins/{row.pk}")
    )
    assert 'class="number">60</td>' in words_of(analyst.get(f"/desk/services/{service.pk}"))
    assert "Match found so far in the year (£)" in words_of(analyst.get("/desk/funding-returns/new"))


@pytest.mark.parametrize("address", ["hotspots", "engagement", "services", "bins", "funding-returns"])
def test_an_empty_list_says_what_it_is_for_and_what_comes_first(sign_in, address):
    said = words_of(sign_in(Role.ANALYST, our_force()).get(f"/desk/{address}"))
    assert " yet. " in said


def test_two_people_at_one_place_do_not_write_over_each_other(sign_in, tmp_path):
    spot = hotspots.list_hotspots(make_set(tmp_path))[0]
    changes.name_hotspot(spot, by=ANALYST, revision=spot.revision, name="Arcade")
    client, address = sign_in(Role.ANALYST, our_force()), f"/desk/hotspots/places/{spot.pk}/name"
    late = words_of(client.post(address, {"name": "Arches", "revision": spot.revision}))
    assert "while you were working on it" in late
    assert 'value="Arches"' in late
    assert hotspots.find_hotspot(spot.pk).name == "Arcade"
