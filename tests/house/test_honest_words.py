"""No sentence about a change is written but where a test stands behind it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

HOUSE = Path(__file__).parents[2] / "answerable"
ROOMS = ("measuring", "drawing")
TEMPLATES = ("publishing/templates/publishing", "clerking/templates/clerking")
OF_CHANGE = re.compile(
    r"\b(increase[sd]?|increasing|decrease[sd]?|decreasing|reduced|reductions?|rose|rising|a rise|a fall|fell by"
    r"|improve[sd]?|improving|improvement|worsen\w*|worse|declin\w+|grew|growth|went (?:up|down))\b",
    re.IGNORECASE,
)
# Where the words of a verdict are made; and where words of others are looked through for claims, or a test's outcome
# is named by its kind.
SPOKEN_HERE = {
    "measuring/verdict.py",
    "measuring/control/telling.py",
    "measuring/control/picture.py",
    "measuring/scorecard/claim.py",
    "drawing/vega/control.py",
}


def written_words(path: Path) -> Iterator[tuple[int, str]]:
    """The strings of a file that are no docstrings, with their lines."""
    tree = ast.parse(path.read_text())
    explained = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        is_words = isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value
        if is_words and id(node) not in explained:
            yield node.lineno, node.value


def test_only_verdicts_speak_of_change() -> None:
    found = [
        f"{name}:{line}: {words[:80]}"
        for room in ROOMS
        for path in sorted((HOUSE / room).rglob("*.py"))
        if (name := str(path.relative_to(HOUSE))) not in SPOKEN_HERE
        for line, words in written_words(path)
        if OF_CHANGE.search(words)
    ]
    assert found == []


def test_no_page_of_performance_speaks_of_change_by_itself() -> None:
    found = [
        f"{path.name}: {match[0]}"
        for folder in TEMPLATES
        for path in sorted((HOUSE / folder).rglob("*.html"))
        if re.search(r"measure|performance|scorecard|analys|exhibit|statement", path.name)
        for match in OF_CHANGE.finditer(re.sub(r"{[%#{].*?[}#%]}", "", path.read_text()))
    ]
    assert found == []


def test_a_sentence_about_a_change_is_seen() -> None:
    assert OF_CHANGE.search("Burglary has reduced since the peak")
    assert OF_CHANGE.search("a 12% reduction")
    assert not OF_CHANGE.search("no change that could be told from chance")
