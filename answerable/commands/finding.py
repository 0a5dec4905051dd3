"""`answerable findings`, `explain-finding`, `reopen-finding`: what does not agree in filed papers, and answers."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Annotated

import typer

from answerable.commands.database import require_prepared
from answerable.commands.file import find_login

if TYPE_CHECKING:
    from answerable.keeping.models import Finding

WIDTH = 100
STATES = ("open", "explained", "corrected", "withdrawn", "all")
SEVERITIES = ("error", "warning", "info")

Name = Annotated[str, typer.Argument(metavar="FINDING", help="The finding's id, as `answerable findings` lists it.")]
By = Annotated[str, typer.Option("--by", help="The name of the person who answers.")]
Reason = Annotated[str, typer.Option("--reason", help="Why, in a sentence: it is shown to the public.")]
Role = Annotated[
    str,
    typer.Option("--role", help="The role in which they answer; shown where the public record does not name them."),
]


def findings(
    paper: Annotated[str, typer.Option("--paper", help="Only those of this paper (its id).")] = "",
    rule: Annotated[str, typer.Option("--rule", help="Only those of this rule (its code or name).")] = "",
    severity: Annotated[str, typer.Option("--severity", help="error, warning or info.")] = "",
    state: Annotated[str, typer.Option("--state", help="open, explained, corrected, withdrawn or all.")] = "open",
) -> None:
    """List what does not agree in the filed papers, with the id by which each finding is explained.

    Those of closed papers too: this is for the office, not for the public. Exit status: 0, also where there is none.
    """
    _expect(state, STATES, "--state")
    _expect(severity, ("", *SEVERITIES), "--severity")
    require_prepared()
    from answerable.keeping.models import Finding

    rows = Finding.objects.select_related("passage__paper").order_by("paper__public_id", "order", "pk")
    chosen = {"paper__public_id": paper, "severity": severity, "state": "" if state == "all" else state}
    rows = rows.filter(**{name: value for name, value in chosen.items() if value})
    if rule:
        rows = rows.filter(rule=_code_of(rule))
    for row in rows:
        typer.echo(_say(row))
    count = len(rows)
    typer.echo(f"{count} finding{'' if count == 1 else 's'}{'' if state == 'all' else f' {state}'}.")


def explain_finding(finding: Name, by: By, reason: Reason, role: Role = "") -> None:
    """Explain why a finding may stand as it is printed. The reason and who gives it are shown to the public."""
    _answer("explain_finding", finding, by, reason, role)
    typer.echo(f"{finding} is explained.")


def reopen_finding(finding: Name, by: By, reason: Reason, role: Role = "") -> None:
    """Open an explained finding again, with a reason that is shown to the public."""
    _answer("reopen_finding", finding, by, reason, role)
    typer.echo(f"{finding} is open again.")


def _answer(act: str, public_id: str, by: str, reason: str, role: str) -> None:
    require_prepared()
    from answerable.keeping.changes import explanation
    from answerable.keeping.models import Finding

    finding = Finding.objects.standing().filter(public_id=public_id).first()
    if finding is None:
        typer.echo(f"There is no finding {public_id}: `answerable findings` lists them.", err=True)
        raise typer.Exit(1)
    try:
        getattr(explanation, act)(finding, by=by, reason=reason, role=role, entered_by=find_login())
    except explanation.FindingError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None


def _code_of(rule: str) -> str:
    from answerable.checking import UnknownRuleError, find_rule

    try:
        return find_rule(rule).code
    except UnknownRuleError as error:
        raise typer.BadParameter(str(error), param_hint="--rule") from None


def _expect(given: str, known: tuple[str, ...], option: str) -> None:
    if given not in known:
        raise typer.BadParameter(f"{given!r} is none of {', '.join(filter(None, known))}", param_hint=option)


def _say(row: Finding) -> str:
    place = row.passage
    lines = f"lines {place.line} to {place.line_end}" if place.line_end != place.line else f"line {place.line}"
    where = ", ".join(
        part for part in (f"page {place.page}" if place.paper.paged else "", lines if place.line else "") if part
    )
    said = textwrap.fill(row.message, WIDTH, initial_indent="    ", subsequent_indent="    ")
    return f"{row.public_id}\n    {row.severity} {row.rule}, {row.state}, {where}\n{said}\n"
