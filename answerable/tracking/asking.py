"""Whether a resolution asks something of somebody, or only notes, approves and confirms."""

from __future__ import annotations

import re

_ASKED_OF = re.compile(
    r"\b(?:be|is|are|was|were|been) (?:\w+ly )?(?:asked|requested|invited|instructed|directed|tasked|required|urged"
    r"|called upon)\b"
    r"|\b(?:asks?|requests?|invites?|instructs?|directs?|calls? (?:up)?on|urges?) (?:that\b|the\b|for\b|[A-Z])"
    r"|\bto (?:ask|request|invite|instruct|direct|urge)\b"
    r"|^(?:that )?(?:an? |the |its |his |her "
    r"|their )?[\w’' ,()&/-]{2,80}?\b(?<!be )(?<!been )(?<!is )(?<!are )(?<!to )"
    r"(?<!['’]s )(?<!\bthe )(?<!\ba )(?<!\ban )(?<!\bof )"
    r"(?:provides?|reports? (?:back|to|on)|sends?|writes?|brings?|circulates?|publish(?:es)?|arranges?|shares?"
    r"|submits?"
    r"|prepares?|supplies|supply|produces?|responds?|consults?|obtains?|investigates?|gives? the)\b"
    r"|\bwill (?:provide|report|send|write|bring|circulate|publish|arrange|share|submit|prepare)\b",
    re.IGNORECASE,
)
_TO_BE_DONE = re.compile(
    r"\bto (?:write|report|provide|circulate|arrange|bring|send|share|prepare|submit|publish|convene|commission"
    r"|investigate|respond|consult|produce|draft|contact|obtain|explore)\b"
    r"|\bbe (?:\w+ly )?(?:prepared|published|sent|circulated|brought|submitted|provided|supplied|produced"
    r"|shared|written"
    r"|arranged|programmed|scheduled|included|added|drafted|convened|set up|undertaken|carried out|held|reported"
    r"|forwarded|obtained|sought|investigated|commissioned|organi[sz]ed|drawn up|started|updated|amended|reviewed"
    r"|presented|considered at)\b",
    re.IGNORECASE,
)
_SETTLES = re.compile(
    r"\bbe (?:\w+ly )?(?:noted|approved|agreed|confirmed|received|accepted|endorsed|supported|adopted|welcomed"
    r"|ratified"
    r"|elected|appointed|re-?appointed|excluded|signed|closed|congratulated|thanked|recorded|commended|not vetoed)\b"
    r"|\b(?:noted|approved|confirmed|thanked|welcomed|accepted|endorsed|received|supports?) (?:the|that|its|his"
    r"|her)\b"
    r"|\bcorrect record\b|\btrue record\b|\bto (?:note|approve|thank|confirm|receive|endorse|accept|adopt|support)\b"
    r"|\bexclu\w+ .{0,40}\b(?:press|public)\b|\bpress and (?:the )?public be\b|\b(?:action"
    r"|item)s? .{0,60}\bbe closed\b",
    re.IGNORECASE,
)
_MINUTES_SIGNED = re.compile(
    r"\bminutes\b.{0,120}\b(?:correct|true|accurate|confirmed|signed|approved|agreed|deferred|taken as read)\b"
    r"|\bbe (?:noted|recorded)\.?$|\bthanks be (?:recorded|given|sent)\b",
    re.IGNORECASE,
)
_REQUESTED = re.compile(r"\bbe (?:\w+ly )?(?:asked|requested|invited|instructed|directed)\b", re.IGNORECASE)
_LEADS = re.compile(r":\s*[-–—]*\s*\**$")


def asks_something(text: str) -> bool:
    """Whether a resolution's words ask for something that is then owed.

    What is in doubt asks for nothing: a resolution that only notes, approves, confirms or appoints is done when made.
    """
    if _MINUTES_SIGNED.search(text) and not _REQUESTED.search(text):
        return False
    asked = _first_asked(text)
    if asked is None:
        return False
    settled = _SETTLES.search(text)
    return settled is None or settled.start() > asked or _asks_apart(text, settled)


def asks_somebody(text: str) -> bool:
    """Whether it is asked of somebody who is named; `that a report be prepared` is the meeting's own business."""
    return bool(_ASKED_OF.search(text))


def leads_in(text: str) -> bool:
    """Whether a clause only leads into those under it: `That the Commissioner provide: -`."""
    return bool(_LEADS.search(text))


def _first_asked(text: str) -> int | None:
    found = [match.start() for pattern in (_ASKED_OF, _TO_BE_DONE) if (match := pattern.search(text))]
    return min(found, default=None)


def _asks_apart(text: str, settled: re.Match[str]) -> bool:
    """`That the report be noted and the Chief Constable be asked to attend`."""
    after = text[settled.end() :]
    return bool(re.search(r"\b(?:and|but|;)\b", after[:60])) and _first_asked(after) is not None
