"""The words that say what a figure is a figure of: content words in one form each, and how telling each is."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

WORD = re.compile(r"[A-Za-z][A-Za-z'’]*(?:&[A-Za-z]+|\d{1,2}\b)?")

_FIGURE = re.compile(r"[£$€]?\d[\d,.]*%?")
_LETTERED = re.compile(r"\b([A-Za-z]{3,8})\s([A-Z]|\d{1,2})\b")
_LETTERED_WORDS = (
    "band group zone area class tier priority phase stage grade round category option site ward line team lot"
)
_LETTERED_KINDS = frozenset(_LETTERED_WORDS.split())
"""What is told apart by a letter or a number after it."""
_STOP_WORDS = (
    "the a an and or but of to in on at by for from with as is are was were be been being has have had will would "
    "can could may might shall should must do does did not no nor so than then that this these those there here it "
    "its he she they them their his her our we us you your i which who whom whose what when where while if into "
    "over under about after before between during through against per each every all both any some such same other "
    "another more most less least very also only just now still yet up down out off via within without across among "
    "including includes include included stands stood stand remains remained remain see seen shows show shown set "
    "sets sits sit below above following figure figures table page paragraph section appendix report paper year "
    "years month months week weeks day days quarter quarters period periods date percent percentage cent proportion "
    "number numbers amount amounts level levels value values approximately around nearly almost total totals "
    "overall said reported noted asked told advised explained confirmed added stated gave given gives give makes "
    "made make compared comparison comparing versus vs respectively currently present pound pounds million thousand "
    "m k bn continue continued continues current due already since although however part parts end ends term way "
    "ways first second third fourth key new increase increased increases increasing rise rose risen rising decrease "
    "decreased decreases reduction reduced fall fell fallen grew grown growth drop dropped change changed changes "
    "higher lower rises falls "
)
_STOP = frozenset(_STOP_WORDS.split())
# Words that papers of this kind use for the same thing, each under one of them.
_SAME = {
    "deficit": "gap",
    "shortfall": "gap",
    "overspend": "variance",
    "underspend": "variance",
    "overspent": "variance",
    "underspent": "variance",
    "spend": "spend",
    "spending": "spend",
    "spent": "spend",
    "expenditure": "spend",
    "cost": "spend",
    "costs": "spend",
    "projected": "forecast",
    "projection": "forecast",
    "forecasts": "forecast",
    "reserves": "reserve",
    "policing": "police",
    "wte": "fte",
    "satisfaction": "satisfied",
    "attendance": "attended",
    "abandonment": "abandoned",
    "grants": "grant",
    "posts": "post",
}
_SHORTEST_STEM = 4
_FULL = {"pcc": "commissioner", "wmp": "police", "ot": "overtime"}
# A target is not a result, a mean is not a median.
_QUALIFIERS = (
    "target goal aim standard threshold limit ceiling minimum maximum budget forecast actual outturn "
    "baseline previous prior original revised initial average median mean monthly weekly daily annual hourly male "
    "female men women boys girls gross net national nationally regional local england wales recurring cumulative "
    "repeat additional further extra variance gap remaining balance excluding other half quarter "
    "weekday weekend child children adult adults young juvenile white black asian mixed former best worst "
    "highest lowest internal external capital revenue non upper lower per annually attempted completed open "
    "answered abandoned offered positive negative successful unsuccessful satisfied dissatisfied full part staff "
    "officer volunteer band phase round stage tier "
)


@lru_cache(maxsize=16_384)
def fold_word(word: str) -> str:
    """A word in one form: lower case, no possessive, the singular where it is plain."""
    word = word.lower().replace("’", "'").removesuffix("'s").replace("'", "")
    word = _SAME.get(word, word)
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    word = _SAME.get(word, _FULL.get(word, word))
    for ending in ("ing", "ed", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=16_384)
def content_words(text: str) -> frozenset[str]:
    """The words of a text that carry its subject, folded; function words and words of any report are left out.

    `Band D` is `band` and `band d`, so that it is not Band C.
    """
    words = {fold_word(word) for word in WORD.findall(text) if len(word) > 1 and word.lower() not in _STOP}
    for kind, which in _LETTERED.findall(text):
        if fold_word(kind) in _LETTERED_KINDS or kind.lower() in _LETTERED_KINDS:
            words.add(f"{kind} {which}".lower())
    return frozenset(words)


def name_words(text: str) -> frozenset[str]:
    """The words printed with a capital, folded, but for the first (which opens a sentence)."""
    found = list(WORD.finditer(text))
    return frozenset(
        fold_word(word[0])
        for index, word in enumerate(found)
        if index and word[0][0].isupper() and word[0].lower() not in _STOP and len(word[0]) > 1
    )


def read_form(sentence: str) -> str:
    """A sentence without its figures and names: the form on which those of a series are made."""
    words = _FIGURE.sub("#", sentence).split()
    return " ".join(word for word in words if word.islower() or word == "#")


def weigh_words(texts: Iterable[frozenset[str]]) -> Mapping[str, float]:
    """How telling each word is in a paper: log of the share of its statements without it (inverse frequency)."""
    counts: Counter[str] = Counter()
    total = 0
    for words in texts:
        counts.update(words)
        total += 1
    return {word: math.log((total + 1) / count) for word, count in counts.items()}


QUALIFIERS = frozenset(map(fold_word, _QUALIFIERS.split()))
"""Words that make another quantity of the same wording, folded."""

_TOTAL_WORDS = "total net gross grand expenditure requirement budget all sub position force"
TOTAL_WORDS = frozenset(map(fold_word, _TOTAL_WORDS.split()))
"""Words of the row that sums a table; a sentence about the whole need not name it."""

_DESCRIBING = "best worst highest lowest variance gap target band"
NARROWING = QUALIFIERS - frozenset(map(fold_word, _DESCRIBING.split()))
"""Words that make a part of a quantity; to be the highest of its kind narrows nothing."""
_ROLE_NAMES = (
    "board panel commissioner committee force council constable chief officer police policing crime office finance "
    "financial service department team member cabinet authority group government home plan report director head "
    "deputy mayor chair councillor january february march april may june july august september october november "
    "december "
)
ROLE_NAMES = frozenset(map(fold_word, _ROLE_NAMES.split()))
"""Words printed with a capital that name no place or part: who reports, and when."""
