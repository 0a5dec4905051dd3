"""What a filing did, counted by kind."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Tally:
    """Rows added, changed, unchanged and removed (left as tombstones), each by kind (`promise`, `table` ...)."""

    added: Counter = field(default_factory=Counter)
    changed: Counter = field(default_factory=Counter)
    unchanged: Counter = field(default_factory=Counter)
    removed: Counter = field(default_factory=Counter)
    details: dict = field(default_factory=dict)

    @property
    def is_empty(self):
        """Whether nothing in the record is other than before."""
        return not (self.added or self.changed or self.removed)

    def note(self, kind, public_id, fields):
        """Keep what changed in a row, for the audit: `{field: [before, after]}`."""
        self.details.setdefault(kind, {}).setdefault(public_id, {}).update(fields)
