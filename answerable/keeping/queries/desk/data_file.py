"""Data files on the desk."""

from django.db.models import Count, Q

from answerable.keeping.models.desk import DataFile


def list_data_files(bodies):
    """The files of these bodies, the latest first, each with how many analyses rest on it."""
    uses = Count("uses", filter=Q(uses__analysis__removed_at=None))
    rows = DataFile.objects.standing().filter(body__in=bodies).select_related("body").annotate(analyses=uses)
    return rows.order_by("-made_at", "-pk")


def find_data_file(key):
    return DataFile.objects.standing().select_related("body").filter(pk=key).first()


def files_of_shape(body, shape):
    """The files of a body that hold a shape and were taken in, the latest first."""
    rows = DataFile.objects.standing().filter(body=body, shape=shape).exclude(taken_on=None)
    return rows.order_by("-last_on", "-pk")
