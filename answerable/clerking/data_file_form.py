"""The form by which a file of rows is sent: whose it is, what it holds, the file, and who made it."""

from django import forms
from django.core.exceptions import ValidationError

from answerable.clerking import form as fields
from answerable.clerking.form import DeskForm, offer_bodies
from answerable.clerking.upload import MEGABYTE

# What a browser sends without anybody wondering whether it still works; a command takes any size.
MOST_MEGABYTES = 50


class RowsUpload(forms.FileField):
    """A file of rows, of any kind that loading knows: what it is, loading tells by its bytes."""

    def clean(self, data, initial=None):
        file = super().clean(data, initial)
        if file.size > MOST_MEGABYTES * MEGABYTE:
            raise ValidationError(
                f"“{file.name}” is larger than {MOST_MEGABYTES} MB. Ask whoever runs this server to load it there "
                "with the command “answerable load”: it takes files of any size."
            )
        return file


class UploadForm(DeskForm):
    body = fields.row("Whose it is")
    shape = fields.choice(
        "What it holds", [], hint="What a file of each kind must look like stands under “Shapes of files”."
    )
    file = RowsUpload(
        label="File",
        help_text=f"CSV, Excel (.xlsx) or Parquet, for areas GeoJSON too, up to {MOST_MEGABYTES} MB. A larger one is "
        "loaded on the server with the command “answerable load”.",
        allow_empty_file=True,
    )
    provenance = fields.text(
        "Who made it, and from what",
        rows=2,
        most=600,
        hint="For example: the force's performance team, from the incident log, on 3 May. "
        "It is printed as the source.",
    )
    is_invented = fields.tick(
        "The rows are invented",
        hint="Made for a demonstration or a test. Whatever is made of them says so.",
    )

    def __init__(self, *args, bodies, shapes, **kwargs):
        super().__init__(*args, **kwargs)
        offer_bodies(self, bodies)
        shapes = sorted(shapes, key=lambda shape: shape.heading)
        self.fields["shape"].choices = [("", "Choose"), *((shape.name, shape.heading) for shape in shapes)]
