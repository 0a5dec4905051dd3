"""An exhibit, or all that an analysis says, as JSON for a program."""

from __future__ import annotations

import msgspec

from answerable.drawing.exhibit import Exhibit, Told

# Numbers of numpy are no numbers to msgspec: they are written as the floats that they hold.
_ENCODER = msgspec.json.Encoder(decimal_format="number", enc_hook=float)

CONTRACT = 1
"""Counts on when a field is renamed or taken away; new fields may come without it."""


def write_json(shown: Exhibit | Told) -> bytes:
    """`{"contract": 1, "exhibit": {...}}` or `{"contract": 1, "analysis": {...}}`: the same bytes for the same thing.

    Fields are those of `exhibit.py` and `chart.py`; a chart says its kind in `type`; days are 2022-05-01; a number
    that is no number (an unbounded limit) is null.
    """
    name = "exhibit" if isinstance(shown, Exhibit) else "analysis"
    return _ENCODER.encode({"contract": CONTRACT, name: shown}) + b"\n"
