"""Secrets planted in every place of papers, and looked for on every page that the public can reach."""

import datetime as dt
import re
from decimal import Decimal

import pytest
from django.utils import timezone

from answerable import record
from answerable.keeping.changes.explanation import explain_finding, reopen_finding
from answerable.keeping.changes.ground import record_ground, withdraw_ground
from answerable.keeping.changes.masks import Masks
from answerable.keeping.changes.pack import file_pack
from answerable.keeping.changes.publication import republish_paper
from answerable.keeping.changes.replace import replace_paper
from answerable.keeping.changes.settlement import drop_owed, settle_tracking, take_up_owed
from answerable.keeping.changes.status import set_status
from answerable.keeping.models import Action, Finding, Paper, Person, Promise, PublicationGround
from tests.keeping.desk.makings import make_panel
from tests.keeping.desk.makings_question import plant_askers, words_of_file
from tests.keeping.desk.makings_year import plant_year
from tests.keeping.owed import MARCH, RATES, VOW, minutes, tracker
from tests.keeping.readings import BOARD, Print, attend, make_reading
from tests.publishing.crawl import Visited, crawl, visit

pytestmark = pytest.mark.django_db

NAME = "Zebedee Quillfeather"
SECRET = f"{NAME} rang 07700 900123 and wrote to zeb@quillmail.example about the car park."
MARKS = re.compile(r"zebedee|quillfeather|quillmail|7700\W{0,3}900\W{0,3}123", re.IGNORECASE)
CLOSED = "Zqclosedmatter"
DATE = dt.date(2022, 2, 22)


def planted_notes(secret, name="notes.txt", date=DATE, submitted_by=NAME):
    """Notes in which `secret` stands in every field that a reader can fill with print."""
    printed = Print()

    def cite(text):
        return printed.write(text)

    heading = cite(f"Notes of meeting held on {date:%d %B %Y} {secret}")
    ask = cite(f"Why is it shut? {secret}")
    cite(f"They meet on {DISAGREES} {secret}")
    cite(f"(Submitted by {submitted_by})")
    there = cite(secret)
    note = record.Note(text=secret, cite=there)
    item = record.Item(
        ref="014/22", item_number="3", title=f"Public questions {secret}", section=secret, presenters=(secret,),
        notes=(note,), cite=there,
    )  # fmt: skip
    meeting = record.Meeting(
        id="m1", source="minutes", body=BOARD, date=date, venue=secret, chair="Alma Reyes",
        present=(
            attend(printed, "Alma Reyes", f"Police and Crime Commissioner, {secret}", secret),
            attend(printed, submitted_by, "Member of the public", secret),
        ),
        items=(item,), notes=(note,), future_meetings=(
            record.FutureMeeting(date=dt.date(2022, 3, 22), venue=secret, note=secret, cite=there),
        ),
        cite=heading,
    )  # fmt: skip
    agenda = record.Meeting(id="m2", source="agenda", body=BOARD, date=date, items=(item,), cite=heading)
    point = record.AnswerPoint(text=f"Answered. {secret}", cite=there)
    return make_reading(
        printed,
        name=name,
        documents=(
            record.Document(
                id="d1", kind="minutes", title=f"Notes {secret}", body=BOARD, date=date, report_of=secret,
                authors=(secret,), cite=heading,
            ),
        ),
        meetings=(meeting, agenda),
        questions=(
            record.Question(
                id="q1", meeting_date=date, ref="014/22", kind="public", number="1", asker=submitted_by,
                submitted_by=submitted_by, text=ask.quote, points=(point,), cite=ask,
            ),
        ),
        resolutions=(record.Resolution(id="r1", meeting_date=date, ref="014/22", sub="i", text=secret, cite=there),),
        promises=(
            record.Promise(
                id="p1", date=date, ref="014/22", who=secret, text=f"He would write. {secret}", strength="firm",
                due=secret, tracked_by=("a1",), cite=there,
            ),
        ),
        actions=(
            record.Action(
                id="a1", ref="014/22", origin_meeting=secret, origin_date=date, owner=secret, text=secret,
                status="complete", update=secret, due=secret, table=secret, cite=there, update_cite=there,
            ),
        ),
        decisions=(
            record.Decision(
                number="2022/030", number_printed=secret, title=secret, date=date, summary=secret, cite=there
            ),
        ),
        work_programme=(
            record.ProgrammeItem(
                date=date,
                date_printed=secret,
                topic=secret,
                aims=secret,
                presenting=(secret,),
                note=secret,
                cite=there,
            ),
        ),
        reports=(
            record.Report(
                document="d1", title=secret, date=date, presented_by=(secret,), purpose=secret,
                recommendations=(secret,), implications=record.Implications(finance=secret),
                paragraphs=(record.Paragraph(number="1", text=secret, heading=secret, cite=there),), cite=there,
            ),
        ),
        tables=(
            record.Table(
                id="t1", caption=secret, header=(secret,), rows=((secret,),), kind="data", row_cites=(there,),
                cite=there,
            ),
        ),
        figures=(record.Figure(id="f1", text=secret, value=Decimal(412), subject=secret, period=secret, cite=there),),
        unread=(record.Unread(why="No heading says what it is.", cite=there),),
    )  # fmt: skip


