"""Offices in print: who "the Chief Constable" or "PCC" is, at a meeting whose attendance is known."""

from answerable.keeping.matching.name import fold, normal_person

_SMALL = {"and", "of", "the", "for", "to", "in"}
# Words that are part of an office, never of an area before it.
_BELONG = {"police", "crime", "chief", "deputy", "assistant", "acting", "temporary", "vice", "constable"}


def find_office(printed, attendance):
    """The one person of an attendance whose role is the office printed, or `None`.

    `attendance` is pairs of a person and a role. Roles agree when equal, when the office ends the role
    (`Commissioner` in `Police and Crime Commissioner`), or when it is its initials (`PCC`, `CFO`).
    """
    office = " ".join(word for word in fold(printed).split() if word != "the")
    if not office:
        return None
    for agrees in (_equal, _initials, _ends):
        found = {person for person, role in attendance if role and agrees(office, role)}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def find_attender(printed, attendance):
    """The one person of an attendance with the printed name or, alone in it, the printed surname."""
    normal = normal_person(printed)
    words = normal.split()
    if not words:
        return None
    named = [(person, person.normal_name) for person, _ in attendance]
    for agrees in (
        lambda name: name == normal,
        lambda name: len(words) > 1 and (name.split()[0], name.split()[-1]) == (words[0], words[-1]),
        lambda name: len(words) == 1 and name.split()[-1] == normal,
    ):
        found = {person for person, name in named if name and agrees(name)}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _equal(office, role):
    return any(fold(part) == office for part in _parts(role))


def _initials(office, role):
    """Whether an office is the initials of a role, an area's name before it (`Northshire Police ...`) left out."""
    if " " in office:
        return False
    for part in _parts(role):
        words = [word for word in fold(part).split() if word not in _SMALL]
        for start in range(len(words)):
            if "".join(word[0] for word in words[start:]) == office and not _BELONG & set(words[:start]):
                return True
    return False


def _ends(office, role):
    return any(f" {fold(part)}".endswith(f" {office}") and not _is_deputy(part) for part in _parts(role))


def _is_deputy(role):
    return bool({"deputy", "assistant", "acting"} & set(fold(role).split()))


def _parts(role):
    return role.replace("/", ",").replace(";", ",").split(",")
