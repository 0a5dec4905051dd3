"""The quarterly statement on the desk, by its forms: the force's people and the body's each at their own side."""

import html

import pytest

from answerable.keeping.models.desk import Observation, PriorityStatement, Role, StatementPart
from tests.keeping.desk.makings import make_board, make_body
from tests.keeping.desk.makings_statement import LACKING, TITLE, make_force, make_measures, make_ready, make_statement

pytestmark = pytest.mark.django_db
NEW = "/desk/statements/new"


def words_of(answer):
    return " ".join(html.unescape(answer.content.decode()).split())


@pytest.fixture
def bodies():
    board, force = make_board(), make_force()
    make_measures(force)
    return board, force


def begin(clerk, board, force, **values):
    given = {"body": board.pk, "force": force.pk, "last_on": "2021-12-31", "title": TITLE, **values}
    return clerk.post(NEW, given, follow=True)


def test_a_clerk_takes_a_statement_from_its_first_draft_to_the_public(sign_in, client, bodies):
    board, force = bodies
    clerk = sign_in(Role.CLERK)
    assert "A quarter ends on 31 March" in words_of(begin(clerk, board, force, last_on="2021-12-30"))
    drafted = begin(clerk, board, force)
    page = drafted.redirect_chain[-1][0]
    assert "saw 46 homicides against 52 in the baseline" in words_of(drafted)
    assert "Homicides related to drugs: nothing here gives or stands in" in words_of(drafted)
    assert f'{page}/absent/drug-homicides"' in drafted.content.decode()

    clerk.post(f"{page}/applies/others", {"applies": "yes", "words": "each harm is found in the area"})
    for code in LACKING:
        clerk.post(f"{page}/absent/{code}", {"words": "It is not published for one force."})
    told = {"before": "Each death is one too many. {{homicide}}", "after": ""}
    written = clerk.post(f"{page}/write/body/homicide", told, follow=True)
    assert "Before it can be published" not in words_of(written)
    assert "Figures that are not public yet" in words_of(written)
    assert clerk.get(f"{page}/print.pdf").content.startswith(b"%PDF")

    refused = clerk.post(f"{page}/publish", {"sure": "on"})
    assert "release them first, or publish them with the statement" in words_of(refused)
    published = clerk.post(f"{page}/publish", {"sure": "on", "with_values": "on"}, follow=True)
    assert "The statement is published." in words_of(published)
    assert f"{page}/write" not in published.content.decode()
    assert not Observation.objects.filter(released_on=None).exists()
    public = client.get(f"/performance/statements/{PriorityStatement.objects.get().pk}")
    assert "Each death is one too many. The 12 months to December 2021 saw 46 homicides" in words_of(public)


def test_publishing_asks_whether_somebody_has_looked(sign_in, bodies):
    page = f"/desk/statements/{make_ready(make_statement(*bodies)).pk}"
    sign_in(Role.CLERK).post(f"{page}/publish", {"with_values": "on"})
    assert PriorityStatement.objects.get().publication is None


def test_own_words_that_claim_what_nothing_tested_are_answered_beside_them(sign_in, bodies):
    page = f"/desk/statements/{make_statement(*bodies).pk}"
    clerk = sign_in(Role.CLERK)
    clerk.post(f"{page}/write/force/homicide", {"before": "Homicides were reduced to 46.", "after": ""})
    for address in (page, f"{page}/write/force/homicide"):
        assert "put {{homicide}} there for the tested sentence" in words_of(clerk.get(address))


def test_each_side_is_written_at_its_own_body_and_seen_at_both(sign_in, bodies):
    board, force = bodies
    page = f"/desk/statements/{make_statement(board, force).pk}"
    at_force, at_body = sign_in(Role.AUTHOR, force), sign_in(Role.AUTHOR, board, name="Ravi Dale")
    told = {"before": "Forty detectives work.", "after": ""}
    assert at_force.get(page).status_code == at_body.get(page).status_code == 200
    assert at_force.post(f"{page}/write/body/homicide", told).status_code == 403
    assert at_body.post(f"{page}/write/force/homicide", told).status_code == 403
    assert not StatementPart.objects.exists()
    assert at_force.post(f"{page}/write/force/homicide", told).status_code == 302
    assert at_body.post(f"{page}/write/body/homicide", told).status_code == 302
    assert at_force.post(f"{page}/applies/others", {"applies": "yes", "words": "So it is."}).status_code == 403
    assert f"{page}/write/body" not in at_force.get(page).content.decode()


def test_the_bodys_clerk_releases_nothing_of_a_force_where_he_has_no_role(sign_in, bodies):
    board, _ = bodies
    page = f"/desk/statements/{make_ready(make_statement(*bodies)).pk}"
    clerk = sign_in(Role.CLERK, board)
    assert "Ask Northshire Police to release them first." in words_of(clerk.get(f"{page}/publish"))
    clerk.post(f"{page}/publish", {"sure": "on", "with_values": "on"})
    assert not Observation.objects.exclude(released_on=None).exists()
    assert PriorityStatement.objects.get().publication is None


def test_a_statement_without_measures_says_why_it_cannot_be_drafted(sign_in):
    page = f"/desk/statements/{make_statement().pk}"
    clerk = sign_in(Role.CLERK)
    assert "<strong>It cannot be drafted.</strong> There are no measures" in words_of(clerk.get(page))
    assert "There are no measures" in words_of(clerk.get(f"{page}/print.pdf", follow=True))
    assert clerk.get(f"{page}/write/force/homicide").status_code == 200
    assert clerk.get(f"{page}/write/force/daylight").status_code == 404
    assert clerk.get(f"{page}/write/elsewhere/homicide").status_code == 404


def test_statements_are_listed_with_the_day_until_which_they_are_in_time(sign_in, bodies):
    make_statement(*bodies)
    told = words_of(sign_in(Role.MEMBER, bodies[0]).get("/desk/statements"))
    assert "Northshire Policing and Crime Board" in told
    assert "Thu 31 March 2022" in told
    elsewhere = sign_in(Role.MEMBER, make_body("Eastmere Board"), name="Nat Stray")
    assert TITLE not in words_of(elsewhere.get("/desk/statements")).partition("<main")[2]


def test_a_reason_is_changed_where_it_stands_and_one_of_a_priority_is_taken_away(sign_in, bodies):
    statement = make_ready(make_statement(*bodies))
    page = f"/desk/statements/{statement.pk}"
    clerk = sign_in(Role.CLERK)
    assert "It is not published for one force." in words_of(clerk.get(f"{page}/absent/cyber-breaches"))
    clerk.post(f"{page}/absent/cyber-breaches", {"words": "Nobody asked.", "revision": "1"})
    assert "Nobody asked." in words_of(clerk.get(page))
    reason = next(row for row in statement.reasoned if not row.about)
    refused = clerk.post(f"{page}/reasons/{reason.pk}/lift", follow=True)
    assert "say whether this priority applies to the area, and why" in words_of(refused)
    assert f'{page}/applies/homicide"' in refused.content.decode()


def test_who_may_not_give_a_reason_is_shown_no_way_to(sign_in, bodies):
    page = f"/desk/statements/{make_statement(*bodies).pk}"
    told = sign_in(Role.MEMBER, bodies[0]).get(page)
    assert "nothing here gives or stands in" in words_of(told)
    body = told.content.decode()
    assert [way for way in ("/absent/", "/applies/", "/write/", "/publish", "/desk/measures/") if way in body] == []
