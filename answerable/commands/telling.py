"""What an analysis or a budget says, printed as every command prints it: text, JSON, a page, or files of exhibits."""

from __future__ import annotations

import shutil
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from answerable.commands.papers import complain, ending_well, leave
from answerable.commands.sheet import open_sheet, require_writable

if TYPE_CHECKING:
    from answerable.drawing.exhibit import Told


class Format(StrEnum):
    """How exhibits are printed; `csv` and `svg` are a file for each exhibit."""

    text = "text"
    json = "json"
    html = "html"
    csv = "csv"
    svg = "svg"


OF_EACH = (Format.csv, Format.svg)
Form = Annotated[Format, typer.Option("--format", help="What to print; csv and svg need --out FOLDER.")]
Out = Annotated[
    Path | None, typer.Option("--out", metavar="PATH", help="Write to this file, or for csv and svg this folder.")
]


def require_folder(form: Format, out: Path | None) -> None:
    """Wrong usage where a file for each exhibit is asked for and no folder named, and where what is named cannot be
    written."""
    if form not in OF_EACH:
        require_writable(out)
    elif out is None:
        raise typer.BadParameter(f"{form.value} is a file for each exhibit: name their folder", param_hint="--out")
    elif out.exists() and not out.is_dir():
        raise typer.BadParameter(f"{out} is a file: name a folder for a file of each exhibit", param_hint="--out")


def show_told(told: Told, form: Format, out: Path | None) -> None:
    """Print what is told, to the terminal, a file or a folder of files."""
    if form in OF_EACH and out is not None:
        write_folder(told, form, out)
    else:
        _write_sheet(told, form, out)


def write_folder(told: Told, form: Format, folder: Path) -> None:
    """A file for each exhibit, named by it; an exhibit without a drawing has no SVG."""
    from answerable.drawing.csv import write_csv
    from answerable.drawing.svg import draw_chart

    try:
        folder.mkdir(parents=True, exist_ok=True)
        for each in told.exhibits:
            if form is Format.csv:
                text = write_csv(each.table)
            elif each.chart is not None:
                text = draw_chart(each.chart, title=each.title, sentence=each.sentence)
            else:
                continue
            (folder / f"{each.slug}.{form.value}").write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        complain(f"{folder} cannot be written to ({(error.strerror or 'unknown reason').lower()})")
        leave(1)


def _write_sheet(told: Told, form: Format, out: Path | None) -> None:
    sheet = open_sheet(out)
    try:
        with ending_well(sheet.keep, lambda: "interrupted while printing"):
            sheet.stream.write(_render(told, form))
            sheet.stream.flush()
    finally:
        sheet.close()


def _render(told: Told, form: Format) -> bytes:
    if form is Format.json:
        from answerable.drawing.json import write_json

        return write_json(told)
    if form is Format.html:
        from answerable.drawing.html import write_page

        return write_page(told).encode()
    from answerable.drawing.text import write_told

    width = shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else 100
    return write_told(told, max(40, min(width, 100))).encode()
