"""`answerable measure`: files of rows in, exhibits out; one command for each kind of analysis, made from its kind."""

from __future__ import annotations

import inspect
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from answerable.commands.papers import INTERRUPTED, complain, leave
from answerable.commands.rows import Rejected, load_shown, working
from answerable.commands.sheet import require_writable
from answerable.commands.telling import Form, Format, Out, require_folder, show_told

if TYPE_CHECKING:
    from answerable.measuring.kind import Kind
    from answerable.measuring.loading.data_file import DataFile
    from answerable.measuring.loading.shape import Shape
    from answerable.measuring.option import Option


# What every kind is asked with, besides its files and its own options.
SHARED = {
    "form": Form,
    "out": Out,
    "rows": Annotated[
        Path | None,
        typer.Option("--rows", metavar="FOLDER", help="Keep the clean rows here: the same file loads once."),
    ],
    "rejected": Annotated[
        Path | None,
        typer.Option("--rejected", metavar="FILE", help="Write the rows that were not taken to this CSV."),
    ],
    "strict": Annotated[bool, typer.Option("--strict", help="Measure nothing where a row was not taken.")],
    "template": Annotated[
        str | None, typer.Option("--template", metavar="FILE-NAME", help="Print what that file must hold, and end.")
    ],
}
DEFAULTS = {"form": Format.text, "out": None, "rows": None, "rejected": None, "strict": False, "template": None}


