"""Until when the law has the papers of a meeting kept, with what it counts from."""

import datetime as dt

from answerable.keeping.models.desk import Sitting
from answerable.law.retention import keep_until, list_retentions


def kept_of(sitting: Sitting) -> list[tuple[str, dt.date]]:
    """What is kept of a meeting and until which day: minutes, the agenda, reports, background papers."""
    kinds = {row.kind: row.words for row in list_retentions()}
    return [(words, keep_until(kind, sitting.date)) for kind, words in kinds.items()]
