"""Which sign-offs a body needs on its papers."""

from answerable.clerking import form as fields
from answerable.clerking.form import DeskForm
from answerable.clerking.permissions import roles_for
from answerable.clerking.showing import desk_page, done, found, found_for, may, press, require, show
from answerable.keeping.changes.desk.sign_off import need_sign_off, stop_sign_off
from answerable.keeping.models.desk import Role
from answerable.keeping.queries.desk.body import find_body
from answerable.keeping.queries.desk.sign_off import find_needed, list_needed


class NeedForm(DeskForm):
    role = fields.choice(
        "Whose sign-off", [(role, Role(role).label.capitalize()) for role in sorted(roles_for("sign_off"))]
    )
    concerns = fields.text("For what", most=200, hint="For example “finance” or “legal”.")
    first_on = fields.day("For meetings from")


@desk_page("see_agenda")
def show_needed(request, key):
    body = found_for(request, "see_agenda", find_body(key))
    form = NeedForm(request.POST or None)
    may_keep = may(request, "keep_sign_offs", body)
    if request.method == "POST":
        require(request, "keep_sign_offs", body)
        if form.is_valid():
            given = form.values()
            if form.carry_out(need_sign_off, body, by=request.user.signature, **given):
                return done(request, "The sign-off is needed from now on.", request.path)
    return show(request, "sign_offs", body=body, needed=list_needed(body), form=form, may_keep=may_keep)


@desk_page("keep_sign_offs")
def stop_needing(request, key, needed):
    body = found_for(request, "keep_sign_offs", find_body(key))
    row = found(find_needed(body, needed))
    told = "That sign-off is no longer needed. It can be had again from its trace."
    return press(request, stop_sign_off, row, told=told, back=f"/desk/bodies/{key}/sign-offs")
