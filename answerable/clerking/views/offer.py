"""What the record shows to be owed and no tracker here holds: taken in hand, or dropped with the reason."""

from django.contrib import messages
from django.shortcuts import redirect

from answerable.clerking import form as fields
from answerable.clerking.form import DeskForm, is_sent
from answerable.clerking.showing import desk_page, done, found, found_for, may, press, show
from answerable.keeping.changes.desk.undertaking import take_in_hand
from answerable.keeping.changes.settlement import SettlementError, drop_owed
from answerable.keeping.queries.desk.body import find_body
from answerable.keeping.queries.desk.offer import find_owed, is_minuted_here, judge_offers, list_offers

ROWS = 100


class DropForm(DeskForm):
    who = fields.text("Who drops it", most=200, hint="A person by name.")
    role = fields.text(
        "In which role", required=False, most=200, hint="The public sees it where the name is not known."
    )
    reason = fields.text("Why", rows=3, hint="It is shown to the public.")


@desk_page("see_undertakings")
def show_offers(request, key):
    body = found_for(request, "see_undertakings", find_body(key))
    offers = list_offers(body, hedged="hedged" in request.GET)
    return show(
        request,
        "offers",
        body=body,
        offers=offers[:ROWS],
        total=len(offers),
        lost=len(judge_offers(offers)),
        hedged="hedged" in request.GET,
        may_keep=may(request, "keep_undertakings", body),
    )


@desk_page("keep_undertakings")
def take_offer(request, key, kind, owed):
    body = found_for(request, "keep_undertakings", find_body(key))
    row = found(find_owed(kind, owed, body))
    return press(
        request,
        take_in_hand,
        row,
        told=lambda made: f"It is on the tracker: “{made.text[:80]}”. Say who owes it and by when.",
        back=f"/desk/bodies/{body.pk}/tracker/untracked",
    )


@desk_page("keep_undertakings")
def show_drop_offer_form(request, key, kind, owed):
    body = found_for(request, "keep_undertakings", find_body(key))
    row = found(find_owed(kind, owed, body))
    if is_minuted_here(row):
        messages.error(request, "Take it in hand first: what the desk's own minutes hold is dropped by a decision.")
        return redirect(f"/desk/bodies/{body.pk}/tracker/untracked")
    form = DropForm(request.POST or None)
    if is_sent(request, form):
        said = form.cleaned_data
        try:
            drop_owed(
                row, by=said["who"], reason=said["reason"], role=said["role"], entered_by=request.user.signature
            )
        except SettlementError as refused:
            form.add_error(None, str(refused))
        else:
            return done(
                request, "It is dropped, and the public record says why.", f"/desk/bodies/{body.pk}/tracker/untracked"
            )
    return show(request, "form_page", heading="This is not pursued", form=form, button="Drop it")
