"""Signatures that come on paper or in a list: typed in, or looked through before they are counted."""

from django import forms

from answerable.clerking import form as fields
from answerable.clerking.form import DeskForm
from answerable.clerking.showing import desk_page, found_for, press, show
from answerable.keeping.changes.desk.signature import add_signatures
from answerable.keeping.changes.desk.signature_list import read_signature_list, read_typed_lines
from answerable.keeping.models.desk import SignatureSource
from answerable.keeping.queries.desk.petition import find_petition

MOST_BYTES = 500 * 1024
MOST_FAULTS = 50


class TypedForm(DeskForm):
    lines = fields.text(
        "Signatures from paper",
        rows=12,
        most=200_000,
        hint="One on each line: the name, a comma, then the postcode or the place of work or study.",
    )


class ListForm(DeskForm):
    file = forms.FileField(
        label="The list", help_text="A CSV file whose first line names the columns: name, and postcode or place."
    )

    def clean_file(self):
        """The text of the file."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError("The file is larger than 500 kB: split it.")
        data = file.read()
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            return data.decode("cp1252", errors="replace")  # as spreadsheets on Windows save it


@desk_page("keep_petitions")
def show_signature_forms(request, key):
    """The two ways: typed lines and a list. Either is looked through first, and counted when that is sent."""
    petition = found_for(request, "keep_petitions", find_petition(key))
    source = request.POST.get("source", "")
    is_typed = request.method == "POST" and source != SignatureSource.LIST
    typed = TypedForm(request.POST if is_typed else None)
    listed = ListForm(*((request.POST, request.FILES) if source == SignatureSource.LIST else ()))
    if request.method == "POST" and "counted" in request.POST:
        return _count(request, petition)
    if source == SignatureSource.PAPER and typed.is_valid():
        return _preview(request, petition, source, typed.cleaned_data["lines"])
    if source == SignatureSource.LIST and listed.is_valid():
        return _preview(request, petition, source, listed.cleaned_data["file"])
    return show(request, "signatures", petition=petition, typed=typed, listed=listed)


def _preview(request, petition, source, text):
    read = _read(source, text)
    context = {"read": read, "faults": read.faults[:MOST_FAULTS], "source": source, "text": text}
    return show(request, "signatures_preview", petition=petition, most=MOST_FAULTS, **context)


def _count(request, petition):
    source = request.POST.get("source", "")
    is_from_paper = source in (SignatureSource.PAPER, SignatureSource.LIST)
    rows = _read(source, request.POST.get("counted", "")).rows if is_from_paper else []

    def tell(new):
        known = len(rows) - new
        already = f" {known} had signed already." if known else ""
        return f"{new} new signature{'' if new == 1 else 's'} counted.{already}"

    back = f"/desk/petitions/{petition.pk}"
    return press(request, add_signatures, petition, told=tell, back=back, rows=rows, source=source)


def _read(source, text):
    return read_typed_lines(text) if source == SignatureSource.PAPER else read_signature_list(text)
