"""Names of members of the public in print: found by the words beside them, so that they can be withheld.

This is the second line of defence. The first is the reader, who says who submitted and asked a public question.
"""

import re

from answerable.keeping.matching.name import fold, normal_person

_HONORIFIC = r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.?\s+)"
_WORD = r"[A-Z][\w'’‘-]*[a-z][\w'’‘-]*"
_NAME = rf"(?P<name>{_HONORIFIC}?{_WORD}(?:\s+(?:[A-Z]\.?\s+)?{_WORD}){{1,3}}|{_HONORIFIC}{_WORD})"

# Words that show a member of the public wherever they stand.
EVERYWHERE = (
    rf"(?i:petitions?\b[^.\n]{{0,60}}?\b(?:from|by|organiser|presented by|submitted by|organised by)),?\s+{_NAME}",
    r"(?i:lead petitioner|petitioner|petition organiser|member of the public|local resident|a resident)\b"
    rf",?\s*[-–—:(]?\s*{_NAME}",
    rf"(?i:members of the public|local residents)\s*[,:(–—-]\s*{_NAME}",
    rf"{_NAME},?\s*[(]?(?i:(?:an?\s+|the\s+)?(?:member of the public|(?:local\s+)?resident|petitioner))\b",
)
# Words that show one only where the business is public questions or petitions.
IN_PUBLIC_BUSINESS = (
    r"(?i:submitted by|asked by|put by|raised by|received from|questions? from|on behalf of|presented by|read by)"
    rf"\s+{_NAME}",
    rf"(?P<name>{_HONORIFIC}{_WORD}(?:\s+{_WORD}){{0,2}})",
)
PUBLIC_BUSINESS = re.compile(
    r"\b(?:public\s+(?:questions?|participation|speaking|forum)"
    r"|questions?\s+(?:from|by)\s+(?:the\s+|members\s+of\s+the\s+)?public|petitions?|deputations?|open\s+forum)\b",
    re.IGNORECASE,
)
# Before a name they make it an office holder's; at its end they may be a surname (Constable, Mayor, Chair).
_TITLES = {
    "cllr", "cllrs", "councillor", "councillors", "alderman", "ald", "pcc", "apcc", "dpcc", "acc", "dcc", "cc", "cs",
    "chief", "constable", "sergeant", "sgt", "inspector", "insp", "superintendent", "supt", "commissioner",
    "chair", "chairman", "chairperson", "pc", "pcso", "deputy", "assistant", "mayor", "officer", "director",
    "manager", "clerk", "secretary", "leader", "member", "members", "lord", "lady", "baroness", "baron",
}  # fmt: skip
# These make words the name of a body or an office wherever they stand.
_BODIES = {
    "police", "council", "panel", "board", "force", "committee", "trust", "office", "association", "group", "society",
    "service", "services", "partnership", "community", "neighbourhood", "crime", "commissioner", "constabulary",
    "public", "question", "questions", "petition", "mp", "officer", "officers", "director", "manager", "councillor",
    "residents", "university", "school", "college", "ltd", "limited",
}  # fmt: skip
# In prose these end the name of a place.
_PLACES = {"road", "street", "station", "avenue", "lane", "ward", "estate", "centre", "hall", "park"}
_DASH_MP = re.compile(r"^\s*,?\s*M\.?P\.?\b")


def is_public_business(title):
    """Whether an item's title says that it takes questions, petitions or words of the public."""
    return bool(PUBLIC_BUSINESS.search(title))


def find_public_names(text, officials, *, public_business=False):
    """Names as printed in a text that its words show to be of members of the public.

    `officials` holds the normal names of people who stand in an attendance or an office: they are never taken.
    """
    patterns = EVERYWHERE + IN_PUBLIC_BUSINESS if public_business else EVERYWHERE
    names = {}
    for pattern in patterns:
        for found in re.finditer(pattern, text):
            printed = " ".join(found["name"].split())
            if _is_private(printed, found, officials):
                names.setdefault(normal_person(printed), printed)
    return list(names.values())


def has_office_title(printed):
    """Whether a printed name carries the title of an office (`Cllr`, `ACC`), its suffix (`MP`), or is a body's."""
    words = fold(printed).split()
    return bool(set(words[:-1]) & _TITLES or set(words) & _BODIES)


def _is_private(printed, found, officials):
    words = fold(printed).split()
    if has_office_title(printed) or words[-1] in _PLACES or _DASH_MP.match(found.string[found.end("name") :]):
        return False
    before = fold(found.string[max(0, found.start("name") - 30) : found.start("name")]).split()
    if before and before[-1] in _TITLES - {"member", "members"}:
        return False
    name = normal_person(printed).split()
    return not any((name[0], name[-1]) == (other.split()[0], other.split()[-1]) for other in officials if other)
