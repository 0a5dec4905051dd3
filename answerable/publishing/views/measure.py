"""Measures: what each counts, what it shows, and every value with where it came from."""

from dataclasses import replace
from itertools import groupby

import msgspec
from django.utils import timezone

from answerable.drawing.wording import say_day, say_number, say_value
from answerable.keeping.queries.public.measure import find_measure, list_areas, list_measures, list_values
from answerable.keeping.queries.public.page import cut_list
from answerable.measuring.period import name_period
from answerable.measuring.refusal import MeasureError
from answerable.measuring.scorecard.figure import figure_of_baseline
from answerable.measuring.scorecard.line import work_out_line
from answerable.measuring.scorecard.priority import list_national_measures, list_priorities
from answerable.measuring.scorecard.sentence import say_figure
from answerable.measuring.scorecard.telling import tell_measure
from answerable.publishing.addresses import address_of, source_address
from answerable.publishing.exhibiting import send_drawing, show_public
from answerable.publishing.exporting import export_csv, export_json
from answerable.publishing.scoring import show_line
from answerable.publishing.showing import choices_asked, found, page_asked, select, show

VALUES_A_PAGE = 30
COLUMNS = (
    ("measure", "its code"),
    ("area", "empty for the whole"),
    ("first_on", "the first day of the period"),
    ("last_on", "the last"),
    ("value", "as worked out; a share in per cent"),
    ("numerator", "the count behind it"),
    ("denominator", "what it is out of"),
    ("is_provisional", "whether it may still be revised"),
    ("is_estimate", "whether it is estimated"),
    ("revision", "1 for the first value of a period, and so on"),
    ("is_current", "whether it stands; no where a later one replaced it"),
    ("released_on", "the day from which it is public"),
    ("note", "what was said with it"),
    ("origin", "what it came from"),
    ("source", "its words in a paper, on this site"),
    ("data_file", "the SHA-256 of the data file"),
)
COPIED = (
    *("area", "first_on", "last_on", "value", "numerator", "denominator", "is_provisional", "is_estimate"),
    *("is_current", "released_on", "note", "origin"),
)


def show_measures(request):
    """`/performance/measures`: each with its latest value, by national priority."""
    titles = {each.code: each.title for each in list_priorities()}
    order = [*titles, ""]
    listed = [(_priority_of(measure, titles), measure) for measure in list_measures(source_address)]
    listed.sort(key=lambda one: order.index(one[0]))
    groups = [
        (titles.get(code, "Local measures"), [(measure, _show_latest(measure)) for _, measure in rows])
        for code, rows in groupby(listed, key=lambda one: one[0])
    ]
    return show(request, "measures", groups=groups, total=len(listed))


def show_measure(request, code):
    """`/performance/measures/robbery`: `?area=` for another area than the whole."""
    measure = found(find_measure(code, source_address))
    chosen = choices_asked(request, "area")
    areas = list_areas(measure)
    area = chosen["area"] or (areas[0] if areas and "" not in areas else "")
    line = _line_of(measure, area)
    values = cut_list(list_values(measure, area), page_asked(request), VALUES_A_PAGE)
    address = address_of("measure", code)
    named = [(each, each) for each in areas if each]
    return show(
        request,
        "measure",
        measure=measure,
        definition=measure.definition,
        national=_find_national(measure),
        facts=_list_facts(measure.definition),
        line=show_line(line) if line else None,
        exhibit=_show_exhibit(line, address) if line and line.figure else None,
        area=area,
        areas=[select("area", "Area", "The whole", named, {"area": area})] if named else [],
        values=[(value, _say_value(measure.definition, value)) for value in values.rows],
        page=values,
        held=list(_list_held(measure, area)),
        address=address,
        columns=COLUMNS,
        chosen={},
    )


def export_measure_csv(request, code):
    """`/performance/measures/robbery.csv`: every released value, revisions too."""
    return export_csv([name for name, _ in COLUMNS], _rows(found(find_measure(code, source_address))))


def export_measure_json(request, code):
    """`.json`: its definition, what it is held against, and every released value."""
    measure = found(find_measure(code, source_address))
    held = msgspec.to_builtins(measure.holding)
    told = {name: held[name] for name in ("baselines", "targets", "breaks", "rebasings", "absences")}
    definition = msgspec.to_builtins(measure.definition)
    return export_json("measures", [{**definition, "note": measure.note, **told, "values": list(_rows(measure))}])


