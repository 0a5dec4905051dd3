"""The one way in which desk rows are made, changed, removed and undone: with a revision, and a trace that stays.

An audit entry's `changes` are `{field: [before, after]}` for a change, with `"(new)"` or `"(removed)"` in its place
for a row that came or went. `undo_act` puts back what an entry changed, where nobody changed it since.
"""

import functools
import hashlib
import json
from contextlib import contextmanager

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from answerable.costing.refusal import CostError
from answerable.keeping.changes.audit import queue_writers, record_act
from answerable.keeping.models import AuditEntry
from answerable.measuring.refusal import MeasureError
from answerable.patrolling.refusal import PatrolError

NEW, REMOVED, RESTORED = "(new)", "(removed)", "(restored)"
UNDO = "undo "
UNTRACED = {"id", "revision", "made_at", "changed_at", "removed_at"}
DOES_NOT_FIT = (
    "This does not fit what is on the desk: it stands there already, or what is given does not go together. "
    "Look at it as it stands, then try again."
)


class RefusedError(Exception):
    """Something that may not be done; the message is a sentence for the person who tried.

    `rulings` are what the law says of it (`law.ruling.Ruling`), where it is the law that refuses; `field` names the
    field of a form that it concerns.
    """

    def __init__(self, words, *, rulings=(), field=""):
        super().__init__(words)
        self.rulings = tuple(rulings)
        self.field = field


class ConflictError(RefusedError):
    """Somebody else changed the row meanwhile: `row` is as it stands now, `by` who changed it last."""

    def __init__(self, row):
        last = AuditEntry.objects.filter(subject=row.subject).order_by("-sequence").first()
        self.row, self.by = row, last.by if last else ""
        who = f" by {self.by}" if self.by else ""
        super().__init__(
            f"This was changed{who} while you were working on it. Look at it as it stands, then try again."
        )


@contextmanager
def refusing(field=""):
    """Within it, what cannot be worked out is refused in the same sentence; `field` as in `RefusedError`."""
    try:
        yield
    except (CostError, MeasureError, PatrolError) as refused:
        raise RefusedError(str(refused), field=field) from refused


def _refusing_misfits(change):
    """Let a change be refused in a sentence where a constraint of the tables refuses it; nothing of it is kept."""

    @functools.wraps(change)
    def carry_out(*args, **values):
        try:
            with transaction.atomic():
                return change(*args, **values)
        except IntegrityError as broken:
            raise RefusedError(DOES_NOT_FIT) from broken

    return carry_out


@_refusing_misfits
def add_row(model, *, by, act, reason="", is_public=False, also=None, **values):
    """Make a desk row; gives it. `is_public` is of the act; `also` are values of fields that are called so too."""
    queue_writers()
    values |= also or {}
    row = model(**values)
    _refuse_unfit(row, values)
    row.save(force_insert=True)
    told = {name: [None, value] for name, value in _traced(row).items() if value not in (None, "", [], {})}
    record_act(by=by, act=act, subject=row.subject, changes={NEW: True, **told}, reason=reason, is_public=is_public)
    return row


@_refusing_misfits
def change_row(row, *, by, act, revision=None, reason="", is_public=False, also=None, **values):
    """Give a desk row new values; gives the row as it then stands. Nothing is written where nothing differs. `also`
    are values of fields that are called like what is said here of the act.

    `revision` is the one that the person saw: raises `ConflictError` where the row has another by now.
    """
    kept = _lock(row)
    if revision is not None and kept.revision != revision:
        raise ConflictError(kept)
    before = _traced(kept)
    values |= also or {}
    for name, value in values.items():
        setattr(kept, name, value)
    _refuse_unfit(kept, values)
    after = _traced(kept)
    changed = {name: [before[name], after[name]] for name in before if before[name] != after[name]}
    if changed:
        kept.revision += 1
        kept.save()
        record_act(by=by, act=act, subject=kept.subject, changes=changed, reason=reason, is_public=is_public)
    return kept


@transaction.atomic
def remove_row(row, *, by, act, revision=None, reason="", is_public=False):
    """Take a desk row away; it can be had again by `undo_act`."""
    return _settle(row, timezone.now(), REMOVED, by, act, revision, reason, is_public)


@_refusing_misfits
def restore_row(row, *, by, act, reason="", is_public=False):
    """Have a removed desk row again."""
    return _settle(row, None, RESTORED, by, act, None, reason, is_public)


