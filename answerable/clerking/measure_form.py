"""The forms of a measure: its definition, what it is held against, and a figure taken for it."""

from decimal import Decimal

from django import forms

from answerable.clerking import form as fields
from answerable.clerking.form import BodyForm, DeskForm
from answerable.keeping.changes.desk import measure as changes
from answerable.keeping.models.desk import Better, MeasureForm, SeriesChart
from answerable.measuring.scorecard.priority import list_national_measures, list_priorities

MOST_DIGITS, PLACES = 17, 6
AREA_HINT = "Left empty: the whole of the body's area."


class ExactField(forms.DecimalField):
    """A number, shown without needless noughts."""

    def prepare_value(self, value):
        return f"{value.normalize():f}" if isinstance(value, Decimal) else value


def exact(label, *, hint="", required=True, least=None):
    """A number, exact to the millionth."""
    box = forms.NumberInput(attrs={"inputmode": "decimal", "step": "any"})
    return ExactField(
        label=label, help_text=hint, required=required, min_value=least, max_digits=MOST_DIGITS,
        decimal_places=PLACES, widget=box,
    )  # fmt: skip


def _area():
    return fields.text("Area", most=120, required=False, hint=AREA_HINT)


class DefinitionForm(DeskForm):
    """What is counted and how. Everything here but the note is printed where the measure is."""

    title = fields.text("Title", most=200, hint="As the public reads it: Homicides.")
    code = forms.SlugField(
        label="Code",
        max_length=60,
        help_text="A short name in small letters, by which files name it: homicide. It stays once it is public.",
    )
    unit = fields.text("Unit", most=80, hint="What is counted, in the plural: homicides, calls answered.")
    form = fields.choice("What its value is", MeasureForm.choices)
    better = fields.choice("Which way is better", Better.choices)
    per = exact("A rate is for each", required=False, least=1, hint="Of a rate: 1,000 for each thousand people.")
    places = fields.number("Places after the point", most=4, required=False)
    months = fields.number(
        "Months that its value covers", least=1, most=60, required=False, hint="12 for a year to date, 3, or 1."
    )
    chart = fields.choice("Its control chart", SeriesChart.choices)
    numerator = fields.text(
        "What is counted", rows=2, most=400, required=False, hint="The rule, with what is left out."
    )
    denominator = fields.text("Out of what", rows=2, most=400, required=False, hint="Of a share or a rate.")
    source = fields.text("Source", most=400, required=False, hint="The system or publication that values come from.")
    lag_days = fields.number(
        "Days it may lag", most=999, required=False, hint="How old the newest value may be when a quarter ends."
    )
    revisions = fields.text("How values are revised", most=400, required=False)
    owner = fields.text("Who answers for it", most=200, required=False, hint="An office, not a person.")
    priority = fields.choice("National priority", [], required=False, empty="None")
    national_measure = fields.choice("National measure that it is, or stands for", [], required=False, empty="None")
    proxy_reason = fields.text(
        "Why it stands in for that", rows=2, most=600, required=False, hint="Left empty where it is that measure."
    )
    objective = fields.row("Objective of the plan", required=False)
    note = fields.text("Note", rows=3, required=False, hint="Printed beside the measure.")

    def __init__(self, *args, objectives=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["objective"].offer(objectives, str, "None")
        for name, rows in (("priority", list_priorities()), ("national_measure", list_national_measures())):
            self.fields[name].choices = [("", "None"), *((each.code, each.title) for each in rows)]

    def values(self):
        """Numbers that were left empty stay as they are, or as they begin."""
        left = {name for name in ("per", "places", "months", "lag_days") if self.cleaned_data.get(name) is None}
        return {name: value for name, value in super().values().items() if name not in left}


class NewMeasureForm(BodyForm, DefinitionForm):
    body = fields.row("Whose measure")


class TargetForm(DeskForm):
    value = exact("To reach", hint="In the unit of the measure; a share in per cent.")
    first_on = fields.day("From")
    last_on = fields.day("Until", required=False, hint="Left empty: until another is set.")
    area = _area()
    authority = fields.text("Set by", most=200, hint="A department, a policing body, a force.")
    source = fields.text("Where that can be read", most=400, required=False)


class BaselineForm(DeskForm):
    first_on = fields.day("First day of the period")
    last_on = fields.day("Last day of the period")
    numerator = exact("What was counted", required=False)
    denominator = exact("Out of", required=False, least=0)
    value = exact("The figure as published", required=False, hint="Where the counts behind it are not known.")
    area = _area()
    authority = fields.text("Set by", most=200)
    source = fields.text("Where that can be read", most=400, required=False)


class BreakForm(DeskForm):
    on = fields.day("From")
    words = fields.text("What changed in the recording", rows=2, most=400)
    area = _area()


class RebasingForm(DeskForm):
    on = fields.day("Limits are drawn anew from")
    why = fields.text("Why", rows=2, most=400)
    decided_by = fields.text("Decided by", most=200, hint="An office or a body.")
    decided_on = fields.day("Decided on")
    area = _area()


class AbsenceForm(DeskForm):
    quarter_end = fields.day("The quarter ends on")
    words = fields.text("Why there is no value", rows=3, most=600, hint="In words for the public.")
    area = _area()


class FigureForm(DeskForm):
    first_on = fields.day("First day of the period")
    last_on = fields.day("Last day of the period")
    area = _area()
    denominator = exact(
        "Out of", required=False, least=0, hint="Where the paper prints it: the figure is then the count."
    )


# What a measure is held against, by the name of its list: the form, its change, its heading, and what is told.
HELD = {
    "targets": (TargetForm, changes.set_target, "Set a target", "The target is set."),
    "baselines": (BaselineForm, changes.set_baseline, "Set a baseline", "The baseline is set."),
    "breaks": (BreakForm, changes.note_break, "Note a break in the recording", "The break is noted."),
    "rebasings": (RebasingForm, changes.rebase, "Draw the limits anew", "The decision is noted."),
    "absences": (AbsenceForm, changes.note_absence, "Say why a value is missing", "The reason is noted."),
}
