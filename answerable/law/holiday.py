"""Bank holidays of the nations of the United Kingdom, and the days that no meeting's notice counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

import msgspec

from answerable.law.parameter import list_valid, read_rows

Nation = Literal["ENG", "WLS", "SCT", "NIR"]
ENGLAND: tuple[Nation, ...] = ("ENG",)
EVERY_NATION: tuple[Nation, ...] = ("ENG", "WLS", "SCT", "NIR")
_NAMES: Mapping[Nation, str] = {"ENG": "England", "WLS": "Wales", "SCT": "Scotland", "NIR": "Northern Ireland"}
_SATURDAY, _SUNDAY = 5, 6
_GOOD_FRIDAY = "Good Friday"


class Break(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Days around a feast that section 243 leaves out: `first` to `last` days after the feast (before: negative)."""

    name: str
    feast: Literal["Christmas Day", "Easter Day"]
    first: int
    last: int
    valid_from: dt.date
    valid_to: dt.date | None = None
    source: str
    verified: bool


@lru_cache(maxsize=512)
def list_holidays(year: int, nations: tuple[Nation, ...] = ENGLAND) -> Mapping[dt.date, str]:
    """The bank holidays of a year in any of some nations, by day; substitute days and a coronation among them."""
    import holidays  # slow to load, and most of the site never asks for a bank holiday

    named: dict[dt.date, str] = {}
    for nation in nations:
        for day, name in holidays.country_holidays("GB", subdiv=nation, years=year).items():
            where = "" if len(nations) == 1 else f" ({_NAMES[nation]})"
            named.setdefault(day, name.replace("(observed)", "(substitute day)") + where)
    return MappingProxyType(named)


def say_not_working(day: dt.date, extra: Mapping[dt.date, str], nations: tuple[Nation, ...] = ENGLAND) -> str:
    """Why a day is no working day; empty where it is one. `extra` are holidays that a body added, by day."""
    if day.weekday() in (_SATURDAY, _SUNDAY):
        return "Saturday" if day.weekday() == _SATURDAY else "Sunday"
    return _say_holiday(day, extra, nations)


def say_left_out(day: dt.date, extra: Mapping[dt.date, str], nations: tuple[Nation, ...] = ENGLAND) -> str:
    """Why section 243 of the 1972 Act, as it is commonly read, leaves a day out; empty where it counts."""
    if day.weekday() == _SUNDAY:
        return "Sunday"
    return _say_holiday(day, extra, nations) or _say_break(day)


def _say_holiday(day: dt.date, extra: Mapping[dt.date, str], nations: tuple[Nation, ...]) -> str:
    if day in extra:
        return f"holiday added: {extra[day]}"
    name = list_holidays(day.year, nations).get(day)
    return f"bank holiday: {name}" if name else ""


def _say_break(day: dt.date) -> str:
    for kept in list_valid(list_breaks(), day):
        feast = dt.date(day.year, 12, 25) if kept.feast == "Christmas Day" else _find_easter(day.year)
        if kept.first <= (day - feast).days <= kept.last:
            return kept.name
    return ""


@lru_cache(maxsize=1)
def list_breaks() -> tuple[Break, ...]:
    """The breaks around Christmas and Easter, with their sources."""
    return read_rows("breaks.toml", "break", Break)


@lru_cache(maxsize=512)
def _find_easter(year: int) -> dt.date:
    friday = next(day for day, name in list_holidays(year).items() if name == _GOOD_FRIDAY)
    return friday + dt.timedelta(days=2)
