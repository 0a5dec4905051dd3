"""`answerable load`: a file of rows loaded into the record, for analyses and measures on the desk."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from answerable.commands.database import require_prepared
from answerable.commands.papers import INTERRUPTED, complain, leave
from answerable.commands.rows import loading_bar, say_report

if TYPE_CHECKING:
    from answerable.keeping.models.desk import DataFile


def load(
    shape: Annotated[
        str, typer.Argument(metavar="SHAPE", help="What the file holds: calls, incidents, observations…")
    ],
    path: Annotated[Path, typer.Argument(metavar="FILE", help="CSV, Excel or Parquet; of areas GeoJSON too.")],
    body: Annotated[str, typer.Option("--body", help="Whose it is: the body's id, the end of its address.")],
    provenance: Annotated[str, typer.Option("--provenance", help="Who made the file, and from what; public.")] = "",
    values: Annotated[
        bool, typer.Option("--values", help="Of observations: take their values into the measures they name.")
    ] = False,
    by: Annotated[str | None, typer.Option("--by", help="Who loads it, for the trace (default: your login).")] = None,
) -> None:
    """Load a file of any size and take it in, so that the desk can measure it.

    Each row that is not taken is named with the reason. The same file again changes nothing. Exit status: 0 when it
    is taken in, 1 when it was refused, 2 for wrong usage.
    """
    if not path.exists():
        raise typer.BadParameter(f"there is no file {path}", param_hint="FILE")
    require_prepared()
    from answerable.keeping.changes.desk.data_file import load_and_take
    from answerable.keeping.changes.desk.observation import load_observations
    from answerable.keeping.changes.desk.row import RefusedError
    from answerable.measuring.loading.report import LoadReport
    from answerable.measuring.refusal import MeasureError

    owner, by = _find_body(body), by or getpass.getuser()
    try:
        with loading_bar(path) as progress:
            file = load_and_take(owner, shape, path, by=by, provenance=provenance, progress=progress)
        say_report(path, msgspec.convert(file.report, LoadReport))
        typer.echo(_say_taken(file))
        if values:
            taken = load_observations(file, by=by)
            typer.echo(f"Values: {taken.new} new, {taken.revised} revised, {taken.same} as they were.")
    except (RefusedError, MeasureError) as refused:
        complain(str(refused))
        leave(1)
    except KeyboardInterrupt:
        complain("interrupted: nothing was loaded")
        leave(INTERRUPTED)


def _find_body(named: str):  # type: ignore[no-untyped-def]
    from answerable.keeping.models import Body

    body = Body.objects.standing().filter(public_id=named.removeprefix("/bodies/")).first()
    if body is None:
        known = ", ".join(Body.objects.standing().values_list("public_id", flat=True)[:8])
        raise typer.BadParameter(f"there is no body {named}. There are: {known or 'none yet'}", param_hint="--body")
    return body


def _say_taken(file: DataFile) -> str:
    span = f", {file.first_on:%-d %B %Y} to {file.last_on:%-d %B %Y}" if file.first_on else ""
    return f"{file.name}: {file.rows:,} rows taken{span}, {file.rejected:,} not. SHA-256 {file.sha256}"
