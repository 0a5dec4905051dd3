"""The rules of a body on a day: the one way in which anything asks for them."""

import datetime as dt
from bisect import bisect_right
from collections import defaultdict

from answerable.keeping.models.desk import StandingOrders


def orders_on(body, day: dt.date) -> StandingOrders | None:
    """The standing orders in force at a body on a day; `None` where it had adopted none by then."""
    return StandingOrders.objects.standing().filter(body=body, valid_from__lte=day).order_by("-valid_from").first()


def blank_orders() -> StandingOrders:
    """What a form of rules begins with where a body has none: the defaults of the model, not kept."""
    return StandingOrders()


def list_orders(body) -> list[StandingOrders]:
    """Every version of a body's rules, the newest first; those of a day to come with them."""
    return list(StandingOrders.objects.standing().filter(body=body).order_by("-valid_from"))


class OrderBook:
    """The rules of several bodies at hand, in one query: for lists."""

    def __init__(self, bodies=None):
        rows = StandingOrders.objects.standing().order_by("valid_from")
        self._versions = defaultdict(list)
        for row in rows if bodies is None else rows.filter(body__in=bodies):
            self._versions[row.body_id].append(row)

    def on(self, body_key: int, day: dt.date) -> StandingOrders | None:
        """The rules in force at the body of this key on a day, or `None`."""
        versions = self._versions[body_key]
        place = bisect_right(versions, day, key=lambda row: row.valid_from)
        return versions[place - 1] if place else None
