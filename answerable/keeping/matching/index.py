"""Candidates for a printed name: exact, alike, or none."""

from collections import defaultdict
from difflib import SequenceMatcher
from typing import NamedTuple

from answerable.keeping.matching.name import ALIKE, normal_body, normal_person

SHORT_FORM = 3


class Doubt(NamedTuple):
    """A candidate that may be the one printed: its key, how alike (0 to 1), and why it was left to a person."""

    key: int
    score: float
    why: str


class NameIndex:
    """Keys (row numbers) by normal name. `find` links only where it cannot be wrong about the print."""

    def __init__(self, pairs=()):
        self._by_name = defaultdict(set)
        for key, normal in pairs:
            self.add(key, normal)

    def add(self, key, normal):
        """Know a name."""
        self._by_name[normal].add(key)

    def __iter__(self):
        return iter(self._by_name)

    def exact(self, normal):
        """The keys that have exactly this name."""
        return self._by_name.get(normal, set())


class PersonIndex(NameIndex):
    """People by name."""

    def __init__(self, pairs=()):
        self._by_surname = defaultdict(set)
        self._by_first = defaultdict(set)
        super().__init__(pairs)

    def add(self, key, normal):
        super().add(key, normal)
        if normal:
            words = normal.split()
            self._by_surname[words[-1]].add(normal)
            self._by_first[words[0]].add(normal)

    def find(self, printed):
        """`(key, doubts)`: the person where the name leaves no doubt, else those it may be.

        No doubt: one person has exactly this name, or the same first and last names with others between.
        """
        normal = normal_person(printed)
        exact = self.exact(normal)
        if len(exact) == 1:
            return next(iter(exact)), []
        if exact:
            return None, [Doubt(key, 0.9, "several people have exactly this name") for key in sorted(exact)]
        words = normal.split()
        if len(words) < 2:
            return None, self._surname_alone(normal)
        longer = self._with_middle_names(words)
        if len(longer) == 1:
            return next(iter(longer)), []
        return None, self._doubts(normal, words, longer)

    def _with_middle_names(self, words):
        found = set()
        for name in self._by_surname[words[-1]]:
            other = name.split()
            if other[0] == words[0] and len(other) > 1 and (set(other) <= set(words) or set(words) <= set(other)):
                found |= self.exact(name)
        return found

    def _surname_alone(self, surname):
        names = self._by_surname[surname]
        return self._each(names, 0.5, "only the surname is printed")

    def _doubts(self, normal, words, longer):
        doubts = [Doubt(key, 0.8, "the same first and last name, with different names between") for key in longer]
        for name in sorted(self._by_surname[words[-1]]):
            other = name.split()
            if len(other) == 1:
                doubts += self._each([name], 0.5, "only the surname was printed before")
            elif _same_start(words[0], other[0]):
                doubts += self._each([name], 0.7, "the same surname, and first names that may be short forms")
        for name in sorted(self._by_first[words[0]]):
            alike = SequenceMatcher(None, normal, name, autojunk=False).ratio()
            if name.split()[-1] != words[-1] and alike >= ALIKE:
                doubts += self._each([name], round(alike, 2), "spelt almost alike")
        return _each_once(doubts)

    def _each(self, names, score, why):
        return [Doubt(key, score, why) for name in sorted(names) for key in sorted(self.exact(name))]


class BodyIndex(NameIndex):
    """Bodies by name."""

    def find(self, printed):
        """`(key, doubts)`: the body of exactly this name, else those whose names hold it, are held by it or near."""
        normal = normal_body(printed)
        exact = self.exact(normal)
        if len(exact) == 1:
            return next(iter(exact)), []
        doubts = [Doubt(key, 0.9, "several bodies have exactly this name") for key in sorted(exact)]
        words = set(normal.split())
        for name in sorted(self):
            other = set(name.split())
            alike = SequenceMatcher(None, normal, name, autojunk=False).ratio()
            if words <= other or other <= words:
                doubts += [Doubt(key, 0.7, "one name is a part of the other") for key in sorted(self.exact(name))]
            elif alike >= ALIKE:
                doubts += [Doubt(key, round(alike, 2), "spelt almost alike") for key in sorted(self.exact(name))]
        return None, _each_once(doubts)


def _same_start(one, other):
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter[:SHORT_FORM]) if len(shorter) >= SHORT_FORM else longer.startswith(shorter)


def _each_once(doubts):
    best = {}
    for doubt in sorted(doubts, key=lambda one: -one.score):
        best.setdefault(doubt.key, doubt)
    return list(best.values())
