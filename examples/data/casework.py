"""Files of fairness and casework for the demonstration, as a force and its partners would hand them over.

What was reported of the West Midlands is kept: uses of force in 2019/20 on White and Black people with the census of
2011; the messaging pilot's two figures for each measure; meetings of case conferences, 19 a month in 2019 and 46 in
2022, with 78% more demand; 1,685 disruptions, 286 of them of county lines, 568 arrests, 157 charges, referrals to
treatment 1,087 and then 1,229, 707 tests of which 58% were positive; 93% of information requests answered in time,
half of them with data and a quarter refused for cost.

All else is made up: every stop and search and the people of each policing unit, every complaint and request one by
one, months of messaging and of each area's conferences, the videos, and every line and status of the threat grid.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from answerable.measuring.fairness.sample import SampleOptions, draw_sample
from answerable.measuring.period import begin_month, number_month
from examples.data.allotting import share_out

SEED = 20220722
PROVENANCE = (
    "Made for a demonstration around figures that West Midlands Police and its partners reported between 2017 and "
    "2023; "
    "what was not reported is made up."
)
ANALYSES = {
    "stop-search": {"stops": "stops.csv", "population": "population.csv"},
    "use-of-force": {"force": "force-used.csv", "population": "force-population.csv"},
    "scrutiny-sample": {"videos": "videos.csv", "gradings": "gradings.csv"},
    "complaints": {"complaints": "complaints.csv"},
    "information-requests": {"requests": "information-requests.csv"},
    "messaging": {"months": "messaging.csv", "pilot": "messaging-pilot.csv"},
    "case-conferences": {"conferences": "case-conferences.csv"},
    "drug-disruption": {"disruptions": "disruptions.csv"},
    "threat-grid": {"threats": "threat-grid.csv"},
}
"""For each analysis, the files that it takes by the names it has for them."""
OPTIONS = {
    "stop-search": {"target_by": "West Midlands"},
    "scrutiny-sample": {"seed": "4 17 22 31 40 49, drawn on 30 July 2022", "size": "8"},
    "messaging": {"name": "Community messaging", "tried": "the new way of writing messages"},
    "case-conferences": {
        "stated_low": "20",
        "stated_high": "40",
        "stated_by": "the report to the West Midlands Police and Crime Panel",
        "stated_on": "2023-01-09",
    },
}
"""What is chosen of each analysis for the demonstration, in words."""

UNITS = (
    "Birmingham East", "Birmingham West", "Coventry", "Dudley", "Sandwell", "Solihull", "Walsall", "Wolverhampton",
)  # fmt: skip
_GROUPS = ("White", "Black", "Asian", "Mixed", "Other")
# People by policing unit: White and Black add up to the census of 2011 for the force, the rest is made up.
_PEOPLE = {"White": 1_919_138, "Black": 164_069, "Asian": 515_000, "Mixed": 95_000, "Other": 43_000}
_WHERE = {
    "White": (0.14, 0.15, 0.12, 0.15, 0.11, 0.10, 0.11, 0.12),
    "Black": (0.22, 0.30, 0.11, 0.04, 0.13, 0.02, 0.05, 0.13),
    "Asian": (0.28, 0.22, 0.11, 0.04, 0.13, 0.03, 0.09, 0.10),
    "Mixed": (0.19, 0.23, 0.10, 0.08, 0.13, 0.05, 0.08, 0.14),
    "Other": (0.23, 0.24, 0.13, 0.04, 0.14, 0.03, 0.07, 0.12),
}
_STOPS_PER_1000 = {"White": 5.5, "Black": 17.5, "Asian": 8.0, "Mixed": 12.0, "Other": 6.0}
_BUSY = (1.5, 1.4, 1.0, 0.6, 1.0, 0.5, 0.8, 1.0)
_AUTHORITIES = ("Birmingham", "Coventry", "Dudley", "Sandwell", "Solihull", "Walsall", "Wolverhampton")
_SIZES = (0.40, 0.13, 0.10, 0.12, 0.06, 0.09, 0.10)
_PILOT_HEADING = ("measure", "area", "before", "after", "unit", "before period", "after period", "better")
_SANDWELL = ("average of three months taken in September 2021", "average of three months taken in December 2021")
_REGION = ("July 2021", "July 2022")
_PILOT = (
    ("Satisfaction", 85, 92, 85, 90, "score", "higher"),
    ("Propagation", 54, 92, 54, 86, "score", "higher"),
    ("Relevance", 85, 90, 85, 90, "score", "higher"),
    ("Quality", 85, 94, 85, 90, "score", "higher"),
    ("Unsubscribes a month", 62, 16, 113, 21, "count", "lower"),
    ("Total signups", None, None, 109_559, 120_820, "count", "higher"),
    ("Self-signups a month", None, None, 17, 689, "count", "higher"),
)
_YEAR_TO_DATE = ("2021-04-01", "2021-12-31")
_NO_END = "The paper of February 2022 says year to date; that it ends with December is taken here."
_DISRUPTIONS = (
    ("Referrals to drug treatment", "2020-01-01", "2020-12-31", 1_087, "", "higher", ""),
    ("Referrals to drug treatment", "2021-01-01", "2021-12-31", 1_229, "", "higher", ""),
    ("Disruptions", *_YEAR_TO_DATE, 1_685, "", "higher", _NO_END),
    ("County lines disruptions", *_YEAR_TO_DATE, 286, "Disruptions", "higher", _NO_END),
    ("Arrests", *_YEAR_TO_DATE, 568, "", "neither", _NO_END),
    ("Charges", *_YEAR_TO_DATE, 157, "Arrests", "neither", _NO_END),
    ("Tests in custody", "2021-10-01", "2022-01-31", 707, "", "neither", "Testing was paused for most of 2021."),
    ("Positive tests", "2021-10-01", "2022-01-31", 410, "Tests in custody", "neither",
     "Worked out from the 58% printed."),
    ("Referrals for exploitation by county lines", "2021-01-01", "2021-12-31", 124, "", "neither", ""),
)  # fmt: skip

Rows = list[Sequence[object]]


def write_casework(folder: Path, rows: int | None = None, *, seed: int = SEED) -> int:
    """Write every file into a folder and say how many rows they hold; `rows` is how many complaints and requests.

    The same seed gives the same bytes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    chance = np.random.default_rng(seed)
    files = {
        "stops.csv": _list_stops(chance),
        "population.csv": _list_people(),
        "force-used.csv": [
            ("period", "ethnicity", "count"),
            ("2019/20", "White", 10_868),
            ("2019/20", "Black", 3_512),
        ],
        "force-population.csv": [
            ("ethnicity", "people", "year"),
            *((group, _PEOPLE[group], 2011) for group in ("White", "Black")),
        ],
        "complaints.csv": _list_complaints(rows or 1_800, chance),
        "information-requests.csv": _list_requests(rows or 2_800, chance),
        "messaging.csv": _list_messages(chance),
        "messaging-pilot.csv": _list_pilot(),
        "case-conferences.csv": _list_conferences(chance),
        "disruptions.csv": [
            ("measure", "first_on", "last_on", "count", "part of", "better", "note"),
            *_DISRUPTIONS,
        ],
        "threat-grid.csv": _list_threats(chance),
    }
    files["videos.csv"], files["gradings.csv"] = _list_videos(chance)
    return sum(_write(folder / name, table) for name, table in files.items())


