"""What the national publication says of our force: its table as printed, and what can and cannot be said of it."""

from __future__ import annotations

from answerable.drawing.chart import Axis, Span, SpanDrawing
from answerable.drawing.exhibit import Column, Exhibit, Table, Told
from answerable.drawing.wording import say_interval, say_number
from answerable.law.words import say_order
from answerable.measuring.forces.comparison_exhibit import tell_comparison
from answerable.measuring.forces.national_999 import BANDS, HEADLINE, Answering, Month, National
from answerable.measuring.forces.national_note import note_month
from answerable.measuring.forces.national_rank import find_ours, find_place, find_rank, say_measured, work_out_ranks
from answerable.measuring.forces.national_series import tell_standings
from answerable.measuring.forces.publication import PublicationMeasure
from answerable.measuring.forces.wording import say_names, say_rank
from answerable.measuring.interval import bound_share

_PLACES = 1


def tell_national(national: National) -> Told:
    """The publication's months, the latest first, then the spread of the latest month that has every force."""
    published = [month for month in national.months if month.clock == national.publication.clock]
    exhibits = [tell_month(national, month) for month in published]
    compared = next((month.comparison for month in published if month.comparison), None)
    if compared:
        exhibits += tell_comparison(compared)
    exhibits += tell_standings(national)
    exhibits += [
        _tell_clock(national, month) for month in national.months if month.clock != national.publication.clock
    ]
    return Told(
        title=f"{national.name} in the {national.publication.heading.lower()}",
        lead=_say_lead(national, published, compared is not None),
        exhibits=tuple(exhibits),
    )


def tell_month(national: National, month: Month) -> Exhibit:
    """A month's table as it is printed: our value, the first, the last, and the rank."""
    ours = find_ours(national, month)
    bodies = national.publication.bodies
    return Exhibit(
        slug=f"table-{month.first_on:%Y-%m}",
        title=f"{month.first_on:%B %Y}: {_say_finding(national, month, ours)}",
        sentence=_say_month(national, month, ours),
        table=Table(
            columns=(
                Column("Measure"),
                Column(national.name),
                Column("Ranked 1st"),
                Column(f"Ranked {say_order(bodies)}"),
                Column(f"{national.name}, rank of {bodies}"),
            ),
            rows=tuple(_list_row(national, month, ours, at) for at in range(len(national.measures))),
        ),
        chart=_draw_bands(national, month),
        notes=note_month(national, month, ours),
        query=f"read_national(rows, Options(ours={national.ours!r})) of the month {month.first_on:%Y-%m}",
    )


def _tell_clock(national: National, month: Month) -> Exhibit:
    """The force's own clock, which is another measure: never ranked with the published one."""
    ours = find_ours(national, month)
    said = [
        (measure.heading, say_measured(measure, value))
        for measure, value in zip(national.measures, ours.values if ours else (), strict=False)
        if value is not None
    ]
    return Exhibit(
        slug=f"{month.clock}-{month.first_on:%Y-%m}",
        title=f"{month.first_on:%B %Y} by {national.name}'s own {month.clock} clock",
        sentence=f"By the force's own {month.clock} clock, {month.first_on:%B %Y}: "
        f"{'; '.join(f'{heading.lower()} {value}' for heading, value in said) or 'nothing was given'}.",
        table=Table(columns=(Column("Measure"), Column(national.name)), rows=tuple(said)),
        notes=(
            f"The publication's time runs {national.publication.clock_words}; the switchboard's begins elsewhere. "
            "They are two measures, and no other force's switchboard is known: there is no rank.",
        ),
    )


def _list_row(national: National, month: Month, ours: Answering | None, at: int) -> tuple[str, str, str, str, str]:
    measure = national.measures[at]
    rank = find_rank(national, month, national.ours, at)
    return (
        measure.heading,
        say_measured(measure, ours.values[at] if ours else None),
        _say_holder(national, month, at, 1),
        _say_holder(national, month, at, national.publication.bodies),
        "–" if rank is None else say_rank(*rank),
    )


