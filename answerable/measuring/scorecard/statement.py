"""The quarterly statement on the national priorities: the force's part and the policing body's, as a draft.

What a policing body publishes under paragraph 7A of the schedule to the Elected Local Policing Bodies (Specified
Information) Order 2011: a statement on the force's contribution to the national priorities, and which of them apply
and why.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from answerable.drawing.exhibit import Exhibit
from answerable.drawing.wording import say_day
from answerable.measuring.scorecard.claim import SLOT
from answerable.measuring.scorecard.line import Line
from answerable.measuring.scorecard.scorecard import Group, Scorecard
from answerable.measuring.scorecard.sentence import end_sentence, tell_badges, tell_change, tell_line
from answerable.measuring.scorecard.telling import tell_measure

Part = Literal["force", "body"]
INTRODUCTION = "introduction"

_ORDER = "Elected Local Policing Bodies (Specified Information) (Amendment) Order 2021"


class Passage(Struct, frozen=True, kw_only=True):
    """The writer's own words in light markup: in the force's part or the body's, about a priority (its code) or the
    `introduction`, before and after what is generated there.

    `{{homicide}}` stands for the tested sentence about the measure of that code.
    """

    part: Part
    about: str
    before: str = ""
    after: str = ""


class Applicability(Struct, frozen=True, kw_only=True):
    """Whether a national priority applies to the area, and why. Without a priority it speaks of all the others."""

    priority: str = ""
    applies: bool = True
    reason: str


class Section(Struct, frozen=True, kw_only=True):
    """A part of the statement under a heading; `text` is light markup, its paragraphs parted by blank lines."""

    about: str
    heading: str
    text: str
    exhibits: tuple[Exhibit, ...] = ()


class Draft(Struct, frozen=True, kw_only=True):
    """A statement that is being written: a scorecard, and what the force and the body add to it."""

    scorecard: Scorecard
    force: str
    body: str
    passages: tuple[Passage, ...] = ()
    applicability: tuple[Applicability, ...] = ()


def write_purpose(draft: Draft) -> str:
    """What the paper is for, in paragraphs of light markup."""
    ends = say_day(draft.scorecard.quarter_end)
    return (
        f"To report performance against the national priorities for policing for the quarter to {ends}, as the "
        f"statement of {draft.force} and of {draft.body}.\n\n"
        f"This statement is made under the {_ORDER}.\n\n"
        "Every sentence here that says whether a figure changed is the result of a statistical test, which is named "
        "with its interval. Where nothing could be tested the statement says so and says why."
    )


def list_force_sections(draft: Draft) -> tuple[Section, ...]:
    """The force's part: for each priority its measures in tested sentences and exhibits, among the writer's words."""
    return tuple(_write_section(draft, group) for group in draft.scorecard.priorities)


def list_body_sections(draft: Draft) -> tuple[Section, ...]:
    """The policing body's part: which priorities apply and why, then its own words on each."""
    opening = _find_passage(draft, "body", INTRODUCTION)
    introduction = _join(opening.before, *_tell_applicability(draft), opening.after)
    sections = [Section(about=INTRODUCTION, heading="Introduction", text=_fill(introduction, draft.scorecard.lines))]
    for group in draft.scorecard.priorities:
        own = _find_passage(draft, "body", group.code)
        if text := _join(own.before, own.after):
            filled = _fill(text, draft.scorecard.lines)
            sections.append(Section(about=group.code, heading=group.title, text=filled))
    return tuple(sections)


def find_applicability(draft: Draft, priority: str) -> Applicability | None:
    """What has been said of whether a priority applies: of itself, or of all that are not named."""
    named = {each.priority: each for each in draft.applicability}
    return named.get(priority) or named.get("")


def _write_section(draft: Draft, group: Group) -> Section:
    own = _find_passage(draft, "force", group.code)
    told = find_applicability(draft, group.code)
    if told and not told.applies:
        generated = [f"This priority is assessed not to apply to the area: {end_sentence(told.reason)}"]
    else:
        generated = [" ".join((*tell_line(line), *tell_badges(line))) for line in group.lines]
        generated += [_tell_gap(gap.measure.title, gap.reason) for gap in group.gaps]
    text = _join(_fill(own.before, draft.scorecard.lines), *generated, _fill(own.after, draft.scorecard.lines))
    exhibits = tuple(tell_measure(line) for line in group.lines if line.figure)
    return Section(about=group.code, heading=f"Measure: {group.title}", text=text, exhibits=exhibits)


def _tell_gap(title: str, reason: str) -> str:
    said = f"{title}: this national measure is not given here"
    return f"{said}. {end_sentence(reason)}" if reason else f"{said}, and no reason has been given."


def _tell_applicability(draft: Draft) -> Iterator[str]:
    named = {each.priority for each in draft.applicability if each.priority}
    for each in draft.applicability:
        whether = "applies" if each.applies else "does not apply"
        if each.priority:
            title = next((group.title for group in draft.scorecard.priorities if group.code == each.priority), "")
            yield f"The national priority “{title}” is assessed as one that {whether}: {end_sentence(each.reason)}"
        else:
            which = "Each of the other national priorities" if named else "Each of the national priorities"
            yield f"{which} is assessed as one that {whether} to the area: {end_sentence(each.reason)}"


def _find_passage(draft: Draft, part: Part, about: str) -> Passage:
    found = (each for each in draft.passages if (each.part, each.about) == (part, about))
    return next(found, Passage(part=part, about=about))


def _fill(text: str, lines: Sequence[Line]) -> str:
    """Own words with the tested sentences in their places; a place that names no measure stays as it is."""
    told = {line.measure.code: tell_change(line) for line in lines}
    return SLOT.sub(lambda slot: told.get(slot[1], slot[0]), text)


def _join(*parts: str) -> str:
    return "\n\n".join(part.strip() for part in parts if part.strip())
