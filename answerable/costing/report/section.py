"""A section of a finance report from what tells its exhibits."""

from __future__ import annotations

from collections.abc import Callable

from answerable.costing.refusal import CostError
from answerable.drawing.exhibit import Exhibit
from answerable.drawing.report import Section, write_section


def tell_section(
    title: str, *tells: Callable[[], tuple[Exhibit, ...]], paragraphs: tuple[str, ...] = ()
) -> tuple[Section, ...]:
    """A section of exhibits. Where some cannot be worked out, why stands in their place; the others are told."""
    exhibits: tuple[Exhibit, ...] = ()
    for tell in tells:
        try:
            exhibits += tell()
        except CostError as why:
            paragraphs += (str(why),)
    return write_section(title, paragraphs, exhibits)
