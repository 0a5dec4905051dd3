"""Measures on the desk: defined by a form, held against targets, charted, published; figures taken from papers."""

import pytest

from answerable.keeping.changes.desk.observation import load_observations
from answerable.keeping.changes.pack import file_pack
from answerable.keeping.models import Figure
from answerable.keeping.models.desk import Measure, Observation, Role
from tests.keeping.desk.makings import make_panel
from tests.keeping.desk.makings_measure import ANALYST, make_measure, our_board, take_values
from tests.keeping.readings import board_notes

pytestmark = pytest.mark.django_db
DEFINED = {"title": "Burglary", "code": "burglary", "unit": "burglaries", "form": "count", "better": "lower"}


def words_of(answer):
    return answer.content.decode()


def test_an_analyst_defines_a_measure_holds_it_against_a_target_and_publishes_it(sign_in, tmp_path):
    analyst = sign_in(Role.ANALYST, our_board())
    given = {**DEFINED, "body": our_board().pk, "chart": "xmr", "numerator": "Offences", "source": "Crime system"}
    made = analyst.post("/desk/measures/new", given, follow=True)
    assert "The measure is defined." in words_of(made)
    measure = Measure.objects.get()
    assert (measure.months, measure.per, measure.places) == (12, 1, 0)
    place = f"/desk/measures/{measure.pk}"

    analyst.post(f"{place}/targets/new", {"value": "600", "first_on": "2024-01-01", "authority": "The Board"})
    rows = [f"burglary,2024-{month:02},{600 + month % 3}" for month in range(1, 13)]
    load_observations(take_values(tmp_path, *rows), by=ANALYST)
    page = words_of(analyst.get(place))
    assert "600, from 1 January 2024, set by The Board" in page
    assert "<svg" in page
    assert "12 months to December 2024" in page
    assert "Not yet" in page

    analyst.post(f"{place}/publish", {"revision": Measure.objects.get().revision})
    released = analyst.post(f"{place}/release", follow=True)
    assert "Values released: 12." in words_of(released)
    assert "Not yet" not in words_of(released)
    analyst.post(f"{place}/withdraw")
    assert Measure.objects.get().published_on is None


def test_a_measure_shows_what_a_value_was_before_it_was_revised(sign_in, tmp_path):
    measure = make_measure()
    load_observations(take_values(tmp_path, "burglary,2024-01,640"), by=ANALYST)
    load_observations(take_values(tmp_path, "burglary,2024-01,655", name="second.csv"), by=ANALYST)
    page = words_of(sign_in(Role.MEMBER, our_board()).get(f"/desk/measures/{measure.pk}"))
    assert 'data-label="Value">655<' in page
    assert 'data-label="Before">640 ' in page


def test_a_measure_of_areas_shows_one_at_a_time(sign_in, tmp_path):
    measure = make_measure()
    heads = "measure,area,period,numerator"
    rows = ("burglary,,2024-01,6401", "burglary,Ashby,2024-01,64")
    load_observations(take_values(tmp_path, *rows, heads=heads), by=ANALYST)
    analyst = sign_in(Role.ANALYST, our_board())
    assert "6,401" in words_of(analyst.get(f"/desk/measures/{measure.pk}"))
    of_area = words_of(analyst.get(f"/desk/measures/{measure.pk}?area=Ashby"))
    assert "6,401" not in of_area
    assert 'data-label="Value">64<' in of_area


def test_values_that_no_longer_fit_the_definition_are_told_and_the_page_stands(sign_in, tmp_path):
    measure = make_measure()
    load_observations(take_values(tmp_path, "burglary,2024-01,640,600"), by=ANALYST)
    analyst = sign_in(Role.ANALYST, our_board())
    changed = {**DEFINED, "form": "percent", "chart": "p", "revision": 1}
    analyst.post(f"/desk/measures/{measure.pk}/change", changed)
    page = analyst.get(f"/desk/measures/{measure.pk}")
    assert page.status_code == 200
    assert "more than all" in words_of(page)


