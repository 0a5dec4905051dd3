"""The gate: every public read of the record begins here, so that nothing closed can begin it.

A fact passes when it is marked public, is not a tombstone, and stands in a paper that is published and open. The two
locks are apart on purpose: a row wrongly marked still shows nothing that its paper does not. Texts that have a public
form are not even loaded, nor of the rows that a row points to anything but what names them.
"""

from collections.abc import Iterator
from functools import cache

from django.db.models import Model, QuerySet

from answerable.keeping.models.kept import Kept
from answerable.keeping.public_form import public_forms

NAMING = {"public_id", "is_public", "deleted_at", "date", "name", "public_name", "public_title", "public_text"}
PLACING = {"page", "line", "line_end", "paged", "version"}
OF_AN_ACTION = {"status", "ref", "sub"}


def open_rows(model: type[Kept], *keys: str) -> QuerySet:
    """The rows of a model without a passage of its own (people, bodies, papers) that the public may see.

    The rows that `keys` point to are at hand; whether the public may see one of them is for `shown` to say.
    """
    return beside(model.objects.public().defer(*_private(model)), *keys)


def open_facts(model: type[Kept], *keys: str) -> QuerySet:
    """The facts of a model that the public may see, each with its passage and paper at hand, and those at `keys`."""
    rows = open_rows(model, "passage__paper", *keys)
    return rows.filter(passage__paper__is_public=True, passage__paper__deleted_at=None)


def beside(rows: QuerySet, *keys: str) -> QuerySet:
    """Rows with the rows that their keys point to at hand: of those only what names and places them is loaded."""
    unnamed = [f"{step}__{field}" for step, model in _steps(rows.model, keys) for field in _unnamed(model)]
    return rows.select_related(*keys).defer(*unnamed)


def shown(row: Kept | None) -> Kept | None:
    """A row that another row points to, if the public may see it, else `None`."""
    return row if row is not None and row.is_public and row.deleted_at is None else None


def _steps(model: type[Model], keys: tuple[str, ...]) -> Iterator[tuple[str, type[Model]]]:
    """Each step of each key with the model it leads to: of `meeting__body`, the meeting and its body."""
    for key in keys:
        there, parts = model, key.split("__")
        for place, part in enumerate(parts, 1):
            there = there._meta.get_field(part).related_model
            yield "__".join(parts[:place]), there


@cache
def _private(model: type[Model]) -> tuple[str, ...]:
    """The fields of which a public form stands beside them."""
    names = {field.name for field in model._meta.concrete_fields}
    return (*public_forms(model), *(("name",) if "public_name" in names else ()))


@cache
def _unnamed(model: type[Model]) -> tuple[str, ...]:
    """The fields that neither name, place nor link a row."""
    kept = (NAMING | PLACING | OF_AN_ACTION) - set(_private(model))
    fields = (field for field in model._meta.concrete_fields if not (field.primary_key or field.is_relation))
    return tuple(field.name for field in fields if field.name not in kept)
