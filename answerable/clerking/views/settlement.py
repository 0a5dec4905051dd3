"""Which row of a tracker carries a promise, a resolution or an action, where papers alone cannot tell."""

from django import forms

from answerable.clerking import form as fields
from answerable.clerking.form import DeskForm, is_sent
from answerable.clerking.listing import Column, Filter, Listing, show_list
from answerable.clerking.showing import desk_page, done, found, require, show
from answerable.clerking.views.record import bodies_of
from answerable.keeping.changes.settlement import SettlementError, settle_tracking
from answerable.keeping.queries.desk.record import find_scope, find_unsettled, list_unsettled, owed_of

NONE = "none"
MATCHES = Listing(
    "matches",
    columns=(
        Column("owed", "What is owed", value=lambda row: owed_of(row).text, link=lambda row: _address(row)),
        Column("kind", "Kind", value=lambda row: type(owed_of(row)).__name__.lower()),
        Column("body", "Body", value="scope", sort=("scope",)),
        Column("expected_on", "Tracker of", sort=("expected_on",)),
        Column("key", value="pk"),
    ),
    filters=(Filter("body", "Body", lambda request: [(body.public_id, body.name) for body in bodies_of(request)],
                    where="scope"),),
    sorted_by="body",
)  # fmt: skip


class SettleForm(DeskForm):
    carried_by = forms.MultipleChoiceField(
        label="Which rows carry it?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick the row that carries it, or that none does."},
    )
    by = fields.text("Who settles it", most=200, hint="The name of a person.")
    role = fields.text(
        "In which role", required=False, most=200, hint="The public sees it where the name is not known."
    )
    reason = fields.text("Why", rows=3, hint="It is shown to the public.")

    def __init__(self, *args, candidates, **kwargs):
        super().__init__(*args, **kwargs)
        self.actions = {str(action.pk): action for _, action in candidates}
        offered = [(str(action.pk), f"{action.ref} {action.text} ({score:.2f})") for score, action in candidates]
        self.fields["carried_by"].choices = [*offered, (NONE, "None of them")]

    def clean_carried_by(self):
        ticked = self.cleaned_data["carried_by"]
        if NONE in ticked and len(ticked) > 1:
            raise forms.ValidationError("Either rows carry it, or none does: not both.")
        return [self.actions[key] for key in ticked if key != NONE]


@desk_page("see_record")
def show_matches(request):
    lead = "Two rows of a tracker fit equally well, so neither was taken: say which carries it."
    rows = list_unsettled(bodies_of(request))
    return show_list(request, MATCHES, rows, heading="Matches to settle", lead=lead, empty="None waits.")


@desk_page("see_record")
def show_match(request, key):
    one = found(find_unsettled(key, bodies_of(request)))
    may_keep = bodies_of(request, "keep_record").filter(public_id=one.row.scope).exists()
    if request.method == "POST":
        require(request, "keep_record", find_scope(one.row))
    form = SettleForm(request.POST or None, candidates=one.candidates, initial={"by": request.user.name})
    if is_sent(request, form):
        said = form.cleaned_data
        try:
            settle_tracking(
                one.owed, said["carried_by"], by=said["by"], reason=said["reason"], role=said["role"],
                entered_by=request.user.signature,
            )  # fmt: skip
        except SettlementError as refused:
            form.add_error(None, str(refused))
        else:
            return done(request, "It is settled; no later filing changes it.", "/desk/record/matches")
    return show(request, "match", one=one, form=form, may_keep=may_keep)


def _address(row):
    return f"/desk/record/matches/{row.pk}"
