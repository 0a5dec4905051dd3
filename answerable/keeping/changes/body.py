"""Bodies found or made as papers name them."""

from answerable.keeping.changes.match import leave_doubts
from answerable.keeping.matching.index import BodyIndex
from answerable.keeping.matching.name import fold, normal_body, slug
from answerable.keeping.models import Body, BodyName, MatchKind

# The last of these words in a name says what kind of body it is.
CLASSIFICATIONS = {
    "panel": "panel",
    "board": "board",
    "committee": "committee",
    "council": "council",
    "police": "force",
    "constabulary": "force",
    "partnership": "partnership",
    "commissioner": "policing body",
    "group": "sub-group",
    "cabinet": "council",
    "forum": "forum",
}


class Bodies:
    """The bodies of the record during one filing."""

    def __init__(self, tally):
        self._tally = tally
        self.touched = set()
        self._rows = {body.pk: body for body in Body.objects.standing()}
        names = BodyName.objects.filter(body__deleted_at=None).values_list("body_id", "normal_name")
        self._index = BodyIndex([(body.pk, body.normal_name) for body in self._rows.values()])
        for key, normal in names:
            self._index.add(key, normal)

    def of(self, printed):
        """The body of a printed name: found, or made with the doubts left for a person. `None` for no name."""
        normal = normal_body(printed or "")
        if not normal:
            return None
        key, doubts = self._index.find(printed)
        body = self._make(printed, normal, doubts) if key is None else self._rows[key]
        self.touched.add(body)
        return body

    def named_in(self, text):
        """The known body whose name a text holds: the longest such name, where only one body has it."""
        words = f" {normal_body(text)} "
        held = [name for name in self._index if f" {name} " in words]
        longest = max(held, key=len, default="")
        found = self._index.exact(longest) if longest else set()
        if len(found) != 1:
            return None
        body = self._rows[next(iter(found))]
        self.touched.add(body)
        return body

    def note_name(self, body, printed, paper):
        """Keep the form in which a paper prints a body's name."""
        known = BodyName.objects.filter(body=body, paper=paper, printed=printed).exists()
        if not known:
            BodyName.objects.create(body=body, paper=paper, printed=printed, normal_name=normal_body(printed))
        if paper.is_public and not body.is_public:
            body.is_public = True
            body.save(update_fields=["is_public", "changed_at"])

    def _make(self, printed, normal, doubts):
        body = Body.objects.create(
            public_id=free_id(Body, slug(normal) or "body"),
            name=tidy_name(printed),
            normal_name=normal,
            classification=classify(normal),
        )
        self._rows[body.pk] = body
        self._index.add(body.pk, normal)
        self._tally.added["body"] += 1
        leave_doubts(MatchKind.BODY, body, doubts, self._rows)
        return body


def classify(normal):
    """What kind of body a name shows, or nothing."""
    return next((CLASSIFICATIONS[word] for word in reversed(normal.split()) if word in CLASSIFICATIONS), "")


def tidy_name(printed):
    """A name for headings: one printed in capitals throughout is set in title case."""
    words = " ".join(printed.split())
    if not words.isupper():
        return words
    small = {"and", "of", "the", "for", "in", "on", "at", "to"}
    return " ".join(
        word.lower() if place and fold(word) in small else word.capitalize()
        for place, word in enumerate(words.split())
    )


def free_id(model, wanted):
    """The wanted id, or with the first number that no row has yet."""
    taken = set(model.objects.filter(public_id__startswith=wanted).values_list("public_id", flat=True))
    number = 2
    chosen = wanted
    while chosen in taken:
        chosen = f"{wanted}-{number}"
        number += 1
    return chosen
