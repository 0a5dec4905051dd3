"""Years of account as papers label them, and the documents that they name: `Annual Report 2021-22`."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

LABEL = r"(?<![\d/.-])(?P<first>(?:19|20)\d\d)\s?[/–—-]\s?(?P<last>(?:19|20)\d\d|\d\d)(?![\d/–-]|\.\d)"
_LABEL = re.compile(LABEL)
_NOUNS = (
    r"report|plan|strategy|statement|programme|budget|accounts?|work\s?plan|review|charges|policy|assessment|precept"
    r"|scorecard|forecast|outturn|returns?"
)
_NAMED = re.compile(
    rf"\b(?P<name>(?:[\w’'&]+[ -]){{0,4}}(?:{_NOUNS}))\s*(?:[-–:,(]\s*)?"
    r"(?:for\s+(?:the\s+)?(?:financial\s+)?(?:year\s+)?)?"
    rf"(?P<label>{LABEL})(?!\s*(?:to|and|until|-|–)\s*(?:19|20)\d\d)",
    re.IGNORECASE,
)
_SPACE = re.compile(r"\s+")
_KEY_WORDS = 2
_HINT = re.compile(r"(?:19|20)\d\d\s?[/–—-]")


class YearLabel(msgspec.Struct, frozen=True):
    """A label of a year, or of a run of years: 2021 and 2022 of `2021/22`, 2020 and 2022 of `2020-2022`."""

    first: int
    last: int

    def show(self) -> str:
        """One form for all ways of printing it, so that two can be told apart: `2021/22`, `2020-2022`."""
        return f"{self.first}/{self.last % 100:02d}" if self.last == self.first + 1 else f"{self.first}-{self.last}"


class NamedLabel(msgspec.Struct, frozen=True):
    """A document named with its year. `key` is the last words of its name in lower case (`annual report`)."""

    key: str
    label: YearLabel
    start: int
    end: int
    text: str


def read_label(first: str, last: str) -> YearLabel:
    """`2021`, `22` is 2021 to 2022; a last year printed with two digits is that of the same or the next century."""
    begin = int(first)
    finish = int(last) if len(last) > 2 else begin - begin % 100 + int(last)
    return YearLabel(begin, finish if finish >= begin or len(last) > 2 else finish + 100)


def read_year(text: str) -> int | None:
    """The year in which the one financial year that a text names begins: 2022 of `2022/23 budget`."""
    labels = [read_label(*match.groups()) for match in _LABEL.finditer(text)]
    return labels[0].first if len(labels) == 1 and labels[0].last == labels[0].first + 1 else None


def find_named_labels(text: str) -> Iterator[NamedLabel]:
    """Every document that a text names with a year of account."""
    if not _HINT.search(text):
        return
    for match in _NAMED.finditer(text):
        words = _SPACE.sub(" ", match["name"]).lower().replace("-", " ").split()
        key = " ".join(words[-_KEY_WORDS:])
        label = read_label(match["first"], match["last"])
        yield NamedLabel(key, label, match.start("label"), match.end("label"), match["label"])