@_refusing_misfits
def undo_act(entry, *, by):
    """Put back what an act changed in one desk row; gives the row.

    Raises `RefusedError` where the row was changed since in one of the same fields, the act was not on a desk row,
    or its kind of row says that the act is final (`FINAL_ACTS`, `why_final`).
    """
    row = row_of(entry.subject)
    if row is None or not is_undoable(entry, row):
        raise RefusedError("This cannot be undone: it was not a change of one thing on the desk, or it is final.")
    row = _lock(row)
    if words := row.why_final(entry.act.removeprefix(UNDO)):
        raise RefusedError(words)
    act = f"{UNDO}{entry.act}"[:40]
    if NEW in entry.changes or RESTORED in entry.changes:
        return remove_row(row, by=by, act=act, is_public=entry.is_public)
    if REMOVED in entry.changes:
        return restore_row(row, by=by, act=act, is_public=entry.is_public)
    now = _traced(row)
    later = sorted(name for name, (_, after) in entry.changes.items() if now.get(name) != after)
    if later:
        raise RefusedError(f"This cannot be undone: {', '.join(later).replace('_', ' ')} was changed again since.")
    values = {name: _value_of(row, name, before) for name, (before, _) in entry.changes.items()}
    return change_row(row, by=by, act=act, is_public=entry.is_public, **values)


def is_undoable(entry, row):
    """Whether an act can be put back by its kind: it changed fields of this desk row, or made or removed it."""
    if not entry.changes or not hasattr(row, "FINAL_ACTS") or entry.act.removeprefix(UNDO) in row.FINAL_ACTS:
        return False
    marks = (NEW, REMOVED, RESTORED)
    return all(name in marks or (isinstance(pair, list) and len(pair) == 2) for name, pair in entry.changes.items())


def row_of(subject):
    """The desk row that a trace is about (`sitting/12`), removed ones with it, or `None`."""
    kind, _, key = subject.partition("/")
    try:
        model = apps.get_model("keeping", kind)
    except LookupError:
        return None
    is_desk_row = hasattr(model, "removed_at") and hasattr(model, "revision")
    return model.objects.filter(pk=key).first() if is_desk_row and key.isdecimal() else None


def _settle(row, removed_at, mark, by, act, revision, reason, is_public):
    kept = _lock(row)
    if revision is not None and kept.revision != revision:
        raise ConflictError(kept)
    if (kept.removed_at is None) == (removed_at is None):
        return kept
    if removed_at is not None:
        _refuse_kept(kept)
    kept.removed_at = removed_at
    kept.revision += 1
    kept.save()
    record_act(by=by, act=act, subject=kept.subject, changes={mark: True}, reason=reason, is_public=is_public)
    return kept


def _refuse_kept(row):
    words, rulings = row.why_kept(timezone.localdate())
    if words:
        raise RefusedError(words, rulings=rulings)


def _refuse_unfit(row, names):
    """Refuse what a field cannot hold: longer than it is, out of its range, or no text at all."""
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if not {field.name, field.attname} & set(names) or value in (None, ""):
            continue
        called = field.verbose_name[:1].upper() + field.verbose_name[1:]
        if isinstance(field, models.CharField | models.TextField | models.JSONField) and not _is_text(value):
            raise RefusedError(f"{called} holds a character that cannot be kept: type it again.", field=field.name)
        try:
            field.run_validators(value)
        except ValidationError as unfit:
            raise RefusedError(f"{called}: {' '.join(unfit.messages)}", field=field.name) from unfit


def _is_text(value):
    """Whether every character can be kept: NUL and halves of a character cannot, in every database."""
    is_words = isinstance(value, str)
    words = value if is_words else json.dumps(value, ensure_ascii=False, default=str)
    if ("\x00" if is_words else "\\u0000") in words:
        return False
    try:
        words.encode()
    except UnicodeEncodeError:
        return False
    return True


def _lock(row):
    """The row as it stands, held until the transaction ends. Writers queue first, lest two wait for each other."""
    queue_writers()
    return type(row).objects.select_for_update().get(pk=row.pk)


def _traced(row):
    """The fields of a row as the trace tells them: a row it points to by its key, a day or a time in ISO form."""
    fields = (field for field in row._meta.concrete_fields if field.attname not in UNTRACED)
    told = {field.attname: _plain(getattr(row, field.attname)) for field in fields}
    return {name: _hash_of(value) if name in row.HASHED and value else value for name, value in told.items()}


def _hash_of(value):
    return f"SHA-256 {hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()}"


def _plain(value):
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value if isinstance(value, str | int | float | bool | list | dict | None) else str(value)


def _value_of(row, name, value):
    """A value as the trace tells it, as the field holds it."""
    field = next(field for field in row._meta.concrete_fields if field.attname == name)
    return value if isinstance(field, models.JSONField) else field.to_python(value)
