"""Scorecards: one for each quarter, as a page and as data."""

import datetime as dt

from django.http import Http404
from django.utils import timezone

from answerable.keeping.queries.public.scorecard import find_scorecard
from answerable.measuring.control.telling import say_variation
from answerable.measuring.refusal import MeasureError
from answerable.measuring.scorecard.overview import count_changes
from answerable.publishing.addresses import address_of, source_address
from answerable.publishing.exporting import export_csv, export_json
from answerable.publishing.scoring import MOST_SERIES, headline, show_groups
from answerable.publishing.showing import found, show

# Each column of the exports with what it holds, as the page tells it.
COLUMNS = (
    ("quarter_end", "the last day of the quarter"),
    ("priority", "the national priority, by its code"),
    ("objective", "of the local plan"),
    ("measure", "its code, the end of its address"),
    ("title", "what it is called"),
    ("value", "as worked out; a share in per cent"),
    ("unit", "what is counted"),
    ("numerator", "the count behind it"),
    ("denominator", "what it is out of"),
    ("first_on", "the first day of its period"),
    ("last_on", "the last"),
    ("is_provisional", "whether it may still be revised"),
    ("is_estimate", "whether it is estimated"),
    ("baseline", "what it is held against"),
    ("baseline_first_on", "the first day of that period"),
    ("baseline_last_on", "the last"),
    ("baseline_authority", "who set it"),
    ("direction", "higher, lower, no signal or too few: the verdict of the test"),
    ("ratio", "of the value to the baseline, of counts and rates"),
    ("difference", "of shares, as a fraction of one"),
    ("low", "where the 95% interval of either begins"),
    ("high", "where it ends"),
    ("p", "how often chance alone would do as much, where the test gives it"),
    ("test", "which test was made"),
    ("change", "the verdict in words"),
    ("series", "what its control chart shows"),
    ("target", "what it is to reach"),
    ("target_authority", "who set that"),
    ("target_words", "whether it does"),
    ("source", "where its figures come from"),
    ("badges", "proxy, provisional, estimate, break, invented"),
    ("missing", "why there is no value"),
    ("absence", "the reason given for that"),
    ("address", "its page on this site"),
)


def show_scorecard(request, ends):
    """`/performance/scorecards/2021-12-31`."""
    scorecard, quarters = find(ends)
    is_drawn = len(scorecard.lines) <= MOST_SERIES
    return show(
        request,
        "scorecard",
        scorecard=scorecard,
        headline=headline(scorecard),
        lead=count_changes(scorecard.lines),
        priorities=show_groups(scorecard.priorities, is_drawn),
        objectives=show_groups(scorecard.objectives, is_drawn),
        quarters=quarters,
        address=address_of("scorecard", ends),
        columns=COLUMNS,
    )


def export_scorecard_csv(request, ends):
    return export_csv([name for name, _ in COLUMNS], map(_row, find(ends)[0].lines))


def export_scorecard_json(request, ends):
    return export_json("scorecard", map(_row, find(ends)[0].lines))


def find(ends):
    """The scorecard of a day that is asked for, with the quarters there are; no page where there is none."""
    try:
        day = dt.date.fromisoformat(ends)
        return found(find_scorecard(day, timezone.localdate(), source_address))
    except (ValueError, MeasureError):
        raise Http404(ends) from None


def _row(line):
    measure = line.measure
    return {
        "quarter_end": line.quarter_end,
        "priority": measure.priority,
        "objective": measure.objective,
        "measure": measure.code,
        "title": measure.title,
        "unit": measure.unit,
        **_row_of_figure(line.figure),
        **_row_of_baseline(line),
        **_row_of_change(line.change),
        "series": say_variation(line.signal.chart) if line.signal else None,
        **_row_of_target(line.standing),
        "source": measure.source,
        "badges": [badge.name for badge in line.badges],
        "missing": line.missing,
        "absence": line.absence,
        "address": address_of("measure", measure.code),
    }


def _row_of_figure(figure):
    names = ("value", "numerator", "denominator", "first_on", "last_on", "is_provisional", "is_estimate")
    return {name: getattr(figure, name) for name in names} if figure else {}


def _row_of_baseline(line):
    if line.baseline is None or line.baseline_figure is None:
        return {}
    return {
        "baseline": line.baseline_figure.value,
        "baseline_first_on": line.baseline.first_on,
        "baseline_last_on": line.baseline.last_on,
        "baseline_authority": line.baseline.authority,
    }


def _row_of_change(change):
    if change is None:
        return {}
    names = ("direction", "ratio", "difference", "low", "high", "p", "test")
    told = {name: getattr(change.verdict, name) for name in names} if change.verdict else {}
    return {**told, "change": change.words}


def _row_of_target(standing):
    if standing is None:
        return {}
    target = standing.target
    return {"target": target.value, "target_authority": target.authority, "target_words": standing.words}
