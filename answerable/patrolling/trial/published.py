"""What patrols elsewhere were found to do, and the size that the newest review gives: dated, each with its source."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Literal

from msgspec import Struct

from answerable.law.parameter import choose_valid, read_rows


class Finding(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A published finding. `reduction` is the share of the outcome prevented (0 to 1); nothing where none is given.

    `compliance` is the share of patrols that were made; `verified` is whether a public page that says so was read.
    """

    name: str
    kind: Literal["trial", "programme", "review"]
    measure: Literal["offences", "harm"]
    reduction: float | None = None
    compliance: float | None = None
    finding: str
    authority: str
    valid_from: dt.date
    valid_to: dt.date | None = None
    source: str
    verified: bool


@cache
def list_findings() -> tuple[Finding, ...]:
    """Every finding, in the order of the file: reviews first."""
    return read_rows("trials.toml", "finding", Finding, "answerable.patrolling")


def find_expected_finding(on: dt.date | None = None) -> Finding:
    """What a new trial may fairly hope for: the newest review of counts of offences that gives a size, on a day."""
    reviews = [each for each in list_findings() if each.kind == "review" and each.reduction is not None]
    return choose_valid(reviews, on)
