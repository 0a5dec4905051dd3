"""NUM802: a list of decisions whose numbers repeat, clash in form, or run against their dates."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from answerable.checking.finding import Severity
from answerable.checking.paper import Paper
from answerable.checking.rule import Disagreement, Examined
from answerable.record import Decision

_NUMBER = re.compile(r"(?P<year>\d{4})/(?P<serial>\d+)")
_SPACES = re.compile(r"\s+")
_DIGITS = re.compile(r"\d+")
_FEWEST = 3
"""With fewer decisions nobody can tell which of two numbers is out of order."""


def find(paper: Paper) -> Iterator[Examined]:
    numbered = [
        decision for decision in paper.record.decisions if decision.number and _NUMBER.fullmatch(decision.number)
    ]
    yield from _repeated(numbered)
    if len(numbered) >= _FEWEST:
        yield from _forms(numbered)
        yield from _order(numbered)
        yield from _missing(numbered)


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
    """Numbers printed in forms that clash (`030-2022`, `08 2022`); those not in the most usual form are named."""
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


def _missing(decisions: Sequence[Decision]) -> Iterator[Examined]:
    """A single number left out of an otherwise close run, which may be a decision not yet listed."""
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
                    severity="info",
                    explanation="It may be listed elsewhere or not yet published.",
                    also=(below,),
                )


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
