"""The people whom a name that somebody types may mean."""

from answerable.keeping.matching.index import PersonIndex
from answerable.keeping.models import Person, PersonName, Standing


def find_person(key) -> Person | None:
    """A person of the record."""
    return Person.objects.standing().filter(pk=key).first()


def index_people() -> PersonIndex:
    """The office holders of the record by every name that papers print for them. Never members of the public."""
    office = Person.objects.standing().filter(standing=Standing.OFFICE)
    names = PersonName.objects.filter(person__in=office).values_list("person_id", "normal_name")
    return PersonIndex([*office.values_list("pk", "normal_name"), *names])


def find_like(printed) -> list[tuple[Person, str]]:
    """Those who may be meant by a name that leaves a doubt, the likeliest first, each with why.

    Nobody where the name leaves none: it is one person's, or nobody's at all.
    """
    key, doubts = index_people().find(printed)
    if key is not None:
        return []
    people = Person.objects.in_bulk([doubt.key for doubt in doubts])
    return [(people[doubt.key], doubt.why) for doubt in doubts]
