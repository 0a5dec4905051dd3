"""The year of a precept as a machine of states: notice, review, report, veto, revised precept, second report, issue.

A dated event goes in; rulings and the next state come out, and an event that is stopped changes nothing. Police
Reform and Social Responsibility Act 2011 sch.5; Police and Crime Panels (Precepts and Chief Constable Appointments)
Regulations 2012 (uksi/2012/2271). Amounts are pounds, of band D or in all: they are compared, never added.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from decimal import Decimal
from typing import Any

import msgspec

from answerable.law.day import say_financial_year
from answerable.law.precept_event import (
    Consulted,
    Event,
    FinalResponse,
    Issued,
    Notified,
    PanelReviewed,
    ReportIssued,
    Responded,
    RevisedNotified,
    SecondReport,
)
from answerable.law.precept_limit import LimitKey, limit_day, statutory_day
from answerable.law.precept_state import (
    STATE_WORDS,
    PreceptYear,
    State,
    find_amount,
    find_lapse,
    is_right_way,
    list_due,
)
from answerable.law.ruling import Ruling, list_stops, make_ruling
from answerable.law.vote import VetoResult, judge_veto
from answerable.law.words import say_day, say_list


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """The next state and what the rules said. Where a ruling stops, `precept` is as it was before the event."""

    precept: PreceptYear
    rulings: tuple[Ruling, ...] = ()


def take(precept: PreceptYear, event: Event, *, overruled: Collection[str] = ()) -> Outcome:
    """What an event does to a precept's year.

    `overruled` are the codes that a person who may do so has overruled, for the record of what did happen: a ruling
    of such a code is still given, and does not stop.
    """
    step = _STEPS[type(event)]
    if precept.state not in step.states:
        return Outcome(precept=precept, rulings=(_say_order(precept, event, step),))
    given = (*_judge_days(precept, event), *step.judge(precept, event))
    rulings = tuple(
        msgspec.structs.replace(ruling, stops=ruling.stops and ruling.code not in overruled) for ruling in given
    )
    if list_stops(rulings):
        return Outcome(precept=precept, rulings=rulings)
    changed = msgspec.structs.replace(precept, **step.change(precept, event), events=(*precept.events, event))
    return Outcome(precept=changed, rulings=rulings)


class _Step(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked of one kind of event, and what it changes."""

    words: str
    states: tuple[State, ...]
    judge: Callable[[PreceptYear, Any], tuple[Ruling, ...]]
    change: Callable[[PreceptYear, Any], dict[str, Any]]
    limit: LimitKey | None = None


def _judge_days(precept: PreceptYear, event: Event) -> tuple[Ruling, ...]:
    """Whether an event comes after the one before it and by its limit."""
    step, rulings = _STEPS[type(event)], []
    if precept.events and event.day < precept.events[-1].day:
        words = f"{step.words} on {say_day(event.day)}, before the step of {say_day(precept.events[-1].day)}."
        rulings.append(make_ruling("E-PRECEPT-ORDER", words))
    if step.limit is None:
        return tuple(rulings)
    statutory, safe = statutory_day(step.limit, precept.year), limit_day(step.limit, precept.year).day
    if event.day > statutory:
        words = f"{step.words} on {say_day(event.day)}: the limit was {say_day(statutory)}."
        rulings.append(make_ruling(_LATE[step.limit], words + _say_effect(precept, event)))
    elif event.day > safe:
        words = f"{step.words} on {say_day(event.day)}: the limit is a weekend, and {say_day(safe)} was the safe day."
        rulings.append(make_ruling("W-LIMIT-AT-WEEKEND", words))
    return tuple(rulings)


def _say_effect(precept: PreceptYear, event: Event) -> str:
    if isinstance(event, ReportIssued) and event.veto:
        return f" A veto reported late has no effect: the proposed £{precept.proposed:,} may be issued."
    return ""


