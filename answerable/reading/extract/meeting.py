"""The meeting itself: which body met, when, where, who took the chair, when it closed and meets again."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

import msgspec

from answerable.reading.extract.calendar import find_dates, find_times
from answerable.reading.extract.citing import cite_blocks, fold
from answerable.reading.extract.sentence import split_sentences
from answerable.reading.extract.strand import Strand, is_capitals
from answerable.reading.extract.title import title_case
from answerable.reading.layout import Block, Cell
from answerable.record import FutureMeeting

_BODY_WORD = (
    r"(?:board|panel|committee|sub-committee|council|authority|sub-group|group|forum|partnership|commission|assembly|cabinet"
    r"|conference|network|alliance|collaborative|collaboration)"
)
_BODY = re.compile(rf"\b{_BODY_WORD}\b", re.IGNORECASE)
# `the Council` alone does not say which; a line above it does.
_NOTES_OF = re.compile(rf"(?:minutes|notes|record) of (?:the )?(?P<body>[\w’'&(), -]*\b{_BODY_WORD})$", re.IGNORECASE)
_ONE_WORD_BODY = re.compile(r"(?:the\s+)?(?:(?:parish|town|community|full)\s+)?[A-Za-z-]+", re.IGNORECASE)
# Of a council's name and, on the next line, its committee's, the committee met.
_COUNCIL_LINE = re.compile(r"\W*(?:[\w’'&-]+\s+){1,5}council\W*", re.IGNORECASE)
_COMMITTEE_LINE = re.compile(
    r"\W*(?:[\w’'&,-]+\s+){1,9}(?:committee|sub-committee|panel|board|cabinet|sub-group|forum|commission)\W*",
    re.IGNORECASE,
)
# A day of printing or posting is not the meeting's.
_UPDATED = re.compile(
    r"\b(?:last\s+)?(?:updated|published|issued|printed|posted|deadline|dates?\s+of\s+(?:issue|publication))\b[^|;]{0,20}$",
    re.IGNORECASE,
)
_NO_BODY = re.compile(
    r"council (?:chamber|house|offices?|buildings?)|county hall|minutes|\bnotes of\b|agenda\b|https?:"
    r"|www\.|@|contact|report (?:of|to)\b"
    r"|\bheld\b|present\b|members of the|webcast|livestream|recorded|group leader|apolog"
    r"|\bchair(?:man)?\b|^item\b|action tracker"
    r"|work programme|portal|priority:|title:|\broom\b",
    re.IGNORECASE,
)
_MEETING_OF = re.compile(
    r"(?:(?:minutes|notes|record|proceedings|agenda)\s+(?:of|for|from)|^\W*at)\s+(?:an?|the)?\s*(?:[\w-]+\s+){0,4}?meeting\s+of\s+(?:the\s+)?"
    r"(?P<body>.+?)(?:,|\s+(?:held|which|on|at|in|commencing|took)\b|\s[-–—]\s|$)",
    re.IGNORECASE,
)
_MINUTES_OF_BODY = re.compile(
    rf"(?:minutes|notes|record|agenda)\s+(?:of|for"
    rf"|from)\s+(?:the\s+)?(?P<body>[\w’'&(), -]*?\b{_BODY_WORD})\s*[-–—,:(]",
    re.IGNORECASE,
)
_BODY_MEETING = re.compile(
    r"(?:(?:minutes|notes|record|agenda)\s+(?:of|for|from)\s+(?:the\s+)?)?(?P<body>[\w’'&(), -]*?\b"
    + _BODY_WORD
    + r")\s+(?:meeting|minutes|agenda|notes)\b",
    re.IGNORECASE,
)
_VENUE_WORD = re.compile(
    r"\b(?:rooms?|hall|house|chambers?|centre|center|offices?|headquarters|HQ|library|church|school|college|university|teams|zoom"
    r"|virtual(?:ly)?|remote(?:ly)?|online|webex|suite|building|pavilion|club|institute|guildhall|station|hub|academy|hotel"
    r"|theatre|hut|lane|pub|inn|street|road|via|park|court)\b",
    re.IGNORECASE,
)
_END_LABEL = re.compile(
    r"\W*(?:(?:meeting )?(?:finish|end|close|closing|ended|closed)(?: time)?|time closed)\s*[:–—-]", re.IGNORECASE
)
_VENUE_LABEL = re.compile(
    r"\W*(?:(?:meeting )?venue|(?:meeting )?(?:location|place)|held (?:at|in|via)|where)\s*:\s*(?P<venue>.+)",
    re.IGNORECASE,
)
_WHEN_LABEL = re.compile(
    r"\W*(?:date|day|time|start(?: time)?|venue|place|location|where|when|(?:date|time|place) of meeting"
    r"|meeting (?:date|time|place|venue))\W*",
    re.IGNORECASE,
)
_VENUE_PHRASE = re.compile(
    r"(?:\bheld\s+(?:in|at|via|on|virtually|remotely)\s+|^\s*(?:at|in|via|on)\s+|\s(?:at|in|via)\s+(?:the\s+)?(?=[A-Z]))(?:the\s+)?(?P<venue>\S.*)",
    re.IGNORECASE,
)
_VENUE_END = re.compile(
    r"\s+(?:on|at|commencing|starting|beginning|from|and)\s+(?=(?:mon|tue|wed|thu|fri|sat|sun|\d|the|conclu|start|com))"
    r"|,?\s+(?:commencing|starting|beginning)(?:\s+at)?\s*$|\s*[,.;–—-]*\s*$",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"\b(?:meeting|session|chair\w*|commissioner|business|mayor|panel|board|committee|he|she|they)\b(?:[^.]|[.](?=\d|m\b)){0,90}?"
    r"\b(?:closed|ended|concluded|finished|terminated|rose|close|ends?|concludes)\b|\bend of (?:the )?meeting\b"
    r"|^\W*(?:meeting )?(?:closed|ended|concluded|finished|close|finish)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(r"\bbreak\b|\badjourned\b|\bresumed\b", re.IGNORECASE)
_NEXT = re.compile(
    r"\bnext (?:time|meets?|panel|board|forum|session)\b|\bwill next meet\b|"
    r"\bnext\b[^.]{0,80}\b(?:meeting|session)\b|\b(?:meeting|session)\b[^.]{0,60}\bnext\b"
    r"|\bfuture meetings?\b|\bdates? of (?:next|future|(?:\w+ )?meetings)",
    re.IGNORECASE,
)
_NOTED = re.compile(r"\(([^()]*)\)|\*+([^*]+)\*+")
_REMOTE = re.compile(
    r"\bprovisional|\bcancelled|\btbc\b|\bif required|change of venue|extraordinary|budget|private|virtual",
    re.IGNORECASE,
)


class Heading(msgspec.Struct, frozen=True):
    """What the head of an agenda or of minutes says of its meeting."""

    body: str | None = None
    date: dt.date | None = None
    start: dt.time | None = None
    end: dt.time | None = None
    venue: str | None = None


def read_heading(blocks: Iterable[Block]) -> Heading:
    """Body, day, hours and venue from the blocks that head an agenda or minutes."""
    lines = [fold(line) for block in blocks for line in _heading_lines(block)]
    lines = [line for line in lines if line]
    body = _find_body(lines)
    date = start = end = venue = None
    for place, line in enumerate(lines):
        dates = [dated for dated in find_dates(line) if not _UPDATED.search(line[: dated.start])]
        if dates and date is None:
            date = dates[0].date
        if dates and venue is None:
            venue = _venue_within(line, dates[0].start, dates[0].end)
        times = find_times(line)
        if times and start is None and place < 40 and not _END_LABEL.match(line):
            start, end = times[0].time, times[0].until
            if end is None and len(times) > 1 and re.search(r"conclu|clos|end|finish", line, re.IGNORECASE):
                end = times[1].time
        if times and _END_LABEL.match(line):
            end = times[0].time
        label = _VENUE_LABEL.match(line)
        if label:
            venue = _clean_venue(label["venue"])
    if date is None:
        whole = find_dates(" ".join(lines[:12]))
        date = whole[0].date if whole else None
    if venue is None:
        venue = _venue_line(lines)
    return Heading(body, date, start, end, venue)


def find_close(strands: Sequence[Strand]) -> tuple[dt.time, Strand] | None:
    """When the meeting closed, and the strand that says so: the last such words that are not about a break."""
    for strand in reversed(strands):
        if strand.block.kind == "table" or len(strand.text) > 1200:
            continue
        match = _CLOSED.search(strand.text)
        if match is None or _BREAK.search(strand.text[max(0, match.start() - 40) : match.end() + 20]):
            continue
        told = find_times(strand.text)
        sentence = max(strand.text.rfind(". ", 0, match.start()), 0)
        times = [timed for timed in told if timed.start >= match.end()]
        times = (
            times
            or [timed for timed in told if timed.start >= match.start()]
            or [timed for timed in told if sentence <= timed.start < match.start()]
        )
        if times:
            return times[0].until or times[0].time, strand
    return None


def find_opening(text: str) -> dt.time | None:
    """When the meeting began, where its last words tell that with its close."""
    match = re.search(r"\b(?:started|commenced|began|opened)\s+(?:at\s+)?(?=\d|noon|midday)", text, re.IGNORECASE)
    times = find_times(text[match.end() :]) if match else []
    return times[0].time if times and times[0].start == 0 else None


def find_future(strands: Sequence[Strand], held: dt.date | None) -> list[FutureMeeting]:
    """Later meetings that strands announce, each with its venue and note, earliest first as printed."""
    found: list[FutureMeeting] = []
    for strand in strands:
        lines = [fold(text) for text in _texts(strand.block)] if len(strand.blocks) == 1 else []
        whole = len(find_dates(strand.text, held.year if held else None))
        if sum(
            len(find_dates(line, held.year if held else None)) for line in lines
        ) < whole or strand.text not in " ".join(lines):
            lines = [strand.text]
        for text in lines:
            found.extend(_future_of(text, strand, held))
    return found


def find_next(strands: Sequence[Strand], held: dt.date | None) -> list[FutureMeeting]:
    """The next meeting, where a sentence of other business announces it."""
    for strand in strands:
        if strand.block.kind == "table" or not _NEXT.search(strand.text):
            continue
        for sentence in split_sentences(strand.text):
            found = _future_of(sentence, strand, held) if _NEXT.search(sentence) else []
            if found:
                return found
    return []


def announces_next(text: str) -> bool:
    """Whether words are about the next or future meetings."""
    return _NEXT.search(text) is not None


def _texts(block: Block) -> list[str]:
    if block.kind == "table":
        return [_row_text(row) for row in block.rows]
    return [line.text for line in block.lines]


def _row_text(row: Sequence[Cell]) -> str:
    """A row's words; its first cell as a label where it is that of a day, an hour or a place."""
    words = [cell.text for cell in row if cell.text]
    if len(words) > 1 and _WHEN_LABEL.fullmatch(words[0]):
        return f"{words[0].strip(' :')}: {' '.join(words[1:])}"
    return " ".join(words)


