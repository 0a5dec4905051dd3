"""Clear days: the days between a notice and a meeting, counting neither."""

from __future__ import annotations

import datetime as dt

# Local Government Act 1972 s.100B(3): agenda and reports are open to the public five clear days before the meeting
# (leg: ukpga/1972/70; the number as amended by uksi/2002/715).
NOTICE_CLEAR_DAYS = 5
_SATURDAY = 5


def count_clear_days(published: dt.date, meeting: dt.date) -> int:
    """The calendar days between publication and meeting, counting neither; 0 where there is none between."""
    return max(0, (meeting - published).days - 1)


def count_clear_weekdays(published: dt.date, meeting: dt.date) -> int:
    """The clear days that are no Saturday or Sunday. Bank holidays are not known here, so it may be too many."""
    days = (published + dt.timedelta(days=step) for step in range(1, (meeting - published).days))
    return sum(day.weekday() < _SATURDAY for day in days)
