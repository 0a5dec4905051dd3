"""Several files of offences as one: the months of a street file, the years of a force's own."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from answerable.patrolling.offence.offences import Offences
from answerable.patrolling.refusal import PatrolError


def join_offences(parts: Sequence[Offences]) -> Offences:
    """The offences of all parts, one after the other. Nothing is looked for twice: the parts should not overlap.

    Raises `PatrolError` for no part, and where street files, whose types and days are coarser, meet others.
    """
    if not parts:
        raise PatrolError("There is no file of offences to be joined.")
    if len({(part.precision, part.is_snapped) for part in parts}) > 1:
        raise PatrolError(
            "Street files of data.police.uk and a force's own files cannot be joined: count them apart."
        )
    category, categories = _join_codes([(part.category, part.categories) for part in parts])
    unit, units = _join_codes([(part.unit, part.units) for part in parts])
    names = [
        each.name for each in dataclasses.fields(Offences) if isinstance(getattr(parts[0], each.name), np.ndarray)
    ]
    joined: dict[str, Any] = {name: np.concatenate([getattr(part, name) for part in parts]) for name in names}
    joined |= {"category": category, "categories": categories, "unit": unit, "units": units}
    return dataclasses.replace(parts[0], **joined)


def _join_codes(
    parts: Sequence[tuple[npt.NDArray[np.int16], tuple[str, ...]]],
) -> tuple[npt.NDArray[np.int16], tuple[str, ...]]:
    """Codes of several columns as places in one list of names, sorted; -1 stays."""
    names = tuple(sorted({name for _, named in parts for name in named}))
    places = [np.array([*(names.index(name) for name in named), -1], dtype=np.int16) for _, named in parts]
    return np.concatenate([place[codes] for place, (codes, _) in zip(places, parts, strict=True)]), names
