"""Forms of the desk: labelled, with hints, and errors that say what to do."""

import datetime as dt

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from answerable.keeping.changes.desk.row import ConflictError, RefusedError

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


class DeskForm(forms.Form):
    """A form of the desk; `revision` travels with it where it changes a row, so that nobody overwrites another."""

    required_css_class = "required"
    template_name = "clerking/part/form.html"
    use_required_attribute = False

    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

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


def text(label, *, rows=0, hint="", required=True, most=4000, **options):
    """A field for words; with `rows`, several lines of them."""
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(label=label, help_text=hint, required=required, max_length=most, widget=widget, **options)


def email(label, *, hint="", required=True):
    return forms.EmailField(label=label, help_text=hint, required=required, max_length=254)


def day(label, *, hint="", required=True):
    bounds = [
        MinValueValidator(FIRST_DAY, f"Give a day from {FIRST_DAY.year} on, with all four digits of the year."),
        MaxValueValidator(LAST_DAY, f"Give a day before {LAST_DAY.year + 1}, with four digits of the year."),
    ]
    return forms.DateField(label=label, help_text=hint, required=required, widget=DayInput(), validators=bounds)


def hour(label, *, hint="", required=True):
    return forms.TimeField(label=label, help_text=hint, required=required, widget=HourInput())


def number(label, *, least=0, most=9999, hint="", required=True):
    """A whole number within bounds."""
    box = forms.NumberInput(attrs={"inputmode": "numeric"})
    return forms.IntegerField(
        label=label, help_text=hint, required=required, min_value=least, max_value=most, widget=box
    )


def choice(label, choices, *, hint="", required=True, empty=None):
    """One of `(value, words)`; `empty` is the words for none of them."""
    offered = [*([("", empty)] if empty is not None else []), *choices]
    return forms.ChoiceField(label=label, help_text=hint, required=required, choices=offered)


def tick(label, *, hint=""):
    return forms.BooleanField(label=label, help_text=hint, required=False)
