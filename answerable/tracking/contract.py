"""The JSON of a reconciliation: what `answerable track --format json` prints. It may grow but not change."""

from __future__ import annotations

from typing import Any

import msgspec

from answerable.record.contract import to_builtins
from answerable.tracking.reconciliation import Reconciliation

_encoder = msgspec.json.Encoder(decimal_format="number")


def track_to_json(reconciliation: Reconciliation) -> bytes:
    """A reconciliation as JSON: absent values left out, its lists always there."""
    return msgspec.json.format(_encoder.encode(to_builtins(reconciliation)), indent=2)


def track_schema() -> dict[str, Any]:
    """The JSON Schema of what `track_to_json` gives."""
    (ref,), definitions = msgspec.json.schema_components((Reconciliation,))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Answerable track contract, version 1",
        **ref,
        "$defs": _without_defaults(definitions),
    }


def _without_defaults(schema: Any) -> Any:
    """The schema of what is written: absent values are left out, so none has a default."""
    if isinstance(schema, dict):
        return {key: _without_defaults(inner) for key, inner in schema.items() if key != "default"}
    if isinstance(schema, list):
        return [_without_defaults(inner) for inner in schema]
    return schema
