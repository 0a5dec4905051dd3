"""WRD971: an acronym written out in two ways, or with words that do not give its letters."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from answerable.checking.evidence.paper import Paper
from answerable.checking.evidence.passage import gather_passages
from answerable.checking.rule import Disagreement, Examined
from answerable.record import Cite

_DEFINED = re.compile(r"\(\s?[‘'“\"]?(?:the\s+[‘'“\"]?)?(?P<acronym>[A-Z][A-Za-z&]{1,8}?)(?P<plural>s?)[’'”\"]?\s?\)")
_WORD = re.compile(r"[A-Za-z][\w’']*(?:-[A-Za-z][\w’']*)*")
_JOINING = frozenset(re.findall(r"\w+", "of and the for to in on with a an by from at or"))
_FEWEST_LETTERS = 3
"""Two letters stand for too many things."""
_CAPITALS = re.compile(r"(?<![\w’'/.-])[A-Z]{4,8}(?![\w/-])")
_USUAL = 2
"""A short form printed fewer times shows nothing of how it is spelt."""
_BREAK = re.compile(r"[.;:!?()\[\]|•]|\s[–—-]\s")


class _Expansion(msgspec.Struct, frozen=True):
    """An acronym with the words before its bracket that give its letters."""

    acronym: str
    words: tuple[str, ...]
    text: str
    cite: Cite


def find(paper: Paper) -> Iterator[Examined]:
    by_acronym: dict[str, list[_Expansion]] = defaultdict(list)
    for passage in gather_passages(paper):
        if "(" not in passage.text:
            continue
        for match in _DEFINED.finditer(passage.text):
            acronym = match["acronym"]
            if len(acronym) < _FEWEST_LETTERS or sum(letter.isupper() for letter in acronym) < _FEWEST_LETTERS:
                continue
            expansion, swapped = _expand(passage.text, match.start(), acronym)
            if expansion is None:
                continue
            start, words = expansion
            cite = passage.cite(start, match.end())
            found = _Expansion(acronym, words, passage.text[start : match.start()].strip(" ,‘'“\""), cite)
            if swapped:
                yield Examined(disagreement=_wrong_order(found))
            else:
                by_acronym[acronym].append(found)
    for expansions in by_acronym.values():
        yield from _compare(expansions)
    yield from _swapped_letters(paper)


def _swapped_letters(paper: Paper) -> Iterator[Examined]:
    """Capitals printed once that are those of a more usual short form with two neighbours swapped."""
    printed: dict[str, list[Cite]] = defaultdict(list)
    for passage in gather_passages(paper):
        if not passage.text.isupper():  # a heading in capitals prints words so, not acronyms
            for match in _CAPITALS.finditer(passage.text):
                printed[match[0]].append(passage.cite(*match.span()))
    for acronym, cites in printed.items():
        swaps = (acronym[:at] + acronym[at + 1] + acronym[at] + acronym[at + 2 :] for at in range(len(acronym) - 1))
        usual = [swap for swap in swaps if swap != acronym and len(printed.get(swap, ())) >= _USUAL]
        if len(cites) == 1 and len(usual) == 1 and not _is_word(paper, acronym) and not _is_word(paper, usual[0]):
            yield Examined(disagreement=_letters_swapped(acronym, cites[0], usual[0], printed[usual[0]]))


def _is_word(paper: Paper, capitals: str) -> bool:
    """Whether capitals are a word of the paper, printed in small letters too (`FORM`, `FROM`)."""
    word = re.compile(rf"\b{capitals.lower()}\b")
    return any(word.search(passage.text) for passage in gather_passages(paper))


def _letters_swapped(acronym: str, cite: Cite, usual: str, others: Sequence[Cite]) -> Disagreement:
    return Disagreement(
        message=f"{acronym} is printed here, and {usual} {len(others)} times elsewhere in the paper.",
        working=(f"Here: {acronym}.", f"Elsewhere: {usual}.", "Two letters stand in another order."),
        printed=acronym,
        expected=usual,
        explanation="Two letters were perhaps swapped.",
        severity="info",
        cite=cite,
        also=(others[0],),
    )


def _compare(expansions: Sequence[_Expansion]) -> Iterator[Examined]:
    first = expansions[0]
    for other in expansions:
        if _key(other) == _key(first):
            yield Examined()
            continue
        yield Examined(
            disagreement=Disagreement(
                message=f"{other.acronym} is written out as “{other.text}” here and as “{first.text}” elsewhere.",
                working=(f"First: {first.text} ({first.acronym}).", f"Here: {other.text} ({other.acronym})."),
                printed=other.text,
                expected=first.text,
                explanation="Two names were perhaps given one short form, or one of the two was mistyped.",
                cite=other.cite,
                also=(first.cite,),
            )
        )


def _wrong_order(found: _Expansion) -> Disagreement:
    letters = "".join(word[0].upper() for word in found.words)
    return Disagreement(
        message=f"“{found.text}” is shortened to {found.acronym}, but its words begin with {letters}.",
        working=(f"Words: {found.text}.", f"Their letters: {letters}.", f"Short form printed: {found.acronym}."),
        printed=found.acronym,
        expected=letters,
        explanation="Two letters of the short form were perhaps swapped.",
        cite=found.cite,
    )


def _expand(text: str, end: int, acronym: str) -> tuple[tuple[int, tuple[str, ...]] | None, bool]:
    """Where the words begin that give an acronym's letters, and those words; whether two letters are swapped in it.

    Only words with capitals count, the small ones that join them apart; a hyphen begins a word where the acronym
    needs its letter.
    """
    breaks = [match.end() for match in _BREAK.finditer(text, max(0, end - 120), end - 1)]
    words = list(_WORD.finditer(text, breaks[-1] if breaks else max(0, end - 120), end))
    letters = acronym.upper().replace("&", "")
    chosen: list[re.Match[str]] = []
    for match in reversed(words):
        word = match[0]
        if word.lower() in _JOINING and not word[0].isupper():
            continue
        if not word[0].isupper():
            break
        chosen.insert(0, match)
        if len(chosen) == len(letters):
            break
    initials = "".join(match[0][0] for match in chosen).upper()
    parts = tuple(match[0] for match in chosen)
    if initials == letters:
        return (chosen[0].start(), parts), False
    swapped = len(initials) == len(letters) and any(
        initials == letters[:at] + letters[at + 1] + letters[at] + letters[at + 2 :] for at in range(len(letters) - 1)
    )
    if not swapped:
        return None, False
    # `Violence and Intimidation against Women and Girls` gives VAIWG too, by its small words.
    whole = "".join(match[0][0] for match in words if match.start() >= chosen[0].start()).upper()
    return ((chosen[0].start(), parts), not _holds_in_order(whole, letters))


def _holds_in_order(initials: str, letters: str) -> bool:
    rest = iter(initials)
    return all(letter in rest for letter in letters)


def _key(expansion: _Expansion) -> tuple[str, ...]:
    """The words without capitals, plurals and possessives, so that ways of printing one name are alike."""
    words = (re.sub(r"(?:[’']s?|s)$", "", word.lower()) for word in expansion.words)
    return tuple("her" if word == "hi" else word for word in words)  # Her Majesty's bodies became His
