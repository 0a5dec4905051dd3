"""What the reader saw and could not place: how the reader is honest."""

from __future__ import annotations

from answerable.record.cite import Cite, Fact

RUNNING_HEAD = "Running head or page number."
"""Why a line stands in no fact that no reader misses: it is printed on every page."""


class Unread(Fact, frozen=True, kw_only=True):
    """Words of the paper that no fact holds, with the reason in a sentence."""

    why: str
    cite: Cite