def _write(path: Path, table: Rows) -> int:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(table)
    return len(table) - 1


def _list_people() -> Rows:
    rows: Rows = [("area", "ethnicity", "people", "year")]
    for group in _GROUPS:
        parts = share_out(_PEOPLE[group], _WHERE[group])
        rows += [(unit, group, int(number), 2011) for unit, number in zip(UNITS, parts, strict=True)]
    return rows


def _list_stops(chance: np.random.Generator) -> Rows:
    """A year of searches by month, unit, both ethnicities and what came of them, one row for each combination."""
    rows: Rows = [
        (
            "month",
            "area",
            "self-defined ethnicity",
            "officer-defined ethnicity",
            "found",
            "outcome",
            "linked",
            "count",
        )
    ]
    for month in _months(dt.date(2021, 8, 1), 12):
        for place, unit in enumerate(UNITS):
            for group in _GROUPS:
                people = _PEOPLE[group] * _WHERE[group][place]
                number = int(chance.poisson(people * _STOPS_PER_1000[group] * _BUSY[place] / 12_000))
                rows += _part_stops(f"{month:%Y-%m}", unit, group, number, chance)
    return rows


def _part_stops(month: str, unit: str, group: str, number: int, chance: np.random.Generator) -> Rows:
    """A cell's searches by what was said, seen and found: 15% do not state their group, one in fifty is seen as
    another."""
    ends = ((True, "Arrest", True), (True, "Community resolution", True), (True, "No further action", False),
            (False, "Arrest", False), (False, "No further action", False))  # fmt: skip
    counts = chance.multinomial(number, (0.09, 0.15, 0.04, 0.05, 0.67))
    other = _GROUPS[(_GROUPS.index(group) + 1) % len(_GROUPS)]
    rows: Rows = []
    for (is_found, outcome, is_linked), count in zip(ends, counts, strict=True):
        stated, silent, seen_otherwise = chance.multinomial(count, (0.83, 0.15, 0.02))
        for said, seen, part in (
            (group, group, stated),
            ("Not stated", group, silent),
            (group, other, seen_otherwise),
        ):
            if part:
                words = ("yes" if is_found else "no", outcome, "yes" if is_linked else "no")
                rows.append((month, unit, said, seen, *words, int(part)))
    return rows


