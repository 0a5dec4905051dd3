"""Findings noted beside the lines of a page: their words marked where they stand, a note under the line."""

from dataclasses import dataclass

from answerable.keeping.queries.public.finding import Finding
from answerable.publishing.marking import MarkedLine, find_spans


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a line: cited or found (`is_marked`), noted, and the numbers of the notes on words that end here."""

    words: str
    is_marked: bool
    is_noted: bool
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A finding with its number on the page."""

    number: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class NotedLine:
    """A line in parts, with the notes that stand under it."""

    number: int
    look: str
    cited: bool
    parts: tuple[Part, ...]
    notes: tuple[Note, ...]


def note_findings(lines: list[MarkedLine], findings: list[Finding]) -> tuple[list[NotedLine], list[Note]]:
    """The lines of a page with its findings noted under them, and the notes that no line of the page takes."""
    texts = {line.number: "".join(words for words, _ in line.parts) for line in lines}
    notes = [Note(number, finding) for number, finding in enumerate(findings, 1)]
    spans = {note.number: _spans_of(note.finding, texts) for note in notes}
    under = {note.number: max(spans[note.number], default=None) for note in notes}
    noted = [_note_line(line, notes, spans, under) for line in lines]
    return noted, [note for note in notes if under[note.number] is None]


def _spans_of(finding, texts):
    """For each line that the finding's words stand on, from where to where; the end of its last line if nowhere."""
    source = finding.source
    if source is None or source.line is None:
        return {}
    within = {number: text for number, text in texts.items() if source.line <= number <= source.line_end}
    last = max(within, default=None)
    return find_spans(within, finding.quote) or ({} if last is None else {last: (len(texts[last]), len(texts[last]))})


def _note_line(line, notes, spans, under):
    here = {note.number: spans[note.number][line.number] for note in notes if line.number in spans[note.number]}
    ends = {number: span[1] for number, span in here.items() if under[number] == line.number}
    return NotedLine(
        line.number,
        line.look,
        line.cited,
        tuple(_split(line.parts, here.values(), ends)),
        tuple(note for note in notes if under[note.number] == line.number),
    )


def _split(parts, spans, ends):
    """The parts of a line cut where noted words begin and end."""
    edges, length = {0}, sum(len(words) for words, _ in parts)
    edges |= {edge for span in spans for edge in span} | {length}
    place = 0
    for words, is_marked in parts:
        cuts = sorted(edge for edge in edges | {place + len(words)} if place < edge <= place + len(words))
        for cut in cuts:
            taken = words[: cut - place]
            is_noted = any(start < cut <= end and start <= place for start, end in spans)
            yield Part(taken, is_marked, is_noted, tuple(number for number, end in ends.items() if end == cut))
            words, place = words[cut - place :], cut
    if not length and ends:
        yield Part("", False, False, tuple(ends))
