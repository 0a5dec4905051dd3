"""Accounts made, changed and closed, and the roles they hold: an administrator's work.

Nobody chooses a password for another: an account is made without one, and the letter to its address has a link, good
once and for three days, by which it is set.
"""

from allauth.account import app_settings
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils import timezone

from answerable.keeping.changes.audit import queue_writers, record_act
from answerable.keeping.changes.desk.letter import link_to, write_letter
from answerable.keeping.changes.desk.row import RefusedError, add_row, change_row, remove_row
from answerable.keeping.models.desk import Access, Account, Role
from answerable.keeping.queries.desk.account import accesses_on

INVITATION = """{name},

an account was made for you with this e-mail address, for the desk of {site}.
Set your password here within three days:

{link}

If the link is older when you find it, ask for a new one at {again}
"""
FACTOR_TAKEN = """The second factor of your account was taken away by an administrator.
You set up a new one when you sign in.

If you did not ask for this, tell the administrator of this installation at once.
"""
FIELDS = ("name", "email", "person", "is_active")


@transaction.atomic
def make_account(name, email, *, by, person=None):
    """Make an account without a password; gives it. Raises `RefusedError` where the address has one already."""
    queue_writers()
    email = email.strip().lower()
    _refuse_taken(email)
    account = Account(name=name.strip(), email=email, person=person)
    account.set_unusable_password()
    account.save()
    _vouch_for(account)
    told = {"(new)": True, "name": [None, account.name], "email": [None, email]}
    record_act(by=by, act="make account", subject=account.subject, changes=told, is_public=False)
    return account


@transaction.atomic
def change_account(account, *, by, act="change account", reason="", **values):
    """Change the name, the address or the person of an account, or close it; gives it as it then stands.

    Raises `RefusedError` where the address belongs to another, or where nobody would be left to keep accounts.
    """
    queue_writers()
    kept = Account.objects.select_for_update().get(pk=account.pk)
    before = _told(kept)
    for name, value in values.items():
        if name not in FIELDS:
            raise TypeError(f"{name} is not changed here")
        setattr(kept, name, value.strip().lower() if name == "email" else value)
    changed = {name: [before[name], after] for name, after in _told(kept).items() if before[name] != after}
    if not changed:
        return kept
    if "email" in changed:
        _refuse_taken(kept.email, but=kept)
    kept.save(update_fields=list(values))
    if "email" in changed:
        _vouch_for(kept)
    if not kept.is_active:
        _refuse_no_administrator()
    record_act(by=by, act=act, subject=kept.subject, changes=changed, reason=reason, is_public=False)
    return kept


def close_account(account, *, by, reason=""):
    """Close an account: its sessions end at once, and nobody signs in with it. It can be opened again."""
    return change_account(account, by=by, act="close account", reason=reason, is_active=False)


def open_account(account, *, by, reason=""):
    """Open a closed account again, with the roles that it still holds."""
    return change_account(account, by=by, act="open account", reason=reason, is_active=True)


@transaction.atomic
def give_access(account, *, by, role, body=None, first_on, last_on=None):
    """Give an account a role at a body (`None`: at every body); gives the `Access`."""
    queue_writers()
    _refuse_days(first_on, last_on)
    same = Access.objects.standing().filter(account=account, role=role, body=body)
    if any(_overlap(held, first_on, last_on) for held in same):
        held = f"{Role(role).label.lower()} at {body.name if body else 'every body'}"
        raise RefusedError(f"{account.name} is already {held} in that time.", field="role")
    return add_row(
        Access, by=by, act="give access", account=account, role=role, body=body, first_on=first_on, last_on=last_on
    )


@transaction.atomic
def change_access(access, *, by, revision, first_on, last_on=None):
    """Change from when and until when a role is held."""
    _refuse_days(first_on, last_on)
    changed = change_row(access, by=by, act="change access", revision=revision, first_on=first_on, last_on=last_on)
    _refuse_no_administrator()
    return changed


@transaction.atomic
def take_access(access, *, by, revision=None):
    """Take a role away at once."""
    taken = remove_row(access, by=by, act="take access", revision=revision)
    _refuse_no_administrator()
    return taken


@transaction.atomic
def invite(account, *, by):
    """Write to an account's address with the link that sets its password; gives the link."""
    link = link_to_set_password(account)
    text = INVITATION.format(
        name=account.name, site=link_to(""), link=link, again=link_to("/account/password/reset/")
    )
    write_letter(account.email, "Answerable: set your password", text, about=account.subject)
    record_act(by=by, act="invite", subject=account.subject, is_public=False)
    return link


def link_to_set_password(account):
    """An address that sets the password of an account: good once, and for as long as `PASSWORD_RESET_TIMEOUT`."""
    token = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(account)
    return link_to(f"/account/password/reset/key/{user_pk_to_url_str(account)}-{token}/")


@transaction.atomic
def take_second_factor(account, *, by):
    """Take away every second factor of an account whose phone and codes are lost; it sets up a new one at sign-in."""
    Authenticator.objects.filter(user=account).delete()
    write_letter(account.email, "Answerable: your second factor was taken away", FACTOR_TAKEN, about=account.subject)
    record_act(by=by, act="take second factor", subject=account.subject, is_public=False)


def _vouch_for(account):
    """Let signing in know the one address of an account, so that an older one opens nothing."""
    EmailAddress.objects.filter(user=account).delete()
    EmailAddress.objects.create(user=account, email=account.email, primary=True, verified=True)


def _told(account):
    return {
        "name": account.name,
        "email": account.email,
        "person": account.person_id,
        "is_active": account.is_active,
    }


def _refuse_taken(email, but=None):
    taken = Account.objects.filter(email__iexact=email).exclude(pk=but.pk if but else None).first()
    if taken is not None:
        raise RefusedError(f"{email} is the address of the account of {taken.name}.", field="email")


def _refuse_days(first_on, last_on):
    if last_on is not None and last_on < first_on:
        raise RefusedError("The last day is before the first.", field="last_on")


def _refuse_no_administrator():
    if not accesses_on(timezone.localdate(), role=Role.ADMINISTRATOR).filter(body=None).exists():
        raise RefusedError("Somebody must keep the accounts: make another administrator first.")


def _overlap(held, first_on, last_on):
    return (held.last_on is None or held.last_on >= first_on) and (last_on is None or last_on >= held.first_on)
