"""Files of people for the demonstration: a workforce, a survey and a charter, as an office would hand them over.

What West Midlands Police reported in September 2022 and January 2023 is kept: establishment and strength of Force
Contact on 1 August 2022, its leavers by reason and its rates of attrition, attendance in July 2022, the tables of
five forces, the two standards of the charter, 79% and 17% of a survey in December 2021 at a response of one in ten,
and 329 towards a goal of 1,000.

All else is made up, so that those figures come out: the average strengths, attendance in every other month, the first
and last day of the goal, and every answer of the survey one by one. Nothing is made up of who the officers are.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from examples.data.allotting import share_out

SEED = 20220731
PROVENANCE = (
    "Made for a demonstration from the figures that West Midlands Police reported in 2022 and January 2023; what was "
    "not reported is made up."
)
ANALYSES = {
    "workforce": {
        "establishment": "establishment.csv",
        "leavers": "leavers.csv",
        "attendance": "attendance.csv",
        "comparators": "comparators.csv",
        "diversity": "diversity.csv",
    },
    "survey": {"answers": "survey-answers.csv", "totals": "survey-totals.csv", "margins": "survey-margins.csv"},
    "charter": {"standards": "charter.csv"},
}
"""For each analysis, the files that it takes by the names it has for them."""
PRINTED_SURVEY = "survey-printed.csv"
"""Totals of a survey as they were printed, without the number of answers."""

FIRST_ON, LAST_ON = dt.date(2021, 8, 1), dt.date(2022, 7, 31)
_POSTS = (("staff", 788.8, 751.8), ("officer", 150.8, 143.6))
# Reported: 86 staff left, 32, 20 and 8 of them for these reasons; 10.6% of staff, 16.9% of officers, 11.4% of all.
# The strengths, and that 20 officers left, are what gives those rates.
_LEAVERS = (
    ("staff", "Personal reasons", 32, 0, 811.3),
    ("staff", "Another job", 20, 0, 811.3),
    ("staff", "Became an officer of the force", 8, 8, 811.3),
    ("staff", "All other reasons", 26, 0, 811.3),
    ("officer", "", 20, 0, 118.3),
)
_ATTRITION = (
    ("West Midlands", "11.4", "10.6"),
    ("Greater Manchester", "15.26", "13.34"),
    ("Warwickshire", "9.45", "9.5"),
    ("West Mercia", "13.0", "11.5"),
    ("Staffordshire", "12.0", "11.2"),
)
_ATTENDANCE = (
    ("West Midlands", "89.1", "Lowest but one of the force's departments"),
    ("Greater Manchester", "91.5", "Below its force's average"),
    ("Warwickshire", "89.5", "Below its force's average"),
    ("West Mercia", "91.6", "Below its force's average"),
    ("Staffordshire", "91.0", "Among the lowest of its force"),
)
# Series of attendance: unit, role, people in post, July 2022 as reported (per cent), what is usual there (made up).
_SERIES = (
    ("Force Contact", "officer", 143.6, 86.5, 86.9),
    ("Force Contact", "staff", 751.8, 89.6, 89.8),
    ("Whole force", "", 11_500.0, 94.3, 95.2),
)
_MONTHS = 24
_WORKING_DAYS = 21
# Units of the survey with their share of the answers; the last three are small on purpose.
_UNITS = (
    ("Birmingham East", 0.20),
    ("Birmingham West", 0.185),
    ("Coventry", 0.15),
    ("Dudley", 0.08),
    ("Sandwell", 0.11),
    ("Solihull", 0.05),
    ("Walsall", 0.09),
    ("Wolverhampton", 0.085),
    ("Front counters", 0.025),
    ("Online desk", 0.022),
    ("Mutual aid team", 0.003),
)
# Margins: of those asked and, with another mix, of those who answer; how content each is beside the others.
_AGES = (("16 to 34", 0.38, 0.22, -0.06), ("35 to 54", 0.36, 0.37, 0.0), ("55 and over", 0.26, 0.41, 0.05))
_SEXES = (("Female", 0.52, 0.55, 0.01), ("Male", 0.48, 0.45, -0.01))
_QUESTION = "Happy with the service"
_ASKED_PER_ANSWER = 10
_CONTENT = 0.79
_TELL_DETAILS = 0.5


def write_people(folder: Path, rows: int | None = None, *, seed: int = SEED) -> int:
    """Write every file into a folder, with so many answers to the survey (1,000); say how many rows there are."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = np.random.default_rng(seed)
    tables = {
        "establishment.csv": _list_posts(),
        "leavers.csv": _list_leavers(),
        "attendance.csv": _list_attendance(chance),
        "comparators.csv": _list_comparators(),
        "diversity.csv": _list_diversity(),
        "charter.csv": _list_standards(),
        PRINTED_SURVEY: _list_printed(),
        **_list_survey(rows or 1_000, chance),
    }
    return sum(_write(folder / name, table) for name, table in tables.items())


def _write(path: Path, table: Sequence[Sequence[object]]) -> int:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(table)
    return len(table) - 1


def _list_posts() -> list[Sequence[object]]:
    rows = [("Force Contact", role, "2022-08-01", posts, strength) for role, posts, strength in _POSTS]
    return [("unit", "role", "on", "establishment", "strength"), *rows]


