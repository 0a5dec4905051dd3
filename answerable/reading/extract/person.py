"""People as papers print them: `Cllr Suky Samra (Chair)`, `Tom MCNEIL`, `Dr A Smith - Board Member`."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

_TITLES = (
    r"(?:(?:county|district|borough|city|town|parish|unitary) )?(?:cllrs?|cllors?|councillors?)|dr|mrs?"
    r"|ms|miss|messrs|mx|sir|dame|lord|lady|baroness|professor|prof|reverend|rev"
    "|the rt hon|rt hon|hon|alderman|alderwoman|ald|deputy"
)
# Abbreviations are ranks only in capitals (`DI`, not the forename `Di`); the words in any case.
_RANKS = (
    r"(?-i:[TA]/|[DAPF]*PF?CC|[DA]?CC|Ch(?:ief)?\.? Supt|D/?Supt|C/?Supt|CS|Supt|D/?C(?:h|hief) ?Insp"
    r"|Ch ?Insp|D/?Insp|Insp"
    r"|D/?Sgt|Sgt|ACO|CFO|CEO|COO|PS|PC|DC|DS|DI|DCI|DCS|CI|PCSO|SC|Cmdr)\.?"
    r"|(?:Det|D)(?: ?Ch)? (?:Supt|Insp|Sgt|Con)|Temp\.?"
    r"|temporary|acting|detective|(?:assistant |deputy |dep\.? )?chief constable|chief superintendent|superintendent"
    r"|chief inspector|inspector|sergeant|constable|commander|(?:deputy |assistant )?police and crime commissioner"
)
_LEADING = re.compile(rf"(?P<rank>(?:(?:{_RANKS})(?:\s+|(?<=/)))+)|(?:{_TITLES})\b\.?\s*", re.IGNORECASE)
_SUFFIX = re.compile(
    r",?\s+\b(?:OBE|MBE|CBE|QPM|JP|DL|MP|KC|QC|BEM|PhD|MA|KPM|(?-i:AM|MSP|MLA|MS))\b\.?", re.IGNORECASE
)
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_CHAIR = re.compile(r"\b(?:vice|deputy)?[- ]?chair(?:man|woman|person)?\b|\bV/?Chair\b", re.IGNORECASE)
_ROLE_WORD = re.compile(
    r"\b(?:chief|officers?|constable|commissioner|members?|managers?|director|head|chair\w*"
    r"|vice[- ]chair\w*|clerk|deputy"
    r"|assistant|lead|executive|secretary|treasurer|superintendent|inspector|sergeant|pcso|councillor|advis[eo]r|analyst"
    r"|auditors?|solicitor|accountant|co-?ordinator|representatives?|president|governor|partner|observer"
    r"|minute[- ]?taker"
    r"|minutes|administrator|consultant|mayor|alderman|leader|specialist|scientist|researcher|pcc|dpcc|apcc|acc|dcc|cfo|ceo"
    r"|monitoring officer|rfo|convener|trustee|warden|guest|chamberlain|comptroller|resident|apprentice"
    r"|supervisor|controller|delegate|substitute"
    r"|magistrate|judge|barrister|lawyer|engineer|planner|volunteer|supt|sgt|insp|pc|commander|reporter|student|professor)\b",
    re.IGNORECASE,
)
_OFFICE_OF = re.compile(
    r"(?:the\s+)?(?:office|department|ministry|university|college|institute|association"
    r"|directorate) (?:of|for)\b|OP?F?CC$|OPFCC$",
    re.IGNORECASE,
)
# What a register remarks of how or when a person came is no organisation.
_REMARK = re.compile(
    r"\b(?:attended|had|has|was|were|left|arrived|joined|until|from item|virtually|remotely|by (?:video|phone"
    r"|telephone)|online|via"
    r"|on (?:zoom|teams)|for items?|from \d|to \d|late)\b",
    re.IGNORECASE,
)
_BODY_END = re.compile(
    r"\b(?:department|directorate|team|unit|police|council|authority|constabulary|trust|university|association|llp|ltd)$",
    re.IGNORECASE,
)
_NAME_TOKEN = re.compile(r"(?:[A-ZÀ-Þ][\w’'‘`.-]*|van|von|der|den|de|da|di|la|le|du|bin|binti|ap|ul|al|el)$")
# Capitalised words that no person is called, so that a label or a body is not taken for a name.
_NO_NAME = frozenset(
    """
    agenda annual any apologies apology area association authority background board borough business chamber
    charity city clerk committee community constabulary council county crime date department directorate
    district draft electronic enforcement executive financial following force forum government group health
    introduction item items joint local matters meeting meetings members minutes national neighbourhood network
    next no none note notes office officers other others panel parish part partnership performance plan please
    plus police policing present presentation presentations public questions regular report room safer safety
    scrutiny section service services station strategic team the there this time to town trust unit university
    update updates venue victim victims welcome work workplan youth
    """.split()  # noqa: SIM905 -- a list of a hundred quoted words is harder to read
)
_NO_SURNAME = frozenset(["mr", "mrs", "ms", "miss", "dr", "cllr", "councillor", "sir", "prof", "rev"])
# A member of another council: the ward or council before the office, the name behind it.
_WARD_MEMBER = re.compile(
    r"(?P<place>(?:[A-Z][\w’'&-]*\s+)*?)(?P<role>(?:Ward|County|District|Borough|City|Unitary|Local)\s+(?:Councillor|Cllr|Member))\.?[:,]?\s+(?P<name>.+)"
)
# Offices that are surnames too: `Neil Chamberlain`, `Sarah Judge`.
_ALSO_SURNAMES = frozenset(
    ["chamberlain", "judge", "head", "constable", "warden", "guest", "partner", "mayor", "leader", "clerk", "bishop"]
)
_SPLIT_NAME = re.compile(r"\s+[-–—:|]+\s*|\s*[–—:|]\s*|\t+|\s*,\s+|\s{3,}")
_CAPITALS = re.compile(r"[^\W\d_]+")


class Person(msgspec.Struct, frozen=True):
    """A person as printed in one place; `name` is in natural order and case without titles."""

    name: str
    role: str | None = None
    organisation: str | None = None
    chair: bool = False


@lru_cache(maxsize=8192)
def natural_name(printed: str) -> str:
    """A printed name without titles, brackets and honours, in natural case: `Simon FOSTER` is `Simon Foster`."""
    name, _ = _strip_titles(_SUFFIX.sub("", _BRACKET.sub("", printed)).strip(" .,;:-–—*"))
    return " ".join(_natural_case(token) for token in name.replace("’ ", "’").replace("' ", "'").split()).strip(
        " ,;:"
    )


@lru_cache(maxsize=8192)
def is_name(text: str) -> bool:
    """Whether a text looks like one person's name, titles apart: one to six capitalised words, no verb, no digits."""
    bare, rank = _strip_titles(_SUFFIX.sub("", _BRACKET.sub("", text)).strip(" .,;:"))
    tokens = bare.replace("’ ", "’").split()
    if not 1 <= len(tokens) <= 5 or not all(_NAME_TOKEN.match(token) for token in tokens):
        return False
    if any(token.lower() in _NO_NAME for token in tokens) or tokens[-1].strip(".").lower() in _NO_SURNAME:
        return False
    if all(len(token.strip(".")) == 1 for token in tokens):
        return False
    titled = rank is not None or bare != _SUFFIX.sub("", _BRACKET.sub("", text)).strip(" .,;:")
    named = tokens[:-1] if len(tokens) > 1 and tokens[-1].lower() in _ALSO_SURNAMES else tokens
    return (len(tokens) > 1 or titled) and not _ROLE_WORD.search(" ".join(named)) and len(bare) > 2


