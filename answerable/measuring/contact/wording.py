"""How channels, hours and days are said."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from answerable.drawing.wording import say_interval, say_number, say_period, say_seconds, say_share
from answerable.measuring.contact.summary import Summary
from answerable.measuring.interval import bound_share

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class ChannelWords(NamedTuple):
    """A channel's heading, what its contacts are called, and what is done when one is taken up."""

    heading: str
    one: str
    many: str
    answered: str
    answering: str


_WORDS = {
    "999": ChannelWords("999", "call to 999", "calls to 999", "answered", "to answer"),
    "101": ChannelWords("101", "call to 101", "calls to 101", "answered", "to answer"),
    "live-chat": ChannelWords("Live chat", "live chat", "live chats", "answered", "to answer"),
    "online": ChannelWords("Online reports", "online report", "online reports", "reviewed", "to review"),
}


def word_channel(name: str) -> ChannelWords:
    """The words of a channel."""
    return _WORDS[name]


def say_contacts(number: int, channel: str) -> str:
    """`885,504 calls to 999`, `1 live chat`."""
    words = _WORDS[channel]
    return f"{say_number(number)} {words.one if number == 1 else words.many}"


def say_when(summary: Summary) -> str:
    """`in the period 1 August 2021 to 31 July 2022`."""
    return f"in the period {say_period(summary.first_on, summary.last_on)}"


def say_hour(hour: int) -> str:
    """`19:00 to 19:59`: local time."""
    return f"{hour:02}:00 to {hour:02}:59"


def say_hours(hours: Iterable[int]) -> str:
    """Hours of the day as spans: `17:00 to 20:59 and 22:00 to 22:59`."""
    spans: list[list[int]] = []
    for hour in sorted(hours):
        if spans and spans[-1][1] == hour - 1:
            spans[-1][1] = hour
        else:
            spans.append([hour, hour])
    return join_words(f"{first:02}:00 to {last:02}:59" for first, last in spans)


def say_whole_share(part: int, whole: int) -> str:
    """A percentage with its n and its interval: `6.5% (57,558 of 885,504; 95% interval 6.4% to 6.6%)`."""
    found = bound_share(part, whole)
    interval = say_interval(100 * found.low, 100 * found.high, "percent", 1, level=found.level)
    return f"{say_share(part, whole).removesuffix(')')}; {interval})"


def say_wait(seconds: float | None) -> str:
    """A length of time, or that it is not known."""
    return "not known" if seconds is None else say_seconds(seconds)


def join_words(words: Iterable[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    every = list(words)
    return " and ".join([", ".join(every[:-1]), every[-1]] if len(every) > 1 else every)


def open_sentence(words: str) -> str:
    """The words with a capital in front."""
    return words[:1].upper() + words[1:]
