"""TAX653: a weekly or monthly amount that is not its year's amount over 52 or 12."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from answerable.checking.adding.marked_sentence import MARK, Marked
from answerable.checking.adding.matrix import Line, Matrix, read_all_matrices
from answerable.checking.adding.slip import find_slip
from answerable.checking.adding.tax_bands import read_band_columns
from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.paper import Paper
from answerable.checking.evidence.prose import Paragraph
from answerable.checking.rule import Disagreement, Examined
from answerable.costing.amount import PENNY
from answerable.costing.council_tax import MONTHS_A_YEAR, WEEKS_A_YEAR, share_of_year
from answerable.measuring.rounding import Bounds

_PARTS = {"week": WEEKS_A_YEAR, "month": MONTHS_A_YEAR}
_PART = re.compile(r"\b(?:(?:a|per|each|every|/) ?(?P<part>week|month)|(?P<ly>week|month)ly)\b", re.IGNORECASE)
_PER = r"(?: ?(?:pence|p))?,? ?(?:\w+ )?(?:a|per|each|every|/) ?"
_YEARLY = re.compile(
    rf"{MARK}{_PER}(?:year|annum)\b|{MARK} (?:annually|yearly)\b|\b(?:annual|yearly) {{1,2}}(?:\w+ ){{0,3}}{MARK}",
    re.IGNORECASE,
)
_PARTLY = re.compile(rf"{MARK}{_PER}(?P<part>week|month)\b", re.IGNORECASE)
_SAME_THING = re.compile(
    r"\b(?:or|equivalent|equal|equates|this is|that is|i\.e|which is|this increase|amounts? to|works out)\b|[(=]",
    re.IGNORECASE,
)
_BAND_D = re.compile(r"\bband d\b", re.IGNORECASE)
_RISE = re.compile(r"\b(?:rise|increase|extra|additional|more)\b", re.IGNORECASE)
_SPREADS = 2
"""An amount further than this from a year's share speaks of something else."""


def find(paper: Paper) -> Iterator[Examined]:
    for _, along in read_all_matrices(paper):
        yield from _examine_columns(along)
    for paragraph in paper.paragraphs:
        if len(paragraph.amounts) > 1 and _PART.search(paragraph.text):
            yield from _examine_prose(paragraph)
    yield from _examine_rise(paper)


def _examine_rise(paper: Paper) -> Iterator[Examined]:
    """`At Band D the rise is £1.25 a month`, against the rise at band D of the one table that gives it."""
    said = [
        (marked, match)
        for paragraph in paper.paragraphs
        if paragraph.amounts and _BAND_D.search(paragraph.text) and _PART.search(paragraph.text)
        for marked in map(Marked, paragraph.sentences)
        if _BAND_D.search(marked.text) and _RISE.search(marked.text) and not _YEARLY.search(marked.text)
        for match in _PARTLY.finditer(marked.text)
    ]
    if not said:
        return
    rises = [
        column.amounts["D"]
        for column in read_band_columns(paper)
        if column.is_change and "D" in column.amounts and not _PART.search(column.heading)
    ]
    for marked, match in said if len(rises) == 1 else ():
        share, part = marked.amount(match[1]), match["part"].lower()
        if _is_money(share) and _agrees(rises[0], share, part):
            yield Examined((share, rises[0]))
        elif _is_money(share) and _is_near(rises[0], share, part) and not share.figure.approximate:
            yield Examined((share, rises[0]), _report(rises[0], share, part))


def _examine_columns(matrix: Matrix) -> Iterator[Examined]:
    for line in matrix.lines:
        match = _PART.search(line.label)
        if not match or not line.amounts:
            continue
        part = (match["part"] or match["ly"]).lower()
        tried = [
            _pair(line, other, part) for other in matrix.lines if other is not line and not _PART.search(other.label)
        ]
        best = max(tried, key=lambda pairs: sum(agrees for _, _, agrees in pairs), default=[])
        agreeing = sum(agrees for _, _, agrees in best)
        if agreeing < 2 or agreeing * 2 < len(best):
            continue
        for year, share, agrees in best:
            yield Examined((share, year), None if agrees else _report(year, share, part))


def _pair(line: Line, other: Line, part: str) -> list[tuple[Amount, Amount, bool]]:
    both = [(other.amounts[cross], amount) for cross, amount in line.amounts.items() if cross in other.amounts]
    return [(year, share, _agrees(year, share, part)) for year, share in both]


def _examine_prose(paragraph: Paragraph) -> Iterator[Examined]:
    """The one yearly amount of a paragraph against the weekly or monthly amounts in it."""
    yearly: list[Amount] = []
    partly: list[tuple[Amount, str, bool]] = []
    for sentence in paragraph.sentences:
        marked = Marked(sentence)
        here = [marked.amount(next(filter(None, match.groups()))) for match in _YEARLY.finditer(marked.text)]
        yearly += here
        partly += [
            (marked.amount(match[1]), match["part"].lower(), bool(_SAME_THING.search(marked.text)))
            for match in _PARTLY.finditer(marked.text)
        ]
    if len({amount.value for amount in yearly}) != 1 or not all(_is_money(amount) for amount in yearly):
        return
    for share, part, is_same in partly:
        if not _is_money(share):
            continue
        if _agrees(yearly[0], share, part):
            yield Examined((share, yearly[0]))
        elif is_same and _is_near(yearly[0], share, part) and not share.figure.approximate:
            yield Examined((share, yearly[0]), _report(yearly[0], share, part))


def _is_money(amount: Amount) -> bool:
    return amount.unit in ("GBP", "pence")


def _in_pounds(amount: Amount) -> Bounds:
    bounds = amount.bounds
    return Bounds(bounds.low / 100, bounds.high / 100) if amount.unit == "pence" else bounds


def _share(year: Amount, part: str) -> Bounds:
    bounds = _in_pounds(year)
    if year.value == year.value.to_integral_value():
        bounds = Bounds.exactly(bounds.middle)  # whole pounds of a rise are printed in full
    return Bounds(share_of_year(bounds.low, _PARTS[part]), share_of_year(bounds.high, _PARTS[part]))


def _agrees(year: Amount, share: Amount, part: str) -> bool:
    """Whether a share is the year's: rounded either way to the penny, or down, as some bills are."""
    expected = _share(year, part)
    return Bounds(expected.low - PENNY / 2, expected.high + PENNY / 2).meets(_in_pounds(share))


def _is_near(year: Amount, share: Amount, part: str) -> bool:
    expected = _share(year, part).middle
    return expected > 0 and Decimal(1) / _SPREADS <= _in_pounds(share).middle / expected <= _SPREADS


def _report(year: Amount, share: Amount, part: str) -> Disagreement:
    expected = f"£{_share(year, part).middle:,.2f}"
    slip = find_slip(share, _share(year, part)) if share.unit == "GBP" else None
    shown = f"{share.text} pence" if share.text.isdigit() and share.unit == "pence" else share.text
    return Disagreement(
        message=f"{shown} a {part} does not agree with {year.text} a year, which is {expected} a {part}.",
        working=(f"{year.text} ÷ {_PARTS[part]} = {expected}", f"The paper prints {share.text}."),
        printed=share.text,
        expected=expected,
        tolerance="A penny either way.",
        explanation=f"In the amount {slip}." if slip else None,
        cite=share.cite,
        also=(year.cite,),
    )
