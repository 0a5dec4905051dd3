"""Exempt and confidential information: its grounds, when they fail, and the resolution that excludes the public."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cache
from typing import Literal

import msgspec

from answerable.law.parameter import list_valid, read_rows
from answerable.law.ruling import Ruling, make_ruling
from answerable.law.words import say_day, say_list

Openness = Literal["open", "exempt", "confidential"]
Balance = Literal["exemption", "disclosure", "even"]
ConfidentialGround = Literal["government", "enactment"]


class Paragraph(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A paragraph of part 1 of schedule 12A to the Local Government Act 1972, in our words.

    `fails_if_registrable` is whether it does not hold for what the law has registered in public.
    """

    number: int
    words: str
    fails_if_registrable: bool = False
    valid_from: dt.date
    valid_to: dt.date | None = None
    source: str
    verified: bool


class Ground(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A reason for which information is confidential, so that the public must be excluded."""

    ground: ConfidentialGround
    words: str
    valid_from: dt.date
    valid_to: dt.date | None = None
    source: str
    verified: bool


class ClosedItem(msgspec.Struct, frozen=True, kw_only=True):
    """An item of business to be taken without the public, with what closes it."""

    number: str
    title: str
    paragraphs: tuple[int, ...] = ()
    ground: ConfidentialGround | None = None


@cache
def _read_paragraphs() -> tuple[Paragraph, ...]:
    return read_rows("exemptions.toml", "paragraph", Paragraph)


@cache
def _read_grounds() -> tuple[Ground, ...]:
    return read_rows("exemptions.toml", "ground", Ground)


def list_paragraphs(on: dt.date | None = None) -> dict[int, Paragraph]:
    """The paragraphs that hold on a day, by number."""
    return {row.number: row for row in list_valid(_read_paragraphs(), on)}


def list_grounds(on: dt.date | None = None) -> dict[ConfidentialGround, Ground]:
    """The grounds of confidential information that hold on a day."""
    return {row.ground: row for row in list_valid(_read_grounds(), on)}


def judge_exemption(
    kind: Openness,
    on: dt.date,
    *,
    paragraph: int | None = None,
    ground: ConfidentialGround | None = None,
    public_interest_test: str = "",
    balance: Balance = "exemption",
    author: str = "",
    review_date: dt.date | None = None,
    registrable: bool = False,
    binding: bool = True,
) -> tuple[Ruling, ...]:
    """Whether a closed paper may be closed, on a day.

    `balance` is which side the public interest test came down on: a tie discloses. `registrable` is whether the law
    has the information registered (Companies Acts and the like), for which paragraph 3 does not hold. `binding`
    False for a board outside Part VA of the Act: then it warns only.
    """
    if kind == "open":
        return ()
    if kind == "confidential":
        faults = (
            [] if ground in list_grounds(on) else ["the ground: given by Government in confidence, or barred by law"]
        )
        return _refuse(faults, binding=binding, verified=False)
    known = list_paragraphs(on).get(paragraph or 0)
    fails = registrable and known is not None and known.fails_if_registrable
    wanted = (
        (known is not None, "the paragraph of schedule 12A that it falls under"),
        (not fails, f"a paragraph other than {paragraph}, as the law has this registered in public"),
        (bool(public_interest_test.strip()), "the public interest test"),
        (balance == "exemption", "a public interest that outweighs disclosure (a tie discloses)"),
        (bool(author.strip()), "who decided it"),
        (review_date is not None, "the date on which it will be looked at again"),
    )
    faults = [words for given, words in wanted if not given]
    refused = _refuse(faults, binding=binding, verified=known is None or known.verified)
    if review_date is None or review_date > on:
        return refused
    return (*refused, make_ruling("W-EXEMPT-REVIEW-DUE", _say_review(review_date)))


def resolution_to_exclude(items: Sequence[ClosedItem], on: dt.date) -> str:
    """The words of the resolution: each exempt item with its paragraphs, each confidential item with its ground.

    For confidential items the law itself excludes the public; they are listed so that the minutes name them. An error
    where an item has neither a known paragraph nor a ground: nothing may be closed without one.
    """
    known = list_paragraphs(on).keys()
    bare = [one.number for one in items if one.ground is None and not (one.paragraphs and known >= {*one.paragraphs})]
    if bare:
        raise ValueError(
            f"Item {say_list(bare)} has no paragraph of the schedule and no ground, so the public stay for it."
        )
    exempt = [_say_exempt(item, on) for item in items if item.ground is None]
    confidential = [_say_confidential(item, on) for item in items if item.ground is not None]
    parts = []
    if exempt:
        parts.append(
            "That under section 100A(4) of the Local Government Act 1972 the public be excluded from the meeting "
            "while the items below are considered, because exempt information as described in the paragraph of part "
            "1 of schedule 12A given beside each is likely to be disclosed, and the public interest in keeping the "
            f"exemption outweighs the public interest in disclosure: {'; '.join(exempt)}."
        )
    if confidential:
        parts.append(
            "That the public are excluded by section 100A(2) of the Local Government Act 1972, confidential "
            f"information being likely to be disclosed, from: {'; '.join(confidential)}."
        )
    return "\n".join(parts)


def judge_public_bundle(closed: Sequence[str]) -> tuple[Ruling, ...]:
    """Whether a bundle for the public holds papers that are closed; `closed` are the titles of those in it."""
    return tuple(
        make_ruling(
            "E-CONFIDENTIAL-IN-PUBLIC-BUNDLE", f"“{title}” is closed and stands in the public pack: take it out."
        )
        for title in closed
    )


def _refuse(faults: Sequence[str], *, binding: bool, verified: bool) -> tuple[Ruling, ...]:
    if not faults:
        return ()
    words = f"This cannot be closed to the public yet: it lacks {say_list(faults)}."
    return (make_ruling("E-EXEMPT-NO-GROUND", words, binding=binding, verified=verified),)


def _say_review(review_date: dt.date) -> str:
    return f"This exemption was to be looked at again by {say_day(review_date)}: keep it with a new date, or open it."


def _say_exempt(item: ClosedItem, on: dt.date) -> str:
    known = list_paragraphs(on)
    told = [f"{number} ({known[number].words})" for number in item.paragraphs]
    return f"item {item.number}, {item.title}: paragraph{'s' * (len(told) > 1)} {say_list(told)}"


def _say_confidential(item: ClosedItem, on: dt.date) -> str:
    known = list_grounds(on)
    return f"item {item.number}, {item.title}: {known[item.ground].words}" if item.ground else ""
