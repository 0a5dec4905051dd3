"""The audit trail: each act leaves an entry, in the transaction of the act, chained to the one before."""

import hashlib
import json

from django.db import connection
from django.utils import timezone

from answerable.keeping.models import AuditEntry

FIRST_HASH = "0" * 64
# Any number will do, so long as it is always this one: writers on PostgreSQL queue on it before they read the end of
# the chain. On SQLite a write transaction already has the database to itself.
CHAIN_LOCK = 4_711_022


def record_act(*, by, act, subject="", changes=None, reason="", is_public=True):
    """Leave an audit entry; raises `RuntimeError` outside a transaction: the act must stand or fall with it.

    `is_public` is false for an act that changes no public page.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("an act and its audit entry belong in one transaction")
    queue_writers()
    last = AuditEntry.objects.order_by("-sequence").first()
    entry = AuditEntry(
        sequence=last.sequence + 1 if last else 1,
        at=timezone.now(),
        by=by,
        act=act,
        subject=subject,
        changes=changes or {},
        reason=reason,
        is_public=is_public,
        previous_hash=last.hash if last else FIRST_HASH,
    )
    entry.hash = hash_entry(entry)
    entry.save(force_insert=True)
    return entry


def queue_writers():
    """Wait until no other transaction is writing to the record, and keep others waiting until this one ends."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])


def hash_entry(entry):
    """The SHA-256 of an entry's words and of the hash before it."""
    words = json.dumps(
        [
            entry.sequence,
            entry.at.isoformat(),
            entry.by,
            entry.act,
            entry.subject,
            entry.changes,
            entry.reason,
            entry.previous_hash,
        ],
        sort_keys=True,
        ensure_ascii=False,
    )
    return hashlib.sha256(words.encode()).hexdigest()


def find_break():
    """The first entry whose place or hash does not follow from the one before, or `None` where the chain is whole."""
    before = FIRST_HASH
    for sequence, entry in enumerate(AuditEntry.objects.order_by("sequence").iterator(), start=1):
        if (entry.sequence, entry.previous_hash, entry.hash) != (sequence, before, hash_entry(entry)):
            return entry
        before = entry.hash
    return None