def tells_when(block: Block) -> bool:
    """Whether a table gives the day of the meeting, its hour or its place, each behind its label."""
    return any(len(row) > 1 and _WHEN_LABEL.fullmatch(row[0].text) is not None for row in block.rows)


def _heading_lines(block: Block) -> list[str]:
    """A block's lines, or its whole text where a line break parts a sentence or a date."""
    lines = _texts(block)
    if len(lines) < 2 or block.kind == "table":
        return lines
    wrapped = any(len(line) > 50 for line in lines[:-1]) and len(find_dates(block.text)) > sum(
        len(find_dates(line)) for line in lines
    )
    return [block.text] if wrapped or (re.search(r"\bheld\b", block.text) and len(lines[0]) > 50) else lines


def _find_body(lines: Sequence[str]) -> str | None:
    for line in lines:
        match = _MEETING_OF.search(line)
        if match and _BODY.search(match["body"]) and not _ONE_WORD_BODY.fullmatch(match["body"]):
            return _clean_body(match["body"])
    for line, below in zip(lines, [*lines[1:], ""], strict=False):
        if _BODY.search(line) and not _NO_BODY.search(line) and len(line.split()) <= 14:
            return _clean_body(below if _COUNCIL_LINE.fullmatch(line) and _COMMITTEE_LINE.fullmatch(below) else line)
    for line in lines[:3]:
        noted = _NOTES_OF.match(line)
        if noted:
            return _clean_body(noted["body"])
        if (
            re.search(r"\b(?:meeting|forum|surgery|roadshow|question time)$", line, re.IGNORECASE)
            and 2 <= len(line.split()) <= 9
        ):
            named_line = re.sub(r"^(?:minutes|notes|record) of (?:the )?", "", line, flags=re.IGNORECASE)
            if _BODY.search(named_line) and len(named_line.split()) > 2:
                return _clean_body(re.sub(r"\s+meeting$", "", named_line, flags=re.IGNORECASE))
            return title_case(named_line)
    held = next((match for line in lines[:4] if (match := _MINUTES_OF_BODY.match(line))), None)
    if held:
        return _clean_body(held["body"])
    for line in lines:
        match = _BODY_MEETING.search(line)
        if match and 2 <= len(match["body"].split()) <= 12:
            return _clean_body(match["body"])
    named = (match for line in lines if (match := _MEETING_OF.search(line)) and _BODY.search(match["body"]))
    return next((_clean_body(match["body"]) for match in named), None)


