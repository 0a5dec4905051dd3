"""Chapters about money: a budget with sub-totals, a capital programme with its funding, council tax, the precept."""

from __future__ import annotations

import random
from decimal import ROUND_HALF_UP, Decimal

from tests.checking.mutation.draft import Draft, Key
from tests.checking.mutation.relation import (
    Relation,
    Span,
    View,
    change_between,
    difference_between,
    exactly,
    looked_up,
    product_of,
    same_as,
    scaled,
    total_of,
)

_PAY = ("Police officers", "Police staff", "Community support officers", "Pensions", "Overtime", "Training")
_RUNNING = (
    "Premises",
    "Transport",
    "Supplies and services",
    "Forensics",
    "Insurance",
    "Computing",
    "Uniform",
    "Fuel",
)
_INCOME = ("Fees and charges", "Specific grants", "Interest on balances", "Mutual aid", "Events")
_SCHEMES = (
    "Vehicles",
    "Radios",
    "Buildings",
    "Body-worn video",
    "Custody suites",
    "Laptops",
    "Drones",
    "Fleet charging",
)
_SOURCES = ("Capital receipts", "Revenue contributions", "Borrowing", "Grants", "Reserves")
_COUNCILS = ("Eastham", "Norbridge", "Westley", "Calderton", "Ashmoor", "Tarnbury", "Southwick Vale", "Penhallow")
_NINTHS = dict(zip("ABCDEFGH", (6, 7, 8, 9, 11, 13, 15, 18), strict=True))
_PENNY = Span(Decimal("-0.005"), Decimal("0.005"))
"""A band may be worked out from a band D that was not yet rounded."""


def year_label(start: int) -> str:
    return f"{start}/{(start + 1) % 100:02d}"


def write_budget(draft: Draft) -> None:
    """Blocks of rows under sub-totals, less income, to a net total, for two or three years; the text repeats it."""
    rng = draft.rng
    start, columns = rng.randint(2014, 2025), rng.choice((2, 2, 3))
    decimals = rng.choice((1, 1, 2, 0))
    years = [draft.put(year_label(start + at)) for at in range(columns)]
    unit, power = ("£m", 6) if decimals else ("£000", 3)
    rows: list[list[str]] = []
    blocks: list[list[Key]] = []
    exact: dict[str, Decimal] = {}

    def cells(values: list[Decimal]) -> list[Key]:
        keys = [draft.put(draft.round(value, decimals), power=power) for value in values]
        exact.update(dict(zip(keys, values, strict=True)))
        return keys

    def block(names: tuple[str, ...], label: str, low: int, high: int, sign: int = 1) -> list[Key]:
        size = 1000 if not decimals else 1
        held = []
        for name in rng.sample(names, rng.randint(2, min(5, len(names)))):
            first = Decimal(rng.randint(low * 1000, high * 1000)) / 1000 * size
            values = [sign * first * (1 + Decimal(rng.randint(-60, 90)) / 1000 * at) for at in range(columns)]
            held.append(cells([value.quantize(Decimal("0.001")) for value in values]))
            rows.append([name, *map(mark, held[-1])])
        sums = cells([sum((exact[row[at]] for row in held), Decimal(0)) for at in range(columns)])
        rows.append([label, *map(mark, sums)])
        blocks.append(sums)
        for at in range(columns):
            draft.hold(total_of(sums[at], [row[at] for row in held], kind="sub-total"))
        return sums

    block(_PAY, draft.pick("Total pay", "Sub-total pay", "Pay sub-total"), 9, 260)
    block(_RUNNING, draft.pick("Total running costs", "Sub-total running costs"), 2, 60)
    if rng.random() < 0.6:
        block(_INCOME, draft.pick("Total income", "Sub-total income"), 1, 9, -1)
    net = cells([sum((exact[held[at]] for held in blocks), Decimal(0)) for at in range(columns)])
    label = draft.pick("Net budget", "Net expenditure", "Net revenue budget") if len(blocks) > 2 else "Total budget"
    rows.append([label, *map(mark, net)])
    for at in range(columns):
        draft.hold(total_of(net[at], [held[at] for held in blocks], kind="total of sub-totals", may_lose=False))
    draft.head(draft.pick("Revenue budget", "The budget by heading", "Spending plans"))
    draft.say(f"The {label.lower()} is set out by heading below.")
    draft.table([f"Budget heading ({unit})", *map(mark, years)], rows)
    _tell_total(draft, label, years, net, [exact[key] for key in net], decimals)


