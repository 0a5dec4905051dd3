"""Who was at a meeting: a table for those present, those also present, and those who sent apologies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answerable.printing.paper import Block
from answerable.printing.setting import cell, head, say, tabulate


@dataclass(frozen=True, kw_only=True)
class Attendee:
    name: str
    role: str = ""
    organisation: str = ""
    substitute_for: str = ""


def lay_out_attendance(
    *,
    chair: str,
    present: Sequence[Attendee],
    also_present: Sequence[Attendee],
    apologies: Sequence[Attendee],
    observers: int | None,
) -> Iterator[Block]:
    """The groups that have anybody in them, who took the chair, and how many looked on."""
    for title, people in (("Present", present), ("Also present", also_present), ("Apologies", apologies)):
        if people:
            yield head(3, title)
            yield tabulate(
                (
                    ("Name", 6, True),
                    ("Role", 6, any(map(_print_role, people))),
                    ("Organisation", 6, any(person.organisation for person in people)),
                ),
                ((cell(person.name), cell(_print_role(person)), cell(person.organisation)) for person in people),
            )
    if chair:
        yield say(f"In the chair: {chair}")
    if observers is not None:
        yield say(f"{observers or 'No'} observer{'' if observers == 1 else 's'}")


def _print_role(person: Attendee) -> str:
    """`Board Member`, `substitute for Cllr Fox`, or both."""
    standing_in = f"substitute for {person.substitute_for}" if person.substitute_for else ""
    return ", ".join(filter(None, (person.role, standing_in)))
