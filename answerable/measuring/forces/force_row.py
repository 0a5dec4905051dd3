"""Rows of a file held against the forces that are known: whose each is, and what is no force's."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from answerable.drawing.wording import say_period
from answerable.measuring.forces.force import Force, find_force, list_forces, suggest_force
from answerable.measuring.loading.rows import Row
from answerable.measuring.loading.shape import Field
from answerable.measuring.refusal import MeasureError

FORCE_FIELD = Field(
    name="force",
    form="text",
    meaning="The police force, by any name it is usually printed under.",
    is_required=True,
    names=("force name", "police force", "police force area", "pfa", "body"),
)
CODE_FIELD = Field(
    name="force_code",
    form="text",
    meaning="The official code of the force's area (E23000014). Give it where a name could also be that of a region.",
    names=("geocode", "code", "area code", "pfa code"),
)


class Matched(NamedTuple):
    """Rows with the force each is of; `left_out` counts those whose code is of some other area, by that code."""

    rows: list[tuple[Force, Row]]
    left_out: dict[str, int]

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader should know of the rows that were left out."""
        if not self.left_out:
            return ()
        count, codes = sum(self.left_out.values()), ", ".join(sorted(self.left_out))
        return (
            f"Left out: {count} {'row' if count == 1 else 'rows'} of areas that are not police forces ({codes}).",
        )


def match_rows(rows: Iterable[Row]) -> Matched:
    """Each row's force, by its code where it has one, else by its name. `MeasureError` for a name nobody has, and for
    a code that belongs to another force than the name."""
    matched: list[tuple[Force, Row]] = []
    left_out: dict[str, int] = {}
    for row in rows:
        code = str(row.get("force_code") or "").strip()
        force = find_force(code) if code else find_force(str(row["force"]))
        if force:
            _refuse_other_name(force, str(row["force"]), code)
            matched.append((force, row))
        elif code:
            left_out[code.upper()] = left_out.get(code.upper(), 0) + 1
        else:
            raise MeasureError(suggest_force(str(row["force"])))
    return Matched(matched, left_out)


def require_force(words: str) -> Force:
    """The force of an option; `MeasureError` with what may be meant where there is none."""
    force = find_force(words)
    if force is None:
        raise MeasureError(suggest_force(words) if words.strip() else "Say which force is ours.")
    return force


def refuse_doubles(keys: Iterable[tuple[Force, str]]) -> None:
    """`MeasureError` where a force stands twice for one thing: another area's row may carry its name."""
    seen: set[tuple[str, str]] = set()
    for force, what in keys:
        if (force.key, what) in seen:
            raise MeasureError(
                f"{force.name} stands twice for {what}. If one row is of a region or county of the same name, "
                f"give the column force_code ({force.code or 'the official code'} for the force)."
            )
        seen.add((force.key, what))


def refuse_longer(row: Row, whose: str) -> None:
    """`MeasureError` where a row is of more than a month: a quarter is no month's count."""
    first, last = row["first_on"], row.get("last_on")
    if last and (last.year, last.month) != (first.year, first.month):
        raise MeasureError(f"{whose} has a row of {say_period(first, last)}; each row is of one month.")


def list_missing(present: Iterable[Force]) -> tuple[str, ...]:
    """The forces of England and Wales, in short, of which there is no row."""
    keys = {force.key for force in present}
    return tuple(force.short for force in list_forces() if force.code and force.key not in keys)


def _refuse_other_name(force: Force, name: str, code: str) -> None:
    """A code and a name that are two forces cannot both be right; a name that is none gives way to the code."""
    named = find_force(name)
    if code and named and named.key != force.key:
        raise MeasureError(f"The row of “{name}” has the code {code}, which is {force.name}.")
