"""The published statement as a page, as data, and beside the paper that was filed of it."""

import datetime as dt
import json
import re

import pytest

from answerable.keeping.changes.desk.priority_statement import begin_statement, publish_statement, write_part
from answerable.keeping.models import Paper
from answerable.keeping.models.desk import Measure, PriorityStatement, Side
from tests.keeping.desk.makings import CLERK
from tests.keeping.desk.makings_statement import TITLE, make_force, make_measures, make_ready, make_statement

pytestmark = pytest.mark.django_db
OWN = "What the unit did:\n\n- it made **36** searches;\n- it found <b>20</b> knives."
HEAVIEST = 100_000


def words_of(answer):
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


@pytest.fixture(scope="module")
def address(shared_record):
    """The address of a statement that is published, with a list in the words of the force; made once."""
    make_measures(make_force())
    statement = make_ready(make_statement())
    write_part(statement, Side.FORCE, "homicide", by=CLERK, after=OWN)
    return f"/performance/statements/{publish_statement(statement, by=CLERK, with_values=True).pk}"


def test_page_says_what_was_tested_in_the_words_of_both_sides(client, address):
    answer = client.get(address)
    words = words_of(answer)
    assert "saw 46 homicides against 52 in the baseline" in words
    assert "Each death is one too many. The 12 months to December 2021 saw 46" in words
    assert "Homicides related to drugs: this national measure is not given here. It is not published for one" in words
    assert answer.content.decode().count("<h1") == 1
    assert len(answer.content) < HEAVIEST


def test_markup_of_a_writer_is_a_list_and_never_markup_of_the_page(client, address):
    body = client.get(address).content.decode()
    assert "<li>it made <strong>36</strong> searches;" in body
    assert "&lt;b&gt;20&lt;/b&gt; knives" in body


def test_page_leads_to_the_files_the_filed_paper_and_the_measures(client, address):
    links = set(re.findall(r'href="(/[^"#?]+)', client.get(address).content.decode()))
    paper = Paper.objects.get()
    wanted = {f"/papers/{paper.public_id}", "/performance/measures/homicide", f"{address}.json"}
    assert wanted <= links
    files = sorted(link for link in links if link.startswith("/publications/"))
    assert [link.rpartition(".")[2] for link in files] == ["docx", "pdf"]
    for link in (*wanted, *files):
        assert client.get(link).status_code == 200


def test_measure_that_was_withdrawn_since_is_named_and_leads_nowhere(client, address):
    Measure.objects.filter(code="homicide").update(published_on=None)
    body = client.get(address).content.decode()
    assert "/performance/measures/homicide" not in body
    assert "Homicides: no change that could be told from chance" in body


def test_data_hold_every_figure_with_its_verdict_and_the_hash_of_the_paper(client, address):
    told = json.loads(client.get(f"{address}.json").content)
    assert told["contract"] == 1
    statement = told["statement"]
    assert (statement["title"], statement["last_on"]) == (TITLE, "2021-12-31")
    assert statement["sha256"]["pdf"] == Paper.objects.get().file.sha256
    lines = [line for group in statement["scorecard"]["priorities"] for line in group["lines"]]
    homicide = next(line for line in lines if line["measure"]["code"] == "homicide")
    assert (homicide["figure"]["value"], homicide["baseline_figure"]["value"]) == (46, 52)
    assert homicide["change"]["verdict"]["direction"] == "no signal"
    assert round(homicide["change"]["verdict"]["p"], 2) == 0.61
    assert "saw 46 homicides" in statement["force_sections"][0]["text"]


def test_list_names_each_quarter_and_an_unpublished_one_is_nowhere(client, address):
    assert "Quarter to 31 December 2021" in words_of(client.get("/performance/statements"))
    kept = PriorityStatement.objects.get()
    next_end = dt.date(2022, 3, 31)
    later = begin_statement(kept.body, by=CLERK, force=kept.force, last_on=next_end, title=TITLE)
    assert "31 March 2022" not in words_of(client.get("/performance/statements"))
    for end in ("", ".json"):
        assert client.get(f"/performance/statements/{later.pk}{end}").status_code == 404
