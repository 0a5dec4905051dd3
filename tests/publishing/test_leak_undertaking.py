"""Secrets planted in undertakings and decisions, and looked for on every page and in every file of the public."""

import datetime as dt
import re

import pytest

from answerable.keeping.changes.desk.decision_notice import publish_decision, publish_decisions
from answerable.keeping.changes.desk.evidence import offer_evidence
from answerable.keeping.changes.desk.tracker import publish_tracker
from answerable.keeping.changes.desk.undertaking_update import ask_for_update, give_update, take_update
from answerable.keeping.models.desk import Publication
from answerable.keeping.queries.desk.update_link import path_of_link
from answerable.keeping.store import read_file
from tests.keeping.desk.makings import CLERK, make_board, make_panel, make_sitting
from tests.keeping.desk.makings_undertaking import FEBRUARY, make_decision, make_undertaking
from tests.publishing.crawl import crawl, visit

pytestmark = pytest.mark.django_db
CLOSED = "Zqclosedmatter"
MARKS = re.compile(r"zqclosed|quillmail|zebedee", re.IGNORECASE)
EMAIL = "zebedee@quillmail.example"


@pytest.fixture(scope="module")
def told(shared_record):
    """An undertaking whose tracker and decisions are published, with a mark in everything that is not for the public;
    made once."""
    panel, board = make_panel(), make_board()
    sitting = make_sitting(panel, FEBRUARY)
    asked = make_undertaking(panel, text="Send the rates.", owner_email=EMAIL, due_on=dt.date(2023, 1, 20))
    make_undertaking(panel, text=f"{CLOSED} to be settled.", ref="688", owner_email=EMAIL, confidentiality="exempt")
    ask_for_update(asked, by=CLERK)
    file = (f"{CLOSED}.pdf", "application/pdf", b"%PDF-1.7 Zqclosedmatter")
    update = give_update(asked, status="in_progress", text=f"{CLOSED}: ring {EMAIL}.", link_number=1, file=file)
    offer_evidence(asked, words=CLOSED, by=EMAIL, file=file)
    take_update(update, words="Being gathered.", by=CLERK)
    asked.refresh_from_db()
    give_update(asked, status="in_progress", text=f"{CLOSED} again.", link_number=2)
    publish_tracker(sitting, by=CLERK)
    notice = make_decision(
        board, title=CLOSED, summary=CLOSED, reasons=CLOSED, alternatives=CLOSED, is_title_closed=True, file=file,
        confidentiality="exempt", exempt_paragraph=3, public_interest_test=CLOSED, tested_by=CLOSED,
        review_on=dt.date(2030, 1, 1),
    )  # fmt: skip
    publish_decision(notice, by=CLERK)
    publish_decisions(make_sitting(board, FEBRUARY), by=CLERK)
    return asked


def test_nothing_closed_of_undertakings_and_decisions_is_on_any_page_search_or_data(client, told):
    searches = [f"/search?q={words}" for words in ("rates", "gathered", "exempt decision")]
    pages = crawl(client, "/", "/search", *searches)
    pages += [visit(client, path_of_link(told)[:-4]), visit(client, f"/desk/undertakings/{told.pk}")]
    assert [page.address for page in pages if MARKS.search(page.everything)] == []
    for words in (CLOSED, "quillmail"):
        assert "Nothing in the public record fits" in visit(client, f"/search?q={words}").everything
    whole = " ".join(page.everything for page in pages)
    for said in ("Send the rates.", "Being gathered.", "Exempt decision", "2022/001"):
        assert said in whole, said


def test_nothing_closed_of_undertakings_and_decisions_is_in_any_file_for_the_public(told):
    assert Publication.objects.filter(is_public=True).count() == 3
    for made in Publication.objects.all():
        words = " ".join(line["text"] for page in made.paper.pages.all() for line in page.lines)
        assert not MARKS.search(words + made.title + made.pdf.name + str(made.contents) + str(made.rulings))
        assert not MARKS.search((read_file(made.pdf) + read_file(made.word)).decode("latin-1"))
