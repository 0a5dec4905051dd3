"""Money per unit prevented as it is shown: always an interval, and no point where none may have been prevented."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from answerable.drawing.chart import Axis, Span, SpanDrawing
from answerable.drawing.exhibit import Badge, Cell, Column, Exhibit, Table
from answerable.drawing.wording import open_sentence, say_interval, say_level, say_money, say_period, say_value
from answerable.patrolling.partnership.value import Value

_NOTES = (
    "What was prevented is worked out: what was recorded with patrols, divided by the rate ratio, less what was "
    "recorded. Only the doubt in the ratio is in the interval; the spend is taken as exact.",
    "Money for patrols also buys what is not counted here, such as reassurance; and officers' time may have been "
    "wanted elsewhere.",
)


def tell_value(values: Sequence[Value]) -> tuple[Exhibit, ...]:
    """One exhibit of all the values that are given: per offence, per day of harm. Of none, none."""
    if not values:
        return ()
    return (
        Exhibit(
            slug="value",
            title=_say_title(values[0]),
            sentence=" ".join(map(say_value_found, values)),
            table=_tabulate(values),
            chart=_draw(values),
            notes=_NOTES,
            badges=(Badge("estimate", "What was prevented is an estimate: nobody can count what did not happen."),),
            query="answerable.patrolling.partnership.value.work_out_value(spend, effect, observed, ...)",
        ),
    )


def say_value_found(value: Value) -> str:
    """What may be said of one value, in full, with its n and interval."""
    return f"{_say_ground(value)} {_say_finding(value)}"


def _say_ground(value: Value) -> str:
    effect = value.effect
    source = f" ({value.spend_words})" if value.spend_words else ""
    what = f"{open_sentence(effect.what)}, " if effect.what else ""
    period = say_period(value.first_on, value.last_on)
    high = float("inf") if effect.high is None else effect.high
    interval = say_interval(effect.low, high, "ratio", level=effect.level)
    return (
        f"{what}{period}: {_say_pounds(value.spend)}{source} was spent "
        f"and {_say_units(value.observed, value.unit)} recorded with patrols; rate ratio "
        f"{say_value(effect.ratio, 'ratio')}, {interval}."
    )


def _say_finding(value: Value) -> str:
    level = say_level(value.effect.level)
    if value.finding == "more":
        return (
            f"More was recorded with patrols than without, beyond what chance explains: none was prevented, and "
            f"there is no cost for each {value.unit} prevented."
        )
    if value.finding == "not told":
        least = (
            f": each may have cost {_say_pounds(value.cost_low)}, or any amount above it" if value.cost_low else ""
        )
        return (
            f"That any {value.unit} was prevented cannot be told from chance, so no cost for each can be given"
            f"{least}. There is no upper limit."
        )
    high = "no known number" if value.prevented_high is None else _say_number(value.prevented_high)
    return (
        f"An estimated {_say_units(value.prevented, value.unit)} prevented ({level} interval "
        f"{_say_number(value.prevented_low)} to {high}), at {_say_pounds(value.cost)} each ({level} interval "
        f"{_say_pounds(value.cost_low)} to {_say_pounds(value.cost_high)})."
    )


def _say_title(value: Value) -> str:
    if value.finding == "more":
        return f"No {value.unit} was prevented, so none has a cost"
    if value.finding == "not told":
        return f"What each {value.unit} prevented cost cannot be told: there may have been none"
    return (
        f"Each {value.unit} prevented cost between {_say_pounds(value.cost_low)} and {_say_pounds(value.cost_high)}"
    )


def _tabulate(values: Sequence[Value]) -> Table:
    return Table(
        columns=(
            Column("For each"),
            Column("Outcome"),
            Column("Spent", "money"),
            Column("Recorded", "number"),
            Column("Rate ratio", "ratio"),
            Column("Prevented", "number"),
            Column("Prevented, lower end", "number"),
            Column("Prevented, upper end", "number"),
            Column("Cost of each", "money"),
            Column("Cost, lower end", "money"),
            Column("Cost, upper end", "money"),
        ),
        rows=tuple(_row(value) for value in values),
    )


def _row(value: Value) -> tuple[Cell, ...]:
    no_cost = "none prevented" if value.finding == "more" else "cannot be told"
    is_told = value.finding == "prevented"
    return (
        open_sentence(value.unit),
        value.effect.what or None,
        value.spend,
        value.observed,
        value.effect.ratio,
        value.prevented if is_told else no_cost,
        value.prevented_low,
        "no limit" if value.prevented_high is None else value.prevented_high,
        value.cost if is_told else no_cost,
        value.cost_low,
        value.cost_high if value.finding != "not told" else "no limit",
    )


def _draw(values: Sequence[Value]) -> SpanDrawing | None:
    """The costs that have both ends; an open one is not drawn as if it ended somewhere."""
    spans = [
        Span(
            name=f"Each {value.unit} prevented" + (f": {value.effect.what}" if value.effect.what else ""),
            value=float(value.cost),
            low=float(value.cost_low),
            high=float(value.cost_high),
        )
        for value in values
        if value.cost is not None and value.cost_low is not None and value.cost_high is not None
    ]
    return (
        SpanDrawing(x=Axis(title="Cost of each, with its interval", form="money"), spans=tuple(spans))
        if spans
        else None
    )


def _say_pounds(amount: Decimal | None) -> str:
    if amount is None:
        return "no known amount"
    return say_money(amount, 0 if abs(amount) >= 100 else 2)


def _say_number(number: float) -> str:
    return say_value(number, "number", 0 if abs(number) >= 100 else 1)


def _say_units(number: float, unit: str) -> str:
    head, _, tail = unit.partition(" ")
    plural = f"{head}s{' ' + tail if tail else ''}"
    places = 0 if number >= 100 or float(number).is_integer() else 1
    said = say_value(number, "number", places)
    return f"{said} {unit} was" if said == "1" else f"{said} {plural} were"
