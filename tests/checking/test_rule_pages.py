"""Every rule has its page, and its page's examples are its test: flagged, passing, silent."""

from pathlib import Path

import pytest

from answerable.checking import RULES, Rule, check
from answerable.checking.manual import RULES_FOLDER, Example, open_manual
from answerable.reading.reader import read_paper

SECTIONS = ["Flagged", "Passes", "Silent", "Why it matters"]

by_rule = pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])


def check_example(example: Example, folder: Path, **rules):
    paper = folder / "paper.txt"
    paper.write_text(example.text, encoding="utf-8")
    return check(read_paper(paper), **rules)


@by_rule
def test_a_rule_has_a_page_with_its_code_and_all_sections(rule: Rule):
    manual = open_manual(rule)
    assert manual.text.splitlines()[0].endswith(f"({rule.code})")
    assert list(manual.sections) == SECTIONS
    assert manual.sections["Why it matters"].strip()


@by_rule
def test_the_flagged_examples_are_flagged_on_the_marked_lines(rule: Rule, tmp_path: Path):
    examples = open_manual(rule).examples("Flagged")
    assert examples
    for example in examples:
        findings = check_example(example, tmp_path, select=[rule.code]).findings
        assert example.flagged, "a flagged example marks its lines with ←"
        assert tuple(sorted({finding.cite.line for finding in findings})) == example.flagged


@by_rule
def test_a_finding_shows_its_working_and_quotes_the_paper(rule: Rule, tmp_path: Path):
    for example in open_manual(rule).examples("Flagged"):
        printed = " ".join(example.text.split())
        for finding in check_example(example, tmp_path, select=[rule.code]).findings:
            assert finding.message
            assert finding.working
            assert finding.message.count("wrong") == 0, "print and record do not agree; nobody is wrong"
            assert " ".join(finding.cite.quote.replace("\t", " ").split()).split(" ")[0] in printed


@by_rule
def test_the_passing_examples_are_examined_and_pass_every_rule(rule: Rule, tmp_path: Path):
    examples = open_manual(rule).examples("Passes")
    assert examples
    for example in examples:
        result = check_example(example, tmp_path)
        assert result.checked[rule.code] >= 1, "a passing example is examined"
        assert [finding.message for finding in result.findings if finding.severity != "info"] == []
        assert result.failed == ()


@by_rule
def test_the_silent_examples_say_nothing(rule: Rule, tmp_path: Path):
    examples = open_manual(rule).examples("Silent")
    assert examples
    for example in examples:
        assert [finding.message for finding in check_example(example, tmp_path, select=[rule.code]).findings] == []


def test_every_page_belongs_to_a_rule():
    assert sorted(page.stem for page in RULES_FOLDER.glob("*.md")) == sorted(rule.name for rule in RULES)


def test_a_code_and_a_name_are_given_once():
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)