def read_person(text: str, rest: str | None = None) -> Person | None:
    """A person from one printed entry: the name, then role and organisation behind a dash, colon, comma or bracket.

    `rest` is what stands in a separate column. Returns nothing where the entry does not begin with a name.
    """
    text = re.sub(r"\b(Vice|Deputy)\s*[-–]\s*(?=Chair)", r"\1-", " ".join(text.split()))
    ward = _WARD_MEMBER.fullmatch(text) if rest is None else None
    if ward and ward["place"] and is_name(ward["name"]):
        return Person(natural_name(ward["name"]), ward["role"], ward["place"].strip())
    name, tail = (text, rest) if rest is not None else _split_entry(text)
    if rest is not None:
        name, inner = _split_entry(text) if not is_name(text) else (text, None)
        tail = ", ".join(part for part in (inner, rest) if part)
    if not is_name(name):
        name, run_on = _split_run_on(name)
        tail = ", ".join(part for part in (run_on, tail) if part)
    if not is_name(name):
        name, before = _split_run_before(name)
        tail = ", ".join(part for part in (before, tail) if part)
    bare, rank = _strip_titles(_SUFFIX.sub("", _BRACKET.sub("", name)).strip(" .,;:"))
    if not bare or not is_name(name):
        return None
    initials = "".join(token[0] for token in bare.split())
    brackets = [inside for inside in _BRACKET.findall(name) if inside.strip(" .").upper() != initials.upper()]
    role, organisation = split_role(tail or "")
    for inside in brackets:
        extra_role, extra_organisation = split_role(inside)
        role = _joined(role, extra_role)
        organisation = organisation or extra_organisation
    chair = bool(_CHAIR.search(" ".join([*brackets, tail or ""]))) and not re.search(
        r"\b(?:vice|deputy|v/|former|past)", " ".join([*brackets, tail or ""]), re.IGNORECASE
    )
    return Person(natural_name(bare), role or rank, organisation, chair)


