"""Findings on the public site: beside their line, on a page of their own, listed, exported, and as a report card."""

import csv
import io
import re

import pytest

from answerable.checking import RULES
from answerable.keeping import models
from tests.publishing import rows

pytestmark = pytest.mark.django_db

PAPER = "/papers/board-minutes-2022-02-22"
FINDING = "board-minutes-2022-02-22/finding-1"


@pytest.fixture
def made():
    return rows.a_linked_record()


def words_of(answer):
    main = answer.content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def test_a_finding_is_noted_under_its_line_and_its_words_are_marked_in_it(client, made):
    page = client.get(f"{PAPER}/page/1").content.decode()
    line = page.partition('id="l3"')[2].partition("</li>")[0]
    assert '<span class="noted">in the spring.</span><a class="noted__number" id="mark-1" href="#note-1"' in line
    note = line.partition('id="note-1" role="note" aria-label="Finding 1"')[2]
    assert "Spring is said to begin in autumn." in note
    assert 'href="#mark-1"' in note
    assert f'href="/findings/{FINDING}"' in note


def test_a_page_without_findings_has_no_notes(client):
    rows.a_paper(public_id="plain")
    page = client.get("/papers/plain/page/1").content.decode()
    assert "noted" not in page
    assert "noting" not in page


def test_a_finding_that_no_line_holds_stands_above_the_text(client):
    passage = rows.a_passage(rows.a_paper(public_id="whole"), line=None, line_end=None, text="The whole page")
    rows.a_finding(passage=passage, quote="The whole page", public_quote="The whole page")
    page = client.get("/papers/whole/page/1").content.decode()
    assert page.index('id="note-1"') < page.index('class="sheet"')


def test_the_page_of_a_finding_shows_print_working_and_what_became_of_it(client, made):
    finding = made["finding"]
    rows.a_turn(finding, "explained", "explained", by="Ada Lane", person=made["person"], reason="The hall was let.")
    models.Finding.objects.update(state="explained")
    rows.file_act()
    said = words_of(client.get(f"/findings/{FINDING}"))
    steps = (
        "Does not agree", "Explained", "As printed", "in the spring.", "How it was worked out",
        "Spring begins in March. Autumn begins in September.", "Printed spring", "Worked out autumn",
        "What became of it", "Found when the paper was filed.", "Explained by Ada Lane", "The hall was let.",
    )  # fmt: skip
    places = [said.index(step) for step in steps]
    assert places == sorted(places)


@pytest.mark.parametrize("gone", [{"is_public": False}, {"standing": "public", "is_public": False}])
def test_the_name_of_somebody_whom_the_public_may_not_see_gives_way_to_the_role(client, made, gone):
    rows.a_turn(
        made["finding"], "explained", "explained", by="Ada Lane", person=made["person"], role="Clerk",
        public_role="Clerk of the board", reason="The hall was let.",
    )  # fmt: skip
    models.Finding.objects.update(state="explained")
    models.Person.objects.filter(pk=made["person"].pk).update(**gone)
    for page in (f"/findings/{FINDING}", f"{PAPER}/page/1", "/findings.csv", "/findings.json"):
        told = client.get(page).content.decode()
        assert "Clerk of the board" in told
        assert "Ada Lane" not in told


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ("", 2),
        ("severity=warning", 1),
        ("state=explained", 1),
        ("state=withdrawn", 1),
        ("rule=dat501", 1),
        ("rule=ARI102", 1),
        ("body=board", 1),
        ("paper=board-minutes-2022-02-22", 1),
        ("year=2022", 2),
        ("year=1999", 0),
        ("severity=nonsense", 0),
    ],
)
def test_findings_are_narrowed_on_the_page_and_in_the_exports_alike(client, made, asked, count):
    rows.a_finding(rule="ARI102", severity="warning", state="explained")
    rows.a_finding(rule="ARI103", state="withdrawn")
    assert client.get(f"/findings?{asked}").content.decode().count('<li class="finding') == count
    assert len(client.get(f"/findings.json?{asked}").json()["findings"]) == count
    told = client.get(f"/findings.csv?{asked}").content.decode("utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(told)))) == count


def test_the_exports_hold_what_the_page_of_a_finding_tells(client, made):
    (row,) = client.get("/findings.json").json()["findings"]
    assert row["id"] == FINDING
    assert row["working"] == ["Spring begins in March.", "Autumn begins in September."]
    assert (row["page"], row["line"], row["line_end"]) == (1, 2, 3)
    assert [turn["kind"] for turn in row["history"]] == ["found"]
    assert "tolerance" not in row
    (line,) = csv.DictReader(io.StringIO(client.get("/findings.csv").content.decode("utf-8-sig")))
    assert (line["id"], line["severity"], line["printed"], line["tolerance"]) == (FINDING, "error", "spring", "")
    assert client.get(line["source"]).status_code == 200


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/findings.csv", "text/csv; charset=utf-8"),
        ("/findings.json", "application/json"),
        (f"{PAPER}/report-card.svg", "image/svg+xml"),
    ],
)
def test_a_file_keeps_its_kind_when_it_is_given_again(client, made, address, kind):
    first, again = client.get(address), client.get(address)
    assert first["Content-Type"] == again["Content-Type"] == kind
    assert first.content == again.content
    assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 304


