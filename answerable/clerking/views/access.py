"""Roles given to an account, changed and taken away."""

from django.utils import timezone
from django.views.decorators.http import require_POST

from answerable.clerking import form as fields
from answerable.clerking.form import DeskForm, is_sent
from answerable.clerking.permissions import roles_for
from answerable.clerking.showing import desk_page, done, found, press, require_at, show
from answerable.keeping.changes.desk import account as changes
from answerable.keeping.models.desk import Role
from answerable.keeping.queries.desk.account import find_access, find_account

EVERY_BODY = "every"


class DaysForm(DeskForm):
    first_on = fields.day("First day")
    last_on = fields.day("Last day", hint="Leave it empty where no end is known", required=False)


class AccessForm(DaysForm):
    role = fields.choice("Role", [(role.value, role.label.capitalize()) for role in Role])
    body = fields.choice("At", [])

    field_order = ["role", "body", "first_on", "last_on"]

    def __init__(self, *args, bodies, **kwargs):
        super().__init__(*args, **kwargs)
        self.bodies = {str(body.pk): body for body in bodies}
        offered = [(key, body.name) for key, body in self.bodies.items()]
        self.fields["body"].choices = [("", "Choose"), *offered, (EVERY_BODY, "Every body, those to come with them")]


@desk_page("keep_accounts")
def show_new_access(request, key):
    account = _find(request, key)
    bodies = request.reach.bodies(roles_for("keep_accounts"))
    form = AccessForm(request.POST or None, initial={"first_on": timezone.localdate()}, bodies=bodies)
    if is_sent(request, form):
        values = {name: form.cleaned_data[name] for name in ("role", "first_on", "last_on")}
        body = form.bodies.get(form.cleaned_data["body"])
        if form.carry_out(changes.give_access, account, by=request.user.signature, body=body, **values):
            return done(request, "The role is given.", f"/desk/accounts/{account.pk}")
    return show(request, "form_page", heading=f"Give {account.name} a role", form=form, button="Give it")


@desk_page("keep_accounts")
def show_access_form(request, key, access):
    account = _find(request, key)
    held = found(find_access(account, access))
    initial = {"first_on": held.first_on, "last_on": held.last_on, "revision": held.revision}
    form = DaysForm(request.POST or None, initial=initial)
    if is_sent(request, form):
        changed = form.carry_out(changes.change_access, held, by=request.user.signature, **form.cleaned_data)
        if changed:
            return done(request, "The role is changed.", f"/desk/accounts/{account.pk}")
    where = held.body.name if held.body else "every body"
    heading = f"{account.name} as {held.get_role_display()}, {where}"
    return show(request, "form_page", heading=heading, form=form, button="Save")


@require_POST
@desk_page("keep_accounts")
def take_access(request, key, access):
    account = _find(request, key)
    held = found(find_access(account, access))
    return press(
        request, changes.take_access, held, told="The role is taken away.", back=f"/desk/accounts/{account.pk}"
    )


def _find(request, key):
    require_at(request, "keep_accounts", None)
    return found(find_account(key))
