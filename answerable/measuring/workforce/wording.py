"""How figures of the workforce are said."""

from __future__ import annotations

from answerable.drawing.wording import say_value
from answerable.measuring.workforce.vacancy import ROLE_NAMES


def say_fte(value: float) -> str:
    """Full-time equivalents: `939.6`, `37`."""
    return say_value(value, "number", 0 if abs(value - round(value)) < 1e-6 else 1)


def name_line(unit: str, role: str) -> str:
    """`Force Contact, officers`; the unit alone for all together."""
    return f"{unit}, {say_role(role)}" if role else unit


def say_role(role: str) -> str:
    """`officers`, `staff`, `PCSOs`, `all`."""
    name = ROLE_NAMES[role]
    return name if name.isupper() or name == "PCSOs" else name.lower()
