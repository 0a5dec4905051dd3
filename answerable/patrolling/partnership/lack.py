"""What is wanting around the patrols: an update that is late, a bin not emptied, a return that does not add up."""

from __future__ import annotations

from msgspec import Struct


class Lack(Struct, frozen=True):
    """One thing that is wanting, by its `code`; `about` names the place, service, bin or fund.

    `words` are a sentence for a clerk. `is_fault` marks what cannot be as it is given; the rest is late or missing.
    """

    code: str
    about: str
    words: str
    is_fault: bool = False
