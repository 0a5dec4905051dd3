"""Changes stated in prose: two figures, which of them was before, and what the sentence says of the change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from weakref import WeakKeyDictionary

from answerable.checking.comparing.change_wording import (
    AGED,
    ALONE,
    ANY_CHANGE,
    BETWEEN_YEARS,
    FALLING,
    IS_NOT_AFTER,
    JOINED,
    LIMIT,
    NEGATED,
    PATTERNS,
    PERIOD,
    RISING,
    SHARE_AFTER,
    SIGNS,
    WITHIN,
    YARDSTICK,
)
from answerable.checking.comparing.frame import Frame, frame_paper, kind_of
from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.paper import Paper


class ChangeClaim(NamedTuple):
    """Two figures of one thing, in the order of time, and what is said of the way from one to the other.

    `direction` is 1 where a word says that it rose, -1 that it fell, 0 where none does. `stated` is the percentage
    that the change is said to be, if any. `offsets` are those of the whole statement in its paragraph. `apart` is
    true where the percentage is said in a clause of its own, which may speak of another thing.
    """

    before: Amount
    after: Amount
    direction: int
    stated: Amount | None
    frame: Frame
    offsets: tuple[int, int]
    clause: str
    apart: bool = False


_CLAIMS: WeakKeyDictionary[Paper, tuple[ChangeClaim, ...]] = WeakKeyDictionary()


def find_change_claims(paper: Paper) -> tuple[ChangeClaim, ...]:
    """Every change of a paper's prose of which both figures are stated; worked out once for a paper."""
    claims = _CLAIMS.get(paper)
    if claims is None:
        claims = _CLAIMS[paper] = tuple(claim for frames in frame_paper(paper) for claim in _find_in(frames))
    return claims


# "301 in the quarter and 288 a year earlier": what is printed second was first.
_IS_EARLIER = re.compile(
    r"\W{0,4}(?:in )?(?:a|an|the|one) (?:same )?(?:year|quarter|month|period) (?:earlier|before|ago)\b"
)


def _find_in(frames: Sequence[Frame]) -> Iterator[ChangeClaim]:
    for index, frame in enumerate(frames):
        claims = list(_find_within(frame)) if len(frame.amounts) > 1 and _may_compare(frame.text) else []
        yield from claims
        if not claims and index and "⟦P" in frame.text:
            yield from _find_across(frames[index - 1], frame)


def _find_within(frame: Frame) -> Iterator[ChangeClaim]:
    taken: set[str] = set()
    for pattern in PATTERNS:
        for match in pattern.finditer(frame.text):
            claim = _claim(frame, match, frame.amount(match, "before"))
            if claim and not taken & {claim.before.figure.id, claim.after.figure.id}:
                taken |= {claim.before.figure.id, claim.after.figure.id}
                yield claim


def _find_across(earlier: Frame, frame: Frame) -> Iterator[ChangeClaim]:
    """`There were 94 in the base year. This year 79 were counted, a 16% reduction`: one figure in each sentence."""
    counts = [[one for one in held.amounts if kind_of(one) in "NM"] for held in (earlier, frame)]
    match = ALONE.search(frame.text)
    if match is None or any(len(found) != 1 for found in counts) or not PERIOD.search(earlier.text):
        return
    before = counts[0][0]
    if before.unit is None or before.unit != frame.amount(match, "after").unit or before.figure.change:
        return
    claim = _claim(frame, match, before)
    if claim and claim.stated:
        yield claim


def _may_compare(text: str) -> bool:
    return "⟦P" in text or any(
        word in text
        for word in (
            *("from", "compared", "ast year", "against", "vs", "versus", "(was", "than", "(were", "up on", "down on"),
            *("replac", "supersed"),
        )
    )


def _claim(frame: Frame, match: re.Match[str], before: Amount) -> ChangeClaim | None:
    after = frame.amount(match, "after")
    if not _are_alike(before, after) or before.value <= 0 or after.value < 0:
        return None
    loose = match.groupdict().get("loose")
    if loose and (before.is_percent or after.unit not in (None, before.unit) or not PERIOD.search(loose)):
        return None
    if _IS_EARLIER.match(frame.text, match.end("after")):
        return None
    mark, start = match.start("after") - 2, match.start()
    if IS_NOT_AFTER.search(frame.text, max(0, mark - WITHIN), mark) or AGED.search(
        frame.text, max(0, start - 12), start
    ):
        return None
    stated, said = _stated(frame, match)
    if "signed" in match.groupdict():
        stated = frame.amount(match, "signed")
        if stated.text[0] not in SIGNS:
            return None
    if stated is not None and stated.figure.id in (before.figure.id, after.figure.id):
        stated = None
    if stated is not None and YARDSTICK.search(_between(frame, match)):
        stated = None
    if stated is None and loose:
        return None
    return ChangeClaim(
        before,
        after,
        sign_of(said) if said else _direction(match),
        stated,
        frame,
        frame.offsets(match),
        frame.text[max(0, start - 70) : start] + match[0],
        apart=";" in (match.groupdict().get("gap") or ""),
    )


def _between(frame: Frame, match: re.Match[str]) -> str:
    """The words between the two figures of a match, or before the one."""
    if "before" not in match.groupdict():
        return ""
    first, last = sorted((match.start("before"), match.start("after")))
    return frame.text[first:last]


def _stated(frame: Frame, match: re.Match[str]) -> tuple[Amount | None, str]:
    """The percentage that the change is said to be, and the word that it goes with."""
    groups = match.groupdict()
    for name, word in (
        ("stated", "word_a"),
        ("stated_b", "word_b"),
        ("stated_c", ""),
        ("stated_e", "word_e"),
        ("stated", "word"),
    ):
        if groups.get(name) and (word in groups or not word):
            if SHARE_AFTER.match(frame.text, match.end()) or (name == "stated_c" and _has_share_of_own(frame, match)):
                return None, ""
            return frame.amounts[int(groups[name])], groups.get(word) or ""
    if groups.get("stated_d"):
        led = BETWEEN_YEARS.sub(" ", frame.text[match.end("stated_d") : match.start("before")])
        if not JOINED.search(led) and not ANY_CHANGE.search(led):
            return frame.amounts[int(groups["stated_d"])], ""
    return None, ""


_OWN_SHARE = re.compile(r"⟧\s*\(\s*⟦P(?P<percent>\d+)⟧\s*\)")


def _has_share_of_own(frame: Frame, match: re.Match[str]) -> bool:
    """Whether a percentage in brackets stands by the figure after, too: `32 (37%), compared with 28 (30%)`."""
    beside = _OWN_SHARE.match(frame.text, match.end("after"))
    return beside is not None and beside["percent"] != match["stated_c"]


def _direction(match: re.Match[str]) -> int:
    """What the last word of change before the figures says."""
    groups = match.groupdict()
    words = [groups[name] for name in ("word", "word_c") if groups.get(name)]
    words += ANY_CHANGE.findall(groups.get("said") or "")
    return sign_of(words[-1]) if words else 0


def _are_alike(first: Amount, second: Amount) -> bool:
    """Whether two figures may be the same thing at two times: one kind, and no step between whole and share."""
    return kind_of(first) == kind_of(second)


def sign_of(word: str) -> int:
    """1 for a word of rising, -1 of falling, 0 for any other."""
    return 1 if RISING.fullmatch(word) else -1 if FALLING.fullmatch(word) else 0


def is_plain(claim: ChangeClaim) -> bool:
    """Whether the sentence states the change as a fact, and not as a wish, a limit or its contrary."""
    return not NEGATED.search(claim.clause) and not LIMIT.search(claim.clause)
