"""Promises on the public site: what became of each, counted by year, listed, exported, and told as a chain."""

import csv
import datetime as dt
import io
import json
import re

import pytest

from answerable.keeping import models
from answerable.keeping.changes.pack import file_pack
from answerable.keeping.changes.settlement import drop_owed, settle_tracking
from answerable.keeping.queries.public.promise import STANDINGS, find_promise
from answerable.publishing.views.promise import COLUMNS
from tests.keeping.owed import DATE, MARCH, RATES, VOW, minutes, tracker
from tests.publishing import rows

pytestmark = pytest.mark.django_db

TODAY = dt.date(2023, 6, 1)
RATES_ROW = ("687 iii a", "The Commissioner provide data on resignation rates.")
OTHER_ROW = ("690 ii", "The Clerk circulate the fire brigade's winter leaflet.")
GIVEN = "Resignation rates (687 iii a) - They were given."


def words_of(answer):
    main = answer.content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def carried(outcome="matched", gone=False, unproven=False, **action):
    """A promise that one action carries, and the action."""
    promise = rows.a_promise()
    row = rows.an_action(**action)
    rows.a_tracking(promise, action=row)
    rows.a_reconciliation(outcome, promise=promise)
    rows.a_reconciliation("matched", action=row, gone=gone, unproven=unproven)
    return promise, row


def standing_of(promise, today=TODAY):
    return find_promise(promise.public_id, today).standing


def test_a_promise_whose_action_is_complete_with_something_to_show_is_kept():
    assert standing_of(carried(status="complete", evidence="shown")[0]) == "kept"


@pytest.mark.parametrize("fields", [{"evidence": "unsupported"}, {"evidence": "shown", "unproven": True}])
def test_a_promise_said_to_be_done_with_nothing_to_show_is_still_open(fields):
    assert standing_of(carried(status="complete", **fields)[0]) == "open"


def test_a_promise_is_late_from_the_day_after_its_action_is_due():
    promise, _ = carried(due_date=dt.date(2023, 6, 1))
    assert standing_of(promise, dt.date(2023, 6, 1)) == "open"
    assert standing_of(promise, dt.date(2023, 6, 2)) == "late"


def test_a_promise_carried_by_two_actions_is_kept_only_when_both_are_done():
    promise, _ = carried(status="complete", evidence="shown")
    second = rows.an_action(status="outstanding")
    rows.a_tracking(promise, action=second)
    assert standing_of(promise) == "open"
    models.Action.objects.filter(pk=second.pk).update(status="complete", evidence="shown")
    assert standing_of(promise) == "kept"


def test_a_promise_whose_action_left_the_trackers_unclosed_is_dropped():
    assert standing_of(carried(gone=True)[0]) == "dropped"


@pytest.mark.parametrize(
    ("outcome", "standing"),
    [
        ("missing", "never_tracked"),
        ("not_yet", "unknown"),
        ("refused", "unknown"),
        ("untracked", "no_tracker"),
    ],
)
def test_a_promise_that_nothing_carries_stands_as_reconciling_found(outcome, standing):
    promise = rows.a_promise()
    rows.a_reconciliation(outcome, promise=promise)
    assert standing_of(promise) == standing


def test_a_row_that_only_may_carry_a_promise_does_not_count():
    promise = rows.a_promise()
    rows.a_tracking(promise, action=rows.an_action(status="complete", evidence="shown"), how="candidate")
    rows.a_reconciliation("refused", promise=promise)
    found = find_promise(promise.public_id, TODAY)
    assert (found.standing, found.tracked_by, len(found.candidates)) == ("unknown", [], 1)


def test_an_action_that_the_public_may_not_see_carries_nothing_for_it():
    promise, action = carried(status="complete", evidence="shown")
    models.Action.objects.filter(pk=action.pk).update(is_public=False)
    assert standing_of(promise) == "never_tracked"


