"""`answerable patrol`: where violence is, where to patrol, and whether patrols work; a command for each matter."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from answerable.commands.measure import load_joined, make_command, refuse_own_file, require_files, rows_folder
from answerable.commands.papers import complain
from answerable.commands.rows import working
from answerable.commands.sheet import open_sheet, require_writable
from answerable.commands.telling import Form, Format, Out, require_folder, show_told
from answerable.commands.trial import protocol, register, release, result, schedule, verify
from answerable.commands.trial_file import Rows, load_given, refusing, writing_closed

if TYPE_CHECKING:
    from answerable.patrolling.place.place import Hotspot


class Patrols(TyperGroup):
    """The commands of this file, and one for each kind of analysis that is made of rows (`hotspots`)."""

    def list_commands(self, ctx: Any) -> list[str]:
        from answerable.patrolling.kinds import PATROL_KINDS

        return [*super().list_commands(ctx), *PATROL_KINDS]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        from answerable.patrolling.kinds import PATROL_KINDS

        kind = PATROL_KINDS.get(cmd_name)
        return make_command(kind) if kind else super().get_command(ctx, cmd_name)


patrol = typer.Typer(
    cls=Patrols,
    help="Find hotspots of violence, run trials of patrols, and say whether they work.",
    no_args_is_help=True,
)


@patrol.callback()
def _patrol() -> None:
    """Where violence is, where to patrol, and whether patrols work.

    A trial is a page: `answerable patrol protocol trial.toml --history offences.csv` says what it can detect, then
    `register`, `schedule`, `result` and `verify`. The other commands are analyses of files of rows; `--help` after
    one lists its files and options. Exit status: 0 when it is done, 1 when something was refused or a rule stops, 2
    for wrong usage.
    """


for command in (protocol, register, schedule, verify, result, release):
    patrol.command(command.__name__)(command)


@patrol.command()
def choose(
    places: Annotated[
        Path, typer.Option("--places", metavar="FILE", help="Write the exact places here, as GeoJSON. Closed.")
    ],
    offences: Annotated[
        list[Path] | None, typer.Option("--offences", metavar="FILE", help="Offences; named again, they are joined.")
    ] = None,
    street: Annotated[
        list[Path] | None,
        typer.Option("--street-crimes", metavar="FILE", help="Or street files of data.police.uk, joined too."),
    ] = None,
    areas: Annotated[
        list[Path] | None,
        typer.Option("--areas", metavar="FILE", help="Outlines of the force, and of the units that places lie in."),
    ] = None,
    method: Annotated[
        str, typer.Option("--method", help="By which method: see `answerable patrol hotspots`.")
    ] = "count",
    number: Annotated[int, typer.Option("--number", min=1, max=2000, help="How many places.")] = 57,
    hectares: Annotated[float, typer.Option("--hectares", help="About how large each is to be.")] = 22.0,
    share: Annotated[
        float, typer.Option("--share", min=0, max=50, help="Or as many as fill so many per cent of the land.")
    ] = 0.0,
    cell: Annotated[
        str, typer.Option("--cell", metavar="square|hexagon", help="What places are made of.")
    ] = "square",
    side: Annotated[float, typer.Option("--side", help="Side of a square, in metres.")] = 250.0,
    whose: Annotated[str, typer.Option("--whose", help="all, under 25, knife, under 25 with a knife.")] = "all",
    categories: Annotated[str, typer.Option("--categories", help="Categories of offences, parted by commas.")] = "",
    first: Annotated[str, typer.Option("--first-on", metavar="DAY", help="The first day that is learnt from.")] = "",
    last: Annotated[
        str, typer.Option("--last-on", metavar="DAY", help="The last; offences after it tell what was held later.")
    ] = "",
    rows: Rows = None,
    form: Form = Format.text,
    out: Out = None,
) -> None:
    """Choose hotspots exactly, for those who patrol. The places are closed: keep their file so."""
    require_folder(form, out)
    from answerable.drawing.exhibit import Told
    from answerable.patrolling.hotspot.choice import choose_places, tell_places
    from answerable.patrolling.offence.shapes import AREAS, OFFENCES, STREET_CRIMES

    if bool(offences) == bool(street):
        raise typer.BadParameter("give offences, or street files: one of the two", param_hint="--offences")
    given, shape = (offences, OFFENCES) if offences else (street or [], STREET_CRIMES)
    require_files(given, "--offences" if offences else "--street-crimes")
    for place, hint in ((places, "--places"), (out, "--out")):
        refuse_own_file(place, [*given, *(areas or [])], hint)
    refuse_own_file(out, [places], "--out")
    require_writable(places, "--places")
    options = {
        "method": method, "number": number, "hectares": hectares, "share": share, "cell": cell, "side": side,
        "whose": whose, "categories": categories, "first_on": first, "last_on": last,
    }  # fmt: skip
    with refusing(""), rows_folder(rows) as folder:
        file = load_joined(given, shape, folder)
        drawn = load_given(areas, AREAS, folder, "--areas")
        with working("Choosing places"):
            _, chosen = choose_places(file, drawn, options)
        _write_places(places, chosen.hotspots)
    exhibits = tell_places(chosen.hotspots, chosen.statement)
    lead = f"Closed: for those who patrol. The outlines are in {places.name}."
    with writing_closed():
        show_told(Told(title="Hotspots as chosen", lead=lead, exhibits=exhibits), form, out)
    if not share and len(chosen.hotspots) < number:
        complain(
            f"{len(chosen.hotspots):,} of the {number:,} places asked for: no more land with an offence has "
            f"{hectares:g} hectares in one piece"
        )
    complain(f"closed: {places} holds exact places; they are published only after a trial, by its release")


def _write_places(path: Path, hotspots: tuple[Hotspot, ...]) -> None:
    from answerable.patrolling.hotspot.choice import write_geojson

    with writing_closed():
        sheet = open_sheet(path, "--places")
        try:
            sheet.stream.write(json.dumps(write_geojson(hotspots)).encode())
            sheet.keep()
        finally:
            sheet.close()
