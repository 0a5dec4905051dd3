"""Entries written, as they come from people who type at once, in two places, and sometimes without a connection.

An edit is `{"key", "entry", "line", "base", "follows", "minute", "after"}`: its own name, the key of its entry, what
now stands in it (`keeping/minute_line.py`), the revision that its writer saw and the writer's edit before it; for a
new entry the minute and the key of the entry before. `{"remove": true}` in the place of a line removes it, and
`{"call": {"person", "manner"}}` calls somebody on the roll. Three things hold, whatever happens on the way:

- an edit that comes twice is taken in once, and answered alike (`MinuteEdit.key`);
- an edit of what somebody else changed meanwhile overwrites nothing: it stands beside it as a version of its own;
- an edit that cannot be taken in is kept with what was sent, and answered with a sentence.
"""

from django.db import transaction

from answerable.keeping.changes.audit import queue_writers
from answerable.keeping.changes.desk.minute import log_edit, order_after, refuse_settled
from answerable.keeping.changes.desk.roll import call_member
from answerable.keeping.changes.desk.row import ConflictError, RefusedError, add_row, change_row, remove_row
from answerable.keeping.minute_line import SPOKEN, print_line, read_line
from answerable.keeping.models import Person
from answerable.keeping.models.desk import MinuteEdit, MinuteEntry, RollManner
from answerable.keeping.queries.desk.interest import judge_speaker
from answerable.keeping.queries.desk.minute import find_entry, find_minute, open_minute_of

LONGEST_LINE = 20_000
LONGEST_KEY = 40
SAVED, BESIDE, REFUSED = "saved", "beside", "refused"


def take_edits(sitting, edits, *, by):
    """Take in edits in their order, each by itself; gives an outcome for each: `{"key", "state", "entry", ...}`."""
    return [take_edit(sitting, edit, by=by) for edit in edits]


def take_edit(sitting, edit, *, by):
    """Take in one edit; gives `{"key", "state": saved | beside | refused, "entry", "revision", "words"}`."""
    edit = {name: _clean(value) for name, value in edit.items()}
    key = str(edit.get("key", ""))[:LONGEST_KEY]
    if not key:
        return {"key": "", "state": REFUSED, "words": "A change came without a name, so it was not taken in."}
    try:
        with transaction.atomic():
            queue_writers()  # lest the same edit, sent again while it is still being taken in, is taken for a new one
            known = MinuteEdit.objects.filter(key=key).first()
            if known is None:
                return _take(sitting, key, edit, by)
    except RefusedError as refused:
        outcome = {"key": key, "state": REFUSED, "entry": str(edit.get("entry", "")), "words": str(refused)}
        MinuteEdit.objects.create(key=key, sitting=sitting, by=by, told=edit, outcome=outcome)
        return outcome
    if known.sitting_id != sitting.pk:
        return {"key": key, "state": REFUSED, "words": "This change was made at another meeting."}
    return known.outcome


@transaction.atomic
def merge_entries(entry, version, line, *, by, revision=None, version_revision=None):
    """Make one of an entry and the version beside it; `line` is what stands then. Both texts stay in the trace."""
    refuse_settled(entry.minute.sitting)
    if version.beside_id != entry.pk:
        raise RefusedError("These two are not versions of one entry.")
    if entry.revision != revision or version.revision != version_revision:
        raise ConflictError(entry if entry.revision != revision else version)
    kept = _write(entry, line, by, act="merge versions")
    gone = remove_row(version, by=by, act="merge versions")
    for row in (kept, gone):
        log_edit(row, by=by, told={"merge": line})
    return kept


def _take(sitting, key, edit, by):
    if "call" in edit:
        return _call(sitting, key, edit, by)
    refuse_settled(sitting)
    known = find_entry(sitting, str(edit.get("entry", ""))[:LONGEST_KEY])
    target, base = _target_of(sitting, edit, known)
    if edit.get("remove"):
        row, state = _remove(target, base, by), SAVED
    else:
        row, state = _settle(sitting, target, base, key, edit, by)
    speaks = judge_speaker(row) if state == SAVED and not row.removed_at else ()
    outcome = {"key": key, "state": state, "entry": row.key, "revision": row.revision, "order": row.order}
    outcome["words"] = " ".join(ruling.words for ruling in speaks)
    log_edit(row, by=by, told=edit, key=key, outcome=outcome)
    return outcome


