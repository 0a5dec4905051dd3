"""When a body reminds whom of what is owed."""

from django.utils import timezone

from answerable.clerking import form as fields
from answerable.clerking.form import DeskForm, is_sent
from answerable.clerking.showing import desk_page, done, found, found_for, may, press, require, show
from answerable.keeping.changes.desk.reminder import MOST_DAYS, adopt_rule, give_up_rule
from answerable.keeping.models.desk import Reminded
from answerable.keeping.queries.desk.body import find_body
from answerable.keeping.queries.desk.reminder import list_rules, rules_on

BEFORE, AFTER = "before", "after"


class ReminderForm(DeskForm):
    valid_from = fields.day("Holds from", hint="The reminders that hold from the newest day are those in force.")
    days = fields.number("Days", most=MOST_DAYS)
    side = fields.choice("Before or after", [(BEFORE, "before the due date"), (AFTER, "after the due date")])
    whom = fields.choice("Whom", Reminded.choices)


@desk_page("see_undertakings")
def show_reminders(request, key):
    body = found(find_body(key))
    require(request, "keep_undertakings" if request.method == "POST" else "see_undertakings", body)
    today = timezone.localdate()
    form = ReminderForm(request.POST or None, initial={"valid_from": today, "side": AFTER})
    if is_sent(request, form):
        said = form.cleaned_data
        days = -said["days"] if said["side"] == BEFORE else said["days"]
        values = {"valid_from": said["valid_from"], "days": days, "whom": said["whom"]}
        if form.carry_out(adopt_rule, body, by=request.user.signature, **values):
            return done(request, "The reminder is adopted.", f"/desk/bodies/{body.pk}/reminders")
    may_keep = may(request, "keep_undertakings", body)
    own = [row for row in list_rules(body) if row.body_id]
    in_force = sorted(rules_on(body, today), key=lambda rule: rule.days)
    return show(request, "reminders", body=body, form=form, own=own, in_force=in_force, may_keep=may_keep)


@desk_page("keep_undertakings")
def remove_reminder(request, key, rule):
    body = found_for(request, "keep_undertakings", find_body(key))
    row = found(next((one for one in list_rules(body) if one.pk == rule and one.body_id), None))
    told = "The reminder is given up."
    return press(request, give_up_rule, row, told=told, back=f"/desk/bodies/{body.pk}/reminders")