def split_role(text: str) -> tuple[str | None, str | None]:
    """Role and organisation of `Deputy Chief Executive, OPCC`; of `Birmingham`, the organisation alone."""
    text = _clean(text)
    outside = _clean(_BRACKET.sub("", text))
    inside = [part.strip() for part in _BRACKET.findall(text)]
    roles: list[str] = []
    organisations: list[str] = []
    for part in [*re.split(r"\s*,\s*(?!and\b)|\s+[–—-]\s+|\s*;\s*", outside), *inside]:
        remark = _REMARK.search(part) is not None and not _ROLE_WORD.match(part)
        if not part or remark or len(part.split()) > 10 or (re.fullmatch(r"[A-Z]{2}", part) and part in inside):
            continue  # a remark, or the initials by which the minutes call the person
        (roles if _ROLE_WORD.search(part) and not _names_organisation(part) else organisations).append(part)
    return ", ".join(roles) or None, _organisation(organisations)


def _names_organisation(part: str) -> bool:
    """`Office of the Commissioner` and `Town Clerk's Department` hold a role's word but are bodies."""
    return _OFFICE_OF.match(part) is not None or (_BODY_END.search(part) is not None and not _ROLE_WORD.match(part))


def _organisation(parts: list[str]) -> str | None:
    named = [
        re.sub(r"^(?:for|of|from|representing|on behalf of)\s+", "", part, flags=re.IGNORECASE) for part in parts
    ]
    return ", ".join(named) or None


def _joined(first: str | None, second: str | None) -> str | None:
    return ", ".join(part for part in (first, second) if part) or None


def _clean(text: str) -> str:
    return " ".join(text.split()).strip(" .,;:-–—*")


def _split_entry(text: str) -> tuple[str, str | None]:
    """Name and tail of `Name - Role`, `Name: Role`, `Name, Role`, `Name– Role`; a name with no tail is whole."""
    held = _BRACKET.sub(lambda match: "\0" * len(match[0]), text)
    match = _SPLIT_NAME.search(held)
    if match is None:
        hyphen = re.search(r"-\s|\s-", held)
        return (text[: hyphen.start()], text[hyphen.end() :]) if hyphen else (text, None)
    return text[: match.start()], text[match.end() :]


def _split_run_on(text: str) -> tuple[str, str | None]:
    """Name and role of `Mr W Grosvenor Clerk and Executive Officer`, where nothing but a space parts them."""
    tokens = text.split()
    for count in range(2, min(6, len(tokens))):
        if _ROLE_WORD.search(" ".join(tokens[count : count + 3])) and is_name(" ".join(tokens[:count])):
            if _ROLE_WORD.fullmatch(tokens[count]) or not is_name(" ".join(tokens[: count + 1])) or count > 2:
                return " ".join(tokens[:count]), " ".join(tokens[count:])
            if re.match(
                r"(?:Independent|Senior|Interim|Acting|Parish|Town|Panel|Board|Democratic|Corporate)", tokens[count]
            ):
                return " ".join(tokens[:count]), " ".join(tokens[count:])
    return text, None


def _split_run_before(text: str) -> tuple[str, str | None]:
    """Name and role of `Deputy Mayor for Policing Luis Ferreira`, where the role comes first."""
    brackets = " ".join(f"({inside})" for inside in _BRACKET.findall(text))
    tokens = _BRACKET.sub("", text).split()
    for count in (2, 3):
        name, role = " ".join(tokens[-count:]), " ".join(tokens[:-count])
        if (
            role
            and len(tokens) <= 9
            and is_name(name)
            and _ROLE_WORD.search(role)
            and (not is_name(" ".join(tokens[-count - 1 :])) or tokens[-count - 2 : -count - 1] in (["of"], ["for"]))
        ):
            return f"{name} {brackets}".strip(), role
    return text, None


def _strip_titles(name: str) -> tuple[str, str | None]:
    """A name without its titles, and the rank among them (`ACC Claire Bell` gives `ACC`)."""
    rank = None
    while True:
        match = _LEADING.match(name)
        if match is None or match.end() >= len(name) or not match.end():
            return name, rank
        if match["rank"]:
            rank = f"{rank} {match['rank'].strip()}" if rank else match["rank"].strip()
        name = name[match.end() :]


def _natural_case(token: str) -> str:
    """`MCNEIL` is `McNeil`, `LAYNE-SMITH` `Layne-Smith`; initials and mixed case stay."""
    if not token.isupper() or len(token) < 3 or "." in token[:-1]:
        return token
    capitalised = _CAPITALS.sub(lambda match: match[0].capitalize(), token)
    return re.sub(r"\bMc(\w)", lambda match: "Mc" + match[1].upper(), capitalised)
