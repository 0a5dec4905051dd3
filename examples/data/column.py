"""Columns of invented rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy.typing as npt


def name_codes(codes: npt.NDArray[Any], names: Sequence[str]) -> Any:
    """A column of the names that codes stand for, from 0; below nought there is none."""
    import pyarrow as pa

    return pa.DictionaryArray.from_arrays(pa.array(codes, mask=codes < 0), pa.array(names)).cast(pa.string())
