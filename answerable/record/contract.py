"""The record contract: the JSON of a record, which may grow but not change.

Dates are ISO, times `10:00`, figures JSON numbers; an absent value is left out, a list is always there.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import msgspec

from answerable.record.reading import Fault, Record

_encoder = msgspec.json.Encoder(decimal_format="number")
_decoder = msgspec.json.Decoder(float_hook=Decimal)
_CLOCK = re.compile(r"\d\d:\d\d")
_CLOCK_FIELDS = {"start_time", "end_time"}


def to_builtins(fact: Any) -> Any:
    """A fact as plain dicts and lists in the form of the contract."""
    return _settle(msgspec.to_builtins(fact, builtin_types=(dt.date, dt.time, Decimal)))


def to_json(records: Iterable[Record | Fault]) -> bytes:
    """Records as the JSON list that `answerable read --format json` prints."""
    return msgspec.json.format(_encoder.encode(to_builtins(list(records))), indent=2)


def from_json(text: bytes | str) -> list[Record | Fault]:
    """Records from their JSON; raises `msgspec.ValidationError` naming the place that does not fit."""
    return [_from_entry(entry) for entry in _decoder.decode(text)]


def json_schema() -> dict[str, Any]:
    """The JSON Schema of what `to_json` prints: a list of records, or of faults where a file was not read."""
    refs, definitions = msgspec.json.schema_components((Record, Fault))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Answerable record contract, version 1",
        "type": "array",
        "items": {"anyOf": list(refs)},
        "$defs": _as_written(definitions),
    }


def _from_entry(entry: dict[str, Any]) -> Record | Fault:
    if "error" in entry:
        return msgspec.convert(entry, Fault)
    return msgspec.convert(_with_seconds(entry), Record)


def _settle(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _settle(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, (list, tuple)):
        return [_settle(inner) for inner in value]
    if isinstance(value, dt.time):
        return value.strftime("%H:%M")
    return value


def _with_seconds(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: inner + ":00" if key in _CLOCK_FIELDS and _CLOCK.fullmatch(str(inner)) else _with_seconds(inner)
            for key, inner in value.items()
        }
    if isinstance(value, list):
        return [_with_seconds(inner) for inner in value]
    return value


def _as_written(schema: Any) -> Any:
    """The schema of what is written: `10:00` for a time, a number for a decimal."""
    if isinstance(schema, dict):
        if schema.get("format") == "time":
            return {"type": "string", "pattern": r"^\d\d:\d\d$"}
        if schema.get("format") == "decimal":
            return {"type": "number"}
        return {key: _as_written(inner) for key, inner in schema.items() if key != "default"}
    if isinstance(schema, list):
        return [_as_written(inner) for inner in schema]
    return schema