@pytest.mark.parametrize(
    ("kind", "given", "shown"),
    [
        (
            "baselines",
            {"first_on": "2020-01-01", "last_on": "2020-12-31", "numerator": "8200"},
            "8,200, 1 January 2020",
        ),
        ("breaks", {"on": "2024-01-01", "words": "A new system"}, "A new system"),
        (
            "rebasings",
            {"on": "2024-01-01", "why": "Lasting change", "decided_by": "The Board", "decided_on": "2024-02-01"},
            "Lasting change. Decided by The Board",
        ),
        ("absences", {"quarter_end": "2024-03-31", "words": "The system was down"}, "The system was down"),
    ],
)
def test_what_bears_on_a_measure_is_put_down_and_lifted(sign_in, kind, given, shown):
    measure = make_measure()
    analyst, place = sign_in(Role.ANALYST, our_board()), f"/desk/measures/{measure.pk}"
    page = analyst.post(f"{place}/{kind}/new", {"authority": "The Board", **given}, follow=True)
    assert shown in words_of(page)
    row = getattr(measure, kind).get()
    lifted = analyst.post(f"/desk/measures/{kind}/{row.pk}/lift", follow=True)
    assert "It is lifted." in words_of(lifted)
    assert f"{kind}/{row.pk}/lift" not in words_of(lifted)
    assert analyst.get(f"{place}/horses/new").status_code == 404


def test_wrong_input_is_an_error_of_the_form_and_a_late_save_is_a_conflict(sign_in):
    measure = make_measure()
    analyst, place = sign_in(Role.ANALYST, our_board()), f"/desk/measures/{measure.pk}"
    backwards = {"first_on": "2024-02-01", "last_on": "2024-01-01", "value": "5", "authority": "The Board"}
    assert "before the first" in words_of(analyst.post(f"{place}/targets/new", backwards))
    taken = {**DEFINED, "chart": "xmr", "body": our_board().pk}
    assert "There is a measure “burglary” already" in words_of(analyst.post("/desk/measures/new", taken))
    analyst.post(f"{place}/change", {**DEFINED, "chart": "xmr", "title": "Burglaries", "revision": 1})
    late = analyst.post(f"{place}/change", {**DEFINED, "chart": "xmr", "title": "Break-ins", "revision": 1})
    assert "while you were working on it" in words_of(late)
    assert Measure.objects.get().title == "Burglaries"


def test_a_figure_of_a_paper_is_found_by_its_words_and_taken(sign_in):
    measure = make_measure("trained")
    file_pack([board_notes()], by=ANALYST, confidentiality="open")
    figure = Figure.objects.first()
    analyst, place = sign_in(Role.ANALYST, our_board()), f"/desk/measures/{measure.pk}/figures"
    assert f"{place}/{figure.pk}" in words_of(analyst.get(f"{place}?words=412"))
    assert "No figure fits" in words_of(analyst.get(f"{place}?words=unicorns"))
    assert "412" in words_of(analyst.get(f"{place}/{figure.pk}"))
    days = {"first_on": "2021-04-01", "last_on": "2022-03-31"}
    page = words_of(analyst.post(f"{place}/{figure.pk}", days, follow=True))
    assert "The figure is taken as a value." in page
    assert f'href="/papers/{figure.paper.public_id}"' in page
    assert "stands there already" in words_of(analyst.post(f"{place}/{figure.pk}", days))
    assert Observation.objects.count() == 1


def test_a_measure_of_another_body_opens_to_nobody_here(sign_in):
    measure = make_measure(body=make_panel())
    analyst = sign_in(Role.ANALYST, our_board())
    assert analyst.get(f"/desk/measures/{measure.pk}").status_code == 403
    assert measure.title not in words_of(analyst.get("/desk/measures"))


def test_the_first_screen_and_performance_say_what_waits(sign_in, tmp_path):
    measure = make_measure(numerator="Offences", source="The crime system")
    analyst = sign_in(Role.ANALYST, our_board())
    assert "Nothing waits." in words_of(analyst.get("/desk/performance"))
    load_observations(take_values(tmp_path, "burglary,2024-01,640"), by=ANALYST)
    analyst.post(f"/desk/measures/{measure.pk}/publish")
    assert "Release 1 value" in words_of(analyst.get("/desk"))
    page = words_of(analyst.get("/desk/performance"))
    assert f'<a href="/desk/measures/{measure.pk}">Burglary</a>' in page
    assert "1, 1 of them public" in page
    waiting = analyst.get("/desk/measures?state=waiting&format=json").json()["measures"]
    assert [row["waiting_count"] for row in waiting] == [1]
