"""A file of contacts summed up by channel: everything that its exhibits are told from, and no row of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from answerable.measuring.contact.counting import (
    HOURS_OF_WEEK,
    NOT_RECORDED,
    Counts,
    Tally,
)
from answerable.measuring.contact.shapes import CHANNELS, OUTCOMES, RESOLUTIONS
from answerable.measuring.histogram import Histogram, find_quantiles
from answerable.measuring.period import begin_month, end_month
from answerable.measuring.service_standard import Standard, find_standard

_Whole = npt.NDArray[np.int64]


class Ending(Struct, frozen=True):
    """How many contacts had a resolution, or a subject, of this name."""

    name: str
    count: int


class Month(Struct, frozen=True, kw_only=True):
    """A month of a channel. `within` and `abandoned_within` are of the standard's time; quantiles are of the answered
    whose wait is recorded (`timed`), and `seconds` is the sum of their waits."""

    first_on: dt.date
    offered: int
    answered: int
    abandoned: int
    within: int = 0
    abandoned_within: int = 0
    timed: int = 0
    seconds: int = 0
    p50: int | None = None
    p90: int | None = None
    p95: int | None = None
    p99: int | None = None


class Hour(Struct, frozen=True, kw_only=True):
    """An hour of the week over the whole period: `weekday` 0 is Monday, `hour` 19 is 19:00 to 19:59 local time."""

    weekday: int
    hour: int
    offered: int
    answered: int
    within: int = 0
    p50: int | None = None
    p90: int | None = None


class Channel(Struct, frozen=True, kw_only=True):
    """A channel over the whole period.

    The waits of the answered and of the abandoned are kept whole, by the second; `untimed` contacts of either have no
    recorded wait, so they count as received and as answered but never as within a time.
    """

    name: str
    answered: int
    abandoned: int
    refused: int
    answered_waits: Histogram
    abandoned_waits: Histogram
    months: tuple[Month, ...]
    hours: tuple[Hour, ...]
    endings: tuple[Ending, ...]
    subjects: tuple[Ending, ...]
    handled: int
    handled_seconds: int
    standard: Standard | None = None

    @property
    def offered(self) -> int:
        return self.answered + self.abandoned + self.refused

    @property
    def untimed(self) -> int:
        return self.answered + self.abandoned - self.answered_waits.total - self.abandoned_waits.total


class Summary(Struct, frozen=True, kw_only=True):
    """The result of the analysis: the period, a channel each, and the queries that counted it."""

    first_on: dt.date
    last_on: dt.date
    channels: tuple[Channel, ...]
    queries: tuple[str, ...]
    force: str = ""


class _Part(NamedTuple):
    """The rows of a tally that belong to one channel and outcome."""

    place: _Whole
    wait: _Whole
    counts: _Whole


def sum_up(
    tally: Tally,
    *,
    first_on: dt.date | None = None,
    last_on: dt.date | None = None,
    authority: str = "",
    force: str = "",
) -> Summary:
    """Sum a tally up by channel, each held against the standard in force on the last day.

    `first_on` and `last_on` are of the file or as chosen; without them the months counted are taken as whole.
    """
    months = tally.monthly["month"]
    first = max(first_on or dt.date.min, begin_month(int(months.min())))
    last = min(last_on or dt.date.max, end_month(begin_month(int(months.max()))))
    present = sorted({int(line) // len(OUTCOMES) for line in np.unique(tally.monthly["line"])})
    channels = tuple(
        _sum_channel(CHANNELS[place], tally, find_standard(CHANNELS[place], last, authority=authority))
        for place in present
    )
    return Summary(first_on=first, last_on=last, channels=channels, queries=tally.queries, force=force)


def _sum_channel(name: str, tally: Tally, standard: Standard | None) -> Channel:
    monthly = {outcome: _pick(tally.monthly, name, outcome, "month") for outcome in OUTCOMES}
    weekly = {outcome: _pick(tally.weekly, name, outcome, "hour") for outcome in OUTCOMES}
    seconds = standard.seconds if standard else None
    endings, handled, handled_seconds = _sum_endings(tally.endings, name)
    return Channel(
        name=name,
        answered=int(monthly["answered"].counts.sum()),
        abandoned=int(monthly["abandoned"].counts.sum()),
        refused=int(monthly["refused"].counts.sum()),
        answered_waits=_make_histogram(monthly["answered"]),
        abandoned_waits=_make_histogram(monthly["abandoned"]),
        months=_sum_months(monthly, seconds),
        hours=_sum_hours(weekly, seconds),
        endings=endings,
        subjects=tuple(Ending(each, count) for each, count in tally.subjects.get(name, ())),
        handled=handled,
        handled_seconds=handled_seconds,
        standard=standard,
    )


def _pick(counts: Counts, channel: str, outcome: str, place: str) -> _Part:
    line = CHANNELS.index(channel) * len(OUTCOMES) + OUTCOMES.index(outcome)
    mine = counts["line"] == line
    return _Part(counts[place][mine], counts["wait"][mine], counts["count"][mine])


def _timed(part: _Part) -> _Part:
    known = part.wait != NOT_RECORDED
    return _Part(part.place[known], part.wait[known], part.counts[known])


def _make_histogram(part: _Part) -> Histogram:
    known = _timed(part)
    return Histogram.tally(known.wait, known.counts)


def _add_up(places: _Whole, counts: _Whole, size: int) -> _Whole:
    """The sum of counts at each place, in whole numbers however large."""
    sums = np.zeros(size, dtype=np.int64)
    np.add.at(sums, places, counts)
    return sums


def _count_within(part: _Part, seconds: int | None, size: int, start: int = 0) -> _Whole:
    if seconds is None:
        return np.zeros(size, dtype=np.int64)
    soon = (part.wait != NOT_RECORDED) & (part.wait <= seconds)
    return _add_up(part.place[soon] - start, part.counts[soon], size)


def _sum_months(parts: dict[str, _Part], seconds: int | None) -> tuple[Month, ...]:
    places = np.concatenate([part.place for part in parts.values()])
    start, size = int(places.min()), int(places.max() - places.min()) + 1
    counts = {name: _add_up(part.place - start, part.counts, size) for name, part in parts.items()}
    within = _count_within(parts["answered"], seconds, size, start)
    early = _count_within(parts["abandoned"], seconds, size, start)
    known = _timed(parts["answered"])
    known = known._replace(place=known.place - start)
    timed, waited = _add_up(known.place, known.counts, size), _add_up(known.place, known.wait * known.counts, size)
    quantiles = _find_quantiles(known, tuple(QUANTILES), size)
    return tuple(
        Month(
            first_on=begin_month(start + n),
            offered=sum(int(each[n]) for each in counts.values()),
            answered=int(counts["answered"][n]),
            abandoned=int(counts["abandoned"][n]),
            within=int(within[n]),
            abandoned_within=int(early[n]),
            timed=int(timed[n]),
            seconds=int(waited[n]),
            **{name: of[n] for name, of in quantiles.items()},
        )
        for n in range(size)
    )


QUANTILES = {"p50": 0.5, "p90": 0.9, "p95": 0.95, "p99": 0.99}


def _find_quantiles(part: _Part, names: tuple[str, ...], size: int) -> dict[str, list[int | None]]:
    found = find_quantiles(part.place, part.wait, part.counts, [QUANTILES[name] for name in names], size)
    return {name: [None if each < 0 else int(each) for each in of] for name, of in zip(names, found, strict=True)}


def _sum_hours(parts: dict[str, _Part], seconds: int | None) -> tuple[Hour, ...]:
    counts = {name: _add_up(part.place, part.counts, HOURS_OF_WEEK) for name, part in parts.items()}
    within = _count_within(parts["answered"], seconds, HOURS_OF_WEEK)
    known = _timed(parts["answered"])
    quantiles = _find_quantiles(known, ("p50", "p90"), HOURS_OF_WEEK)
    return tuple(
        Hour(
            weekday=n // 24,
            hour=n % 24,
            offered=sum(int(each[n]) for each in counts.values()),
            answered=int(counts["answered"][n]),
            within=int(within[n]),
            **{name: of[n] for name, of in quantiles.items()},
        )
        for n in range(HOURS_OF_WEEK)
    )


def _sum_endings(counts: Counts, channel: str) -> tuple[tuple[Ending, ...], int, int]:
    """The resolutions of the answered, how many of them have a length of handling, and its sum in seconds."""
    line = CHANNELS.index(channel) * len(OUTCOMES) + OUTCOMES.index("answered")
    mine = counts["line"] == line
    codes, sizes = counts["resolution"][mine], counts["count"][mine]
    sums = {name: int(sizes[codes == place].sum()) for place, name in enumerate(RESOLUTIONS)}
    sums["not recorded"] = int(sizes[codes == NOT_RECORDED].sum())
    endings = tuple(Ending(name, count) for name, count in sums.items() if count)
    return endings, int(counts["timed"][mine].sum()), int(counts["handled"][mine].sum())


def list_hours(channel: Channel) -> Iterable[tuple[int, int, int]]:
    """For each hour of the day: it, how many contacts came in it, and how many were answered within the standard."""
    for hour in range(24):
        of_it = [each for each in channel.hours if each.hour == hour]
        yield hour, sum(each.offered for each in of_it), sum(each.within for each in of_it)
