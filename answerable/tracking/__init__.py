"""Several records in, their reconciliation out: what was promised and resolved against what is tracked.

Wording is compared by weighted words (inverse document frequency, cosine), then references, dates and people add or
take away. Nothing is guessed where two rows fit equally. Knows no rule, no file and no database.
"""

from answerable.tracking.contract import track_schema, track_to_json
from answerable.tracking.reconcile import reconcile
from answerable.tracking.reconciliation import (
    Chain,
    Ground,
    Matched,
    Missing,
    Nearest,
    NotYet,
    Orphan,
    Reconciliation,
    Refused,
    Stalled,
    StatedCount,
    Trace,
    Unproven,
    Untraced,
    Untracked,
)
from answerable.tracking.shelf import Whence

__all__ = [
    "Chain",
    "Ground",
    "Matched",
    "Missing",
    "Nearest",
    "NotYet",
    "Orphan",
    "Reconciliation",
    "Refused",
    "Stalled",
    "StatedCount",
    "Trace",
    "Unproven",
    "Untraced",
    "Untracked",
    "Whence",
    "reconcile",
    "track_schema",
    "track_to_json",
]
