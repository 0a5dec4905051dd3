"""What a year of contacts at a large force adds up to, and how it lies over the week.

The sums are those that West Midlands Police reported to its strategic board for August 2021 to July 2022. They are
all met at once when "answered within the standard", the means and the medians are read as shares of the calls that
were answered, and abandonment as a share of those received. Not fitted are the national publication's bands for July
2022 (17.8 % over a minute, 20.1 % between 10 and 60 seconds): that is another clock and a single month, and with the
force's own 66 % the three would come to 103.9 %. Resolution is told of answered calls, its remainder is "other". The
shape of the days and weeks beyond what was reported is made up.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

DAYS, HOURS = 7, 24


@dataclass(frozen=True, kw_only=True)
class Group:
    """Contacts that ended alike: their outcome, their share of a channel, and between which waits they lie.

    `mean` is of their waits; `weights`, where given, are shares of the seconds from `lowest` on instead. `strain`
    says how much more there are of them when the hour is a hard one.
    """

    outcome: str
    share: float
    lowest: int
    highest: int
    mean: float = 0.0
    weights: tuple[float, ...] = ()
    bend: float = 1.0
    strain: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Profile:
    """A channel's year. `answered_mean` is the mean wait of the answered, to which their last group is fitted."""

    channel: str
    offered: int
    groups: tuple[Group, ...]
    answered_mean: float
    handled_mean: float
    by_hour: tuple[float, ...]
    by_day: tuple[float, ...]
    strain_by_hour: tuple[float, ...]
    resolutions: tuple[tuple[str, float], ...] = ()
    subjects: tuple[tuple[str, float], ...] = ()
    peak: tuple[int, float] | None = None
    night_at_weekends: float = 1.0

    def weigh_week(self) -> npt.NDArray[np.float64]:
        """The weight of each of the 168 hours of the week (Monday 00:00 first)."""
        week = np.outer(self.by_day, self.by_hour)
        week[5:, :4] *= self.night_at_weekends
        return week.ravel()

    def strain_week(self) -> npt.NDArray[np.float64]:
        """How hard each hour of the week is: 0 an easy one."""
        return np.add.outer(_HARD_DAYS, self.strain_by_hour).ravel()


def _answer_share(within: float, abandoned: float) -> tuple[float, float]:
    answered = 1 - abandoned
    return answered * within, answered * (1 - within)


_HARD = (
    *(0.10, 0.08, 0.04, 0.00, -0.05, -0.05, 0.00, 0.06, 0.12, 0.16, 0.18, 0.20),
    *(0.22, 0.22, 0.26, 0.36, 0.52, 1.02, 1.10, 1.16, 1.04, 0.56, 0.36, 0.20),
)
_HARD_DAYS = (0.05, 0.0, -0.03, -0.02, 0.05, 0.08, 0.02)
_FAST, _SLOW = _answer_share(0.66, 0.063)
_PROMPT, _LATE = _answer_share(0.34, 0.44)

EMERGENCY = Profile(
    channel="999",
    offered=885_504,
    answered_mean=26,
    handled_mean=233,
    groups=(
        Group(
            outcome="answered",
            share=_FAST,
            lowest=0,
            highest=10,
            weights=(0.5, 2, 6, 11, 15, 17, 16, 12, 9, 6.5, 5),
        ),
        Group(outcome="abandoned", share=0.063 - 0.059, lowest=0, highest=10, weights=(1,) * 11, strain=0.5),
        Group(outcome="answered", share=_SLOW, lowest=11, highest=1800, bend=0.85, strain=1.35),
        Group(outcome="abandoned", share=0.059, lowest=11, highest=1800, mean=52, bend=0.9, strain=2.0),
    ),
    by_hour=(
        *(3.3, 2.7, 2.3, 1.9, 1.7, 1.7, 2.0, 2.6, 3.4, 3.9, 4.3, 4.6),
        *(4.8, 4.9, 5.1, 5.6, 5.9, 6.2, 6.4, 6.5, 6.1, 5.6, 5.1, 4.3),
    ),
    by_day=(0.97, 0.96, 0.97, 0.98, 1.04, 1.07, 1.01),
    strain_by_hour=_HARD,
    resolutions=(
        ("no record", 0.20),
        ("contact resolution", 0.46),
        ("immediate", 0.19),
        ("priority", 0.06),
        ("other", 0.09),
    ),
    peak=(19, 0.065),
    night_at_weekends=1.7,
)

NON_EMERGENCY = Profile(
    channel="101",
    offered=685_157,
    answered_mean=748,
    handled_mean=412,
    groups=(
        Group(outcome="answered", share=_PROMPT, lowest=0, highest=180, mean=62, bend=1.1),
        Group(outcome="abandoned", share=0.44 - 0.32, lowest=0, highest=180, mean=70, bend=1.2, strain=0.6),
        Group(outcome="answered", share=_LATE, lowest=181, highest=10_800, bend=1.0, strain=1.3),
        Group(outcome="abandoned", share=0.32, lowest=181, highest=10_800, mean=640, bend=0.9, strain=1.6),
    ),
    by_hour=(
        *(1.1, 0.8, 0.7, 0.6, 0.6, 0.8, 1.4, 2.7, 4.9, 6.3, 7.2, 7.3),
        *(7.2, 7.2, 7.1, 7.0, 6.9, 6.2, 5.7, 5.1, 4.3, 3.6, 2.8, 1.9),
    ),
    by_day=(1.16, 1.08, 1.05, 1.04, 1.04, 0.84, 0.79),
    strain_by_hour=_HARD,
    resolutions=(
        ("no record", 0.30),
        ("contact resolution", 0.49),
        ("immediate", 0.01),
        ("priority", 0.05),
        ("other", 0.15),
    ),
)

CHAT = Profile(
    channel="live-chat",
    offered=173_538,
    answered_mean=474,
    handled_mean=918,
    groups=(
        Group(outcome="answered", share=0.73, lowest=0, highest=7_200, bend=0.95),
        Group(outcome="abandoned", share=0.27, lowest=0, highest=7_200, mean=310, bend=0.9, strain=0.8),
    ),
    by_hour=(
        *(1.6, 1.1, 0.8, 0.6, 0.5, 0.6, 1.0, 2.0, 3.8, 5.2, 6.0, 6.3),
        *(6.4, 6.4, 6.5, 6.5, 6.6, 6.5, 6.4, 6.2, 5.6, 5.0, 4.2, 2.9),
    ),
    by_day=(1.12, 1.08, 1.06, 1.04, 1.0, 0.86, 0.84),
    strain_by_hour=_HARD,
)

ONLINE = Profile(
    channel="online",
    offered=34_415,
    answered_mean=36_300,
    handled_mean=540,
    groups=(Group(outcome="answered", share=1.0, lowest=60, highest=604_800, bend=0.8),),
    by_hour=CHAT.by_hour,
    by_day=(1.1, 1.05, 1.03, 1.02, 1.0, 0.9, 0.9),
    strain_by_hour=(0.0,) * HOURS,
    subjects=(("theft", 0.75), ("criminal damage", 0.25)),
)

PROFILES = (EMERGENCY, NON_EMERGENCY, CHAT, ONLINE)