def draw_measure(request, code):
    """`.svg`: its control chart, or its interval."""
    measure = found(find_measure(code, source_address))
    chosen = choices_asked(request, "area", "width")
    line = _line_of(measure, chosen["area"])
    return found(send_drawing(tell_measure(line), chosen["width"]) if line and line.figure else None)


def _line_of(measure, area=""):
    """What a measure shows on the last day that any of its values covers; nothing where the rows give nothing."""
    code, today = measure.definition.code, timezone.localdate()
    rows = (each for each in measure.holding.observations if (each.measure, each.area) == (code, area))
    last_on = max((each.last_on for each in rows if each.last_on <= today), default=None)
    if last_on is None:
        return None
    try:
        return work_out_line(measure.definition, measure.holding, last_on, area)
    except MeasureError:
        return None


def _show_exhibit(line, address):
    """The exhibit; of a chart the points are left to the table of values, which stands on the same page."""
    shown = show_public(tell_measure(line, is_defined=False), address, {"area": line.area})
    return replace(shown, rows=()) if line.signal else shown


def _show_latest(measure):
    line = _line_of(measure)
    return show_line(line, is_drawn=False) if line else None


def _priority_of(measure, titles):
    """The code of the national priority that a measure stands under; empty for a local measure."""
    national = _find_national(measure)
    code = measure.definition.priority or (national.priority if national else "")
    return code if code in titles else ""


def _find_national(measure):
    """The national measure that a measure is or stands in for."""
    code = measure.definition.national_measure
    return next((each for each in list_national_measures() if each.code == code), None)


def _list_facts(definition):
    """What a definition says, as `(name, words)`; what it leaves unsaid is not there."""
    lag = f"{definition.lag_days} days after the period" if definition.lag_days else ""
    facts = (
        ("Counted", definition.numerator),
        ("Out of", definition.denominator),
        ("Unit", definition.unit if definition.form != "seconds" else ""),
        ("For each", say_number(definition.per) if definition.form == "rate" else ""),
        ("Better", {"lower": "a lower value", "higher": "a higher value"}.get(definition.better, "neither way")),
        ("Source", definition.source),
        ("Comes", lag and f"at the latest {lag}"),
        ("Revisions", definition.revisions),
        ("Answered for by", definition.owner),
        ("Plan objective", definition.objective),
    )
    return [(name, words) for name, words in facts if words]


def _list_held(measure, area):
    """What a measure is held against and what bears on its series, as `(what, words, who and why)`."""
    holding, definition = measure.holding, measure.definition

    def of(rows):
        return [each for each in rows if each.area == area]

    for each in of(holding.baselines):
        words = f"{_say_baseline(definition, each)}, {name_period(each.first_on, each.last_on)}"
        yield "Baseline", words, _join(each.authority, each.source)
    for each in of(holding.targets):
        until = f" to {say_day(each.last_on)}" if each.last_on else ""
        value = say_value(each.value, definition.said_form, definition.places)
        words = f"{value}, from {say_day(each.first_on)}{until}"
        yield "Target", words, _join(each.authority, each.source)
    for each in of(holding.breaks):
        yield "Break in recording", f"{say_day(each.on)}: {each.reason}", ""
    for each in of(holding.rebasings):
        yield "Limits drawn anew", f"from {say_day(each.on)}: {each.reason}", f"decided by {each.decided_by}"
    for each in of(holding.absences):
        yield "No value", f"for the quarter to {say_day(each.quarter_end)}: {each.reason}", ""


def _say_baseline(definition, baseline):
    try:
        return say_figure(definition, figure_of_baseline(definition, baseline))
    except MeasureError:
        return "no value can be worked out"


def _say_value(definition, value):
    """A value as the table says it: what it is, and what it is of."""
    said = say_value(value.value, definition.said_form, definition.places)
    counts = [say_number(each) for each in (value.numerator, value.denominator) if each is not None]
    behind = "" if definition.form == "count" and len(counts) < 2 else " of ".join(counts)
    return {"value": said, "counts": behind, "period": name_period(value.first_on, value.last_on)}


def _join(*words):
    return ", ".join(filter(None, words))


def _rows(measure):
    for area in list_areas(measure):
        for value in list_values(measure, area):
            yield {
                "measure": measure.definition.code,
                **{name: getattr(value, name) for name in COPIED},
                "revision": value.number,
                "source": source_address(value.source) if value.source else None,
                "data_file": value.sha256,
            }
