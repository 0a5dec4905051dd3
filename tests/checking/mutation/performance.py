"""Chapters about performance: tables of counts, shares, changes, rates and months, and their sentences."""

from __future__ import annotations

from decimal import Decimal

from tests.checking.mutation.draft import Draft
from tests.checking.mutation.money import mark, year_label
from tests.checking.mutation.relation import (
    AVERAGES_ROUND,
    change_between,
    difference_between,
    looked_up,
    mean_of,
    mean_within,
    median_within,
    rate_per,
    same_as,
    scaled,
    share_of,
    shares_of_one_whole,
    target_met,
    total_of,
)

AREAS = (
    "Northfold",
    "Eastham",
    "Calder Vale",
    "Ashmoor",
    "Tarnbury",
    "Westley",
    "Penhallow",
    "Stonebridge",
    "Ravensea",
)
_CRIMES = ("Burglary", "Robbery", "Vehicle crime", "Shoplifting", "Criminal damage", "Arson", "Theft from the person")
_MONTHS = ("April", "May", "June", "July", "August", "September", "October", "November", "December", "January")
_MONTHS += ("February", "March")


def name_total(draft: Draft) -> str:
    return draft.pick("Total", "Total", "TOTAL", "Grand total", "Overall total", "Totals", "Total (all)")


def write_shares(draft: Draft) -> None:
    """Counts, the whole and the percentage by area, with a total row."""
    rng = draft.rng
    decimals = rng.choice((0, 1, 1))
    names = rng.sample(AREAS, rng.randint(3, 6))
    wholes = [rng.randint(240, 6900) for _ in names]
    parts = [int(whole * rng.uniform(0.3, 0.92)) for whole in wholes]
    wholes, parts = [*wholes, sum(wholes)], [*parts, sum(parts)]
    keys = [
        (draft.count(whole), draft.count(part), draft.percent(Decimal(part) * 100 / whole, decimals))
        for whole, part in zip(wholes, parts, strict=True)
    ]
    draft.head(draft.pick("Answering within target", "Cases by area"))
    whole_name, part_name = draft.pick(
        "Calls,Answered in time", "Cases,Resolved", "Incidents,Attended in time"
    ).split(",")
    draft.say(draft.pick(f"{whole_name} by area:", "The table gives each area's figures."))
    rows = [[name, *map(mark, row)] for name, row in zip([*names, name_total(draft)], keys, strict=True)]
    draft.table(["Area", whole_name, part_name, f"% {part_name.lower()}"], rows)
    for whole, part, percent in keys:
        draft.hold(share_of(part, whole, percent))
    *body, foot = keys
    draft.hold(total_of(foot[0], [row[0] for row in body]), total_of(foot[1], [row[1] for row in body]))
    told = [draft.put(draft.prints[key], exact=key in draft.exact) for key in foot]
    draft.say(
        draft.pick(
            f"In all, {told[1]} of the {told[0]} {whole_name.lower()} ({told[2]}) were {part_name.lower()}.",
            f"Of {told[0]} {whole_name.lower()}, {told[1]} ({told[2]}) were {part_name.lower()}.",
            f"{part_name} were {told[1]} out of {told[0]} {whole_name.lower()}, or {told[2]}.",
            f"There were {told[0]} {whole_name.lower()} and {told[1]} of them ({told[2]}) were {part_name.lower()}.",
        )
    )
    draft.hold(share_of(told[1], told[0], told[2]), *(same_as(one, two) for one, two in zip(told, foot, strict=True)))


