"""Who takes part in the cycle of a meeting, each in a browser of their own, and what they do before it meets."""

import datetime as dt
import re
import time
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from answerable.keeping.changes.desk.sign_off import need_sign_off
from answerable.keeping.changes.desk.sitting import arrange_sitting
from answerable.keeping.models.desk import Letter, Role, SittingStatus
from answerable.keeping.queries.desk.clock import notice_deadline
from answerable.keeping.queries.desk.standing_orders import orders_on
from answerable.law.holiday import say_not_working
from examples.desk.people import BY, people_office
from tests.journeys.conftest import words_of
from tests.keeping.desk.makings_papers import RIGHT_SUM, WRITTEN, WRONG_SUM

A_HAND = 2.5  # seconds that a hand needs at the least for a form
SECRET = "Zqestatematter"
OUTSIDE_OWNER, OWNER_EMAIL = "Head of Fleet", "fleet@carmakers.example"
QUESTION = "Why are the bus stations no longer patrolled in the evening?"
ACTION = "Send members the cost of each lot"
TOLD, PRINTED = "The second lot is counted, ring me on the other number.", "The second lot is counted."
FIRST_CLAUSE, SECOND_CLAUSE, CLAUSE_UNDER = (
    "That the report be noted;",
    "That members be given:",
    "the cost of each lot.",
)


@dataclass
class Cycle:
    """Who takes part, each in a browser of their own."""

    open_page: Any
    clerk: str
    chair: str
    pages: dict = field(default_factory=dict)

    def enter(self, name):
        """The page of somebody who is signed in, by the door of the demonstration."""
        if name not in self.pages:
            page = self.pages[name] = self.come()
            page.goto("/desk/demonstration")
            page.get_by_role("button", name=name, exact=True).click()
        return self.pages[name]

    def come(self, **options):
        """The page of somebody without an account."""
        return self.open_page(**options)

    @property
    def desk(self):
        return self.enter(self.clerk)


def people_bodies(settings):
    """The office of the demonstration, whose papers the finance officer signs off; its door is open."""
    settings.DEMONSTRATION = True
    today = timezone.localdate()
    office = people_office(today)
    for body in (office.panel, office.board):
        first = today - dt.timedelta(days=100)
        need_sign_off(body, by=BY, role=Role.FINANCE_OFFICER, concerns="finance", first_on=first)
    return office


def meeting_days(body, today):
    """The first day on which a meeting called today is called in time, and the last one for which it is late.

    On a working day, today is the very last lawful day for the first, and the day after it for the second.
    """
    ahead = (today + dt.timedelta(days=count) for count in range(1, 40))
    days = [day for day in ahead if not say_not_working(day, {})]
    last = {day: notice_deadline(day, orders_on(body, day), {}).day for day in days}
    return next(day for day in days if last[day] >= today), next(day for day in reversed(days) if last[day] < today)


def call_meeting(body, date, **values):
    given = {"start_time": dt.time(14), "venue": "Ashby Town Hall", "status": SittingStatus.CALLED} | values
    return arrange_sitting(body, by=BY, date=date, **given)


def programme_item(cycle, sitting, title):
    """The clerk puts an item on the programme of the year, and from there on the agenda."""
    page = cycle.desk
    year = sitting.date.year - (sitting.date.month < 4)
    page.goto(f"/desk/bodies/{sitting.body_id}/programme/{year}/new?at={sitting.pk}")
    page.get_by_label("Item", exact=True).fill(title)
    page.get_by_role("button", name="Add").click()
    page.get_by_role("button", name=re.compile(f"Put on the agenda.*{title}")).click()


def build_agenda(cycle, sitting):
    """The standing items are laid, and an exempt one is added."""
    page = cycle.desk
    page.goto(f"/desk/meetings/{sitting.pk}/agenda")
    page.get_by_role("button", name="Lay the standing items").click()
    page.get_by_role("link", name="Add an item").click()
    page.get_by_label("Title", exact=True).fill("Terms of the estate")
    close_to_public(page)
    page.get_by_role("button", name="Add", exact=True).click()
    titles = page.locator(".builder__item h3").all_inner_texts()
    assert {"Fleet renewal", "Terms of the estate"} <= set(titles), titles


def close_to_public(page):
    """Whoever closes something says by which paragraph, who weighed what, and when it is looked at again."""
    page.get_by_label("Who may see it").select_option("exempt")
    page.evaluate("document.querySelector('.closing details').open = true")
    page.get_by_label("under which paragraph").select_option("3")
    page.get_by_label("The public interest test").fill(f"A rival would gain by it: {SECRET}.")
    page.get_by_label("Who decided it").fill("Mona Field, monitoring officer")
    page.get_by_label("To be looked at again on").fill(str(timezone.localdate() + dt.timedelta(days=200)))


