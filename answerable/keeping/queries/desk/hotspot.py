"""Hotspots on the desk: the sets of a body, and each place as patrolling takes it. Exact places stay here."""

from answerable.keeping.models.desk import DataFile, Hotspot, HotspotSet
from answerable.keeping.queries.desk.data_file import files_of_shape
from answerable.keeping.rows import open_file
from answerable.patrolling.offence.shapes import AREAS, OFFENCES, STREET_CRIMES
from answerable.patrolling.place.areas import read_areas
from answerable.patrolling.place.place import Hotspot as Place


def list_sets(bodies):
    """The sets of hotspots of these bodies, the latest first."""
    return _sets().filter(body__in=bodies).order_by("-chosen_on", "-pk")


def find_set(key):
    """A set of hotspots with what it was chosen from, or `None`."""
    return _sets().filter(pk=key).first()


def list_hotspots(chosen):
    """The rows of a set's hotspots, by code."""
    return list(Hotspot.objects.standing().filter(hotspot_set=chosen).select_related("hotspot_set__body"))


def find_hotspot(key):
    """A hotspot of a set that stands, or `None`."""
    rows = Hotspot.objects.standing().filter(hotspot_set__removed_at=None)
    return rows.select_related("hotspot_set__body").filter(pk=key).first()


def hotspots_of(chosen):
    """The hotspots of a set as patrolling takes them."""
    return tuple(place_of(row) for row in list_hotspots(chosen))


def place_of(row):
    """A hotspot as patrolling takes it."""
    return Place(**{name: getattr(row, name) for name in Place.__struct_fields__})


def list_offence_files(bodies):
    """The files of offences of these bodies that were taken in, our own shape before street files."""
    return [file for shape in (OFFENCES, STREET_CRIMES) for file in files_of_shape(bodies, shape.name)]


def list_area_files(bodies):
    """The files of areas of these bodies that were taken in."""
    return list(files_of_shape(bodies, AREAS.name))


def areas_of(file: DataFile | None, on, kind=""):
    """The areas of a file that were valid on a day; none without a file."""
    return read_areas(open_file(file), on=on, kind=kind) if file is not None else ()


def _sets():
    rows = HotspotSet.objects.standing()
    return rows.select_related("body", "offences__body", "areas__body")