def _tell_total(
    draft: Draft, label: str, years: list[Key], cells: list[Key], values: list[Decimal], decimals: int
) -> None:
    millions = [value / 1000 if not decimals else value for value in values]
    places = min(decimals, 1) if decimals else 1
    told = [
        draft.put(f"£{draft.prints[cell] if places == decimals else draft.round(value, places)}m")
        for cell, value in zip(cells[-2:], millions[-2:], strict=True)
    ]
    stated = [draft.put(draft.prints[year]) for year in years[-2:]]
    change = millions[-1] - millions[-2]
    up = change >= 0
    percent = draft.put(f"{draft.round(abs(change) / millions[-2] * 100, 1)}%")
    noun, verb = ("an increase", "rises") if up else ("a decrease", "falls")
    draft.say(
        draft.pick(
            f"The {label.lower()} {verb} from {told[0]} in {stated[0]} to {told[1]} in {stated[1]}, "
            f"{noun} of {percent}.",
            f"In {stated[1]} the {label.lower()} is {told[1]}, compared with {told[0]} in "
            f"{stated[0]}, {noun} of {percent}.",
        )
    )
    for year, figure in zip(stated, told, strict=True):
        draft.hold(looked_up(year, figure, years, cells))
    draft.hold(change_between(told[0], told[1], percent, 1 if up else -1))


def mark(key: Key) -> str:
    return f"{key}"


def write_capital(draft: Draft) -> None:
    """Schemes by year with totals both ways, and the funding that comes to the same."""
    rng = draft.rng
    start, columns = rng.randint(2014, 2025), rng.choice((3, 4))
    years = [draft.put(year_label(start + at)) for at in range(columns)]
    draft.head(draft.pick("Capital programme", "Capital spending"))
    programme = _write_matrix(
        draft, years, rng.sample(_SCHEMES, rng.randint(3, 6)), "Programme", "Total programme", None
    )
    values = [Decimal(draft.prints[key].replace(",", "")) for key in programme]
    funding = _write_matrix(draft, years, rng.sample(_SOURCES, rng.randint(2, 4)), "Funding", "Total funding", values)
    draft.hold(*(same_as(one, other) for one, other in zip(programme, funding, strict=True)))
    whole = draft.put(f"£{draft.prints[programme[-1]]}m")
    first, last = draft.put(draft.prints[years[0]]), draft.put(draft.prints[years[-1]])
    draft.say(f"The total programme from {first} to {last} is {whole}.")
    draft.hold(same_as(whole, programme[-1]))


def _write_matrix(
    draft: Draft, years: list[Key], names: list[str], title: str, label: str, totals: list[Decimal] | None
) -> list[Key]:
    """A table of one decimal with totals both ways; `totals` are the row totals to meet. The keys of its last row."""
    rng = draft.rng
    tenth = Decimal("0.1")
    lines = [[Decimal(rng.randint(5, 420)) * tenth for _ in years] for _ in names]
    if totals is not None:
        lines = _share_out(rng, totals[:-1], len(names))
    keys = [[draft.put(draft.round(value, 1), power=6) for value in line] for line in lines]
    sums = [draft.put(draft.round(sum(line, Decimal(0)), 1), power=6) for line in lines]
    foot = [
        draft.put(draft.round(sum((line[at] for line in lines), Decimal(0)), 1), power=6) for at in range(len(years))
    ]
    whole = draft.put(draft.round(sum((sum(line) for line in lines), Decimal(0)), 1), power=6)
    for held, reached in zip(keys, sums, strict=True):
        draft.hold(total_of(reached, held, kind="cross total"))
    for at, total in enumerate(foot):
        draft.hold(total_of(total, [held[at] for held in keys]))
    draft.hold(total_of(whole, sums), total_of(whole, foot, kind="cross total"))
    draft.say(f"{title} by year:")
    rows = [[name, *map(mark, held), f"{reached}"] for name, held, reached in zip(names, keys, sums, strict=True)]
    draft.table([f"{title} (£m)", *map(mark, years), "Total"], [*rows, [label, *map(mark, foot), f"{whole}"]])
    return [*foot, whole]


def _share_out(rng: random.Random, totals: list[Decimal], parts: int) -> list[list[Decimal]]:
    """Lines of tenths that come to the totals."""
    lines: list[list[Decimal]] = [[] for _ in range(parts)]
    for total in totals:
        tenths = int(total * 10)
        cuts = sorted(rng.sample(range(1, tenths), parts - 1))
        for line, (low, high) in zip(lines, zip([0, *cuts], [*cuts, tenths], strict=True), strict=True):
            line.append(Decimal(high - low) / 10)
    return lines


