"""The form for an owner without an account: one undertaking, by its link, once."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from answerable.clerking import upload
from answerable.keeping.changes.desk.undertaking import drop
from answerable.keeping.changes.desk.undertaking_update import ask_for_update, withdraw_link
from answerable.keeping.models.desk import Letter, UndertakingEvidence, UndertakingUpdate
from answerable.keeping.queries.desk import update_link
from answerable.keeping.queries.desk.update_link import path_of_link
from tests.keeping.desk.makings import CLERK, make_panel
from tests.keeping.desk.makings_undertaking import OWNER_EMAIL, RATES, make_undertaking

pytestmark = pytest.mark.django_db
SAID = {"status": "in_progress", "text": "The figures are being gathered."}


@pytest.fixture
def row():
    return make_undertaking(make_panel(), due_on=None)


@pytest.fixture
def outside():
    """A browser that never signed in, and that checks the forms it sends."""
    return Client(enforce_csrf_checks=True)


def words(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def file(name="rates.pdf", content=b"%PDF-1.7 rates"):
    return SimpleUploadedFile(name, content)


def test_the_link_of_the_letter_opens_the_form_of_that_one_alone(row, outside):
    make_undertaking(row.body, text="Another matter entirely.")
    letter = ask_for_update(row, by=CLERK)
    path = re.search(r"https?://[^/]+(/update/\S+)", letter.text)[1]
    page = outside.get(path)
    assert page.status_code == 200
    assert RATES in words(page)
    assert "Another matter" not in words(page)
    assert OWNER_EMAIL not in page.content.decode()
    assert page.cookies == {}
    assert "no-store" in page["Cache-Control"]


def test_what_is_sent_is_kept_with_its_file_and_thanked_for(row, outside):
    page = outside.post(path_of_link(row), {**SAID, "file": file()})
    assert "Thank you" in words(page)
    update = UndertakingUpdate.objects.get()
    assert (update.text, update.status, update.link_number, update.taken_by) == (SAID["text"], "in_progress", 1, "")
    assert UndertakingEvidence.objects.get().file.name == "rates.pdf"
    assert Letter.objects.get(title__startswith="Received").to == OWNER_EMAIL


def test_a_link_is_used_up_by_what_is_sent(row, outside):
    path = path_of_link(row)
    outside.post(path, SAID)
    again = outside.post(path, {**SAID, "text": "Twice."})
    assert again.status_code == 410
    assert "was used already" in words(again)
    assert RATES not in words(again)
    assert UndertakingUpdate.objects.count() == 1


def test_an_old_link_says_so_and_sends_another_to_the_kept_address_once_a_day(row, outside, monkeypatch):
    path = path_of_link(row)
    lasts = update_link.LINK_LASTS
    monkeypatch.setattr(update_link, "LINK_LASTS", -lasts)
    page = outside.get(path)
    assert (page.status_code, "is too old" in words(page), RATES in words(page)) == (410, True, False)
    for _ in range(2):
        assert "new link is on its way" in words(outside.post(f"{path}/again"))
    letter = Letter.objects.get()
    assert letter.to == OWNER_EMAIL
    monkeypatch.setattr(update_link, "LINK_LASTS", lasts)
    fresh = re.search(r"https?://[^/]+(/update/\S+)", letter.text)[1]
    assert outside.get(fresh).status_code == 200


@pytest.mark.parametrize("token", ["x", "x:y:z", "WzEsMV0:1oABCD:forged"])
def test_a_forged_link_tells_nothing_and_sends_nothing(row, outside, token):
    page = outside.get(f"/update/{token}")
    assert (page.status_code, RATES in words(page)) == (410, False)
    outside.post(f"/update/{token}", SAID)
    outside.post(f"/update/{token}/again")
    assert not UndertakingUpdate.objects.exists()
    assert not Letter.objects.exists()


def test_a_withdrawn_link_is_dead_and_one_of_something_settled_asks_for_nothing(row, outside):
    path = path_of_link(row)
    row = withdraw_link(row, by=CLERK)
    assert outside.get(path).status_code == 410
    path = path_of_link(row)
    drop(row, by=CLERK, who="The Panel", decision="minute 701 i", reason="The data are not held.")
    page = outside.post(f"{path}/again")
    assert "Nothing is owed any more" in words(page)
    assert not Letter.objects.exists()


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (file("virus.exe", b"MZ"), "is of a kind that is not taken"),
        (file("rates.pdf", b"MZ not a pdf"), "empty or damaged"),
        (file("rates.txt", b"\xff\xfe\x00"), "empty or damaged"),
        (file("rates.pdf", b""), "empty or damaged"),
    ],
)
def test_a_file_of_another_kind_is_refused_and_what_was_written_stays(row, outside, sent, said):
    page = outside.post(path_of_link(row), {**SAID, "file": sent})
    assert said in words(page)
    assert SAID["text"] in page.content.decode()
    assert not UndertakingUpdate.objects.exists()


def test_a_file_that_is_too_large_is_refused(row, outside, monkeypatch):
    monkeypatch.setattr(upload, "MEGABYTE", 1)
    page = outside.post(path_of_link(row), {**SAID, "file": file()})
    assert "is larger than 10 MB" in words(page)


def test_an_empty_form_says_what_is_missing(row, outside):
    page = outside.post(path_of_link(row), {"status": "", "text": ""})
    assert "There is a problem" in words(page)
    assert not UndertakingUpdate.objects.exists()