def _list_leavers() -> list[Sequence[object]]:
    rows = [
        ("Force Contact", role, FIRST_ON, LAST_ON, reason, leavers, moved, strength)
        for role, reason, leavers, moved, strength in _LEAVERS
    ]
    return [("unit", "role", "first_on", "last_on", "reason", "leavers", "moved", "average_strength"), *rows]


def _list_attendance(chance: np.random.Generator) -> list[Sequence[object]]:
    """Days lost by month: invented about what is usual, the last month as it was reported.

    Officers and staff are added up to all of a unit, as its own system would.
    """
    months = [dt.date(2020 + (7 + place) // 12, (7 + place) % 12 + 1, 1) for place in range(_MONTHS)]
    rows: list[Sequence[object]] = []
    sums: dict[tuple[str, dt.date], list[float]] = {}
    for unit, role, people, last, usual in _SERIES:
        rates = usual + chance.normal(0, 0.5, _MONTHS)
        rates[-1] = last
        available = round(people * _WORKING_DAYS, 1)
        for month, rate in zip(months, rates, strict=True):
            lost = round(available * (1 - rate / 100), 1)
            rows.append((unit, role, f"{month:%Y-%m}", available, lost))
            if role:
                tally = sums.setdefault((unit, month), [0.0, 0.0])
                tally[0] += available
                tally[1] += lost
    rows += [
        (unit, "", f"{month:%Y-%m}", round(available, 1), round(lost, 1))
        for (unit, month), (available, lost) in sums.items()
    ]
    return [("unit", "role", "month", "available", "lost"), *rows]


def _list_comparators() -> list[Sequence[object]]:
    rows: list[Sequence[object]] = [
        (force, "attrition", FIRST_ON, LAST_ON, overall, without, "yes" if force == "West Midlands" else "no", "")
        for force, overall, without in _ATTRITION
    ]
    july = dt.date(2022, 7, 1)
    rows += [
        (force, "attendance", july, LAST_ON, rate, "", "yes" if force == "West Midlands" else "no", note)
        for force, rate, note in _ATTENDANCE
    ]
    return [("force", "measure", "first_on", "last_on", "overall", "excluding", "is_ours", "note"), *rows]


def _list_diversity() -> list[Sequence[object]]:
    return [
        ("group", "on", "gained", "goal", "since", "goal_by"),
        ("Black, Asian and minority ethnic officers", "2022-03-31", 329, 1_000, "2020-04-01", "2023-03-31"),
    ]


def _list_standards() -> list[Sequence[object]]:
    return [
        ("standard", "audited_on", "share", "next_on"),
        ("Contact within seven days of a crime being recorded", "2021-10-01", 81, "2022-10-01"),
        ("Told within three days what happened at court", "2021-10-01", 94, "2022-10-01"),
    ]


def _list_printed() -> list[Sequence[object]]:
    return [
        ("question", "period", "share", "response"),
        (_QUESTION, "2021-12", 79, 10),
        ("Would have preferred a visit", "2021-12", 17, 10),
    ]


def _list_survey(answers: int, chance: np.random.Generator) -> dict[str, list[Sequence[object]]]:
    """Answers of which exactly 79% are happy, the people asked, ten for each answer, and who they are."""
    units = share_out(answers, [share for _, share in _UNITS])
    unit = chance.permutation(np.repeat(np.arange(len(_UNITS)), units))
    age = chance.choice(len(_AGES), answers, p=[each[2] for each in _AGES])
    sex = chance.choice(len(_SEXES), answers, p=[each[2] for each in _SEXES])
    lean = np.array([each[3] for each in _AGES])[age] + np.array([each[3] for each in _SEXES])[sex]
    # Solihull is made to stand out, so that one unit of the demonstration can be told from the others.
    lean = lean + np.where(unit == 5, -0.25, 0.0)
    is_happy = np.zeros(answers, dtype=bool)
    is_happy[np.argsort(chance.uniform(size=answers) - lean)[: round(_CONTENT * answers)]] = True
    tells = chance.uniform(size=answers) < _TELL_DETAILS
    day = chance.integers(0, 31, answers)
    rows = [
        (
            _QUESTION,
            f"2021-12-{day[place] + 1:02d}",
            "happy" if is_happy[place] else "not happy",
            _UNITS[unit[place]][0],
            _AGES[age[place]][0] if tells[place] else "",
            _SEXES[sex[place]][0] if tells[place] else "",
        )
        for place in np.argsort(day, kind="stable")
    ]
    asked = answers * _ASKED_PER_ANSWER
    totals = [
        ("", asked),
        *((name, count * _ASKED_PER_ANSWER) for (name, _), count in zip(_UNITS, units, strict=True)),
    ]
    return {
        "survey-answers.csv": [("question", "answered_on", "answer", "unit", "age_band", "sex"), *rows],
        "survey-totals.csv": [
            ("question", "unit", "period", "invited"),
            *((_QUESTION, name, "2021-12", count) for name, count in totals),
        ],
        "survey-margins.csv": [
            ("variable", "category", "people"),
            *(("age_band", name, round(asked * share)) for name, share, _, _ in _AGES),
            *(("sex", name, round(asked * share)) for name, share, _, _ in _SEXES),
        ],
    }
