"""The files around patrols: services and their returns, surrender bins and what was in them, hospital admissions.

Counts only: nobody is named in any of them.
"""

from __future__ import annotations

from answerable.measuring.loading.shape import WHOLE_PERIOD, Field, Order, Shape
from answerable.patrolling.partnership.intervention import SETTINGS, SORTS


def _period(what: str) -> tuple[Field, ...]:
    return (
        Field(name="period", form="period", meaning=f"The {what}.", names=("quarter", "month")),
        Field(name="first_on", form="date", meaning=f"The first day of the {what}.", names=("from",)),
        Field(name="last_on", form="date", meaning=f"The last day of the {what}.", may_be_ahead=True, names=("to",)),
    )


def _people(name: str, meaning: str, *, is_required: bool = True, names: tuple[str, ...] = ()) -> Field:
    return Field(name=name, form="whole", meaning=meaning, is_required=is_required, names=names, lowest=0)


def _text(name: str, meaning: str, *names: str, is_required: bool = False) -> Field:
    return Field(name=name, form="text", meaning=meaning, is_required=is_required, names=names)


_NEEDS = (("period", "first_on"),)

INTERVENTION_RETURNS = Shape(
    name="intervention-returns",
    heading="Returns of commissioned services",
    meaning="One row for each service and quarter: how many people were referred, started, completed. Counts only.",
    key=("intervention", "first_on"),
    needs=_NEEDS,
    orders=(WHOLE_PERIOD,),
    fields=(
        *_period("quarter"),
        _text("intervention", "The service, by its name.", "service", "project", is_required=True),
        _people("referred", "People referred in the quarter.", names=("referrals",)),
        _people("declined", "People who were offered a place and did not take it, or were not accepted."),
        _people("started", "People who started in the quarter.", names=("starts",)),
        _people("completed", "People who completed in the quarter.", names=("completions",)),
        _people("left_early", "People who left before they had completed.", names=("dropped out", "disengaged")),
        _people("outcomes_known", "Of those who completed: people whose outcome is known."),
        _people(
            "outcomes_met", "Of those: people for whom what was wanted came about.", names=("outcomes achieved",)
        ),
        _people("already_waiting", "People waiting when the first quarter began.", is_required=False),
        _people("already_started", "People with the service when the first quarter began.", is_required=False),
        Field(name="spent", form="money", meaning="What the service cost in the quarter.", names=("spend", "cost")),
    ),
)

INTERVENTIONS = Shape(
    name="interventions",
    heading="Commissioned services",
    meaning="One row for each service: who provides it, for whom, and how strong its evaluation is.",
    key=("name",),
    orders=(Order(first="starts_on", second="ends_on", words="The service ends before it starts."),),
    fields=(
        _text("name", "The service.", "intervention", "service", is_required=True),
        _text("provider", "The organisation that provides it."),
        Field(name="sort", form="code", meaning="Whom it is for: everybody, those at risk, those involved already.",
              allowed=SORTS),
        Field(name="setting", form="code", meaning="Where people are met.", allowed=SETTINGS),
        _text("council", "The council's area, blank for all.", "local authority"),
        _text("fund", "What it is paid from."),
        Field(name="starts_on", form="date", meaning="Its first day.", may_be_ahead=True),
        Field(name="ends_on", form="date", meaning="Its last day.", may_be_ahead=True),
        Field(name="level", form="whole", meaning="The level of its evaluation, 0 (none) to 5 (drawn by lot).",
              names=("evaluation level", "sms"), lowest=0, highest=5),
        _text("judged_by", "The organisation that judged the evaluation."),
        Field(name="judged_on", form="date", meaning="When it was judged."),
    ),
)  # fmt: skip

SURRENDER_COUNTS = Shape(
    name="surrender-counts",
    heading="What was found in surrender bins",
    meaning="One row for each time that a bin was emptied.",
    key=("bin", "emptied_on"),
    fields=(
        _text("bin", "The bin, by its code.", "code", is_required=True),
        Field(name="emptied_on", form="date", meaning="The day on which it was emptied.", is_required=True,
              names=("emptied", "date")),
        _people("knives", "Knives found; blank where they were not counted.", is_required=False, names=("blades",)),
        _people("firearms", "Firearms found, imitations among them; blank where not counted.", is_required=False),
        _people("other", "Other weapons found; blank where not counted.", is_required=False),
        Field(name="weight_kg", form="number", meaning="What was found, in kilograms.", names=("weight",), lowest=0),
    ),
)  # fmt: skip

SURRENDER_BINS = Shape(
    name="surrender-bins",
    heading="Weapon surrender bins",
    meaning="One row for each bin, with the public place where it stands.",
    key=("code",),
    orders=(Order(first="opened_on", second="closed_on", words="The bin was closed before it was opened."),),
    fields=(
        _text("code", "The bin, by its code.", "bin", is_required=True),
        _text("place", "The public place where it stands.", "location"),
        _text("council", "The council's area.", "local authority"),
        Field(name="opened_on", form="date", meaning="The day from which it stood there."),
        Field(name="closed_on", form="date", meaning="The day on which it was taken away.", may_be_ahead=True),
    ),
)

HOSPITAL_ADMISSIONS = Shape(
    name="hospital-admissions",
    heading="Hospital admissions for assault with a sharp object",
    meaning="One row for each month and age band, as the health service gives them. A small count stays hidden.",
    key=("area", "age_band", "first_on"),
    needs=_NEEDS,
    orders=(WHOLE_PERIOD,),
    fields=(
        *_period("month"),
        _text("area", "The area where people live or were treated, as the source says.", "region"),
        _text("age_band", "Ages: “under 25”, “0-17”, “25 and over”, “all”.", "age", "age group", is_required=True),
        _text("count", "How many, or the mark of a hidden count as printed: *, <5, 1-7.", "admissions", "number",
              is_required=True),
    ),
)  # fmt: skip
