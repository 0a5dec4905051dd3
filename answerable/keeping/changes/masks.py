"""The masks of a filing: which names are withheld, and in which papers their surnames alone give them away."""

from collections import defaultdict

from django.db.models import Q

from answerable.keeping.matching.name import fold, normal_person
from answerable.keeping.models import Detail, Person, PersonName, PublicationGround, Standing
from answerable.keeping.privacy import Mask, WithheldName


def active_grounds():
    """Grounds that stand: recorded and not withdrawn."""
    return PublicationGround.objects.filter(withdrawn_at=None)


def withheld_people():
    """Members of the public for whose name no ground stands."""
    named = active_grounds().filter(detail=Detail.NAME).values("person_id")
    return Person.objects.standing().filter(standing=Standing.PUBLIC).exclude(pk__in=named)


class Masks:
    """Masks made from all withheld names as they stand now."""

    def __init__(self):
        self._by_surname = defaultdict(set)
        self._papers = defaultdict(set)
        self._made = {}
        grounds = active_grounds().filter(~Q(detail=Detail.NAME))
        self._allowed = frozenset(grounds.values_list("value", flat=True))
        names = PersonName.objects.filter(person__in=withheld_people())
        for printed, paper in names.values_list("printed", "paper_id"):
            self._know(printed, paper)
        for name in withheld_people().values_list("name", flat=True):
            self._know(name, None)
        officials = Person.objects.standing().filter(standing=Standing.OFFICE).values_list("normal_name", flat=True)
        self._official_words = {word for name in officials for word in name.split()[-1:]}

    def for_text(self, text, papers):
        """The mask for a text that these papers (their keys) state."""
        words = set(fold(text).split()) if self._by_surname else set()
        names = set()
        for surname in words & self._by_surname.keys():
            for printed in self._by_surname[surname]:
                here = bool(self._papers[printed] & set(papers))
                names.add(WithheldName(printed, here and surname not in self._official_words))
        key = frozenset(names)
        if key not in self._made:
            self._made[key] = Mask(key, self._allowed)
        return self._made[key]

    def _know(self, printed, paper):
        normal = normal_person(printed)
        if normal:
            self._by_surname[normal.split()[-1]].add(printed)
            self._papers[printed].add(paper)
