"""How channels, hours and days are said."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from answerable.drawing.wording import say_number, say_period, say_seconds
from answerable.law.words import say_list
from answerable.measuring.contact.summary import Summary


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


def say_hours(hours: Iterable[int]) -> str:
    """Hours of the day as spans: `17:00 to 20:59 and 22:00 to 22:59`."""
    spans: list[list[int]] = []
    for hour in sorted(hours):
        if spans and spans[-1][1] == hour - 1:
            spans[-1][1] = hour
        else:
            spans.append([hour, hour])
    return say_list(f"{first:02}:00 to {last:02}:59" for first, last in spans)


def say_wait(seconds: float | None) -> str:
    """A length of time, or that it is not known."""
    return "not known" if seconds is None else say_seconds(seconds)
