"""A finding that somebody explained in a file beside the paper is set apart; an entry that does nothing is named."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from answerable.checking import Findings, check
from answerable.checking.suppression import name_sidecar, read_sidecar, suppress
from answerable.reading.reader import read_paper

WEDNESDAY = "The next meeting is on Wednesday 7 February 2023."
SUNDAY = "Doors open on Sunday 7 March 2023."
SATURDAY = "Doors open on Saturday 7 March 2023."


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    place = tmp_path / "paper.txt"
    place.write_text(f"{WEDNESDAY}\n{SUNDAY}\n{SATURDAY}\n{WEDNESDAY}\n")
    return place


def explain(paper: Path, entries: str, **rules: list[str]) -> tuple[Findings, list[str]]:
    """What is left of a paper's findings, and the sentences on entries, without the name of their file."""
    name_sidecar(paper).write_text(entries)
    findings, complaints = suppress(
        check(read_paper(paper), **(rules or {"select": ["DAT501"]})), read_sidecar(paper)
    )
    return findings, [complaint.removeprefix(f"{name_sidecar(paper)}: ") for complaint in complaints]


def entry(words: str = "Sunday 7 March 2023", rule: str = "DAT501", reason: str = "Moved.") -> str:
    return f'[[finding]]\nrule = "{rule}"\nwords = "{words}"\nreason = "{reason}"\n'


def lines(findings: Findings) -> list[int | None]:
    return [finding.cite.line for finding in findings.findings]


def test_a_paper_without_such_a_file_keeps_its_findings(paper: Path) -> None:
    found = check(read_paper(paper))

    assert suppress(found, read_sidecar(paper)) == (found, ())


def test_the_file_stands_beside_the_paper_with_its_whole_name(paper: Path) -> None:
    assert name_sidecar(paper) == paper.parent / "paper.txt.findings.toml"


def test_an_explained_finding_is_set_apart_with_reason_name_and_date(paper: Path) -> None:
    findings, complaints = explain(paper, entry() + 'by = "A. Clerk"\non = 2023-01-09\n')
    (suppressed,) = findings.suppressed

    assert complaints == []
    assert lines(findings) == [1, 3, 4]
    assert (suppressed.finding.cite.line, suppressed.reason, suppressed.by, suppressed.on) == (
        2,
        "Moved.",
        "A. Clerk",
        dt.date(2023, 1, 9),
    )


@pytest.mark.parametrize("words", ["sunday  7 March", "Sunday 7 March 2023", SUNDAY])
def test_words_are_a_part_of_the_place_or_the_sentence_around_it(paper: Path, words: str) -> None:
    assert lines(explain(paper, entry(words))[0]) == [1, 3, 4]


def test_a_rule_is_named_by_code_or_name(paper: Path) -> None:
    assert lines(explain(paper, entry(rule="weekday-mismatch"))[0]) == [1, 3, 4]


def test_a_key_names_a_finding_without_its_words(paper: Path) -> None:
    key = check(read_paper(paper)).findings[1].key

    assert lines(explain(paper, f'[[finding]]\nrule = "DAT501"\nkey = "{key}"\nreason = "Moved."\n')[0]) == [1, 3, 4]


def test_the_same_words_printed_again_are_explained_by_one_entry(paper: Path) -> None:
    findings, complaints = explain(paper, entry("Wednesday 7 February 2023"))

    assert (lines(findings), complaints) == ([2, 3], [])


def test_words_that_fit_different_findings_suppress_none(paper: Path) -> None:
    findings, complaints = explain(paper, entry("7 March 2023"))

    assert lines(findings) == [1, 2, 3, 4]
    assert complaints == ["entry 1 (DAT501) fits 2 findings; quote more words, or give the finding's key"]


@pytest.mark.parametrize("words", ["7 March 202", "unday 7 March", "Friday 3 March 2023"])
def test_an_entry_that_fits_nothing_is_named(paper: Path, words: str) -> None:
    findings, complaints = explain(paper, entry(words))

    assert lines(findings) == [1, 2, 3, 4]
    assert complaints == ["entry 1 (DAT501) fits no finding (any more); take it out, or correct its words"]


def test_an_entry_of_a_rule_that_was_not_asked_for_is_left_in_peace(paper: Path) -> None:
    assert explain(paper, entry("gone"), ignore=["DAT501"])[1] == []


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (entry(reason=" "), "entry 1 (DAT501) gives no reason; without one nothing is suppressed"),
        ('[[finding]]\nwords = "x"\nreason = "x"\n', 'entry 1 names no rule; write, say, rule = "DAT501"'),
        (
            '[[finding]]\nrule = "DAT501"\nreason = "x"\n',
            "entry 1 (DAT501) says no place; quote words of the finding's place, or give its key",
        ),
        (
            entry(rule="weekday-mismatsch"),
            "entry 1 (weekday-mismatsch) does nothing: there is no rule 'weekday-mismatsch'; "
            "did you mean DAT501 (weekday-mismatch)?",
        ),
        (
            entry() + "on = 2023\n",
            "entry 1 (DAT501) is not as it should be: Expected `date | null`, got `int` - at `$.on`",
        ),
        (
            entry() + 'reasons = "x"\n',
            "entry 1 (DAT501) is not as it should be: Object contains unknown field `reasons`",
        ),
        ('rule = "DAT501"\n', "each entry begins with [[finding]]; nothing is suppressed"),
        ("finding = 1\n", "each entry begins with [[finding]]; nothing is suppressed"),
        (
            "[[finding\n",
            "this is not TOML (Expected ']]' at the end of an array declaration (at line 1, column 10)), "
            "so nothing is suppressed",
        ),
    ],
)
def test_an_entry_that_does_not_hold_is_named_with_what_it_lacks(paper: Path, text: str, complaint: str) -> None:
    findings, complaints = explain(paper, text)

    assert (lines(findings), findings.suppressed, complaints) == ([1, 2, 3, 4], (), [complaint])


def test_an_entry_that_does_not_hold_leaves_the_others_in_force(paper: Path) -> None:
    findings, complaints = explain(paper, entry(reason="") + entry("Saturday 7 March 2023"))

    assert lines(findings) == [1, 2, 4]
    assert len(complaints) == 1


def test_a_file_that_is_no_text_or_a_folder_is_named(paper: Path) -> None:
    name_sidecar(paper).write_bytes(b"\xff\xfe\x00")
    assert "this is not TOML" in read_sidecar(paper).complaints[0]
    name_sidecar(paper).unlink()
    name_sidecar(paper).mkdir()
    assert "this file cannot be read (is a directory)" in read_sidecar(paper).complaints[0]
