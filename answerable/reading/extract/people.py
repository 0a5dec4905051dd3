"""People named in a line or sentence: lists of names, apologies, those who also came."""

from __future__ import annotations

import re

from answerable.reading.extract.citing import fold
from answerable.reading.extract.person import Person, is_name, read_person, split_role

_APOLOGY = re.compile(
    r"\b[Aa]polog(?:ies|y)\b(?:\s+for\s+(?!absence|non-attendance|lateness|late)|[^.;:]*?(?:\bfrom\b"
    r"|\bon behalf of\b|\bby\b|:))\s*:?\s*"
    r"(?P<names>[^:]+?)(?=(?<![A-Z])(?<!\bMr)(?<!\bDr)(?<!Mrs)(?<!llr)\.\s+[A-Z]|\.?$|\s+(?:who"
    r"|and the reasons|were|was|had|due to"
    r"|for (?:late|the))\b)"
)
_UNABLE = re.compile(
    r"(?P<names>(?:[A-Z][\w’'.()-]*\s+|and\s+|,\s*)+)(?:was|were|is|are|had been)\s+unable to attend"
    r"|(?P<sent>(?:[A-Z][\w’'.()-]*\s+|and\s+|,\s*)+)(?:had\s+)?(?:sent|gave|given|tendered|submitted)\s+(?:\w+\s+)?apologies"
)
_ALSO_CAME = re.compile(
    r"(?P<names>[A-Z][^:;.]{3,160}?),?\s+(?:was|were)\s+(?:also\s+)?(?:in attendance"
    r"|present)\b(?!\s+(?:for|at|when|that|during))"
)
_ATTENDED = re.compile(r"(?P<names>[A-Z][^:;]{3,240}?)\s+attended(?:\s+the\s+meeting)?\.?$")
_WHO_CHAIRS = re.compile(r"(?P<name>[A-Z][^:;]{3,60}?),?\s+\(?in the [Cc]hair\)?[.;:,]*")
_ROLE_FIRST = re.compile(r"(?P<role>[^()]{3,60}?)\s*\((?P<name>[^()]{3,40})\)$")
_PLURAL_TITLE = re.compile(
    r"^(?:cllrs|councillors|messrs|aldermen|members|parish councillors)\b\.?:?\s*", re.IGNORECASE
)
_JOINT = re.compile(
    r"\s*;\s*|\s*,\s*(?:and\s+)?|\s+and\s+|\s+&\s+|(?<=\))\s+(?=(?:Cllrs?|Councillors?|Dr|Mrs?|Ms)\b)"
)
# Two titles or more with nothing between the names.
_FEWEST_UNPARTED = 2
_TITLE = re.compile(
    r"(?:Cllr|Councillor|Mrs?|Ms|Miss|Dr|Rev|Prof|PC|PCSO|PS|Sgt|Sergeant|Insp|Inspector)\b\.?\s+[A-Zl]"
)
_TITLE_AHEAD = re.compile(rf"(?<=[a-z)])\s+(?={_TITLE.pattern})")
# A scan reads a capital `I` behind a title as `l`; `le` and `la` are names' own.
_MISREAD_I = re.compile(r"(?<=\s)l(?![ae]\s)(?=[a-z]+\s+[A-Z])")
_HIDDEN = re.compile(r"\([^()]*\)|police(?:, fire)? and crime", re.IGNORECASE)
_NO_ORGANISATION = frozenset(["present", "members", "councillors", "board", "panel", "committee"])
_TAKER = re.compile(r"(?:notes?|minutes?|note taker|minute taker|secretary|clerk|recorder)", re.IGNORECASE)
_IN_CHAIR = re.compile(r"\bin the chair\b|\(chair(?:man|woman|person)?\)|\bpresiding\b", re.IGNORECASE)


def read_people(text: str, rest: str | None = None) -> list[Person]:
    """The people of one printed entry: one with a role, or a list of names."""
    text = re.sub(r"[\s,]+(?:and|&)$", "", fold(text).strip(" .;*†|"))
    listed = _read_unparted(text) if rest is None else []
    if listed:
        return listed
    if rest is not None:
        person = read_person(text, _strip_leader(rest))
        return [person] if person else []
    label = re.match(r"(?P<label>[^:;()]{2,70}(?:\([^)]*\))?)\s*:\s*(?P<names>.+)$", text)
    if label and not is_name(label["label"]):
        people = read_people(label["names"])
        if _TAKER.fullmatch(label["label"]):
            return [
                Person(person.name, person.role or label["label"], person.organisation, person.chair)
                for person in people
            ]
        group = split_role(label["label"])[1]
        return [_with_organisation(person, group) for person in people]
    if ";" in text and not label:
        # `Name, Role; Name, Role`: each entry on its own, unless an entry is itself a list.
        people = [person for entry in text.split(";") for person in read_people(entry)]
        if len(people) > 1:
            return people
    pieces = _name_pieces(text)
    if len(pieces) > 1 and not _is_one_entry(text):
        people = _read_pieces(pieces, bare=_PLURAL_TITLE.match(text) is not None)
        if len(people) > 1:
            return people
    turned = _ROLE_FIRST.match(text)
    if turned and not is_name(turned["role"]) and is_name(turned["name"]):
        person = read_person(turned["name"], turned["role"])
        return [person] if person else []
    person = read_person(_PLURAL_TITLE.sub("", text) if len(pieces) <= 1 else text)
    return [person] if person else []


