"""`answerable prepare` and `answerable file`: papers filed from the command line, as a clerk does it."""

import re
import sqlite3
from contextlib import closing

import pytest

MINUTES = """MINUTES OF THE MEETING OF THE ASHBY POLICE AND CRIME PANEL HELD ON MONDAY 14 NOVEMBER 2022 AT 14:00

**PRESENT: -**

Cllr Ines Marlow – Ashby
Alma Reyes – Northshire Police and Crime Commissioner

**681 APOLOGIES**

None were received.

**682 ANNUAL REPORT**

The Commissioner introduced the report, which counts 412 officers trained.

**RESOLVED: -**

That the report be noted.

The meeting ended at 16:40 hours
"""


@pytest.fixture
def papers(tmp_path):
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "minutes.txt").write_text(MINUTES)
    return folder


def test_papers_are_filed_once_and_filing_them_again_changes_nothing(run, papers):
    assert run("prepare") == (0, "The database is ready.\n", "")

    status, printed, _ = run("file", papers)
    assert status == 0
    assert printed.startswith("Papers: 1 added, 0 changed, 0 unchanged.\nAdded: ")
    assert re.search(r"\b2 minute items\b", printed)

    for words in (("file", papers), ("file", "--again", papers)):
        assert run(*words) == (0, "Papers: 0 added, 0 changed, 1 unchanged.\n", "")
    assert run("check-audit") == (0, "The audit trail is whole: 1 entries.\n", "")
    assert run("prepare")[0] == 0


def test_a_paper_that_cannot_be_read_is_named_and_the_others_are_filed(run, prepared, papers):
    (papers / "broken.pdf").write_bytes(b"%PDF-1.7 nothing more")

    status, printed, complained = run("file", "-j", 2, papers)

    assert status == 1
    assert printed.startswith("Papers: 1 added")
    assert complained.count("\n") == 1
    assert "broken.pdf" in complained


def test_filing_before_the_database_is_ready_says_what_to_do(run, papers):
    status, _, complained = run("file", papers)
    assert (status, complained) == (
        1,
        "The database is not ready for this version: run `answerable prepare` first.\n",
    )


@pytest.mark.parametrize("steps", [("0001_initial", "0002_audit_and_search"), ()])
def test_a_database_of_an_unfinished_version_is_left_as_it_is(run, prepared, papers, tmp_path, steps):
    place = tmp_path / "data" / "answerable.sqlite3"
    with closing(sqlite3.connect(place)) as database, database:
        database.execute("DELETE FROM django_migrations WHERE app = 'keeping'")
        done = [("keeping", step, "2026-01-01") for step in steps]
        database.executemany("INSERT INTO django_migrations (app, name, applied) VALUES (?, ?, ?)", done)
    before = place.read_bytes()
    for command in (("prepare",), ("file", papers)):
        status, _, complained = run(*command)
        assert status == 1
        assert complained.startswith("The database was begun by an unfinished version")
    assert place.read_bytes() == before


def test_filing_nothing_is_wrong_usage(run, tmp_path):
    status, _, complained = run("file", tmp_path / "absent")
    assert status == 2
    assert "there is no file or folder" in " ".join(complained.split())


def test_papers_filed_as_closed_cannot_be_found(run, prepared, papers):
    assert run("file", "--closed", papers)[0] == 0
    assert run("rebuild-search")[1] == "0 entries can be found.\n"
    assert run("file", papers)[1].startswith("Papers: 0 added, 0 changed, 1 unchanged.")
    assert run("rebuild-search")[1] == "0 entries can be found.\n"


def test_the_secret_key_is_made_once_for_its_owner_alone(run, tmp_path):
    run("prepare")
    place = tmp_path / "data" / "secret_key"
    first = place.read_text()
    run("prepare")
    assert place.read_text() == first
    assert place.stat().st_mode & 0o777 == 0o600
