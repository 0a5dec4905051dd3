"""`answerable patrol protocol|register|schedule|verify|result|release`: a trial from its one page to its result."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from answerable.commands.measure import refuse_own_file, require_files, rows_folder
from answerable.commands.papers import complain, ending_well, leave
from answerable.commands.rows import working
from answerable.commands.ruling import tell_rulings
from answerable.commands.sheet import open_sheet, require_writable
from answerable.commands.telling import Form, Format, Out, require_folder, show_told
from answerable.commands.trial_file import (
    ProtocolPath,
    Rows,
    SeedPath,
    find_today,
    load_given,
    load_offences,
    read_protocol_given,
    read_seed,
    refusing,
    writing_closed,
)

if TYPE_CHECKING:
    from answerable.law.ruling import Ruling
    from answerable.patrolling.protocol import Protocol
    from answerable.patrolling.trial.allocation import Allocation

History = Annotated[
    list[Path] | None,
    typer.Option("--history", metavar="FILE", help="Past offences, which say what the trial can detect."),
]
PROTOCOL, HASH, SEED = "protocol.json", "protocol.sha256", "seed.txt"


class Schedule(StrEnum):
    """What a schedule is written as."""

    text = "text"
    csv = "csv"
    ics = "ics"
    json = "json"
    html = "html"


def protocol(
    path: ProtocolPath, history: History = None, rows: Rows = None, form: Form = Format.text, out: Out = None
) -> None:
    """What a trial can detect, and the rules that it is held to before it is registered. 1 where a rule stops."""
    require_folder(form, out)
    refuse_own_file(out, [path, *(history or [])], "--out")
    from msgspec.structs import replace

    from answerable.drawing.exhibit import Told
    from answerable.law.ruling import list_stops
    from answerable.patrolling.trial.exhibits import tell_protocol

    given = work_out(read_protocol_given(path), history, rows)
    with refusing(f"{path}"):
        rulings = judge(given)
        # A day without a seed is one that is meant: nothing is registered before its days can be drawn
        exhibits = tell_protocol(given if given.seed_sha256 else replace(given, registered_on=None))
    said = tell_rulings(rulings, of="protocol", as_text=form is Format.text)
    lead = f"{given.body}. {given.question}"
    show_told(Told(title=given.title, lead=lead, exhibits=(*exhibits[:1], said, *exhibits[1:])), form, out)
    if list_stops(rulings):
        leave(1)


def register(
    path: ProtocolPath,
    folder: Annotated[Path, typer.Option("--out", metavar="FOLDER", help="A new folder for what is registered.")],
    history: History = None,
    seed_path: Annotated[
        Path | None,
        typer.Option("--seed", metavar="FILE", help="A seed of your own, drawn in public; without it, one is made."),
    ] = None,
    rows: Rows = None,
) -> None:
    """Fix a protocol and draw its seed: the protocol as JSON with its hash, and the seed, which stays closed.

    All of it is written into a new folder that its owner alone may read, or nothing is. 1 where a rule stops.
    """
    from msgspec.structs import replace

    from answerable.patrolling.trial.allocation import draw_allocation, hash_seed, make_seed

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise typer.BadParameter(
            f"{folder} is there already: a registration is never written over", param_hint="--out"
        )
    if not folder.absolute().parent.is_dir():
        raise typer.BadParameter(f"there is no folder {folder.parent} for it to be in", param_hint="--out")
    with refusing(f"{path}"):
        given = read_protocol_given(path)
        if given.seed_sha256:
            complain(f"{path}: this protocol is registered already")
            leave(1)
        seed = read_seed(seed_path) if seed_path else make_seed()
        registered_on = given.registered_on or find_today()
        given = work_out(given, history, rows)
        given = replace(given, seed_sha256=hash_seed(seed), registered_on=registered_on)
        say_rulings(judge(given))
        with working("Drawing the days"):
            allocation = draw_allocation(given, seed)
        _write_registration(folder, given, seed)
    _say_registered(folder, given, allocation)


def schedule(
    path: ProtocolPath,
    seed_path: SeedPath,
    first: Annotated[str, typer.Option("--from", metavar="DAY", help="The first day (default: the trial's).")] = "",
    last: Annotated[str, typer.Option("--to", metavar="DAY", help="The last day (default: the trial's).")] = "",
    unit: Annotated[str, typer.Option("--unit", metavar="NAME", help="The visits of this policing unit alone.")] = "",
    form: Annotated[
        Schedule, typer.Option("--format", help="Text or html to print, csv, or ics for a phone.")
    ] = Schedule.text,
    out: Out = None,
) -> None:
    """Which visits are to be made when, from the protocol and its seed. It is closed until its release."""
    from answerable.drawing.exhibit import Told
    from answerable.patrolling.trial.release import find_release
    from answerable.patrolling.trial.schedule import list_visits, write_schedule_csv, write_schedule_ics
    from answerable.patrolling.trial.schedule_exhibit import tell_schedule

    refuse_own_file(out, [path, seed_path], "--out")
    require_writable(out)
    given, allocation = read_draw(path, seed_path)
    first_on, last_on = read_day(first, "--from") or given.starts_on, read_day(last, "--to") or given.ends_on
    units = {each.code: each.unit for each in given.hotspots}
    if unit and unit not in units.values():
        raise typer.BadParameter(f"there is no unit {unit}: there are {_list_units(given)}", param_hint="--unit")
    with refusing(f"{path}"):
        planned = list_visits(given, allocation, first_on, last_on)
        visits = tuple(each for each in planned if not unit or units[each.hotspot] == unit)
    if not visits:
        complain(f"{path}: no visit is planned from {first_on.isoformat()} to {last_on.isoformat()}")
        leave(1)
    with writing_closed():
        if form is Schedule.csv:
            _print(write_schedule_csv(visits, given).encode(), out)
        elif form is Schedule.ics:
            _print(write_schedule_ics(visits, given), out)
        else:
            lead = f"{len(visits):,} visits. Closed: for those who patrol."
            show_told(Told(title=given.title, lead=lead, exhibits=tell_schedule(given, visits)), Format(form), out)
    opens_on = find_release(given).schedule_on
    if find_today() < opens_on:
        complain(f"closed until {opens_on.isoformat()}: this schedule is for those who patrol")


def verify(
    path: ProtocolPath,
    seed_path: SeedPath,
    schedule_path: Annotated[
        Path | None,
        typer.Option("--schedule", metavar="CSV", help="The schedule that was patrolled by, as it was published."),
    ] = None,
    published: Annotated[
        str, typer.Option("--hash", metavar="SHA-256", help="The hash of the protocol that was published.")
    ] = "",
) -> None:
    """Check a draw: that the seed is the one that was promised, and that its days are those of the schedule."""
    from answerable.patrolling.trial.verification import verify_draw

    given, seed = read_protocol_given(path), read_seed(seed_path)
    if schedule_path is not None:
        require_files([schedule_path], "--schedule")
    with refusing(f"{schedule_path or path}"), working("Drawing the days again"), rows_folder(None) as folder:
        checked = verify_draw(given, seed, schedule=schedule_path, published=published, folder=folder)
    for words in checked.agreed:
        typer.echo(words)
    for words in checked.faults:
        complain(words)
    if checked.faults:
        leave(1)


def result(
    path: ProtocolPath,
    seed_path: SeedPath,
    offences: Annotated[
        list[Path], typer.Option("--offences", metavar="FILE", help="Offences of the trial's days; again to join.")
    ],
    visits: Annotated[
        list[Path] | None, typer.Option("--visits", metavar="FILE", help="Visits as they were written down.")
    ] = None,
    pings: Annotated[
        list[Path] | None, typer.Option("--pings", metavar="FILE", help="Positions that devices reported.")
    ] = None,
    to: Annotated[
        str, typer.Option("--to", metavar="DAY", help="The last day that the offences cover (default: of the last).")
    ] = "",
    rows: Rows = None,
    form: Form = Format.text,
    out: Out = None,
) -> None:
    """The result of a trial: at its end, or at a look that its protocol planned. On any other day it is refused."""
    require_folder(form, out)
    from answerable.commands.trial_result import read_result

    refuse_own_file(out, [path, seed_path, *offences, *(visits or []), *(pings or [])], "--out")
    given, allocation = read_draw(path, seed_path)
    to_on = read_day(to, "--to")
    refuse_early(given, min(to_on or find_today(), find_today()))
    with refusing(""), rows_folder(rows) as folder:
        held = load_offences(offences, folder, "--offences")
        data_to = min(to_on or held.last_on or given.starts_on, find_today())
        refuse_early(given, data_to)
        told = read_result(
            given,
            allocation,
            held,
            data_to,
            visits=lambda shape: load_given(visits, shape, folder, "--visits"),
            pings=lambda shape: load_given(pings, shape, folder, "--pings"),
        )
    show_told(told, form, out)


def release(
    path: ProtocolPath,
    still_used: Annotated[
        bool, typer.Option("--still-used", help="Some of the places are patrolled on: they stay closed.")
    ] = False,
    form: Form = Format.text,
    out: Out = None,
) -> None:
    """What of a trial may be published when: its schedule, its seed, its exact places."""
    require_folder(form, out)
    from answerable.drawing.exhibit import Told
    from answerable.patrolling.trial.release import find_release
    from answerable.patrolling.trial.release_exhibit import tell_release

    given = read_protocol_given(path)
    with refusing(f"{path}"):
        found = find_release(given, still_used=still_used)
    lead = f"{given.body}. {given.question}"
    show_told(Told(title=given.title, lead=lead, exhibits=(tell_release(found, find_today()),)), form, out)


def work_out(given: Protocol, history: Sequence[Path] | None, rows: Path | None) -> Protocol:
    """The protocol with what it can detect, from a file of past offences where one is given."""
    if not history:
        return given
    from msgspec.structs import replace

    from answerable.patrolling.trial.history import count_history
    from answerable.patrolling.trial.power import work_out_detectable

    with refusing(", ".join(map(str, history))), rows_folder(rows) as folder:
        offences = load_offences(history, folder, "--history")
        if not given.outcomes:
            return given
        with working("Simulating trials from the history"):
            counts, first_on = count_history(offences, given.hotspots, given.outcomes[0], hours=given.offence_hours)
            return replace(given, detectable=work_out_detectable(given, counts, first_on))


def judge(given: Protocol) -> tuple[Ruling, ...]:
    """The rulings on a protocol. One that has no seed yet is judged as if it had: registering makes it."""
    from msgspec.structs import replace

    from answerable.patrolling.trial.allocation import hash_seed, make_seed
    from answerable.patrolling.trial.judgement import judge_protocol

    sealed = given.seed_sha256 or hash_seed(make_seed())
    return judge_protocol(replace(given, seed_sha256=sealed), today=find_today())


def say_rulings(rulings: Sequence[Ruling]) -> None:
    """Every ruling on the error stream; ends with 1 where one stops."""
    from answerable.law.ruling import list_stops

    for ruling in rulings:
        complain(f"{ruling.code}: {ruling.words}")
    if list_stops(rulings):
        complain("nothing was registered")
        leave(1)


def read_draw(path: Path, seed_path: Path) -> tuple[Protocol, Allocation]:
    """A registered protocol and the days that its seed draws; ends with 1 where the seed is not its own."""
    from answerable.patrolling.trial.allocation import draw_allocation

    given, seed = read_protocol_given(path), read_seed(seed_path)
    if not given.seed_sha256:
        complain(f"{path}: this protocol is not registered, so its days are not drawn: register it first")
        leave(1)
    with refusing(f"{seed_path}"), working("Drawing the days"):
        return given, draw_allocation(given, seed)


def refuse_early(given: Protocol, data_to: dt.date) -> None:
    """End with 1 on a day, or with data, for which the protocol planned no look."""
    from answerable.patrolling.trial.looks import may_look

    ruling = may_look(given, find_today(), data_to=data_to)
    if ruling is not None:
        complain(f"{ruling.code}: {ruling.words}")
        leave(1)


def read_day(words: str, hint: str) -> dt.date | None:
    """A day as it is typed; nothing where none is."""
    try:
        return dt.date.fromisoformat(words) if words else None
    except ValueError:
        raise typer.BadParameter(f"“{words}” is no day: write it as 2023-09-30", param_hint=hint) from None


def _write_registration(folder: Path, given: Protocol, seed: str) -> None:
    """The folder, whole or not at all."""
    from answerable.patrolling.trial.registration import hash_protocol, write_protocol

    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as waiting, writing_closed():
        inside = Path(waiting, folder.name)
        inside.mkdir()
        (inside / PROTOCOL).write_bytes(write_protocol(given))
        (inside / HASH).write_text(f"{hash_protocol(given)}  {PROTOCOL}\n", encoding="ascii")
        (inside / SEED).write_text(f"{seed}\n", encoding="utf-8")
        inside.rename(folder)


def _say_registered(folder: Path, given: Protocol, allocation: Allocation) -> None:
    from answerable.drawing.wording import say_day
    from answerable.patrolling.trial.registration import hash_protocol
    from answerable.patrolling.trial.release import find_release

    drawn = allocation.patrolled
    on = given.registered_on or given.starts_on
    typer.echo(
        f"{given.title}: registered on {say_day(on)}, {drawn.sum():,} of {drawn.size:,} hotspot-days patrolled."
    )
    typer.echo(f"SHA-256 of the protocol: {hash_protocol(given)}")
    typer.echo(f"SHA-256 of its seed:     {given.seed_sha256}")
    typer.echo(f"Publish both before {say_day(given.starts_on)}: nothing else proves what was planned, and when.")
    typer.echo(f"{folder / PROTOCOL} and {folder / SEED} stay closed. {find_release(given).words}")


def _list_units(given: Protocol) -> str:
    return ", ".join(sorted({each.unit for each in given.hotspots if each.unit})) or "none"


def _print(written: bytes, out: Path | None) -> None:
    sheet = open_sheet(out)
    try:
        with ending_well(sheet.keep, lambda: "interrupted while printing"):
            sheet.stream.write(written)
            sheet.stream.flush()
    finally:
        sheet.close()
