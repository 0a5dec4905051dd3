"""Whether published response figures can all be of one set of incidents."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from msgspec import Struct

from answerable.drawing.wording import say_seconds, say_value
from answerable.measuring.quantile import bound_share_within
from answerable.measuring.rounding import Bounds
from answerable.measuring.share import HUNDRED

_HALF = Bounds.exactly(Decimal("0.5"))


class PublishedTimes(Struct, frozen=True, kw_only=True):
    """Response figures of one grade as printed; nothing where a paper does not say.

    `within_percent` is of the attended. Seconds are printed to the second, percentages to `percent_places` places.
    """

    grade: str
    first_on: dt.date | None = None
    last_on: dt.date | None = None
    incidents: int | None = None
    attended_percent: float | None = None
    within_percent: float | None = None
    limit_seconds: int | None = None
    median_seconds: int | None = None
    mean_seconds: int | None = None
    percent_places: int = 0

    @property
    def within_of_all_percent(self) -> float | None:
        """The percentage of all incidents, attended or not, that was reached in time: the product of the two."""
        if self.attended_percent is None or self.within_percent is None:
            return None
        return self.attended_percent * self.within_percent / 100


def check_published(published: PublishedTimes) -> tuple[str, ...]:
    """Which of the figures cannot be of one set of incidents, a sentence each; none where they can all be.

    Held against each other, with all that rounding allows: the median and the share within the limit (at least half
    lie at or below a median), the mean and the median (half lie at or above it, so the mean is at least half the
    median), and the mean and the share (those beyond the limit alone bring the mean to their share of it).
    """
    found = (_hold_median(published), _hold_mean(published), _hold_beyond(published))
    return tuple(words for words in found if words)


def _hold_median(published: PublishedTimes) -> str:
    share, limit, median = _bound_share(published), published.limit_seconds, _bound_seconds(published.median_seconds)
    if share is None or limit is None or median is None:
        return ""
    possible = bound_share_within(median, Bounds.exactly(limit))
    if possible.meets(share):
        return ""
    bound, printed = ("least", "only ") if possible.low == 50 else ("most", "")
    return (
        f"{published.grade}: with a median of {say_seconds(published.median_seconds or 0)}, at {bound} half of the "
        f"responses took {say_seconds(limit)} or less, but {printed}{_say_percent(published)} is printed."
    )


def _hold_mean(published: PublishedTimes) -> str:
    mean, median = _bound_seconds(published.mean_seconds), _bound_seconds(published.median_seconds)
    if mean is None or median is None or mean.high >= median.times(_HALF).low:
        return ""
    return (
        f"{published.grade}: a mean of {say_seconds(published.mean_seconds or 0)} is less than half the median of "
        f"{say_seconds(published.median_seconds or 0)}, which no set of times can have."
    )


def _hold_beyond(published: PublishedTimes) -> str:
    share, mean, limit = _bound_share(published), _bound_seconds(published.mean_seconds), published.limit_seconds
    if share is None or mean is None or limit is None:
        return ""
    least = (HUNDRED.high - share.high) / 100 * limit
    if mean.high >= least:
        return ""
    return (
        f"{published.grade}: with {_say_percent(published)} within {say_seconds(limit)}, the mean is at least "
        f"{say_seconds(least)}, but {say_seconds(published.mean_seconds or 0)} is printed."
    )


def _bound_share(published: PublishedTimes) -> Bounds | None:
    if published.within_percent is None:
        return None
    half_unit = Decimal("0.5").scaleb(-published.percent_places)
    share = Bounds.printed(Decimal(str(published.within_percent)), half_unit)
    return Bounds(max(share.low, Decimal(0)), min(share.high, HUNDRED.high))


def _bound_seconds(seconds: int | None) -> Bounds | None:
    return None if seconds is None else Bounds.printed(Decimal(seconds), Decimal("0.5"))


def _say_percent(published: PublishedTimes) -> str:
    return say_value(published.within_percent, "percent", published.percent_places)
