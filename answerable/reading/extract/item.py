"""Items of business: where each begins, under whatever numbering its paper uses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, get_args

import msgspec

from answerable.reading.extract.calendar import find_dates
from answerable.reading.extract.item_series import find_leads, find_series
from answerable.reading.extract.numbering import Mark, read_dotted_year, read_item_number, read_mark, read_reference
from answerable.reading.extract.person import is_name
from answerable.reading.extract.strand import Strand, is_capitals
from answerable.reading.extract.title import LONGEST_TITLE, is_sentence, split_title

Scheme = Literal["reference", "dotted", "item", "integer", "series", "heading", "lead"]

_FEWEST = 2
_SHORT = 90
_NO_ITEM = re.compile(
    r"\W*(?:resolved|agreed|action|chair(?:man|person)?\b\W*$|signed|minutes$|present|attend"
    r"|apologies\W*$|in attendance|also present"
    r"|agenda\W*$|(?:question|q)\.?\s?\d|question\W*$|answers?\b|response\b|reply\b|supplementary\b|none\W*$|nil\W*$"
    r"|noted\W*$|n/a\W*$|notes?:|please note|appendi|decision\W*$|recommend"
    r"|reasons? for|page \d|supporting documents|additional documents"
    r"|minutes:|(?:agenda )?item (?:no\.? )?(?:item\b|\W*$)|\d+[.:]\d\d\s?(?:[ap]m|hrs|hours)?\W*$)",
    re.IGNORECASE,
)
# What a web page prints behind a title for its download.
_FILE_NOTE = re.compile(r"\s+(?:pdf icon\s+)?(?:PDF|DOCX?)\s+[\d.]+\s*[KM]B\s*$")
_ITEM_BEHIND = re.compile(
    r"\s*[\[(](?:agenda\s+)?item\s+(?:no\.?\s*)?(?P<number>\d{1,3}[a-z]?)[\])]\s*$", re.IGNORECASE
)
_APOLOGIES_OF = re.compile(
    r"(?P<title>(?:to receive )?apologies(?: for absence)?)\s*(?:[-–—:]|from)\s*(?:cllrs"
    r"|councillors)?\s*(?P<names>[A-Z].+)",
    re.IGNORECASE,
)
_COUNTS_OR_NAMES = re.compile(
    r"\W*(?:(?:vice[- ])?chair\w*|residents?|members?|from the \w+|clerk|observers?"
    r"|officers?)\s*[-–—:]\s",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[A-Z]+[./ -]")
_SENTENCE = re.compile(r"[a-z][.;]$")


class ItemStart(msgspec.Struct, frozen=True):
    """Where an item begins in a thread of strands.

    `used` counts the strands that only give its number and title; `tail` are words that run on behind the title in
    the last of them. `whole` is true where no title is printed: the strand is the item's first paragraph.
    """

    index: int
    title: str
    ref: str | None = None
    number: str | None = None
    tail: str = ""
    used: int = 1
    whole: bool = False
    section: str | None = None
    section_index: int | None = None


def find_items(strands: Sequence[Strand], *, minuted: bool = True) -> list[ItemStart]:
    """The items of a thread, by the numbering that the paper keeps best; empty where it shows none."""
    lone: list[tuple[int, Mark | None]] = []
    for scheme in get_args(Scheme):
        starts = _starts_of(strands, scheme)
        if scheme == "reference" and _quotes_minutes(strands, starts):
            continue
        if minuted and scheme == "integer" and _is_enumeration(strands, starts):
            continue
        if scheme == "reference" and len(starts) == 1:
            lone = starts
        if scheme == "heading" and lone and len(starts) < len(lone) + _FEWEST:
            starts = lone
        if len(starts) >= _FEWEST or (starts is lone and starts):
            starts = _with_unreferenced(strands, starts) if scheme == "reference" else starts
            return _with_sections(strands, [_open_item(strands, index, mark, minuted) for index, mark in starts])
    return []


def _quotes_minutes(strands: Sequence[Strand], starts: list[tuple[int, Mark | None]]) -> bool:
    """Whether references are to minutes of an earlier meeting (`Minute 6 - Report`) under its own numbers."""
    if not starts or not all(strands[index].text.lower().startswith("minute ") for index, _ in starts):
        return False
    return len(_integers(strands)) > len(starts)


def _is_enumeration(strands: Sequence[Strand], starts: list[tuple[int, Mark | None]]) -> bool:
    """Whether numbered lines only enumerate: each right below the other, with nothing said under any of them."""
    if len(starts) < _FEWEST or any(strands[index].titled or strands[index].margin for index, _ in starts):
        return False
    return all(below[0] == above[0] + 1 for above, below in pairwise(starts)) and starts[0][0] > len(starts)


def find_continued(strands: Sequence[Strand], last: str | None) -> list[ItemStart]:
    """Items in lines that go on counting from the last number of a table above them."""
    wanted = int(last) + 1 if last and last.isdigit() else None
    starts: list[ItemStart] = []
    for index, strand in enumerate(strands):
        mark = _integer_mark(strand)
        if mark is not None and mark.value == wanted:
            starts.append(_open_item(strands, index, mark, minuted=False))
            wanted += 1
    return _with_sections(strands, starts)


def item_spans(starts: Sequence[ItemStart], total: int) -> list[tuple[ItemStart, int]]:
    """Each item with the index at which it ends: the next one's start, or the heading above that."""
    ends = [start.index if start.section_index is None else start.section_index for start in starts[1:]]
    return list(zip(starts, [*ends, total], strict=False))


