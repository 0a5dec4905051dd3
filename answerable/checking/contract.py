"""The check contract: the JSON of findings, which may grow but not change. Its common forms are the record's."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from answerable.checking.finding import Finding, Findings
from answerable.record import Fault
from answerable.record.contract import to_builtins

_KEY = {
    "type": "string",
    "description": "Stays the same when the paper is read again or its lines move.",
}


def to_json(checked: Iterable[Findings | Fault]) -> bytes:
    """Findings as the JSON list that `answerable check --format json` prints: one entry a paper, in order.

    Every finding has its key beside its fields.
    """
    entries = [_with_keys(paper) if isinstance(paper, Findings) else to_builtins(paper) for paper in checked]
    return msgspec.json.format(msgspec.json.encode(entries), indent=2)


def from_json(text: bytes | str) -> list[Findings | Fault]:
    """Findings from their JSON; raises `msgspec.ValidationError` naming the place that does not fit."""
    return [_from_entry(entry) for entry in msgspec.json.decode(text)]


def json_schema() -> dict[str, Any]:
    """The JSON Schema of what `to_json` prints: a list of findings, or of faults where a file was not read."""
    refs, definitions = msgspec.json.schema_components((Findings, Fault))
    definitions[Finding.__name__]["properties"]["key"] = _KEY
    definitions[Finding.__name__]["required"].append("key")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Answerable check contract, version 1",
        "type": "array",
        "items": {"anyOf": list(refs)},
        "$defs": _always_there(definitions),
    }


def _from_entry(entry: dict[str, Any]) -> Findings | Fault:
    if "error" in entry:
        return msgspec.convert(entry, Fault)
    return msgspec.convert(entry, Findings)


def _with_keys(findings: Findings) -> Any:
    entry = to_builtins(findings)
    for written, finding in zip(entry["findings"], findings.findings, strict=True):
        written["key"] = finding.key
    for written, suppressed in zip(entry["suppressed"], findings.suppressed, strict=True):
        written["finding"]["key"] = suppressed.finding.key
    return entry


def _always_there(schema: Any) -> Any:
    """The schema of what is written: absent values are left out, so none has a default."""
    if isinstance(schema, dict):
        return {key: _always_there(inner) for key, inner in schema.items() if key != "default"}
    if isinstance(schema, list):
        return [_always_there(inner) for inner in schema]
    return schema
