"""Workbooks of finance officers at the desk: sent in and read whole or not at all, or handed out."""

import tempfile
from pathlib import Path

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from answerable.clerking.form import is_sent
from answerable.clerking.showing import show
from answerable.costing.refusal import CostError

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
UNUSABLE = "This workbook cannot be used as it is: what is to be mended stands below."


def read_workbook(content, read):
    """What `read` makes of the bytes of a workbook; raises `CostError`, one sentence, where it is none."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "workbook.xlsx"
        place.write_bytes(content)
        return read(place)


def show_workbook_form(request, form, read, part, take, *, heading, button, empty_book):
    """The page of a form with a workbook, which is read whole or not at all.

    What `read` makes of it holds the wanted `part` and the faults; `take` is given the part, and answers, or gives
    `None` where it is refused. `empty_book` is where a workbook to fill in is had.
    """
    faults = ()
    if is_sent(request, form):
        given, faults = _read_sent(form, read, part)
        answer = take(given) if given is not None else None
        if answer is not None:
            return answer
    return show(
        request, "workbook_form", heading=heading, form=form, button=button, faults=faults, empty_book=empty_book
    )


def _read_sent(form, read, part):
    """What `read` makes of the workbook that came with a form, as `(part of it, faults)`.

    Where nothing of it can be used the part is `None`, and why is an error of the form.
    """
    try:
        given = read_workbook(form.cleaned_data["file"][2], read)
    except CostError as refused:
        form.add_error("file", str(refused))
        return None, ()
    held = getattr(given, part)
    if held is None:
        form.add_error("file", UNUSABLE)
    return held, given.faults


def send_workbook(write, name):
    """A workbook that `write` writes to a path, to be kept under this name (without its ending)."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "workbook.xlsx"
        write(place)
        content = place.read_bytes()
    named = content_disposition_header(True, f"{name}.xlsx")
    return HttpResponse(content, content_type=XLSX, headers={"Content-Disposition": named})
