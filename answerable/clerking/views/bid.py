"""Bids on the desk: what was asked of somebody else's fund, what became of it, and what came of the money."""

from django.views.decorators.http import require_POST

from answerable.clerking.form import read_revision
from answerable.clerking.fund_form import BidForm, NewBidForm
from answerable.clerking.listing import Column, Filter, Listing, show_list
from answerable.clerking.permissions import roles_for
from answerable.clerking.showing import desk_page, found_for, may, press, show, show_form
from answerable.keeping.changes.desk import fund as changes
from answerable.keeping.models.desk import BidState
from answerable.keeping.queries.desk import fund as queries

BIDS = Listing(
    "bids",
    columns=(
        Column("fund", "Fund", sort=("fund",), link=lambda row: f"/desk/bids/{row.pk}"),
        Column("bidder", "Bidder", sort=("bidder",)),
        Column("asked", "Asked (£)", sort=("asked",)),
        Column("state", "State", value="get_state_display", sort=("state",)),
        Column("amount", "Won (£)", sort=("amount",)),
        Column("made_on", "Made on", sort=("made_on",)),
        Column("body", "Body", value="body.name"),
    ),
    filters=(
        Filter("state", "State", BidState.choices),
        Filter("words", "Words in the fund", kind="words", where="fund__icontains"),
    ),
    sorted_by="-made_on",
)


@desk_page("see_funds")
def show_bids(request):
    rows = queries.list_bids(request.reach.bodies(roles_for("see_funds")))
    ways = [("Enter a bid", "/desk/bids/new")] if may(request, "keep_funds") else []
    lead = "Bids for other bodies' funds, what became of them, and what came of the money."
    return show_list(request, BIDS, rows, heading="Bids", lead=lead, ways=ways, empty="No bid is entered yet.")


@desk_page("keep_funds")
def show_new_bid(request):
    form = NewBidForm(request.POST or None, bodies=request.reach.bodies(roles_for("keep_funds")))
    return show_form(
        request, form, lambda body, **values: changes.enter_bid(body, **values), heading="Enter a bid",
        button="Enter it", told="The bid is entered.", back="/desk/bids",
    )  # fmt: skip


@desk_page("see_funds")
def show_bid(request, key):
    """A bid: read by who may see it, changed by who keeps it."""
    bid = found_for(request, "see_funds", queries.find_bid(key))
    if not may(request, "keep_funds", bid.body):
        return show(request, "bid", bid=bid)
    form = BidForm(request.POST or None, initial=BidForm.initial_of(bid))
    return show_form(
        request, form, changes.change_bid, bid, heading=f"{bid}", button="Save", told="The bid is changed.",
        back="/desk/bids", template="bid_form", bid=bid,
    )  # fmt: skip


@desk_page("keep_funds")
@require_POST
def drop_bid(request, key):
    bid = found_for(request, "keep_funds", queries.find_bid(key))
    return press(
        request, changes.drop_bid, bid, told="It is off the desk.", back="/desk/bids", revision=read_revision(request)
    )
