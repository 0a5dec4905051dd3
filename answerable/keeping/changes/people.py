"""People found or made as papers name them."""

from answerable.keeping.changes.body import free_id, tidy_name
from answerable.keeping.changes.match import leave_doubts
from answerable.keeping.matching.index import PersonIndex
from answerable.keeping.matching.name import normal_person, slug, sort_name
from answerable.keeping.models import MatchKind, Person, PersonName, Standing
from answerable.keeping.privacy import NAME_WITHHELD

WITHHELD_WORD = "withheld"


class People:
    """The people of the record during one filing: office holders, and apart from them members of the public."""

    def __init__(self, tally):
        self._tally = tally
        self._noted = {}
        self._names = []
        self._rows = {person.pk: person for person in Person.objects.standing()}
        self._indexes = {standing: PersonIndex() for standing in Standing}
        for person in self._rows.values():
            self._indexes[person.standing].add(person.pk, person.normal_name)
        names = PersonName.objects.filter(person__deleted_at=None)
        for key, normal, standing in names.values_list("person_id", "normal_name", "person__standing"):
            self._indexes[standing].add(key, normal)

    @property
    def officials(self):
        """Normal names of everybody who stands in an attendance or an office."""
        return set(self._indexes[Standing.OFFICE])

    def find_official(self, printed):
        """The office holder whom a name leaves no doubt about, or `None`."""
        if len(normal_person(printed).split()) < 2:
            return None
        key, _ = self._indexes[Standing.OFFICE].find(printed)
        return self._rows.get(key)

    def find_public(self, printed):
        """The member of the public who has exactly this name, or `None`."""
        exact = self._indexes[Standing.PUBLIC].exact(normal_person(printed))
        return self._rows[min(exact)] if exact else None

    def official(self, printed, *, taken=()):
        """The office holder of a printed name, found or made with doubts left; never one of `taken`.

        A member of the public of the same name who is now seen in an office takes it up.
        """
        index = self._indexes[Standing.OFFICE]
        key, doubts = index.find(printed)
        if key is not None and key not in taken:
            return self._rows[key]
        raised = self._raise_to_office(normal_person(printed))
        if raised is not None and raised.pk not in taken:
            return raised
        return self._make(printed, Standing.OFFICE, [doubt for doubt in doubts if doubt.key not in taken])

    def member_of_public(self, printed):
        """The member of the public of a printed name: found by exactly that name, never by likeness, or made."""
        exact = self._indexes[Standing.PUBLIC].exact(normal_person(printed))
        if exact:
            return self._rows[min(exact)]
        return self._make(printed, Standing.PUBLIC, [])

    def note_name(self, person, printed, paper):
        """Note the form in which a paper prints a person's name, for `save_names`; says whether it was new."""
        if paper.pk not in self._noted:
            self._noted[paper.pk] = set(PersonName.objects.filter(paper=paper).values_list("person_id", "printed"))
        new = (person.pk, printed) not in self._noted[paper.pk]
        if new:
            normal = normal_person(printed)
            self._names.append(PersonName(person=person, paper=paper, printed=printed, normal_name=normal))
            self._noted[paper.pk].add((person.pk, printed))
            self._indexes[person.standing].add(person.pk, normal)
        if paper.is_public and person.standing == Standing.OFFICE and not person.is_public:
            person.is_public = True
            person.save(update_fields=["is_public", "changed_at"])
        return new

    def save_names(self):
        """Save the printed forms noted so far."""
        PersonName.objects.bulk_create(self._names, batch_size=500)
        self._names = []

    def _raise_to_office(self, normal):
        exact = self._indexes[Standing.PUBLIC].exact(normal)
        if len(exact) != 1 or len(normal.split()) < 2:
            return None
        person = self._rows[next(iter(exact))]
        person.standing = Standing.OFFICE
        person.public_name = person.name
        person.save(update_fields=["standing", "public_name", "changed_at"])
        self._indexes[Standing.PUBLIC] = PersonIndex(
            (key, name)
            for name in self._indexes[Standing.PUBLIC]
            for key in self._indexes[Standing.PUBLIC].exact(name)
            if key != person.pk
        )
        self._indexes[Standing.OFFICE].add(person.pk, normal)
        self._tally.changed["person"] += 1
        return person

    def _make(self, printed, standing, doubts):
        normal = normal_person(printed)
        name = tidy_name(printed)
        wanted = WITHHELD_WORD if standing == Standing.PUBLIC else slug(normal) or "person"
        person = Person.objects.create(
            public_id=free_id(Person, wanted),
            name=name,
            public_name=NAME_WITHHELD if standing == Standing.PUBLIC else name,
            normal_name=normal,
            sort_name=sort_name(name)[:250],
            standing=standing,
        )
        self._rows[person.pk] = person
        self._indexes[standing].add(person.pk, normal)
        self._tally.added["person"] += 1
        leave_doubts(MatchKind.PERSON, person, doubts, self._rows)
        return person