def first_index(starts: Sequence[ItemStart], total: int) -> int:
    """Where the first item, or the heading above it, begins; `total` where there is none."""
    if not starts:
        return total
    return starts[0].index if starts[0].section_index is None else starts[0].section_index


def _with_unreferenced(
    strands: Sequence[Strand], starts: list[tuple[int, Mark | None]]
) -> list[tuple[int, Mark | None]]:
    """Referenced items with those between them that lost their reference but print `Item 6: ...`."""
    whole: list[tuple[int, Mark | None]] = []
    for (index, mark), (end, _) in zip(starts, [*starts[1:], (len(strands), None)], strict=True):
        whole.append((index, mark))
        held = read_item_number(mark.rest) if mark else None
        wanted = int(held.printed) + 1 if held and held.printed.isdigit() else None
        for inner in range(index + 1, end):
            lone = read_item_number(strands[inner].text) if strands[inner].block.kind != "table" else None
            if lone and lone.printed == str(wanted) and lone.rest[:1].isupper():
                whole.append((inner, lone))
    return whole


def _starts_of(strands: Sequence[Strand], scheme: Scheme) -> list[tuple[int, Mark | None]]:
    if scheme == "heading":
        return _headings(strands)
    if scheme == "integer":
        return _integers(strands)
    if scheme in ("series", "lead"):
        return find_series(strands) if scheme == "series" else find_leads(strands)
    found: list[tuple[int, Mark | None]] = []
    years = _dotted_years(strands) if scheme == "dotted" else set()
    seen: set[str] = set()
    for index, strand in enumerate(strands):
        mark = _mark_of(strand, scheme, years)
        if mark is None or strand.aside or strand.block.kind == "table":
            continue
        # A row torn by a page end prints its reference again; an earlier one is quoted, not begun.
        if mark.printed in seen or (found and _goes_back(found[-1][1], mark)):
            continue
        seen.add(mark.printed)
        found.append((index, mark))
    return found


def _mark_of(strand: Strand, scheme: Scheme, years: set[str]) -> Mark | None:
    if strand.margin is not None:
        margin = strand.margin
        dotted = scheme == "dotted" and margin.printed[:2] in years
        if margin.style == ("decimal" if dotted else scheme):
            return Mark(margin.style, margin.printed, strand.text)
        return None
    if scheme == "reference":
        mark = read_reference(strand.text)
        if mark and _LETTERS.match(mark.printed) and mark.rest and not (strand.titled or is_capitals(mark.rest[:60])):
            return None  # an action's number (`SPB/36 Clerk to write`), not a minute's
        return mark if mark and (not mark.rest or mark.rest[0].isupper() or not mark.rest[0].isalpha()) else None
    if scheme == "dotted":
        mark = read_dotted_year(strand.text)
        return mark if mark and mark.printed[:2] in years else None
    mark = read_item_number(strand.text)
    return mark if mark and (not mark.rest or mark.rest[:1].isupper() or strand.titled) else None


def _goes_back(last: Mark | None, mark: Mark) -> bool:
    return last is not None and mark.value <= last.value and mark.printed[-2:] == last.printed[-2:]


def _dotted_years(strands: Sequence[Strand]) -> set[str]:
    """Two digits that open three or more titled references (`21.44`, `21.45`): the year of the paper's numbering."""
    counts: dict[str, int] = {}
    capitals: dict[str, int] = {}
    for strand in strands:
        mark = read_dotted_year(strand.text)
        printed = mark.printed if mark else strand.margin.printed if strand.margin else ""
        if re.fullmatch(r"[12]\d\.\d{2,3}", printed):
            counts[printed[:2]] = counts.get(printed[:2], 0) + 1
            shouted = bool(mark and mark.rest and is_capitals(mark.rest[:60]))
            capitals[printed[:2]] = capitals.get(printed[:2], 0) + shouted
    return {
        year for year, count in counts.items() if count > _FEWEST or (count == _FEWEST and capitals[year] == count)
    }


