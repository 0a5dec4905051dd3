"""The audit: one entry for each thing that a person or a reading did, chained and never altered."""

from django.db import models


class AuditEntry(models.Model):
    """An act: who, when, what, to which row, with which changes, and for what reason.

    `hash` is the SHA-256 of the entry with the hash before it. The database refuses to alter or remove an entry.
    `is_public` says whether the act can change a public page: work on the desk does not, and leaves them as made.
    """

    sequence = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField()
    by = models.TextField()
    act = models.CharField(max_length=40)
    subject = models.CharField(max_length=250, blank=True, db_index=True)
    changes = models.JSONField(default=dict)
    reason = models.TextField(blank=True)
    is_public = models.BooleanField(default=True)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["sequence"]
        verbose_name_plural = "audit entries"
        indexes = [models.Index(fields=["is_public", "-sequence"], name="audit_latest_public")]
