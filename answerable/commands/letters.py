"""`answerable send-letters`: what waits in the outbox goes to the mail server."""

from __future__ import annotations

import typer

from answerable.commands.database import require_prepared


def send_letters() -> None:
    """Send the letters that wait in the outbox by the mail server of ANSWERABLE_SMTP. Nothing is sent twice.

    Let it run every few minutes. Exit status: 0 when all that waited were sent or wait for a better moment, 1 when
    the server cannot be used, or a letter was refused for good: the outbox on the desk shows it with the reason.
    """
    require_prepared()
    from django.conf import settings

    from answerable.keeping.changes.desk.letter import send_letters as send
    from answerable.keeping.mail import NoServerError

    if not settings.MAIL_SERVER:
        typer.echo("No mail server is set (ANSWERABLE_SMTP), so letters stay in the outbox.", err=True)
        raise typer.Exit(1)
    try:
        done = send(settings.MAIL_SERVER)
    except NoServerError as error:
        typer.echo(f"{error} Nothing was sent.", err=True)
        raise typer.Exit(1) from None
    typer.echo(f"{done.sent} sent, {done.failed} failed, {done.waiting} wait for the next run.")
    raise typer.Exit(1 if done.failed else 0)
