"""The `answerable` command line: one file per verb, one line here for each."""

from __future__ import annotations

import typer

from answerable.commands.read import read

run = typer.Typer(
    name="answerable",
    help="The public record by which a police force answers.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@run.callback()
def _answerable() -> None:
    """Read papers into the record, file them, and serve them."""


run.command("read")(read)


if __name__ == "__main__":
    run()
