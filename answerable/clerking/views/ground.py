"""Names withheld from the public, and the grounds on which one may be published."""

from django.core.exceptions import PermissionDenied

from answerable.clerking import form as fields
from answerable.clerking.form import DeskForm, is_sent
from answerable.clerking.listing import Column, Filter, Listing, show_list
from answerable.clerking.showing import desk_page, done, found, show
from answerable.clerking.views.record import bodies_of
from answerable.keeping.changes.ground import GroundError, record_ground, withdraw_ground
from answerable.keeping.queries.desk.record import find_withheld, grounds_of, list_withheld, papers_naming

NAMES = Listing(
    "names",
    columns=(
        Column("name", "Name", sort=("sort_name",), link=lambda row: f"/desk/record/names/{row.pk}"),
        Column("is_public", "Published", sort=("is_public",)),
        Column("key", value="pk"),
    ),
    filters=(Filter("words", "Words in the name", kind="words", where="name__icontains"),),
    sorted_by="name",
)


class GroundForm(DeskForm):
    ground = fields.text("On what ground", rows=3, hint="For example: consent in writing of 1 March 2022.")


class WithdrawForm(DeskForm):
    why = fields.text("Why the ground is withdrawn", rows=3)


@desk_page("see_record")
def show_names(request):
    lead = "Members of the public whom papers name. Each name is masked everywhere until a ground is recorded."
    rows = list_withheld(bodies_of(request))
    return show_list(request, NAMES, rows, heading="Names", lead=lead, empty="Papers name nobody of the public.")


@desk_page("see_record")
def show_name(request, key):
    person = found(find_withheld(key, bodies_of(request)))
    grounds = grounds_of(person)
    standing = next((one for one in grounds if one.withdrawn_at is None), None)
    form = (WithdrawForm if standing else GroundForm)(request.POST or None)
    may_keep = find_withheld(key, bodies_of(request, "keep_record")) is not None
    if request.method == "POST" and not may_keep:
        raise PermissionDenied
    if is_sent(request, form):
        try:
            if standing:
                withdraw_ground(standing, why=form.cleaned_data["why"], by=request.user.signature)
            else:
                record_ground(person=person, ground=form.cleaned_data["ground"], by=request.user.signature)
        except GroundError as refused:
            form.add_error(None, str(refused))
        else:
            return done(
                request,
                "The name is withheld again." if standing else "The name may be published.",
                f"/desk/record/names/{person.pk}",
            )
    papers = papers_naming(person, bodies_of(request))
    return show(
        request,
        "name",
        person=person,
        grounds=grounds,
        standing=standing,
        form=form,
        papers=papers,
        may_keep=may_keep,
    )
