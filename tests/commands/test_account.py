"""`answerable make-administrator` and `send-letters`, as whoever runs the installation calls them."""

import os
import re
import subprocess
import sys

import pytest

from tests.keeping.desk.test_letter import post  # noqa: F401 -- a fixture

LINK = re.compile(r"http://127\.0\.0\.1:8000/account/password/reset/key/\S+/")
WRITE = """
import django; django.setup()
from answerable.keeping.changes.desk.letter import write_letter
write_letter("pia@owner.example", "What you owe", "Words")
"""


def test_the_first_account_is_made_without_a_password_and_again_makes_nothing_twice(run, prepared):
    status, first, _ = run("make-administrator", "Ines@office.example", "--name", "Ines Dale")
    assert status == 0
    assert first.startswith("Ines Dale <ines@office.example> is administrator.")
    status, second, _ = run("make-administrator", "ines@office.example")
    assert status == 0
    assert LINK.search(first)[0] != LINK.search(second)[0]
    assert run("check-audit")[1] == "The audit trail is whole: 2 entries.\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("no-address", "--name", "Ines Dale"), "'no-address' is not an e-mail address.\n"),
        (("ines@office.example",), "The account is new: give its name too, as --name 'Una Marsh'.\n"),
    ],
)
def test_what_is_missing_is_said_in_one_sentence_and_nothing_is_made(run, prepared, words, said):
    assert run("make-administrator", *words) == (1, "", said)
    assert run("check-audit")[1] == "The audit trail is whole: 0 entries.\n"


def test_letters_stay_where_there_is_no_server(run, prepared):
    said = "No mail server is set (ANSWERABLE_SMTP), so letters stay in the outbox.\n"
    assert run("send-letters") == (1, "", said)


@pytest.fixture
def _served(post, monkeypatch):  # noqa: F811
    monkeypatch.setenv("ANSWERABLE_SMTP", post.address)


@pytest.mark.usefixtures("_served")
def test_letters_are_sent_once(post, run, prepared, tmp_path):  # noqa: F811
    environment = {**os.environ, "ANSWERABLE_DATA": str(tmp_path / "data")}
    environment["DJANGO_SETTINGS_MODULE"] = "answerable.config.settings"
    subprocess.run([sys.executable, "-c", WRITE], env=environment, check=True, timeout=60)
    assert run("send-letters") == (0, "1 sent, 0 failed, 0 wait for the next run.\n", "")
    assert run("send-letters") == (0, "0 sent, 0 failed, 0 wait for the next run.\n", "")
    assert len(post.kept) == 1
