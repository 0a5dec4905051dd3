"""What a rule of procedure says of one case: a stop or a warning, in a sentence for a clerk, with its source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache

import msgspec

from answerable.law.parameter import read_rows


class Ruling(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a rule has to say. Where nothing is wrong there is no ruling.

    `code` begins `E-` for a fault that may stop and `W-` for a warning; `stops` is whether it does stop here: an `E-`
    only warns where the rule does not bind the body, or where its source was not verified.
    """

    code: str
    stops: bool
    words: str
    source: str
    verified: bool

    def __post_init__(self) -> None:
        if self.stops and not self.verified:
            raise ValueError(f"{self.code} was not verified, so it must not stop anybody")


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A row of the table of rules: what is asked, and where that is said."""

    code: str
    rule: str
    source: str
    verified: bool
    valid_from: dt.date
    valid_to: dt.date | None = None


@cache
def list_rules() -> dict[str, Rule]:
    """Every rule of procedure by its code."""
    return {rule.code: rule for rule in read_rows("rules.toml", "rule", Rule)}


def make_ruling(code: str, words: str, *, binding: bool = True, verified: bool = True, source: str = "") -> Ruling:
    """The ruling of a code. `verified` False where this case rests on a part of the rule that was not verified."""
    rule = list_rules()[code]
    known = rule.verified and verified
    stops = code.startswith("E-") and binding and known
    return Ruling(code=code, stops=stops, words=words, source=source or rule.source, verified=known)


def list_stops(rulings: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """The rulings that stop."""
    return tuple(ruling for ruling in rulings if ruling.stops)
