"""What is settled under one item: its resolutions and notes, each word in one home and handed on once."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

import msgspec

from answerable.reading.extract.numbering import read_clause
from answerable.reading.extract.resolution import Clauses, find_within, read_opening
from answerable.reading.extract.section import Passage, Section
from answerable.reading.extract.speaker import Roster, read_speech
from answerable.reading.extract.strand import Strand, cell_blocks, cite_strand, cite_words, place
from answerable.reading.layout import Block
from answerable.reading.ledger import Ledger
from answerable.record import Note, Resolution

# Decision words and a colon begin a decision even in a list.
_LABELLED = re.compile(r"\W*(?:RESOLVED\b|(?:Resolved|Agreed)\s*:\s*\S)")


class Settled:
    """Gathers resolutions, notes and passages of one item as its strands come."""

    def __init__(
        self, section: Section, ledger: Ledger, roster: Roster, *, ref: str | None, title: str, date: dt.date | None
    ) -> None:
        self._section, self._ledger, self._roster = section, ledger, roster
        self._ref, self._date, self._heading = ref, date, title
        self._clauses: Clauses | None = None
        self._speaker: str | None = None
        self._formal = False
        self.notes: list[Note] = []
        self.resolutions: list[Resolution] = []
        self.passages: list[Passage] = []

    def _end_question(self) -> None:
        """A resolution ends whatever question was being answered."""

    def _claim(self, strand: Strand, home: str) -> None:
        """Give a strand its home, unless a part of the same block already has it (a title, an earlier question)."""
        place(self._ledger, strand.blocks, home)

    def _takes_resolution(self, strand: Strand) -> bool:
        bulleted = strand.listed and not _LABELLED.match(strand.text)
        opening = None if bulleted and self._clauses is None and not strand.bold else read_opening(strand.text)
        if opening and not (opening.narrated and self._formal):
            self._end_question()
            self._clauses = None if opening.narrated else Clauses()
            if opening.narrated:
                self._resolve(strand, opening.rest, Clauses())
            elif opening.rest and self._clauses:
                self._resolve(strand, opening.rest, self._clauses)
            else:
                self._claim(strand, "resolution")
            return True
        if self._clauses and self._clauses.expects(strand):
            self._resolve(strand, strand.text, self._clauses)
            return True
        self._clauses = None
        return False

    def _resolve(self, strand: Strand, text: str, clauses: Clauses) -> None:
        self._claim(strand, "resolution")
        read = clauses.read(text, bullet=bool(strand.block.bullet))
        for clause in read:
            self._add_resolution(strand, clause.sub, clause.text, alone=len(read) == 1)
        self._pass(strand.blocks, text, "resolution")

    def _add_resolution(self, strand: Strand, sub: str | None, text: str, *, alone: bool = False) -> None:
        if text.strip(" .:;-"):
            cite = cite_strand(strand.blocks) if alone else cite_words(strand.blocks, text)
            self.resolutions.append(
                Resolution(id="", meeting_date=self._date, ref=self._ref, sub=sub, text=text.strip(), cite=cite)
            )

    def _resolve_in_table(self, strand: Strand) -> None:
        """Resolutions told in the cells of a table (`(a) | ... it was resolved that these accounts be paid`)."""
        for row in strand.block.rows:
            mark = read_clause(f"{row[0].text} ") if row else None
            for block in (block for cell in row for block in cell_blocks(cell)):
                within = find_within(block.text)
                if within:
                    mark = read_clause(block.text) or mark
                    sub = mark.printed if mark and mark.style in ("letter", "roman") else None
                    told = msgspec.structs.replace(strand, blocks=(block,))
                    self._add_resolution(told, sub, block.text[slice(*within)].strip())

    def _resolve_within(self, strand: Strand, start: int, end: int) -> None:
        """A paragraph that tells a resolution: the words before and after it stay notes."""
        for words in (strand.text[:start].strip(), strand.text[end:].strip()):
            if any(map(str.isalnum, words)):
                self.notes.append(Note(text=words, cite=cite_words(strand.blocks, words)))
        mark = read_clause(strand.text)
        for clause in Clauses().read(strand.text[start:end].strip()):
            self._add_resolution(strand, clause.sub or (mark.printed if mark else None), clause.text)

    def _pass(self, blocks: Sequence[Block], text: str, home: str, speaker: str | None = None) -> None:
        """Hand words on to the extractors of figures, promises and actions."""
        speech = read_speech(text)
        said_by = self._roster.name(speech.who) if speech and not speech.pronoun else speaker
        self.passages.append(
            Passage(
                blocks=tuple(blocks),
                text=text,
                home=home,
                date=self._date,
                ref=self._ref,
                speaker=said_by or (self._roster.name(self._speaker) if self._speaker and speech else None),
                heading=self._heading,
                section=self._section,
            )
        )
