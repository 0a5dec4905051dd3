"""Analyses on the desk, and what they say."""

import msgspec

from answerable.keeping.models.desk import Analysis
from answerable.keeping.rows import open_file
from answerable.measuring.kind import tell_whole
from answerable.measuring.kinds import KINDS


def list_analyses(bodies):
    """The analyses of these bodies, the latest first."""
    rows = Analysis.objects.standing().filter(body__in=bodies).select_related("body")
    return rows.order_by("-measured_at", "-pk")


def find_analysis(key):
    """An analysis with its files, or `None`."""
    rows = Analysis.objects.standing().select_related("body", "supersedes")
    return rows.prefetch_related("inputs__data_file").filter(pk=key).first()


def tell_analysis(analysis):
    """What an analysis says (`drawing.exhibit.Told`), told from its result alone."""
    kind = KINDS[analysis.kind]
    result = msgspec.convert(analysis.result, kind.result)
    return tell_whole(kind, result, [open_file(given.data_file) for given in analysis.inputs.all()])