def _clean_body(text: str) -> str:
    dates = find_dates(text)
    if dates:
        text = text[: dates[0].start]
    text = re.sub(
        r"\s+(?:meeting|agenda|minutes|notes)\s*(?=$|[-–—])", " ", text.strip(" ,.:;–—-*"), flags=re.IGNORECASE
    )
    text = re.sub(
        r"^(?:(?:draft|action|public|confirmed|unconfirmed)\s+)*(?:minutes|notes|record)\s*(?:of|from|for|[:–—-])\s*",
        "",
        text.strip(),
        flags=re.IGNORECASE,
    )
    text = re.sub(r"^(?:the|a|an|meeting of(?: the)?)\s+", "", text.strip(" ,.:;–—-*"), flags=re.IGNORECASE)
    return title_case(text)


def _venue_within(line: str, start: int, end: int) -> str | None:
    """A venue in the line that gives the day: before it (`held at X on ...`) or behind it and its hour."""
    held = re.search(r"\bheld\s+(?:in|at|via)\s+(?:the\s+)?(?P<venue>.+?)\s*,?\s+on\s*$", line[:start], re.IGNORECASE)
    if held and not find_times(held["venue"]):
        return _clean_venue(held["venue"])
    tail = line[end:]
    for timed in find_times(tail)[:1]:
        tail = tail[: timed.start] + " | " + tail[timed.end :]
    for piece in re.split(r"\s\|\s|\s[-–—]\s", tail):
        phrase = _VENUE_PHRASE.search(piece)
        words = phrase["venue"] if phrase else piece
        said = re.match(r"\W*(?:at|in)\s+(?:the\s+)?(?=\d{0,4}[A-Za-z]?\s*[A-Z][a-z])", piece) is not None
        if (_VENUE_WORD.search(words) or said) and not find_times(words) and not find_dates(words):
            return _clean_venue(words)
    return None


