"""A petition's own page for the public: what it asks, how many signed, the form to sign it, the link that counts."""

from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from answerable.clerking import form as fields
from answerable.clerking.outside_form import OutsideForm, email_field, name_field, radios
from answerable.clerking.showing import found
from answerable.keeping.changes.desk.asker_link import read_link
from answerable.keeping.changes.desk.row import RefusedError
from answerable.keeping.changes.desk.signature import confirm_signature, sign_petition
from answerable.keeping.models.desk import Connection
from answerable.keeping.queries.desk.petition import find_petition_by_slug
from answerable.keeping.queries.public.petition import find_petition


class SignForm(OutsideForm):
    name = name_field("Your name", "It is never published.")
    email = email_field("Your e-mail address", "For one letter with a link. It is never published.")
    connection = radios(
        "How do you belong to the area?", Connection.choices, "Say whether you live, work or study in the area."
    )
    place = fields.text(
        "Your postcode",
        hint="If you do not live in the area: the name of the place where you work or study. It is never published.",
        most=200,
        error_messages={"required": "Write your postcode, or the place where you work or study."},
    )

    field_order = ["name", "email", "connection", "place", "website"]


@never_cache
@csrf_exempt  # it is done in nobody's name: see `outside_form.py`
def show_petition(request, slug):
    """A petition; while it is open, with the form to sign it."""
    petition = found(find_petition(slug, timezone.localdate()))
    form = SignForm(request.POST if request.method == "POST" else None, request=request) if petition.is_open else None
    if form is not None and request.method == "POST" and form.is_valid():
        values = {name: form.cleaned_data[name] for name in ("name", "email", "connection", "place")}
        if _sign(form, slug, values):
            return redirect(f"/petitions/{slug}/sent")
    return _page(request, "outside_petition", petition=petition, form=form)


@never_cache
def show_signed(request, slug):
    """What to do next: open the link in the letter."""
    petition = found(find_petition(slug, timezone.localdate()))
    return _page(request, "outside_signed", petition=petition)


@never_cache
def show_counted(request, token):
    """Count a signature; a link that is too old, or not ours, says so."""
    key = read_link("signature", token)
    if key is None:
        return _page(request, "outside_old_link", status=410, again="/petitions", thing="signature")
    try:
        petition, is_new = confirm_signature(key)
    except RefusedError as refused:
        words = str(refused)
        return _page(request, "outside_old_link", status=410, again="/petitions", thing="signature", words=words)
    shown = found(find_petition(petition.slug, timezone.localdate()))
    return _page(request, "outside_counted", petition=shown, is_new=is_new)


def _sign(form, slug, values):
    """Sign, or have the form say why not."""
    try:
        return sign_petition(found(find_petition_by_slug(slug)), **values)
    except RefusedError as refused:
        form.add_error(None, str(refused))
    return None


def _page(request, template, status=200, **context):
    return render(request, f"clerking/{template}.html", context, status=status)
