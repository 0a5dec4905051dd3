"""The form of a kind of analysis, made of its inputs and its options."""

from django import forms

from answerable.clerking import form as fields
from answerable.clerking.form import DeskForm
from answerable.keeping.queries.desk.data_file import files_of_shape
from answerable.measuring.option import list_options

CHOSEN = "choose_"
WIDEST = 400


class AnalysisForm(DeskForm):
    """A field for each file of a kind, named as the kind names it, and one for each option, named `choose_<option>`.

    What is filled in: `chosen_files()` by input name, `chosen_options()` in words by name, and the title.
    """

    title = fields.text("Title", most=200, required=False, hint="Left empty, it is called by its kind.")

    def __init__(self, *args, kind, bodies, **kwargs):
        super().__init__(*args, **kwargs)
        self.kind = kind
        for given in kind.inputs:
            self.fields[given.name] = self._ask_file(given, bodies)
        for option in list_options(kind):
            self.fields[f"{CHOSEN}{option.name}"] = _ask_option(option)

    def lacks_files(self):
        """The inputs for which there is no file, and which may not be left out."""
        return [given for given in self.kind.inputs if not given.is_optional and not self.fields[given.name].rows]

    def chosen_files(self):
        chosen = {given.name: self.cleaned_data[given.name] for given in self.kind.inputs}
        return {name: file for name, file in chosen.items() if file is not None}

    def chosen_options(self):
        return {
            option.name: _write(self.cleaned_data[f"{CHOSEN}{option.name}"]) for option in list_options(self.kind)
        }

    def _ask_file(self, given, bodies):
        field = fields.row(given.shape.heading, hint=given.shape.meaning, required=not given.is_optional)
        files = files_of_shape(bodies, given.shape.name)
        several = len({file.body_id for file in files}) > 1

        def say(file):
            days = f", {file.first_on:%-d %b %Y} to {file.last_on:%-d %b %Y}" if file.first_on else ""
            whose = f", {file.body.name}" if several else ""
            return f"{file.name}: {file.rows:,} rows{days}{whose}"

        field.offer(files, say, "None" if given.is_optional else "Choose a file")
        return field


def _ask_option(option):
    named = {"label": option.label, "help_text": option.meaning, "required": False, "initial": option.default}
    match option.form:
        case "flag":
            return forms.BooleanField(**named)
        case "day":
            day = fields.day(option.label, hint=option.meaning, required=False)
            day.initial = option.default
            return day
        case "choice":
            empty = [("", "None")] if option.may_be_blank else []
            offered = [*empty, *((each, each.replace("_", " ").capitalize()) for each in option.choices)]
            return forms.ChoiceField(choices=offered, **named)
        case "whole":
            return forms.IntegerField(widget=forms.NumberInput(attrs={"inputmode": "numeric"}), **named)
        case "number":
            return forms.FloatField(widget=forms.TextInput(attrs={"inputmode": "decimal", "size": "12"}), **named)
    return forms.CharField(max_length=WIDEST, **named)


def _write(value):
    """A value of the form in the words in which an option is read."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)
