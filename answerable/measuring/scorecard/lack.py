"""What a statement still lacks before it may be published, and what in its writers' words nothing has tested."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from answerable.measuring.scorecard.claim import SLOT, Claim, find_claims
from answerable.measuring.scorecard.scorecard import Group
from answerable.measuring.scorecard.statement import INTRODUCTION, Draft, Part, find_applicability


class Lack(Struct, frozen=True, kw_only=True):
    """What keeps a statement from being published: about what, and a sentence that says what to do.

    `matter` tells a priority from a national measure of the same code; it is empty for anything else.
    """

    about: str
    words: str
    matter: Literal["", "priority", "measure"] = ""


class Warned(Struct, frozen=True, kw_only=True):
    """A claim of change in a writer's own words, with its place: part, priority, before or after, and paragraph."""

    part: Part
    about: str
    place: Literal["before", "after"]
    paragraph: int
    claim: Claim


def list_missing(draft: Draft) -> tuple[Lack, ...]:
    """What refuses publication, one sentence each; nothing where the statement may be published.

    Every national measure has its value or the reason for having none; every priority is said to apply or not, with
    the reason; the body has spoken; every passage has its own place, and every place for a tested sentence a measure.
    """
    return (
        *(lack for group in draft.scorecard.priorities for lack in _list_lacks(draft, group)),
        *_list_unspoken(draft),
        *_list_strange_places(draft),
        *_list_strange_slots(draft),
    )


def scan_words(draft: Draft) -> tuple[Warned, ...]:
    """Claims of change in the writers' own words that no test bears out; they warn, and refuse nothing."""
    return tuple(_scan_passages(draft))


def _list_lacks(draft: Draft, group: Group) -> Iterator[Lack]:
    told = find_applicability(draft, group.code)
    if told is None or not told.reason.strip():
        words = f"“{group.title}”: say whether this priority applies to the area, and why."
        yield Lack(about=group.code, words=words, matter="priority")
    if told and not told.applies:
        return
    for line in group.lines:
        if line.is_missing and line.measure.national_measure:
            words = f"{line.measure.title}: {line.missing}. Load it, or give the reason for the public."
            yield Lack(about=line.measure.code, words=words, matter="measure")
    for gap in group.gaps:
        if not gap.reason:
            words = (
                f"{gap.measure.title}: nothing here gives or stands in for this national measure. Load one, or give "
                "the reason for the public."
            )
            yield Lack(about=gap.measure.code, words=words, matter="measure")


def _list_unspoken(draft: Draft) -> Iterator[Lack]:
    own = (each for each in draft.passages if each.part == "body")
    if not any((each.before + each.after).strip() for each in own):
        yield Lack(about="body", words=f"{draft.body}: the body's own statement has no words yet.")


def _list_strange_places(draft: Draft) -> Iterator[Lack]:
    places = {group.code for group in draft.scorecard.priorities}
    for told in draft.applicability:
        if told.priority and told.priority not in places:
            words = f"It is said whether “{told.priority}” applies, which is no priority."
            yield Lack(about=told.priority, words=words)
    written = Counter((each.part, each.about) for each in draft.passages)
    for (part, about), times in written.items():
        if about not in {INTRODUCTION, *places}:
            yield Lack(about=about, words=f"Words are written about “{about}”, which is no priority.")
        if times > 1:
            words = f"The {part}'s words about “{about}” stand in {times} passages: put them into one."
            yield Lack(about=about, words=words)


def _list_strange_slots(draft: Draft) -> Iterator[Lack]:
    known = {line.measure.code for line in draft.scorecard.lines}
    for each in draft.passages:
        for code in SLOT.findall(f"{each.before} {each.after}"):
            if code not in known:
                yield Lack(about=each.about, words=f"{{{{{code}}}}} names no measure: correct it, or take it out.")


def _scan_passages(draft: Draft) -> Iterator[Warned]:
    beside = {group.code: group.lines for group in draft.scorecard.priorities}
    for each in draft.passages:
        for place, text in (("before", each.before), ("after", each.after)):
            for number, paragraph in enumerate(_split_paragraphs(text), start=1):
                for claim in find_claims(paragraph, draft.scorecard.lines, beside.get(each.about, ())):
                    yield Warned(
                        part=each.part,
                        about=each.about,
                        place="before" if place == "before" else "after",
                        paragraph=number,
                        claim=claim,
                    )


def _split_paragraphs(text: str) -> list[str]:
    return [part for part in re.split(r"\n\s*\n", text.strip()) if part.strip()]