def _find_holders(national: National, month: Month, at: int, place: int) -> list[Answering]:
    """The forces at a rank, as printed or, of a complete month, by the values; at the last those that share it."""
    worked_out = work_out_ranks(national, month, at)
    lowest = max((rank for rank, _ in worked_out.values()), default=place)
    wanted = 1 if place == 1 else lowest
    return [
        force
        for force in month.forces
        if force.ranks[at] == place
        or (force.ranks[at] is None and worked_out.get(force.key, (0, False))[0] == wanted)
    ]


def _draw_bands(national: National, month: Month) -> SpanDrawing | None:
    """Our share in each band between the lowest and the highest force; nothing where an end is not printed."""
    spans = []
    for name in BANDS:
        at = find_place(national, name)
        ends = [_find_holders(national, month, at, place) for place in (1, national.publication.bodies)]
        values = [force.values[at] for held in (*ends, _list_ours(national, month)) for force in held[:1]]
        known = [value for value in values if value is not None]
        if len(known) < 3:
            return None
        spans.append(
            Span(name=national.measures[at].heading, value=known[-1], low=min(known), high=max(known), is_ours=True)
        )
    return SpanDrawing(
        x=Axis(title=f"Share of calls: {national.name} between the lowest and the highest force", form="percent"),
        spans=tuple(spans),
    )


def _list_ours(national: National, month: Month) -> list[Answering]:
    ours = find_ours(national, month)
    return [ours] if ours else []


def _say_holder(national: National, month: Month, at: int, place: int) -> str:
    """The value and force at a rank: `6.4 s (Lincolnshire)`."""
    held = _find_holders(national, month, at, place)
    if not held:
        return "–"
    holders = say_names(sorted(force.name for force in held), 3)
    return f"{say_measured(national.measures[at], held[0].values[at])} ({holders})"


def _say_finding(national: National, month: Month, ours: Answering | None) -> str:
    at = find_place(national, HEADLINE)
    rank = find_rank(national, month, national.ours, at)
    if ours is None or ours.values[at] is None:
        return f"no share for {national.name} is printed"
    share = say_measured(national.measures[at], ours.values[at])
    ranked = f", {say_rank(*rank)} of {national.publication.bodies}" if rank else ", rank not printed"
    return f"{national.name} answered {share} of 999 calls in under 10 seconds{ranked}"


def _say_month(national: National, month: Month, ours: Answering | None) -> str:
    if ours is None:
        return f"Nothing is printed of {national.name} for {month.first_on:%B %Y}."
    said = []
    for at, measure in enumerate(national.measures):
        if ours.values[at] is None:
            continue
        rank = find_rank(national, month, national.ours, at)
        bound = _say_share_interval(ours, national, measure) if measure.name == HEADLINE else ""
        inside = "; ".join(part for part in (bound, say_rank(*rank) if rank else "") if part)
        value = say_measured(measure, ours.values[at])
        said.append(f"{measure.heading.lower()} {value}{f' ({inside})' if inside else ''}")
    return f"{national.name}, {month.first_on:%B %Y}, with ranks of {national.publication.bodies}: {'; '.join(said)}."


def _say_share_interval(ours: Answering, national: National, measure: PublicationMeasure) -> str:
    share, calls = ours.values[find_place(national, measure.name)], ours.values[find_place(national, "calls")]
    if share is None or calls is None:
        return "n is not printed"
    if not calls:
        return "of no calls, so that nothing can be said"
    low, high, _ = bound_share(round(share * calls / 100), calls)
    return f"of {say_number(calls)} calls, {say_interval(100 * low, 100 * high, 'percent', _PLACES)}"


def _say_lead(national: National, published: list[Month], is_complete: bool) -> str:
    if not published:
        return f"The file gives {national.name}'s own clock alone; nothing is ranked."
    latest = published[0]
    found = _say_finding(national, latest, find_ours(national, latest))
    beyond = (
        "The spread of all forces, with what chance leaves open, stands below."
        if is_complete
        else "Only some forces' figures are printed, so ranks are given as printed and no spread can be worked out."
    )
    return f"In {latest.first_on:%B %Y} {found}. {beyond}"
