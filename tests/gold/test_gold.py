"""The reader against answers read by hand: no kind of fact may fall below its floor."""

import datetime as dt
import json
from functools import cache

import pytest

from tests.gold.floors import list_measures, load_floors
from tests.gold.papers import HERE, SEEDS_ABSENT, find_seeds, list_papers
from tests.gold.score import KINDS, ScoredPaper, add_scores, score_paper
from tests.gold.tally import Score

ANCHOR_FIELDS = ("anchor", "update", "aims", "note")


@cache
def score_all() -> tuple[ScoredPaper, ...]:
    return tuple(score_paper(paper) for paper in list_papers())


@cache
def score_split(split: str) -> Score:
    return add_scores(one for one in score_all() if one.paper.split == split)


@pytest.mark.parametrize("floor", load_floors(), ids=lambda floor: f"{floor['split']}: {floor['kind']}")
def test_score_of_a_kind_does_not_fall_below_its_floor(floor):
    if floor["split"] == "seeds" and find_seeds() is None:
        pytest.skip(SEEDS_ABSENT)
    tally = score_split(floor["split"])[floor["kind"]]
    reached = {name: getattr(tally, name) or 0.0 for name in list_measures(floor["kind"])}
    fallen = {name: share for name, share in reached.items() if share < floor[name]}
    assert fallen == {}, "\n".join(tally.misses)


def test_every_floor_names_a_known_kind_and_since_when_it_holds():
    for floor in load_floors():
        assert floor["kind"] in KINDS
        assert isinstance(floor["since"], dt.date)


def test_every_kind_that_answers_hold_has_a_floor_once_its_split_has_any():
    for split in {floor["split"] for floor in load_floors()} & {one.paper.split for one in score_all()}:
        held = {kind for kind, tally in score_split(split).items() if tally.expected}
        assert held == {floor["kind"] for floor in load_floors() if floor["split"] == split}


def test_every_gold_paper_is_read():
    assert {one.paper.name: one.fault for one in score_all() if one.fault} == {}


@pytest.mark.parametrize("file", sorted((HERE / "seeds").glob("*.json")), ids=lambda file: file.stem)
def test_answers_keep_at_most_five_words_of_a_seed(file):
    assert [
        anchor for anchor in list_anchors(json.loads(file.read_text(encoding="utf-8"))) if len(anchor.split()) > 5
    ] == []


def list_anchors(answer: object) -> list[str]:
    if isinstance(answer, dict):
        own = [answer[name] for name in ANCHOR_FIELDS if name in answer]
        return own + [anchor for inner in answer.values() for anchor in list_anchors(inner)]
    return [anchor for inner in answer for anchor in list_anchors(inner)] if isinstance(answer, list) else []
