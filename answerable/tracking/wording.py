"""How telling words are, and how alike two wordings.

The weight of a word is its inverse document frequency over the papers at hand (Spärck Jones 1972), so that what every
paper says weighs little; likeness is the cosine of the two sets of squared weights. No model and no dictionary.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(r"£?\d[\d,]*(?:\.\d+)?(?:%|(?:bn|m|k)\b)?|[A-Za-z]+(?:[’'][A-Za-z]+)?")
_SCALES = {"k": Decimal(10**3), "m": Decimal(10**6), "bn": Decimal(10**9)}
_ENDINGS = (
    *("isations", "isation", "ations", "ation", "utions", "ution", "itions", "ition", "ments", "ment", "ings", "ing"),
    *("ities", "ity", "ions", "ion", "ised", "ise", "uted", "ute", "ated", "ate", "ied", "ies", "ed", "es", "e"),
    *("ly", "s", "y"),
)
_SHORTEST_STEM = 4
# Words that tell nothing.
_EMPTY_WORDS = (
    "a an the and or of to in on at by for from with without into over as is are was were be been being it its "
    "this that these those there their they them he his she her we our us you your i my will would shall "
    "should may might can could not no nor but if so than then when where which who whom what how all any each "
    "both also further more most other such only own same very has have had do does did about above after "
    "again against before between during under until up out off through across per via within"
)
_EMPTY = frozenset(_EMPTY_WORDS.split())
# Words of procedure: they stand in nearly every request, so they tell little even where a pack is small.
_PROCEDURE = (
    "action actions advise advised agree agreed arrange ask asked bring chair chairman circulate commissioner "
    "committee confirm confirmed consider constable council councillor chief crime detail details feedback "
    "force forward future give given information item items look meeting meetings member members minute "
    "minutes next note noted notes offer offered panel board pcc opcc office officer people police policing "
    "present presented promise provide provided receive regarding relation report reported reports request "
    "requested resolved respond response result send sent set share submit summary undertake undertook update "
    "updated work write written year years"
)
LONGEST_INITIALS = 4
PROCEDURE_WEIGHT = 0.3
"""What a word of procedure weighs of its full weight."""


class Word(NamedTuple):
    """A word as it is compared: `stem` in one form, `printed` as it stands, `proper` if it is set with a capital."""

    stem: str
    printed: str
    proper: bool


@lru_cache(maxsize=65_536)
def read_words(text: str) -> tuple[Word, ...]:
    """The telling words of a text, in order, each once."""
    found: dict[str, Word] = {}
    for match in _TOKEN.finditer(text):
        printed = match[0]
        stem = _stem_of(printed)
        if stem and stem not in found:
            begins = match.start() == 0 or text[max(0, match.start() - 2) : match.start()].rstrip()[-1:] in ".:?!-–•"
            initials = printed.isupper() and 1 < len(printed) <= LONGEST_INITIALS
            found[stem] = Word(stem, printed, initials or (printed[0].isupper() and not begins))
    return tuple(found.values())


@lru_cache(maxsize=65_536)
def stems_of(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in read_words(text))


def _stem_of(printed: str) -> str:
    if printed[0] in "£0123456789":
        return _number_of(printed)
    word = re.sub(r"[’']s?$|[’'].*$", "", printed.casefold())
    if word in _EMPTY or len(word) < 2:
        return ""
    return stem(word)


def _number_of(printed: str) -> str:
    """A number in one form: `£28.10m` and `28,100,000` alike."""
    scale = next((_SCALES[end] for end in ("bn", "m", "k") if printed.endswith(end)), Decimal(1))
    digits = printed.strip("£%").rstrip("bmnk").replace(",", "")
    try:
        return f"{(Decimal(digits) * scale).normalize():f}{'%' if printed.endswith('%') else ''}"
    except InvalidOperation:
        return digits


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """A word without its ending, so that `distributed` and `distribution` are one."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: len(word) - len(ending)]
    return word


_PROCEDURAL = frozenset(stem(word) for word in _PROCEDURE.split())


class Likeness(NamedTuple):
    """How alike two wordings are (0 to 1), and the weight that each shared word gives of it."""

    score: float
    shares: dict[str, float]


class Lexicon:
    """The weights of words over the texts at hand. `names` are names of bodies: their words are in every paper."""

    def __init__(self, texts: Iterable[str], names: Iterable[str] = ()) -> None:
        self._texts = [stems_of(text) for text in texts]
        self._weights: dict[str, float] = {}
        self._totals: dict[frozenset[str], float] = {}
        self._seen = Counter(stem for stems in self._texts for stem in stems)
        self._procedural = _PROCEDURAL | {stem for name in names for stem in stems_of(name)}

    def is_telling(self, stem: str) -> bool:
        return stem not in self._procedural

    def weigh(self, stems: Iterable[str]) -> float:
        """The sum of squared weights."""
        # an exactly rounded sum: the order of the words must not change a score
        return math.fsum(self._weight(stem) ** 2 for stem in stems)

    def compare(self, first: frozenset[str], second: frozenset[str]) -> Likeness:
        """The likeness of two wordings, given as stems.

        The cosine; or, where the shorter says almost nothing that the longer does not, the part of it that is shared,
        somewhat reduced: a clerk's row is often a part of what was said.
        """
        shared = first & second
        held, mine, theirs = self.weigh(shared), self.weigh(first), self.weigh(second)
        if not held:
            return Likeness(0.0, {})
        telling = sum(map(self.is_telling, shared))
        score = held / math.sqrt(mine * theirs)
        if telling >= FEWEST_TELLING:
            score = max(score, PART_WEIGHT * held / min(mine, theirs))
        return Likeness(score, {stem: score * self._weight(stem) ** 2 / held for stem in shared})

    def cover(self, said: frozenset[str], whole: frozenset[str]) -> float:
        """How much of a wording's weight another says (0 to 1)."""
        total = self._totals.get(whole)
        if total is None:
            total = self._totals[whole] = self.weigh(whole)
        return self.weigh(said & whole) / total if total else 0.0

    def find_needed(self, whole: frozenset[str], part: float) -> list[str]:
        """The rarest words of a wording, of which any text that says this part of its weight holds at least one."""
        left, needed = self.weigh(whole) * (1 - part), []
        for stem in sorted(whole, key=lambda stem: (-self._weight(stem), stem)):
            needed.append(stem)
            left -= self._weight(stem) ** 2
            if left < -1e-9:
                break
        return needed

    def count_telling(self, stems: Iterable[str]) -> int:
        return sum(map(self.is_telling, stems))

    def _weight(self, stem: str) -> float:
        weight = self._weights.get(stem)
        if weight is None:
            weight = math.log(1 + (len(self._texts) + 1) / (self._seen.get(stem, 0) + 0.5))
            weight *= PROCEDURE_WEIGHT if stem in self._procedural else 1
            self._weights[stem] = weight
        return weight


FEWEST_TELLING = 3
"""Shared words that tell something, for a part to stand for the whole."""
PART_WEIGHT = 0.85
"""What a wording that is wholly within another weighs, against one that is the same."""
