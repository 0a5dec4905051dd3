"""DAT505: a year or a period printed as no year is: `20/22`, `2022/24` for one financial year, `March 202`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from answerable.checking.evidence.paper import Paper
from answerable.checking.evidence.passage import Passage, gather_passages
from answerable.checking.labelling.printed_day import MONTH
from answerable.checking.labelling.year_label import LABEL, YearLabel, read_label
from answerable.checking.rule import Disagreement, Examined
from answerable.record import Cite

_BEFORE_PERIOD = (
    r"\b(?:in|during|for|since|from|to|with|by|until|fy|years?|budgets?|outturn|baseline"
    r"|against|of|the)\s+(?:the\s+)?"
)
# What may follow a period but not a score or a share: "20/22 wards" counts wards.
_AFTER_PERIOD = (
    r"(?=[.,;:)]|$|\s(?:at|and|to|as|was|were|is|are|the|a|by|on|in|budgets?|baseline|figures?|levels?|performance"
    r"|compared|when|years?|financial|totals?|precept|outturn|accounts|season)\b)"
)
_SHORT = re.compile(
    rf"{_BEFORE_PERIOD}(?P<period>(?P<first>[0-4]\d)/(?P<last>[0-4]\d))(?![\d/]){_AFTER_PERIOD}", re.IGNORECASE
)
_LONG = re.compile(rf"{_BEFORE_PERIOD}(?P<period>{LABEL.replace('[/–—-]', '/')}){_AFTER_PERIOD}", re.IGNORECASE)
_LABEL_CELL = re.compile(LABEL.replace("[/–—-]", "/"))
_CUT_YEAR = re.compile(
    rf"\b(?:in|since|from|until|by|of|to|ending|ended|during)\s+(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{MONTH}\s+"
    r"(?P<long>(?:19|20)\d{3}|20\d(?=[.,;)]|$))(?!\d|,\d)|(?P<short>20(?=\.?$)))",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(?:one|1|two|\d+)\s+(?:in|of|from|to)\s+$|\bout\s+of\s+$|\bby\s+$"
    r"|\b(?:reductions?|increases?|rises?|falls?|drops?|decreases?|totals?|changes?|averages?|sum|maximum|minimum|target)"
    r"\s+(?:of|to|from)\s+$",
    re.IGNORECASE,
)
# A period of several years, or a reference with its year, may be printed so.
_SEVERAL_YEARS = re.compile(
    r"\b(?:plans?|strateg\w+|framework|agreement|programmes?|contracts?|cohort|[a-z]+[- ]years?|term"
    r"|mtfs|mtfp|funds?|rounds?|projects?|scheme|settlement)\b|\bperiods?(?=\s+(?:of\s+|for\s+)?(?:19|20)\d\d/)",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"\b(?:minutes?|items?|actions?|ref(?:erence)?s?|no\.?|numbers?|decisions?|questions?|resolutions?)\b", re.I
)
_WORD_BEFORE = re.compile(r"[a-z)]\s+$", re.IGNORECASE)
_LAST_MONTH = 12
_NEAR = 40
_FEWEST_LABELS = 2


def find(paper: Paper) -> Iterator[Examined]:
    passages = gather_passages(paper)
    printed = Counter(
        read_label(match["first"], match["last"])
        for passage in passages
        if "/" in passage.text
        for match in _LABEL_CELL.finditer(passage.text)
    )
    for passage in passages:
        if "/" in passage.text:
            yield from _short_years(passage)
            yield from _long_years(passage, printed)
        if "20" in passage.text or "19" in passage.text:
            yield from _cut_years(passage)
    for grid in paper.grids:
        yield from _headings([(text, grid.cite) for text in grid.header])
        yield from _headings([(row.cells[0].text, row.cite) for row in grid.rows if row.cells])


def _short_years(passage: Passage) -> Iterator[Examined]:
    for match in _SHORT.finditer(passage.text):
        first, last = int(match["first"]), int(match["last"])
        if (first + 1) % 100 == last:
            yield Examined()
        elif last > _LAST_MONTH and not _is_reference(passage.text, match.start()):  # else a day and a month
            yield Examined(disagreement=_disagree(passage, match, f"20{match['first']}/{(first + 1) % 100:02d}"))


def _long_years(passage: Passage, printed: Counter[YearLabel]) -> Iterator[Examined]:
    for match in _LABEL_CELL.finditer(passage.text):
        if _is_one_year(match):
            yield Examined()
        elif (
            not _is_reference(passage.text, match.start())
            and not _spans_years(passage.text, match)
            and (_is_worded(passage.text, match) or _is_odd_one(passage.text, match, printed))
        ):
            follows = (int(match["first"]) + 1) % 100
            yield Examined(disagreement=_disagree(passage, match, f"{match['first']}/{follows:02d}", match[0]))


def _is_worded(text: str, match: re.Match[str]) -> bool:
    """Whether the words around a label take it for a year: `in 2022/24,`."""
    return any(
        worded.start("period") == match.start() for worded in _LONG.finditer(text, max(0, match.start() - _NEAR))
    )


def _is_odd_one(text: str, match: re.Match[str], printed: Counter[YearLabel]) -> bool:
    """Whether a label stands once in a paper that prints the year beginning with it rightly, and more than once."""
    label = read_label(match["first"], match["last"])
    right = YearLabel(label.first, label.first + 1)
    return (
        printed[label] == 1 and printed[right] >= _FEWEST_LABELS and bool(_WORD_BEFORE.search(text, 0, match.start()))
    )


def _cut_years(passage: Passage) -> Iterator[Examined]:
    for match in _CUT_YEAR.finditer(passage.text):
        group = "long" if match["long"] else "short"
        before = passage.text[: match.start(group)]
        if group == "short" and _COUNTED.search(before):
            continue
        start, end = match.span(group)
        yield Examined(
            disagreement=Disagreement(
                message=(
                    f"{match[0].strip()}: {match[group]} is no year, for it has {len(match[group])} digits, not 4."
                ),
                working=(f"The paper prints {match[group]}.", "A year has four digits."),
                printed=match[group],
                explanation="A digit was perhaps dropped or doubled.",
                cite=passage.cite(start, end),
            )
        )


def _headings(labels: Sequence[tuple[str, Cite]]) -> Iterator[Examined]:
    """A label among the years of a table, along its header or down its first column, that is no single year."""
    years = [(text, cite, match) for text, cite in labels if (match := _LABEL_CELL.search(text))]
    odd = [entry for entry in years if not _is_one_year(entry[2])]
    if len(years) - len(odd) < _FEWEST_LABELS:
        return
    yield Examined()
    for text, cite, match in odd:
        if not _SEVERAL_YEARS.search(text):
            expected = f"{match['first']}/{(int(match['first']) + 1) % 100:02d}"
            yield Examined(disagreement=_disagree(Passage(text, cite), match, expected, period=match[0]))


def _is_one_year(match: re.Match[str]) -> bool:
    label = read_label(match["first"], match["last"])
    return label.last == label.first + 1


def _disagree(passage: Passage, match: re.Match[str], expected: str, period: str | None = None) -> Disagreement:
    printed = period or match["period"]
    start = match.start() if period else match.start("period")
    return Disagreement(
        message=(
            f"{printed} is printed as a financial year, but its two years do not follow each other "
            f"({expected} would)."
        ),
        working=(f"The paper prints {printed}.", f"The financial year that begins in its first year is {expected}."),
        printed=printed,
        expected=expected,
        explanation="One digit of the two years was perhaps mistyped.",
        cite=passage.cite(start, start + len(printed)),
    )


def _is_reference(text: str, at: int) -> bool:
    return bool(_REFERENCE.search(text[max(0, at - _NEAR) : at]))


def _spans_years(text: str, match: re.Match[str]) -> bool:
    return bool(_SEVERAL_YEARS.search(text[max(0, match.start() - _NEAR) : match.end() + _NEAR]))
