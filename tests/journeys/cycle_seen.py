"""What the public sees of a meeting when its cycle is over, and what it never sees."""

import io
import zipfile

from answerable.keeping.models.desk import Publication, Sitting
from answerable.reading.formats.opening import lay_out
from tests.journeys import cycle as steps
from tests.journeys.conftest import words_of
from tests.publishing.crawl import crawl

RESOLVED = ("That the report be noted", "That members be given", "the cost of each lot")
MINUTED = (
    "That the fleet be renewed",
    "A cousin sells vans",
    "Terms of the estate",
    "Ravi Dale introduced the report.",
)


def see_everything(page, sitting, later):
    """Somebody with a telephone finds the pack, question and answer, action, resolution and the signed minutes."""
    meeting = Sitting.objects.get(pk=sitting.pk).meeting
    next_meeting = Sitting.objects.get(pk=later.pk).meeting
    read(page, f"/meetings/{meeting.public_id}", steps.QUESTION, steps.ACTION, *RESOLVED, *MINUTED)
    fetched = [
        page.request.get(link.get_attribute("href")) for link in page.locator("a[href^='/publications/']").all()
    ]
    assert {answer.body()[:4] for answer in fetched if answer.ok} == {b"%PDF", b"PK\x03\x04"}
    follow(page, "/questions", steps.QUESTION, "They are patrolled again from May.")
    follow(page, "/actions", steps.ACTION, steps.PRINTED, steps.OUTSIDE_OWNER)
    read(page, f"/meetings/{next_meeting.public_id}", "Action tracker")


def read(page, address, *told):
    """Open a page, which must say all of this."""
    page.goto(address)
    said = words_of(page)
    assert [words for words in told if words not in said] == [], address


def follow(page, address, link, *told):
    """Open a list and what it tells of."""
    read(page, address, link)
    page.get_by_role("link", name=link).first.click()
    said = words_of(page)
    assert [words for words in (link, *told) if words not in said] == [], page.url


def see_nothing_exempt(client, secret):
    """No page, no search and no file that the public can reach holds a word of what is exempt."""
    pages = crawl(client, "/", "/search", f"/search?q={secret}", "/search?q=offer")
    assert [
        page.address for page in pages if secret.lower() in page.everything.lower() and "q=" not in page.address
    ] == []
    closed = 0
    for row in Publication.objects.all():
        pdf, word = (client.get(f"/publications/{row.pk}.{form}") for form in ("pdf", "docx"))
        if not row.is_public:
            closed += 1
            assert (pdf.status_code, word.status_code) == (404, 404)
            continue
        words = " ".join(block.text for block in lay_out(pdf.content).blocks)
        with zipfile.ZipFile(io.BytesIO(word.content)) as parts:
            words += " ".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
        assert secret.lower() not in words.lower(), row.title
    assert closed >= 2, "papers and minutes for members only were made"