def _integers(strands: Sequence[Strand]) -> list[tuple[int, Mark | None]]:
    """The run of whole numbers that titles carry: each one more than the last, a lost one forgiven."""
    marks = [(index, mark) for index, strand in enumerate(strands) if (mark := _integer_mark(strand))]
    strong = [(index, mark) for index, mark in marks if _is_strong(strands, index, mark)]
    run = _rising(strong, leap=6)
    if len(run) >= _FEWEST:
        return _filled(run, marks, strands)
    short = [(index, mark) for index, mark in marks if len(mark.rest) <= _SHORT and not _SENTENCE.search(mark.rest)]
    run = _rising(short, leap=3)
    if len(run) > _FEWEST:
        return _led(run, marks)
    run = _rising(marks, leap=2)
    return run if len(run) > _FEWEST and run[0][1] is not None and run[0][1].value == 1 else []


def _integer_mark(strand: Strand) -> Mark | None:
    if strand.aside or strand.block.kind == "table":
        return None
    if strand.margin is not None:
        return Mark("integer", strand.margin.printed, strand.text) if strand.margin.style == "integer" else None
    mark = read_mark(strand.text)
    if mark is not None and mark.style == "decimal" and re.fullmatch(r"\d{1,2}\.0", mark.printed):
        mark = Mark("integer", mark.printed, mark.rest)
    if mark is None or mark.style != "integer" or mark.rest[:1].islower():
        return None
    return mark


def _is_strong(strands: Sequence[Strand], index: int, mark: Mark) -> bool:
    strand = strands[index]
    if strand.margin is not None or strand.titled or is_capitals(mark.rest[:60]):
        return True
    lead = next(
        (span for line in strand.block.lines for span in line.spans if any(map(str.isalpha, span.text))), None
    )
    if lead is not None and lead.bold and strand.block.share("bold") < 1:
        return True
    if not mark.rest and index + 1 < len(strands):
        below = strands[index + 1]
        return below.titled or (len(below.text) <= _SHORT and not _SENTENCE.search(below.text))
    return False


def _rising(marks: Sequence[tuple[int, Mark]], *, leap: int) -> list[tuple[int, Mark | None]]:
    """The longest run of rising numbers that starts at any of the first few marks."""
    best: list[tuple[int, Mark | None]] = []
    for first in range(min(len(marks), 4)):
        run: list[tuple[int, Mark | None]] = []
        last: Mark | None = None
        for index, mark in marks[first:]:
            if last is None or last.value < mark.value <= last.value + leap or _is_lettered(last, mark):
                run.append((index, mark))
                last = mark
        if len(run) > len(best):
            best = run
    return best


def _is_lettered(last: Mark, mark: Mark) -> bool:
    """`7a` after `7`."""
    return mark.value == last.value and mark.printed != last.printed


def _led(run: list[tuple[int, Mark | None]], marks: Sequence[tuple[int, Mark]]) -> list[tuple[int, Mark | None]]:
    """The run with the longer paragraphs numbered just below its first before it (`1. Apologies: A, B and C`)."""
    led = list(run)
    for index, mark in reversed(marks):
        first_index, first = led[0]
        if first is not None and index < first_index and mark.value == first.value - 1:
            led.insert(0, (index, mark))
    return led


def _filled(
    run: list[tuple[int, Mark | None]], marks: Sequence[tuple[int, Mark]], strands: Sequence[Strand]
) -> list[tuple[int, Mark | None]]:
    """The run with plainer marks put where exactly one number is missing between two of it, or follows it."""
    filled: list[tuple[int, Mark | None]] = []
    bounds = [*run, (len(strands), None)]
    for (index, mark), (next_index, next_mark) in zip(run, bounds[1:], strict=True):
        filled.append((index, mark))
        wanted = mark.value + 1 if mark else 0
        for inner, plain in marks:
            short = len(plain.rest) <= _SHORT and not strands[inner].listed
            if (
                index < inner < next_index
                and plain.value == wanted
                and short
                and (not next_mark or next_mark.value > wanted)
            ):
                filled.append((inner, plain))
                wanted += 1
    return filled


def _headings(strands: Sequence[Strand]) -> list[tuple[int, Mark | None]]:
    found: list[tuple[int, Mark | None]] = []
    for index, strand in enumerate(strands):
        if strand.titled and not strand.listed and not _NO_ITEM.match(strand.text) and len(strand.text) <= 160:
            found.append((index, None))
    return found if len(found) >= _FEWEST else _plain_headings(strands)


