"""STA301: a percentage that no whole number of so few cases gives (the GRIM test)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from answerable.checking.comparing.frame import N, P, iterate_frames
from answerable.checking.comparing.leeway import show
from answerable.checking.comparing.series import introduce_grid
from answerable.checking.comparing.share_claim import find_share_claims
from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.paper import Paper
from answerable.checking.rule import Disagreement, Examined
from answerable.measuring.grim import can_fail, fit_totals, list_cases
from answerable.record import Cite

_COUNTED = (
    r"(?:\s+[a-z-]+){0,2}\s+(?:people|respondents|residents|officers|staff|victims|cases|incidents|offences|offenders"
    r"|leavers|schools|forces|councils|homes|households|complaints|referrals|reviews|requests|calls|crimes|members"
    r"|participants|applicants|candidates|students|pupils|children|drivers|vehicles|visits|searches|tests|audits"
    r"|posts|women|men|parents|businesses|responses|replies|appeals|notices|reports|patients|prisoners|sites"
    r"|prosecutions|convictions|arrests|charges|suspects|defendants|investigations|inquiries|trials|hearings|inspections"
    r"|recruits|employees|volunteers|users|clients|tenants|detainees|deployments|warrants|projects|recommendations)\b"
)
_OF = r"\s+of\s+(?:(?:the|all|all\s+the|these|those|our)\s+)?"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # `43% of the 14 applicants were women`
        rf"{P.format('percent')}{_OF}{N.format('total')}{_COUNTED}",
        # `71% (of 38 cases)`
        rf"{P.format('percent')}\s*\(\s*(?:out\s+)?(?:of|n\s*=)\s*{N.format('total')}(?:{_COUNTED})?\s*\)",
        # `14 applicants, of whom 43% were women`
        rf"{N.format('total')}{_COUNTED}[^⟦⟧.;:()]{{0,60}}?\bof\s+(?:whom|which|these|those)\s+{P.format('percent')}",
        # `Of the 14 applicants, 43% were women`
        rf"(?<![^\s(])(?-i:Of)\s+(?:the\s+|these\s+|all\s+)?{N.format('total')}{_COUNTED}[^⟦⟧.;:()]{{0,60}}?,\s*{P.format('percent')}",
    )
)
# A base that is not the one printed: each question has its own, weights and averages have none.
_OTHER_BASE = re.compile(
    r"\b(?:to\s+(?:this|the|that)\s+question|answered\s+the|weighted|average|mean|each|excluding|who\s+answered|increase"
    r"|reduction|change|rate\s+of|per\b)",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"\bn\s*=\s*(?P<total>\d{1,4})\b|\bbase:?\s*(?P<total2>\d{1,4})\b|\b(?P<total3>\d{1,4})\s+(?:respondents|responses|replies)\b",
    re.IGNORECASE,
)


def find(paper: Paper) -> Iterator[Examined]:
    counted = {claim.percent.figure.id for claim in find_share_claims(paper)}
    for frame in iterate_frames(paper, fewest=2):
        if "⟦P" not in frame.text or _OTHER_BASE.search(frame.sentence.text):
            continue
        for pattern in _PATTERNS:
            for match in pattern.finditer(frame.text):
                total, percent = frame.amount(match, "total"), frame.amount(match, "percent")
                if percent.figure.id not in counted and _is_base(total) and not percent.figure.approximate:
                    counted.add(percent.figure.id)
                    yield from _test(
                        [percent], int(total.value), frame.sentence.paragraph.cite(*frame.offsets(match)), total
                    )
    yield from _in_tables(paper)


def _is_base(total: Amount) -> bool:
    return total.is_count and total.unit != "GBP" and total.value > 1


def _in_tables(paper: Paper) -> Iterator[Examined]:
    """A column of percentages under a caption that names the number of replies."""
    for grid in paper.grids:
        percents = [amount for row in grid.rows for amount in row.amounts if amount.is_percent]
        said = introduce_grid(paper, grid) if percents else ""
        match = _CAPTION.search(said)
        if match is not None and not _OTHER_BASE.search(said):
            yield from _test(percents, int(next(filter(None, match.groups()))), grid.cite, None)


def _test(percents: list[Amount], total: int, cite: Cite, base: Amount | None) -> Iterator[Examined]:
    tested = [percent for percent in percents if can_fail(percent.half_unit, total) and 0 <= percent.value <= 100]
    for percent in tested:
        possible = bool(list_cases(percent.bounds, total))
        amounts = (percent, *filter(None, [base]))
        yield Examined(
            amounts, None if possible else _disagree(percent, total, tested, cite if base else percent.cite)
        )


def _disagree(percent: Amount, total: int, all_percents: list[Amount], cite: Cite) -> Disagreement:
    below = int(percent.value * total / 100)
    places = percent.figure.decimals
    given = [
        f"{cases} of {total} is {show(Decimal(100 * cases) / total, places + 1)}%" for cases in (below, below + 1)
    ]
    near = fit_totals([one.bounds for one in all_percents], range(max(2, total - 10), total + 11))
    return Disagreement(
        message=f"No number of cases among {total} makes {percent.text}; {given[0]} and {given[1]}.",
        working=(*given, f"{percent.text} lies between them."),
        printed=percent.text,
        expected=" or ".join(one.rsplit(" ", 1)[1] for one in given),
        tolerance=f"Every share that rounds to {percent.text} was tried.",
        explanation=(
            f"Of {', '.join(map(str, near[:4]))} it is possible: the number may be misprinted, or not all counted."
            if near
            else "The number or the percentage may be misprinted."
        ),
        cite=cite,
    )
