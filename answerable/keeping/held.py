"""What a row keeps whole of something worked out, as JSON: what it was told from, told again later as it was."""

import json

import msgspec


def hold(worked_out):
    """Something worked out (a struct) as a row keeps it."""
    return json.loads(msgspec.json.encode(worked_out))


def read_as(held, shape):
    """What a row keeps, as the `shape` that it was; raises `msgspec.ValidationError` where it is of another."""
    return msgspec.json.decode(json.dumps(held), type=shape)
