"""A protocol as it is registered: the same bytes on every machine, and their hash."""

from __future__ import annotations

import hashlib
import json
import math
from typing import Any

import msgspec

from answerable.patrolling.protocol import Protocol
from answerable.patrolling.refusal import PatrolError


def write_protocol(protocol: Protocol) -> bytes:
    """The whole of a protocol as canonical JSON in UTF-8: names sorted, no spaces, letters as they are.

    Numbers that may have a fraction always show one and are written with as few digits as tell them apart from every
    other (0.05, 1.0, never 5e-02 beside 0.05 nor 1 beside 1.0; nought has no sign); days as 2022-10-03. Holds exact
    places: it is closed until they are released, and its hash is not. Raises `PatrolError` for a number that is none.
    """
    plain = _settle(msgspec.to_builtins(_type(protocol)))
    return json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def read_protocol(written: bytes) -> Protocol:
    """The protocol that `write_protocol` wrote. Raises `PatrolError` for anything else."""
    try:
        return msgspec.json.decode(written, type=Protocol)
    except msgspec.DecodeError as fault:
        raise PatrolError(f"This is no protocol as it is registered: {fault}.") from None


def hash_protocol(protocol: Protocol) -> str:
    """The SHA-256 of its canonical JSON: `sha256sum protocol.json`."""
    return hashlib.sha256(write_protocol(protocol)).hexdigest()


def _type(protocol: Protocol) -> Protocol:
    """The protocol with every value of the type of its field, so that 1 and 1.0 are one number."""
    try:
        return msgspec.convert(msgspec.to_builtins(protocol), Protocol)
    except msgspec.ValidationError as fault:
        raise PatrolError(f"The protocol does not hold together: {fault}.") from None


def _settle(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _settle(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_settle(each) for each in value]
    if isinstance(value, float):
        if not math.isfinite(value):
            raise PatrolError("A number of the protocol is none that can be written: correct it.")
        return value + 0.0  # a nought without its sign
    return value
