"""Every kind of analysis and shape of a file that the desk offers: those of measuring, costing and patrolling."""

from answerable.costing.kinds import COST_KINDS
from answerable.measuring import kinds as measured
from answerable.measuring.refusal import MeasureError
from answerable.patrolling.kinds import PATROL_KINDS, list_patrol_shapes

KINDS = {**measured.KINDS, **COST_KINDS, **PATROL_KINDS}

# What the kinds are about, in the order in which pages list them.
MATTERS = {**measured.MATTERS, "Violence": tuple(PATROL_KINDS.values()), "Money": tuple(COST_KINDS.values())}


def list_shapes():
    """Every shape that a file may have, by name."""
    costed = {given.shape.name: given.shape for kind in COST_KINDS.values() for given in kind.inputs}
    return {**measured.list_shapes(), **costed, **list_patrol_shapes()}


def find_shape(name):
    """The shape of that name; raises `MeasureError` for any other."""
    shapes = list_shapes()
    if name not in shapes:
        raise MeasureError(f"No file has the shape “{name}”. There are: {', '.join(sorted(shapes))}.")
    return shapes[name]
