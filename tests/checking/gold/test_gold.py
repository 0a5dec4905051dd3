"""The checker against errors listed by hand: it may find no less than it has, and raise no more falsely."""

import json
import tomllib
from functools import cache
from pathlib import Path

import pytest

from tests.checking.gold.judge import RULES_OF, Judgement, judge, stands_on
from tests.checking.gold.papers import CHECKOUT, HERE, list_answered
from tests.checking.gold.table import PAGE, judge_examples, render_rows
from tests.checking.gold.tally import tally_split
from tests.gold.papers import SEEDS_ABSENT, find_seeds

FLOORS = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
SPLITS_OF_PAPERS = ("unseen", "heldout")
LISTS = sorted(HERE.glob("*/*.findings.json"))

by_split = pytest.mark.parametrize("split", sorted(FLOORS))
by_list = pytest.mark.parametrize("file", LISTS, ids=lambda file: f"{file.parent.name}/{file.name}")


@cache
def judge_split(split: str) -> tuple[Judgement, ...]:
    if split == "seeds" and find_seeds() is None:
        pytest.skip(SEEDS_ABSENT)
    return tuple(judge(paper) for paper in list_answered() if paper.split == split)


@by_split
def test_no_fewer_of_the_listed_errors_are_found(split: str):
    tally = tally_split(judge_split(split))
    missed = [f"{one.paper.path.name}: {error['id']}" for one in judge_split(split) for error in one.missed]
    assert tally.share_found(provable=True) >= FLOORS[split]["provable"], missed
    assert tally.share_found(provable=False) >= FLOORS[split]["arguable"], missed


@by_split
def test_no_more_errors_and_warnings_stand_on_nothing(split: str):
    tally = tally_split(judge_split(split))
    assert tally.false <= FLOORS[split]["false"], tally.false_findings


@by_split
def test_no_fewer_figures_are_tested(split: str):
    tally = tally_split(judge_split(split))
    assert tally.in_tables.share >= FLOORS[split]["tested_in_tables"]
    assert tally.in_prose.share >= FLOORS[split]["tested_in_prose"]


@by_split
def test_no_rule_fails_on_a_paper(split: str):
    assert {one.paper.path.name: one.result.failed for one in judge_split(split) if one.result.failed} == {}


def test_the_table_of_the_examples_is_what_the_checker_finds_today():
    table = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")][1:]
    assert table == list(render_rows(judge_examples())), "run `python -m tests.checking.gold.table`"


@pytest.mark.parametrize("split", SPLITS_OF_PAPERS)
def test_every_paper_read_by_hand_for_its_facts_was_read_for_its_errors(split: str):
    papers = {
        json.loads(file.read_text(encoding="utf-8"))["paper"]
        for file in (CHECKOUT / "tests" / "gold" / split).glob("*.json")
    }
    assert papers == {json.loads(file.read_text(encoding="utf-8"))["paper"] for file in (HERE / split).iterdir()}


@by_list
def test_a_listed_error_says_where_it_is_what_kind_it_is_and_why(file: Path):
    listed = json.loads(file.read_text(encoding="utf-8"))["errors"]
    assert len({error["id"] for error in listed}) == len(listed)
    for error in listed:
        assert "line" in error or error["quote"]
        assert error["kind"] in RULES_OF or file.parent.name == "seeds"
        assert isinstance(error["provable"], bool)
        assert error["why"].endswith(".")


def test_a_finding_of_another_kind_on_the_same_line_does_not_count():
    outcome = next(one for one in judge_examples() if one.result.findings)
    finding = outcome.result.findings[0]
    error = {"quote": finding.cite.quote, "kind": "no such kind"}
    assert stands_on(finding, error)
    assert not stands_on(finding, {**error, "kind": "yield"})