DISAGREES = "Wednesday 7 February 2023"


def plant_in_findings(secret, **of):
    """Put the secret into every text of the findings, and have them explained with it."""
    for finding in Finding.objects.filter(**of):
        explain_finding(finding, by=NAME, role=f"Clerk {secret}", reason=f"It was moved. {secret}")
        reopen_finding(finding, by=NAME, role=f"Clerk {secret}", reason=f"Asked again. {secret}")
        explain_finding(finding, by=NAME, role=f"Clerk {secret}", reason=f"It was moved. {secret}")
    texts = ("quote", "message", "working", "printed", "expected", "tolerance", "explanation")
    Finding.objects.filter(**of).update(**dict.fromkeys(texts, f"{DISAGREES}. {secret}"))
    for paper in Paper.objects.filter(findings__in=Finding.objects.filter(**of)).distinct():
        republish_paper(paper, Masks())


SEARCHES = ("car park", "rang", "wrote", "park", '"car park"', "answered", "notes", "2022", "member public", "shut")


def reach_everything(client):
    """Every page linked from anywhere, every kind of search, and what is said of things that are not there."""
    searches = [f"/search?q={words}" for words in SEARCHES]
    kinds = [f"/search?q=park&kind={kind}" for kind in ("passage", "question", "promise", "item", "person", "action")]
    pages = crawl(client, "/", "/search", *searches, *kinds)
    return [*pages, visit(client, "/nothing"), visit(client, "/people/withheld-1"), visit(client, "/papers/x/page/1")]


def test_private_details_of_the_public_are_on_no_page(client):
    file_pack([planted_notes(SECRET)], by="clerk")
    plant_in_findings(SECRET)
    pages = reach_everything(client)
    assert [page.address for page in pages if MARKS.search(page.everything)] == []
    assert any("[name withheld]" in page.everything for page in pages)
    assert any("[number withheld]" in page.everything for page in pages)
    assert any("[address withheld]" in page.everything for page in pages)
    assert {page.status for page in pages} == {200, 302, 404}


def test_every_kind_of_page_was_looked_at(client):
    file_pack([planted_notes(SECRET)], by="clerk")
    kinds = {page.address.split("?")[0].split("/")[1] for page in reach_everything(client) if page.status == 200}
    assert kinds == {
        "", "about", "accessibility", "actions", "ask", "bodies", "completeness", "decisions", "findings",
        "findings.csv", "findings.json", "inquiries", "items", "meetings", "meetings.ics", "money", "papers",
        "people", "performance", "petitions", "plans", "precepts", "programme", "promises", "promises.csv",
        "promises.json", "questions", "recommendations", "resolutions", "rules", "search", "violence",
    }  # fmt: skip


