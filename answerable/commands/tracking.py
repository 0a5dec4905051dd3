"""`answerable unsettled`, `settle-tracking`, `release-tracking`, `drop`, `take-up`: a person settles what is owed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NoReturn, TypeAlias

import typer

from answerable.commands.database import require_prepared
from answerable.commands.file import find_login

if TYPE_CHECKING:
    from answerable.keeping.models import Action, Decision, Promise, Resolution

    Owed: TypeAlias = Promise | Resolution | Action

QUOTED = 150
Name = Annotated[
    str, typer.Argument(metavar="OWED", help="A promise, resolution or action: its id, or its address on the site.")
]
By = Annotated[str, typer.Option("--by", help="The name of the person who settles it.")]
Reason = Annotated[str, typer.Option("--reason", help="Why, in a sentence: it is shown to the public.")]
Role = Annotated[
    str,
    typer.Option("--role", help="The role in which they answer; shown where the public record does not name them."),
]


def unsettled() -> None:
    """List what two rows of a tracker fit equally: it waits for a person to say which of them carries it.

    Closed papers too: this is for the office, not for the public. Exit status: 0, also where nothing waits.
    """
    require_prepared()
    from answerable.keeping.models import Outcome, Reconciliation, Tracking, TrackingKind

    waiting = Reconciliation.objects.filter(outcome=Outcome.REFUSED).select_related("promise", "resolution", "action")
    rows = waiting.order_by("scope", "pk")
    for row in rows:
        owed = row.promise or row.resolution or row.action
        typer.echo(f"{owed.public_id}\n    {_quote(owed.text)}")
        of = {"promise": row.promise} if row.promise else {"clause": row.resolution} if row.resolution else {}
        fits = Tracking.objects.filter(**(of or {"minuted": row.action}), how=TrackingKind.CANDIDATE)
        for fit in fits.select_related("action").order_by("-score", "pk"):
            typer.echo(f"    fits {fit.score:.2f}: {fit.action.public_id}\n        {_quote(fit.action.text)}")
    typer.echo(f"{len(rows)} to settle.")


def settle_tracking(
    owed: Name,
    by: By,
    reason: Reason,
    action: Annotated[
        list[str] | None, typer.Option("--action", help="An action that carries it (repeat for several).")
    ] = None,
    none: Annotated[bool, typer.Option("--none", help="No action carries it.")] = False,
    role: Role = "",
) -> None:
    """Say which actions carry something owed, exactly. No later filing changes it, until it is released."""
    if bool(action) == none:
        raise typer.BadParameter("give the actions that carry it, or --none", param_hint="--action")
    require_prepared()
    from answerable.keeping.changes import settlement

    actions = [_find_action(name) for name in action or ()]
    _do(settlement.settle_tracking, owed, actions, by=by, reason=reason, role=role, entered_by=find_login())
    typer.echo(f"{_bare(owed)} is settled.")


def release_tracking(owed: Name, by: By, reason: Reason) -> None:
    """Let the papers speak again for what a person settled."""
    require_prepared()
    from answerable.keeping.changes import settlement

    _do(settlement.release_tracking, owed, by=by, reason=reason)
    typer.echo(f"{_bare(owed)} is as its papers say.")


def drop(
    owed: Name,
    by: By,
    reason: Reason,
    decision: Annotated[str, typer.Option("--decision", help="The decision by which it was dropped (its id).")] = "",
    role: Role = "",
) -> None:
    """Say that something owed was dropped, with the reason and the decision if one was taken."""
    require_prepared()
    from answerable.keeping.changes import settlement

    taken = _find_decision(decision) if decision else None
    _do(settlement.drop_owed, owed, by=by, reason=reason, decision=taken, role=role, entered_by=find_login())
    typer.echo(f"{_bare(owed)} is dropped.")


def take_up(owed: Name, by: By, reason: Reason) -> None:
    """Take back that something was dropped: it is owed again."""
    require_prepared()
    from answerable.keeping.changes import settlement

    _do(settlement.take_up_owed, owed, by=by, reason=reason)
    typer.echo(f"{_bare(owed)} is owed again.")


def _do(act, owed: str, *given: object, **said: object) -> None:  # type: ignore[no-untyped-def]
    from answerable.keeping.changes.settlement import SettlementError

    try:
        act(_find_owed(owed), *given, **said)
    except SettlementError as error:
        _fail(str(error))


def _find_owed(name: str) -> Owed:
    from answerable.keeping.models import Action, Promise, Resolution

    for model in (Promise, Resolution, Action):
        row = model.objects.standing().filter(public_id=_bare(name)).first()
        if row is not None:
            return row
    return _fail(f"There is no promise, resolution or action {_bare(name)}: its id is the end of its address.")


def _find_action(name: str) -> Action:
    from answerable.keeping.models import Action

    row = Action.objects.standing().filter(public_id=_bare(name)).first()
    return row or _fail(f"There is no action {_bare(name)}: its id is the end of its address.")


def _find_decision(name: str) -> Decision:
    from answerable.keeping.models import Decision

    row = Decision.objects.standing().filter(public_id=_bare(name)).first()
    return row or _fail(f"There is no decision {_bare(name)}: its id is the end of its address.")


def _bare(name: str) -> str:
    """The id of an address: `/promises/board/2022-02-22/promise-1` gives `board/2022-02-22/promise-1`."""
    for kind in ("promises", "resolutions", "actions", "decisions"):
        name = name.removeprefix(f"/{kind}/")
    return name


def _quote(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= QUOTED else words[:QUOTED].rsplit(" ", 1)[0] + " …"


def _fail(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(1)
