"""Limits: within how many seconds of an incident's creation the first officer is to be there, and who set that."""

from __future__ import annotations

import datetime as dt
import re

from msgspec import Struct

from answerable.measuring.refusal import MeasureError
from answerable.measuring.response.shapes import GRADES, SETTINGS
from answerable.measuring.service_standard import find_standard

GIVEN = "whoever asked for this analysis"
_LIMIT = re.compile(r"(?P<grade>[A-Za-z]\d)(?:/(?P<setting>\w+))?\s*=\s*(?P<seconds>\d+)")


class Limit(Struct, frozen=True, kw_only=True):
    """How many seconds arrival at incidents of a grade may take, everywhere or (`setting`) in town or country.

    Without a `valid_from` it was given for one analysis. `verified` is whether a public paper that says so was read.
    """

    grade: str
    seconds: int
    setting: str = ""
    authority: str = GIVEN
    valid_from: dt.date | None = None
    source: str = "the options of this analysis"
    verified: bool = True


def choose_limits(on: dt.date, *, authority: str = "", given: str = "") -> tuple[Limit, ...]:
    """The limits in force on a day, by grade and setting; or those `given` (`P1=900, P2=3600, P1/rural=1200`).

    `authority` takes only those whose authority has these words in its name. Raises MeasureError where what is given
    cannot be read.
    """
    if given.strip():
        return tuple(_read_limit(part.strip()) for part in given.split(",") if part.strip())
    found = [_find_limit(grade, setting, on, authority) for grade in GRADES for setting in ("", *SETTINGS)]
    return tuple(limit for limit in found if limit is not None)


def _find_limit(grade: str, setting: str, on: dt.date, authority: str) -> Limit | None:
    standard = find_standard(grade, on, authority=authority, place=setting)
    if standard is None or standard.place != setting:
        return None
    return Limit(
        grade=grade,
        seconds=standard.seconds,
        setting=setting,
        authority=standard.authority,
        valid_from=standard.valid_from,
        source=standard.source,
        verified=standard.verified,
    )


def _read_limit(words: str) -> Limit:
    found = _LIMIT.fullmatch(words)
    grade = found["grade"].upper() if found else ""
    setting = (found["setting"] or "").lower() if found else ""
    if not found or grade not in GRADES or setting not in ("", *SETTINGS):
        raise MeasureError(
            f"'{words}' is no limit. Write a grade and its seconds, such as P1=900 or P1/rural=1200, "
            "with a comma between two."
        )
    return Limit(grade=grade, setting=setting, seconds=int(found["seconds"]))
