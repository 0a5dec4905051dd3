"""What a trial can detect as it is shown, before anything else is."""

from __future__ import annotations

from answerable.drawing.chart import Axis, Bar, BarDrawing, Line, LineDrawing, Mark
from answerable.drawing.exhibit import Column, Exhibit, Table
from answerable.drawing.wording import open_sentence, say_count, say_number
from answerable.patrolling.trial.detection import Detection, FindingPower, Needed
from answerable.patrolling.trial.wording import say_percent

_LIKELY = 0.5
"""At an even chance or less of finding what is hoped for, a trial will probably not be able to tell."""
_SLACK = 0.005
_FORMULA = (
    "The smallest fall is by Schoenfeld's formula for a log ratio of rates (Biometrika 68, 1981), widened by how "
    "much more than by chance counts vary. It supposes that nothing is prevented; allowing for what is prevented "
    "leaves fewer events to count, so the second figure, on the root scale (Anscombe, Biometrika 35, 1948), is "
    "larger. Chances, lengths and numbers of events are by the second."
)


def tell_detection(detection: Detection) -> tuple[Exhibit, ...]:
    """The smallest fall first, then what was found elsewhere, then what it would take."""
    told = (_tell_detectable(detection), _tell_findings(detection), _tell_needed(detection))
    return tuple(each for each in told if each is not None)


def say_detectable(detection: Detection) -> str:
    """`This trial can detect a fall of 51% or more; 16% is hoped for, so it will probably not be able to tell`."""
    least = detection.at_compliance
    can = (
        "cannot detect even the end of all violence on patrolled days"
        if least is None
        else f"can detect a fall of {say_percent(least)} or more"
    )
    return f"This trial {can}{_say_hope(detection)}"


def _say_hope(detection: Detection) -> str:
    if detection.hoped_power is None:
        return ""
    return f"; {say_percent(detection.hoped)} is hoped for, so it {_say_able(detection)}"


def _say_able(detection: Detection) -> str:
    chance = detection.hoped_power or 0.0
    if chance >= detection.design.power - _SLACK:
        return "should be able to tell"
    return "may well miss it" if chance > _LIKELY else "will probably not be able to tell"


def _tell_detectable(detection: Detection) -> Exhibit:
    design = detection.design
    return Exhibit(
        slug="detectable",
        title=say_detectable(detection),
        sentence=_say_sentence(detection),
        table=Table(
            columns=(
                Column("If so many patrols are made"),
                Column("Smallest fall found", "percent", 1),
                Column("Allowing for what is prevented", "percent", 1),
            ),
            rows=(
                ("Every one", _percent(detection.reduction), _percent(detection.careful)),
                (
                    f"{say_percent(design.compliance)} of them",
                    _percent(detection.at_compliance),
                    _percent(detection.careful_at_compliance),
                ),
            ),
        ),
        chart=_draw_curve(detection),
        notes=(*_say_simulated(detection), _FORMULA, *_say_assumed(detection)),
        query="answerable.patrolling.trial.detection.work_out_detection(design, hoped, hoped_source)",
    )


def _say_sentence(detection: Detection) -> str:
    design = detection.design
    each = (
        "none at all" if detection.at_compliance is None else f"one of {say_percent(detection.at_compliance)} or more"
    )
    words = (
        f"Over {say_count(design.days, 'day')}, {say_number(design.expected)} events are expected in all the "
        f"hotspots if nobody patrols, varying {_say_spread(design.dispersion)}. If every patrol is made, a fall of "
        f"{say_percent(detection.reduction)} or more on patrolled days can be detected (a power of "
        f"{say_percent(design.power)}, with chance passing for an effect in {say_percent(design.alpha)} of trials); "
        f"if {say_percent(design.compliance)} are made, {each}."
    )
    if detection.hoped_power is None:
        return f"{words} No size is hoped for."
    source = f" ({detection.hoped_source})" if detection.hoped_source else ""
    return (
        f"{words} {say_percent(detection.hoped)} is hoped for{source}: the chance of finding that is "
        f"{say_percent(detection.hoped_power)}, so the trial {_say_able(detection)}."
    )


def _say_spread(dispersion: float) -> str:
    said = say_number(dispersion, 1)
    much = "as much" if said == "1.0" else f"{said} times as much"
    return f"{much} as independent events would"


def _say_simulated(detection: Detection) -> tuple[str, ...]:
    if detection.simulated_power is None:
        return ()
    return (
        f"Of trials simulated from the hotspots' own past days with every patrol made, "
        f"{say_percent(detection.simulated_power)} found a fall of {say_percent(detection.reduction)}.",
    )


def _say_assumed(detection: Detection) -> tuple[str, ...]:
    design = detection.design
    drawn = f"{say_percent(design.share)} of hotspot-days are drawn for patrol"
    kept = f", and {say_percent(design.kept)} of the others are left after the washout" if design.kept < 1 else ""
    return (
        f"{drawn}{kept}. Where a patrol is not made, nothing is taken to be prevented; what the past saw is taken to "
        "be what the trial will see.",
    )


