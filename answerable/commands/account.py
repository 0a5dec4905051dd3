"""`answerable make-administrator`: the first account, which makes all others."""

from __future__ import annotations

from typing import Annotated

import typer

from answerable.commands.database import require_prepared
from answerable.commands.file import find_login


def make_administrator(
    email: Annotated[str, typer.Argument(metavar="EMAIL", help="The e-mail address by which they sign in.")],
    name: Annotated[str, typer.Option("--name", help="Their name, as the trace will tell it.")] = "",
) -> None:
    """Make an account that keeps all others, and print the link that sets its password: once, within three days.

    Run again, it makes nothing twice: it gives the account the role where it lacks it, opens it where it was closed,
    and prints a new link. There is no default password.
    """
    require_prepared()
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email
    from django.db import transaction

    from answerable.keeping.changes.desk.account import link_to_set_password
    from answerable.keeping.models.desk import Account

    email = email.strip().lower()
    try:
        validate_email(email)
    except ValidationError:
        typer.echo(f"{email!r} is not an e-mail address.", err=True)
        raise typer.Exit(1) from None
    with transaction.atomic():
        account = Account.objects.filter(email__iexact=email).first()
        if account is None and not name.strip():
            typer.echo("The account is new: give its name too, as --name 'Una Marsh'.", err=True)
            raise typer.Exit(1)
        account = _make_ready(account, email, name, by=find_login())
    typer.echo(
        f"{account.name} <{account.email}> is administrator. The password is set here, once, within three days:"
    )
    typer.echo(link_to_set_password(account))


def _make_ready(account, email, name, by):  # type: ignore[no-untyped-def]
    """The account, made or opened, with the role."""
    from django.utils import timezone

    from answerable.keeping.changes.desk.account import give_access, make_account, open_account
    from answerable.keeping.models.desk import Role
    from answerable.keeping.queries.desk.account import accesses_on

    today = timezone.localdate()
    if account is None:
        account = make_account(name, email, by=by)
    elif not account.is_active:
        account = open_account(account, by=by)
    if not accesses_on(today, role=Role.ADMINISTRATOR).filter(account=account, body=None).exists():
        give_access(account, by=by, role=Role.ADMINISTRATOR, first_on=today)
    return account
