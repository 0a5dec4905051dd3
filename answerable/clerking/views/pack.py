"""Publishing a sitting's papers: what would go out, a preview, the act itself, and what went out before."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils import timezone

from answerable.clerking import form as fields
from answerable.clerking.form import DeskForm, is_sent
from answerable.clerking.sending import send_file, show_pdf
from answerable.clerking.showing import desk_page, done, found, found_for, may, show
from answerable.keeping.changes.desk.pack import compose_preview, publish_agenda
from answerable.keeping.changes.desk.row import RefusedError
from answerable.keeping.queries.desk.pack import find_publication, plan_pack, publications_of, standing_packs
from answerable.keeping.queries.desk.sitting import find_sitting
from answerable.keeping.queries.desk.trace import trace_of

FORMS = {"pdf": "pdf", "docx": "word"}


class PublishForm(DeskForm):
    sure = fields.tick("I have looked at the preview. This cannot be undone; it can be corrected by a next version.")

    def clean_sure(self):
        if not self.cleaned_data["sure"]:
            raise fields.forms.ValidationError("Look at the preview, then tick this.")
        return True


@desk_page("see_publications")
def show_pack(request, key):
    """What would be published today, what refuses it, and what was published; a POST publishes it."""
    sitting = _sitting_to_see(request, key)
    today = timezone.localdate()
    corrects = _corrected(sitting, request.POST.get("corrects") or request.GET.get("corrects"))
    may_publish = may(request, "publish_pack", sitting.body)
    if request.method == "POST" and not may_publish:
        raise PermissionDenied
    form = PublishForm(request.POST if request.method == "POST" else None)
    if is_sent(request, form):
        made = form.carry_out(publish_agenda, sitting, by=request.user.signature, corrects=corrects)
        if made:
            return done(request, f"Published: {made.title}.", f"/desk/publications/{made.pk}")
    return show(
        request,
        "pack",
        sitting=sitting,
        today=today,
        plan=plan_pack(sitting, today, corrects),
        corrects=corrects,
        form=form,
        may_publish=may_publish,
        publications=publications_of(sitting),
        trace=trace_of(sitting) if may(request, "see_trace", sitting.body) else None,
    )


@desk_page("see_publications")
def show_preview(request, key):
    """The PDF as it would be published today; of the members' pack where `for=members` is asked."""
    sitting = _sitting_to_see(request, key)
    corrects = _corrected(sitting, request.GET.get("corrects"))
    try:
        data = compose_preview(sitting, corrects=corrects, for_members=request.GET.get("for") == "members")
    except RefusedError as refused:
        messages.error(request, str(refused))
        return redirect(f"/desk/meetings/{sitting.pk}/pack")
    return show_pdf(data, f"preview-{sitting.date}")


@desk_page("see_publications")
def show_publication(request, key):
    publication = _publication_to_see(request, key)
    later = getattr(publication, "superseded_by", None)
    trace = trace_of(publication) if may(request, "see_trace", publication.body) else None
    return show(request, "publication", publication=publication, later=later, trace=trace)


@desk_page("see_publications")
def fetch_publication(request, key, form):
    publication = _publication_to_see(request, key)
    file = found(getattr(publication, FORMS[form], None) if form in FORMS else None)
    return send_file(file)


def _sitting_to_see(request, key):
    return found_for(request, "see_publications", find_sitting(key))


def _publication_to_see(request, key):
    return found_for(request, "see_publications", find_publication(key))


def _corrected(sitting, key):
    """The publication that is to be corrected, of those of this sitting that stand."""
    return next((row for row in standing_packs(sitting) if str(row.pk) == key), None)
