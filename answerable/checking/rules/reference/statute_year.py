"""LAW851: an Act of Parliament cited with a year in which none of that title was passed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answerable.checking.evidence.paper import Paper
from answerable.checking.evidence.prose import Paragraph
from answerable.checking.rule import Disagreement, Examined
from answerable.law.statute import Title, find_title, fold_title, list_titles
from answerable.law.words import say_list

_YEAR = r",?\s+(?:of\s+)?\(?(?P<year>(?:1[89]|20)\d\d)\b"
_CITED = re.compile(rf"\b(?P<last>Act|ACT){_YEAR}")
_WORD = re.compile(r"\(?[\w’'-]+\.?\)?,?")
_JOINING = frozenset({"and", "of", "the", "for", "to", "in", "etc", "etc.", "with", "at", "from"})
_LONGEST_TITLE_WORDS = 10
_ADDED = frozenset({"and", "of", "the"})


def find(paper: Paper) -> Iterator[Examined]:
    for paragraph in paper.paragraphs:
        if "Act" not in paragraph.text and "ACT" not in paragraph.text:
            continue
        for match in _CITED.finditer(paragraph.text):
            yield from _examine(paragraph, match)


def _examine(paragraph: Paragraph, match: re.Match[str]) -> Iterator[Examined]:
    words = _title_words(paragraph.text, match.end("last"))
    year = int(match["year"])
    for first in range(len(words)):
        start = words[first][1]
        title = find_title(paragraph.text[start : match.end("last")])
        if title is not None:
            if title.is_certain(year) and _stands_alone(words, first):
                yield Examined(disagreement=_compare(paragraph, start, match, title, year))
            return
    yield from _misnamed(paragraph, words, match, year)


def _compare(paragraph: Paragraph, start: int, match: re.Match[str], title: Title, year: int) -> Disagreement | None:
    if year in title.years:
        return None
    acts = title.acts
    years = say_list([str(act.year) for act in acts])
    near = [act.year for act in acts if _one_digit_apart(act.year, year)]
    printed = f"{title.name} {year}"
    passed = f"the Act of that title is of {years}" if len(acts) == 1 else f"Acts of that title are of {years}"
    return Disagreement(
        message=f"{printed} is cited, but {passed}.",
        working=tuple(
            f"{act.title} {act.year} ({act.source}{'' if act.verified else ', not verified'})." for act in acts
        ),
        printed=printed,
        expected=f"{title.name} {near[0]}" if len(near) == 1 else None,
        explanation="One digit of the year was perhaps mistyped." if near else None,
        severity="error" if all(act.verified for act in acts) else None,
        cite=paragraph.cite(start, match.end("year")),
    )


def _misnamed(
    paragraph: Paragraph, words: list[tuple[str, int]], match: re.Match[str], year: int
) -> Iterator[Examined]:
    """A title that is a known one but for a small word too many, with that Act's own year."""
    for title in list_titles().values():
        known = fold_title(title.name).split()
        size = len(known) + 1
        if len(words) < size or year not in title.years:
            continue
        printed = [fold_title(word) for word, _ in words[-size:]]
        extra = [index for index in range(size) if printed[:index] + printed[index + 1 :] == known]
        if extra and printed[extra[0]] in _ADDED and extra[0] > 0:
            start = words[-size][1]
            yield Examined(
                disagreement=Disagreement(
                    message=(
                        f"“{paragraph.text[start : match.end('year')]}” is cited; the Act of {year} is "
                        f"the {title.name} {year}."
                    ),
                    working=(
                        f"Printed: {paragraph.text[start : match.end('year')]}.",
                        f"Title: {title.name} {year}.",
                    ),
                    printed=paragraph.text[start : match.end("year")],
                    expected=f"{title.name} {year}",
                    severity="info",
                    cite=paragraph.cite(start, match.end("year")),
                )
            )
            return


def _title_words(text: str, end: int) -> list[tuple[str, int]]:
    """The words that may be a title, back from `Act`: with capitals, or small ones that join them; with offsets."""
    found: list[tuple[str, int]] = []
    begin = max(0, end - 140)
    for match in reversed(list(_WORD.finditer(text, begin, end))):
        word = match[0]
        joins = word.lower() in _JOINING
        if len(found) > _LONGEST_TITLE_WORDS or not (word.lstrip("(")[:1].isupper() or joins):
            break
        found.append((word, match.start()))
    return found[::-1]


def _stands_alone(words: list[tuple[str, int]], first: int) -> bool:
    """Whether the title is no end of a longer one: `Metropolitan Police Act` is not the `Police Act`."""
    before = [word.lower() for word, _ in words[:first]]
    return before[-1:] == ["the"] or all(word in _JOINING for word in before)


def _one_digit_apart(one: int, other: int) -> bool:
    return sum(a != b for a, b in zip(str(one), str(other), strict=True)) == 1
