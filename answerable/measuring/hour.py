"""The hours of the day, in local time, as tables and drawings head them."""

from __future__ import annotations

HOURS = tuple(f"{hour:02}" for hour in range(24))
"""`00` to `23`: 19 stands for 19:00 to 19:59."""


def say_hour(hour: int) -> str:
    """`19:00 to 19:59`."""
    return f"{hour:02}:00 to {hour:02}:59"
