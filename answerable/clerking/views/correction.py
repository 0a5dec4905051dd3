"""A field of the record put right, with the reason; the print stays as it is."""

from django.core.exceptions import PermissionDenied

from answerable.clerking import form as fields
from answerable.clerking.form import DeskForm, is_sent
from answerable.clerking.showing import desk_page, done, show
from answerable.clerking.views.record import bodies_of
from answerable.keeping.changes.correction import CorrectionError, correct_field, release_field
from answerable.keeping.queries.desk.record import fields_of, find_correctable, printed_values

CORRECT, RELEASE = "correct", "release"


class CorrectionForm(DeskForm):
    field = fields.choice("Field", [])
    value = fields.text(
        "The right words", rows=2, required=False, hint="A day as 2023-01-09. Nothing, to leave it empty."
    )
    reason = fields.text("Why", rows=3, hint="What the right words are taken from.")

    def __init__(self, *args, offered, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["field"].choices = [(one.name, one.label) for one in offered]


@desk_page("see_record")
def show_correction(request):
    """Find a thing by its address on the public site; then its fields, with the form."""
    address = request.GET.get("of", "")
    row = find_correctable(address, bodies_of(request)) if address else None
    if row is None:
        return show(request, "correction_search", address=address)
    offered = fields_of(row)
    may_keep = find_correctable(address, bodies_of(request, "keep_record")) is not None
    if request.method == "POST" and not may_keep:
        raise PermissionDenied
    form = CorrectionForm(request.POST or None, offered=offered)
    if is_sent(request, form) and _correct(request, row, form):
        return done(request, "The record is put right. The print stays as it is.", f"{request.path}?of={address}")
    printed = printed_values(row)
    return show(
        request,
        "correction",
        row=row,
        offered=offered,
        form=form,
        address=address,
        printed=printed,
        may_keep=may_keep,
    )


def _correct(request, row, form):
    said = form.cleaned_data
    field = row._meta.get_field(said["field"])
    value = None if said["value"] == "" and field.null else said["value"]
    try:
        if request.POST.get("act") == RELEASE:
            release_field(row, said["field"], by=request.user.signature, reason=said["reason"])
        else:
            correct_field(row, said["field"], value, by=request.user.signature, reason=said["reason"])
    except CorrectionError as refused:
        form.add_error("value", str(refused))
        return False
    return True
