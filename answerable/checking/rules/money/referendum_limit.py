"""TAX654: a rise of police council tax above the year's limit, past which a referendum must be held."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from answerable.checking.adding.tax_bands import BandColumn, read_band_columns
from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.paper import Paper
from answerable.checking.evidence.prose import Paragraph
from answerable.checking.rule import Disagreement, Examined
from answerable.costing.referendum import ReferendumLimit, find_limit
from answerable.measuring.rounding import Bounds

_YEAR = re.compile(r"\b20(\d\d)\s?[/–-]\s?(?:20)?(\d\d)\b")
_POLICE = re.compile(r"\bpolice|\bpolicing|\bPCCs?\b|\bcommissioner", re.IGNORECASE)
_STATED = re.compile(
    r"\breferendum (?:limit|threshold|cap|principle)\w*(?P<on>[^.;]{0,60}?)\b(?:is|was|of|at)\s+$", re.IGNORECASE
)
_LED = 110
_OPENING = 12
"""How many paragraphs, from the first, say whose paper it is."""

_WALES = re.compile(r"\bWelsh Government|Dyfed-Powys|\bGwent Police|North Wales Police|South Wales Police|\bHeddlu\b")
_OTHER_BODY = re.compile(
    r"\bfire and rescue|combined authority|town council|parish council|county council's (?:share|precept)",
    re.IGNORECASE,
)


def find(paper: Paper) -> Iterator[Examined]:
    yield from _stated_limits(paper)
    columns = [column for column in read_band_columns(paper) if not column.is_change and "D" in column.amounts]
    dated = [(year, column) for column in columns if (year := _read_year(column.heading))]
    if len(dated) < 2 or not _is_english_police(paper):
        return
    dated.sort(key=lambda entry: entry[0])
    for (earlier, before), (year, after) in pairwise(dated):
        limit = find_limit(year)
        if limit and int(year[:4]) == int(earlier[:4]) + 1:
            yield _examine(before, after, limit)


def _stated_limits(paper: Paper) -> Iterator[Examined]:
    """`The referendum limit for 2023/24 is £15`, against the limit of that year."""
    stated = [paragraph for paragraph in paper.paragraphs if "eferendum" in paragraph.text and paragraph.amounts]
    if not stated or not _is_english_police(paper):
        return
    for paragraph in stated:
        for amount in paragraph.amounts:
            if amount.unit == "GBP":
                yield from _examine_stated(paragraph, amount)


def _examine_stated(paragraph: Paragraph, amount: Amount) -> Iterator[Examined]:
    match = _STATED.search(paragraph.text[max(0, amount.start - _LED) : amount.start])
    year = _read_year(match["on"]) if match else None
    limit = find_limit(year) if year else None
    if limit is None or limit.cash_pounds is None:
        return
    if amount.bounds.meets(Bounds.exactly(limit.cash_pounds)):
        yield Examined((amount,))
        return
    yield Examined(
        (amount,),
        Disagreement(
            message=f"The referendum limit for {limit.year} is printed as {amount.text}; it is £{limit.cash_pounds}.",
            working=(f"Limit for {limit.year}: £{limit.cash_pounds}", f"Source: {limit.source}."),
            printed=amount.text,
            expected=f"£{limit.cash_pounds}",
            explanation="It may be the limit of another year, or one for a group of bodies.",
            severity="warning" if limit.verified else "info",
            cite=amount.cite,
        ),
    )


def _read_year(heading: str) -> str | None:
    match = _YEAR.search(heading)
    return f"20{match[1]}/{match[2]}" if match and int(match[2]) == (int(match[1]) + 1) % 100 else None


def _is_english_police(paper: Paper) -> bool:
    """Whether a paper is of a police body in England, which alone these limits are for."""
    words = " ".join(
        [document.title or "" for document in paper.record.documents]
        + [
            paragraph.text
            for paragraph in paper.paragraphs
            if paragraph.look == "heading" or paragraph.index < _OPENING
        ]
        + [f"{grid.caption} {' '.join(grid.header)}" for grid in paper.grids]
    )
    return bool(_POLICE.search(words)) and not _WALES.search(words) and not _OTHER_BODY.search(words)


def _examine(before: BandColumn, after: BandColumn, limit: ReferendumLimit) -> Examined:
    old, new = before.amounts["D"], after.amounts["D"]
    if not limit.is_passed(old.value, new.value):
        return Examined((old, new))
    return Examined((old, new), _report(old, new, limit))


def _report(old: Amount, new: Amount, limit: ReferendumLimit) -> Disagreement:
    rise = new.value - old.value
    tolerance = Bounds.printed(rise, old.half_unit + new.half_unit).tolerance
    checked = "" if limit.verified else " The limit has still to be confirmed."
    return Disagreement(
        message=(
            f"Band D rises by £{rise:,.2f}, from {old.text} to {new.text}; the limit for {limit.year} without a "
            f"referendum is {limit.words}."
        ),
        working=(
            f"{new.text} − {old.text} = £{rise:,.2f}",
            f"Limit for {limit.year}: {limit.words}",
            f"Source: {limit.source}.{checked}",
        ),
        printed=f"£{rise:,.2f}",
        expected=f"at most {limit.words}" if limit.percent is None else limit.words,
        tolerance=f"Rounding of the printed numbers allows ±£{tolerance:f}.",
        explanation="A rise above the limit is lawful only if a referendum approves it.",
        cite=new.cite,
        also=(old.cite,),
        severity="warning" if limit.verified else "info",
    )
