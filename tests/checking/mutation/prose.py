"""Chapters of prose: shares, changes, sums, dates with their weekdays, periods with their lengths, counted lists."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from tests.checking.mutation.draft import Draft
from tests.checking.mutation.relation import (
    change_between,
    counted,
    difference_between,
    length_of,
    share_of,
    total_of,
    weekday_of,
)

_WORDS = ("", "", "two", "three", "four", "five", "six", "seven")
_THINGS = ("reports,were resolved", "complaints,were upheld", "requests,were answered in time", "cases,were closed")
_SUBJECTS = ("Fly-tipping", "Stalking", "Knife carrying", "Begging", "Boat theft", "Lead theft")


def write_share_sentences(draft: Draft) -> None:
    rng = draft.rng
    draft.head("Outcomes")
    for wording in rng.sample(range(8), 2):
        things, done = rng.choice(_THINGS).split(",")
        whole = rng.randint(40, 2900)
        part = int(whole * rng.uniform(0.15, 0.9))
        decimals = rng.choice((0, 1))
        keys = draft.count(part), draft.count(whole), draft.percent(Decimal(part) * 100 / whole, decimals)
        of, all_, percent = keys
        draft.say(
            (
                f"Of the {all_} {things}, {of} ({percent}) {done}.",
                f"In the last quarter {of} of the {all_} {things} ({percent}) {done}.",
                f"There were {all_} {things}, of which {of} ({percent}) {done}.",
                f"During the year {percent} of {things} {done} ({of} of {all_}).",
                f"{percent} of {things} {done} ({of} out of {all_}).",
                f"Some {of} out of {all_} {things}, {percent}, {done}.".replace("Some", "In all,"),
                f"The force dealt with {all_} {things}; {of} of these ({percent}) {done}.",
                f"Of {all_} {things} in the year, {of}, or {percent}, {done}.",
            )[wording]
        )
        draft.hold(share_of(of, all_, percent))


def write_change_sentences(draft: Draft) -> None:
    rng = draft.rng
    draft.head("Trends")
    for wording, subject in zip(rng.sample(range(8), 2), rng.sample(_SUBJECTS, 2), strict=True):
        before = rng.randint(120, 4800)
        after = max(60, int(before * rng.uniform(0.7, 1.4)))
        if after == before:
            after += 17
        keys = draft.count(before), draft.count(after), draft.percent(Decimal(abs(after - before)) * 100 / before, 1)
        one, two, percent = keys
        up = after > before
        rise, rose, a = ("increase", "rose", "an") if up else ("reduction", "fell", "a")
        draft.say(
            (
                f"{subject} {rose} from {one} to {two}, {a} {rise} of {percent}.",
                f"{subject} {rose} by {percent}, from {one} offences to {two}.",
                f"There were {two} offences of {subject.lower()}, compared with {one} the year "
                f"before, {a} {rise} of {percent}.",
                f"{subject} offences {rose} {percent} from {one} to {two}.",
                f"{subject} offences were {'up' if up else 'down'} from {one} to {two} "
                f"({'+' if up else '-'}{percent}).",
                f"There was {a} {rise} of {percent} in {subject.lower()}, from {one} offences to {two}.",
                f"Last year there were {one} offences of {subject.lower()}; this year there were "
                f"{two}, {a} {rise} of {percent}.",
                f"{subject} has {'risen' if up else 'fallen'} by {percent} ({one} to {two} offences).",
            )[wording]
        )
        draft.hold(change_between(one, two, percent, 1 if up else -1))
    start, gap = rng.randint(90, 900), rng.randint(11, 60)
    keys = draft.count(start), draft.count(start - gap), draft.count(gap)
    draft.say(
        draft.pick(
            f"Vacancies fell by {keys[2]}, from {keys[0]} in April to {keys[1]} in March.",
            f"Vacancies went from {keys[0]} to {keys[1]}, a reduction of {keys[2]}.",
            f"Vacancies fell from {keys[0]} to {keys[1]}, which is {keys[2]} fewer.",
        )
    )
    draft.hold(difference_between(keys[0], keys[1], keys[2], -1))


def write_sum_sentences(draft: Draft) -> None:
    rng = draft.rng
    parts = [rng.randint(14, 890) for _ in range(3)]
    keys = [draft.count(part) for part in parts]
    total = draft.count(sum(parts))
    draft.head("Volunteers")
    draft.say(
        draft.pick(
            f"There are {total} volunteers: {keys[0]} cadets, {keys[1]} special constables and "
            f"{keys[2]} custody visitors.",
            f"The force has {keys[0]} cadets, {keys[1]} special constables and {keys[2]} custody "
            f"visitors, a total of {total} volunteers.",
            f"The {total} volunteers are made up of {keys[0]} cadets, {keys[1]} special constables "
            f"and {keys[2]} custody visitors.",
            f"Volunteers number {total} in total ({keys[0]} cadets, {keys[1]} special constables and "
            f"{keys[2]} custody visitors).",
            f"There are {keys[0]} cadets, {keys[1]} special constables and {keys[2]} custody "
            f"visitors, making {total} in all.",
        )
    )
    draft.hold(total_of(total, list(keys), kind="sum in prose"))


def write_dates(draft: Draft) -> None:
    rng = draft.rng
    draft.head("Timetable")
    days = [dt.date(rng.randint(2015, 2026), rng.randint(1, 12), rng.randint(1, 28)) for _ in range(2)]
    keys = [draft.put(f"{day:%A} {day.day} {day:%B} {day.year}") for day in days]
    draft.say(draft.pick(f"The panel visited the control room on {keys[0]}.", f"Date of the next meeting: {keys[0]}"))
    draft.say(f"Training was held on {keys[1]} at the main station.")
    draft.hold(*map(weekday_of, keys))
    start, months = rng.randint(2014, 2025), rng.choice((12, 12, 6, 9, 18))
    first = dt.date(start, 4, 1)
    after = dt.date(start + (3 + months) // 12, (3 + months) % 12 + 1, 1)
    last = after - dt.timedelta(days=1)
    ends = [draft.put(f"{day.day} {day:%B} {day.year}") for day in (first, last)]
    length = draft.put(str(months), exact=True)
    draft.say(
        draft.pick(
            f"This report covers the {length}-month period from {ends[0]} to {ends[1]}.",
            f"The figures are for the {length} months from {ends[0]} to {ends[1]}.",
            f"The contract ran from {ends[0]} to {ends[1]}, a period of {length} months.",
        )
    )
    draft.hold(length_of(ends[0], ends[1], length))


def write_list(draft: Draft) -> None:
    rng = draft.rng
    points = rng.sample(
        (
            "more officers in town centres",
            "faster answers to calls",
            "support for victims of fraud",
            "safer roads near schools",
            "fewer repeat offenders",
            "better training of call handlers",
        ),
        rng.randint(3, 5),
    )
    count = draft.put(_WORDS[len(points)], exact=True)
    draft.head("Priorities")
    draft.say(f"The plan has {count} priorities:")
    places = [draft.say(point, "bullet") for point in points]
    draft.say("Progress is reported every quarter.")
    draft.hold(counted(count, places))
