"""The outcomes of several papers added up: errors found, false alarms, figures tested in tables and in prose."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from answerable.record import Figure
from tests.checking.gold.judge import RAISED, Judgement


class Tested(NamedTuple):
    """How many figures there are, and how many a rule held against something."""

    figures: int = 0
    tested: int = 0

    @property
    def share(self) -> float:
        return self.tested / self.figures if self.figures else 1.0

    def plus(self, figures: Iterable[Figure], tested: frozenset[str]) -> Tested:
        held = [figure.id in tested for figure in figures]
        return Tested(self.figures + len(held), self.tested + sum(held))


@dataclass
class Tally:
    """What several papers come to."""

    papers: int = 0
    pages: float = 0.0
    found: list[dict[str, Any]] = field(default_factory=list)
    missed: list[dict[str, Any]] = field(default_factory=list)
    false_findings: list[str] = field(default_factory=list)
    in_tables: Tested = field(default_factory=Tested)
    in_prose: Tested = field(default_factory=Tested)

    @property
    def false(self) -> int:
        """Errors and warnings that stand on no listed error."""
        return len(self.false_findings)

    @property
    def per_100_pages(self) -> float:
        return 100 * self.false / self.pages if self.pages else 0.0

    @property
    def tested(self) -> Tested:
        return Tested(self.in_tables.figures + self.in_prose.figures, self.in_tables.tested + self.in_prose.tested)

    def count(self, *, provable: bool) -> tuple[int, int]:
        """How many errors were listed, and how many of them found."""
        found = sum(error["provable"] is provable for error in self.found)
        return found + sum(error["provable"] is provable for error in self.missed), found

    def share_found(self, *, provable: bool) -> float:
        listed, found = self.count(provable=provable)
        return found / listed if listed else 1.0


def tally_split(outcomes: Iterable[Judgement]) -> Tally:
    tally = Tally()
    for outcome in outcomes:
        tally.papers += 1
        tally.pages += outcome.paper.pages
        tally.found += outcome.found
        tally.missed += outcome.missed
        tally.false_findings += [
            f"{outcome.paper.path.name}: {finding.rule} {finding.message}"
            for finding in outcome.false
            if finding.severity in RAISED
        ]
        tally.in_tables = tally.in_tables.plus((one for one in outcome.figures if one.table), outcome.tested)
        tally.in_prose = tally.in_prose.plus((one for one in outcome.figures if not one.table), outcome.tested)
    return tally
