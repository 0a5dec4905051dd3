"""NUM802: a list of decisions whose numbers repeat, clash in form, or run against their dates."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from answerable.checking.evidence.paper import Paper
from answerable.checking.finding import Severity
from answerable.checking.rule import Disagreement, Examined
from answerable.record import Decision

_NUMBER = re.compile(r"(?P<year>\d{4})/(?P<serial>\d+)")
_SPACES = re.compile(r"\s+")
_DIGITS = re.compile(r"\d+")
_LETTERS = re.compile(r"[A-Za-z]+")
_RUN = re.compile(r"(?<![\w/-])([A-Z]{0,5}[\d/-]{2,12})\s+(?:to|through|–)\s+([A-Z]{0,5}[\d/-]{2,12})(?![\w/])")
_FEWEST = 3
"""With fewer decisions nobody can tell which of two numbers is out of order."""
_HANDFUL = 5
"""More findings of one kind than this are one finding: a clerk reads the first and sees how the list is made."""


def find(paper: Paper) -> Iterator[Examined]:
    numbered = [
        decision for decision in paper.record.decisions if decision.number and _NUMBER.fullmatch(decision.number)
    ]
    numbered = [decision for decision in numbered if not _is_summary(decision, numbered)]
    if len(numbered) >= _FEWEST:
        yield from _forms(numbered)
    for series in _series(numbered):
        yield from _gather(list(_repeated(series)), "have a number that another has too", "two lists in one")
        if len(series) >= _FEWEST:
            yield from _gather(list(_order(series)), "do not run with their dates", "no order of date in the list")
            yield from _missing(paper, series)


def _is_summary(decision: Decision, decisions: Sequence[Decision]) -> bool:
    """Whether words under a list tell of a decision in it: `043/25: Forty-one applications were made`."""
    printed = decision.number_printed or ""
    if not _opens_text(decision, printed):
        return False
    return any(
        other.number == decision.number and not _opens_text(other, other.number_printed or "")
        for other in decisions
        if other is not decision
    )


def _opens_text(decision: Decision, printed: str) -> bool:
    head, number, words = decision.cite.quote.partition(printed)
    return bool(number) and not head.strip(" *•") and words.lstrip(" *")[:1] in (":", "–", "—")


def _series(decisions: Sequence[Decision]) -> list[list[Decision]]:
    """Decisions by the letters of their numbers: `D01/2025` and `O001/2025` are the first of two registers."""
    held: dict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        held["".join(_LETTERS.findall(decision.number_printed or "")).casefold()].append(decision)
    return list(held.values())


def _gather(found: Sequence[Examined], said: str, likely: str) -> Iterator[Examined]:
    """What was found one by one; where it is more than a handful, one finding that says how many."""
    faults = [examined.disagreement for examined in found if examined.disagreement is not None]
    if len(faults) <= _HANDFUL:
        yield from found
        return
    yield from (examined for examined in found if examined.disagreement is None)
    first, *others = faults
    yield Examined(
        disagreement=Disagreement(
            message=f"{len(faults)} decisions {said}, the first of them {first.printed}.",
            working=(*first.working, f"So it is with {len(faults)} decisions of {len(found)}."),
            printed=first.printed,
            explanation=f"So many tell rather of {likely} than of slips.",
            severity="info",
            cite=first.cite,
            also=tuple(other.cite for other in others if other.cite is not None),
        )
    )


def _repeated(decisions: Sequence[Decision]) -> Iterator[Examined]:
    by_number: dict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        by_number[decision.number or ""].append(decision)
    for number, held in by_number.items():
        distinct = {(decision.title.casefold(), decision.date) for decision in held}
        if len(distinct) == 1:
            yield Examined()
            continue
        first, *others = held
        for other in others:
            yield _disagree(
                other,
                f"Decision {other.number_printed} is printed for two decisions: “{first.title}” and “{other.title}”.",
                (
                    f"{first.number_printed}: {first.title}",
                    f"{other.number_printed}: {other.title}",
                    f"Both are {number}.",
                ),
                also=(first,),
            )


def _forms(decisions: Sequence[Decision]) -> Iterator[Examined]:
    """Numbers printed in forms that clash (`030-2022`, `08 2022`); those not in the most usual form are named.

    A series of its own letters has a form of its own; a few odd letters are no series.
    """
    whole = [series for series in _series(decisions) if len(series) >= _FEWEST]
    main = max(whole, key=len, default=decisions)
    own = [decision for series in whole if series is not main for decision in series]
    yield from _clashing_forms([decision for decision in decisions if decision not in own])


def _clashing_forms(decisions: Sequence[Decision]) -> Iterator[Examined]:
    forms = [_form(decision.number_printed or "") for decision in decisions]
    usual = Counter(forms).most_common(1)[0][0]
    odd = [decision for decision, form in zip(decisions, forms, strict=True) if form != usual]
    if not odd:
        yield Examined()
        return
    printed = ", ".join(str(decision.number_printed) for decision in decisions)
    yield _disagree(
        odd[0],
        f"The decision numbers are printed in {len(set(forms))} forms ({printed}), which do not agree.",
        tuple(f"{decision.number_printed} stands for {decision.number}." for decision in decisions),
        severity="info",
        also=tuple(odd[1:]),
    )


def _form(printed: str) -> str:
    """What a number looks like: its digits counted, spaces as they stand."""
    return _DIGITS.sub(lambda digits: "#" * len(digits[0]), _SPACES.sub(" ", printed.strip()))


def _order(decisions: Sequence[Decision]) -> Iterator[Examined]:
    """Within a year a higher number is of the same day or a later one; those that break it are named."""
    by_year: dict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        if decision.date is not None:
            by_year[str(decision.number)[:4]].append(decision)
    for held in by_year.values():
        if len(held) < _FEWEST:
            continue
        kept = _longest_in_order(held)
        for decision in held:
            if decision in kept:
                yield Examined()
            else:
                yield _out_of_order(decision, kept)


def _longest_in_order(decisions: Sequence[Decision]) -> list[Decision]:
    """The largest set whose numbers and dates rise together; of two alike the one whose numbers lie closest."""
    ordered = sorted(decisions, key=lambda decision: (_serial(decision), str(decision.date)))
    best: list[list[Decision]] = []
    for decision in ordered:
        before = [chain for chain in best if str(chain[-1].date) <= str(decision.date)]
        best.append([*max(before, key=lambda chain: (len(chain), _serial(chain[0])), default=[]), decision])
    return max(best, key=lambda chain: (len(chain), _serial(chain[0]) - _serial(chain[-1])))


def _out_of_order(decision: Decision, kept: Sequence[Decision]) -> Examined:
    serial = _serial(decision)
    clash = next(
        other
        for other in kept
        if (_serial(other) >= serial and str(other.date) < str(decision.date))
        or (_serial(other) <= serial and str(other.date) > str(decision.date))
    )
    return _disagree(
        decision,
        f"Decision {decision.number_printed} is dated {decision.date:%-d %B %Y} and decision {clash.number_printed} "
        f"{clash.date:%-d %B %Y}, so their numbers and dates do not run the same way.",
        (
            f"{decision.number_printed} ({decision.number}): {decision.date:%-d %B %Y}.",
            f"{clash.number_printed} ({clash.number}): {clash.date:%-d %B %Y}.",
        ),
        explanation="Its number or its date was perhaps mistyped, or it was signed later than it was numbered.",
        also=(clash,),
    )


def _missing(paper: Paper, decisions: Sequence[Decision]) -> Iterator[Examined]:
    """A single number left out of an otherwise close run, which may be a decision not yet listed.

    It is a warning where the paper says that its list runs from one number to another beyond the gap.
    """
    spans = _stated_runs(paper, decisions)
    for year, held in _by_year(decisions).items():
        serials = sorted({_serial(decision) for decision in held})
        for low, high in itertools.pairwise(serials):
            if high == low + 1:
                yield Examined()
            elif high == low + 2 and len(serials) > _FEWEST:
                below = next(decision for decision in held if _serial(decision) == low)
                above = next(decision for decision in held if _serial(decision) == high)
                yield _disagree(
                    above,
                    f"The list has decisions {below.number_printed} and {above.number_printed}, but none of number "
                    f"{year}/{low + 1:03d}.",
                    (
                        f"Numbers of {year}: {', '.join(map(str, serials))}.",
                        f"Between {low} and {high} stands {low + 1}.",
                    ),
                    severity=None if any(span[0] <= low and high <= span[1] for span in spans) else "info",
                    explanation="It may be listed elsewhere or not yet published.",
                    also=(below,),
                )


def _stated_runs(paper: Paper, decisions: Sequence[Decision]) -> list[tuple[int, int]]:
    """The serials of runs that the paper speaks of (`041/25 to 050/25`), both ends of which the list prints."""
    serials = {decision.number_printed: _serial(decision) for decision in decisions}
    return [
        (serials[match[1]], serials[match[2]])
        for paragraph in paper.paragraphs
        if "decision" in paragraph.text.lower()
        for match in _RUN.finditer(paragraph.text)
        if match[1] in serials and match[2] in serials
    ]


def _by_year(decisions: Sequence[Decision]) -> dict[str, list[Decision]]:
    held: dict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        held[str(decision.number)[:4]].append(decision)
    return held


def _serial(decision: Decision) -> int:
    return int(str(decision.number).partition("/")[2])


def _disagree(
    decision: Decision,
    message: str,
    working: tuple[str, ...],
    *,
    severity: Severity | None = None,
    explanation: str | None = None,
    also: Sequence[Decision] = (),
) -> Examined:
    return Examined(
        disagreement=Disagreement(
            message=message,
            working=working,
            printed=decision.number_printed,
            explanation=explanation,
            severity=severity,
            cite=decision.cite,
            also=tuple(other.cite for other in also),
        )
    )
