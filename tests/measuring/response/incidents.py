"""A few incidents as a force would hand them over, loaded as any file is."""

from pathlib import Path

from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.loading.load import load_file
from answerable.measuring.loading.report import Loaded
from answerable.measuring.response.shapes import INCIDENTS, PUBLISHED

HEADING = (
    "Incident number,Grade,Created,First assigned,First arrived,Closed,Stood down at,Cancelled,District,Rurality,"
    "Duplicate of,Initial grade,Regraded,Arrival method"
)


def load_incidents(folder: Path, *lines: str) -> Loaded:
    """Load lines under the usual heading; a line may leave out its last cells."""
    cells = HEADING.count(",")
    rows = [line + "," * (cells - line.count(",")) for line in lines]
    path = folder / "incidents.csv"
    path.write_text("\n".join([HEADING, *rows]) + "\n", encoding="utf-8")
    return load_file(path, INCIDENTS, folder)


def take_incidents(folder: Path, *lines: str) -> DataFile:
    """The same, where every line is taken."""
    loaded = load_incidents(folder, *lines)
    assert loaded.file is not None
    assert loaded.report.rejected == 0, loaded.report.rejections
    return loaded.file


def take_published(folder: Path, *lines: str) -> DataFile:
    """Published figures: grade, first and last day, incidents, attended, within, limit, median, mean."""
    heading = "Grade,From,To,Incidents,Attended,Within,Limit,Median,Mean"
    path = folder / "published.csv"
    path.write_text("\n".join([heading, *lines]) + "\n", encoding="utf-8")
    loaded = load_file(path, PUBLISHED, folder)
    assert loaded.file is not None
    assert loaded.report.rejected == 0, loaded.report.rejections
    return loaded.file
