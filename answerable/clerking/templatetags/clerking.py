"""How the fields of a form are drawn."""

from django import forms, template

register = template.Library()

LOOKS = (
    (forms.Textarea, "govuk-textarea"),
    (forms.Select, "govuk-select"),
    (forms.CheckboxInput, "govuk-checkboxes__input"),
    (forms.FileInput, "govuk-file-upload"),
    (forms.Widget, "govuk-input"),
)


@register.filter
def is_tick(field):
    return isinstance(field.field.widget, forms.CheckboxInput)


@register.filter
def widget(field):
    """A field with its look, and with what describes it named: its hint and its errors."""
    look = next(look for kind, look in LOOKS if isinstance(field.field.widget, kind))
    described = [f"{field.id_for_label}_helptext"] if field.help_text else []
    described += [f"{field.id_for_label}_error"] if field.errors else []
    attributes = {"class": f"{look} {look}--error" if field.errors else look}
    if described:
        attributes["aria-describedby"] = " ".join(described)
    return field.as_widget(attrs=attributes)