def _judge_consultation(precept: PreceptYear, event: Consulted) -> tuple[Ruling, ...]:
    limit = statutory_day("notify", precept.year)
    if event.ends <= limit:
        return ()
    words = (
        f"The consultation ends on {say_day(event.ends)}, after the proposed precept must be notified "
        f"({say_day(limit)}): its result cannot be in the proposal."
    )
    return (make_ruling("W-CONSULT-ENDS-AFTER-NOTICE", words),)


def _judge_review(precept: PreceptYear, event: PanelReviewed) -> tuple[Ruling, ...]:
    if event.by_sub_group:
        words = "A sub-group may prepare questions on the precept; the panel itself reviews it."
        return (make_ruling("E-SPECIAL-FUNCTION-DELEGATED", words),)
    if event.veto_moved and not precept.can_veto:
        return (make_ruling("E-CAPABILITY", "This panel has no veto of this precept: it may report and recommend."),)
    vote = _count_veto(event)
    return tuple(ruling for ruling in vote.rulings if ruling.code == "E-VOTE-COUNT") if vote else ()


def _count_veto(event: PanelReviewed) -> VetoResult | None:
    """The vote on a veto; a veto that fails is no fault, only no veto."""
    if not event.veto_moved:
        return None
    return judge_veto(event.members, event.veto_for, event.veto_against, on=event.day)


def _judge_report(precept: PreceptYear, event: ReportIssued) -> tuple[Ruling, ...]:
    carried = precept.vote is not None and precept.vote.carried
    if event.veto and not carried:
        words = precept.vote.words if precept.vote else "The report states a veto, and no vote on one is recorded."
        return (make_ruling("E-VETO-MAJORITY", words),)
    if carried and not event.veto:
        words = "The panel voted to veto the precept: its report must state so."
        return (make_ruling("E-VETO-NOT-STATED", words),)
    if event.veto and event.direction is None:
        words = "The report vetoes the precept and does not say whether it is too high or too low."
        return (make_ruling("W-VETO-NO-DIRECTION", words),)
    return ()


def _change_by_report(precept: PreceptYear, event: ReportIssued) -> dict[str, Any]:
    """The state after the panel's report. A veto reported late changes nothing: the limit has ended the scrutiny."""
    if not event.veto:
        return {"state": "reported", "recommended": event.recommended}
    if event.day > statutory_day("report", precept.year):
        return {}
    return {"state": "vetoed", "direction": event.direction, "recommended": event.recommended}


def _judge_revision(precept: PreceptYear, event: RevisedNotified) -> tuple[Ruling, ...]:
    if precept.proposed is None or is_right_way(precept, event.amount, precept.proposed, strict=True):
        return ()
    wanted = {"too_high": "lower than", "too_low": "higher than", None: "other than"}[precept.direction]
    words = (
        f"The revised precept must be {wanted} the £{precept.proposed:,} that was vetoed, and is £{event.amount:,}."
    )
    return (make_ruling("E-REVISED-DIRECTION", words),)


def _judge_second_report(_precept: PreceptYear, event: SecondReport) -> tuple[Ruling, ...]:
    if not event.veto:
        return ()
    words = "The panel may accept or reject the revised precept and recommend another; it cannot veto twice."
    return (make_ruling("E-SECOND-VETO", words),)


def _judge_issue(precept: PreceptYear, event: Issued) -> tuple[Ruling, ...]:
    rulings = []
    lapsed = find_lapse(precept, event.day)
    if precept.state not in ("responded", "finally_responded") and not lapsed:
        due = say_list([f"{one.who.lower()} {one.must}" for one in list_due(precept, event.day)])
        words = f"The precept cannot be issued on {say_day(event.day)}: scrutiny has not ended ({due})."
        rulings.append(make_ruling("E-ISSUE-BEFORE-SCRUTINY-END", words))
    else:
        rulings += _judge_amount(precept, event.amount, lapsed)
    if event.day > statutory_day("issue", precept.year):
        year = say_financial_year(precept.year)
        words = f"The precept for {year} was issued on {say_day(event.day)}, not before 1 March."
        rulings.append(make_ruling("W-PRECEPT-ISSUED-LATE", words))
    return tuple(rulings)


