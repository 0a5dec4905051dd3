"""`answerable remind`: the letters that fall due today, to those who owe something."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import typer

from answerable.commands.database import require_prepared


def remind(
    on: Annotated[
        dt.datetime | None,
        typer.Option("--on", metavar="DATE", formats=["%Y-%m-%d"], help="As if it were this day, not today."),
    ] = None,
) -> None:
    """Write the reminders that fall due: undertakings, papers from their authors, written answers, replies.

    Run it once a day or many times: each letter is written once. They wait in the outbox until
    `answerable send-letters` sends them. Questions and signatures that were sent in and not confirmed in two weeks
    are erased. Exit status: 0, also where there is nobody to remind.
    """
    require_prepared()
    from django.utils import timezone

    from answerable.keeping.changes.desk.answer import remind_of_answers
    from answerable.keeping.changes.desk.author import remind_authors
    from answerable.keeping.changes.desk.question import forget_unconfirmed
    from answerable.keeping.changes.desk.recommendation import remind_of_replies
    from answerable.keeping.changes.desk.reminder import remind_owners
    from answerable.keeping.changes.desk.signature import forget_unconfirmed_signatures

    today = on.date() if on else timezone.localdate()
    count = remind_owners(today)
    typer.echo(
        f"Undertakings: {count.owners} to owners, {count.clerks} to clerks, {count.chairs} to chairs"
        + (f"; {count.unreachable} with nobody to write to." if count.unreachable else ".")
    )
    typer.echo(f"Papers: {remind_authors(today)} to their authors.")
    typer.echo(f"Written answers: {remind_of_answers(today)} to those who owe them.")
    typer.echo(f"Replies to recommendations: {remind_of_replies(today)} to clerks.")
    now = timezone.now()
    erased = forget_unconfirmed(now) + forget_unconfirmed_signatures(now)
    if erased:
        typer.echo(f"Erased: {erased} questions and signatures whose links nobody opened.")
