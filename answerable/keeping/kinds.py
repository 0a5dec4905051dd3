"""Every kind of analysis and every shape of a file that the desk offers: those of measuring, and those of costing."""

from answerable.costing.kinds import COST_KINDS
from answerable.measuring import kinds as measured
from answerable.measuring.refusal import MeasureError

KINDS = {**measured.KINDS, **COST_KINDS}

# What the kinds are about, in the order in which pages list them.
MATTERS = {**measured.MATTERS, "Money": tuple(COST_KINDS.values())}


def list_shapes():
    """Every shape that a file may have, by name."""
    costed = {given.shape.name: given.shape for kind in COST_KINDS.values() for given in kind.inputs}
    return {**measured.list_shapes(), **costed}


def find_shape(name):
    """The shape of that name; raises `MeasureError` for any other."""
    shapes = list_shapes()
    if name not in shapes:
        raise MeasureError(f"No file has the shape “{name}”. There are: {', '.join(sorted(shapes))}.")
    return shapes[name]
