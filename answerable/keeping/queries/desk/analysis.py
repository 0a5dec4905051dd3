"""Analyses on the desk, and what they say."""

import msgspec

from answerable.keeping.held import read_as
from answerable.keeping.kinds import KINDS
from answerable.keeping.models.desk import Analysis
from answerable.keeping.rows import open_file
from answerable.measuring.kind import tell_whole
from answerable.measuring.refusal import MeasureError


def list_analyses(bodies):
    """The analyses of these bodies, the latest first."""
    rows = Analysis.objects.standing().filter(body__in=bodies).select_related("body")
    return rows.order_by("-measured_at", "-pk")


def find_analysis(key):
    """An analysis with its files, or `None`."""
    rows = Analysis.objects.standing().select_related("body", "supersedes")
    return rows.prefetch_related("inputs__data_file").filter(pk=key).first()


def tell_analysis(analysis):
    """What an analysis says (`drawing.exhibit.Told`), told from its result alone.

    Raises `MeasureError` where its result is of a kind that is no longer known, or not as that kind now keeps it.
    """
    kind = KINDS.get(analysis.kind)
    if kind is None:
        raise MeasureError(f"The analysis “{analysis.kind}” is not known here: measure it again with another.")
    try:
        result = read_as(analysis.result, kind.result)
    except msgspec.ValidationError:
        raise MeasureError(
            "This was computed by another version, which kept it differently: measure it again."
        ) from None
    return tell_whole(kind, result, [open_file(given.data_file) for given in analysis.inputs.all()])


def later_than(analysis):
    """The analysis that supersedes another, or `None`."""
    return Analysis.objects.standing().filter(supersedes=analysis).first()


def analyses_waiting(bodies):
    """The analyses of these bodies that are not public and that no later one took the place of, the latest first."""
    rows = list_analyses(bodies).filter(published_on=None)
    return rows.exclude(superseded_by__removed_at=None, superseded_by__isnull=False)
