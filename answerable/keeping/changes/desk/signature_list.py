"""Lists of signatures as they come: a CSV file from another site, or lines typed in from paper."""

import csv
import io
from dataclasses import dataclass

from answerable.law.question import signatory_key

NAME_HEADS = ("name", "full name", "signatory")
PLACE_HEADS = ("postcode", "post code", "place", "address", "place of work", "place of study")
LONGEST = 200
MOST_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class SignatureList:
    """A list as it was read: `rows` are (name, place) of different people, `faults` a sentence for each bad line,
    `doubles` how many lines say again who is in the list."""

    rows: list[tuple[str, str]]
    faults: list[str]
    doubles: int


def read_signature_list(text) -> SignatureList:
    """Read a list with a header of at least a name and a postcode (or place of work or study).

    Faults name the line, not the person. A list without such a header has that one fault and no rows.
    """
    try:
        lines = list(csv.reader(io.StringIO(text.lstrip("\ufeff"), newline="")))
    except csv.Error:
        return SignatureList([], ["This is no CSV file: save the list as CSV, one signature on a line."], 0)
    heads = [head.strip().lower() for head in lines[0]] if lines else []
    name_at = next((heads.index(head) for head in NAME_HEADS if head in heads), None)
    place_at = next((heads.index(head) for head in PLACE_HEADS if head in heads), None)
    if name_at is None or place_at is None:
        return SignatureList([], ["Line 1: it must name the columns, with “name” and “postcode” (or “place”)."], 0)
    if len(lines) > MOST_ROWS:
        return SignatureList([], [f"The list has more than {MOST_ROWS:,} lines: split it."], 0)
    pairs = ((number, line) for number, line in enumerate(lines[1:], 2) if any(cell.strip() for cell in line))
    return _gather((number, *_cells(line, name_at, place_at)) for number, line in pairs)


def read_typed_lines(text) -> SignatureList:
    """Read lines typed from paper: a name, a comma, a postcode (or place of work or study)."""
    lines = ((number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip())
    return _gather((number, *(part.strip() for part in line.partition(",")[::2])) for number, line in lines)


def _cells(line, name_at, place_at):
    return tuple(line[at].strip() if at < len(line) else "" for at in (name_at, place_at))


def _gather(cells):
    rows, faults, doubles = {}, [], 0
    for number, name, place in cells:
        fault = _find_fault(name, place)
        if fault:
            faults.append(f"Line {number}: {fault}")
            continue
        doubles += (key := signatory_key(name, place)) in rows
        rows.setdefault(key, (name, place))
    return SignatureList(list(rows.values()), faults, doubles)


def _find_fault(name, place):
    if not name:
        return "there is no name."
    if not place:
        return "there is no postcode and no place of work or study."
    if len(name) > LONGEST or len(place) > LONGEST:
        return f"a name or a place is longer than {LONGEST} characters."
    if not any(letter.isalpha() for letter in name):
        return "the name has no letters."
    return ""
