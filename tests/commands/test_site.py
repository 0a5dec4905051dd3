"""`answerable serve` and `answerable check-site`, as they are called: a real server with its hashed style sheet."""

import os
import socket
import subprocess
import sys

import pytest

from answerable.commands.check_site import name_counts
from answerable.commands.serve import find_port, is_free

SECONDS = 90
COMMAND = [sys.executable, "-m", "answerable.commands.main"]


@pytest.fixture
def call(tmp_path):
    """Call the command line with a data directory of its own; gives status, output and error output."""
    outside = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO", "DATABASE"))}

    def run(*words):
        environment = {**outside, "ANSWERABLE_DATA": str(tmp_path / "data")}
        done = subprocess.run([*COMMAND, *words], capture_output=True, text=True, env=environment, timeout=SECONDS)
        return done.returncode, done.stdout, done.stderr

    return run


def test_check_site_fetches_a_page_of_each_type_and_counts_the_record(call, prepared, tmp_path):
    paper = tmp_path / "notes.txt"
    paper.write_text(
        "MINUTES OF THE MEETING OF THE NORTHSHIRE POLICE AND CRIME PANEL HELD ON 14 NOVEMBER 2022 AT 14:00 HOURS\n\n"
        "PRESENT:\n\nCllr Ines Marlow - Ashby\n\n681 BICYCLE THEFT\n\n"
        "The Commissioner agreed to provide the figures for bicycle theft by May.\n"
    )
    assert call("file", str(paper))[0] == 0
    status, said, _ = call("check-site")
    assert status == 0, said
    assert "ok  200" in said
    assert "/meetings/northshire-police-and-crime-panel/2022-11-14" in said
    assert "The record holds 1 meeting, 0 questions, 1 promise," in said
    assert said.splitlines()[-1].endswith("pages fetched, 0 bad.")


def test_check_site_works_on_a_record_without_papers(call, prepared):
    status, said, _ = call("check-site")
    assert status == 0, said
    assert "30 pages fetched, 0 bad." in said


def test_serving_a_record_that_was_never_prepared_says_what_to_do(call):
    status, _, fault = call("serve", "--port", str(find_port()))
    assert status == 1
    assert fault.splitlines()[-1] == ("The database is not ready for this version: run `answerable prepare` first.")


def test_serving_at_a_port_in_use_names_another(call):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert not is_free(port)
        status, _, fault = call("serve", "--port", str(port))
    assert status == 1
    assert fault.startswith(f"Port {port} is in use. Choose another: answerable serve --port ")


def test_counts_are_named_in_the_number_they_are():
    counted = name_counts({"meeting": 1, "promise": 2, "untracked": 1})
    assert counted == [("meeting", 1), ("promises", 2), ("promise never tracked", 1)]