def test_the_list_counts_every_promise_once_by_year_and_what_became_of_it(client):
    carried(status="complete", evidence="shown")
    carried(due_date=dt.date(2022, 5, 1))
    rows.a_promise(date=dt.date(2021, 3, 1))
    rows.file_act()
    page = client.get("/promises")
    table = words_of(page).partition("Cannot be told yet 2022")[2]
    assert table.startswith(" 2 1 1 0 0 0 0 0 2021 1 0 0 0 0 1 0 0 All years 3 1 ")


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ("standing=kept", 1),
        ("standing=late", 0),
        ("about=ladywood+figures", 2),
        ("about=ladywood+tractors", 0),
        ("about=100%25", 0),
        ("year=2022", 2),
        ("strength=soft", 0),
        ("body=nowhere", 0),
        ("standing=kept&sort=person", 1),
        ("sort=sideways", 2),
    ],
)
def test_the_list_is_narrowed_by_each_choice_and_an_unknown_one_is_no_error(client, asked, count):
    carried(status="complete", evidence="shown")
    rows.a_promise()
    rows.file_act()
    assert f"{count} promise" in words_of(client.get(f"/promises?{asked}"))


def test_the_list_is_sorted_by_links_and_keeps_what_was_chosen(client):
    for year in (2021, 2023, 2022):
        rows.a_promise(text=f"They will meet in {year}.", date=dt.date(year, 1, 1))
    rows.file_act()
    latest = client.get("/promises?strength=firm").content.decode()
    assert "/promises?strength=firm&amp;sort=earliest" in latest
    assert re.findall(r"They will meet in (\d+)", latest) == ["2023", "2022", "2021"]
    earliest = client.get("/promises?strength=firm&sort=earliest").content.decode()
    assert re.findall(r"They will meet in (\d+)", earliest) == ["2021", "2022", "2023"]


def test_every_word_of_the_list_is_defined_on_its_page(client):
    said = words_of(client.get("/promises"))
    assert said.count("Never tracked") >= 2
    assert all(f"{name} " in said for name, _ in COLUMNS)
    assert len(STANDINGS) == 7


def test_the_exports_hold_what_is_listed_under_the_columns_named(client):
    promise, action = carried(status="complete", evidence="shown")
    rows.a_promise(strength="soft")
    rows.file_act()
    table = list(csv.DictReader(io.StringIO(client.get("/promises.csv?standing=kept").content.decode("utf-8-sig"))))
    assert list(table[0]) == [name for name, _ in COLUMNS]
    assert [(row["id"], row["standing"], row["actions"]) for row in table] == [
        (promise.public_id, "kept", action.public_id)
    ]
    (told,) = json.loads(client.get("/promises.json?standing=kept").content)["promises"]
    assert told["carried_by"] == [
        {
            "action": action.public_id,
            "status": "complete",
            "how": "words",
            "score": 0.82,
            "grounds": [{"note": "the same words", "agreed": ["figures", "back"], "weight": 0.82}],
        }
    ]


def test_words_that_the_public_text_of_a_row_does_not_hold_are_in_no_sentence(client):
    promise, action = carried()
    models.Action.objects.filter(pk=action.pk).update(public_text="Bring the [name withheld] back.")
    rows.file_act()
    said = words_of(client.get(f"/promises/{promise.public_id}"))
    assert "the same words (back) +0.82" in said
    assert "figures" not in said.partition("Tracked by action")[2].partition("The owner says")[0]


def test_the_page_of_a_promise_tells_the_chain_from_its_words_to_what_later_papers_say(client):
    file_pack([minutes(promises=[RATES]), tracker((*RATES_ROW, "in_progress", "Being gathered."))], by="clerk")
    file_pack([minutes(date=MARCH, notes=[GIVEN], name="march.txt", ref="701")], by="clerk")
    promise = models.Promise.objects.get()

    said = words_of(client.get(f"/promises/{promise.public_id}"))
    steps = (
        RATES, "Still open", "Promised on 14 November 2022", "Tracked by action 687 iii a", "Score ",
        "of 1: the same words",
        "Tracker of 9 January 2023", "Being gathered.", "The owner says: In progress",
        "In the minutes of 20 March 2023",
        GIVEN,
    )  # fmt: skip
    places = [said.index(step) for step in steps]
    assert places == sorted(places)


