"""Holidays on the desk: the list, adding one after seeing what it moves, taking one away."""

from django.core.exceptions import PermissionDenied

from answerable.clerking import form as fields
from answerable.clerking.form import DeskForm, is_sent
from answerable.clerking.permissions import roles_for
from answerable.clerking.showing import desk_page, done, found, may, show
from answerable.keeping.changes.desk.holiday import add_holiday, remove_holiday
from answerable.keeping.queries.desk.holiday import find_holiday, find_moves, list_holidays

EVERYBODY = ""


class HolidayForm(DeskForm):
    day = fields.day("Day")
    name = fields.text("Name", most=200, hint="It is shown wherever a deadline passes over the day.")
    body = fields.choice("Counts at", [], required=False)

    def __init__(self, *args, bodies, everywhere, **kwargs):
        super().__init__(*args, **kwargs)
        self.bodies = {str(body.pk): body for body in bodies}
        self.fields["body"].choices = [
            *([(EVERYBODY, "Every body")] if everywhere else []),
            *((key, body.name) for key, body in self.bodies.items()),
        ]
        self.fields["body"].required = not everywhere


@desk_page("see_bodies")
def show_holidays(request):
    rows = list_holidays(request.reach.bodies(roles_for("see_bodies")))
    listed = [(row, _may_keep(request, row.body)) for row in rows]
    return show(request, "holidays", holidays=listed, may_add=may(request, "keep_holidays"))


@desk_page("keep_holidays")
def show_new_holiday(request):
    roles = roles_for("keep_holidays")
    form = HolidayForm(
        request.POST or None, bodies=request.reach.bodies(roles), everywhere=request.reach.holds_everywhere(roles)
    )
    moves = None
    if is_sent(request, form):
        day, name = form.cleaned_data["day"], form.cleaned_data["name"]
        body = form.bodies.get(form.cleaned_data["body"])
        moves = find_moves(day, name, body)
        if "add" in request.POST and form.carry_out(add_holiday, day, name, by=request.user.signature, body=body):
            return done(request, f"{day:%A %-d %B %Y} is a holiday now: {_count(moves)}.", "/desk/holidays")
    return show(request, "holiday_form", form=form, moves=moves)


@desk_page("keep_holidays")
def show_holiday_removal(request, key):
    holiday = found(find_holiday(key))
    if not _may_keep(request, holiday.body):
        raise PermissionDenied
    if request.method == "POST":
        remove_holiday(holiday, by=request.user.signature)
        return done(
            request, f"{holiday.day:%A %-d %B %Y} is a day like others again. Deadlines count it.", "/desk/holidays"
        )
    return show(request, "holiday_removal", holiday=holiday)


def _may_keep(request, body):
    """What counts at every body is kept by those who work for every body."""
    if body is None:
        return request.reach.holds_everywhere(roles_for("keep_holidays"))
    return may(request, "keep_holidays", body)


def _count(moves):
    if not moves:
        return "no deadline moves"
    return f"{len(moves)} deadline moves" if len(moves) == 1 else f"{len(moves)} deadlines move"
