"""The workforce as one analysis: what was measured of each file that was given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from msgspec import Meta, Struct

from answerable.drawing.exhibit import Origin
from answerable.measuring.kind import say_file
from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.loading.rows import read_rows
from answerable.measuring.refusal import MeasureError
from answerable.measuring.suppression import refuse_officers
from answerable.measuring.workforce.attendance import AttendanceSeries, measure_attendance
from answerable.measuring.workforce.attrition import Attrition, measure_attrition
from answerable.measuring.workforce.comparator import Comparator, list_comparators
from answerable.measuring.workforce.diversity import (
    Progress,
    Representation,
    measure_progress,
    measure_representation,
)
from answerable.measuring.workforce.reason import Reason, measure_reasons
from answerable.measuring.workforce.vacancy import Posts, list_posts


class WorkforceOptions(Struct, frozen=True, kw_only=True):
    """What may be chosen of a workforce."""

    unit: Annotated[str, Meta(description="The unit that the reader came for; blank for the first of the file.")] = ""
    level: Annotated[float, Meta(description="The level of the intervals.", gt=0.5, lt=1)] = 0.95


class WorkforceResult(Struct, frozen=True, kw_only=True):
    """What was measured; parts of which no file was given are empty.

    `unit` is the one that the reader came for; `origins` are the files by what the analysis calls them.
    """

    options: WorkforceOptions
    unit: str
    posts: tuple[Posts, ...]
    attrition: tuple[Attrition, ...] = ()
    reasons: tuple[Reason, ...] = ()
    compared_attrition: tuple[Comparator, ...] = ()
    attendance: AttendanceSeries = AttendanceSeries()
    compared_attendance: tuple[Comparator, ...] = ()
    representation: tuple[Representation, ...] = ()
    progress: tuple[Progress, ...] = ()
    origins: dict[str, Origin] = {}


def measure_workforce(files: Mapping[str, DataFile], options: WorkforceOptions) -> WorkforceResult:
    """The workforce of the files given. `MeasureError` where a row contradicts itself or names one officer."""
    rows: dict[str, list[dict[str, Any]]] = {name: read_rows(file) for name, file in files.items()}
    for name in ("establishment", "leavers", "attendance"):
        refuse_officers({row["unit"] for row in rows.get(name, [])})
    posts = list_posts(rows["establishment"])
    units = list(dict.fromkeys(each.unit for each in posts))
    if not units:
        raise MeasureError("There are no posts in the file.")
    if options.unit and options.unit not in units:
        raise MeasureError(f"There is no unit “{options.unit}”. There are: {', '.join(units[:12])}.")
    strengths = {(each.unit, each.role): each.strength for each in posts}
    leavers, compared = rows.get("leavers", []), rows.get("comparators", [])
    diversity = rows.get("diversity", [])
    return WorkforceResult(
        options=options,
        unit=options.unit or units[0],
        posts=posts,
        attrition=measure_attrition(leavers, options.level),
        reasons=measure_reasons(leavers, options.level),
        compared_attrition=list_comparators(compared, "attrition", options.level),
        attendance=measure_attendance(rows.get("attendance", []), strengths),
        compared_attendance=list_comparators(compared, "attendance", options.level),
        representation=measure_representation(diversity, options.level),
        progress=measure_progress(diversity),
        origins={name: Origin(words=say_file(file), sha256=file.sha256) for name, file in files.items()},
    )
