"""What interests declared at a sitting mean: who must leave, who may not speak, who may not vote."""

from dataclasses import dataclass

from answerable.keeping.models.desk import BusinessKind, InterestDeclared, Mark, Regime
from answerable.keeping.queries.desk.roll import orders_of
from answerable.law.interest import Consequence, Dispensation, find_consequence, judge_ballot

# At these items the public speaks.
PUBLIC_SPEAKS = frozenset({BusinessKind.PUBLIC_QUESTIONS, BusinessKind.PETITIONS})


@dataclass(frozen=True, slots=True)
class Declared:
    """An interest with what it means at its item."""

    interest: InterestDeclared
    consequence: Consequence


def declared_at(sitting, business=None):
    """The interests declared at a sitting (at one item of it), each with what it means."""
    rows = InterestDeclared.objects.standing().filter(sitting=sitting).select_related("person", "business")
    rows = rows.filter(business=business) if business else rows
    return [Declared(row, consequence_of(row, sitting)) for row in rows.order_by("business__order", "pk")]


def find_interest(sitting, key):
    """An interest declared at a sitting, or `None`."""
    return InterestDeclared.objects.standing().filter(sitting=sitting, pk=key).select_related("sitting").first()


def consequence_of(interest, sitting):
    """What an interest means at its item on the day of the sitting."""
    return find_consequence(
        interest.kind,
        sitting.date,
        sensitive=interest.is_sensitive,
        public_may_speak=interest.business.kind in PUBLIC_SPEAKS,
        dispensation=dispensation_of(interest),
    )


def dispensation_of(interest):
    """The leave in writing to take part in spite of an interest, or `None`."""
    if not interest.dispensation_from or not interest.dispensation_until:
        return None
    return Dispensation(
        granted=interest.dispensation_from,
        until=interest.dispensation_until,
        may_speak=interest.may_speak_by_dispensation,
        may_vote=interest.may_vote_by_dispensation,
    )


def judge_conduct(interest, sitting, **done):
    """What the law says of what a member with an interest did (`voted`, `spoke`, `stayed`)."""
    orders = orders_of(sitting)
    return judge_ballot(
        interest.kind,
        sitting.date,
        member=interest.person.name,
        public_may_speak=interest.business.kind in PUBLIC_SPEAKS,
        dispensation=dispensation_of(interest),
        binding=orders is None or orders.regime != Regime.BOARD,
        **done,
    )


def judge_speaker(entry):
    """What the law says of who speaks in an entry: a member with an interest in the item may not."""
    said_by = entry.details.get("asker") if entry.mark == Mark.QUESTION else entry.details.get("by")
    business = entry.minute.business_id
    if not said_by or not business or entry.mark not in (Mark.QUESTION, Mark.ANSWER):
        return ()
    sitting = entry.minute.sitting
    rows = InterestDeclared.objects.standing().filter(sitting=sitting, business=business)
    rulings = []
    for interest in rows.select_related("person", "business"):
        if interest.person.name.casefold() in said_by.casefold():
            rulings += judge_conduct(interest, sitting, spoke=True)
    return tuple(rulings)
