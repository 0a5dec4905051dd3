"""Forms of the desk: labelled, with hints, and errors that say what to do."""

import datetime as dt
from decimal import Decimal

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.text import capfirst

from answerable.keeping.changes.desk.row import ConflictError, RefusedError

# Longer than any key or revision; and no number of thousands of digits is worked out.
MOST_DIGITS = 18
# A day outside these is a slip of the keys (0023 for 2023), and no calendar is known for it.
FIRST_DAY, LAST_DAY = dt.date(1900, 1, 1), dt.date(2199, 12, 31)


class DayInput(forms.DateInput):
    """A day, by the browser's own calendar or typed."""

    input_type = "date"

    def __init__(self):
        super().__init__(format="%Y-%m-%d")


class HourInput(forms.TimeInput):
    input_type = "time"

    def __init__(self):
        super().__init__(format="%H:%M")


def _ask_for(field):
    """What is said where a field was left empty."""
    match field:
        case forms.FileField():
            return "Choose a file."
        case forms.ChoiceField() | forms.ModelChoiceField():
            return "Choose one."
        case forms.BooleanField():
            return "Tick this first."
        case forms.DateField():
            return "Give the day."
    return "Fill this in."


class DeskForm(forms.Form):
    """A form of the desk; `revision` travels with it where it changes a row, so that nobody overwrites another."""

    required_css_class = "required"
    template_name = "clerking/part/form.html"
    use_required_attribute = False

    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    @classmethod
    def initial_of(cls, row):
        """What the form holds of a row that it is to change: each field of the same name, and the revision."""
        return {name: getattr(row, name, None) for name in cls.base_fields}

    def full_clean(self):
        for field in self.fields.values():
            if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
                field.error_messages["required"] = _ask_for(field)
        super().full_clean()

    def values(self):
        """What was filled in, as the change takes it; with the revision only where the form was begun with one."""
        is_of_row = self.initial.get("revision") is not None
        return {name: value for name, value in self.cleaned_data.items() if name != "revision" or is_of_row}

    def carry_out(self, change, *args, **values):
        """Call a change; what it refuses becomes an error of the form. Gives what the change gives, or `None`."""
        try:
            return change(*args, **values)
        except ConflictError as conflict:
            self.add_error(None, str(conflict))
            self.data = {**self.data.dict(), "revision": conflict.row.revision}
        except RefusedError as refused:
            self.add_error(refused.field if refused.field in self.fields else None, str(refused))
        return None


