"""The rules of the house that no other tool holds."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import msgspec
import pytest

from answerable import record

HOUSE = Path(__file__).parents[2]
DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "services"}
REGISTRY_HOSTS = re.compile(r"(?:pypi|npmjs|debian|python" r"hosted)\.(?:org|com)", re.IGNORECASE)
CHOICE_LINES = 25


def tracked(*patterns: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns],
        cwd=HOUSE,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split("\n")
    return [HOUSE / name for name in listed if name and (HOUSE / name).exists()]


def test_no_room_is_a_drawer() -> None:
    named = {path.stem for path in tracked("*.py")} | {path.parent.name for path in tracked("*.py")}
    assert named & DRAWERS == set()


def test_no_file_names_a_registry_host() -> None:
    found = [path.name for path in tracked() if path.suffix != ".woff2" and REGISTRY_HOSTS.search(read(path))]
    assert found == []


def test_every_fact_of_the_record_is_in_the_glossary() -> None:
    glossary = (HOUSE / "GLOSSARY.md").read_text().lower()
    facts = {"Action", "Attendance", "Decision", "Figure", "Item", "Meeting", "Note", "Promise", "Question"}
    facts |= {"Reading", "Report", "Resolution", "Table", "Unread", "Paper", "Body", "Person", "Passage"}
    assert [fact for fact in sorted(facts) if f"**{fact.lower()}**" not in glossary] == []


@pytest.mark.parametrize("choice", sorted((HOUSE / "docs" / "choices").glob("*.md")), ids=lambda path: path.stem)
def test_a_choice_says_context_choice_and_consequence_in_few_lines(choice: Path) -> None:
    text = choice.read_text()
    assert [word for word in ("**Context.**", "**Choice.**", "**Consequence.**") if word not in text] == []
    assert len(text.splitlines()) <= CHOICE_LINES


def test_every_fact_made_from_a_paper_must_cite_it() -> None:
    made_of_paper = [
        record.Action,
        record.Attendee,
        record.Decision,
        record.Document,
        record.Figure,
        record.FutureMeeting,
        record.Item,
        record.Meeting,
        record.Note,
        record.Paragraph,
        record.ProgrammeItem,
        record.Promise,
        record.Question,
        record.Report,
        record.Resolution,
        record.Table,
        record.Unread,
    ]
    without = [
        fact.__name__
        for fact in made_of_paper
        if not any(field.name == "cite" and field.required for field in msgspec.structs.fields(fact))
    ]
    assert without == []


def test_each_layer_contract_names_only_rooms_of_the_plan() -> None:
    layers = re.search(r"layers = \[(.*?)\]", (HOUSE / "pyproject.toml").read_text(), re.DOTALL)
    assert layers is not None
    planned = set(re.findall(r"[a-z]+", layers.group(1)))
    rooms = {path.parent.name for path in (HOUSE / "answerable").glob("*/__init__.py")}
    assert rooms - planned == set()


def read(path: Path) -> str:
    return path.read_bytes().decode("utf-8", errors="replace")