def test_a_finding_of_a_closed_paper_is_nowhere(client, made):
    models.Paper.objects.filter(pk=made["paper"].pk).update(is_public=False)
    for page in (f"/findings/{FINDING}", f"{PAPER}/report-card", f"{PAPER}/report-card.svg"):
        assert client.get(page).status_code == 404
    assert client.get("/findings.json").json() == {"contract": 1, "findings": []}


def test_the_report_card_is_drawn_said_and_tabled(client, made):
    page = client.get(f"{PAPER}/report-card").content.decode()
    sentence = "10 figures: 4 tested, of which 3 agree and 1 does not; 6 cannot be tested."
    assert f'role="img" aria-label="{sentence}"' in page
    assert [page.count(f'class="card__{name}"') for name in ("agree", "disagree", "untestable")] == [2, 2, 2]
    said = words_of(client.get(f"{PAPER}/report-card"))
    assert sentence in said
    assert "Agree 3 Do not agree 1 Cannot be tested 6 Printed as approximate 6 All 10" in said
    assert "DAT501 A day of the week is not that of its date. 7 1" in said
    assert sentence in client.get(PAPER).content.decode()


def test_a_paper_without_figures_says_so_and_draws_nothing(client):
    paper = rows.a_paper(public_id="words")
    rows.a_report_card(paper, figures=0, tested=0, agree=0, disagree=0, untested=[])
    page = client.get("/papers/words/report-card").content.decode()
    assert "This paper states no figure that could be tested." in page
    assert '<svg class="card"' not in page


def test_of_two_versions_the_newer_is_listed_and_each_leads_to_the_other(client):
    old = rows.a_paper(public_id="first")
    new = rows.a_paper(public_id="second", version=2)
    rows.a_report_card(old)
    models.Paper.objects.filter(pk=old.pk).update(superseded_by=new)
    same = rows.a_finding(public_id="second/finding-1", passage=rows.a_passage(new))
    rows.a_finding(public_id="first/finding-1", passage=rows.a_passage(old), carried_to=same)
    corrected = rows.a_finding(
        passage=rows.a_passage(old), state="corrected", corrected_in=new, message="It is late."
    )
    rows.a_turn(corrected, "corrected", "corrected", version=new)

    listed = client.get("/papers").content.decode()
    assert ('href="/papers/second"' in listed, 'href="/papers/first"' in listed) == (True, False)
    for page in ("/papers/first", "/papers/first/page/1", "/papers/first/report-card"):
        assert (
            'A newer one has replaced it: <a href="/papers/second">version 2</a>' in client.get(page).content.decode()
        )
    assert 'href="/papers/first" aria-label="Version 1"' in client.get("/papers/second").content.decode()
    found = client.get("/findings").content.decode()
    assert ("second/finding-1" in found, "first/finding-1" in found, "It is late." in found) == (True, False, True)
    assert 'Corrected in <a href="/papers/second">version 2</a>' in " ".join(
        client.get(f"/findings/{corrected.public_id}").content.decode().split()
    )
    assert client.get("/findings/first/finding-1").status_code == 200


def test_a_version_that_is_closed_is_not_spoken_of(client):
    old, new = rows.a_paper(public_id="first"), rows.a_paper(public_id="second", version=2, is_public=False)
    models.Paper.objects.filter(pk=old.pk).update(superseded_by=new)
    page = client.get("/papers/first").content.decode()
    assert ("ersion 2" in page, "second" in page) == (False, False)
    assert 'href="/papers/first"' in client.get("/papers").content.decode()


@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
def test_every_rule_has_its_page_with_its_manual(client, rule):
    answer = client.get(f"/rules/{rule.code}")
    assert answer.status_code == 200
    said = words_of(answer)
    assert "Why it matters" in said
    assert "← flagged" in said
    assert client.get(f"/rules/{rule.name}")["Location"] == f"/rules/{rule.code}"


def test_a_rule_that_there_is_not_has_no_page(client):
    assert client.get("/rules/NIX999").status_code == 404
