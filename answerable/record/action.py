"""An action that somebody owes: a row of a tracker, or words minuted as an action."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from answerable.record.cite import Cite, Fact

ActionStatus = Literal["outstanding", "in_progress", "complete"]


class Action(Fact, frozen=True, kw_only=True):
    """An action as printed. `ref` is its minute or action number; `origin_meeting` when it was asked for.

    `table` is the heading of the tracker table it stands in. `due` and `origin_meeting` are as printed.
    """

    id: str
    ref: str | None = None
    origin_meeting: str | None = None
    origin_date: dt.date | None = None
    owner: str | None = None
    text: str
    status: ActionStatus
    update: str | None = None
    due: str | None = None
    due_date: dt.date | None = None
    table: str | None = None
    cite: Cite
    update_cite: Cite | None = None
