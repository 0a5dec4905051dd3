"""At which body a row of the desk is: found by following what it belongs to."""

from django.db import models

from answerable.keeping.models import Body
from answerable.keeping.models.desk import Account, DeskRow

DEEPEST = 4


def body_of(row):
    """The body of a desk row (of a minute entry: that of its sitting), or `None` where it is nobody's.

    Rows are followed to what they belong to, nearest first; an account belongs to nobody.
    """
    if isinstance(row, Body):
        return row
    level = [row]
    for _ in range(DEEPEST):
        for each in level:
            body = getattr(each, "body", None)
            if isinstance(body, Body):
                return body
        level = [above for each in level for above in _above(each)]
    return None


def _above(row):
    """The desk rows that a row points to."""
    for field in row._meta.concrete_fields:
        if not isinstance(field, models.ForeignKey) or getattr(row, field.attname) is None:
            continue
        if issubclass(field.related_model, (DeskRow, Body)) and not issubclass(field.related_model, Account):
            yield getattr(row, field.name)
