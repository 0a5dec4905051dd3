"""How old a figure is, in words."""

from __future__ import annotations

import datetime as dt

from answerable.drawing.wording import say_count

_MONTHS_A_YEAR = 12


def count_months(since: dt.date, until: dt.date) -> int:
    """Whole months between two days; none where the later is not later."""
    months = _MONTHS_A_YEAR * (until.year - since.year) + until.month - since.month - (until.day < since.day)
    return max(0, months)


def say_age(since: dt.date, until: dt.date) -> str:
    """`15 months old`, `3 years and 2 months old`, `less than a month old`."""
    years, months = divmod(count_months(since, until), _MONTHS_A_YEAR)
    if not years:
        return f"{say_count(months, 'month')} old" if months else "less than a month old"
    # Up to two years months are counted, as people do.
    if years == 1:
        return f"{say_count(_MONTHS_A_YEAR + months, 'month')} old"
    rest = f" and {say_count(months, 'month')}" if months else ""
    return f"{say_count(years, 'year')}{rest} old"