class SureForm(DeskForm):
    """A form that is taken only with its tick `sure`; the change is not told of it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sure"].required = True

    def values(self):
        return {name: value for name, value in super().values().items() if name != "sure"}


def read_whole(words):
    """A whole number that a form or an address sends outside a field, such as a key or a revision, or `None`."""
    return int(words) if words.isdecimal() and len(words) <= MOST_DIGITS else None


def read_revision(request):
    """Which revision of a row the page was shown with, so that nothing newer is written over."""
    return read_whole(request.POST.get("revision", ""))


def is_sent(request, form):
    """Whether a form comes back filled in, and as it should be."""
    return request.method == "POST" and form.is_valid()


def text(label, *, rows=0, hint="", required=True, most=4000, **options):
    """A field for words; with `rows`, several lines of them."""
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(label=label, help_text=hint, required=required, max_length=most, widget=widget, **options)


class LinesField(forms.CharField):
    """Words, one on each line; what is filled in is the list of them."""

    def clean(self, value):
        return [line.strip() for line in super().clean(value).splitlines() if line.strip()]

    def prepare_value(self, value):
        return value if isinstance(value, str) else "\n".join(value or ())


class RowField(forms.ChoiceField):
    """One of the rows that are offered; what is filled in is the row itself, or nothing."""

    rows = {}

    def offer(self, rows, say=lambda row: getattr(row, "name", row), empty=None):
        """Offer rows, each by its name or in the words that `say` gives; `empty` is the words for none of them."""
        self.rows = {str(row.pk): row for row in rows}
        none = [("", empty)] if empty is not None else []
        self.choices = [*none, *((key, str(say(row))) for key, row in self.rows.items())]

    def clean(self, value):
        return self.rows.get(super().clean(value))

    def prepare_value(self, value):
        return getattr(value, "pk", value)


def offer_bodies(form, bodies):
    """Offer bodies in the field `body`; where there is one it is chosen already."""
    form.fields["body"].offer(bodies, empty=None if len(bodies) == 1 else "Choose")


def lines(label, *, rows, hint="", required=True, most=4000):
    """A field for a list of words, one on each line."""
    widget = forms.Textarea(attrs={"rows": rows})
    return LinesField(label=label, help_text=hint, required=required, max_length=most, widget=widget)


def row(label, *, hint="", required=True):
    """A field for one of some rows: the form offers them as it is made."""
    return RowField(label=label, help_text=hint, required=required)


class BodyForm(DeskForm):
    """A form that begins something of one of some `bodies`."""

    body = row("Whose it is")

    field_order = ["body"]

    def __init__(self, *args, bodies, **kwargs):
        super().__init__(*args, **kwargs)
        offer_bodies(self, bodies)


def name_day(sitting):
    """A meeting by its day, where the body is known: `14 November 2022`."""
    return f"{sitting.date:%-d %B %Y}"


def email(label, *, hint="", required=True):
    return forms.EmailField(label=label, help_text=hint, required=required, max_length=254)


def day(label, *, hint="", required=True):
    bounds = [
        MinValueValidator(FIRST_DAY, f"Give a day from {FIRST_DAY.year} on, with all four digits of the year."),
        MaxValueValidator(LAST_DAY, f"Give a day before {LAST_DAY.year + 1}, with four digits of the year."),
    ]
    return forms.DateField(
        label=label, help_text=hint, required=required, widget=DayInput(), validators=bounds,
        error_messages={"invalid": "Enter a day that there is, as 2026-03-31."},
    )  # fmt: skip


def hour(label, *, hint="", required=True):
    return forms.TimeField(label=label, help_text=hint, required=required, widget=HourInput())


def number(label, *, least=0, most=9999, hint="", required=True):
    """A whole number within bounds."""
    box = forms.NumberInput(attrs={"inputmode": "numeric"})
    words = f"Enter a whole number from {least:,} to {most:,}."
    field = forms.IntegerField(
        label=label, help_text=hint, required=required, min_value=least, max_value=most, widget=box,
        error_messages={"invalid": words},
    )  # fmt: skip
    return say_bounds(field, words)


def say_bounds(field, words):
    """The field, which says in these words what it takes where a number is out of its bounds."""
    for bound in field.validators:
        if isinstance(bound, MinValueValidator | MaxValueValidator):
            bound.message = words
    return field


class MoneyField(forms.DecimalField):
    """An amount in pounds as people write it: `£1,200.50`, `(105.00)` or `-105` for less than nought. It has no more
    digits than a workbook keeps."""

    def __init__(self, **options):
        box = forms.TextInput(attrs={"inputmode": "decimal"})
        said = {"invalid": "Enter a number of pounds, such as 1,200.50."}
        super().__init__(widget=box, max_digits=15, decimal_places=2, error_messages=said, **options)

    def prepare_value(self, value):
        return f"{value:,f}" if isinstance(value, Decimal) else value

    def to_python(self, value):
        words = "" if value is None else str(value)
        for mark, meant in (("£", ""), (",", ""), (" ", ""), ("\u2212", "-")):
            words = words.replace(mark, meant)
        if words.startswith("(") and words.endswith(")"):
            words = f"-{words[1:-1]}"
        return super().to_python(words)


def money(label, *, hint="", required=True, least=None):
    """A field for an amount in pounds, to the penny."""
    field = MoneyField(label=label, help_text=hint, required=required, min_value=least)
    return field if least is None else say_bounds(field, f"Enter {least:,} or more.")


def exact(label, *, places=6, hint="", required=True, least=None):
    """A field for a number that keeps its places: a share, a number of dwellings, a band D of six places."""
    box = forms.TextInput(attrs={"inputmode": "decimal"})
    field = forms.DecimalField(
        label=label,
        help_text=hint,
        required=required,
        max_digits=16,
        decimal_places=places,
        min_value=least,
        widget=box,
        error_messages={"invalid": "Enter a number, such as 12.5."},
    )
    return field if least is None else say_bounds(field, f"Enter {least:,} or more.")


def choice(label, choices, *, hint="", required=True, empty=None):
    """One of `(value, words)`; `empty` is the words for none of them."""
    offered = [*([("", empty)] if empty is not None else []), *((value, capfirst(words)) for value, words in choices)]
    return forms.ChoiceField(label=label, help_text=hint, required=required, choices=offered)


def tick(label, *, hint=""):
    return forms.BooleanField(label=label, help_text=hint, required=False)
