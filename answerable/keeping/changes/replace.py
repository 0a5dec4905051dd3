"""A paper filed as the next version of another: only because somebody says so, never because the two look alike."""

from django.db import transaction

from answerable.keeping.changes.audit import queue_writers, record_act
from answerable.keeping.changes.finding import settle_versions
from answerable.keeping.changes.pack import file_pack
from answerable.keeping.changes.status import refresh_paper
from answerable.keeping.models import Paper


def replace_paper(reading, old, *, by, reason="", **settings):
    """File the reading of a paper as the next version of `old`: both, or nothing.

    The older version is kept and still cited. Findings that the new one still has are carried over with their
    explanations; the others are closed as corrected in it. Doing it twice changes nothing. `settings` are those of
    `file_pack`, whose tally is given. Raises `ReplaceError`.
    """
    with transaction.atomic():
        queue_writers()
        old = Paper.objects.select_for_update().get(pk=old.pk)
        before = {row.public_id: row.state for row in old.findings.all()}
        was_replaced = old.superseded_by_id is not None
        tally = file_pack([reading], by=by, replaces=old, **settings)
        if was_replaced:
            return tally
        new = old.superseded_by
        settle_versions(old, tally)
        now = {row.public_id: row.state for row in old.findings.all()}
        states = {
            public_id: [before[public_id], state] for public_id, state in now.items() if before[public_id] != state
        }
        changes = {"replaces": old.public_id, "version": new.version, "findings": states}
        record_act(by=by, act="replace", subject=new.public_id, changes=changes, reason=reason)
        refresh_paper(new)
        tally.changed["paper"] += 1
        return tally