def _plain_headings(strands: Sequence[Strand]) -> list[tuple[int, Mark | None]]:
    """Headings that nothing but their shortness and the sentence below them shows."""
    found: list[tuple[int, Mark | None]] = []
    for index, (strand, below) in enumerate(pairwise(strands)):
        text = strand.text
        plain = strand.block.kind == "paragraph" and not strand.tabled and not below.tabled and text[0].isupper()
        if (
            not plain
            or len(text.split()) > 8
            or re.search(r"[.?!,:;]$", text)
            or _NO_ITEM.match(text)
            or _COUNTS_OR_NAMES.match(text)
            or find_dates(text)
        ):
            continue
        if below.block.kind in ("paragraph", "list_item") and (
            len(below.text.split()) > 8 or re.search(r"[.?!]$", below.text)
        ):
            found.append((index, None))
    return found


def _open_item(strands: Sequence[Strand], index: int, mark: Mark | None, minuted: bool) -> ItemStart:
    strand = strands[index]
    rest = mark.rest if mark else strand.text
    ref = mark.printed if mark and mark.style in ("reference", "decimal") else None
    number = mark.printed if mark and mark.style in ("item", "integer") else None
    used = 1
    if not rest.strip(" .:-–") and index + 1 < len(strands) and strands[index + 1].block.kind != "table":
        strand, used = strands[index + 1], 2
        rest = strand.text
    inner = read_item_number(rest)
    if inner is None and strand.row:
        # A scan may put a stray line before the title: `Item 6 - ...` may stand just below.
        below = next((at for at in (index + 1, index + 2) if at < len(strands) and _may_title(strands[at])), None)
        if below is not None:
            strand, used = strands[below], below - index + 1
            inner = read_item_number(strand.text)
    if inner is not None:
        number, rest = inner.printed, inner.rest
        if not rest and index + used < len(strands):
            strand, used = strands[index + used], used + 1
            rest = strand.text
    if number is not None and ref is None and number.isdigit() and int(number) > 99:
        ref, number = number, None
    rest = _FILE_NOTE.sub("", rest)
    behind = _ITEM_BEHIND.search(rest)
    if behind:
        number, rest = number or behind["number"], rest[: behind.start()]
    if strand.block.kind == "heading":
        return ItemStart(index, rest.strip(" :–—-"), ref, number, "", used)
    title, tail = split_title(strand.block, rest, minuted=minuted)
    sent = _APOLOGIES_OF.fullmatch(title) if not tail else None
    if sent and is_name(re.split(r",|\sand\s", sent["names"])[0]):
        title, tail = sent["title"], sent["names"]
    whole = len(title) > LONGEST_TITLE or (
        not tail and not strand.titled and len(title.split()) >= 8 and is_sentence(rest)
    )
    if whole:
        title, tail = _first_words(title), ""
    return ItemStart(index, title, ref, number, tail, used - 1 if whole else used, whole)


def _may_title(strand: Strand) -> bool:
    return not strand.row and not strand.margin and strand.tabled and read_item_number(strand.text) is not None


def _first_words(text: str) -> str:
    """What an item without a printed title is called: the first words of its first sentence."""
    words = re.split(r"(?<=[a-z])[.;,]\s", text)[0].split()
    return " ".join(words[:12])


def _with_sections(strands: Sequence[Strand], starts: list[ItemStart]) -> list[ItemStart]:
    """Items under the headings that stand between them (`Police and Crime Plan`, `Part 1 - open`)."""
    section: str | None = None
    held: list[ItemStart] = []
    for place, start in enumerate(starts):
        above = start.index - 1
        floor = starts[place - 1].index + max(starts[place - 1].used, 1) if place else 0
        label_index: int | None = None
        if above >= floor and (place > 0 or _names_part(strands[above])) and _is_section(strands[above]):
            section, label_index = strands[above].text.strip(" :"), above
        held.append(msgspec.structs.replace(start, section=section, section_index=label_index))
    return held


def _names_part(strand: Strand) -> bool:
    return (
        re.match(
            r"part\b|[A-D][.):]\s|(?:public|open|closed|private|exempt|standard|regular) ", strand.text, re.IGNORECASE
        )
        is not None
    )


def _is_section(strand: Strand) -> bool:
    text = strand.text
    if strand.listed or strand.aside or strand.margin or len(text) > 70 or len(text.split()) > 9:
        return False
    if re.search(r"\bapolog|\b(?:not|was|were) (?:present|received|accepted|noted)\b", text, re.IGNORECASE):
        return False
    if re.search(r"[.?!,:]$", text) or _NO_ITEM.match(text) or re.search(r"\d{4}|https?:", text):
        return False
    return strand.titled or strand.row