def test_findings_were_looked_at_on_their_pages_beside_their_lines_in_exports_and_drawn(client):
    file_pack([planted_notes(SECRET)], by="clerk")
    plant_in_findings(SECRET)
    pages = reach_everything(client)
    told = [page.address for page in pages if "Wednesday 7 February 2023. [name" in page.everything]
    assert {re.sub(r"/[^/]*(minutes|board)[^?]*", "/…", address).split("?")[0] for address in told} == {
        "/findings", "/findings.csv", "/findings.json", "/findings/…", "/papers/…",
    }  # fmt: skip
    assert any(address.endswith("/report-card") for address in told)
    assert any("/page/" in address for address in told)
    drawn = [page.everything for page in pages if page.address.endswith("report-card.svg")]
    assert ["[name withheld]" in page for page in drawn] == [True]


ROW = "The Commissioner provide data on resignation rates."


def owed_papers(secret):
    """Minutes that ask and promise, a tracker that carries some of it, and later minutes that tell of it."""
    return [
        minutes(f"{RATES} {secret}", promises=[f"{VOW} {secret}", f"{RATES} {secret}"], notes=[secret]),
        tracker(
            ("687 iii a", f"{ROW} {secret}", "in_progress", secret, None), ("690 i", f"{secret} Nothing like it.")
        ),
        minutes(date=MARCH, notes=[f"Rates (687 iii a) - Given. {secret}"], name="march.txt", ref="701"),
    ]


def test_private_details_are_in_nothing_that_is_told_of_what_is_owed(client):
    file_pack([planted_notes(SECRET), *owed_papers(SECRET)], by="clerk")
    for promise in Promise.objects.all():
        drop_owed(promise, by="Una Third", role=f"Clerk {SECRET}", reason=f"It was given up. {SECRET}")
        take_up_owed(promise, by="Una Third", reason=f"It was taken up. {SECRET}")
    vow = Promise.objects.get(text__startswith=VOW)
    settle_tracking(vow, Action.objects.filter(ref="690 i"), by="Una Third", role="Clerk", reason=f"Seen. {SECRET}")
    drop_owed(Action.objects.get(ref="690 i"), by="Una Third", role="Clerk", reason=f"Given up. {SECRET}")
    pages = reach_everything(client)
    assert [page.address for page in pages if MARKS.search(page.everything)] == []
    told = " ".join(page.everything for page in pages)
    for said in ("of 1: the same words", "In the minutes of", "Settled by a person", "Seen. [name withheld]"):
        assert said in told, said


def test_closed_papers_are_in_nothing_that_is_told_of_open_ones_that_are_owed(client):
    open_one, *others = owed_papers(CLOSED)
    file_pack([minutes(RATES, promises=[VOW, RATES], notes=["Open matter."])], by="clerk")
    file_pack(others, by="clerk", confidentiality="exempt")
    file_pack([open_one], by="clerk", status="draft")
    pages = reach_everything(client)
    assert [page.address for page in pages if CLOSED.lower() in page.everything.lower()] == []
    assert not any("Tracked by action" in page.everything for page in pages)
    assert any("No later tracker of this body has been filed" in page.everything for page in pages)

    for paper in Paper.objects.filter(confidentiality="exempt"):
        set_status(paper, confidentiality="open", by="clerk", reason="no longer exempt")
    assert any("of 1: the same words" in page.everything for page in reach_everything(client))
    for paper in Paper.objects.filter(kind="action_tracker"):
        set_status(paper, status="withdrawn", by="clerk", reason="filed by mistake")
    told = " ".join(page.everything for page in reach_everything(client))
    assert "of 1: the same words" not in told
    assert "No later tracker of this body has been filed" in told


def test_a_version_that_is_closed_is_named_by_no_page_of_the_one_it_replaced(client):
    file_pack([planted_notes("Open matter.", submitted_by="Alma Reyes")], by="clerk")
    closed = planted_notes(f"{CLOSED} of the chief officer.", name="second.txt", submitted_by="Alma Reyes")
    replace_paper(closed, Paper.objects.get(), by="clerk")
    plant_in_findings(CLOSED, paper__version=2)
    assert any(CLOSED in page.everything for page in reach_everything(client))

    set_status(Paper.objects.get(version=2), status="withdrawn", by="clerk", reason="filed by mistake")

    pages = reach_everything(client)
    assert [page.address for page in pages if CLOSED.lower() in page.everything.lower()] == []
    assert [page.address for page in pages if "version 2" in page.everything.lower()] == []
    assert any("Open matter." in page.everything for page in pages)


