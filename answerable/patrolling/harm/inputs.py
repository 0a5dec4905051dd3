"""The files of an analysis of offences by count and harm, and what is read from them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING

from answerable.measuring.kind import Input
from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.refusal import MeasureError
from answerable.patrolling.harm.shapes import HARM_WEIGHTS
from answerable.patrolling.offence.shapes import AREAS, OFFENCES, STREET_CRIMES

if TYPE_CHECKING:
    from answerable.patrolling.harm.index import HarmIndex
    from answerable.patrolling.offence.offences import Offences
    from answerable.patrolling.place.place import Area

INPUTS = (
    Input("offences", OFFENCES, is_optional=True),
    Input("street-crimes", STREET_CRIMES, is_optional=True),
    Input("areas", AREAS, is_optional=True),
    Input("weights", HARM_WEIGHTS, is_optional=True),
)


def read_inputs(
    files: Mapping[str, DataFile], last_on: dt.date | None, edition: str = ""
) -> tuple[Offences, HarmIndex, tuple[Area, ...]]:
    """The offences, the index by which they weigh, and the areas as drawn on the last day, none where no file gives
    them; the index is that of `files["weights"]`, else the edition that ships.

    Raises `MeasureError` unless exactly one file holds offences, and `PatrolError` for files that do not fit.
    """
    from answerable.patrolling.harm.given import read_index
    from answerable.patrolling.harm.index import find_index
    from answerable.patrolling.offence.offences import read_offences
    from answerable.patrolling.place.areas import read_areas

    given = [files[name] for name in ("offences", "street-crimes") if name in files]
    if len(given) != 1:
        raise MeasureError("Give one file of offences: our own form of it, or a street file of data.police.uk.")
    offences = read_offences(given[0])
    areas = read_areas(files["areas"], on=last_on or offences.last_on) if "areas" in files else ()
    index = read_index(files["weights"], edition) if "weights" in files else find_index(edition)
    return offences, index, areas
