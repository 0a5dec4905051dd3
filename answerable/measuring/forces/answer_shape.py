"""The shape of a file of 999 answer times by force, whole or as a paper prints it."""

from __future__ import annotations

from answerable.measuring.forces.force_row import CODE_FIELD, FORCE_FIELD
from answerable.measuring.loading.shape import Field, Shape

TRANSFER, SWITCHBOARD = "transfer", "switchboard"
"""The two clocks: from the transfer by BT to the answer, and the force's own."""


def _list_fields() -> tuple[Field, ...]:
    """A value and a rank for each thing that the publication gives."""
    fields: list[Field] = []
    for name, form, meaning, names in (
        ("calls", "whole", "Calls in the month", ("total calls", "number of calls", "call volume")),
        ("mean_seconds", "number", "Mean seconds to answer", ("mean", "average time to answer (seconds)")),
        ("median_seconds", "number", "Median seconds to answer", ("median", "median time to answer (seconds)")),
        (
            "under_10_percent",
            "number",
            "Calls answered in under 10 seconds, in percent of the calls",
            ("under 10 seconds", "% calls answered under 10 seconds"),
        ),
        (
            "from_10_to_60_percent",
            "number",
            "Calls answered in 10 to under 60 seconds, in percent",
            ("10 to 60 seconds", "% calls answered in 10-60 seconds"),
        ),
        (
            "from_60_percent",
            "number",
            "Calls answered in 60 seconds or longer, in percent",
            ("60 seconds or longer", "% calls answered in 60 seconds or longer"),
        ),
    ):
        highest = 100.0 if name.endswith("percent") else None
        fields.append(
            Field(
                name=name,
                form=form,
                meaning=f"{meaning}; blank if not printed.",
                names=names,
                lowest=0,
                highest=highest,
            )
        )
        fields.append(
            Field(
                name=f"{name}_rank",
                form="whole",
                meaning=f"The rank printed for that ({meaning[0].lower()}{meaning[1:]}); blank if none is.",
                lowest=1,
            )
        )
    return tuple(fields)


ANSWER_TIMES = Shape(
    name="answer-times-999",
    heading="How fast forces answered 999 calls",
    meaning="One row for each force and month, as the national publication has it. A paper that prints only our "
    "force, the first and the last is a file too: leave blank what is not printed, and give the ranks as they are.",
    key=("first_on", "force", "force_code", "clock"),
    needs=(("month", "first_on"),),
    fields=(
        FORCE_FIELD,
        CODE_FIELD,
        Field(name="month", form="period", meaning="The month: 2022-05 or May 2022.", names=("period",)),
        Field(name="first_on", form="date", meaning="The first day of the month, where it is not given in words."),
        Field(
            name="last_on",
            form="date",
            may_be_ahead=True,
            meaning="The last day of the month, where it is not given in words.",
        ),
        Field(
            name="clock",
            form="code",
            meaning="transfer: from BT's transfer to the answer, as published; switchboard: the force's own clock. "
            "Blank is transfer.",
            allowed=(TRANSFER, SWITCHBOARD),
        ),
        *_list_fields(),
    ),
)
