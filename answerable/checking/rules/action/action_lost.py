"""ACT901: resolved or undertaken in minutes, and absent from the next tracker in the same paper."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answerable.checking.evidence.paper import Paper
from answerable.checking.evidence.tracked import track_paper
from answerable.checking.finding import Severity
from answerable.checking.rule import Disagreement, Examined
from answerable.record import Action, Promise, Resolution
from answerable.tracking.asking import asks_somebody
from answerable.tracking.fit import FITS
from answerable.tracking.reconciliation import Matched, Missing, Reconciliation

_GIVES = re.compile(
    r"\b(?:undertook|promised|agreed|committed|gave an undertaking)\s+(?:that\s+\w+\s+would|to)\s+(?:\w+ly\s+)?"
    r"(?:answer|bring|circulate|come back|find out|forward|give|let|provide|report|return|send|share|supply|tell"
    r"|write)\b"
)
_DONE = re.compile(
    r"\b(?:had|has|have) (?:since |already |now )?(?:done so|been (?:sent|circulated|provided|supplied|answered"
    r"|published|shared))\b|\b(?:was|were) (?:since |then )?(?:sent|circulated|provided|supplied|shared) "
    r"(?:on|at|after|during|later)\b|\bbefore the (?:end|close) of (?:the|this) meeting\b",
    re.IGNORECASE,
)


def find(paper: Paper) -> Iterator[Examined]:
    reconciliation = track_paper(paper).reconciliation
    if reconciliation is None:
        return
    yield from (Examined() for match in reconciliation.matched if _is_later(match))
    reported = {missing.resolution.id for missing in reconciliation.missing if missing.resolution}
    for missing in reconciliation.missing:
        if not reported.isdisjoint(missing.same_as) or _is_done_there(missing.fact):
            yield Examined()  # the resolution that asks for the same is reported, or nothing was left to be done
        else:
            yield Examined(disagreement=_report(missing, reconciliation))


def _is_done_there(fact: Promise | Resolution | Action) -> bool:
    """Whether a promise is said to have been kept when the minutes were written."""
    return isinstance(fact, Promise) and bool(_DONE.search(fact.text))


def _is_later(match: Matched) -> bool:
    said, tracked = match.said_in.date, match.tracked_in.date
    return said is not None and tracked is not None and tracked > said


def _report(missing: Missing, reconciliation: Reconciliation) -> Disagreement:
    fact = missing.fact
    said = _name(fact)
    nearest = missing.nearest
    working = [f"Said on {_day(missing)}: “{fact.text}”", f"Expected in: {missing.expected_in}."]
    if missing.lead:
        working.insert(0, f"Asked with: “{missing.lead}”")
    if nearest is not None:
        ref = f"row {nearest.action.ref}" if nearest.action.ref else "a row"
        working.append(
            f"Nearest: {ref}, “{nearest.action.text}”, which scores {nearest.score:.2f}; a fit needs {FITS}."
        )
    if missing.siblings:
        working.append(f"Tracked of the same minute: {', '.join(missing.siblings)}.")
    if missing.open_only:
        working.append("The tracker prints no closed action, so it may be done and taken off.")
    echoes = tuple(
        other.promise.cite
        for other in reconciliation.missing
        if other.promise and isinstance(fact, Resolution) and fact.id in other.same_as
    )
    return Disagreement(
        message=f"{said} of {_day(missing)} stands in no row of {missing.expected_in}, open or closed.",
        working=tuple(working),
        printed=fact.text,
        explanation="The other clauses were carried over and this one left out." if missing.siblings else None,
        cite=fact.cite,
        also=(*((nearest.action.cite,) if nearest else ()), *echoes),
        severity=_severity(missing, fact, reconciliation),
    )


def _severity(missing: Missing, fact: Promise | Resolution | Action, reconciliation: Reconciliation) -> Severity:
    """An error where the tracker carries other clauses of the very list, so that it shows its own gap.

    A warning where somebody named was asked, or undertook in so many words to give something; for information what
    else was said in prose or is the meeting's own business, which is often done before the next meeting, and all of
    it where the tracker has no row of that meeting. One step less where the tracker prints no closed action: what is
    absent may be done and taken off.
    """
    if missing.siblings:
        return "warning" if missing.open_only else "error"
    if missing.open_only or not _carries_meeting(missing, reconciliation):
        return "info"
    if isinstance(fact, Promise):
        return "warning" if _GIVES.search(fact.text) else "info"
    asked = isinstance(fact, Action) or asks_somebody(f"{missing.lead or ''} {fact.text}".strip())
    return "warning" if asked else "info"


def _carries_meeting(missing: Missing, reconciliation: Reconciliation) -> bool:
    return any(
        match.tracked_in == missing.expected_paper and match.said_in == missing.said_in
        for match in reconciliation.matched
    )


def _name(fact: Promise | Resolution | Action) -> str:
    if isinstance(fact, Resolution):
        ref = " ".join(filter(None, (fact.ref, fact.sub)))
        return f"Resolution {ref}".strip()
    if isinstance(fact, Promise):
        under = f" under minute {fact.ref}" if fact.ref else ""
        return f"The promise “{_shorten(fact.text)}”{under}"
    return f"Action {fact.ref}" if fact.ref else "The action minuted"


def _shorten(text: str) -> str:
    """The first words of a promise, enough to know it by."""
    words = text.split()
    return " ".join(words) if len(words) <= _SHOWN_WORDS else f"{' '.join(words[:_SHOWN_WORDS])} ..."


_SHOWN_WORDS = 12


def _day(missing: Missing) -> str:
    fact = missing.resolution
    date = (fact.meeting_date if fact else None) or missing.said_in.date
    return f"{date:%-d %B %Y}" if date else "the meeting"
