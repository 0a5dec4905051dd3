"""Files that the desk hands out: shown in the browser, or to be kept."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from answerable.keeping.store import read_file

PDF = "application/pdf"


def show_pdf(data, name):
    """A PDF as the browser shows it; `name` without its ending."""
    return _send(data, PDF, f"{name}.pdf", is_kept=False)


def send_file(file):
    """A file that is to be kept and not opened in the page."""
    return _send(read_file(file), file.media_type, file.name, is_kept=True)


def _send(data, media_type, name, *, is_kept):
    named = content_disposition_header(is_kept, name.replace("/", "-"))
    return HttpResponse(data, content_type=media_type, headers={"Content-Disposition": named})