def write_council_tax(draft: Draft) -> None:
    """The bands of two years, their ninths of band D, the change a year and a week."""
    rng = draft.rng
    start = rng.randint(2014, 2025)
    before = Decimal(rng.randint(9000, 29000)) / 100
    rise = Decimal(rng.choice((199, 300, 500, 700, 999, 1000, 1200))) / 100
    # A rise under the limit of its year in any of these years, so that only what was changed can exceed it.
    rise = min(rise, (before * Decimal("0.0195")).quantize(Decimal("0.01")))
    after = before + rise
    years = [draft.put(year_label(start + at)) for at in range(2)]
    weekly = rng.random() < 0.6
    penny = Decimal("0.01")
    rows, bands = [], {}
    for band, ninths in _NINTHS.items():
        one, two = ((value * ninths / 9).quantize(penny, ROUND_HALF_UP) for value in (before, after))
        cells = [draft.put(f"{value:.2f}") for value in (one, two, two - one)]
        bands[band] = cells
        draft.hold(difference_between(*cells))
        if weekly:
            week = draft.put(f"{((two - one) / 52).quantize(penny, ROUND_HALF_UP):.2f}")
            draft.hold(_weekly(cells[2], week))
            cells = [*cells, week]
        rows.append([band, *map(mark, cells)])
    for band, ninths in _NINTHS.items():
        if band != "D":
            draft.hold(*(_banded(bands["D"][at], bands[band][at], ninths) for at in range(2)))
    draft.head("Council tax")
    draft.say(draft.pick("The police share of council tax for each band is:", "Council tax by band:"))
    header = ["Band", f"{years[0]} (£)", f"{years[1]} (£)", "Change (£)"]
    draft.table([*header, "Change a week (£)"] if weekly else header, rows)
    told, stated = draft.put(f"£{after:.2f}"), draft.put(draft.prints[years[1]])
    draft.say(f"Band D council tax for {stated} is {told}.")
    draft.hold(looked_up(stated, told, years, bands["D"][:2]))


def _banded(base: Key, band: Key, ninths: int) -> Relation:
    """A band's ninths of band D, each rounded to a penny, either of them up or down: a penny more is allowed."""

    def test(view: View) -> bool:
        low, high = (view.read(base), view.read(band))
        wanted = low.times(exactly(Decimal(ninths) / 9))
        return wanted.plus(_PENNY).meets(high)

    return Relation("council tax band", (base, band), test)


def _weekly(year: Key, week: Key) -> Relation:
    """A week's share of a year, to a penny: 52 weeks or 365 days, rounded up or down."""

    def test(view: View) -> bool:
        wanted = view.read(year).over(exactly(52)).plus(_PENNY)
        return wanted.meets(view.read(week))

    return Relation("weekly amount", (year, week), test)


def write_precept(draft: Draft) -> None:
    """What each council collects: its tax base by band D, and the total."""
    rng = draft.rng
    tax = Decimal(rng.randint(9000, 29000)) / 100
    band = draft.put(f"£{tax:.2f}")
    bases = [Decimal(rng.randint(900_000, 9_900_000)) / 100 for _ in range(rng.randint(3, 6))]
    amounts = [(base * tax).quantize(Decimal("0.01"), ROUND_HALF_UP) for base in bases]
    base_keys = [draft.put(f"{base:,.2f}") for base in bases]
    keys = [draft.put(f"{amount:,.2f}") for amount in amounts]
    foot = [draft.put(f"{sum(bases):,.2f}"), draft.put(f"{sum(amounts):,.2f}")]
    draft.head("Precept")
    draft.say(f"The Band D tax is {band}.")
    draft.say("Each council pays:")
    names = rng.sample(_COUNCILS, len(bases))
    rows = [[name, f"{one}", f"{two}"] for name, one, two in zip(names, base_keys, keys, strict=True)]
    draft.table(["Council", "Tax base", "Precept (£)"], [*rows, ["Total", *map(mark, foot)]])
    draft.hold(total_of(foot[0], base_keys), total_of(foot[1], keys))
    draft.hold(*(product_of(base, band, paid, kind="precept") for base, paid in zip(base_keys, keys, strict=True)))


def write_grants(draft: Draft) -> None:
    """Sums of money in prose, an allocation and its parts, so much a year for some years."""
    rng = draft.rng
    parts = [rng.randint(12, 480) * 1000 for _ in range(3)]
    shown = [draft.put(f"£{part:,}") for part in parts]
    total = draft.put(f"£{sum(parts):,}")
    names = rng.sample(("youth work", "victim services", "drug treatment", "women's refuges", "road safety"), 3)
    draft.head("Grants")
    draft.say(
        draft.pick(
            f"The grants are {shown[0]} for {names[0]}, {shown[1]} for {names[1]} and {shown[2]} for {names[2]}, "
            f"a total of {total}.",
            f"The award of {total} is made up of {shown[0]} for {names[0]}, {shown[1]} for {names[1]} "
            f"and {shown[2]} for {names[2]}.",
        )
    )
    draft.hold(total_of(total, list(shown), kind="sum in prose"))
    each, times = rng.randint(11, 95), rng.choice((2, 3, 4, 5))
    word = ("", "", "two", "three", "four", "five")[times]
    yearly, whole = draft.put(f"£{each / 10:.1f}m"), draft.put(f"£{each * times / 10:.1f}m")
    draft.say(f"The contract costs {yearly} a year for {word} years, {whole} in total.")
    draft.hold(scaled(yearly, Decimal(times), whole, "yearly amount"))
