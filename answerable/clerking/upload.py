"""Files that people send: how large, of which kinds, told by what they hold and not by what they are called."""

from django import forms
from django.core.exceptions import ValidationError

MEGABYTE = 1024 * 1024
# The house's own choice: what a scanned report of some hundred pages takes, and a mail server lets through.
MOST_MEGABYTES = 10
LONGEST_NAME = 200
ZIP = b"PK\x03\x04"
OFFICE = "application/vnd.openxmlformats-officedocument"
# By the end of the name: the media type, and how such a file begins; words have no such mark, and must be UTF-8.
KINDS = {
    "pdf": ("application/pdf", (b"%PDF-",)),
    "docx": (f"{OFFICE}.wordprocessingml.document", (ZIP,)),
    "xlsx": (f"{OFFICE}.spreadsheetml.sheet", (ZIP,)),
    "pptx": (f"{OFFICE}.presentationml.presentation", (ZIP,)),
    "png": ("image/png", (b"\x89PNG\r\n\x1a\n",)),
    "jpg": ("image/jpeg", (b"\xff\xd8\xff",)),
    "jpeg": ("image/jpeg", (b"\xff\xd8\xff",)),
    "csv": ("text/csv", ()),
    "txt": ("text/plain", ()),
}
HINT = f"A PDF, a Word, Excel or PowerPoint file, a picture, CSV or plain text, up to {MOST_MEGABYTES} MB."


class Upload(forms.FileField):
    """A file; what comes of it is `(name, media type, bytes)`, or `None`."""

    def clean(self, data, initial=None):
        file = super().clean(data, initial)
        return _read(file) if file else None


def upload(label, *, required=False, hint=HINT):
    return Upload(label=label, help_text=hint, required=required, allow_empty_file=True)


def _read(file):
    if file.size > MOST_MEGABYTES * MEGABYTE:
        raise ValidationError(
            f"“{file.name}” is larger than {MOST_MEGABYTES} MB: send a smaller one, or a part of it."
        )
    ending = file.name.rpartition(".")[2].lower()
    if ending not in KINDS:
        raise ValidationError(f"“{file.name}” is of a kind that is not taken. {HINT}")
    media_type, beginnings = KINDS[ending]
    content = file.read()
    if not content or not _fits(content, beginnings):
        raise ValidationError(f"“{file.name}” is empty or damaged: it is no .{ending} file inside.")
    return file.name[-LONGEST_NAME:], media_type, content


def _fits(content, beginnings):
    if beginnings:
        return content.startswith(beginnings)
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return b"\x00" not in content