def _venue_line(lines: Sequence[str]) -> str | None:
    """A line of its own that names a place, near the day."""
    for line in lines[:25]:
        if len(line) > 140 or re.search(
            r"@|https?:|\bcontact\b|\bwebcast\b|livestream|recorded|\bpresent\b"
            r"|(?<![ap]\.m)[.!?]$",
            line,
            re.IGNORECASE,
        ):
            continue
        bare = re.sub(
            r"^\W*(?:at|in|held (?:at|in)|to be held (?:at|in))\s+(?:the\s+)?", "", line, flags=re.IGNORECASE
        )
        if (
            _VENUE_WORD.search(bare)
            and not find_dates(bare)
            and not re.search(r"\b(?:priority|title|minutes|notes|report|agenda)\b", bare, re.IGNORECASE)
        ):
            return _clean_venue(bare)
        dates = find_dates(bare)
        if dates and _VENUE_WORD.search(bare[dates[0].end :]):
            return _clean_venue(bare[dates[0].end :])
    return None


def _clean_venue(text: str) -> str | None:
    text = _VENUE_END.split(text.strip(" ,.:;–—-|*"))[0].strip(" ,.:;–—-|*")
    for timed in find_times(text)[:1]:
        text = text[timed.end :] if timed.start < 8 else text[: timed.start]
    text = re.sub(r"^\W*(?:at|in|hours|hrs)?\W*(?:the\s+)?(?=[A-Z])", "", text)
    text = re.sub(r"[\s.]*\b(?:view directions|map|get directions)\b.*$|\s+at$", "", text, flags=re.IGNORECASE)
    if not text or not any(map(str.isalpha, text)):
        return None
    return title_case(text) if is_capitals(text) else text


def _future_of(text: str, strand: Strand, held: dt.date | None) -> list[FutureMeeting]:
    dates = [
        dated
        for dated in find_dates(text, held.year if held else None)
        if held is None or dated.date > held or not dated.year_printed
    ]
    found: list[FutureMeeting] = []
    for place, dated in enumerate(dates):
        date = dated.date
        if held and date <= held and not dated.year_printed:
            date = date.replace(year=date.year + 1)
        end = dates[place + 1].start if place + 1 < len(dates) else len(text)
        venue, note = _venue_and_note(text[dated.end : end])
        words = text[dated.start : dated.end]
        found.append(FutureMeeting(date=date, venue=venue, note=note, cite=cite_blocks(strand.blocks, words)))
    return found


def _venue_and_note(text: str) -> tuple[str | None, str | None]:
    notes = [first or second for first, second in _NOTED.findall(text)]
    rest = _NOTED.sub(" ", text)
    for timed in reversed(find_times(rest)):
        rest = rest[: timed.start] + " " + rest[timed.end :]
    rest = re.sub(
        r"^\W*(?:at|in|hours|hrs|via)?\W*(?:the\s+)?", "", rest.strip(" ,.:;–—-"), flags=re.IGNORECASE
    ).strip(" ,.:;–—-*")
    pieces = [
        piece.strip()
        for piece in re.split(r"\s[-–—]\s|\s+(?=(?:please )?note\b|provisional\b|if required\b)", rest)
        if piece.strip()
    ]
    venues = [piece for piece in pieces if _VENUE_WORD.search(piece) and not _REMOTE.search(piece)]
    notes += [piece for piece in pieces if piece not in venues and _REMOTE.search(piece)]
    return venues[0] if venues else None, "; ".join(fold(note) for note in notes if note) or None
