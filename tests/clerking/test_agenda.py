"""The agenda builder, as a clerk uses it without JavaScript."""

import pytest

from answerable.keeping.models.desk import Business, Role
from tests.keeping.desk.makings import make_board, make_panel, make_person, make_seat, make_sitting
from tests.keeping.desk.makings_papers import EXEMPT, make_item

pytestmark = pytest.mark.django_db
ITEM = {"title": "Fleet renewal", "kind": "ordinary", "confidentiality": "open"}


def titles(sitting):
    return list(sitting.business.standing().order_by("order").values_list("number", "title"))


def said(answer):
    return answer.content.decode()


def test_a_clerk_lays_standing_items_and_adds_one_before_the_date_of_the_next_meeting(sign_in):
    sitting = make_sitting(make_panel())
    clerk = sign_in(Role.CLERK, sitting.body)
    address = f"/desk/meetings/{sitting.pk}/agenda"
    assert "10 standing items are laid." in said(clerk.post(f"{address}/standing", follow=True))
    answer = clerk.post(f"{address}/items/new", {**ITEM, "minutes_planned": 20, "presenters": "A\nB"}, follow=True)
    assert "Item 10, Fleet renewal, is on the agenda." in said(answer)
    assert titles(sitting)[-2:] == [("10", "Fleet renewal"), ("11", "Date of the next meeting")]
    assert Business.objects.get(title="Fleet renewal").presenters == ["A", "B"]


def test_buttons_move_an_item_and_the_numbers_follow(sign_in):
    sitting = make_sitting(make_panel())
    first, second = make_item(sitting, "First"), make_item(sitting, "Second")
    clerk = sign_in(Role.CLERK, sitting.body)
    move = f"/desk/meetings/{sitting.pk}/agenda/items/{second.pk}/move"
    answer = clerk.post(move, {"way": "up", "revision": second.revision})
    assert answer["Location"].endswith(f"#item-{second.pk}")
    assert titles(sitting) == [("1", "Second"), ("2", "First")]
    assert first.pk in set(sitting.business.values_list("pk", flat=True))


def test_an_order_dragged_over_somebody_elses_is_refused_in_words(sign_in):
    sitting = make_sitting(make_panel())
    keys = [make_item(sitting, name).pk for name in ("First", "Second", "Third")]
    clerk = sign_in(Role.CLERK, sitting.body)
    address = f"/desk/meetings/{sitting.pk}/agenda/order"
    seen = ",".join(map(str, keys))
    clerk.post(address, {"keys": ",".join(map(str, reversed(keys))), "seen": seen})
    assert [title for _, title in titles(sitting)] == ["Third", "Second", "First"]
    answer = clerk.post(address, {"keys": seen, "seen": seen}, follow=True)
    assert "was changed by somebody else while you ordered it" in said(answer)
    assert [title for _, title in titles(sitting)] == ["Third", "Second", "First"]


def test_an_urgent_item_without_the_chairs_reason_is_refused_and_with_it_taken(sign_in):
    sitting = make_sitting(make_panel())
    chair = make_seat(sitting.body, make_person()).person
    clerk = sign_in(Role.CLERK, sitting.body)
    address = f"/desk/meetings/{sitting.pk}/agenda/items/new"
    refused = said(clerk.post(address, {**ITEM, "kind": "urgent"}))
    assert "taken only with the special circumstances and the chair on record" in refused
    assert not Business.objects.exists()
    clerk.post(
        address, {**ITEM, "kind": "urgent", "urgent_reason": "The tender closes first.", "urgent_chair": chair.pk}
    )
    assert Business.objects.get().urgent_chair == chair


def test_a_closed_item_needs_its_grounds_and_brings_the_exclusion_of_the_public(sign_in):
    sitting = make_sitting(make_panel())
    make_item(sitting, "Budget")
    clerk = sign_in(Role.CLERK, sitting.body)
    address = f"/desk/meetings/{sitting.pk}/agenda/items/new"
    refused = said(clerk.post(address, {**ITEM, "confidentiality": "exempt", "exempt_paragraph": 3}))
    assert "it lacks the public interest test, who decided it and the date" in refused
    clerk.post(address, {**ITEM, **EXEMPT})
    assert [title for _, title in titles(sitting)] == ["Budget", "Exclusion of the public", "Fleet renewal"]


def test_the_page_says_hours_duplicates_and_overruns(sign_in):
    import datetime as dt

    sitting = make_sitting(make_panel(), end_time=dt.time(15))
    make_item(sitting, "Minutes and tracker", minutes_planned=20)
    make_item(sitting, "Tracker", minutes_planned=50)
    page = said(sign_in(Role.CLERK, sitting.body).get(f"/desk/meetings/{sitting.pk}/agenda"))
    assert "14:20" in page
    assert "70 minutes planned: they end at 15:10" in page
    assert "is taken already as item 1" in page
    assert "The items last until 15:10, and the meeting is to close at 15:00." in page


def test_a_member_reads_the_agenda_and_changes_nothing_and_another_bodys_clerk_sees_nothing(sign_in):
    sitting = make_sitting(make_panel())
    item = make_item(sitting)
    member = sign_in(Role.MEMBER, sitting.body)
    page = said(member.get(f"/desk/meetings/{sitting.pk}/agenda"))
    assert "Fleet renewal" in page
    assert "Add an item" not in page
    assert member.post(f"/desk/meetings/{sitting.pk}/agenda/items/{item.pk}/move", {"way": "up"}).status_code == 403
    other = sign_in(Role.CLERK, make_board(), name="Omar Bell")
    assert other.get(f"/desk/meetings/{sitting.pk}/agenda").status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_the_builder_asks_as_often_for_three_items_as_for_one(sign_in, django_assert_max_num_queries, count):
    sitting = make_sitting(make_panel())
    for number in range(count):
        make_item(sitting, f"Matter {number}")
    clerk = sign_in(Role.CLERK, sitting.body)
    with django_assert_max_num_queries(15):
        clerk.get(f"/desk/meetings/{sitting.pk}/agenda")
