"""The meeting as it is minuted, what becomes of it until the minutes are signed, and the whole cycle in order."""

import datetime as dt
import re

from answerable.keeping.models.desk import BusinessKind
from tests.journeys.conftest import words_of
from tests.journeys.cycle import (
    ACTION,
    CLAUSE_UNDER,
    FIRST_CLAUSE,
    OUTSIDE_OWNER,
    OWNER_EMAIL,
    PRINTED,
    QUESTION,
    SECOND_CLAUSE,
    SECRET,
    TOLD,
    accept_question,
    ask_author,
    ask_question,
    build_agenda,
    link_in_letter,
    programme_item,
    publish_pack,
    sign_off_and_accept,
    write_and_correct,
    write_paper,
)


def go_through(cycle, sitting, later, papers, present, away):
    """Everything in its order, until the minutes are signed at the later meeting."""
    programme_item(cycle, sitting, "Fleet renewal")
    build_agenda(cycle, sitting)
    for item, title in zip(("Fleet renewal", "Terms of the estate"), papers, strict=True):
        ask_author(cycle, sitting, item, title)
    write_and_correct(cycle, papers[0])
    write_paper(cycle, papers[1], f"The offer is weighed: {SECRET}.", is_closed=True)
    sign_off_and_accept(cycle, sitting, papers)
    publish_pack(cycle, sitting)
    ask_question(cycle, sitting)
    accept_question(cycle, sitting)
    take_roll(cycle, sitting, present, away)
    take_minutes(cycle, sitting, number=3)
    publish_draft(cycle, sitting)
    hear_owner(cycle, sitting)
    carry_forward(cycle, later)
    confirm_and_sign(cycle, sitting, later)


def open_minutes(cycle, sitting):
    page = cycle.desk
    page.goto(f"/desk/meetings/{sitting.pk}/minutes")
    page.wait_for_selector("[data-ready]")
    return page


def take_roll(cycle, sitting, present, away):
    """The clerk calls the roll by clicks, and puts down who is in the chair and an interest."""
    page = open_minutes(cycle, sitting)
    for name in present:
        in_room(page.get_by_role("group", name=name).get_by_role("button", name="Present"))
    in_room(page.get_by_role("group", name=away).get_by_role("button", name="Apologies"))
    page = open_minutes(cycle, sitting)
    page.get_by_text("Somebody leaves, or takes the chair").click()
    page.locator("#mover").select_option(label=present[0])
    in_room(page.get_by_role("button", name="Takes the chair"))
    page = open_minutes(cycle, sitting)
    page.get_by_role("link", name="Put down an interest").click()
    page.get_by_label("Member", exact=True).select_option(label=present[1])
    item = page.get_by_label("Item", exact=True)
    item.select_option(label=option_with(item, "Fleet renewal"))
    page.get_by_label("Kind of interest").select_option("other_registerable")
    page.get_by_label("What it is").fill("A cousin sells vans")
    page.get_by_role("button", name="Put it down").click()
    assert f"The interest of {present[1]} is put down" in page.inner_text("body")


def in_room(button):
    """Press a button of the room, and wait until the desk has answered."""
    with button.page.expect_response(re.compile("/minutes/(room|edits)$")):
        button.click()


def option_with(select, words):
    return select.locator("option", has_text=words).first.inner_text()


def begin_item(cycle, sitting, title):
    """The clerk begins an item; the caret stands in its first line."""
    page = open_minutes(cycle, sitting)
    row = page.locator(".minutes__waiting li", has_text=title)
    in_room(row.get_by_role("button", name="Begin"))
    return open_minutes(cycle, sitting)


def type_lines(page, title, lines):
    """Type lines under an item, and wait until they are saved."""
    section = page.locator("section.minute", has_text=title).first
    section.locator(".line textarea:not([hidden])").last.click()
    for line in lines:
        page.keyboard.insert_text(line)
        page.keyboard.press("Enter")
    page.wait_for_function("() => document.getElementById('status').textContent.includes('Saved')")


