"""`answerable findings`, `explain-finding` and `file --replaces`, as a clerk calls them."""

import shutil

import pytest

from tests.commands.conftest import run_on

WRONG = """NOTES OF THE MEETING OF THE NORTHSHIRE POLICING BOARD HELD ON TUESDAY 24 JANUARY 2023

The next meeting is on Wednesday 7 February 2023.
"""
RIGHT = WRONG.replace("Wednesday", "Tuesday")


@pytest.fixture(scope="module")
def one_paper(empty_record, tmp_path_factory):
    """A record with one paper in which one date does not agree, to be copied; and the finding's id."""
    place = tmp_path_factory.mktemp("one")
    shutil.copytree(empty_record, place / "data")
    (place / "first.txt").write_text(WRONG)
    assert run_on(place / "data", "file", place / "first.txt")[0] == 0
    return place, run_on(place / "data", "findings", "--rule", "DAT501")[1].splitlines()[0]


@pytest.fixture
def filed(one_paper, tmp_path):
    """The record of the test has one paper in which one date does not agree; gives the finding's id."""
    place, finding = one_paper
    shutil.copytree(place, tmp_path, dirs_exist_ok=True)
    return finding


def test_findings_are_listed_with_the_id_by_which_they_are_explained(run, filed):
    status, printed, _ = run("findings", "--rule", "weekday-mismatch")
    assert status == 0
    assert printed.splitlines()[:3] == [
        filed,
        "    error DAT501, open, line 3",
        "    Wednesday 7 February 2023: the 7 February 2023 was a Tuesday, so the day does not agree with the",
    ]
    assert printed.endswith("1 finding open.\n")


def test_a_finding_is_explained_and_opened_again(run, filed):
    words = ("--by", "Sam Pell", "--reason", "The day was moved after printing.")
    status, _, complained = run("explain-finding", filed, *words)
    assert status == 1
    assert "give the role in which they answer" in complained

    assert run("explain-finding", filed, *words, "--role", "Clerk") == (0, f"{filed} is explained.\n", "")
    assert run("findings", "--rule", "DAT501")[1] == "0 findings open.\n"
    assert filed in run("findings", "--state", "explained")[1]
    assert run("reopen-finding", filed, *words, "--role", "Clerk") == (0, f"{filed} is open again.\n", "")
    assert run("check-audit")[0] == 0


def test_what_there_is_not_is_said_in_a_line(run, filed):
    words = ("--by", "Sam Pell", "--reason", "The day was moved after printing.", "--role", "Clerk")
    assert run("explain-finding", "nothing/finding-1", *words)[::2] == (
        1,
        "There is no finding nothing/finding-1: `answerable findings` lists them.\n",
    )
    assert run("findings", "--state", "shut")[0] == 2
    assert run("findings", "--rule", "NIX")[0] == 2


@pytest.mark.parametrize("named_by", ["file", "id"])
def test_a_paper_replaced_by_a_newer_version_closes_what_is_put_right_in_it(run, filed, tmp_path, named_by):
    (tmp_path / "second.txt").write_text(RIGHT)
    old = tmp_path / "first.txt" if named_by == "file" else filed.rpartition("/")[0]

    for _ in range(2):
        status, _, complained = run("file", tmp_path / "second.txt", "--replaces", old)
        assert (status, complained) == (0, "")

    assert filed in run("findings", "--state", "corrected")[1]
    assert run("findings", "--rule", "DAT501")[1] == "0 findings open.\n"


def test_replacing_what_is_not_filed_or_with_several_papers_is_wrong_usage(run, filed, tmp_path):
    (tmp_path / "second.txt").write_text(RIGHT)
    status, _, complained = run("file", tmp_path / "second.txt", "--replaces", "nothing")
    assert status == 2
    assert "no filed paper is nothing" in " ".join(complained.split())
    assert (
        run("file", tmp_path / "first.txt", tmp_path / "second.txt", "--replaces", filed.rpartition("/")[0])[0] == 2
    )
    assert run("file", tmp_path / "first.txt", "--replaces", tmp_path / "first.txt")[0] == 1
