"""A protocol as somebody writes it, on a page of TOML; or as it was registered, as canonical JSON.

title = "Patrols at the market places"          # as the fields of `protocol.py` are called
starts_on = 2022-10-03
days = 90                                       # or ends_on
hotspots = "places.geojson"                     # a file beside it, or a list of { code, unit, outline }
dose = { visits = 1, minutes = 15, windows = ["15:00-23:00"] }
"""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from answerable.law.words import say_list
from answerable.patrolling.dosage.schedule import read_windows
from answerable.patrolling.place.hotspot_file import read_hotspot_file
from answerable.patrolling.place.place import Hotspot
from answerable.patrolling.protocol import Detectable, Dose, Outcome, Protocol, Scheme
from answerable.patrolling.refusal import PatrolError
from answerable.patrolling.trial.registration import read_protocol

MOST_BYTES = 20_000_000
_PARTS: dict[str, type[Struct]] = {
    "dose": Dose, "scheme": Scheme, "outcomes": Outcome, "hotspots": Hotspot, "detectable": Detectable,
}  # fmt: skip
_NEEDED = ("title", "body", "question", "hotspots", "starts_on", "outcomes", "hoped")
_OURS = ("days",)
_DAY = dt.timedelta(days=1)


def read_protocol_file(path: Path | str) -> Protocol:
    """The protocol of a file: TOML as it is written, or the JSON that was registered.

    What is not said keeps its default. A protocol that was never registered has no hash of a seed. Raises
    `PatrolError` where the file is no protocol, naming the first thing that is wrong.
    """
    path = Path(path)
    try:
        if path.stat().st_size > MOST_BYTES:
            raise PatrolError("The file is too large for a protocol: name the page that says how the trial is run.")
        written = path.read_bytes()
    except OSError as fault:
        raise PatrolError(f"The file cannot be read ({(fault.strerror or 'unknown reason').lower()}).") from None
    if written.lstrip().startswith(b"{"):
        return read_protocol(written)
    try:
        given = tomllib.loads(written.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise PatrolError("This is no TOML: the page is not in UTF-8. Save it as plain text in UTF-8.") from None
    except tomllib.TOMLDecodeError as fault:
        raise PatrolError(f"This is no TOML: {fault}.") from None
    return _make_protocol(given, path.parent)


def _make_protocol(given: dict[str, Any], folder: Path) -> Protocol:
    _refuse_strange(given)
    missing = [name for name in _NEEDED if name not in given]
    if missing:
        raise PatrolError(f"The protocol does not say {say_list(missing)}: add it.")
    values: dict[str, Any] = {"dose": {}, "scheme": {}, "seed_sha256": "", **given, "ends_on": _find_end(given)}
    values.pop("days", None)
    values["hotspots"] = _list_hotspots(given["hotspots"], folder)
    values["looks"] = [{"on": each} for each in given.get("looks", ())]
    values["offence_hours"] = _read_windows(given.get("offence_hours", ()))
    if "windows" in values["dose"]:
        values["dose"] = {**values["dose"], "windows": _read_windows(values["dose"]["windows"])}
    try:
        # Through JSON: days and times of TOML become the words that the fields are read from
        return msgspec.json.decode(json.dumps(values, default=_say_plain), type=Protocol)
    except msgspec.ValidationError as fault:
        raise PatrolError(f"The protocol does not hold together: {fault}.") from None


def _find_end(given: Mapping[str, Any]) -> dt.date:
    starts_on, days = given["starts_on"], given.get("days")
    if type(starts_on) is not dt.date:
        raise PatrolError("starts_on is no day: write it as 2022-10-03, without quotation marks.")
    if ("ends_on" in given) == ("days" in given):
        raise PatrolError("Say either how many days the trial lasts (days), or its last day (ends_on).")
    if days is None:
        return given["ends_on"] if type(given["ends_on"]) is dt.date else dt.date.max
    if type(days) is not int or not 1 <= days <= 3660:
        raise PatrolError("days is no length of a trial: write how many days it lasts, both ends counted.")
    return starts_on + (days - 1) * _DAY


def _list_hotspots(given: Any, folder: Path) -> list[dict[str, Any]]:
    if isinstance(given, str):
        return [msgspec.to_builtins(each) for each in read_hotspot_file(folder / given)]
    if not isinstance(given, list) or not all(isinstance(each, dict) for each in given):
        raise PatrolError("hotspots is a list of places (each with code, unit and outline), or the name of a file.")
    return [{"name": each.get("code", ""), "unit": "", **each} for each in given]


def _read_windows(given: Any) -> list[Any]:
    if not isinstance(given, list | tuple) or not all(isinstance(each, str) for each in given):
        raise PatrolError('Windows are a list of hours, as in ["15:00-23:00"].')
    return [msgspec.to_builtins(window) for window in read_windows(",".join(given))]


def _refuse_strange(given: Mapping[str, Any]) -> None:
    for place, name, known in _list_strange(given):
        near = get_close_matches(name, known, 1)
        rest = f"did you mean “{near[0]}”?" if near else f"it may say {say_list(known)}."
        raise PatrolError(f"Nothing called “{name}” belongs {place}: {rest}")


def _list_strange(given: Mapping[str, Any]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    known = (*Protocol.__struct_fields__, *_OURS)
    yield from (("in a protocol", name, known) for name in given if name not in known)
    for part, shape in _PARTS.items():
        held = given.get(part, ())
        for each in [held] if isinstance(held, dict) else held if isinstance(held, list) else ():
            fields = shape.__struct_fields__
            yield from ((f"under {part}", name, fields) for name in each if name not in fields)


def _say_plain(value: Any) -> str:
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    raise PatrolError(f"{value!r} has no place in a protocol.")
