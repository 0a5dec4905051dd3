"""What is said and settled under one item: notes, questions and answers, resolutions, each word in one home."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

import msgspec

from answerable.reading.extract.numbering import read_clause
from answerable.reading.extract.open_question import (
    OVERVIEW,
    REPLY_LABEL,
    OpenQuestion,
    asks_in_paragraphs,
    blocks_of,
    introduces,
    is_unfinished,
    joined_cite,
    merged,
    parted,
    reply_label_end,
)
from answerable.reading.extract.question import (
    Asked,
    Turn,
    is_query,
    manner_of,
    read_lead_at_end,
    read_tabled,
    read_turns,
    split_reply,
    strip_quotes,
)
from answerable.reading.extract.question_label import (
    await_replies,
    manner_of_label,
    read_ask_label,
    read_reply_label,
    read_spoken_label,
)
from answerable.reading.extract.question_table import TabledQuestion, read_question_table
from answerable.reading.extract.resolution import SAYS_RESOLVED, Clauses, find_within
from answerable.reading.extract.section import Section
from answerable.reading.extract.sentence import split_sentences
from answerable.reading.extract.settled import Settled
from answerable.reading.extract.speaker import Roster, read_initials, read_speech
from answerable.reading.extract.strand import Strand, cite_rest, cite_strand, cite_words
from answerable.reading.layout import Block
from answerable.reading.ledger import Ledger
from answerable.record import AnswerPoint, Note, Question
from answerable.record.question import QuestionKind

_THANKS = re.compile(r"\b(?:thanked|offered (?:his|her|their) thanks|congratulated)\b")
_FOR_QUESTION = re.compile(
    r"(?:in (?:response|reply|answer)\s+to|responding to|on|regarding)\s+(?:q|question)\.?\s*(\d+\s?[a-z]?)\b",
    re.IGNORECASE,
)
_NEXT_MATTER = re.compile(
    r"(?:on|regarding|in relation to|turning to|as to|with regard to|in respect of)\s+the\s+(?:issue"
    r"|question|matter|subject|second)\b",
    re.IGNORECASE,
)
_PRONOUN_TURN = re.compile(r"(?:He|She|They)\s+(?:also\s+)?(?:added|explained|said|felt|noted|clarified|commented)\b")
_REPLY_BY = re.compile(
    r"(?:a|answer|response|reply)\s?\d{0,2}[a-z]?\s*(?:[.:–—-]|(?:(?:provided|given|made)\s+)?(?:from"
    r"|by))\s*(?:from |by )?"
    r"(?P<who>(?:the )?(?-i:[A-Z][\w’'-]*)(?:,?\s+(?-i:[A-Z][\w’'-]*|for|of|and|the))*)\s*[:.]?$",
    re.IGNORECASE,
)
_REPLY_OF = re.compile(
    r"(?:written )?(?:response|reply|answer)\s+(?:of|from|by)\s+(?P<who>[^:]{3,70}):\s+(?=\S)", re.IGNORECASE
)
_ACTION_LABEL = re.compile(r"^\W*actions?\s*[:–—-]\s*(?=\S)", re.IGNORECASE)
_NO_ANSWER_START = re.compile(
    r"\W*(?:action\b|resolved|(?:undertaking|update)s?\s*:|next meeting\b|confirmed as a (?:true|correct)\b|break\b"
    r"|there was a (?:comfort )?break|the meeting (?:closed|ended|adjourned|resumed))",
    re.IGNORECASE,
)
# What happens in the room is no answer: who comes and goes, takes the chair, declares an interest, how the vote goes.
_PROCEDURE = re.compile(
    r"\W*(?:named )?vote\b.{0,40}:|[^.?!:]{3,80}\b(?:(?:re)?joined the meeting|left the meeting|took the chair"
    r"|declared an? [^.:]{3,60}\binterest)\b",
    re.IGNORECASE,
)
# A line that ends whatever question was being answered.
_DISCUSSION = re.compile(r"\W*(?:(?:further|general)\s+)?(?:discussion|debate)\W*", re.IGNORECASE)


class Exchange(Settled):
    """Reads the strands of one item in order; `close` gives what they state."""

    def __init__(
        self,
        section: Section,
        ledger: Ledger,
        roster: Roster,
        *,
        ref: str | None,
        title: str,
        date: dt.date | None,
        formal: bool = False,
    ) -> None:
        """`formal`: the minutes set `RESOLVED` on a line of its own, so that nothing told in prose is resolved."""
        super().__init__(section, ledger, roster, ref=ref, title=title, date=date)
        self._formal = formal
        self._manner = manner_of(title, section.body)
        self._open: OpenQuestion | None = None
        self._pending: Asked | None = None
        self._bulleted = False
        self._labelled = False
        self._awaits_reply = False
        self.questions: list[OpenQuestion] = []

    def read(self, strands: Sequence[Strand]) -> None:
        """Read an item's strands, its title apart."""
        self._bulleted = asks_in_paragraphs(strands)
        self._formal = self._formal or any(SAYS_RESOLVED.match(strand.text) for strand in strands)
        if self._manner:
            strands = [part for strand in strands for part in parted(strand)]
        awaited = await_replies(strands, expected=self._manner is not None)
        for index, (strand, following) in enumerate(zip(strands, [*strands[1:], None], strict=False)):
            self._awaits_reply = awaited[index]
            self._take(strand, following)

    def _take(self, strand: Strand, following: Strand | None) -> None:
        if strand.block.kind == "table":
            for tabled in read_question_table(strand.block):
                self._take_table(strand, tabled)
            self._resolve_in_table(strand)
            return
        if strand.aside:
            owner = msgspec.structs.replace(strand, text=_ACTION_LABEL.sub("", strand.text))
            self._note(owner, "action column")
        elif self._open and _DISCUSSION.fullmatch(strand.text):
            self._claim(strand, "item heading")
            self._open = None
        elif (
            self._takes_label(strand)
            or self._takes_resolution(strand)
            or self._takes_tabled(strand)
            or self._takes_bulleted(strand, following)
        ):
            pass
        elif self._open and self._belongs(strand):
            self._answer(strand)
        elif not self._takes_spoken(strand):
            self._lead_or_note(strand)
        speech = read_speech(strand.text)
        if speech and not speech.pronoun:
            self._speaker = speech.who

    def _end_question(self) -> None:
        self._open = None

    # Questions

    def _takes_label(self, strand: Strand) -> bool:
        """A line that only says who asks or who answers, or a speaker's name before the words."""
        expected = self._manner is not None or self._pending is not None
        if strand.listed and strand.block.bullet:
            return False
        asked = read_ask_label(strand.text, expected=expected)
        if asked is not None:
            self._expect(strand, asked)
            return True
        reply = read_reply_label(strand.text) if self._open and self._open.manner == "tabled" else None
        if reply is not None:
            self._note(strand, keep=True)
            self._answering(reply.who)
            self._labelled = False
            return True
        if self._labelled and self._awaits_reply and self._open:
            self._lengthen(strand)
            return True
        return expected and self._takes_spoken_label(strand)

    def _take_table(self, strand: Strand, tabled: TabledQuestion) -> None:
        """A question that a table sets out, or whose asker it names; the table keeps the words."""
        asked = tabled.asked
        if not tabled.blocks:
            self._open, self._pending, self._labelled = None, asked, True
            return
        words = msgspec.structs.replace(strand, blocks=tabled.blocks, text=asked.text)
        self._start(self._manner or "public", asked.text, words, asked, "tabled")
        for block in tabled.answer:
            self._add_point((block,), block.text, tabled.answered_by)
            self._pass((block,), block.text, "answer", tabled.answered_by)

    def _expect(self, strand: Strand, asked: Asked) -> None:
        """Take a label's question, or wait for the words below the label."""
        self._clauses = None
        if asked.supplementary and asked.asker is None and self.questions:
            asked.asker = self.questions[-1].asker
        merging = self._pending is not None and not self._pending.text
        asked = merged(self._pending, asked) if merging and self._pending else asked
        if asked.text:
            self._ask(strand, asked)
            return
        self._note(strand)
        self._open, self._pending, self._labelled = None, asked, True

    def _takes_spoken_label(self, strand: Strand) -> bool:
        said = read_spoken_label(strand.text)
        if said is None:
            return False
        who, words = said
        answers = self._open is not None and self._open.manner == "tabled" and not is_query(words)
        if self._open and answers:
            self._claim(strand, "answer")
            self._add_point(strand.blocks, words, who)
            self._pass(strand.blocks, words, "answer", who)
            return True
        if not is_query(words):
            return False
        self._ask(strand, Asked(strip_quotes(words), None, who, tabled=True))
        return True

    def _takes_tabled(self, strand: Strand) -> bool:
        wanted = self._labelled and read_reply_label(strand.text) is None
        if self._pending and not self._pending.text and (wanted or is_query(strand.text)):
            asked = read_tabled(strand.text, expected=True) or Asked(strip_quotes(strand.text), tabled=True)
            self._ask(strand, merged(self._pending, asked))
            return True
        asked_now = read_tabled(strand.text, expected=self._manner is not None or self._pending is not None)
        if asked_now is None:
            if self._open and not self._open.points and is_unfinished(self._open.text, strand.text):
                self._lengthen(strand)
                return True
            return False
        if not asked_now.text:
            asked_now.manner = asked_now.manner or manner_of_label(strand.text)
            self._note(strand)
            self._open, self._pending = None, asked_now
            return True
        self._ask(strand, merged(self._pending, asked_now) if self._pending else asked_now)
        return True

    def _ask(self, strand: Strand, asked: Asked) -> None:
        self._claim(strand, "question")
        kind: QuestionKind = (
            "supplementary" if asked.supplementary else asked.kind or self._manner or asked.manner or "discussion"
        )
        words, reply = split_reply(asked.text)
        if asked.supplementary and asked.asker is None and self.questions:
            asked.asker = self.questions[-1].asker
        self._start(kind, words, strand, asked, "tabled", passed=not reply)
        self._pending = None
        if reply:
            self._pass(strand.blocks, words, "question")
            speech = read_speech(reply)
            self._add_point(strand.blocks, reply, speech.who if speech else None)
            self._pass(strand.blocks, reply, "answer", speech.who if speech else None)

    def _takes_bulleted(self, strand: Strand, following: Strand | None) -> bool:
        """A paragraph that asks, with its answer in the bullets below it."""
        if strand.listed or (strand.titled and not strand.italic) or following is None or not following.listed:
            return False
        asks = (is_query(strand.text.rstrip()[-240:]) and "?" in strand.text) or (
            strand.italic and len(strand.text) > 30
        )
        plain = self._bulleted and not OVERVIEW.search(strand.text) and not strand.text.endswith(":")
        if not (asks or plain) or (strand.text.endswith(":") and "?" not in strand.text):
            return False
        self._claim(strand, "question")
        self._start(self._manner or "discussion", strip_quotes(strand.text), strand, Asked(), "bulleted")
        return True

    def _takes_spoken(self, strand: Strand) -> bool:
        """Questions reported in prose, each with what the same paragraph answers."""
        plain = strand.text.lstrip("•·▪ ")
        mark = read_clause(plain)
        text = mark.rest if mark else plain
        prelude, turns = read_turns(text, self._speaker)
        if not turns:
            return False
        self._open = None
        whole = not prelude
        self._claim(strand, "question" if whole else "item note")
        if not whole:
            beyond = prelude[len(strand.blocks[0].text) :].strip()
            rest = cite_words(strand.blocks[1:], beyond) if beyond and len(strand.blocks) > 1 else None
            self.notes.append(Note(text=prelude, cite=cite_words(strand.blocks, prelude), rest_cite=rest))
            self._pass(strand.blocks, prelude, "item note")
        for turn in turns:
            first = msgspec.structs.replace(strand, blocks=blocks_of(strand.blocks, turn))
            self._speak(first, turn, mark.printed if mark else None)
            if whole and strand.numbered and turn is turns[0] and first.blocks[0] is not strand.blocks[0]:
                asked = self.questions[-1]
                asked.cite = joined_cite(cite_strand(strand.blocks[:1]), asked.cite)
        return True

    def _speak(self, strand: Strand, turn: Turn, number: str | None) -> None:
        follows = any(held.manner == "tabled" for held in self.questions)
        kind: QuestionKind = "supplementary" if self._manner and follows else self._manner or "discussion"
        self._start(kind, turn.text, strand, Asked(asker=turn.asker, number=number), "spoken", passed=False)
        self._pass(strand.blocks, turn.text, "question", turn.asker)
        if turn.answer and self._open:
            self._add_point(strand.blocks, turn.answer, turn.answered_by)
            self._pass(strand.blocks, turn.answer, "answer", turn.answered_by)

    def _start(
        self, kind: QuestionKind, text: str, strand: Strand, asked: Asked, manner: str, *, passed: bool = True
    ) -> None:
        self._open = OpenQuestion(
            kind=kind,
            text=text.strip(),
            cite=cite_words(strand.blocks, text),
            rest_cite=cite_rest(strand.blocks),
            number=asked.number,
            asker=self._roster.person(asked.asker) if asked.asker else None,
            submitted_by=self._roster.person(asked.submitted_by) if asked.submitted_by else None,
            manner=manner,
            target=self._roster.person(asked.target) if asked.target else None,
        )
        self.questions.append(self._open)
        if passed:
            self._pass(strand.blocks, strand.text, "question")

    def _lengthen(self, strand: Strand) -> None:
        """More of a question that a page or paragraph end cut."""
        if self._open:
            self._claim(strand, "question")
            self._open.text = strip_quotes(f"{self._open.text} {strand.text}")
            self._open.rest_cite = joined_cite(self._open.rest_cite, cite_strand(strand.blocks))
            self._pass(strand.blocks, strand.text, "question")

    # Answers

    def _belongs(self, strand: Strand) -> bool:
        """Whether a strand answers the open question."""
        question, text = self._open, strand.text
        if question is None or _NO_ANSWER_START.match(text) or (not strand.listed and _PROCEDURE.match(text)):
            return False
        if question.manner == "bulleted":
            return strand.listed
        speech = read_speech(text)
        thanks = _THANKS.search(split_sentences(text)[0] if text else "") is not None
        if question.manner == "spoken":
            if strand.listed:
                more = strand.block.bullet is not None and not read_turns(text, self._speaker)[1]
                return more and bool(question.points or question.answered_by)
            if speech is None or thanks or read_turns(text, self._speaker)[1]:
                return False
            same = self._roster.person(speech.who) == question.asker
            return not same and (not question.points or speech.pronoun)
        if (thanks and not strand.listed) or read_turns(text, self._speaker)[1] or read_lead_at_end(text):
            return False
        return not (speech and not speech.pronoun and self._has_asked(speech.who))

    def _has_asked(self, who: str) -> bool:
        """Whether somebody is an asker under this item: what they say is no answer."""
        name = self._roster.person(who)
        return any(held.asker == name for held in self.questions)

    def _answer(self, strand: Strand) -> None:
        question, text = self._open, strand.text
        if question is None:
            return
        if not question.points and _PRONOUN_TURN.match(text) and question.asker and not strand.listed:
            self._note(strand)
            return
        self._turn_to(text)
        label = _REPLY_BY.match(text)
        if label:
            self._answering(label["who"])
            self._note(strand, keep=True)
            return
        reply = _REPLY_OF.match(text)
        speech = read_speech(text[reply_label_end(text) :])
        if (introduces(text) and not strand.listed) or (introduces(text) and not question.points):
            self._answering(speech.who if speech else None)
            self._note(strand, keep=True)
            return
        self._claim(strand, "answer")
        initials = read_initials(text)
        who = speech.who if speech and not speech.pronoun else None
        who = initials[0] if initials else reply["who"] if reply else who
        self._add_point(strand.blocks, text[reply.end() :] if reply else text, who)
        self._pass(
            strand.blocks,
            text,
            "answer",
            self._open.answered_by[0] if self._open and self._open.answered_by else None,
        )

    def _turn_to(self, text: str) -> None:
        """Go to the question that an answer names, or to the next unanswered part of it."""
        named = _FOR_QUESTION.match(text)
        if named:
            number = named[1].replace(" ", "").lower()
            fits = [held for held in self.questions if (held.number or "").lower().lstrip("q") == number]
            self._open = fits[-1] if fits else self._open
        elif self._open and self._open.points and _NEXT_MATTER.match(text):
            place = self.questions.index(self._open) + 1
            waiting = [held for held in self.questions[place:] if not held.points and held.manner == "tabled"]
            self._open = waiting[0] if waiting else self._open

    def _add_point(self, blocks: Sequence[Block], text: str, who: str | None) -> None:
        if self._open is None:
            return
        label = REPLY_LABEL.match(text)
        words = text[label.end() :] if label else text
        if words.strip():
            self._open.points.append(
                AnswerPoint(text=words.strip(), cite=cite_words(blocks, words), rest_cite=cite_rest(blocks))
            )
        self._answering(who)

    def _answering(self, who: str | None) -> None:
        if who is None or self._open is None:
            return
        name = self._roster.name(who)
        named = self._open.answered_by
        if name not in named and (
            not named or (len(name) > 3 and self._open.manner == "bulleted" and self._roster.knows(name))
        ):
            named.append(name)

    # Notes

    def _lead_or_note(self, strand: Strand) -> None:
        lead = read_lead_at_end(strand.text)
        self._note(strand)
        if lead:
            self._open, self._pending = None, lead

    def _note(self, strand: Strand, home: str = "item note", *, keep: bool = False) -> None:
        self._claim(strand, home)
        if self._open and self._open.manner != "tabled" and not keep:
            self._open = None
        within = find_within(strand.text)
        if within and any(map(str.isalnum, strand.text[slice(*within)])):
            self._resolve_within(strand, *within)
        else:
            self.notes.append(
                Note(text=strand.text, cite=cite_strand(strand.blocks), rest_cite=cite_rest(strand.blocks))
            )
            # `It was moved, seconded and resolved:` leads to the clauses below it.
            self._clauses = Clauses() if within else self._clauses
        self._pass(strand.blocks, strand.text, home)

    def close(self) -> list[Question]:
        """The questions read, finished."""
        return [
            Question(
                id="",
                meeting_date=self._date,
                ref=self._ref,
                kind=held.kind,
                number=held.number,
                asker=held.asker,
                submitted_by=held.submitted_by,
                text=held.text,
                answered_by=", ".join(held.answered_by) or (held.target if held.points else None),
                answer=tuple(point.text for point in held.points),
                points=tuple(held.points),
                cite=held.cite,
                rest_cite=held.rest_cite,
            )
            for held in self.questions
            if held.text
        ]
