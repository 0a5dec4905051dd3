"""The analysis of harm beside counts."""

from __future__ import annotations

from collections.abc import Mapping

from answerable.measuring.kind import Kind
from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.refusal import MeasureError
from answerable.patrolling.harm.exhibits import tell_harm
from answerable.patrolling.harm.inputs import INPUTS, read_inputs
from answerable.patrolling.harm.result import HarmOptions, HarmResult
from answerable.patrolling.refusal import PatrolError


def measure_harm_file(files: Mapping[str, DataFile], options: HarmOptions) -> HarmResult:
    """The harm of `files["offences"]`, or of `files["street-crimes"]`; by `files["areas"]` and `files["weights"]`
    where these are given."""
    from answerable.patrolling.harm.harm import measure_harm

    try:
        offences, index, areas = read_inputs(files, options.last_on, options.edition)
        return measure_harm(offences, index, options, areas)
    except PatrolError as reason:
        raise MeasureError(str(reason)) from None


HARM = Kind(
    name="harm",
    heading="Harm beside counts",
    purpose="How much harm offences come to, by category, month and area, with and without homicide.",
    inputs=INPUTS,
    options=HarmOptions,
    result=HarmResult,
    measure=measure_harm_file,
    tell=tell_harm,
)