def _judge_amount(precept: PreceptYear, amount: Decimal, lapsed: LimitKey | None) -> list[Ruling]:
    allowed = find_amount(precept, lapsed)
    recommended = () if lapsed else precept.recommended
    if amount == allowed or amount in recommended:
        return []
    # Regulation 8(3), which was not read: after a veto another amount may be issued that does not move back.
    after_veto = precept.state == "finally_responded"
    if after_veto and allowed is not None and is_right_way(precept, amount, allowed, strict=False):
        return []
    may = say_list([f"£{one:,}" for one in (allowed, *recommended) if one is not None])
    words = f"£{amount:,} was neither proposed nor recommended by the panel: what may be issued is {may}."
    return [make_ruling("E-PRECEPT-NOT-RECOMMENDED", words, verified=not after_veto)]


def _say_order(precept: PreceptYear, event: Event, step: _Step) -> Ruling:
    words = f"{step.words} on {say_day(event.day)}, and that step is not open: {STATE_WORDS[precept.state]}."
    return make_ruling("E-PRECEPT-ORDER", words)


def _allow(_precept: PreceptYear, _event: Event) -> tuple[Ruling, ...]:
    return ()


_LATE: Mapping[LimitKey, str] = {
    "notify": "E-PRECEPT-NOTICE-LATE",
    "report": "E-PANEL-REPORT-LATE",
    "revise": "E-REVISED-LATE",
    "second_report": "E-PANEL-REPORT-LATE",
    "respond": "E-FINAL-RESPONSE-LATE",
}
_BEFORE_ISSUE: tuple[State, ...] = tuple(state for state in STATE_WORDS if state != "issued")
_STEPS: Mapping[type[Event], _Step] = {
    Consulted: _Step(
        words="A consultation was opened",
        states=_BEFORE_ISSUE,
        judge=_judge_consultation,
        change=lambda _precept, _event: {},
    ),
    Notified: _Step(
        words="The proposed precept was notified",
        states=("awaiting_notice",),
        judge=_allow,
        change=lambda _precept, event: {"state": "notified", "proposed": event.amount},
        limit="notify",
    ),
    PanelReviewed: _Step(
        words="The panel reviewed the precept",
        states=("notified",),
        judge=_judge_review,
        change=lambda _precept, event: {"state": "reviewed", "vote": _count_veto(event)},
        limit="report",
    ),
    ReportIssued: _Step(
        words="The panel reported",
        states=("reviewed",),
        judge=_judge_report,
        change=_change_by_report,
        limit="report",
    ),
    Responded: _Step(
        words="The body responded to the report",
        states=("reported",),
        judge=_allow,
        change=lambda _precept, _event: {"state": "responded"},
    ),
    RevisedNotified: _Step(
        words="The revised precept was notified",
        states=("vetoed",),
        judge=_judge_revision,
        change=lambda _precept, event: {"state": "revised", "revised": event.amount, "recommended": ()},
        limit="revise",
    ),
    SecondReport: _Step(
        words="The panel reported on the revised precept",
        states=("revised",),
        judge=_judge_second_report,
        change=lambda _precept, event: {"state": "second_reported", "recommended": event.recommended},
        limit="second_report",
    ),
    FinalResponse: _Step(
        words="The body responded to the second report",
        states=("second_reported",),
        judge=_allow,
        change=lambda _precept, _event: {"state": "finally_responded"},
        limit="respond",
    ),
    Issued: _Step(
        words="The precept was issued",
        states=_BEFORE_ISSUE,
        judge=_judge_issue,
        change=lambda _precept, event: {"state": "issued", "issued": event.amount},
    ),
}
