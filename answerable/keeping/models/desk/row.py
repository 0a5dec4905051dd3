"""What every row of the desk has: a revision, a tombstone that can be lifted, and a subject for its trace."""

from django.db import models


class DeskQuerySet(models.QuerySet):
    def standing(self):
        """Rows that were not removed."""
        return self.filter(removed_at=None)


class DeskRow(models.Model):
    """A row that people work on. It is changed through `changes/desk/row.py` alone, which leaves the trace.

    `FINAL_ACTS` are the acts on such a row that nobody undoes: what they did has gone out, guards something, or
    stands in more rows than this one. `why_final` is for acts that become final with what happens later. `HASHED`
    are fields too long for the trace, which no act changes once they are there: it keeps their hash.
    """

    FINAL_ACTS = frozenset()
    HASHED = frozenset()

    revision = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = DeskQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def subject(self):
        """What its audit entries are about: `sitting/12`."""
        return f"{self._meta.model_name}/{self.pk}"

    def why_kept(self, on):
        """Why this row may not be removed on a day: a sentence with the rulings it rests on; empty where it may."""
        return "", ()

    def why_final(self, act):
        """Why an act on this row is no longer undone, as things stand: a sentence; empty where it may be."""
        return ""
