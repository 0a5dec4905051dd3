"""Interests declared: made, changed, taken back; members who leave the room for an item, and come back."""

from django.db import transaction

from answerable.keeping.changes.desk.minute import refuse_settled
from answerable.keeping.changes.desk.row import RefusedError, add_row, change_row, remove_row
from answerable.keeping.models.desk import InterestDeclared
from answerable.keeping.queries.desk.interest import dispensation_of
from answerable.law.interest import judge_dispensation
from answerable.law.ruling import list_stops


@transaction.atomic
def declare_interest(sitting, person, business, kind, *, by, **values):
    """A member declares an interest in an item; gives the `InterestDeclared`.

    Raises `RefusedError` where it was declared already, or where a dispensation runs for longer than the law lets it.
    """
    refuse_settled(sitting)
    if business.sitting_id != sitting.pk:
        raise RefusedError("That item is not on the agenda of this meeting.", field="business")
    same = InterestDeclared.objects.standing().filter(person=person, business=business, kind=kind)
    if same.exists():
        raise RefusedError(f"{person.name} declared that interest already.", field="person")
    row = InterestDeclared(sitting=sitting, person=person, business=business, kind=kind, **values)
    _refuse_dispensation(row)
    given = {"sitting": sitting, "person": person, "business": business, "kind": kind, **values}
    return add_row(InterestDeclared, by=by, act="declare interest", **given)


@transaction.atomic
def leave_for_item(interest, at, *, by, revision=None):
    """The member leaves the room because of the interest."""
    refuse_settled(interest.sitting)
    return change_row(interest, by=by, act="leave for item", revision=revision, left_at=at, returned_at=None)


@transaction.atomic
def return_after_item(interest, at, *, by, revision=None):
    """The member is back in the room."""
    refuse_settled(interest.sitting)
    return change_row(interest, by=by, act="return after item", revision=revision, returned_at=at)


@transaction.atomic
def withdraw_interest(interest, *, by, revision=None):
    """Take back an interest that was put down in error."""
    refuse_settled(interest.sitting)
    return remove_row(interest, by=by, act="withdraw interest", revision=revision)


def _refuse_dispensation(row):
    leave = dispensation_of(row)
    if leave is None:
        if row.dispensation_from or row.dispensation_until:
            raise RefusedError("A dispensation has a first and a last day.", field="dispensation_until")
        return
    if leave.until < leave.granted:
        raise RefusedError("The dispensation ends before it begins.", field="dispensation_until")
    stops = list_stops(judge_dispensation(leave))
    if stops:
        raise RefusedError(stops[0].words, rulings=stops, field="dispensation_until")
