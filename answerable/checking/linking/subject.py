"""Whether two sentences of like wording speak of two subjects: a council, a ward, a project each in its turn."""

from __future__ import annotations

from answerable.checking.evidence.prose import Sentence
from answerable.checking.linking.link import Links, likeness
from answerable.checking.linking.statement import Statement
from answerable.checking.linking.wording import ROLE_NAMES, content_words, fold_word, name_words, read_form

TWINS = 0.7
"""Two sentences share so much of their words, by weight, that they are made on one form."""
SURE_DIGITS = 5
"""Figures of more digits than this are not one slip apart by chance, under whatever heading."""
SERIES = 3
"""A form filled in so often is that of a series."""
_SECTIONS = (
    "executive summary introduction background overview conclusion context purpose foreword headline highlight brief "
    "message point decision recommendation recommended consideration issue implication financial finance legal "
    "detail main body discussion analysis commentary narrative annex appendix table statement position performance "
    "proposal option next step matter minute item agenda question answer budget risk resource consultation view "
    "opinion commissioner chief constable report plan strategy"
)
_SECTION_WORDS = frozenset(map(fold_word, _SECTIONS.split()))
"""Words of headings that any paper has: they name a section and no subject."""


def are_of_two_subjects(first: Statement, second: Statement, links: Links) -> bool:
    """Whether two figures of like wording stand in a series, or under headings or names that are not the same.

    Another figure that both sentences have shows that they are of one subject; others that are not alike, in
    sentences made on one form, show that they are of two.
    """
    one, two = first.sentence, second.sentence
    if one is None or two is None:
        return False
    agreeing, differing = _compare_others(first, second, links)
    if agreeing > differing:
        return False
    if differing and _are_twins(one, two, links):
        return True
    if min(first.digits, second.digits) > SURE_DIGITS:
        return False
    return _is_in_series(one, links) or _is_in_series(two, links) or _stand_apart(first, second)


def _compare_others(first: Statement, second: Statement, links: Links) -> tuple[int, int]:
    """How many of the other figures of two sentences are the same in both, and how many are not, in their order."""
    ones, twos = links.sentences.get(first.place, []), links.sentences.get(second.place, [])
    if len(ones) != len(twos) or not any(one is first and two is second for one, two in zip(ones, twos, strict=True)):
        alike = [one for one in ones if one is not first and any(one.fits(two) for two in twos if two is not second)]
        return len(alike), 0
    pairs = [(one, two) for one, two in zip(ones, twos, strict=True) if one is not first]
    agreeing = sum(one.kind == two.kind and one.fits(two) for one, two in pairs)
    return agreeing, len(pairs) - agreeing


def _are_twins(one: Sentence, two: Sentence, links: Links) -> bool:
    return likeness(content_words(one.text), content_words(two.text), links.weights) >= TWINS


def _is_in_series(sentence: Sentence, links: Links) -> bool:
    return links.forms[read_form(sentence.text)] >= SERIES


def _stand_apart(first: Statement, second: Statement) -> bool:
    """Whether the heading, or the names, of each say something that the other does not."""
    return any(
        (one - second.all_words) and (two - first.all_words)
        for one, two in (
            (_read_heading(first), _read_heading(second)),
            (_list_names(first), _list_names(second)),
        )
    )


def _read_heading(statement: Statement) -> frozenset[str]:
    heading = statement.sentence.paragraph.heading if statement.sentence else ""
    return content_words(heading) - _SECTION_WORDS


def _list_names(statement: Statement) -> frozenset[str]:
    """The names that a sentence gives, and those that stand before it in its paragraph."""
    if statement.sentence is None:
        return frozenset()
    start = statement.sentence.start
    earlier = [one.text for one in statement.sentence.paragraph.sentences if one.start <= start]
    return frozenset().union(*map(name_words, earlier)) - ROLE_NAMES
