"""What chosen places hold, with no place in it: it may be said wherever their number may."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct


class Held(Struct, frozen=True, kw_only=True):
    """What places held of the offences between two days, and of their harm in days (nothing where it cannot be told).

    `pai` is nothing where the whole land is not known. `unplaced` offences more have no coordinates, `outside` more
    lie outside the land: they are in no figure.
    """

    first_on: dt.date
    last_on: dt.date
    events: int
    of: int
    harm: float | None = None
    harm_of: float | None = None
    harm_without_homicide: float | None = None
    harm_without_homicide_of: float | None = None
    pai: float | None = None
    unplaced: int = 0
    outside: int = 0


class Statement(Struct, frozen=True, kw_only=True):
    """How many places, on how much land, and what they hold.

    `held` is of the offences that they were chosen from, and flatters; `later` of those that came after. `land_km` is
    the whole land in square kilometres, nothing where it is not known.
    """

    places: int
    place_km: float
    land_km: float | None = None
    is_estimated: bool = False
    outcome: str = ""
    method: str = ""
    cell_words: str = ""
    held: Held | None = None
    later: Held | None = None
    harm_edition: str = ""
    harm_lack: str = ""