def test_searching_for_a_withheld_name_finds_nothing(client):
    file_pack([planted_notes(SECRET)], by="clerk")
    for words in ("Quillfeather", "Zebedee", "07700 900123", "quillmail", "zeb*"):
        assert "Nothing in the public record fits" in visit(client, f"/search?q={words}").everything


@pytest.mark.parametrize(
    "closing",
    [
        {"confidentiality": "exempt"},
        {"confidentiality": "confidential"},
        {"status": "draft"},
        {"status": "withdrawn"},
    ],
)
def test_closed_paper_shows_nowhere_though_an_open_one_speaks_of_the_same_meeting(client, closing):
    file_pack([planted_notes("Open matter.", submitted_by="Alma Reyes")], by="clerk")
    closed = planted_notes(f"{CLOSED} of the chief officer.", name="closed.txt", submitted_by="Alma Reyes")
    file_pack([closed], by="clerk", **closing)
    other_day = planted_notes(
        f"{CLOSED} alone.", name="other.txt", date=dt.date(2022, 4, 5), submitted_by="Alma Reyes"
    )
    file_pack([other_day], by="clerk", **closing)
    plant_in_findings(CLOSED, is_public=False)
    pages = reach_everything(client)
    assert [page.address for page in pages if CLOSED.lower() in page.everything.lower()] == []
    assert "Nothing in the public record fits" in visit(client, f"/search?q={CLOSED}").everything
    assert any("Open matter." in page.everything for page in pages)


def test_name_shows_when_a_ground_is_recorded_and_goes_when_it_is_withdrawn(client):
    file_pack([planted_notes(SECRET)], by="clerk")
    person = Person.objects.get(name=NAME)
    record_ground(person=person, ground="consent in writing of 1 March 2022", by="clerk")
    shown = [page.address for page in reach_everything(client) if NAME in page.everything]
    assert any(address.startswith("/questions/") for address in shown)
    assert any(address.startswith("/people/") for address in shown)
    assert "Nothing in the public record fits" not in visit(client, "/search?q=Quillfeather").everything
    withdraw_ground(PublicationGround.objects.get(), why="consent withdrawn", by="clerk")
    assert [page.address for page in reach_everything(client) if NAME in page.everything] == []


def test_nothing_of_who_asks_or_signs_is_in_anything_the_public_can_reach(client):
    answered = plant_askers(make_panel(), timezone.localdate() + dt.timedelta(days=30), SECRET)
    where = "/ask/northshire-police-and-crime-panel"
    pages = reach_everything(client)
    pages += [visit(client, page) for page in (f"{where}/sent", "/ask/confirm/no-such", "/petitions/confirm/no-such")]
    pages += [Visited(where, 200, client.post(where, {"name": "x"}).content.decode())]
    assert [page.address for page in pages if MARKS.search(page.everything)] == []
    told = " ".join(page.everything for page in pages)
    for said in ("Second matter: why is it shut? [name withheld]", "[number withheld]", "We ask: [name withheld]"):
        assert said in told, said
    for said in ("Safe bus stations", "Why is the first hall shut?", "The first hall opens in May."):
        assert said in told, said
    assert "Third matter" not in told
    assert "Fourth matter" not in told
    printed = [words_of_file(file) for file in (answered.publication.pdf, answered.publication.word)]
    assert [MARKS.search(words) for words in printed] == [None, None]


def test_nothing_of_the_year_but_what_a_calendar_needs_is_told(client):
    plant_year(timezone.localdate() + dt.timedelta(days=30), CLOSED)
    pages = reach_everything(client)
    assert [page.address for page in pages if CLOSED.lower() in page.everything.lower()] == []
    feeds = [page for page in pages if page.address == "/meetings.ics"]
    assert [page.everything.count("BEGIN:VEVENT") for page in feeds] == [1]
