"""What minutes tell under one item, entry by entry in the order spoken."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

QuestionKind = Literal["public", "board", "panel", "supplementary", "discussion"]


@dataclass(frozen=True, kw_only=True)
class Note:
    text: str


@dataclass(frozen=True, kw_only=True)
class QuestionPut:
    """A question as put. `asker` spoke it; `submitted_by` wrote it, where another did."""

    number: str = ""
    kind: QuestionKind = "discussion"
    asker: str = ""
    submitted_by: str = ""
    text: str


@dataclass(frozen=True, kw_only=True)
class AnswerGiven:
    by: str
    points: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PromiseMade:
    text: str


@dataclass(frozen=True, kw_only=True)
class ActionAgreed:
    """What was agreed to be done. `update` is what was reported later, with its date in its words."""

    text: str
    owner: str = ""
    due: dt.date | str = ""
    ref: str = ""
    update: str = ""


@dataclass(frozen=True, kw_only=True)
class ResolutionMade:
    """One clause; `sub` its number under the minute (`i`, `iii a`), empty where there is but one."""

    sub: str = ""
    text: str


@dataclass(frozen=True, kw_only=True)
class VoteTaken:
    """A vote. `named` pairs each voter with how they voted, where a named vote was asked for."""

    motion: str
    for_: int
    against: int
    abstained: int = 0
    carried: bool
    needed: int | None = None
    words: str = ""
    named: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class InterestTold:
    person: str
    kind: str
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Break:
    at: dt.time
    until: dt.time


@dataclass(frozen=True, kw_only=True)
class ChairHanded:
    to: str
    at: dt.time | None = None


@dataclass(frozen=True, kw_only=True)
class Moved:
    """A person came (`arrives`) or left."""

    person: str
    arrives: bool
    at: dt.time | None = None


Entry = (
    Note
    | QuestionPut
    | AnswerGiven
    | PromiseMade
    | ActionAgreed
    | ResolutionMade
    | VoteTaken
    | InterestTold
    | Break
    | ChairHanded
    | Moved
)
