"""Numbers of minutes, the recording's link, and an order of business that fits its hours."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

import msgspec

from answerable.law.ruling import Ruling, make_ruling
from answerable.law.words import say_day, say_list, say_number

NumberStyle = Literal["yearly", "running"]
"""`yearly` starts again every calendar year (`012/22`); `running` goes on and on (`681`)."""

_YEARLY = re.compile(r"(\d{1,4})/(\d{2})")
_RUNNING = re.compile(r"\d{1,6}")
_MOST_NAMED = 4
# Words that tell no subject from another; a break may come twice.
_EMPTY_WORDS = frozenset(
    {
        "break",
        "adjournment",
        "lunch",
        "the",
        "of",
        "a",
        "an",
        "and",
        "to",
        "for",
        "on",
        "police",
        "crime",
        "panel",
        "board",
    }
)


class ProgrammedItem(msgspec.Struct, frozen=True, kw_only=True):
    """An item of an order of business with its place in time, as far as that is set."""

    number: str
    title: str
    start: dt.time | None = None
    minutes: int | None = None


def next_number(style: NumberStyle, last: str | None, meeting: dt.date) -> str:
    """The number after the last one used, for a meeting of a day. An error where the last is not of that style."""
    if style == "running":
        return str(_read_running(last) + 1 if last else 1)
    number, year = _read_yearly(last) if last else (0, -1)
    this_year = meeting.year % 100
    return f"{number + 1 if year == this_year else 1:03}/{this_year:02}"


def judge_numbers(
    numbers: Sequence[str], style: NumberStyle, *, last_before: str | None = None
) -> tuple[Ruling, ...]:
    """Whether the numbers of a meeting's minutes run on without a gap, each once.

    `last_before` is the last number of the meeting before. Clauses (`687 iii a`) are not numbers.
    """
    used = [*([last_before] if last_before else []), *numbers]
    rulings = [
        make_ruling(
            "E-MINUTE-DUPLICATE", f"The number {number} is used {say_number(count)} times: each minute has its own."
        )
        for number, count in Counter(used).items()
        if count > 1
    ]
    for (year, before), (next_year, after) in pairwise(sorted({_read(number, style) for number in used})):
        if year == next_year and after > before + 1:
            missing = [_print(year, number, style) for number in range(before + 1, after)]
            shown = say_list(missing) if len(missing) <= _MOST_NAMED else f"{missing[0]} to {missing[-1]}"
            verb = "is" if len(missing) == 1 else "are"
            words = f"After {_print(year, before, style)} comes {_print(year, after, style)}: {shown} {verb} missing."
            rulings.append(make_ruling("W-MINUTE-GAP", words))
    return tuple(rulings)


def judge_recording(link: str, meeting: dt.date, *, is_public: bool = True) -> tuple[Ruling, ...]:
    """Whether a public meeting that was recorded has the recording's address."""
    if link.strip() or not is_public:
        return ()
    words = f"The meeting of {say_day(meeting)} was public and has no link to its recording."
    return (make_ruling("W-NO-RECORDING-LINK", words),)


def judge_order(items: Sequence[ProgrammedItem], closes: dt.time | None = None) -> tuple[Ruling, ...]:
    """Whether items are listed once, begin in order, and end before the next begins and before the meeting closes.

    `minutes` is how long an item is to take; without it only the order of the starts and the close are looked at.
    """
    return (*_judge_duplicates(items), *_judge_times(items, closes))


def _judge_times(items: Sequence[ProgrammedItem], closes: dt.time | None) -> list[Ruling]:
    rulings, latest, owner = [], 0, ""
    for item in items:
        begins = _clock(item.start) if item.start else latest
        if begins < latest:
            words = (
                f"Item {item.number} is to begin at {_show(begins)}, but item {owner} lasts until {_show(latest)}."
            )
            rulings.append(make_ruling("W-OVERRUN", words))
        latest, owner = max(latest, begins + (item.minutes or 0)), item.number
    if closes and latest > _clock(closes):
        words = f"The items last until {_show(latest)}, and the meeting is to close at {_show(_clock(closes))}."
        rulings.append(make_ruling("W-OVERRUN", words))
    return rulings


def _judge_duplicates(items: Sequence[ProgrammedItem]) -> list[Ruling]:
    rulings = []
    for place, item in enumerate(items):
        for earlier in items[:place]:
            if _is_within(item.title, earlier.title) or _is_within(earlier.title, item.title):
                first = f"item {earlier.number}, “{earlier.title}”"
                words = f"Item {item.number}, “{item.title}”, is taken already as {first}."
                rulings.append(make_ruling("W-ITEM-DUPLICATE", words))
                break
    return rulings


def _is_within(title: str, other: str) -> bool:
    """Whether a title is one of the subjects that another title lists (`Minutes and Tracker` lists two)."""
    words = _list_words(title)
    return bool(words) and any(words == _list_words(part) for part in re.split(r"\band\b|&|,|;", other.lower()))


def _list_words(title: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z0-9']+", title.lower())) - _EMPTY_WORDS


def _clock(time: dt.time) -> int:
    return time.hour * 60 + time.minute


def _show(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def _read(number: str, style: NumberStyle) -> tuple[int, int]:
    if style == "running":
        return 0, _read_running(number)
    nth, year = _read_yearly(number)
    return year, nth


def _read_running(number: str) -> int:
    if not _RUNNING.fullmatch(number.strip()):
        raise ValueError(f"“{number}” is not a number of this body's minutes: they run on like 681.")
    return int(number)


def _read_yearly(number: str) -> tuple[int, int]:
    found = _YEARLY.fullmatch(number.strip())
    if not found:
        raise ValueError(f"“{number}” is not a number of this body's minutes: they are like 012/22.")
    return int(found[1]), int(found[2])


def _print(year: int, number: int, style: NumberStyle) -> str:
    return str(number) if style == "running" else f"{number:03}/{year:02}"
