"""Data files on the desk, and what loading said of them."""

import msgspec
from django.db.models import Count, Q

from answerable.keeping.models.desk import DataFile
from answerable.measuring.loading.report import LoadReport


def list_data_files(bodies):
    """The files of these bodies, the latest first, each with how many analyses rest on it."""
    uses = Count("uses", filter=Q(uses__analysis__removed_at=None))
    rows = DataFile.objects.standing().filter(body__in=bodies).select_related("body").annotate(analyses=uses)
    return rows.order_by("-made_at", "-pk")


def find_data_file(key):
    return DataFile.objects.standing().select_related("body").filter(pk=key).first()


def files_of_shape(bodies, shape):
    """The files of these bodies that hold a shape and were taken in, the latest first."""
    rows = DataFile.objects.standing().filter(body__in=bodies, shape=shape).exclude(taken_on=None)
    return rows.select_related("body").order_by("-last_on", "-pk")


def report_of(file):
    """What loading said of a file (`LoadReport`), or `None` where another version kept it differently."""
    try:
        return msgspec.convert(file.report, LoadReport)
    except msgspec.ValidationError:
        return None


def analyses_of(file):
    """The analyses that rest on a file, the latest first."""
    uses = file.uses.filter(analysis__removed_at=None).select_related("analysis").order_by("-analysis__measured_at")
    return list({use.analysis_id: use.analysis for use in uses}.values())


def count_values(file):
    """How many values of measures came from a file."""
    return file.observations.count()


def files_waiting(bodies):
    """The files of these bodies that were loaded and neither taken in nor dropped."""
    return list_data_files(bodies).filter(taken_on=None)
