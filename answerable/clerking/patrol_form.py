"""The forms of hotspots and trials: places chosen or brought in, a protocol, its files, visits."""

import datetime as dt

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from answerable.clerking import form as fields
from answerable.clerking.form import DeskForm, SureForm, offer_bodies
from answerable.keeping.models.desk import DrawnWithin, TrialFileSort
from answerable.patrolling.hotspot.scores import METHODS as KNOWN

LONGEST = 4_000
METHODS = tuple((method.slug, method.words) for method in KNOWN)
CELLS = (("square", "squares of the National Grid"), ("hexagon", "hexagons (H3)"))
WHOSE = (
    ("all", "all"),
    ("under 25", "victims or suspects under 25"),
    ("knife", "a knife was used"),
    ("under 25 with a knife", "under 25 and a knife was used"),
)


def share(label, *, hint="", required=True, least=0.0, most=1.0):
    """A field for a share between nought and one, typed in per cent."""
    return PercentField(
        label=label, help_text=hint, required=required, min_value=least * 100, max_value=most * 100,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "size": "8"}),
    )  # fmt: skip


class PercentField(forms.FloatField):
    """Per cent as typed, a share as kept."""

    def to_python(self, value):
        if isinstance(value, str):
            value = value.strip().removesuffix("%").strip()
        number = super().to_python(value)
        return None if number is None else number / 100

    def validate(self, value):
        super().validate(value)

    def run_validators(self, value):
        super().run_validators(None if value is None else value * 100)

    def prepare_value(self, value):
        return f"{value * 100:g}" if isinstance(value, float | int) else value


class WindowsField(forms.CharField):
    """Hours of the day, one span on each line: `15:00-23:00`; kept as pairs of hours in ISO form."""

    widget = forms.Textarea(attrs={"rows": 2})

    def clean(self, value):
        spans = []
        for line in super().clean(value).splitlines():
            words = line.strip().replace("–", "-").replace(" to ", "-")
            if not words:
                continue
            start, _, end = words.partition("-")
            try:
                spans.append([_hour(start), _hour(end)])
            except ValueError:
                raise ValidationError(f"“{line.strip()}” is no span of hours: write it as 15:00-23:00.") from None
        return spans

    def prepare_value(self, value):
        return value if isinstance(value, str) else "\n".join(f"{start[:5]}-{end[:5]}" for start, end in value or ())


class DaysField(forms.CharField):
    """Days, one on each line: `2026-03-01`; kept in ISO form, in order."""

    widget = forms.Textarea(attrs={"rows": 2})

    def clean(self, value):
        try:
            found = {
                dt.date.fromisoformat(line.strip()) for line in super().clean(value).splitlines() if line.strip()
            }
        except ValueError:
            raise ValidationError("Write each day on a line of its own, as 2026-03-01.") from None
        return [day.isoformat() for day in sorted(found)]

    def prepare_value(self, value):
        return value if isinstance(value, str) else "\n".join(value or ())


class ChooseForm(DeskForm):
    body = fields.row("Whose they are")
    name = fields.text("Name of the set", most=200, hint="Such as: Targeted patrols, autumn 2026.")
    offences = fields.row("Offences", hint="A file of offences that was taken in.")
    areas = fields.row("Areas", required=False, hint="Outlines of the force and its policing units.")
    method = fields.choice("Ranked by", METHODS, hint="Which method holds out of time is shown under Analyses.")
    cell = fields.choice("Cells", CELLS)
    side = fields.number("Side of a square, in metres", least=50, most=2000, hint="Hexagons have their own size.")
    number = fields.number("How many places", least=1, most=500)
    hectares = fields.number("Hectares of each, about", least=1, most=1000, hint="22 is a square of 470 metres.")
    whose = fields.choice("Which offences", WHOSE)
    last_on = fields.day("Offences up to", required=False, hint="Left empty: to the last day of the file.")
    why = fields.text("Why these, and why so", rows=3, required=False, most=LONGEST)

    def __init__(self, *args, bodies, offences, areas, **kwargs):
        super().__init__(*args, **kwargs)
        offer_bodies(self, bodies)
        self.fields["offences"].offer(offences, say_file, "Choose a file")
        self.fields["areas"].offer(areas, say_file, "None: no unit is known, and the land is estimated")


