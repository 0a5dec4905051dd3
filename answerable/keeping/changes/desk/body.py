"""Bodies taken onto the desk: new ones made, those that the record knows taken on, sub-groups set up."""

from django.db import transaction

from answerable.keeping.changes.audit import queue_writers, record_act
from answerable.keeping.changes.body import classify, free_id
from answerable.keeping.changes.desk.row import RefusedError, add_row, change_row
from answerable.keeping.changes.desk.standing_orders import adopt_orders
from answerable.keeping.matching.index import BodyIndex
from answerable.keeping.matching.name import normal_body, slug
from answerable.keeping.models import Body, BodyName
from answerable.keeping.models.desk import Access, Regime, StandingOrders, SubGroup


@transaction.atomic
def make_body(name, *, by, valid_from, **rules):
    """A body of this name with its first standing orders; gives the body.

    One that papers have named already is taken on. Raises `RefusedError` where its rules are kept here already, or
    where several bodies of the record have the name.
    """
    if not normal_body(name):
        raise RefusedError("A body needs a name of letters.", field="name")
    queue_writers()
    body = _find(name) or _make(name, by)
    if StandingOrders.objects.standing().filter(body=body).exists():
        raise RefusedError(f"{body.name} is on the desk already: open its page to change it.", field="name")
    adopt_orders(body, by=by, valid_from=valid_from, **rules)
    return body


@transaction.atomic
def set_up_sub_group(parent, name, *, by, valid_from, numbering, remit="", may_not_decide="", meets_in_public=False):
    """A sub-group of a body; gives it. Who works for the parent today works for the sub-group too."""
    body = make_body(name, by=by, valid_from=valid_from, regime=Regime.SUB_GROUP, numbering=numbering)
    add_row(
        SubGroup, by=by, act="set up sub-group", is_public=True, body=body, parent=parent, remit=remit,
        may_not_decide=may_not_decide, meets_in_public=meets_in_public,
    )  # fmt: skip
    for access in Access.objects.standing().filter(body=parent, last_on=None).select_related("account"):
        add_row(
            Access, by=by, act="give access", reason=f"sub-group of {parent.name}",
            account=access.account, body=body, role=access.role, first_on=max(access.first_on, valid_from),
        )  # fmt: skip
    return body


def change_sub_group(group, *, by, revision, **values):
    """Change the remit of a sub-group, what it may not decide, or whether it meets in public."""
    return change_row(group, by=by, act="change sub-group", revision=revision, is_public=True, **values)


def _find(name):
    names = [(body.pk, body.normal_name) for body in Body.objects.standing()]
    names += BodyName.objects.filter(body__deleted_at=None).values_list("body_id", "normal_name")
    exact = BodyIndex(names).exact(normal_body(name))
    if len(exact) > 1:
        raise RefusedError(f"The record knows {len(exact)} bodies called “{name}”: give the full name.", field="name")
    return Body.objects.get(pk=next(iter(exact))) if exact else None


def _make(name, by):
    """The body, closed until a paper names it."""
    normal = normal_body(name)
    body = Body.objects.create(
        public_id=free_id(Body, slug(normal) or "body"),
        name=" ".join(name.split()),
        normal_name=normal,
        classification=classify(normal),
    )
    record_act(by=by, act="make body", subject=body.public_id, changes={"name": body.name}, is_public=False)
    return body
