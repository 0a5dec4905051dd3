"""The kinds of analysis of patrolling that are made of files of rows, by name."""

from __future__ import annotations

from answerable.measuring.kind import Kind
from answerable.measuring.loading.shape import Shape
from answerable.patrolling.dosage.kind import DOSAGE
from answerable.patrolling.effect.kind import DISPLACEMENT
from answerable.patrolling.harm.kind import HARM
from answerable.patrolling.hotspot.kind import HOTSPOTS
from answerable.patrolling.offence.shapes import AREAS
from answerable.patrolling.partnership.kind import COMMISSIONED_SERVICES, SURRENDER
from answerable.patrolling.partnership.return_kind import FUNDING_RETURN
from answerable.patrolling.partnership.shapes import HOSPITAL_ADMISSIONS
from answerable.patrolling.trial.kind import TRIAL_POWER
from answerable.patrolling.youth.kind import YOUTH_VIOLENCE

PATROL_KINDS: dict[str, Kind] = {
    HARM.name: HARM,
    HOTSPOTS.name: HOTSPOTS,
    DOSAGE.name: DOSAGE,
    YOUTH_VIOLENCE.name: YOUTH_VIOLENCE,
    COMMISSIONED_SERVICES.name: COMMISSIONED_SERVICES,
    SURRENDER.name: SURRENDER,
    FUNDING_RETURN.name: FUNDING_RETURN,
    TRIAL_POWER.name: TRIAL_POWER,
    DISPLACEMENT.name: DISPLACEMENT,
}


def list_patrol_shapes() -> dict[str, Shape]:
    """Every shape of a file of patrolling, by name: those of its kinds, areas, and what returns are filled from."""
    given = [wanted.shape for kind in PATROL_KINDS.values() for wanted in kind.inputs]
    return {shape.name: shape for shape in (*given, AREAS, HOSPITAL_ADMISSIONS)}
