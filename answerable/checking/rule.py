"""A rule: its line in the table of codes, and what it hands back of each place that it examines."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeAlias

import msgspec

from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.paper import Paper
from answerable.checking.finding import Finding, Severity
from answerable.record import Cite


class Rule(NamedTuple):
    """A line of the table of codes. The rule's code is in `rules/<family>/<name>.py`, its page in `docs/rules/`.

    `needs_text`: it goes by what is *not* printed, so a record without its text cannot be checked by it.
    """

    code: str
    name: str
    family: str
    severity: Severity
    meaning: str
    needs_text: bool = False

    @property
    def module(self) -> str:
        return f"answerable.checking.rules.{self.family}.{self.name.replace('-', '_')}"

    def load(self) -> Find:
        """The function that examines a paper by this rule."""
        find: Find = importlib.import_module(self.module).find
        return find


class Disagreement(msgspec.Struct, frozen=True, kw_only=True):
    """A place where print does not agree, before the rule's code is put to it.

    `message` is one sentence that a clerk understands, with both figures in it. `severity` is given only where it
    differs from the rule's.
    """

    message: str
    working: tuple[str, ...]
    printed: str | None = None
    expected: str | None = None
    tolerance: str | None = None
    explanation: str | None = None
    cite: Cite
    also: tuple[Cite, ...] = ()
    severity: Severity | None = None


class Examined(NamedTuple):
    """One place that a rule examined: the figures it held against each other, and what does not agree, if anything.

    A rule hands back one for every place where it could have found something, and none where it had to be silent.
    """

    amounts: tuple[Amount, ...] = ()
    disagreement: Disagreement | None = None


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What one rule made of a paper: how many places it examined (None where it could not finish), what it found.

    `agree` and `disagree` are the ids of the figures that it held against something.
    """

    rule: str
    tests: int | None = None
    findings: tuple[Finding, ...] = ()
    agree: frozenset[str] = frozenset()
    disagree: frozenset[str] = frozenset()


Find: TypeAlias = Callable[[Paper], Iterable[Examined]]