class Kinds(TyperGroup):
    """The kinds of analysis as commands, each made when it is asked for: they take a moment to import."""

    def list_commands(self, ctx: Any) -> list[str]:
        from answerable.measuring.kinds import KINDS

        return list(KINDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        from answerable.measuring.analysis import find_kind
        from answerable.measuring.refusal import MeasureError

        try:
            return make_command(find_kind(cmd_name))
        except MeasureError as unknown:
            ctx.fail(str(unknown))


measure = typer.Typer(
    cls=Kinds,
    help="Measure files of rows: contact, response, change, control charts, forces, workforce, surveys and more.",
    no_args_is_help=True,
)


@measure.callback()
def _measure() -> None:
    """Measure files of rows, and say what may be said of them.

    Each kind of analysis is a command: `answerable measure contact --calls calls.csv`. `--help` after it lists its
    files with their columns, and its options. Exit status: 0 when it is done, 1 when a file or the analysis was
    refused, 2 for wrong usage.
    """


def make_command(kind: Kind) -> Any:
    """The command of a kind: its files, its options and what all kinds share, with what each means."""
    from answerable.measuring.option import list_options

    files = {_argument(given.name): given.name for given in kind.inputs}
    options = {_argument(option.name): option for option in list_options(kind)}

    def run(**given: Any) -> None:
        shared = {name: given[name] for name in SHARED}
        named = {name: given[key] for key, name in files.items() if given[key]}
        chosen = {option.name: given[key] for key, option in options.items() if given[key] is not None}
        measure_files(kind, named, chosen, **shared)

    parameters = [
        *(_parameter(key, None, _ask_file(kind, name)) for key, name in files.items()),
        *(_parameter(key, None, _ask_option(option)) for key, option in options.items()),
        *(_parameter(name, DEFAULTS[name], asked) for name, asked in SHARED.items()),
    ]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__doc__ = describe_kind(kind)
    alone = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    alone.command(kind.name)(run)
    command = typer.main.get_command(alone)
    command.name = kind.name
    command.short_help = kind.purpose  # type: ignore[attr-defined]
    return command


def describe_kind(kind: Kind) -> str:
    """What a kind answers, and the columns of each of its files, as `--help` says it."""
    from answerable.measuring.loading.template import describe_shape

    parts = [kind.purpose]
    for given in kind.inputs:
        needed = "may be left out" if given.is_optional else "needed"
        columns = [
            f"{rule.name}{'*' if rule.is_required else ''}: {rule.meaning}" for rule in describe_shape(given.shape)
        ]
        parts.append("\b\n" + "\n".join([f"--{given.name} ({needed}): {given.shape.heading}", *columns]))
    return "\n\n".join([*parts, "Columns with * are needed."])


def measure_files(
    kind: Kind,
    paths: Mapping[str, Sequence[Path]],
    options: Mapping[str, str],
    *,
    form: Format,
    out: Path | None,
    rows: Path | None,
    rejected: Path | None,
    strict: bool,
    template: str | None,
) -> None:
    """Load the files of a kind, several of one name as one, measure them, and print the exhibits."""
    from answerable.measuring.analysis import measure as make
    from answerable.measuring.refusal import MeasureError

    if template is not None:
        _print_template(kind, template)
        return
    _refuse_usage(kind, paths, form, out)
    for place, hint in ((out, "--out"), (rejected, "--rejected")):
        refuse_own_file(place, [path for many in paths.values() for path in many], hint)
    require_writable(rejected, "--rejected")
    with rows_folder(rows) as folder:
        try:
            files = _load_all(kind, paths, folder, rejected, strict)
            with working(f"Working out {kind.heading[0].lower()}{kind.heading[1:]}"):
                analysis = make(kind, files, **options)
        except MeasureError as refused:
            complain(str(refused))
            leave(1)
        except KeyboardInterrupt:
            complain("interrupted: nothing was measured")
            leave(INTERRUPTED)
    show_told(analysis.told, form, out)


def _load_all(
    kind: Kind, paths: Mapping[str, Sequence[Path]], folder: Path, rejected: Path | None, strict: bool
) -> dict[str, DataFile]:
    shapes = {given.name: given.shape for given in kind.inputs}
    left_out = Rejected(rejected) if rejected else None
    return {
        name: load_joined(many, shapes[name], folder, rejected=left_out, strict=strict)
        for name, many in paths.items()
    }


def load_joined(
    paths: Sequence[Path], shape: Shape, folder: Path, *, rejected: Rejected | None = None, strict: bool = False
) -> DataFile:
    """Files of one shape loaded, and joined where there are several; raises `MeasureError` for one without rows."""
    from answerable.measuring.loading.joining import join_files
    from answerable.measuring.refusal import MeasureError

    files = []
    for path in paths:
        try:
            loaded = load_shown(path, shape, folder, rejected=rejected)
        except MeasureError as refused:
            raise MeasureError(f"{path}: {refused}") from None
        if loaded.file is None:
            raise MeasureError(f"{path}: no row could be taken, so that nothing was measured.")
        if strict and loaded.report.rejected:
            raise MeasureError(f"{path}: {loaded.report.sentence} With --strict nothing was measured.")
        files.append(loaded.file)
    return join_files(files, shape, folder)


def _refuse_usage(kind: Kind, paths: Mapping[str, Sequence[Path]], form: Format, out: Path | None) -> None:
    require_folder(form, out)
    missing = [given.name for given in kind.inputs if not given.is_optional and given.name not in paths]
    if missing:
        raise typer.BadParameter(f"needed: {kind.heading} is made of it", param_hint=f"--{missing[0]}")
    for name, many in paths.items():
        require_files(many, f"--{name}")


def require_files(paths: Sequence[Path], hint: str) -> None:
    """Wrong usage where one of the files is not there."""
    absent = next((path for path in paths if not path.exists()), None)
    if absent:
        raise typer.BadParameter(f"there is no file {absent}", param_hint=hint)


def refuse_own_file(place: Path | None, given: Sequence[Path], hint: str) -> None:
    """Wrong usage where what is made would be written over a file that it is made of."""
    if place and any(place.resolve() == path.resolve() for path in given):
        raise typer.BadParameter(f"{place} is one of the files given: name another", param_hint=hint)


def _print_template(kind: Kind, name: str) -> None:
    from answerable.measuring.loading.template import write_template

    shapes = {given.name: given.shape for given in kind.inputs}
    if name not in shapes:
        raise typer.BadParameter(f"{kind.name} takes: {', '.join(shapes)}", param_hint="--template")
    typer.echo(write_template(shapes[name]), nl=False)


@contextmanager
def rows_folder(rows: Path | None) -> Iterator[Path]:
    """The folder for clean rows: the one that was named, or one that goes when the command ends."""
    if rows is not None:
        yield rows
        return
    with tempfile.TemporaryDirectory(prefix="answerable-rows-", dir=os.environ.get("TMPDIR")) as folder:
        yield Path(folder)


def _argument(name: str) -> str:
    return f"of_{name}".replace("-", "_")


def _parameter(name: str, default: Any, asked: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=asked)


def _ask_file(kind: Kind, name: str) -> Any:
    given = next(each for each in kind.inputs if each.name == name)
    needed = "" if given.is_optional else " Needed."
    words = f"{given.shape.heading}: {_say_formats(given.shape)}; named again, files are joined.{needed}"
    return Annotated[list[Path] | None, typer.Option(f"--{name}", metavar="FILE", help=words)]


def _say_formats(shape: Shape) -> str:
    has_outline = any(field.form == "outline" for field in shape.fields)
    return "CSV, Excel, Parquet or GeoJSON" if has_outline else "CSV, Excel or Parquet"


def _ask_option(option: Option) -> Any:
    holds = "|".join(option.choices) or {"day": "DAY", "flag": "yes|no"}.get(option.form, option.form.upper())
    default = "" if option.default in (None, "") else f" (default: {_say_default(option.default)})"
    words = f"{option.meaning}{default}"
    return Annotated[str | None, typer.Option(f"--{option.name.replace('_', '-')}", metavar=holds, help=words)]


def _say_default(value: Any) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else f"{value}"
