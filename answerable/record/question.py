"""A question asked of the body or the force, with its answer in points."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from answerable.record.cite import Cite, Fact

QuestionKind = Literal["public", "board", "panel", "supplementary", "discussion"]


class AnswerPoint(Fact, frozen=True, kw_only=True):
    """One point of an answer with the words it stands on; `rest_cite` where a page end tore them in two."""

    text: str
    cite: Cite
    rest_cite: Cite | None = None


class Question(Fact, frozen=True, kw_only=True):
    """A question. `asker` spoke it; `submitted_by` wrote it, where the two differ.

    `ref` is the minute it stands under, `number` its printed number (`1`, `Q4a`). `answer` holds the points
    as text (the contract's form); `points` the same points with their citations.
    """

    id: str
    meeting_date: dt.date | None = None
    ref: str | None = None
    kind: QuestionKind
    number: str | None = None
    asker: str | None = None
    submitted_by: str | None = None
    text: str
    answered_by: str | None = None
    answer: tuple[str, ...] = ()
    points: tuple[AnswerPoint, ...] = ()
    cite: Cite
    rest_cite: Cite | None = None