def write_changes(draft: Draft) -> None:
    """Last year, this year, the change and the percentage change, by kind of crime."""
    rng = draft.rng
    start = rng.randint(2014, 2024)
    years = [draft.put(year_label(start + at)) for at in range(2)]
    names = rng.sample(_CRIMES, rng.randint(3, 6))
    before = [rng.randint(130, 9400) for _ in names]
    after = [int(value * rng.uniform(0.7, 1.4)) for value in before]
    before, after = [*before, sum(before)], [*after, sum(after)]
    rows, keys = [], []
    for name, one, two in zip([*names, name_total(draft)], before, after, strict=True):
        sign = "-" if two < one else draft.pick("", "+")
        held = (
            draft.count(one),
            draft.count(two),
            draft.put(f"{sign}{abs(two - one):,}", exact=True),
            draft.put(f"{sign}{draft.round(Decimal(abs(two - one)) * 100 / one, 1)}%"),
        )
        keys.append(held)
        rows.append([name, *map(mark, held)])
        draft.hold(difference_between(*held[:3]), change_between(held[0], held[1], held[3]))
    *body, foot = keys
    draft.hold(*(total_of(foot[at], [row[at] for row in body]) for at in (0, 1)))
    draft.head(draft.pick("Recorded crime", "Offences recorded"))
    draft.say("Offences by kind in the last two years:")
    draft.table(["Offence", *map(mark, years), "Change", "% change"], rows)
    at = rng.randrange(len(body))
    told = [draft.count(value) for value in (before[at], after[at])]
    stated = [draft.put(draft.prints[year]) for year in years]
    percent = draft.put(draft.prints[keys[at][3]].lstrip("+-"))
    noun, verb = ("increase", "rose") if after[at] >= before[at] else ("fall", "fell")
    a = "an" if noun == "increase" else "a"
    draft.say(
        draft.pick(
            f"{names[at]} {verb} from {told[0]} offences in {stated[0]} to {told[1]} in {stated[1]}, "
            f"{a} {noun} of {percent}.",
            f"{names[at]} {verb} by {percent} between {stated[0]} and {stated[1]}, from {told[0]} "
            f"offences to {told[1]}.",
            f"In {stated[1]} there were {told[1]} offences of {names[at].lower()}, {a} {noun} of "
            f"{percent} on the {told[0]} of {stated[0]}.",
        )
    )
    draft.hold(change_between(told[0], told[1], percent, 1 if noun == "increase" else -1))
    draft.hold(
        *(looked_up(year, figure, years, list(keys[at][:2])) for year, figure in zip(stated, told, strict=True))
    )


def write_months(draft: Draft) -> None:
    """Twelve months and their total, the year's count and the monthly average in a sentence."""
    rng = draft.rng
    each = [rng.randint(110, 990) for _ in _MONTHS]
    keys = [draft.count(value) for value in each]
    total = draft.count(sum(each))
    told = draft.count(sum(each))
    mean = draft.put(draft.round(Decimal(sum(each)) / 12, 0))
    draft.head("Complaints by month")
    draft.say("Complaints received in each month of the year:")
    rows = [[name, f"{key}"] for name, key in zip(_MONTHS, keys, strict=True)]
    draft.table(["Month", "Complaints"], [*rows, [name_total(draft), f"{total}"]])
    draft.say(
        draft.pick(
            f"In the 12 months {told} complaints were received, an average of {mean} a month.",
            f"There were {told} complaints in the year, which is {mean} a month on average.",
            f"The year saw {told} complaints. The monthly average was {mean}.",
        )
    )
    draft.hold(total_of(total, list(keys)), same_as(told, total))
    draft.hold(scaled(told, Decimal(1) / 12, mean, "monthly average", AVERAGES_ROUND))


def write_rates(draft: Draft) -> None:
    """Counts, people and the rate per 1,000, by area."""
    rng = draft.rng
    names = rng.sample(AREAS, rng.randint(4, 6))
    rows = []
    for name in names:
        people, count = rng.randint(41_000, 490_000), rng.randint(900, 21_000)
        keys = draft.count(people), draft.count(count), draft.put(draft.round(Decimal(count) * 1000 / people, 1))
        draft.hold(rate_per(keys[1], keys[0], keys[2], 1000))
        rows.append([name, *map(mark, keys)])
    draft.head("Crime and population")
    draft.say("Crime for every 1,000 people, by area:")
    draft.table(["Area", "Population", "Crimes", "Rate per 1,000 population"], rows)


def write_waits(draft: Draft) -> None:
    """Medians beside shares within a time: in a table by quarter and in sentences."""
    rng = draft.rng
    limit = rng.choice((10, 15, 30))
    quarters = [f"Q{at}" for at in range(1, 5)]
    shares = [rng.randint(52, 96) for _ in quarters]
    keys = [draft.percent(Decimal(share), 1) for share in shares]
    medians = [draft.put(str(rng.randint(2, limit - 2))) for _ in quarters]
    draft.head("Waiting times")
    draft.say("Calls answered, by quarter:")
    draft.table(
        ["Measure", *quarters],
        [
            ["Median time to answer (seconds)", *map(mark, medians)],
            [f"% calls answered within {limit} seconds", *map(mark, keys)],
        ],
    )
    draft.hold(*(median_within(one, Decimal(limit), two) for one, two in zip(medians, keys, strict=True)))
    minutes, share = rng.choice((15, 20, 60)), rng.choice((rng.randint(53, 95), rng.randint(12, 46)))
    middle = rng.randint(4, minutes - 2) if share > 50 else rng.randint(minutes + 2, minutes * 2)
    said, told = draft.put(f"{middle} minutes"), draft.percent(Decimal(share), 0)
    draft.say(
        draft.pick(
            f"Of the emergency incidents attended, {told} were reached within {minutes} minutes, with "
            f"a median of {said}.",
            f"The median time to reach an emergency was {said}, and {told} of emergencies were "
            f"reached within {minutes} minutes.",
        )
    )
    draft.hold(median_within(said, Decimal(minutes), told))


