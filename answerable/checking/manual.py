"""The page of a rule: its meaning, examples that are flagged, that pass, where it is silent, why it matters."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from answerable.checking.rule import Rule

RULES_FOLDER = Path(__file__).resolve().parents[2] / "docs" / "rules"
FLAGGED_LINE = " ←"
"""At the end of an example's line: a finding stands on it. It is no part of the paper."""

_SECTION = re.compile(r"^## (.+)$", re.MULTILINE)
_EXAMPLE = re.compile(r"^```paper\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Example(NamedTuple):
    """A short paper of a rule's page, as text; `flagged` are the numbers (from 1) of the lines marked as flagged."""

    text: str
    flagged: tuple[int, ...]


class Manual(NamedTuple):
    """A rule's page taken apart: `sections` by heading in order, and the examples under each."""

    text: str
    sections: dict[str, str]

    def examples(self, section: str) -> list[Example]:
        """The papers printed in a section (`Flagged`, `Passes`, `Silent`)."""
        return [_example(match[1]) for match in _EXAMPLE.finditer(self.sections.get(section, ""))]


def open_manual(rule: Rule) -> Manual:
    """The page of a rule. Raises `FileNotFoundError` where it has none."""
    text = (RULES_FOLDER / f"{rule.name}.md").read_text(encoding="utf-8")
    parts = _SECTION.split(text)
    return Manual(text, dict(zip(parts[1::2], parts[2::2], strict=True)))


def _example(printed: str) -> Example:
    lines = printed.split("\n")
    flagged = tuple(number for number, line in enumerate(lines, 1) if line.endswith(FLAGGED_LINE))
    return Example("\n".join(line.removesuffix(FLAGGED_LINE) for line in lines), flagged)
