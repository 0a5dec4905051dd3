"""`answerable rule`: what the rules are, and the page of each."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from answerable.checking import RULES, Rule, UnknownRuleError, find_rule
from answerable.checking.manual import FLAGGED_LINE, open_manual


def rule(
    code: Annotated[
        str | None, typer.Argument(metavar="[CODE]", help="A rule's code (DAT501) or name (weekday-mismatch).")
    ] = None,
) -> None:
    """Explain a rule: what it flags, what passes, when it is silent and why it matters. Without CODE, list them all.

    Exit status: 0, or 2 where there is no such rule.
    """
    if code is None:
        _list_rules()
        return
    try:
        _explain(find_rule(code))
    except UnknownRuleError as error:
        raise typer.BadParameter(str(error), param_hint="CODE") from None


def _list_rules() -> None:
    if not sys.stdout.isatty():
        widths = [max(len(rule[column]) for rule in RULES) for column in (0, 1)]
        for rule in RULES:
            typer.echo(f"{rule.code:<{widths[0]}}  {rule.name:<{widths[1]}}  {rule.severity:<7}  {rule.meaning}")
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("code", "name", "severity"):
        table.add_column(heading, no_wrap=True)
    table.add_column("meaning")
    for rule in RULES:
        table.add_row(rule.code, rule.name, rule.severity, rule.meaning)
    _console().print(table)


def _explain(rule: Rule) -> None:
    try:
        page = open_manual(rule).text
    except FileNotFoundError:  # installed without the docs
        page = f"# {rule.name} ({rule.code})\n\n{rule.severity}: {rule.meaning}\n"
    if sys.stdout.isatty():
        from rich.markdown import Markdown  # slow to import, and every command would wait for it

        _console().print(Markdown(page, code_theme="ansi_dark"))
    else:
        typer.echo(page.replace("```paper\n", "```\n").rstrip("\n"))
    if FLAGGED_LINE in page:
        typer.echo(f"\nA line that ends in{FLAGGED_LINE} is flagged.")


def _console() -> Console:
    return Console(no_color=bool(os.environ.get("NO_COLOR")))
