"""What a year's work programme must hold, and what a sub-group may not decide."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Literal

import msgspec

from answerable.law.day import find_financial_year, say_financial_year, span_financial_year
from answerable.law.hearing import hearing_deadline
from answerable.law.parameter import list_valid, read_rows
from answerable.law.ruling import Ruling, make_ruling
from answerable.law.words import say_day, say_list

Regime = Literal["panel", "board"]


class StatutoryItem(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A thing to be taken in a year. `earliest` and `latest` are `MM-DD` of a year that begins on 1 April.

    `special` is whether only the whole panel may do it; `provisional` whether it is held only if something happens.
    """

    key: str
    title: str
    regimes: tuple[Regime, ...]
    when: Literal["every", "election", "notified"]
    earliest: str = "04-01"
    latest: str = "03-31"
    special: bool = False
    provisional: bool = False
    valid_from: dt.date
    valid_to: dt.date | None = None
    source: str
    verified: bool


class Election(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An ordinary election of policing bodies."""

    day: dt.date
    valid_from: dt.date
    valid_to: dt.date | None = None
    source: str
    verified: bool


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """A notice of an appointment that the panel received, which asks for a hearing."""

    key: Literal["confirmation_hearing", "chief_constable_hearing"]
    received: dt.date
    title: str = ""


class Need(msgspec.Struct, frozen=True, kw_only=True):
    """What a programme must hold: the first and the last day it can be taken in the year, and where that is said."""

    key: str
    title: str
    earliest: dt.date
    latest: dt.date
    source: str
    verified: bool
    provisional: bool = False


class Planned(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of a programme that meets a need: its key, and its day (nothing while it is to be programmed)."""

    key: str
    day: dt.date | None


@cache
def list_statutory_items() -> tuple[StatutoryItem, ...]:
    """Every kind of thing that a programme must hold."""
    return read_rows("programme.toml", "item", StatutoryItem)


@cache
def list_elections() -> tuple[Election, ...]:
    """The ordinary elections that are known."""
    return read_rows("programme.toml", "election", Election)


def list_needs(
    year: int, regime: Regime, *, notices: Sequence[Notice] = (), elections: Sequence[dt.date] | None = None
) -> tuple[Need, ...]:
    """What the programme of the year that begins on 1 April of `year` must hold, by its last day.

    `notices` are those of appointments; `elections` the days of ordinary elections where they differ from the known.
    """
    held = [election.day for election in list_elections()] if elections is None else elections
    votes = [day for day in held if find_financial_year(day) == year]
    first, last = span_financial_year(year)
    needs = []
    for item in list_valid(list_statutory_items(), last):
        if regime not in item.regimes:
            continue
        if item.when == "every":
            needs.append(_need(item, _place(item.earliest, year), _place(item.latest, year)))
        elif item.when == "election":
            needs += [_need(item, day, _place(item.latest, year)) for day in votes]
        else:
            needs += [
                _need(item, notice.received, hearing_deadline(notice.received).day, notice.title)
                for notice in notices
                if notice.key == item.key and first <= notice.received <= last
            ]
    return tuple(sorted(needs, key=lambda need: need.latest))


def judge_programme(
    items: Iterable[Planned],
    year: int,
    regime: Regime,
    *,
    notices: Sequence[Notice] = (),
    elections: Sequence[dt.date] | None = None,
) -> tuple[Ruling, ...]:
    """One ruling for each need that no entry of the programme meets within its days."""
    planned = list(items)
    needs = list_needs(year, regime, notices=notices, elections=elections)
    return tuple(
        make_ruling(
            "W-STATUTORY-ITEM-MISSING",
            _say_missing(need, planned, year),
            verified=need.verified,
            source=need.source,
        )
        for need in needs
        if not any(_meets(entry, need) for entry in planned)
    )


def list_special_functions(on: dt.date | None = None) -> dict[str, StatutoryItem]:
    """What only the whole panel may do, by key."""
    return {item.key: item for item in list_valid(list_statutory_items(), on) if item.special}


def judge_delegation(keys: Iterable[str], *, on: dt.date | None = None) -> tuple[Ruling, ...]:
    """Whether the business of a sub-group holds what it may prepare and not decide."""
    special = list_special_functions(on)
    titles = [special[key].title for key in dict.fromkeys(keys) if key in special]
    return tuple(
        make_ruling("E-SPECIAL-FUNCTION-DELEGATED", f"A sub-group may prepare this and not decide it: {title}.")
        for title in titles
    )


def _need(item: StatutoryItem, earliest: dt.date, latest: dt.date, title: str = "") -> Need:
    return Need(
        key=item.key,
        title=title or item.title,
        earliest=earliest,
        latest=latest,
        source=item.source,
        verified=item.verified,
        provisional=item.provisional,
    )


def _place(month_day: str, year: int) -> dt.date:
    month, day = (int(part) for part in month_day.split("-"))
    return dt.date(year if (month, day) >= (4, 1) else year + 1, month, day)


def _meets(entry: Planned, need: Need) -> bool:
    return entry.key == need.key and entry.day is not None and need.earliest <= entry.day <= need.latest


def _say_missing(need: Need, planned: Sequence[Planned], year: int) -> str:
    same = [entry for entry in planned if entry.key == need.key]
    days = say_list([say_day(entry.day) for entry in same if entry.day])
    standing = f"is programmed for {days}" if days else "is still to be programmed" if same else "is missing"
    return (
        f"“{need.title}” {standing} in the programme of {say_financial_year(year)}: it is taken from "
        f"{say_day(need.earliest)} to {say_day(need.latest)}."
    )