def _target_of(sitting, edit, known):
    """The row that an edit means, and the revision that it builds on: after the writer's own edit before it."""
    earlier = MinuteEdit.objects.filter(key=str(edit.get("follows", "")), sitting=sitting).first()
    if earlier and earlier.entry and earlier.told.get("entry") == edit.get("entry"):
        return earlier.entry, earlier.revision
    base = edit.get("base", 0)
    return known, base if isinstance(base, int) else 0


def _settle(sitting, row, base, key, edit, by):
    line = _line_of(edit)
    if row is None:
        return _add(sitting, edit, line, by), SAVED
    if row.mark not in SPOKEN:
        raise RefusedError("This entry has a form of its own: remove it and make it again.")
    if row.revision == base and row.removed_at is None:
        return _write(row, line, by, act="write minute"), SAVED
    if row.removed_at is None and read_line(line) == read_line(print_line(row)):
        return row, SAVED
    return _keep_beside(row, key, line, by), BESIDE


def _add(sitting, edit, line, by):
    minute = edit.get("minute")
    minute = find_minute(sitting, minute) if isinstance(minute, int) else open_minute_of(sitting)
    if minute is None:
        raise RefusedError("The item was taken off the minutes meanwhile. Your words are kept: put them elsewhere.")
    before = find_entry(sitting, str(edit.get("after", ""))) if edit.get("after") else None
    before = before if before and before.minute_id == minute.pk else None
    key = str(edit.get("entry", ""))[:LONGEST_KEY]
    if not key:
        raise RefusedError("An entry came without a name, so it was not taken in.")
    if MinuteEntry.objects.filter(key=key).exists():
        raise RefusedError("An entry of this name is in other minutes.")
    values = {"key": key, "minute": minute, "order": order_after(minute, before), "writer": by}
    return add_row(MinuteEntry, by=by, act="write minute", **values, **_fields_of(line))


def _write(row, line, by, act):
    return change_row(row, by=by, act=act, writer=by, **_fields_of(line))


def _keep_beside(row, key, line, by):
    """Keep what somebody wrote over an older text beside it; by itself, where the entry was removed."""
    root = row.beside or row
    values = {"minute": root.minute, "order": root.order, "writer": by, "key": key}
    beside = None if root.removed_at else root
    return add_row(MinuteEntry, by=by, act="keep beside", beside=beside, **values, **_fields_of(line))


def _remove(row, base, by):
    if row is None:
        raise RefusedError("The entry to remove is not there.")
    if row.removed_at is None and row.revision != base:
        raise RefusedError(f"{ConflictError(row).by or 'Somebody'} changed this entry meanwhile, so it stands.")
    return remove_row(row, by=by, act="remove entry")


def _call(sitting, key, edit, by):
    call = edit["call"] if isinstance(edit["call"], dict) else {}
    person = Person.objects.filter(pk=call.get("person")).first() if isinstance(call.get("person"), int) else None
    if person is None or call.get("manner") not in RollManner.values:
        raise RefusedError("The roll can be called of its own people only.")
    call_member(sitting, person, call["manner"], by=by)
    outcome = {"key": key, "state": SAVED, "entry": "", "revision": 0, "words": ""}
    MinuteEdit.objects.create(key=key, sitting=sitting, by=by, told=edit, outcome=outcome)
    return outcome


def _line_of(edit):
    line = edit.get("line")
    if not isinstance(line, str):
        raise RefusedError("A change came without its words, so it was not taken in.")
    if len(line) > LONGEST_LINE:
        raise RefusedError(f"An entry has at most {LONGEST_LINE:,} characters: make two of it.")
    return line.replace("\r\n", "\n")


def _clean(value):
    """Words without what no database keeps: a nought character, half of a character."""
    if not isinstance(value, str):
        return value
    return value.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def _fields_of(line):
    read = read_line(line)
    return {"mark": read.mark, "text": read.text, "details": read.details}
