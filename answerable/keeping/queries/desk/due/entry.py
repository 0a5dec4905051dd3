"""One entry of the desk's first screen."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Due:
    """Something to be done: what, in a sentence that begins with a verb; where; by when.

    `day` is `None` for what came in or waits without a date. `kind` is the room it belongs to, for the filter.
    """

    kind: str
    words: str
    about: str
    address: str
    body: str
    day: dt.date | None = None
    is_new: bool = False
