"""The search entries kept in step with what is public: written in the transaction of the change that made them so."""

from django.db import transaction

from answerable.keeping.changes.kind import KINDS
from answerable.keeping.models import Body, Paper, Person, PersonName, SearchEntry

CHUNK_CHARACTERS = 500
# The entry kinds; agenda items and minute items are both found as items.
ENTRY_KINDS = {
    "agenda_item": "item",
    "minute_item": "item",
    "question": "question",
    "promise": "promise",
    "action": "action",
    "decision": "decision",
    "resolution": "resolution",
    "meeting": "meeting",
}


def index_facts(touched):
    """Bring the entries of facts (`{kind: public ids}`) to what of them is public."""
    places, entries = [], []
    for name, ids in touched.items():
        if name in ENTRY_KINDS and ids:
            rows = KINDS[name].model.objects.public().filter(public_id__in=ids).order_by("pk")
            rows = rows.select_related(*RELATED[name]).prefetch_related(*GATHERED.get(name, ()))
            places += ids
            entries += [_ENTRIES[name](row) for row in rows]
    _replace(set(ENTRY_KINDS.values()), places, entries)


def index_who(papers=None):
    """Bring the entries of the bodies and people named in papers, or of all, to what of them is public."""
    people, bodies = Person.objects.all(), Body.objects.all()
    if papers is not None:
        named = PersonName.objects.filter(paper__in=papers).values("person_id")
        people = people.filter(pk__in=named)
        bodies = bodies.filter(names__paper__in=papers).distinct()
    _replace(
        {"person"},
        [person.public_id for person in people],
        [
            (SearchEntry(kind="person", place=one.public_id, title=one.public_name, text=_roles(one)), [one.pk])
            for one in people.public().prefetch_related("memberships__body")
        ],
    )
    _replace(
        {"body"},
        [body.public_id for body in bodies],
        [(SearchEntry(kind="body", place=one.public_id, title=one.name, body=one), []) for one in bodies.public()],
    )


def index_papers(papers):
    """Bring the passage entries of papers to their public pages."""
    for paper in papers:
        SearchEntry.objects.filter(kind="passage", paper=paper).delete()
        if paper.is_public and paper.deleted_at is None:
            SearchEntry.objects.bulk_create(_passages(paper), batch_size=500)


def rebuild_index():
    """Make every entry anew; gives their number."""
    with transaction.atomic():
        SearchEntry.objects.all().delete()
        for name in ENTRY_KINDS:
            ids = list(KINDS[name].model.objects.public().values_list("public_id", flat=True))
            for start in range(0, len(ids), 500):
                index_facts({name: set(ids[start : start + 500])})
        index_who()
        index_papers(Paper.objects.public().select_related("body"))
        return SearchEntry.objects.count()


def _replace(kinds, places, entries):
    """Put entries in the place of those of these kinds that lead to these public ids."""
    for start in range(0, len(places), 500):
        SearchEntry.objects.filter(kind__in=kinds, place__in=places[start : start + 500]).delete()
    SearchEntry.objects.bulk_create([entry for entry, _ in entries], batch_size=500)
    links = SearchEntry.people.through
    links.objects.bulk_create(
        [
            links(searchentry_id=entry.pk, person_id=person)
            for entry, people in entries
            for person in dict.fromkeys(people)
            if person
        ],
        batch_size=500,
    )


def _passages(paper):
    for page in paper.pages.all():
        for line, text in cut_chunks(page.public_lines):
            yield SearchEntry(
                kind="passage",
                place=f"{paper.public_id}#{page.number}-{line}",
                text=text,
                body_id=paper.body_id,
                date=paper.date,
                paper=paper,
            )


def cut_chunks(lines):
    """`(first line, text)` of the stretches of a page that are found on their own.

    About a paragraph each: a list item stands alone, a heading with what follows it, short paragraphs together.
    """
    first, words, size, headed = None, [], 0, False
    for line in lines:
        if line["look"] == "furniture" or not line["text"].strip():
            continue
        if words and not headed and line.get("opens", True) and _begins(line, size):
            yield first, " ".join(words)
            first, words, size = None, [], 0
        first = line["number"] if first is None else first
        words.append(line["text"].strip())
        size += len(line["text"])
        headed = line["look"] == "heading"
    if words:
        yield first, " ".join(words)


def _begins(line, size):
    """Whether a stretch of `size` characters ends before a line that opens a paragraph."""
    return line["look"] in ("heading", "list_item") or size >= CHUNK_CHARACTERS


def _roles(person):
    return "; ".join(
        dict.fromkeys(
            f"{one.role or one.on_behalf_of}, {one.body.name}" for one in person.memberships.all() if one.is_public
        )
    )


def _item(row):
    text = "\n".join([*row.public_presenters, *(note["text"] for note in row.public_notes)])
    return _entry("item", row, row.public_title, text, row.meeting), []


def _question(row):
    points = "\n".join(point.public_text for point in row.points.all())
    title = " ".join(part for part in (row.public_asker or row.public_submitted_by, row.number) if part)
    entry = _entry("question", row, title, f"{row.public_text}\n{points}", row.meeting)
    return entry, _public_people(row.asker, row.submitted_by, row.answered_by)


def _promise(row):
    entry = _entry("promise", row, row.public_who, row.public_text, row.meeting)
    entry.date, entry.body_id = row.date or entry.date, entry.body_id or row.body_id
    return entry, _public_people(row.person)


def _action(row):
    entry = _entry(
        "action", row, " ".join(part for part in (row.ref, row.public_owner) if part), row.public_text, None
    )
    entry.body_id, entry.date = row.body_id, row.origin_date
    return entry, _public_people(row.owner)


def _decision(row):
    entry = _entry("decision", row, f"{row.number} {row.public_title}".strip(), row.public_summary, None)
    entry.body_id, entry.date = row.body_id, row.date
    return entry, []


def _resolution(row):
    return _entry("resolution", row, f"{row.ref} {row.sub}".strip(), row.public_text, row.meeting), []


def _meeting(row):
    name = row.body.name if row.body and row.body.is_public else "Meeting"
    notes = "\n".join([row.public_venue, row.public_announcement, *(note["text"] for note in row.public_notes)])
    entry = _entry("meeting", row, f"{name} {row.date or ''}".strip(), notes, row)
    attended = [one.person for one in row.attendance.all() if one.is_public and one.deleted_at is None]
    return entry, _public_people(row.chair, *attended)


def _entry(kind, row, title, text, meeting):
    return SearchEntry(
        kind=kind,
        place=row.public_id,
        title=title,
        text=text,
        body_id=meeting.body_id if meeting else None,
        date=meeting.date if meeting else None,
        paper_id=row.passage.paper_id,
    )


def _public_people(*people):
    return [person.pk for person in people if person and person.is_public]


_ENTRIES = {
    "agenda_item": _item,
    "minute_item": _item,
    "question": _question,
    "promise": _promise,
    "action": _action,
    "decision": _decision,
    "resolution": _resolution,
    "meeting": _meeting,
}
RELATED = {
    "agenda_item": ("meeting", "passage"),
    "minute_item": ("meeting", "passage"),
    "question": ("meeting", "passage", "asker", "submitted_by", "answered_by"),
    "promise": ("meeting", "passage", "person"),
    "action": ("passage", "owner"),
    "decision": ("passage",),
    "resolution": ("meeting", "passage"),
    "meeting": ("body", "passage", "chair"),
}
GATHERED = {"question": ("points",), "meeting": ("attendance__person",)}
