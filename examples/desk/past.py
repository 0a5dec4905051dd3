"""The clock of the desk set to another day, for what a demonstration or a test does over months."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from django.utils import timezone


@contextmanager
def on_day(day: dt.date, hour: int = 10) -> Iterator[None]:
    """Let it be so many o'clock of a day, and let the clock run from there."""
    # In UTC, as the real clock is: the audit chain is hashed over the words of the moment
    begun, real = timezone.make_aware(dt.datetime.combine(day, dt.time(hour))).astimezone(dt.UTC), timezone.now
    start = real()
    with patch("django.utils.timezone.now", lambda: begun + (real() - start)):
        yield