class BringInForm(DeskForm):
    body = fields.row("Whose they are")
    name = fields.text("Name of the set", most=200)
    drawn = fields.row("Places as drawn", hint="A file of areas that was taken in: code, name and outline of each.")
    offences = fields.row("Offences", required=False, hint="With them, what each place holds is counted.")
    why = fields.text("Why these", rows=3, required=False, most=LONGEST)

    def __init__(self, *args, bodies, offences, areas, **kwargs):
        super().__init__(*args, **kwargs)
        offer_bodies(self, bodies)
        self.fields["drawn"].offer(areas, say_file, "Choose a file")
        self.fields["offences"].offer(offences, say_file, "None")


class SetForm(DeskForm):
    name = fields.text("Name of the set", most=200)
    why = fields.text("Why these, and why so", rows=3, required=False, most=LONGEST)


class NameForm(DeskForm):
    name = fields.text("Name for those who patrol", most=200, required=False, hint="It stays closed.")
    public_name = fields.text(
        "Name for its community", most=200, required=False,
        hint="Of the wider place, as people there call it: a town centre, an estate. It is public once a plan is.",
    )  # fmt: skip


class TrialForm(DeskForm):
    title = fields.text("Title", most=200)
    question = fields.text("What it is to find out", rows=2, most=LONGEST)
    starts_on = fields.day("First day")
    ends_on = fields.day("Last day")
    visits = fields.number("Visits on a patrolled day", least=1, most=24)
    minutes = fields.number("Minutes of each visit", least=1, most=480, hint="The benefit of a visit rises to about "
                            "13 to 15 minutes and then declines (Koper 1995).")  # fmt: skip
    windows = WindowsField(label="Hours of the visits", help_text="One span on each line: 15:00-23:00.")
    patrolled = fields.number("How many are patrolled", least=1, most=100, hint="1 of 2 is half.")
    out_of = fields.number("Of how many", least=2, most=100)
    within = fields.choice("Days are drawn for", DrawnWithin.choices)
    run_days = fields.number("Length of a run, where days are drawn for each hotspot", least=2, most=365)
    measure = fields.choice(
        "Primary outcome", (("count", "number of offences"), ("harm", "harm of offences, in days"))
    )
    whose = fields.choice("Which offences", WHOSE)
    hoped = share("Reduction that is hoped for, per cent", least=0.001, most=0.999)
    hoped_source = fields.text("Where that size was found", most=400, required=False)
    looks = DaysField(
        label="Looks before the end", required=False,
        help_text="One day on each line. On any other day before the end no result is shown.",
    )  # fmt: skip
    compliance = share("Share of visits expected to be made, per cent", least=0.01)
    washout_days = fields.number("Days left out after a patrolled day", least=0, most=14)
    buffer_metres = fields.number("Metres around a hotspot in which displacement is looked for", least=0, most=2000)
    offence_hours = WindowsField(
        label="Hours in which offences count", required=False, help_text="Left empty: the whole day."
    )

    def values(self):
        """The form's values, with the outcome as a protocol has it."""
        given = super().values()
        measure, whose = given.pop("measure"), given.pop("whose")
        given["outcomes"] = list_outcomes(measure, whose)
        return given

    def clean(self):
        super().clean()
        first, last = self.cleaned_data.get("starts_on"), self.cleaned_data.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", "The trial ends before it starts.")
        if self.cleaned_data.get("patrolled", 0) >= self.cleaned_data.get("out_of", 1):
            self.add_error("patrolled", "Fewer are patrolled than there are: some days must be controls.")


