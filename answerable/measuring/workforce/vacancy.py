"""Vacancies: posts without people in them, by unit and role on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from msgspec import Struct

from answerable.measuring.loading.rows import Row

ROLE_NAMES = {"officer": "Officers", "staff": "Staff", "pcso": "PCSOs", "": "All"}


class Posts(Struct, frozen=True, kw_only=True):
    """Posts of a unit and role (blank for all), full-time equivalent. `vacancy` is a fraction of the establishment.

    Below nought there are more people than posts. `is_sum` where the file has only the roles that it adds up.
    """

    unit: str
    role: str
    on: dt.date
    establishment: float
    strength: float
    is_sum: bool = False

    @property
    def vacant(self) -> float:
        return self.establishment - self.strength

    @property
    def vacancy(self) -> float | None:
        return self.vacant / self.establishment if self.establishment else None


def list_posts(rows: Sequence[Row]) -> tuple[Posts, ...]:
    """The posts of each unit on its last day, roles first and all together last.

    Where a file has no row for all roles it is added up, from the roles of that day.
    """
    found: list[Posts] = []
    for unit in dict.fromkeys(row["unit"] for row in rows):
        ours = [row for row in rows if row["unit"] == unit]
        on = max(row["on"] for row in ours)
        posts = [
            Posts(
                unit=unit,
                role=row["role"] or "",
                on=on,
                establishment=row["establishment"],
                strength=row["strength"],
            )
            for row in ours
            if row["on"] == on
        ]
        found += sorted((each for each in posts if each.role), key=lambda each: list(ROLE_NAMES).index(each.role))
        whole = next((each for each in posts if not each.role), None)
        found.append(whole or _add_up(posts))
    return tuple(found)


def find_disagreement(posts: Sequence[Posts], unit: str) -> float | None:
    """By how much the establishment given for all differs from the sum of the roles; nothing where it agrees.

    Half a unit of the last place printed, for each role and for the whole, is allowed for rounding.
    """
    roles = [each for each in posts if each.unit == unit and each.role]
    whole = next(each for each in posts if each.unit == unit and not each.role)
    if whole.is_sum or not roles:
        return None
    gaps = [
        whole.establishment - sum(each.establishment for each in roles),
        whole.strength - sum(each.strength for each in roles),
    ]
    worst = max(gaps, key=abs)
    return worst if abs(worst) > 0.05 * (len(roles) + 1) + 1e-9 else None


def _add_up(posts: Sequence[Posts]) -> Posts:
    return Posts(
        unit=posts[0].unit,
        role="",
        on=posts[0].on,
        establishment=round(sum(each.establishment for each in posts), 6),
        strength=round(sum(each.strength for each in posts), 6),
        is_sum=True,
    )
