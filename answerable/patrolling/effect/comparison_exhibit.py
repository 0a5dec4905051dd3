"""What a comparison of places before and after says."""

from __future__ import annotations

from answerable.drawing.chart import Axis, Mark, Span, SpanDrawing
from answerable.drawing.exhibit import Badge, Column, Exhibit, Table, Told
from answerable.drawing.wording import open_sentence, say_count, say_interval, say_number, say_p, say_value
from answerable.patrolling.effect.comparison import DisplacementResult
from answerable.patrolling.effect.displacement import Difference
from answerable.patrolling.effect.verdict import say_finding

_WEAK = Badge(
    "proxy",
    "No days were drawn here: what else parted the places from their controls is not told from the patrols.",
)


def tell_displacement(result: DisplacementResult) -> Told:
    """The difference in and around the places; the quotient; harm where it is known."""
    exhibits = [_tell_difference(result), _tell_quotient(result), _tell_harm(result)]
    return Told(
        title="Did it move around the corner?",
        lead=open_sentence(f"{result.total_verdict.words}."),
        exhibits=tuple(each for each in exhibits if each is not None),
    )


def _tell_difference(result: DisplacementResult) -> Exhibit:
    parts = [("Treated area", result.local), ("Both together", result.total)]
    if result.displaced is not None:
        parts.insert(1, ("Around it", result.displaced))
    level, places = result.options.level, 0 if _is_whole(result) else 1
    around = "" if result.displaced_verdict is None else f" Around it: {result.displaced_verdict.words}."
    events = sum(each.before + each.after for each in result.areas)
    return Exhibit(
        slug="difference",
        title=open_sentence(f"in and around the places: {say_finding(result.total_verdict)}"),
        sentence=(
            f"Of {say_count(events, 'offence')} before and after, each area less its control: "
            f"{say_number(result.total.estimate, places)} in all ({_say_ends(result.total, level, places)}, "
            f"{say_p(result.total.p)}). Treated area: {result.local_verdict.words}.{around}"
        ),
        table=Table(
            columns=(
                Column("Part"),
                Column("Net offences", "number", places),
                Column("Standard error", "number", 2),
                Column("Lower end", "number", places),
                Column("Upper end", "number", places),
                Column("p", "p"),
            ),
            rows=tuple((name, each.estimate, each.error, *each.bound(level), each.p) for name, each in parts),
        ),
        chart=SpanDrawing(
            x=Axis(title="Net offences, below nought fewer", form="number", starts_at_zero=False),
            spans=tuple(
                Span(name=name, value=each.estimate, low=each.bound(level)[0], high=each.bound(level)[1],
                     is_ours=name == parts[-1][0])
                for name, each in parts
            ),
            marks=(Mark(at=0.0, words="No difference"),),
        ),
        notes=(*_list_counts(result), *_list_caveats(result)),
        badges=(_WEAK,),
        query="weigh_displacement(treated, control, displaced, displaced_control)",
    )  # fmt: skip


def _tell_quotient(result: DisplacementResult) -> Exhibit | None:
    found = result.quotient
    if found is None:
        return None
    return Exhibit(
        slug="quotient",
        title=f"Weighted displacement quotient {say_number(found.quotient, 2)}: {_say_quotient(result)}",
        sentence=(
            f"The area around moved by {say_number(found.displacement, 3)} of the control's offences and the treated "
            f"area by {say_number(found.success, 3)}: their quotient is {say_number(found.quotient, 2)} (n = "
            f"{say_number(sum(each.before + each.after for each in result.areas))} offences). It has no interval: "
            "whether anything moved is said by the difference above."
        ),
        table=Table(
            columns=(Column("Part"), Column("Value", "number", 3)),
            rows=(
                ("Around the treated area", found.displacement),
                ("In the treated area", found.success),
                ("Quotient", found.quotient),
            ),
        ),
        notes=(
            "(D1/C1 - D0/C0) / (A1/C1 - A0/C0), of the treated area A, the area around D and the control C, before 0 "
            "and after 1 (Bowers and Johnson 2003). Above nought both moved the same way; below it one gained what "
            "the other lost, below -1 more than that.",
        ),
        badges=(_WEAK,),
        query="divide_displacement(treated, displaced, control)",
    )


def _tell_harm(result: DisplacementResult) -> Exhibit | None:
    if result.harm is None or result.harm_verdict is None:
        return None
    harm, level = result.harm, result.options.level
    low, high = harm.bound(level)
    return Exhibit(
        slug="harm",
        title=open_sentence(f"harm in and around the places: {say_finding(result.harm_verdict)}"),
        sentence=(
            f"Each kind of offence by its harm: {say_number(harm.estimate)} days ({_say_ends(harm, level, 0)}, "
            f"{say_p(harm.p)}; n = {say_number(sum(each.before + each.after for each in result.areas))} offences): "
            f"{result.harm_verdict.words}."
        ),
        table=Table(
            columns=(
                Column("Measure"),
                Column("Net days of harm", "number"),
                Column("Standard error", "number", 2),
                Column("Lower end", "number"),
                Column("Upper end", "number"),
                Column("p", "p"),
            ),
            rows=(("Harm", harm.estimate, harm.error, low, high, harm.p),),
        ),
        notes=("The error takes kinds of offence for independent of one another.", *_list_caveats(result)),
        badges=(_WEAK,),
        query="weigh_harm(differences, weights)",
    )


def _say_quotient(result: DisplacementResult) -> str:
    """What the quotient is called, where a verdict says that the treated area did better than its control."""
    quotient = result.quotient
    if quotient is None or result.local_verdict.direction != "lower":
        return "not to be read, since nothing was told from chance in the treated area"
    if quotient.quotient > 0:
        return "on the side of diffusion of benefit"
    return "on the side of displacement"


def _say_ends(difference: Difference, level: float, places: int) -> str:
    low, high = difference.bound(level)
    return say_interval(low, high, "number", places, level=level)


def _list_counts(result: DisplacementResult) -> tuple[str, ...]:
    said = "; ".join(
        f"{each.area} {say_number(each.before)} before and {say_number(each.after)} after"
        + ("" if each.size == 1 else f" (size {say_value(each.size, 'number', 1)})")
        for each in result.areas
    )
    return (f"Offences: {said}.",)


def _list_caveats(result: DisplacementResult) -> tuple[str, ...]:
    options = result.options
    spread = (
        "Its error takes offences for independent of one another, which they are not: where counts vary more, it "
        "calls too much a difference. Give their dispersion."
        if options.dispersion == 1
        else f"Its error allows for counts varying {say_number(options.dispersion, 1)} times as much as chance alone."
    )
    return ("The weighted displacement difference of Wheeler and Ratcliffe (2018).", spread)


def _is_whole(result: DisplacementResult) -> bool:
    options = result.options
    return options.before_length == options.after_length == 1 and all(each.size == 1 for each in result.areas)
