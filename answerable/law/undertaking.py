"""Undertakings: every request that a meeting resolved is tracked, and each row of a tracker says how it stands.

Practice of panels and boards, not statute: what is found warns and stops nobody.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from answerable.law.ruling import Ruling, make_ruling

_LONGEST_WORDS = 90


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """Something that minutes show to have been asked for: its minute, its words, and whether a row tracks it."""

    ref: str
    words: str
    is_tracked: bool


class TrackedRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of a tracker that is still open: its minute, its words, and what it says of how it stands."""

    ref: str
    words: str
    update: str


def judge_requests(requests: Iterable[Request]) -> tuple[Ruling, ...]:
    """One ruling for each request that no row tracks."""
    return tuple(
        make_ruling(
            "E-ACTION-LOST",
            f"Minute {one.ref or 'without a number'} asked for “{_shorten(one.words)}” and nothing tracks it: "
            "take it in hand, or record the decision to drop it.",
        )
        for one in requests
        if not one.is_tracked
    )


def judge_updates(rows: Iterable[TrackedRow]) -> tuple[Ruling, ...]:
    """One ruling for each open row that does not say how it stands."""
    return tuple(
        make_ruling(
            "W-ACTION-NO-UPDATE",
            f"{one.ref or 'A row without a number'}, “{_shorten(one.words)}”, has no update: ask its owner.",
        )
        for one in rows
        if not one.update.strip()
    )


def _shorten(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST_WORDS else words[:_LONGEST_WORDS].rsplit(" ", 1)[0] + " …"
