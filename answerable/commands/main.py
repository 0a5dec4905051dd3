"""The `answerable` command line: one file per verb, one line here for each."""

from __future__ import annotations

import typer

from answerable.commands.account import make_administrator
from answerable.commands.check import check
from answerable.commands.check_site import check_site
from answerable.commands.cost import cost
from answerable.commands.database import check_audit, prepare, rebuild_search
from answerable.commands.file import file
from answerable.commands.finding import explain_finding, findings, reopen_finding
from answerable.commands.letters import send_letters
from answerable.commands.load import load
from answerable.commands.measure import measure
from answerable.commands.patrol import patrol
from answerable.commands.read import read
from answerable.commands.remind import remind
from answerable.commands.rule import rule
from answerable.commands.serve import serve
from answerable.commands.track import track
from answerable.commands.tracking import drop, release_tracking, settle_tracking, take_up, unsettled

run = typer.Typer(
    name="answerable",
    help="The public record by which a police force answers.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@run.callback()
def _answerable() -> None:
    """Read papers, check them, file them into the record, and serve them."""


run.command("read")(read)
run.command("check")(check)
run.command("rule")(rule)
run.command("track")(track)
run.add_typer(measure, name="measure")
run.add_typer(cost, name="cost")
run.add_typer(patrol, name="patrol")
run.command("load")(load)
run.command("prepare")(prepare)
run.command("file")(file)
run.command("findings")(findings)
run.command("explain-finding")(explain_finding)
run.command("reopen-finding")(reopen_finding)
run.command("unsettled")(unsettled)
run.command("settle-tracking")(settle_tracking)
run.command("release-tracking")(release_tracking)
run.command("drop")(drop)
run.command("take-up")(take_up)
run.command("remind")(remind)
run.command("rebuild-search")(rebuild_search)
run.command("check-audit")(check_audit)
run.command("make-administrator")(make_administrator)
run.command("send-letters")(send_letters)
run.command("serve")(serve)
run.command("check-site")(check_site)


if __name__ == "__main__":
    run()