def ask_author(cycle, sitting, item, title, author="Ravi Dale"):
    """The clerk asks for a paper."""
    page = cycle.desk
    page.goto(f"/desk/meetings/{sitting.pk}/papers/ask")
    choice = page.get_by_label("For which item").locator("option", has_text=item)
    page.get_by_label("For which item").select_option(choice.get_attribute("value"))
    page.get_by_label("Who is to write it").select_option(label=author)
    page.get_by_label("Title of the paper").fill(title)
    page.get_by_role("button", name="Ask").click()
    assert "is asked for" in page.inner_text("body")


def write_paper(cycle, title, words, *, is_closed=False, author="Ravi Dale"):
    """The author writes a paper and files it; gives its address."""
    page = cycle.enter(author)
    page.goto("/desk/papers")
    page.get_by_role("link", name=title).first.click()
    page.get_by_role("link", name=re.compile("Write it|Correct or write on")).click()
    labels = {
        "Report number": WRITTEN["number"],
        "Presented by": author,
        "Purpose": WRITTEN["purpose"],
        "The report": words,
        "Recommendations": WRITTEN["recommendations"],
        "Financial implications": WRITTEN["finance"],
        "Legal implications": WRITTEN["legal"],
        "Equalities implications": WRITTEN["equalities"],
        "Background papers": WRITTEN["background_papers"],
    }
    for label, text in labels.items():
        page.get_by_label(re.compile(f"^{label}( \\(optional\\))?$")).fill(text)
    if is_closed:
        close_to_public(page)
    else:
        page.get_by_label("Who may see it").select_option("open")
    page.get_by_role("button", name="Save and file").click()
    return page


def write_and_correct(cycle, title):
    """A sum that does not add up is shown to the author before anybody else sees it, and put right."""
    page = write_paper(cycle, title, WRONG_SUM)
    said = words_of(page)
    assert "Version 1" in said
    assert "Does not agree" in said
    assert "45" in said
    assert "42" in said
    page = write_paper(cycle, title, RIGHT_SUM)
    said = words_of(page)
    assert "Version 2" in said
    assert "Does not agree" not in said


def sign_off_and_accept(cycle, sitting, titles):
    """The finance officer signs each paper off, the clerk accepts it."""
    for title in titles:
        for page, button in ((cycle.enter("Ines Park"), "Sign version"), (cycle.desk, "Accept version")):
            page.goto(f"/desk/meetings/{sitting.pk}/papers")
            page.get_by_role("link", name=title).first.click()
            page.get_by_role("button", name=re.compile(button)).click()
    assert "Paper, accepted" in words_of(cycle.desk)


def publish_pack(cycle, sitting):
    """The clerk looks at what would be published, and publishes it."""
    page = cycle.desk
    page.goto(f"/desk/meetings/{sitting.pk}/pack")
    assert "What only members get" in words_of(page)
    page.get_by_label("I have looked at the preview").check()
    page.get_by_role("button", name="Publish now").click()
    assert "Published: Agenda and papers" in page.inner_text("body")


def ask_question(cycle, sitting):
    """Somebody asks on the public form without scripts, and opens the link in the letter."""
    page = cycle.come(width=390, java_script_enabled=False)
    page.goto(f"/ask/{sitting.body.public_id}/{sitting.date}")
    time.sleep(A_HAND)
    page.get_by_label("Your question").fill(QUESTION)
    page.get_by_label("Your name").fill("Wilma Brook")
    page.get_by_label("Your e-mail address").fill("wilma@mail.example")
    page.get_by_label("I live in the area").check()
    page.get_by_label("In which town or district?").fill("Ashby")
    page.get_by_label("I am not a police officer").check()
    page.get_by_role("button", name="Send my question").click()
    assert "One more step" in words_of(page)
    page.goto(link_in_letter("wilma@mail.example", "/ask/confirm/"))
    assert "Your question is received" in words_of(page)


def link_in_letter(to, path):
    """The way that the last letter to somebody names, as the outbox holds it."""
    text = Letter.objects.filter(to=to, text__contains=path).latest("pk").text
    return path + text.partition(path)[2].split()[0]


def accept_question(cycle, sitting):
    page = cycle.desk
    page.goto(f"/desk/meetings/{sitting.pk}/questions")
    page.get_by_role("link", name=QUESTION).click()
    page.get_by_role("link", name="Accept", exact=True).click()
    page.get_by_label("Or in another way").fill("the chair for the asker")
    page.get_by_role("button", name="Accept").click()
    assert "The question is accepted" in page.inner_text("body")
    assert Letter.objects.filter(to="wilma@mail.example", title="Your question has been accepted").exists()
