"""How a day, a number and a list are said to a clerk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def say_day(day: dt.date) -> str:
    """`Thursday 29 December 2022`, in English whatever the machine speaks."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def say_number(number: int) -> str:
    """A number up to ten as a word, else in digits."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)


def say_count(number: int, noun: str, plural: str = "") -> str:
    """`one day`, `five days`, `14 members`."""
    return f"{say_number(number)} {noun if number == 1 else plural or noun + 's'}"


def say_list(names: Iterable[str], last: str = "and") -> str:
    """`A`, `A and B`, `A, B and C`; with another word before the last where one is given (`A or B`)."""
    every = list(names)
    return f" {last} ".join(part for part in (", ".join(every[:-1]), *every[-1:]) if part)


def say_order(number: int) -> str:
    """`1st`, `2nd`, `11th`."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
