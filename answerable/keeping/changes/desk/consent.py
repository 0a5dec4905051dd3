"""Consent of askers to be named, carried into the record as the ground on which their names are published."""

from answerable.keeping.changes.ground import record_ground
from answerable.keeping.changes.masks import withheld_people
from answerable.keeping.matching.name import normal_person
from answerable.keeping.models.desk import QuestionReceived
from answerable.keeping.queries.desk.question import TAKEN


def record_consents(sitting, paper, *, by):
    """Record a ground for each asker of a sitting who consents and whom a paper of it names; gives how many were new.

    The record withholds the name of every member of the public until there is one. Only a name that this very paper
    prints is meant, so that nobody of the same name elsewhere is shown by it.
    """
    rows = QuestionReceived.objects.standing().filter(sitting=sitting, state__in=TAKEN, may_name=True)
    asked = {normal_person(row.asker.name): row for row in rows.exclude(asker=None).select_related("asker")}
    if not asked:
        return 0
    people = list(withheld_people().filter(normal_name__in=asked, names__paper=paper).distinct())
    for person in people:
        received = asked[person.normal_name].received_at
        ground = f"consent given with the question received on {received:%-d %B %Y}"
        record_ground(person=person, ground=ground, by=by)
    return len(people)
