"""Exhibits on pages of the desk: told, drawn, and the sentence in the place of one that cannot be told yet."""

from answerable.costing.refusal import CostError
from answerable.drawing.page import show_exhibit
from answerable.measuring.refusal import MeasureError
from answerable.patrolling.refusal import PatrolError


def show_told(tells, level=3):
    """The exhibits of some tellings, drawn with titles of a level, and the sentences that say why others cannot be
    told."""
    shown, lacks = [], []
    for tell in tells:
        try:
            shown += [show_exhibit(exhibit, level=level) for exhibit in tell()]
        except (CostError, MeasureError, PatrolError) as refused:
            lacks.append(str(refused))
    return {"exhibits": shown, "lacks": list(dict.fromkeys(lacks))}
