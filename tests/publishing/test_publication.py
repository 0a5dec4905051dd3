"""Published packs on the public site: the very bytes, their hash, and nothing of what is closed."""

import datetime as dt
import hashlib
import subprocess

import pytest

from answerable.keeping.changes.desk.pack import publish_agenda
from answerable.keeping.changes.desk.row import add_row
from answerable.keeping.changes.status import set_status
from answerable.keeping.models.desk import Holiday, Publication
from answerable.keeping.queries.public.item import list_items
from tests.keeping.desk.makings import CLERK, make_board, make_panel, make_sitting
from tests.keeping.desk.makings_papers import make_accepted, make_item
from tests.keeping.desk.test_pack import CLOSED, DAY_AFTER, LAST_DAY, make_closed, make_ready
from tests.publishing.crawl import crawl, visit

pytestmark = pytest.mark.django_db


def said(answer):
    return answer.content.decode()


def meeting_page(client, sitting):
    sitting.refresh_from_db()
    return said(client.get(f"/meetings/{sitting.meeting.public_id}"))


def test_a_pack_is_fetched_with_its_hash_as_etag_and_a_name(client, tmp_path):
    pack = publish_agenda(make_ready(), by=CLERK, today=LAST_DAY)
    for form, file, kind in (("pdf", pack.pdf, "application/pdf"), ("docx", pack.word, "wordprocessingml.document")):
        answer = client.get(f"/publications/{pack.pk}.{form}")
        (tmp_path / "pack").write_bytes(answer.content)
        told = subprocess.run(["sha256sum", tmp_path / "pack"], capture_output=True, check=True, text=True).stdout
        assert told.split()[0] == file.sha256
        assert answer["ETag"] == f'"{file.sha256}"'
        assert kind in answer["Content-Type"]
        assert answer["Content-Disposition"] == (
            f'attachment; filename="northshire-police-and-crime-panel-2023-02-06-pack.{form}"'
        )
        assert "Cookie" not in answer.get("Vary", "")
        assert not answer.cookies
        again = client.get(f"/publications/{pack.pk}.{form}", headers={"if-none-match": answer["ETag"]})
        assert (again.status_code, again.content) == (304, b"")


def test_a_meetings_page_offers_the_pack_and_says_how_the_day_was_counted(client):
    sitting = make_ready()
    pack = publish_agenda(sitting, by=CLERK, today=LAST_DAY)
    page = meeting_page(client, sitting)
    assert f'href="/publications/{pack.pk}.pdf"' in page
    assert "<strong>in time</strong>" in page
    assert "The last day was Friday 27 January 2023: five clear working days before the meeting." in page
    assert "Sun 5 February 2023: Sunday" in page
    assert hashlib.sha256(client.get(f"/publications/{pack.pk}.pdf").content).hexdigest() in page


def test_a_late_board_pack_is_said_to_be_late_and_stays_in_time_when_a_holiday_is_added_later(client):
    late = make_ready(make_board())
    publish_agenda(late, by=CLERK, today=DAY_AFTER)
    assert "<strong>after the last day for notice</strong>" in meeting_page(client, late)
    in_time = make_ready(make_panel())
    publish_agenda(in_time, by=CLERK, today=LAST_DAY)
    add_row(Holiday, by=CLERK, act="add holiday", is_public=True, day=dt.date(2023, 2, 1), name="Mourning")
    assert "<strong>in time</strong>" in meeting_page(client, in_time)


def test_a_correction_stands_beside_what_it_corrects(client):
    sitting = make_ready()
    first = publish_agenda(sitting, by=CLERK, today=LAST_DAY)
    make_accepted(make_item(sitting, "Estate"), "Estate report")
    second = publish_agenda(sitting, by=CLERK, today=LAST_DAY, corrects=first)
    page = meeting_page(client, sitting)
    assert page.index(f"/publications/{second.pk}.pdf") < page.index(f"/publications/{first.pk}.pdf")
    assert page.count("a corrected version was published since") == 1


def test_a_supplements_items_stand_after_those_of_the_agenda(client):
    sitting = make_ready()
    make_item(sitting, "Estate")
    publish_agenda(sitting, by=CLERK, today=LAST_DAY)
    make_item(sitting, "Storm damage")
    publish_agenda(sitting, by=CLERK, today=LAST_DAY)
    sitting.refresh_from_db()
    items = list_items(sitting.meeting.public_id)
    assert [(item.planned.item_number, item.title) for item in items] == [
        ("1", "Fleet renewal"),
        ("2", "Estate"),
        ("3", "Storm damage"),
    ]


@pytest.mark.parametrize("closing", [{"status": "withdrawn"}, {"confidentiality": "exempt"}])
def test_a_paper_that_is_withdrawn_or_closed_takes_its_files_with_it(client, closing):
    sitting = make_ready()
    pack = publish_agenda(sitting, by=CLERK, today=LAST_DAY)
    set_status(pack.paper, by="clerk", reason="published by mistake", **closing)
    assert client.get(f"/publications/{pack.pk}.pdf").status_code == 404


def test_what_is_not_there_is_not_found_and_nothing_is_sent_to_it(client):
    pack = publish_agenda(make_ready(), by=CLERK, today=LAST_DAY)
    for address in (f"/publications/{pack.pk}.exe", f"/publications/{pack.pk + 1}.pdf", "/publications/0.pdf"):
        assert client.get(address).status_code == 404
    assert client.post(f"/publications/{pack.pk}.pdf").status_code == 405


def test_a_closed_papers_words_are_on_no_page_file_search_or_error(client):
    sitting = make_ready()
    make_closed(sitting)
    pack = publish_agenda(sitting, by=CLERK, today=LAST_DAY)
    closed = Publication.objects.get(kind="closed_pack")
    assert CLOSED in str(closed.paper.pages.values_list("lines", flat=True)[1:])
    searches = [f"/search?q={words}" for words in ("tender", "purpose", "prices", "reduced mobility")]
    files = [f"/publications/{one.pk}.{form}" for one in (pack, closed) for form in ("pdf", "docx")]
    pages = crawl(client, "/", *searches, *files)
    assert [page.address for page in pages if CLOSED.lower() in page.everything.lower()] == []
    assert {page.status for page in pages if page.address in files[2:]} == {404}
    assert {page.status for page in pages if page.address in files[:2]} == {200}
    assert "Nothing in the public record fits" in visit(client, f"/search?q={CLOSED}").everything
    assert visit(client, f"/papers/{closed.paper.public_id}").status == 404
    assert any("Tender for vans" in page.everything for page in pages)


def test_a_draft_on_the_desk_is_nowhere_in_public(client):
    sitting = make_sitting(make_panel())
    make_accepted(make_item(sitting, f"Matter {CLOSED}"), f"Paper {CLOSED}", purpose=f"About {CLOSED}.")
    pages = crawl(client, "/", f"/search?q={CLOSED}", "/publications/1.pdf", f"/desk/papers/{1}")
    told = [page for page in pages if not page.address.startswith("/search")]
    assert [page.address for page in told if CLOSED.lower() in page.everything.lower()] == []
