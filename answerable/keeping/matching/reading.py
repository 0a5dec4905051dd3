"""Who a reading names as a member of the public."""

import re

from answerable.keeping.matching.name import fold, is_alike, normal_person, ref_key
from answerable.keeping.matching.public_name import find_public_names, has_office_title, is_public_business

_PUBLIC_ROLE = re.compile(
    r"\b(members? of (the )?public|residents?|petitioners?|questioners?|public speakers?)\b", re.IGNORECASE
)
# A name as print sets one: two to five capitalised words.
_NAME = re.compile(r"(?:[A-Z][\w'’.-]*\s+){1,4}[A-Z][\w'’-]*[a-z][\w'’-]*|[A-Z'’-]{2,}(?:\s+[A-Z'’-]{2,}){1,3}")
_SEVERAL = re.compile(r"\s*(?:,|;|&|\band\b)\s*")


def is_public_role(role):
    """Whether an attendance role is that of a member of the public."""
    return bool(role and _PUBLIC_ROLE.search(role))


def is_person_name(printed):
    """Whether words are set as a person's name, not as an office or a body."""
    return bool(printed and _NAME.fullmatch(printed.strip()) and not has_office_title(printed))


def find_private_names(reading, officials):
    """The names, as printed, that a reading shows to be of members of the public; never one of `officials`."""
    said = reading.record
    known = officials | {normal_person(name) for one in said.documents for name in one.authors}
    known |= {normal_person(name) for one in said.meetings for item in one.items for name in item.presenters}
    names = {}
    for printed in (*_askers(said), *_beside_words(reading, known)):
        normal = normal_person(printed)
        if normal and normal not in known and not is_misspelt(normal, said):
            names.setdefault(normal, printed)
    return list(names.values())


def is_misspelt(normal, said):
    """Whether a name is almost that of somebody in the paper's own attendance."""
    there = {
        normal_person(one.name)
        for meeting in said.meetings
        for one in (*meeting.present, *meeting.also_present, *meeting.apologies)
        if not is_public_role(one.role)
    }
    return any(is_alike(normal, name) for name in there)


def _askers(said):
    """Those who ask or submit, but for members of the body (whose questions are of kind board or panel)."""
    for question in said.questions:
        if question.kind in ("board", "panel"):
            continue
        for printed in (question.submitted_by, question.asker):
            for name in _SEVERAL.split(printed or ""):
                is_name = is_person_name(name) or (question.kind == "public" and _is_bare_name(name))
                if is_name and not has_office_title(name):
                    yield name.strip()


def _is_bare_name(name):
    words = fold(name).split()
    return 0 < len(words) <= 4 and name.strip()[:1].isupper() and "public" not in words and "resident" not in words


def _beside_words(reading, known):
    for page in reading.pages:
        text = " ".join(line.text for line in page.lines if line.look != "furniture")
        yield from find_public_names(text, known)
    for text in _public_business(reading.record):
        yield from find_public_names(text, known, public_business=True)


def _public_business(said):
    refs = set()
    for meeting in said.meetings:
        for item in meeting.items:
            if is_public_business(item.title):
                refs.add(ref_key(item.ref))
                yield item.title
                yield from (note.text for note in item.notes)
    for question in said.questions:
        if question.kind == "public" or (question.ref and ref_key(question.ref) in refs):
            yield question.text
            yield question.cite.quote
            yield from (point.text for point in question.points)