def take_minutes(cycle, sitting, number):
    """The items are minuted live: what was read, a question and its answer, an action, a resolution and a vote."""
    due = f"{sitting.date + dt.timedelta(days=20):%-d %B %Y}"
    asked = sitting.business.get(kind=BusinessKind.PUBLIC_QUESTIONS).title
    page = begin_item(cycle, sitting, asked)
    type_lines(
        page,
        asked,
        [f"? 1 public A member of the public: {QUESTION}", "> Chief Constable: They are patrolled again from May."],
    )
    page = begin_item(cycle, sitting, "Fleet renewal")
    lines = [
        "Ravi Dale introduced the report.",
        f"! {ACTION} @{OUTSIDE_OWNER} by {due}",
        f"= {FIRST_CLAUSE}",
        f"= {SECOND_CLAUSE}",
        f"== {CLAUSE_UNDER}",
    ]
    type_lines(page, "Fleet renewal", lines)
    page.locator("section.minute", has_text="Fleet renewal").get_by_role("link", name="Take a vote").click()
    page.get_by_label("What is voted on").fill("That the fleet be renewed")
    page.get_by_label("For", exact=True).fill(str(number))
    page.get_by_role("button", name="Put down the vote").click()
    page = begin_item(cycle, sitting, "Terms of the estate")
    type_lines(
        page,
        "Terms of the estate",
        [f"The offer was weighed: {SECRET}.", f"! Take the offer {SECRET} @The Treasurer"],
    )
    page = open_minutes(cycle, sitting)
    page.get_by_label("Ended at").fill("16:00")
    page.get_by_role("button", name="End the meeting").click()


def publish_draft(cycle, sitting):
    page = cycle.desk
    page.goto(f"/desk/meetings/{sitting.pk}/minutes/record")
    page.get_by_label("cannot be undone").check()
    page.get_by_role("button", name="Publish the draft").click()
    assert "published." in page.inner_text("body")


def hear_owner(cycle, sitting):
    """The clerk asks the owner, who has no account; he tells how it stands; the clerk takes it for the tracker."""
    page = cycle.desk
    page.goto(f"/desk/bodies/{sitting.body_id}/tracker")
    page.get_by_role("link", name=ACTION).click()
    undertaking = page.url
    page.get_by_role("link", name="Change", exact=True).click()
    page.get_by_label("The owner’s e-mail address").fill(OWNER_EMAIL)
    page.get_by_role("button", name="Save").click()
    page.goto(undertaking)
    page.get_by_role("button", name="Ask the owner").click()
    outside = cycle.come(width=390, java_script_enabled=False)
    outside.goto(link_in_letter(OWNER_EMAIL, "/update/"))
    assert ACTION in words_of(outside)
    assert SECRET not in outside.content()
    outside.get_by_label("How does it stand?").select_option("in_progress")
    outside.get_by_label("What has been done").fill(TOLD)
    outside.get_by_role("button", name="Send").click()
    assert "Thank you" in words_of(outside)
    page.goto(undertaking)
    page.get_by_role("link", name="Take it for the tracker").click()
    page.get_by_label("For the tracker").fill(PRINTED)
    page.locator("form.measure").get_by_role("button").click()


def carry_forward(cycle, later):
    """The next meeting's tracker carries the action with what the owner said, in the clerk's words."""
    page = cycle.desk
    page.goto(f"/desk/meetings/{later.pk}/tracker")
    row = page.locator("tr", has_text=ACTION).inner_text()
    assert PRINTED in row
    assert OUTSIDE_OWNER in row
    page.get_by_label("cannot be undone").check()
    page.get_by_role("button", name="Publish it by itself").click()


def confirm_and_sign(cycle, sitting, later):
    """The next meeting confirms the minutes, its chair signs them from an own account, the clerk publishes them."""
    page = cycle.desk
    page.goto(f"/desk/meetings/{sitting.pk}/minutes/record")
    page.get_by_label("Confirmed at the meeting of").select_option(label=f"{later.date:%-d %B %Y}")
    page.get_by_role("button", name="They were confirmed").click()
    chair = cycle.enter(cycle.chair)
    chair.goto(f"/desk/meetings/{sitting.pk}/minutes/record")
    chair.get_by_label("Signed by").select_option(label=cycle.chair)
    chair.get_by_label("On", exact=True).fill(str(later.date))
    chair.get_by_role("button", name="they are signed").click()
    assert "The minutes are signed" in chair.inner_text("body")
    page.reload()
    page.get_by_label("cannot be undone").check()
    page.get_by_role("button", name="Publish the signed minutes").click()
    assert "published." in page.inner_text("body")