def test_the_page_of_a_missing_resolution_says_which_tracker_lacks_it_and_what_came_nearest(client):
    clauses = minutes("That the Commissioner provide:", RATES, DATE, promises=[VOW])
    file_pack([clauses, tracker(("687 iii b", RATES), OTHER_ROW)], by="clerk")
    missing = models.Resolution.objects.get(text=DATE)

    said = words_of(client.get(f"/resolutions/{missing.public_id}"))
    assert "The next tracker of this body, of 9 January 2023, does not hold this resolution, open or closed." in said
    held = models.Resolution.objects.get(text=RATES)
    assert "Tracked by action 687 iii b" in words_of(client.get(f"/resolutions/{held.public_id}"))


def test_the_page_of_an_action_leads_back_to_the_words_and_keeps_its_three_statuses_apart(client):
    file_pack([minutes(RATES, promises=[RATES]), tracker(RATES_ROW, (*OTHER_ROW, "complete", "Sent."))], by="clerk")
    file_pack([minutes(date=MARCH, notes=[GIVEN], name="march.txt", ref="701")], by="clerk")
    action = models.Action.objects.get(ref="687 iii a")

    said = words_of(client.get(f"/actions/{action.public_id}"))
    assert "The owner says Outstanding" in said
    assert "The record shows No update was ever printed" in said
    assert "1 place in later papers" in said
    assert "It does not move: its update is blank in the latest tracker" in said
    assert said.index("Where it comes from") < said.index("Resolved") < said.index("Score ")
    other = models.Action.objects.get(ref="690 ii")
    assert "Nothing in the minutes of the meeting that it names accounts for it." in words_of(
        client.get(f"/actions/{other.public_id}")
    )


def test_what_a_person_settled_or_dropped_is_told_with_who_and_why(client):
    file_pack([minutes(RATES, promises=[VOW]), tracker(RATES_ROW)], by="clerk")
    promise = models.Promise.objects.get()
    settle_tracking(promise, [models.Action.objects.get()], by="Alma Reyes", reason="The row was worded afresh.")
    said = words_of(client.get(f"/promises/{promise.public_id}"))
    assert "A named person settled that this carries it." in said
    assert re.search(r"Settled by a person on .* by Alma Reyes : The row was worded afresh\.", said)

    drop_owed(promise, by="Una Third", role="Clerk to the Panel", reason="The programme was closed.")
    said = words_of(client.get(f"/promises/{promise.public_id}"))
    assert re.search(r"Dropped on .* by Clerk to the Panel: The programme was closed\.", said)
    assert "Una Third" not in said
    assert standing_of(promise) == "dropped"


def test_a_meeting_shows_what_was_promised_last_time_and_what_became_of_it(client):
    first = minutes(RATES, promises=[VOW, RATES])
    file_pack([first, tracker(RATES_ROW), minutes(date=MARCH, name="march.txt", ref="701")], by="clerk")
    said = words_of(client.get("/meetings/northshire-police-and-crime-panel/2023-03-20"))
    before = said.partition("Promised last time, and what became of it")[2].partition("Attendance")[0]
    assert "2 promises for a tracker to carry. 1 still open, 1 never tracked. All of them" in before
    assert before.index(VOW) < before.index(RATES), "what needs asking about stands first"
    assert "687 iii a" in before
    first_meeting = words_of(client.get("/meetings/northshire-police-and-crime-panel/2022-11-14"))
    assert "Promised last time" not in first_meeting
