"""Corrections: a field put right by a person, with a reason, and kept from every later reading."""

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import transaction

from answerable.keeping.changes.audit import record_act
from answerable.keeping.changes.kind import KINDS
from answerable.keeping.changes.masks import Masks
from answerable.keeping.models import Body, Person, Statement
from answerable.keeping.public_form import public_forms, with_public_forms
from answerable.keeping.search.index import index_facts, index_who

# Not for correcting: what the house itself gives a row, and what is worked out from the rest.
GIVEN = {"id", "public_id", "is_public", "locked_fields", "deleted_at", "filed_at", "changed_at", "normal_name"}


class CorrectionError(Exception):
    """A correction that cannot be made; the message is one line for a clerk."""


def correct_field(row, field, value, *, by, reason):
    """Correct one field of a row; the words as printed stay in its passage and its statements.

    The field is locked: reading again leaves it. Raises `CorrectionError` where there is no reason, no such field, or
    the value is not of its kind.
    """
    if not reason.strip():
        raise CorrectionError("A correction needs a reason: say what the right words are taken from.")
    model_field = _correctable(row, field)
    try:
        clean = model_field.clean(value, row)
    except ValidationError as fault:
        raise CorrectionError(f"{field}: {' '.join(fault.messages)}") from fault
    with transaction.atomic():
        return _correct(type(row).objects.select_for_update().get(pk=row.pk), model_field, clean, by, reason)


def release_field(row, field, *, by, reason):
    """Let the papers speak again for a corrected field: the next reading may change it."""
    with transaction.atomic():
        row = type(row).objects.select_for_update().get(pk=row.pk)
        if field not in row.locked_fields:
            raise CorrectionError(f"{field} of {row.public_id} was not corrected, so there is nothing to release.")
        row.locked_fields = [name for name in row.locked_fields if name != field]
        row.save(update_fields=["locked_fields", "changed_at"])
        record_act(by=by, act="release", subject=row.public_id, changes={"field": field}, reason=reason)
        return row


def _correctable(row, field):
    try:
        model_field = type(row)._meta.get_field(field)
    except FieldDoesNotExist:
        model_field = None
    if model_field is None or field in GIVEN or field.startswith("public_") or not model_field.concrete:
        raise CorrectionError(f"There is no field {field!r} to correct in {row.public_id}.")
    return model_field


def _correct(row, model_field, clean, by, reason):
    name, attribute = model_field.name, model_field.attname
    before = getattr(row, attribute)
    setattr(row, attribute, clean)
    row.locked_fields = sorted({*row.locked_fields, name, attribute})
    row.save()
    _renew_public_form(row, name)
    changes = {"field": name, "before": _plain(before), "after": _plain(clean)}
    record_act(by=by, act="correct", subject=row.public_id, changes=changes, reason=reason)
    _index(row)
    return row


def _renew_public_form(row, name):
    if name not in public_forms(type(row)):
        return
    papers = Statement.objects.filter(fact=row.public_id).values_list("paper_id", flat=True)
    mask = Masks().for_text(str(getattr(row, name)), list(papers) or [getattr(row, "paper_id", None)])
    forms = with_public_forms(type(row), {name: getattr(row, name)}, mask)
    for field, form in forms.items():
        setattr(row, field, form)
    row.save()


def _index(row):
    kind = next((name for name, kind in KINDS.items() if kind.model is type(row)), None)
    if kind:
        index_facts({kind: {row.public_id}})
    elif isinstance(row, (Person, Body)):
        index_who()


def _plain(value):
    return value if isinstance(value, (str, int, float, bool, list, dict, type(None))) else str(value)
