"""Findings: where a paper's print does not agree, with the working; and how much of the paper was tested."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Literal

from answerable.record import Cite, Source
from answerable.record.cite import Fact

Severity = Literal["error", "warning", "info"]
"""error: a contradiction provable on the page; warning: likely one; info: worth a look."""


class Finding(Fact, frozen=True, kw_only=True):
    """A place that does not agree.

    `printed` is what stands there, `expected` what was recomputed, `working` the recomputation line by line,
    `tolerance` what the printed rounding allows, `explanation` the likeliest cause. `cite` is the place, `also` the
    other places that the working stands on.
    """

    rule: str
    name: str
    severity: Severity
    message: str
    working: str
    printed: str | None = None
    expected: str | None = None
    tolerance: str | None = None
    explanation: str | None = None
    cite: Cite
    also: tuple[Cite, ...] = ()

    @property
    def key(self) -> str:
        """What stays the same of a finding when its paper is read again or lines move: its rule and its words."""
        words = "|".join((self.rule, self.printed or "", " ".join(self.cite.quote.split()).casefold()))
        return hashlib.sha256(words.encode()).hexdigest()[:16]


class Suppressed(Fact, frozen=True, kw_only=True):
    """A finding that somebody has looked at and explained: why it stands, who says so, and since when."""

    finding: Finding
    reason: str
    by: str | None = None
    on: dt.date | None = None


class Untested(Fact, frozen=True, kw_only=True):
    """Figures that no rule could test, and why, in a sentence."""

    why: str
    count: int


class Coverage(Fact, frozen=True, kw_only=True):
    """How much of a paper was tested: `figures` stated, `tested` held against something, of which `agree` and not."""

    figures: int
    tested: int
    agree: int
    disagree: int
    untested: tuple[Untested, ...] = ()


class Findings(Fact, frozen=True, kw_only=True):
    """What the rules found in one paper.

    `checked` has the number of places that each rule examined, so that silence can be told from not looking;
    `failed` the rules that could not finish, which is a fault of ours. What has been explained is in `suppressed`
    and no more in `findings`.
    """

    contract: int = 1
    source: Source
    findings: tuple[Finding, ...] = ()
    checked: dict[str, int]
    coverage: Coverage
    failed: tuple[str, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