def _list_videos(chance: np.random.Generator) -> tuple[Rows, Rows]:
    """Videos for ten panels, and the grades of those that the demonstration's seed draws."""
    panels = ["Birmingham East 1", "Birmingham East 2", "Birmingham West 1", "Birmingham West 2", *UNITS[2:]]
    videos: Rows = [("reference", "recorded_on", "panel", "stratum")]
    listed = []
    for number in range(600):
        day = dt.date(2022, 4, 1) + dt.timedelta(days=int(chance.integers(0, 91)))
        panel = panels[int(chance.integers(0, len(panels)))]
        stratum = str(chance.choice(_GROUPS, p=(0.52, 0.15, 0.22, 0.08, 0.03)))
        videos.append((f"V{number + 1:04}", day.isoformat(), panel, stratum))
        listed.append({"reference": f"V{number + 1:04}", "panel": panel, "stratum": stratum})
    chosen = OPTIONS["scrutiny-sample"]
    sample = draw_sample(listed, SampleOptions(seed=chosen["seed"], size=int(chosen["size"])))
    gradings: Rows = [("reference", "member", "grade", "response")]
    for pick in sample.picks:
        leaning = chance.choice(3, p=(0.80, 0.15, 0.05))
        answer = "The force has answered." if leaning and chance.random() < 0.6 else ""
        for member in range(1, 6):
            grade = int(leaning) if chance.random() < 0.75 else int(chance.choice(3, p=(0.7, 0.2, 0.1)))
            gradings.append(
                (pick.reference, member, ("proportionate", "concerns", "not proportionate")[grade], answer)
            )
    return videos, gradings


def _list_complaints(number: int, chance: np.random.Generator) -> Rows:
    rows: Rows = [("reference", "received_on", "closed_on", "category", "handling", "outcome")]
    last = dt.date(2022, 7, 31)
    days = np.sort(chance.integers(0, 730, number))
    for place, day in enumerate(days):
        received = dt.date(2020, 8, 1) + dt.timedelta(days=int(day))
        is_recorded = chance.random() < 0.35
        closed = received + dt.timedelta(days=int(chance.gamma(1.6, 70 if is_recorded else 22)))
        category = chance.choice(
            ("Delivery of duties and service", "Police powers, policies and procedures", "Individual behaviours",
             "Handling of property", "Discrimination"), p=(0.55, 0.20, 0.17, 0.05, 0.03))  # fmt: skip
        outcome = chance.choice(
            ("Resolved", "Service acceptable", "Service not acceptable", "No further action"),
            p=(0.5, 0.33, 0.09, 0.08),
        )
        is_closed = closed <= last
        route = "Under Schedule 3" if is_recorded else "Outside Schedule 3"
        ended = (closed.isoformat(), outcome) if is_closed else ("", "")
        rows.append((f"CO/{place + 1:05}", received.isoformat(), ended[0], category, route, ended[1]))
    return rows


def _list_requests(number: int, chance: np.random.Generator) -> Rows:
    rows: Rows = [("reference", "received_on", "answered_on", "outcome", "exemption", "extended_to")]
    last = dt.date(2017, 11, 30)
    for place, day in enumerate(np.sort(chance.integers(0, 730, number))):
        received = dt.date(2015, 12, 1) + dt.timedelta(days=int(day))
        # 93% were answered in twenty working days, which are 28 days or more of the calendar.
        wait = int(chance.integers(3, 29)) if chance.random() < 0.93 else int(chance.integers(34, 120))
        outcome, exemption = _draw_answer(chance)
        answered = received + dt.timedelta(days=wait)
        while answered.weekday() > 4:
            answered -= dt.timedelta(days=1)
        answer = (answered.isoformat(), outcome, exemption) if answered <= last else ("", "", "")
        rows.append((f"FOI/{place + 1:05}", received.isoformat(), *answer, ""))
    return rows