def _draw_curve(detection: Detection) -> LineDrawing:
    at = tuple(point.expected for point in detection.curve)
    made = tuple(_percent(point.reduction) for point in detection.curve)
    thinned = tuple(_percent(point.at_compliance) for point in detection.curve)
    compliance = say_percent(detection.design.compliance)
    lines = [Line(name="Every patrol made", at=at, values=made)]
    if detection.design.compliance < 1:
        lines.append(Line(name=f"{compliance} of patrols made", at=at, values=thinned))
    hoped = (Mark(at=100 * detection.hoped, words="hoped for"),) if detection.hoped > 0 else ()
    return LineDrawing(
        x=Axis(title="Events expected in all hotspots during the trial", form="count"),
        y=Axis(title="Smallest fall found", form="percent"),
        lines=tuple(lines),
        marks_x=(Mark(at=detection.design.expected, words="this trial"),),
        marks_y=hoped,
    )


def _tell_findings(detection: Detection) -> Exhibit | None:
    sized = [each for each in detection.findings if each.power is not None]
    if not sized:
        return None
    likely = sum((each.power or 0) > _LIKELY for each in sized)
    many = say_count(len(sized), "published fall")
    return Exhibit(
        slug="found-elsewhere",
        title=f"Of {many} in offences, this trial would more likely than not find {say_number(likely)}",
        sentence=(
            f"If patrolled days here saw what was found elsewhere, with {say_percent(detection.design.compliance)} "
            f"of patrols made and {say_number(detection.design.expected)} events expected, {say_number(likely)} of "
            f"{many} in offences would more likely than not be told from chance."
        ),
        table=Table(
            columns=(
                Column("Finding"),
                Column("Published", "date"),
                Column("Counted"),
                Column("Fall found", "percent", 1),
                Column("Chance of finding it here", "percent"),
                Column("Source"),
            ),
            rows=tuple(
                (
                    each.finding.name,
                    each.finding.valid_from,
                    each.finding.measure,
                    _percent(each.finding.reduction),
                    _percent(each.power),
                    each.finding.source if each.finding.verified else f"{each.finding.source} (not verified)",
                )
                for each in detection.findings
            ),
        ),
        chart=_draw_findings(detection, sized),
        notes=(
            *(f"{each.finding.name}: {each.finding.finding}" for each in detection.findings),
            "Where only the year of publication is known, 1 January stands. Harm varies more than counts do, so how "
            "probably a fall in harm is found cannot be said from events alone.",
        ),
        query="answerable.patrolling.trial.published.list_findings()",
    )


def _draw_findings(detection: Detection, sized: list[FindingPower]) -> BarDrawing:
    marks: tuple[Mark, ...] = ()
    if detection.at_compliance is not None:
        marks = (Mark(at=100 * detection.at_compliance, words="smallest fall found here"),)
    return BarDrawing(
        x=Axis(title="Fall in offences", form="percent"),
        categories=tuple(each.finding.name for each in sized),
        bars=(Bar(name="Fall found", values=tuple(_percent(each.finding.reduction) for each in sized)),),
        marks=marks,
    )


def _tell_needed(detection: Detection) -> Exhibit | None:
    if not detection.needed:
        return None
    first = detection.needed[0]
    return Exhibit(
        slug="needed",
        title=open_sentence(f"to detect a fall of {say_percent(first.reduction)} takes {_say_taken(first)}"),
        sentence=(
            f"With {say_percent(detection.design.compliance)} of patrols made, a fall of "
            f"{say_percent(first.reduction)} is found with {say_percent(detection.design.power)} power once "
            f"{say_number(first.events)} events are expected in all. The trial as planned, of "
            f"{say_count(detection.design.days, 'day')}, expects {say_number(detection.design.expected)}."
        ),
        table=Table(
            columns=(
                Column("Fall"),
                Column("Size", "percent", 1),
                Column("Events expected", "count"),
                Column("Days in the same hotspots", "count"),
                Column("Or times as many like hotspots", "number", 1),
            ),
            rows=tuple(
                (each.name, _percent(each.reduction), round(each.events), each.days, each.times)
                for each in detection.needed
            ),
        ),
        notes=("No days are given where it would take more than a hundred years.",)
        if any(each.days is None for each in detection.needed)
        else (),
        query="answerable.patrolling.trial.power.find_days(design, reduction)",
    )


def _say_taken(needed: Needed) -> str:
    if needed.days is None:
        return f"{say_number(needed.events)} events, which these hotspots will not see in a hundred years"
    return f"{say_count(needed.days, 'day')} in the same hotspots"


def _percent(share: float | None) -> float | None:
    return None if share is None else 100 * share
