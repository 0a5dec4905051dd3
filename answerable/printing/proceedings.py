"""How the entries of a minute stand on the page: questions in italics, answers in points, actions in bold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from answerable.printing.entry import (
    ActionAgreed,
    AnswerGiven,
    Break,
    ChairHanded,
    Entry,
    InterestTold,
    Moved,
    Note,
    PromiseMade,
    QuestionKind,
    QuestionPut,
    ResolutionMade,
    VoteTaken,
)
from answerable.printing.paper import Block, Bullet, Numbered, Paragraph, Run
from answerable.printing.setting import print_clock, print_due, say

_QUESTIONS: dict[QuestionKind, str] = {
    "public": "Public question",
    "board": "Board question",
    "panel": "Panel question",
    "supplementary": "Supplementary question",
    "discussion": "Question",
}


def lay_out_entries(entries: Sequence[Entry]) -> Iterator[Block]:
    """The blocks of one minute. Prose below an answer stands under `Discussion`, so that nobody takes it for more of
    the answer."""
    answered = False
    for resolved, group in groupby(entries, key=lambda entry: isinstance(entry, ResolutionMade)):
        members = list(group)
        if resolved:
            yield from _lay_out_resolution([each for each in members if isinstance(each, ResolutionMade)])
            answered = False
            continue
        for entry, following in zip(members, [*members[1:], None], strict=True):
            if answered and isinstance(entry, Note):
                yield say("Discussion", bold=True)
                answered = False
            yield from _lay_out_entry(entry, following)
            answered = isinstance(entry, AnswerGiven) or (answered and not isinstance(entry, QuestionPut))


def _lay_out_entry(entry: Entry, following: Entry | None) -> Iterator[Block]:
    match entry:
        case Note(text=text):
            yield say(text)
        case QuestionPut():
            yield _lay_out_question(entry, following)
        case AnswerGiven(by=by, points=points):
            yield from [say(f"Answered by {by}:")] if by else []
            yield from (Bullet((Run(point),)) for point in points)
        case PromiseMade(text=text):
            yield Paragraph((Run("Undertaking:", bold=True), Run(f" {text}")))
        case ActionAgreed():
            yield from _lay_out_action(entry)
        case VoteTaken():
            yield from _lay_out_vote(entry)
        case InterestTold() | Break() | ChairHanded() | Moved():
            yield say(_tell(entry))


def _lay_out_question(question: QuestionPut, following: Entry | None) -> Paragraph:
    """`Public question 2: ...? (Submitted by A, asked by B)`; italics alone where discussion needs no more."""
    named = [("submitted by", question.submitted_by), ("asked by", question.asker)]
    said = ", ".join(f"{how} {who}" for how, who in named if who)
    behind = (Run(f" ({said[0].upper()}{said[1:]})"),) if said else ()
    answerer = isinstance(following, AnswerGiven) and following.by
    if question.kind == "discussion" and not question.number and not answerer:
        return Paragraph((Run(question.text, italic=True), *behind))
    label = f"{_QUESTIONS[question.kind]} {question.number}".rstrip()
    return Paragraph((Run(f"{label}:", bold=True), Run(" "), Run(question.text, italic=True), *behind))


def _lay_out_action(action: ActionAgreed) -> Iterator[Block]:
    """`Action 014/22: ... (Owner: Chief Constable; due: 26 April 2022)` in bold, what came of it in italics below."""
    about = (("owner", action.owner), ("due", print_due(action.due)))
    told = "; ".join(f"{label}: {words}" for label, words in about if words)
    behind = f" ({told[0].upper()}{told[1:]})" if told else ""
    yield say(f"{f'Action {action.ref}'.rstrip()}: {action.text}{behind}", bold=True)
    if action.update:
        yield say(f"Update: {action.update}", italic=True)


def _lay_out_resolution(clauses: Sequence[ResolutionMade]) -> Iterator[Block]:
    yield say("RESOLVED:", bold=True)
    for clause in clauses:
        words = (Run(clause.text, bold=True),)
        *outer, last = clause.sub.split() or [""]
        yield Numbered(f"{last}.", words, len(outer)) if last else Paragraph(words)


def _lay_out_vote(vote: VoteTaken) -> Iterator[Block]:
    needed = f" ({vote.needed} needed)" if vote.needed is not None else ""
    counts = f"For: {vote.for_}{needed}. Against: {vote.against}. Abstained: {vote.abstained}."
    outcome = "The motion was carried." if vote.carried else "The motion was lost."
    yield say(" ".join(filter(None, (f"Vote on the motion: {vote.motion}", counts, outcome, vote.words))))
    if vote.named:
        yield say("Named vote: " + "; ".join(f"{who}, {how}" for who, how in vote.named) + ".")


def _tell(entry: InterestTold | Break | ChairHanded | Moved) -> str:
    match entry:
        case InterestTold(person=person, kind=kind, words=words):
            article = "an" if kind[:1].lower() in "aeiou" else "a"
            told = f"{person} declared {article} {kind}" + ("" if "interest" in kind.lower() else " interest")
            return f"{told}: {words}" if words else f"{told}."
        case Break(at=at, until=until):
            return f"The meeting adjourned at {print_clock(at)} and resumed at {print_clock(until)}."
        case ChairHanded(to=to, at=at):
            return f"{to} took the chair{f' at {print_clock(at)}' if at else ''}."
        case Moved(person=person, arrives=arrives, at=at):
            return f"{person} {'joined' if arrives else 'left'} the meeting{f' at {print_clock(at)}' if at else ''}."
