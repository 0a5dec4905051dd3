"""What the reader saw and could not place: how the reader is honest."""

from __future__ import annotations

from answerable.record.cite import Cite, Fact


class Unread(Fact, frozen=True, kw_only=True):
    """Words of the paper that no fact holds, with the reason in a sentence."""

    why: str
    cite: Cite
