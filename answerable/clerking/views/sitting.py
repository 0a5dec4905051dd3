"""Meetings on the desk: the list, arranging one, changing one."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone

from answerable.clerking import form as fields
from answerable.clerking.form import DeskForm
from answerable.clerking.permissions import roles_for
from answerable.clerking.showing import desk_page, found, may, require, show
from answerable.keeping.changes.desk.sitting import arrange_sitting, change_sitting
from answerable.keeping.models.desk import SittingPurpose, SittingStatus
from answerable.keeping.queries.desk.sitting import find_sitting, list_sittings
from answerable.keeping.queries.desk.trace import trace_of


class SittingForm(DeskForm):
    date = fields.day("Date")
    start_time = fields.hour("Starts at")
    end_time = fields.hour("Planned to end at", required=False)
    venue = fields.text("Venue", required=False, most=300)
    purpose = fields.choice("Kind of meeting", SittingPurpose.choices)
    status = fields.choice("State", SittingStatus.choices)


class NewSittingForm(SittingForm):
    body = fields.choice("Body", [])

    field_order = ["body"]

    def __init__(self, *args, bodies, **kwargs):
        super().__init__(*args, **kwargs)
        self.bodies = {str(body.pk): body for body in bodies}
        self.fields["body"].choices = [(key, body.name) for key, body in self.bodies.items()]


@desk_page("see_sittings")
def show_sittings(request):
    bodies = request.reach.bodies(roles_for("see_sittings"))
    today = timezone.localdate()
    rows = list_sittings(bodies, since=today if request.GET.get("all") is None else None)
    return show(request, "sittings", sittings=rows, today=today, may_arrange=may(request, "keep_sittings"))


@desk_page("keep_sittings")
def show_new_sitting(request):
    form = NewSittingForm(request.POST or None, bodies=request.reach.bodies(roles_for("keep_sittings")))
    if request.method == "POST" and form.is_valid():
        values = {name: value for name, value in form.cleaned_data.items() if name not in ("body", "revision")}
        body = form.bodies[form.cleaned_data["body"]]
        sitting = form.carry_out(arrange_sitting, body, by=request.user.signature, **values)
        if sitting:
            messages.success(request, f"The meeting of {sitting.date:%-d %B %Y} is arranged.")
            return redirect(f"/desk/meetings/{sitting.pk}")
    return show(request, "form_page", heading="Arrange a meeting", form=form, button="Arrange")


@desk_page("see_sittings")
def show_sitting(request, key):
    sitting = found(find_sitting(key))
    require(request, "see_sittings", sitting.body)
    trace = trace_of(sitting) if may(request, "see_trace", sitting.body) else None
    may_keep = may(request, "keep_sittings", sitting.body)
    return show(request, "sitting", sitting=sitting, trace=trace, may_keep=may_keep)


@desk_page("keep_sittings")
def show_sitting_form(request, key):
    sitting = found(find_sitting(key))
    require(request, "keep_sittings", sitting.body)
    held = {name: getattr(sitting, name) for name in (*SittingForm.base_fields,)}
    form = SittingForm(request.POST or None, initial=held)
    if request.method == "POST" and form.is_valid():
        changed = form.carry_out(change_sitting, sitting, by=request.user.signature, **form.cleaned_data)
        if changed:
            messages.success(request, "The meeting is changed.")
            return redirect(f"/desk/meetings/{sitting.pk}")
    return show(request, "form_page", heading=f"Change the meeting: {sitting}", form=form, button="Save")
