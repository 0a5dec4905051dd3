"""Service standards: how soon a force is to answer or arrive, who set that, and from which day."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from answerable.measuring.parameter import read_parameters


class Standard(Struct, frozen=True, kw_only=True):
    """So many per cent (nothing where none was set) within so many seconds, for a service (`999`, `P1`)."""

    service: str
    seconds: int
    authority: str
    valid_from: dt.date
    source: str
    verified: bool
    percent: float | None = None
    valid_to: dt.date | None = None
    place: str = ""


class Bands(Struct, frozen=True, kw_only=True):
    """The seconds at which a publication parts the waits of those answered: under 10, 10 to under 60, 60 and over."""

    service: str
    edges: tuple[int, ...]
    authority: str
    valid_from: dt.date
    source: str
    verified: bool


def list_standards() -> tuple[Standard, ...]:
    """Every standard of `parameters/service_standards.toml`."""
    return read_parameters("service_standards.toml", "standard", Standard)


def find_bands(service: str) -> Bands | None:
    """The bands in which a service's answer times are published; nothing where nobody publishes them."""
    held = [each for each in read_parameters("service_standards.toml", "bands", Bands) if each.service == service]
    return max(held, key=lambda each: each.valid_from, default=None)


def find_standard(service: str, on: dt.date, *, authority: str = "", place: str = "") -> Standard | None:
    """The standard in force for a service on a day, the latest where several are; nothing where none was set.

    `authority` takes only those whose authority has these words in its name.
    """
    held = [
        each
        for each in list_standards()
        if each.service == service
        and each.valid_from <= on
        and (each.valid_to is None or on <= each.valid_to)
        and each.place in ("", place)
        and authority.casefold() in each.authority.casefold()
    ]
    return max(held, key=lambda each: each.valid_from, default=None)