def _draw_answer(chance: np.random.Generator) -> tuple[str, str]:
    """Half some or all of the data, a quarter refused for cost, one in ten exempt, 4% not held; the rest made up."""
    answers = (("granted in full", ""), ("granted in part", "s.31; s.40"), ("refused", "s.12"), ("refused", "s.40"),
               ("refused", "s.31"), ("not held", ""), ("withdrawn", ""))  # fmt: skip
    return answers[int(chance.choice(len(answers), p=(0.40, 0.15, 0.27, 0.06, 0.05, 0.045, 0.025)))]


def _list_messages(chance: np.random.Generator) -> Rows:
    rows: Rows = [("month", "measure", "value", "better")]
    months = _months(dt.date(2020, 8, 1), 24)
    for name, before, after, spread, better in (
        ("Satisfaction", 85, 90, 1.0, "higher"),
        ("Unsubscribes a month", 113, 21, 8.0, "lower"),
        ("Self-signups a month", 17, 689, 4.0, "higher"),
    ):
        for place, month in enumerate(months):
            level = before if place < 17 else after
            rows.append((f"{month:%Y-%m}", name, round(max(0.0, chance.normal(level, spread)), 1), better))
    return rows


def _list_pilot() -> Rows:
    rows: Rows = [_PILOT_HEADING]
    for name, before, after, region_before, region_after, unit, better in _PILOT:
        if before is not None:
            rows.append((name, "Sandwell", before, after, unit, *_SANDWELL, better))
        rows.append((name, "All areas", region_before, region_after, unit, *_REGION, better))
    return rows


def _list_conferences(chance: np.random.Generator) -> Rows:
    """Four years of months: 6,000 cases in 2019 and 78% more in 2022, meetings 19 and then 46 a month."""
    rows: Rows = [("month", "area", "cases", "repeats", "meetings", "rebase reason", "rebase by")]
    yearly = ((2019, 6_000, 228), (2020, 7_400, 330), (2021, 9_100, 450), (2022, 10_680, 552))
    for year, cases, meetings in yearly:
        by_month = share_out(cases, chance.uniform(0.9, 1.1, 12))
        meetings_by_month = share_out(meetings, np.ones(12))
        for month in range(12):
            by_area = share_out(int(by_month[month]), np.array(_SIZES) * chance.uniform(0.9, 1.1, len(_SIZES)))
            held = share_out(int(meetings_by_month[month]), _SIZES)
            share = 0.31 if year == 2019 else 0.27
            decision = ("", "")
            if (year, month) == (2020, 0):
                decision = (
                    "repeats for information only are no longer heard",
                    "the strategic lead for case conferences",
                )
            for area, number, meets in zip(_AUTHORITIES, by_area, held, strict=True):
                repeats = int(chance.binomial(int(number), share))
                rows.append((f"{year}-{month + 1:02}", area, int(number), repeats, int(meets), *decision))
    return rows


def _list_threats(chance: np.random.Generator) -> Rows:
    rows: Rows = [("line", "area", "status", "set_on", "set_by", "basis", "closed_on")]
    areas = (*UNITS, "Staffordshire", "Warwickshire", "West Mercia")
    statuses = ("green", "amber", "red")
    for number in range(18):
        status, day = int(chance.choice(3, p=(0.4, 0.4, 0.2))), dt.date(2022, 4, 4)
        area = areas[int(chance.integers(0, len(areas)))]
        last = dt.date(2022, 9, 14 if number in (4, 11) else 30)
        for _ in range(int(chance.integers(3, 8))):
            day += dt.timedelta(days=int(chance.integers(20, 40)))
            if day > last:
                break
            basis = "children exploited, weapons seen" if status == 2 else "calls, vulnerable adults"
            closed = "2022-09-16" if number in (4, 11) else ""
            by = "County Lines Taskforce" if number % 3 else f"{area} policing unit"
            rows.append((f"Line {number + 1:02}", area, statuses[status], day.isoformat(), by, basis, closed))
            status = int(np.clip(status + chance.choice((-1, 0, 1), p=(0.25, 0.5, 0.25)), 0, 2))
    return rows


def _months(first: dt.date, number: int) -> list[dt.date]:
    start = number_month(first)
    return [begin_month(start + place) for place in range(number)]
