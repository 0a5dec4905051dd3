"""Forms of the desk: labelled, with hints, and errors that say what to do."""

from django import forms

from answerable.keeping.changes.desk.row import ConflictError, RefusedError


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


def day(label, *, hint="", required=True):
    return forms.DateField(label=label, help_text=hint, required=required, widget=DayInput())


def hour(label, *, hint="", required=True):
    return forms.TimeField(label=label, help_text=hint, required=required, widget=HourInput())


def choice(label, choices, *, hint="", required=True, empty=None):
    """One of `(value, words)`; `empty` is the words for none of them."""
    offered = [*([("", empty)] if empty is not None else []), *choices]
    return forms.ChoiceField(label=label, help_text=hint, required=required, choices=offered)


def tick(label, *, hint=""):
    return forms.BooleanField(label=label, help_text=hint, required=False)
