"""Accounts: who signs in, and with which roles; the administrator's pages."""

from django.views.decorators.http import require_POST

from answerable.clerking import form as fields
from answerable.clerking.form import DeskForm, is_sent
from answerable.clerking.listing import Column, Filter, Listing, show_list
from answerable.clerking.showing import desk_page, done, found, may_at, press, require_at, show
from answerable.keeping.changes.desk import account as changes
from answerable.keeping.models.desk import Role
from answerable.keeping.queries.desk.account import find_account, in_state, list_accounts, with_role
from answerable.keeping.queries.desk.trace import trace_of


def _roles(account):
    return [
        f"{access.get_role_display()}, {access.body.name if access.body else 'every body'}"
        for access in account.roles_held
    ]


ACCOUNTS = Listing(
    "accounts",
    columns=(
        Column("name", "Name", sort=("name",), link=lambda account: f"/desk/accounts/{account.pk}"),
        Column("email", "E-mail", sort=("email",)),
        Column("roles", "Roles", value=_roles, words=lambda account: "; ".join(_roles(account))),
        Column("has_second_factor", "Second factor", sort=("has_second_factor",)),
        Column("last_login", "Last signed in", sort=("last_login",)),
        Column("state", "State", value=lambda account: "open" if account.is_active else "closed"),
    ),
    filters=(
        Filter("role", "Role", Role.choices, where=with_role),
        Filter("state", "State", (("open", "Open"), ("closed", "Closed")), where=in_state),
        Filter("name", "Name or e-mail", kind="words", where=lambda rows, words: rows.filter(name__icontains=words)
               | rows.filter(email__icontains=words)),
    ),
    sorted_by="name",
)  # fmt: skip


class AccountForm(DeskForm):
    name = fields.text("Name", most=200, hint="As the trace tells it")
    email = fields.email("E-mail address", hint="They sign in with it, and letters go to it")


@desk_page("see_accounts")
def show_accounts(request):
    require_at(request, "see_accounts", None)
    ways = [("Make an account", "/desk/accounts/new")] if may_at(request, "keep_accounts", None) else []
    return show_list(request, ACCOUNTS, list_accounts(), heading="Accounts", ways=ways)


@desk_page("keep_accounts")
def show_new_account(request):
    require_at(request, "keep_accounts", None)
    form = AccountForm(request.POST or None)
    if is_sent(request, form):
        values = {name: form.cleaned_data[name] for name in ("name", "email")}
        account = form.carry_out(changes.make_account, by=request.user.signature, **values)
        if account:
            return done(
                request,
                f"The account of {account.name} is made. Give it a role, then invite them.",
                f"/desk/accounts/{account.pk}",
            )
    return show(request, "form_page", heading="Make an account", form=form, button="Make it")


@desk_page("see_accounts")
def show_account(request, key):
    account = _find(request, "see_accounts", key)
    return show(
        request,
        "account",
        account=account,
        trace=trace_of(account, *account.roles_held),
        may_keep=may_at(request, "keep_accounts", None),
    )


@desk_page("keep_accounts")
def show_account_form(request, key):
    account = _find(request, "keep_accounts", key)
    form = AccountForm(request.POST or None, initial={"name": account.name, "email": account.email})
    if is_sent(request, form):
        values = {name: form.cleaned_data[name] for name in ("name", "email")}
        if form.carry_out(changes.change_account, account, by=request.user.signature, **values):
            return done(request, "The account is changed.", f"/desk/accounts/{account.pk}")
    return show(request, "form_page", heading=f"Change the account of {account.name}", form=form, button="Save")


@require_POST
@desk_page("keep_accounts")
def close_account(request, key):
    return _press(request, key, changes.close_account, "The account is closed.")


@require_POST
@desk_page("keep_accounts")
def open_account(request, key):
    return _press(request, key, changes.open_account, "The account is open again.")


@require_POST
@desk_page("keep_accounts")
def invite(request, key):
    told = "A letter with a link to set the password is in the outbox. The link is good once, for three days."
    return _press(request, key, changes.invite, told)


@desk_page("keep_accounts")
def take_second_factor(request, key):
    account = _find(request, "keep_accounts", key)
    if request.method == "POST" and request.POST.get("confirmed"):
        return _press(request, key, changes.take_second_factor, "The second factor is taken away.")
    words = (
        f"Do this when {account.name} has lost phone, keys and codes, and you have made sure, by voice or in person, "
        "that it is they who ask. It cannot be undone: a letter tells them, and they set up a new one."
    )
    return show(request, "confirm_page", heading="Take the second factor away?", words=words, button="Take it away",
                back=f"/desk/accounts/{account.pk}")  # fmt: skip


def _find(request, act, key):
    require_at(request, act, None)
    return found(find_account(key))


def _press(request, key, change, told):
    account = _find(request, "keep_accounts", key)
    return press(request, change, account, told=told, back=f"/desk/accounts/{account.pk}")