class NewTrialForm(TrialForm):
    hotspot_set = fields.row("Hotspots")

    field_order = ["hotspot_set"]

    def __init__(self, *args, sets, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["hotspot_set"].offer(sets, lambda row: f"{row.name}, {row.body.name}", "Choose")


class PowerForm(DeskForm):
    history = fields.row("Past offences", hint="At least a year of them, before the trial.")

    def __init__(self, *args, files, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["history"].offer(files, say_file, "Choose a file")


class RegisterForm(SureForm):
    sure = fields.tick("I have read the protocol as it stands: once registered, nothing of it changes")


class AbandonForm(SureForm):
    on = fields.day("Last day of patrols", hint="Today or a day that is past. No later day is patrolled or read.")
    why = fields.text(
        "Why it is abandoned", rows=3, most=400,
        hint="It is public at once, on the register of trials: name no place, no policing unit and nobody.",
    )  # fmt: skip
    sure = fields.tick("I know that this is not taken back: the trial stays on the public register as abandoned")


class TrialFileForm(DeskForm):
    sort = fields.choice("What it holds", TrialFileSort.choices)
    data_file = fields.row("File", hint="One that was taken in under Data files.")

    def __init__(self, *args, files, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["data_file"].offer(files, say_file, "Choose a file")


class VisitForm(DeskForm):
    hotspot = fields.row("Hotspot")
    on = fields.day("Day")
    arrived = fields.hour("Arrived at")
    left = fields.hour("Left at", hint="Earlier than the arrival: it was after midnight.")
    officers = fields.number("How many officers", least=1, most=50)
    note = fields.text("Note", most=400, required=False, hint="Name nobody.")

    def __init__(self, *args, hotspots, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["hotspot"].offer(hotspots, str, "Choose")

    @staticmethod
    def initial_of_visit(visit):
        arrived, left = timezone.localtime(visit.arrived_at), timezone.localtime(visit.left_at)
        return {
            "hotspot": visit.hotspot, "on": arrived.date(), "arrived": arrived.time(), "left": left.time(),
            "officers": visit.officers, "note": visit.note, "revision": visit.revision,
        }  # fmt: skip

    def values(self):
        """The form's values with its hours as moments of local time."""
        given = super().values()
        on, arrived, left = given.pop("on"), given.pop("arrived"), given.pop("left")
        until = on if left > arrived else on + dt.timedelta(days=1)
        given["arrived_at"] = timezone.make_aware(dt.datetime.combine(on, arrived))
        given["left_at"] = timezone.make_aware(dt.datetime.combine(until, left))
        return given


class ReadForm(SureForm):
    sure = fields.tick("I am to see the result now. It is kept, whatever it says")
    why = fields.text(
        "Why the end is read again", most=400, required=False,
        hint="Only where it was read before and a file or a visit came in since. It is shown with both results.",
    )  # fmt: skip

    def values(self):
        return {"why": super().values().get("why") or ""}


def list_outcomes(measure, whose):
    """The outcomes of a protocol: the primary one first, then the other measure of the same offences."""
    said = {"count": "Violence", "harm": "Harm of violence"}
    of = "" if whose == "all" else f", {dict(WHOSE)[whose]}"
    order = [measure, *(each for each in said if each != measure)]
    return [{"name": f"{said[each]}{of}", "measure": each, "whose": whose} for each in order]


def initial_of_trial(trial):
    """What the form holds of a trial's outcome beside its own fields."""
    first = trial.outcomes[0] if trial.outcomes else {}
    return {"measure": first.get("measure", "count"), "whose": first.get("whose", "all")}


def say_file(file):
    """A data file as it is offered: its name, its rows and its days."""
    days = f", {file.first_on:%-d %b %Y} to {file.last_on:%-d %b %Y}" if file.first_on else ""
    return f"{file.name}: {file.rows:,} rows{days}"


def _hour(words):
    hour, minute = words.split(":")
    return dt.time(int(hour), int(minute)).isoformat()