def _read_unparted(text: str) -> list[Person]:
    """People in columns of which only the spaces are left: `Mr A Lee (Chair) Cllr B Fox PC C Dean`."""
    pieces = _TITLE_AHEAD.split(text) if not re.search(r"[,;:]|\band\b|&", text) else []
    if len(pieces) < _FEWEST_UNPARTED or not all(map(_TITLE.match, pieces)):
        return []
    people = [read_person(_MISREAD_I.sub("I", piece)) for piece in pieces]
    return [person for person in people if person] if all(people) else []


def _is_one_entry(text: str) -> bool:
    """A name, one dash and a role, whatever commas and `and`s the role has."""
    cut = re.split(r"\s+[-–—]\s*|\s*[–—]\s+", text)
    return len(cut) == 2 and is_name(cut[0])


def read_apologies(text: str) -> list[Person]:
    """People whose apologies a sentence gives: `Apologies were received from A, B and C`."""
    people: list[Person] = []
    for match in _APOLOGY.finditer(text):
        people.extend(read_people(match["names"]))
    for match in _UNABLE.finditer(text):
        people.extend(read_people((match["names"] or match["sent"]).strip(" ,")))
    return people


def read_also_came(text: str) -> list[Person]:
    """`Chief Inspector Arden of Midshire Constabulary was also in attendance.`"""
    match = _ALSO_CAME.match(text) if not re.search(r"\bresolved\b|\bagreed\b", text, re.IGNORECASE) else None
    return read_people(match["names"].replace(" of ", ", ", 1)) if match else []


def read_attended(text: str) -> list[Person]:
    """`Councillors Ash, Beech and Cedar attended.`"""
    match = _ATTENDED.match(text)
    return read_people(match["names"]) if match else []


def read_in_chair(text: str) -> Person | None:
    """`Councillor Ann Ash (Chairman) in the Chair`: one person who is present and chairs."""
    match = _WHO_CHAIRS.fullmatch(text)
    person = read_person(match["name"]) if match else None
    return Person(person.name, person.role or "Chair", person.organisation, True) if person else None


def _name_pieces(text: str) -> list[str]:
    """A list cut at its commas, semicolons and `and`s, those within brackets apart."""
    body = _PLURAL_TITLE.sub("", text)
    hidden = _HIDDEN.sub(lambda match: match[0][0] + "\0" * (len(match[0]) - 2) + match[0][-1], body)
    pieces, start = [], 0
    for match in _JOINT.finditer(hidden):
        pieces.append(body[start : match.start()])
        start = match.end()
    pieces.append(body[start:])
    return [piece.strip(" .") for piece in pieces if piece.strip(" .")]


def _read_pieces(pieces: list[str], *, bare: bool) -> list[Person]:
    """People of a cut list; a piece that is a role belongs to the name before it. Empty where too few are names."""
    people: list[Person] = []
    strays = 0
    for piece in pieces:
        person = _read_piece(piece, bare=bare)
        if person:
            people.append(person)
            _share_role(people)
        elif people and len(piece.split()) <= 8:
            role, organisation = split_role(piece)
            last = people[-1]
            people[-1] = Person(last.name, last.role or role, last.organisation or organisation, last.chair)
            strays += 1
        else:
            strays += 1
    return people if len(people) > strays or len(people) > 2 else []


def _share_role(people: list[Person]) -> None:
    """`Mr Lee and Dr Fox (Independent Members)`: the plural is said of both."""
    last = people[-1]
    if last.role is None or not re.search(
        r"(?:members|councillors|officers|representatives|commissioners|auditors)$", last.role, re.IGNORECASE
    ):
        return
    role = last.role[:-1]
    people[-1] = Person(last.name, role, last.organisation, last.chair)
    if len(people) > 1 and people[-2].role is None and people[-2].organisation is None:
        before = people[-2]
        people[-2] = Person(before.name, role, before.organisation, before.chair)


def _read_piece(piece: str, *, bare: bool) -> Person | None:
    if bare and re.fullmatch(r"[A-Z][\w’'-]+(?:\s*\([^)]*\))?", piece):
        name, _, bracket = piece.partition("(")
        role, organisation = split_role(bracket.rstrip(")")) if bracket else (None, None)
        return Person(name.strip(), role, organisation, bool(_IN_CHAIR.search(f"({bracket}")))
    turned = _ROLE_FIRST.match(piece)
    if turned and not is_name(turned["role"]) and is_name(turned["name"]):
        return read_person(turned["name"], turned["role"])
    return read_person(piece)


def _with_organisation(person: Person, organisation: str | None) -> Person:
    if person.organisation or not organisation or organisation.lower() in _NO_ORGANISATION:
        return person
    return Person(person.name, person.role, organisation, person.chair)


def _strip_leader(text: str) -> str:
    return text.strip(" :–—-.")
