"""The answers read by hand from the demonstration papers belong to these papers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from examples.build import build
from examples.source import read_papers
from tests.examples.test_build import letters, read_text

GOLD = Path(__file__).parents[1] / "gold" / "examples"
ANSWERS = sorted(GOLD.glob("*.json"))


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("papers")
    build(folder)
    return folder


def test_every_demonstration_paper_has_its_answers() -> None:
    answered = {json.loads(path.read_text(encoding="utf-8"))["paper"] for path in ANSWERS}
    assert answered == {f"{paper.slug}.{form}" for paper in read_papers() for form in paper.outputs}


@pytest.mark.parametrize("path", ANSWERS, ids=lambda path: path.stem)
def test_the_anchors_of_an_answer_stand_in_its_paper(papers: Path, path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = letters(read_text(papers / gold["paper"])).lower()
    anchors = [
        fact[key]
        for facts in gold.values()
        if isinstance(facts, list)
        for fact in facts
        if isinstance(fact, dict)
        for key in ("anchor", "update", "topic", "text", "aims", "note")
        if key in fact
    ]
    assert [anchor for anchor in anchors if letters(anchor).lower() not in text] == []
