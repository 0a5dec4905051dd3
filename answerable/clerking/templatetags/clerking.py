"""How the fields of a form are drawn, and which acts of a trace somebody may read and undo."""

from django import forms, template

from answerable.clerking.permissions import SEES_CLOSED, roles_for

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


@register.filter
def shown_to(act, request):
    """Whether who asks may read what an act wrote: it may be closed material, or say where is patrolled."""
    return act.is_open or _holds(request, roles_for("see_places") if act.is_of_place else SEES_CLOSED, act.body)


@register.filter
def undone_by(act, request):
    """Whether who asks may undo an act of a trace."""
    return act.can_undo and _holds(request, roles_for("undo"), act.body)


def _holds(request, roles, body):
    return request.reach.holds(roles, body) if body is not None else request.reach.holds_everywhere(roles)
