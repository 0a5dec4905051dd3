"""Performance at a glance: the latest scorecard, the analyses by matter, the measures and the statements."""

from itertools import groupby

from django.utils import timezone

from answerable.keeping.kinds import MATTERS
from answerable.keeping.queries.public.analysis import list_analyses
from answerable.keeping.queries.public.priority_statement import list_statements
from answerable.keeping.queries.public.scorecard import latest_scorecard
from answerable.measuring.refusal import MeasureError
from answerable.measuring.scorecard.overview import count_changes
from answerable.publishing.addresses import source_address
from answerable.publishing.scoring import MOST_SERIES, headline, show_groups
from answerable.publishing.showing import show

MOST_QUARTERS = 8
MOST_STATEMENTS = 4


def show_performance(request):
    """`/performance`: what a member, a journalist or a chief officer sees first."""
    analyses = list_analyses()
    return show(
        request,
        "performance",
        **_latest(),
        matters=group_analyses(analyses),
        has_invented=any(one.is_invented for one in analyses),
        statements=list_statements()[:MOST_STATEMENTS],
    )


def group_analyses(analyses):
    """`(matter, its analyses)`, in the order of `MATTERS` and within each in that of its kinds."""
    order = {kind.name: place for place, kind in enumerate(kind for kinds in MATTERS.values() for kind in kinds)}
    matter_of = {kind.name: matter for matter, kinds in MATTERS.items() for kind in kinds}
    ordered = sorted(analyses, key=lambda one: order[one.kind])
    return [(matter, list(rows)) for matter, rows in groupby(ordered, key=lambda one: matter_of[one.kind])]


def _latest():
    """The latest scorecard as the page shows it; a sentence in its place where the measures give none."""
    try:
        found = latest_scorecard(timezone.localdate(), source_address)
    except MeasureError as refused:
        return {"scorecard": None, "why_none": str(refused)}
    if found is None:
        return {"scorecard": None, "why_none": ""}
    scorecard, quarters = found
    is_drawn = len(scorecard.lines) <= MOST_SERIES
    return {
        "scorecard": scorecard,
        "headline": headline(scorecard),
        "lead": count_changes(scorecard.lines),
        "priorities": show_groups(scorecard.priorities, is_drawn),
        "objectives": show_groups(scorecard.objectives, is_drawn),
        "quarters": quarters[1 : MOST_QUARTERS + 1],
    }