def write_people(draft: Draft) -> None:
    """A partition of the workforce, an establishment with strength and vacancies, and an overall rate."""
    rng = draft.rng
    ages = ("Under 25", "25 to 34", "35 to 44", "45 to 54", "55 and over")
    cuts = sorted(rng.sample(range(6, 95), 4))
    shares = [high - low for low, high in zip([0, *cuts], [*cuts, 100], strict=True)]
    keys = [draft.put(f"{share}%") for share in shares]
    draft.head("Workforce")
    draft.say("The age of officers:")
    draft.table(["Age", "Share of officers"], [[age, f"{key}"] for age, key in zip(ages, keys, strict=True)])
    draft.hold(shares_of_one_whole(list(keys)))
    names = rng.sample(("Response", "Neighbourhood", "Investigation", "Custody", "Control room", "Operations"), 4)
    posts = [rng.randint(90, 900) for _ in names]
    filled = [int(post * rng.uniform(0.8, 0.99)) for post in posts]
    posts, filled = [*posts, sum(posts)], [*filled, sum(filled)]
    rows = []
    for name, post, strength in zip([*names, name_total(draft)], posts, filled, strict=True):
        held = draft.count(post), draft.count(strength), draft.count(post - strength)
        draft.hold(difference_between(held[1], held[0], held[2]))
        rows.append([name, held])
    draft.say("Establishment, strength and vacancies by department:")
    draft.table(
        ["Department", "Establishment", "Strength", "Vacancies"], [[name, *map(mark, held)] for name, held in rows]
    )
    draft.hold(*(total_of(rows[-1][1][at], [held[at] for _, held in rows[:-1]]) for at in range(3)))


def write_overall(draft: Draft) -> None:
    """Rates by area with their counts, and the overall rate; each against its target."""
    rng = draft.rng
    names = rng.sample(AREAS, rng.randint(3, 5))
    counts = [rng.randint(300, 5200) for _ in names]
    met = [int(count * rng.uniform(0.55, 0.97)) for count in counts]
    count_keys = [draft.count(value) for value in (*counts, sum(counts))]
    rates = [
        draft.percent(Decimal(part) * 100 / whole, 1)
        for part, whole in zip((*met, sum(met)), (*counts, sum(counts)), strict=True)
    ]
    title, count_name, rate_name = draft.pick(
        "Satisfaction of victims|Victims asked|% satisfied",
        "Calls answered in time|Calls|% of calls answered in time",
        "Cases resolved|Cases|% of cases resolved",
    ).split("|")
    draft.head(title)
    draft.say(f"{count_name} and {rate_name.removeprefix('% ')} by area:")
    rows = [
        [name, f"{count}", f"{rate}"]
        for name, count, rate in zip([*names, "Overall"], count_keys, rates, strict=True)
    ]
    draft.table(["Area", count_name, rate_name], rows)
    draft.hold(mean_within(rates[-1], list(rates[:-1])), total_of(count_keys[-1], list(count_keys[:-1])))
    if count_name.lower() in rate_name:  # the words say of what the rates are
        draft.hold(mean_of(rates[-1], list(rates[:-1]), list(count_keys[:-1])))
    result, target = rng.randint(61, 97), rng.randint(60, 95)
    if result == target:
        target -= 5
    one, two = draft.put(f"{result}%"), draft.put(f"{target}%")
    verb = draft.pick("met", "achieved") if result > target else "missed"
    draft.say(f"The target of {two} was {verb}, with {one} of emergency calls answered in time.")
    draft.hold(target_met(one, two, result > target))


def write_summary(draft: Draft) -> None:
    """One quantity in the summary and again in the body, and in a table."""
    rng = draft.rng
    subject, verb = draft.pick(
        "hate crimes,recorded",
        "stop and searches,carried out",
        "freedom of information requests,received",
        "knives,seized",
    ).split(",")
    start = rng.randint(2014, 2024)
    values = [rng.randint(1010, 9890) for _ in range(2)]
    years = [draft.put(year_label(start + at)) for at in range(2)]
    cells = [draft.count(value) for value in values]
    stated = [draft.put(draft.prints[years[1]]) for _ in range(2)]
    told = [draft.count(values[1]) for _ in range(2)]
    draft.head("Summary")
    draft.say(f"In {stated[0]} the force {verb} {told[0]} {subject}.")
    draft.head(subject.capitalize())
    draft.say(f"There were {told[1]} {subject} {verb} in {stated[1]}, as the table shows.")
    draft.table([subject.capitalize(), *map(mark, years)], [[f"{subject.capitalize()} {verb}", *map(mark, cells)]])
    draft.hold(same_as(*told))
    draft.hold(*(looked_up(year, figure, years, cells) for year, figure in zip(stated, told, strict=True)))
