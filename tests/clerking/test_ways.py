"""Ways about the desk: what stands at the head, beside a list, over a meeting and a body, and back from a form."""

import datetime as dt
import re

import pytest

from answerable.keeping.models.desk import Role
from tests.keeping.desk.makings import make_board, make_panel, make_sitting
from tests.keeping.desk.makings_undertaking import make_decision, make_register, make_undertaking

pytestmark = pytest.mark.django_db


def links(page, nav):
    """The links of a navigation, by its name: `{words: address}`."""
    block = re.search(f'aria-label="{nav}">(.*?)</nav>', page.content.decode(), re.DOTALL)
    return {words: to for to, words in re.findall(r'<a href="([^"]+)"[^>]*>([^<]+)</a>', block[1])} if block else {}


def test_every_page_of_a_meeting_leads_to_every_other(sign_in):
    sitting = make_sitting(make_panel())
    clerk = sign_in(Role.CLERK, sitting.body)
    ways = links(clerk.get(f"/desk/meetings/{sitting.pk}"), "This meeting")
    assert list(ways) == [
        "Meeting", "Agenda", "Papers", "Questions", "Tracker", "Decisions", "Pack", "Minutes", "Confirm and sign",
    ]  # fmt: skip
    for words, address in ways.items():
        page = clerk.get(address)
        assert links(page, "This meeting") == ways
        assert f'href="{address}" aria-current="page">{words}<' in page.content.decode()


def test_no_way_of_a_meeting_is_shown_that_would_be_refused(sign_in):
    sitting = make_sitting(make_panel())
    for role in Role:
        client = sign_in(role, sitting.body, name=f"Ann {role}")
        ways = links(client.get(f"/desk/meetings/{sitting.pk}"), "This meeting")
        assert {client.get(address).status_code for address in ways.values()} == {200}, role


def test_no_way_of_a_body_is_shown_that_would_be_refused(sign_in):
    body = make_panel()
    for role in Role:
        client = sign_in(role, body, name=f"Ann {role}")
        ways = links(client.get(f"/desk/bodies/{body.pk}"), "This body")
        assert {client.get(address).status_code for address in ways.values()} == {200}, role


def test_rooms_that_share_an_entry_stand_beside_each_other(sign_in):
    clerk = sign_in(Role.CLERK, make_panel())
    page = clerk.get("/desk/precepts")
    assert list(links(page, "Beside this list")) == [
        "Plans", "Annual reports", "Precepts", "Recommendations", "Inquiries",
    ]  # fmt: skip
    assert 'href="/desk/plans" aria-current="true"' in page.content.decode()
    assert not links(clerk.get("/desk/meetings"), "Beside this list")


def test_what_is_owed_to_several_bodies_is_one_list_the_next_due_first(sign_in):
    panel, board = make_panel(), make_board()
    make_undertaking(panel, "Send the late figures", due_on=dt.date(2023, 3, 1))
    make_undertaking(board, "Send the map", due_on=dt.date(2023, 2, 1))
    both = sign_in(Role.CLERK).get("/desk/owed").content.decode()
    assert both.index("Send the map") < both.index("Send the late figures")
    mine = sign_in(Role.CLERK, panel, name="Omar Bell").get("/desk/owed").content.decode()
    assert "Send the late figures" in mine
    assert "Send the map" not in mine


def test_decisions_of_every_body_are_one_list(sign_in):
    board = make_board()
    make_register(board)
    made = make_decision(board)
    page = sign_in(Role.CLERK, board).get("/desk/decisions").content.decode()
    assert made.number_printed in page
    assert f"/desk/bodies/{board.pk}/decisions" in page
    other = sign_in(Role.CLERK, make_panel(), name="Omar Bell").get("/desk/decisions").content.decode()
    assert made.number_printed not in other


def test_a_form_leads_back_to_the_page_that_it_stands_under(sign_in):
    sitting = make_sitting(make_panel())
    clerk = sign_in(Role.CLERK, sitting.body)
    for address, back in (
        (f"/desk/meetings/{sitting.pk}/change", f"/desk/meetings/{sitting.pk}"),
        ("/desk/meetings/new", "/desk/meetings"),
        (f"/desk/bodies/{sitting.body.pk}/seats/new", f"/desk/bodies/{sitting.body.pk}"),
    ):
        assert f'<a href="{back}">Back without saving</a>' in clerk.get(address).content.decode()


def test_a_state_begins_with_a_capital_in_a_list_and_an_address_stays_as_it_was_written(sign_in):
    administrator = sign_in(Role.ADMINISTRATOR)
    page = administrator.get("/desk/accounts").content.decode()
    assert 'data-label="State">Open<' in page
    assert f">{administrator.account.email}<" in page
