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
    rf"(?i:lead petitioner|petitioner|petition organiser|members? of the public|local residents?|a resident),?\s*[-–—:(]?\s*{_NAME}",
    rf"{_NAME},?\s*[(]?(?i:(?:an?\s+|the\s+)?(?:member of the public|(?:local\s+)?resident|petitioner))\b",
)
# Words that show one only where the business is public questions or petitions.
IN_PUBLIC_BUSINESS = (
    rf"(?i:submitted by|asked by|put by|raised by|received from|questions? from|on behalf of|presented by|read by|spoke)\s+{_NAME}",
    rf"(?P<name>{_HONORIFIC}{_WORD}(?:\s+{_WORD}){{0,2}})",
)
PUBLIC_BUSINESS = re.compile(
    r"\b(?:public\s+(?:questions?|participation|speaking|forum)|questions?\s+(?:from|by)\s+(?:the\s+|members\s+of\s+the\s+)?public"
    r"|petitions?|deputations?|open\s+forum)\b",
    re.IGNORECASE,
)
_OFFICE = {
    "cllr", "councillor", "cllrs", "alderman", "pcc", "apcc", "dpcc", "acc", "dcc", "cc", "chief", "constable", "sergeant",
    "inspector", "superintendent", "commissioner", "chair", "chairman", "chairperson", "pc", "pcso", "sgt", "insp",
    "supt", "mp", "deputy", "assistant", "police", "council", "panel", "board", "force", "committee", "trust", "office",
    "association", "group", "society", "service", "services", "partnership", "community", "neighbourhood", "watch",
    "officer", "director", "manager", "clerk", "secretary", "mayor", "leader", "member", "members", "lord", "lady",
    "baroness", "station", "road", "street", "ward", "west", "east", "north", "south", "city", "borough", "county",
    "parish", "town", "university", "school", "college", "crime", "public", "question", "questions", "petition",
}  # fmt: skip
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
    """Whether a printed name carries a title or a suffix of an office (`Cllr`, `ACC`, `MP`)."""
    return bool(set(fold(printed).split()) & _OFFICE)


def _is_private(printed, found, officials):
    if has_office_title(printed) or _DASH_MP.match(found.string[found.end("name") :]):
        return False
    before = fold(found.string[max(0, found.start("name") - 30) : found.start("name")]).split()
    if before and before[-1] in _OFFICE - {"public", "member", "members", "petition", "question", "questions"}:
        return False
    normal = normal_person(printed)
    if normal in officials:
        return False
    words = normal.split()
    return not any(words[-1] == other.split()[-1] and words[0] == other.split()[0] for other in officials if other)
