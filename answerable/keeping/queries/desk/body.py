"""Bodies as the desk keeps them: their rules, seats, sub-groups and meetings to come."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Min

from answerable.keeping.models import Body
from answerable.keeping.models.desk import (
    Regime,
    Seat,
    SeatHolder,
    Sitting,
    SittingStatus,
    StandingOrders,
    SubGroup,
)
from answerable.keeping.queries.desk.standing_orders import OrderBook


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A body in the list: the regime it meets under today, what it is a sub-group of, and when it meets next."""

    pk: int
    name: str
    regime: str
    parent: str
    next_on: dt.date | None


def list_bodies(bodies, today: dt.date) -> list[BodyRow]:
    """Those of some bodies that the desk keeps: with rules of their own, or a meeting; by name."""
    book = OrderBook(bodies)
    groups = {group.body_id: group.parent.name for group in SubGroup.objects.standing().select_related("parent")}
    coming = Sitting.objects.standing().filter(date__gte=today).exclude(status=SittingStatus.CANCELLED)
    next_on = dict(coming.values_list("body").annotate(Min("date")).order_by())
    kept = set(StandingOrders.objects.standing().values_list("body", flat=True))
    kept |= set(Sitting.objects.standing().values_list("body", flat=True).distinct())
    rows = []
    for body in bodies.filter(pk__in=kept):
        orders = book.on(body.pk, today)
        regime = Regime(orders.regime).label if orders else ""
        rows.append(BodyRow(body.pk, body.name, regime, groups.get(body.pk, ""), next_on.get(body.pk)))
    return rows


def find_body_of_slug(slug):
    """A body by the end of its public address, or `None`."""
    return Body.objects.standing().filter(public_id=slug).first()


def find_body(key) -> Body | None:
    return Body.objects.standing().filter(pk=key).first()


def find_orders(key) -> StandingOrders | None:
    return StandingOrders.objects.standing().select_related("body").filter(pk=key).first()


def sub_groups_of(body) -> list[SubGroup]:
    """What a body set up."""
    return list(SubGroup.objects.standing().filter(parent=body).select_related("body"))


def parent_of(body) -> SubGroup | None:
    """That a body is a sub-group, and of which; `None` where it is none."""
    return SubGroup.objects.standing().filter(body=body).select_related("parent", "body").first()


def next_sittings(body, today: dt.date, most: int) -> list[Sitting]:
    """The next meetings of a body, provisional ones with them."""
    rows = Sitting.objects.standing().filter(body=body, date__gte=today).select_related("body")
    return list(rows.exclude(status=SittingStatus.CANCELLED).order_by("date", "start_time")[:most])


def rows_of(body) -> list:
    """Every row that says how a body is made up, removed ones with them: what its trace is about."""
    return [
        *StandingOrders.objects.filter(body=body).select_related("body"),
        *SubGroup.objects.filter(body=body).select_related("body"),
        *Seat.objects.filter(body=body).select_related("body"),
        *SeatHolder.objects.filter(seat__body=body).select_related("seat__body"),
    ]
