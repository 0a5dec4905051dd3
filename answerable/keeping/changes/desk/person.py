"""People whom the desk names: found in the record, or made for it."""

from django.db import transaction

from answerable.keeping.changes.audit import queue_writers, record_act
from answerable.keeping.changes.body import free_id, tidy_name
from answerable.keeping.changes.desk.row import RefusedError
from answerable.keeping.matching.name import normal_person, slug, sort_name
from answerable.keeping.models import Person, Standing
from answerable.keeping.queries.desk.person import index_people


@transaction.atomic
def name_person(printed, *, by):
    """The office holder of a name: found in the record where the name leaves no doubt, else made; gives the person.

    A new one is closed until a paper names them. Never a member of the public, whatever their name: that two are one
    is for a person to settle, since it would show the name.
    """
    if len(normal_person(printed).split()) < 2:
        raise RefusedError("Give the first name and the surname.", field="name")
    queue_writers()
    key, _ = index_people().find(printed)
    return Person.objects.get(pk=key) if key is not None else make_person(printed, by=by)


@transaction.atomic
def make_person(printed, *, by):
    """A new person in an office, though somebody of a like name is known; closed until a paper names them."""
    normal, name = normal_person(printed), tidy_name(printed)
    person = Person.objects.create(
        public_id=free_id(Person, slug(normal) or "person"),
        name=name,
        public_name=name,
        normal_name=normal,
        sort_name=sort_name(name)[:250],
        standing=Standing.OFFICE,
    )
    record_act(by=by, act="name person", subject=person.public_id, changes={"name": name}, is_public=False)
    return person
