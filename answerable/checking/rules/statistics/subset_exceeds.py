"""STA306: a part that exceeds its whole, or a rate that is higher once something is left out of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from answerable.checking.comparing.frame import Frame, N, frame_paper, iterate_frames, kind_of
from answerable.checking.comparing.leeway import range_of
from answerable.checking.comparing.series import Plan, Series, plan_table
from answerable.checking.comparing.share_claim import find_share_claims
from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.grid import Grid
from answerable.checking.evidence.paper import Paper
from answerable.checking.linking.wording import content_words
from answerable.checking.rule import Disagreement, Examined
from answerable.measuring.change import tell_direction
from answerable.record import Cite

# What numbers itself by `3 of 2`, and an order of words that is no part of a whole.
_LABEL = (
    r"page|pages|sheet|item|items|section|sections|part|parts|appendix|annex|table|figure|paragraph|paragraphs|step|phase|version"
    r"|volume|tranche|year|day|week|month|quarter|number|round|stage|chapter|article|clause|rule|regulation|schedule|minute"
    r"|decision|recommendation|resolution|score|grade|level|band|rank|between|and|or|cost|price|budget|rate|ratio"
)
_PARTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # `20 of the 33 discharges`
        rf"{N.format('part')}\s+(?:out\s+)?of\s+(?:the|all|these|those|our)\s+{N.format('whole')}",
        rf"{N.format('part')}\s+out\s+of\s+(?:a\s+total\s+of\s+)?{N.format('whole')}",
        # `8 of 10 contact offices`
        rf"{N.format('part')}\s+(?:out\s+)?of\s+{N.format('whole')}\s+(?:[a-z-]+\s+)?[a-z-]+s\b",
        # `£6.3 million of £14.8 million would be used`
        r"⟦M(?P<part>\d+)⟧\s+(?:out\s+)?of\s+(?:the\s+)?⟦M(?P<whole>\d+)⟧",
        # `774 referrals, 400 of them recorded as crimes`
        rf"{N.format('whole')}(?:\s+[a-z-]+){{1,4}}[^⟦⟧.;:()]{{0,40}}?[,(;]\s*(?:and\s+|with\s+|only\s+|just\s+){{0,2}}"
        rf"{N.format('part')}\s+of\s+(?:them|these|those|which|whom)\b",
        # `1,764 requests, of which 614 were met`
        rf"{N.format('whole')}[^⟦⟧.;:()]{{1,60}}?\bof\s+(?:which|whom)\s+(?:only\s+|just\s+)?{N.format('part')}",
        # `121 were over the limit and of these 48 were under 25`
        rf"{N.format('whole')}[^⟦⟧.;:()]{{1,60}}?(?:,|;|\band)\s+(?:and\s+)?of\s+(?:these|those|them),?\s+(?:only\s+|just\s+)?"
        rf"{N.format('part')}\s+(?:were|was|had|have|are|did|met|gave|said)\b",
        # `The Board itself paid 398 of 412.`
        rf"\b(?!(?:{_LABEL})\b)[a-z]{{3,}}\s+{N.format('part')}\s+of\s+{N.format('whole')}(?=\s*(?:[.,;]\s|[.;]?\s*$))",
        # `Of 164 posts, 151 were filled`
        rf"(?:(?<![^\s(])(?-i:Of)|\b(?:that|and|but)\s+of)\s+(?:the\s+|these\s+|all\s+|a\s+total\s+of\s+)?{N.format('whole')}"
        rf"(?:\s+[a-z-]+){{1,8}}?,?\s+(?:only\s+|just\s+)?{N.format('part')}"
        r"\s+(?:\(|were|had|have|are|was|did|met|gave|said)",
    )
)
_LEAVING = re.compile(r"attrition|turnover|leav|wastage|resign|absence|sickness|abandon", re.IGNORECASE)
_WITHOUT = re.compile(r"\bexcluding\b|\bexcl\.?\b|\bless\b.*\bleav", re.IGNORECASE)
_OF_WHICH = re.compile(r"^\W*of\s+which\b|^\W*(?:including|incl\.)\s", re.IGNORECASE)


def find(paper: Paper) -> Iterator[Examined]:
    seen: set[str] = set()
    yield from _in_prose(paper, seen)
    yield from _of_those_who(paper, seen)
    for claim in find_share_claims(paper):
        over = tell_direction(range_of(claim.whole), range_of(claim.part)) > 0
        if over and claim.part.figure.id not in seen:
            yield Examined((claim.part, claim.whole), _exceeds(claim.part, claim.whole, claim.part.cite))
    yield from _excluding_in_prose(paper)
    for grid in paper.grids:
        yield from _of_which(grid)
        for plan in plan_table(grid):
            yield from _excluding(plan)


def _in_prose(paper: Paper, seen: set[str]) -> Iterator[Examined]:
    for frame in iterate_frames(paper, fewest=2):
        if "of" not in frame.text and "Of" not in frame.text:
            continue
        for pattern in _PARTS:
            for match in pattern.finditer(frame.text):
                part, whole = frame.amount(match, "part"), frame.amount(match, "whole")
                if part.figure.id not in seen and (part.unit == "GBP") == (whole.unit == "GBP") and part.value >= 0:
                    seen.add(part.figure.id)
                    cite = frame.sentence.paragraph.cite(*frame.offsets(match))
                    over = tell_direction(range_of(whole), range_of(part)) > 0
                    yield Examined((part, whole), _exceeds(part, whole, cite) if over else None)


_OF_THOSE = re.compile(
    r"\W*Of\s+those\s+who\s+(?P<did>[a-z][^⟦⟧,.;]{2,40}),\s+(?:only\s+|just\s+)?⟦N(?P<part>\d+)⟧(?!\s*%)"
)


def _of_those_who(paper: Paper, seen: set[str]) -> Iterator[Examined]:
    """`7,940 people took it up. Of those who took it up, 6,122 said so`: the same words of whole and part."""
    for frames in frame_paper(paper):
        for earlier, frame in pairwise(frames):
            match = _OF_THOSE.match(frame.text) if "hose who" in frame.text else None
            if match is None:
                continue
            whole_of = re.compile(
                rf"⟦N(?P<whole>\d+)⟧(?:\s+[a-z]+){{0,2}}(?:\s*\(⟦P\d+⟧\))?\s+{re.escape(match['did'])}", re.IGNORECASE
            )
            held, part = whole_of.search(earlier.text), frame.amount(match, "part")
            if held is not None and part.figure.id not in seen:
                seen.add(part.figure.id)
                whole = earlier.amount(held, "whole")
                over = tell_direction(range_of(whole), range_of(part)) > 0
                cite = frame.sentence.paragraph.cite(*frame.offsets(match))
                yield Examined((part, whole), _exceeds(part, whole, cite) if over else None)


def _exceeds(part: Amount, whole: Amount, cite: Cite) -> Disagreement:
    return Disagreement(
        message=f"{part.text} are said to be of {whole.text}, but a part cannot be more than its whole.",
        working=(f"{part.text} is more than {whole.text}.",),
        printed=part.text,
        expected=f"at most {whole.text}",
        explanation="The two may have changed places, or a digit may be misprinted.",
        cite=cite,
    )


def _of_which(grid: Grid) -> Iterator[Examined]:
    """Rows that begin `of which` against the row above them."""
    parents = [row for row in grid.rows if not _OF_WHICH.match(row.label)]
    for row in grid.rows:
        above = [parent for parent in parents if parent.index < row.index]
        if not _OF_WHICH.match(row.label) or not above:
            continue
        for cell, over in zip(row.cells, above[-1].cells, strict=False):
            part, whole = cell.amount, over.amount
            if part is None or whole is None or part.unit != whole.unit or whole.value < 0 or part.is_percent:
                continue
            exceeds = tell_direction(range_of(whole), range_of(part)) > 0
            yield Examined((part, whole), _exceeds(part, whole, row.cite) if exceeds else None)


def _excluding(plan: Plan) -> Iterator[Examined]:
    """A column of a rate and its neighbour of the same rate with something left out."""
    for series in plan.series:
        if not _WITHOUT.search(series.name) or not _LEAVING.search(series.name):
            continue
        words = content_words(series.name)
        whole = [
            one
            for one in plan.series
            if one is not series
            and one.is_percent
            and not _WITHOUT.search(one.name)
            and content_words(one.name)
            and len(content_words(one.name) & words) * 2 >= len(content_words(one.name))
        ]
        if len(whole) == 1:
            yield from _compare_series(plan, whole[0], series)


def _compare_series(plan: Plan, whole: Series, without: Series) -> Iterator[Examined]:
    for place, all_in, left in zip(plan.places, whole.amounts, without.amounts, strict=True):
        if all_in is not None and left is not None:
            yield _compare_rates(all_in, left, place)


def _compare_rates(whole: Amount, without: Amount, of: str) -> Examined:
    if without.value <= whole.value:
        return Examined((whole, without))
    rounded = range_of(whole).meets(range_of(without))
    place = f"{of}: " if of else ""
    return Examined(
        (whole, without),
        Disagreement(
            message=f"{place}{without.text} with some left out does not agree with the lower {whole.text} overall.",
            working=(
                f"Overall {whole.text}; with some left out {without.text}.",
                "Leaving some of the cases out cannot make more of them.",
            ),
            printed=without.text,
            expected=f"at most {whole.text}",
            explanation="Rounding may account for it; or one of the two is misprinted." if rounded else None,
            cite=without.cite,
            also=(whole.cite,),
            severity="info" if rounded else None,
        ),
    )


_LABELLED = re.compile(
    r"⟦P(?P<rate>\d+)⟧\s+(?P<label>overall|for\s+(?:the\s+)?(?:officers|staff|department))", re.IGNORECASE
)


def _excluding_in_prose(paper: Paper) -> Iterator[Examined]:
    """`11.4% overall and 10.6% for staff. Excluding those who became officers, 10.6% overall and 9.6% for staff`."""
    earlier: Frame | None = None
    for frame in iterate_frames(paper):
        held, earlier = earlier, frame
        if held is None or held.sentence.paragraph is not frame.sentence.paragraph:
            continue
        if not re.match(r"\W*Excluding\b", frame.sentence.text) or not _LEAVING.search(held.sentence.text):
            continue
        before, after = _labelled(held), _labelled(frame)
        for label in before.keys() & after.keys():
            yield _compare_rates(before[label], after[label], label)
        percents = [[one for one in side.amounts if kind_of(one) == "P"] for side in (held, frame)]
        if not after and all(len(found) == 1 for found in percents):
            yield _compare_rates(percents[0][0], percents[1][0], "")


def _labelled(frame: Frame) -> dict[str, Amount]:
    return {
        match["label"].lower().split()[-1]: frame.amount(match, "rate") for match in _LABELLED.finditer(frame.text)
    }
