"""Standing items laid on an agenda: those of the body's last one, or those that its kind of body takes."""

import tomllib
from functools import cache
from pathlib import Path

from django.db import transaction

from answerable.keeping.changes.desk.business import add_business
from answerable.keeping.changes.desk.row import RefusedError
from answerable.keeping.models.desk import BusinessKind, Sitting, SittingStatus
from answerable.keeping.queries.desk.business import list_business
from answerable.keeping.queries.desk.standing_orders import orders_on

TEMPLATES = Path(__file__).parents[2] / "standing_items.toml"
ONCE_ONLY = frozenset({BusinessKind.ORDINARY, BusinessKind.URGENT, BusinessKind.EXCLUSION})
CARRIED = ("kind", "title", "section", "minutes_planned", "presenters", "manner")


@transaction.atomic
def lay_standing_items(sitting, *, by):
    """Lay the standing items that a sitting's agenda does not have yet; gives those added.

    They are taken from the body's last meeting that had an agenda, else from the template of its regime. Raises
    `RefusedError` where the body has neither.
    """
    wanted = _standing_of_last(sitting) or _standing_of_regime(sitting)
    if not wanted:
        raise RefusedError(f"{sitting.body.name} has no standing orders on that day, so no template is known for it.")
    held = {row.kind for row in list_business(sitting)} - ONCE_ONLY
    given = {"by": by, "act": "lay standing item", "confidentiality": "open"}
    return [add_business(sitting, **given, **values) for values in wanted if values["kind"] not in held]


def _standing_of_last(sitting):
    earlier = Sitting.objects.standing().filter(body=sitting.body, date__lt=sitting.date)
    earlier = earlier.exclude(status=SittingStatus.CANCELLED).order_by("-date", "-start_time")
    last = earlier.filter(business__removed_at=None, business__isnull=False).first()
    rows = list_business(last) if last else []
    return [{name: getattr(row, name) for name in CARRIED} for row in rows if row.kind not in ONCE_ONLY]


def _standing_of_regime(sitting):
    orders = orders_on(sitting.body, sitting.date)
    rows = [row for row in _templates() if orders and row["regime"] == orders.regime]
    return [{name: value for name, value in row.items() if name in CARRIED} for row in rows]


@cache
def _templates():
    return tuple(tomllib.loads(TEMPLATES.read_text(encoding="utf-8"))["item"])
