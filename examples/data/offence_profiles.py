"""How many offences of each category an invented year has, who they befall, and when and where they come to pass.

The counts are those that the Home Office published for West Midlands Police for 2017/18 (police recorded crime by
force, Open Government Licence 3.0): 233,393 in all. Homicides vary from year to year between those of two published
years. Every share of them is made up.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

HOMICIDES = (41, 52)
"""The fewest and the most of a year."""

HOTSPOTS = 57
RADIUS = 265
"""Metres: a disc of 0.22 square kilometres, so that 57 of them are 1.4% of the force's 902."""

YOUTH_CATEGORIES = ("homicide", "violence-with-injury", "robbery", "weapons-possession")
"""What serious youth violence is counted from: the hot places hold 19% of it and 18.4% of its harm, and 19% of its
violence with injury, which alone is counted elsewhere."""


class Profile(NamedTuple):
    """A category. `youth` is the share with a victim or suspect under 25; `hot` and `youth_hot` the shares of the
    others and of those in the hot places; `knife` and `youth_knife` of those with a knife; `positive` the share that
    ends in a positive outcome; `span` the share whose time is known only as a span; `found` that police activity
    found. `week` names its hours."""

    category: str
    a_year: int
    youth: float
    hot: float
    youth_hot: float
    knife: float
    youth_knife: float
    positive: float
    week: str
    span: float = 0.0
    found: float = 0.0
    has_victim: bool = True


PROFILES = (
    Profile("homicide", 46, 0.33, 0.04, 0.04, 0.38, 0.62, 0.78, "night"),
    Profile("rape", 2_470, 0.45, 0.05, 0.06, 0.02, 0.02, 0.03, "night", 0.30),
    Profile("violence-with-injury", 27_933, 0.24, 0.11, 0.19, 0.05, 0.13, 0.11, "night"),
    Profile("robbery", 7_462, 0.42, 0.14, 0.1515, 0.20, 0.31, 0.07, "evening"),
    Profile("driving-death-or-injury", 121, 0.30, 0.03, 0.03, 0, 0, 0.45, "evening"),
    Profile("weapons-possession", 1_857, 0.45, 0.20, 0.435, 0, 0, 0.47, "evening", 0, 0.40, has_victim=False),
    Profile("residential-burglary", 20_925, 0.06, 0.01, 0.01, 0.004, 0.01, 0.04, "day", 0.60),
    Profile("arson", 1_046, 0.20, 0.03, 0.05, 0, 0, 0.05, "evening", 0.10),
    Profile("non-residential-burglary", 7_155, 0.04, 0.04, 0.04, 0.004, 0.01, 0.05, "day", 0.65),
    Profile("other-sexual", 3_993, 0.50, 0.06, 0.07, 0.003, 0.003, 0.07, "evening", 0.20),
    Profile("violence-without-injury", 19_895, 0.26, 0.09, 0.12, 0.02, 0.04, 0.08, "evening"),
    Profile("stalking-harassment", 9_843, 0.22, 0.02, 0.03, 0.002, 0.004, 0.07, "day", 0.15),
    Profile("miscellaneous", 3_393, 0.15, 0.05, 0.05, 0.01, 0.01, 0.18, "day"),
    Profile("public-order", 11_579, 0.18, 0.14, 0.16, 0.02, 0.04, 0.13, "evening"),
    Profile("vehicle", 36_574, 0.03, 0.02, 0.02, 0.001, 0.001, 0.02, "day", 0.70),
    Profile("drug-trafficking", 959, 0.40, 0.12, 0.15, 0, 0, 0.55, "evening", 0, 0.85, has_victim=False),
    Profile("drug-possession", 3_171, 0.45, 0.16, 0.19, 0, 0, 0.72, "evening", 0, 0.95, has_victim=False),
    Profile("criminal-damage", 25_139, 0.08, 0.04, 0.05, 0.002, 0.002, 0.06, "evening", 0.30),
    Profile("other-theft", 23_836, 0.08, 0.07, 0.08, 0.001, 0.002, 0.03, "day", 0.25),
    Profile("theft-from-person", 3_012, 0.35, 0.30, 0.33, 0.002, 0.004, 0.02, "evening"),
    Profile("bicycle", 3_227, 0.15, 0.12, 0.14, 0, 0, 0.02, "day", 0.45),
    Profile("shoplifting", 19_883, 0.12, 0.21, 0.21, 0.003, 0.005, 0.16, "day", has_victim=False),
)


class Week(NamedTuple):
    """Hours that a kind of offence keeps to: bumps of (hour, width, height); more at weekends."""

    bumps: tuple[tuple[float, float, float], ...]
    weekend: float
    summer: float


WEEKS = {
    "night": Week(((23.5, 2.6, 1.0), (16.0, 3.5, 0.55)), 1.7, 0.12),
    "evening": Week(((19.0, 3.6, 1.0), (15.5, 1.5, 0.5)), 1.15, 0.06),
    "day": Week(((13.0, 4.5, 1.0), (20.0, 4.0, 0.5)), 0.95, -0.04),
    "youth": Week(((16.2, 1.6, 1.0), (20.8, 2.8, 0.9)), 1.25, 0.10),
    "centre": Week(((0.8, 2.2, 1.0), (22.0, 2.5, 0.8)), 2.6, 0.08),
}
"""`youth` holds for those under 25, `centre` for violence in the night-time centres."""


def weigh_hours(week: Week, weekdays: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    """The weight of each hour of each day (days x 24), Monday being weekday 0.

    An hour past midnight belongs to the night before, so that it is as busy as that one is.
    """
    hours = np.arange(24)
    shape = np.full(24, 0.08)
    for at, width, height in week.bumps:
        apart = np.abs(hours + 0.5 - at)
        shape += height * np.exp(-0.5 * (np.minimum(apart, 24 - apart) / width) ** 2)
    night_of = np.where(hours[None, :] < 5, (weekdays[:, None] - 1) % 7, weekdays[:, None])
    is_late = (hours >= 17) | (hours < 5)
    busy = np.where(np.isin(night_of, (4, 5)) & is_late, week.weekend, 1.0)
    return shape * busy  # type: ignore[no-any-return]
