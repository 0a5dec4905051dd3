"""The gate: every public read of the record begins here, so that nothing closed can begin it.

A fact passes when it is marked public, is not a tombstone, and stands in a paper that is published and open. The two
locks are apart on purpose: a row wrongly marked still shows nothing that its paper does not.
"""

from django.db.models import QuerySet

from answerable.keeping.models.kept import Kept


def open_rows(model: type[Kept]) -> QuerySet:
    """The rows of a model without a passage of its own (people, bodies, papers) that the public may see."""
    return model.objects.public()


def open_facts(model: type[Kept]) -> QuerySet:
    """The facts of a model that the public may see, each with its passage and paper at hand."""
    return (
        model.objects.public()
        .filter(passage__paper__is_public=True, passage__paper__deleted_at=None)
        .select_related("passage__paper")
        .defer("passage__text", "passage__box", "passage__paper__title")
    )


def shown(row: Kept | None) -> Kept | None:
    """A row that another row points to, if the public may see it, else `None`."""
    return row if row is not None and row.is_public and row.deleted_at is None else None
