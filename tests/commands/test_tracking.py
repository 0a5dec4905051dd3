"""`answerable unsettled`, `settle-tracking`, `release-tracking`, `drop`, `take-up`: a person's word."""

import pytest
from typer.testing import CliRunner

from answerable.commands.main import run
from answerable.keeping.changes.pack import file_pack
from answerable.keeping.models import AuditEntry, Promise, Settlement
from tests.keeping.owed import RATES, minutes, tracker

pytestmark = pytest.mark.django_db

BY = ("--by", "Alma Reyes", "--reason", "The clerk worded the row afresh.")


def run_command(*words):
    """The command as typed, on the record that the test made."""
    return CliRunner().invoke(run, words)


@pytest.fixture
def promise():
    """A promise that two rows fit equally."""
    file_pack([minutes(promises=[RATES]), tracker(("690 i", RATES), ("690 ii", RATES))], by="clerk")
    return Promise.objects.get()


def test_what_waits_for_a_person_is_listed_with_the_rows_that_fit(promise):
    printed = run_command("unsettled").stdout
    assert promise.public_id in printed
    assert "northshire-police-and-crime-panel/action-690-i\n" in printed
    assert printed.endswith("1 to settle.\n")


def test_a_match_is_settled_by_address_or_id_and_released(promise):
    action = "/actions/northshire-police-and-crime-panel/action-690-ii"
    done = run_command("settle-tracking", f"/promises/{promise.public_id}", "--action", action, *BY)
    assert (done.exit_code, done.stdout) == (0, f"{promise.public_id} is settled.\n")
    assert run_command("unsettled").stdout == "0 to settle.\n"

    done = run_command("release-tracking", promise.public_id, *BY)
    assert (done.exit_code, done.stdout) == (0, f"{promise.public_id} is as its papers say.\n")
    assert run_command("unsettled").stdout.endswith("1 to settle.\n")


def test_a_promise_is_dropped_and_taken_up(promise):
    assert run_command("drop", promise.public_id, *BY).exit_code == 0
    assert Settlement.objects.get().kind == "drop"
    assert run_command("take-up", promise.public_id, *BY).exit_code == 0
    assert [entry.act for entry in AuditEntry.objects.all()][-2:] == ["drop", "take up"]


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("drop", "nowhere/promise-1", *BY), 1, "There is no promise, resolution or action nowhere/promise-1"),
        (("settle-tracking", "{id}", "--action", "nowhere", *BY), 1, "There is no action nowhere"),
        (("settle-tracking", "{id}", *BY), 2, "give the actions that carry it, or --none"),
        (("drop", "{id}", "--decision", "2022/030", *BY), 1, "There is no decision 2022/030"),
        (("drop", "{id}", "--by", "Alma Reyes", "--reason", "no"), 1, "Give the reason in a sentence"),
        (("take-up", "{id}", *BY), 1, "was not dropped"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence_and_nothing_is_changed(promise, words, status, said):
    done = run_command(*(word.format(id=promise.public_id) for word in words))
    assert (done.exit_code, Settlement.objects.count()) == (status, 0)
    assert said in " ".join(done.output.replace("│", " ").split())
