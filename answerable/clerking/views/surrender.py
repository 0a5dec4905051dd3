"""Surrender bins on the desk, and what was in them."""

from django.views.decorators.http import require_POST

from answerable.clerking.form import read_revision
from answerable.clerking.kept_page import KeptPage, make_list, publishing_buttons, say_day, show_kept
from answerable.clerking.listing import Column, Filter, Listing, say_published, show_list
from answerable.clerking.partnership_form import BinCountForm, BinForm, NewBinForm
from answerable.clerking.permissions import roles_for
from answerable.clerking.showing import desk_page, found_for, may, press, show_form
from answerable.keeping.changes.desk import intervention as changes
from answerable.keeping.queries.desk import intervention as queries

BINS = Listing(
    "bins",
    columns=(
        Column("place", "Where it stands", sort=("place",), link=lambda row: _to(row)),
        Column("council", "Area", sort=("council",)),
        Column("opened_on", "Placed", sort=("opened_on",)),
        Column("closed_on", "Taken away", sort=("closed_on",)),
        Column("state", "State", value=say_published),
    ),
    filters=(Filter("words", "Words in the place", kind="words", where="place__icontains"),),
    sorted_by="council",
)


@desk_page("see_violence")
def show_bins(request):
    rows = queries.list_bins(request.reach.bodies(roles_for("see_violence")))
    ways = [("Enter a bin", "/desk/bins/new")] if may(request, "keep_services") else []
    lead = "What is surrendered says how much the bins are used, and nothing of how many knives are carried."
    empty = "No bin is entered yet. Enter where one stands, and then what was in it each time it was emptied."
    return show_list(request, BINS, rows, heading="Surrender bins", lead=lead, ways=ways, empty=empty)


@desk_page("keep_services")
def show_new_bin(request):
    form = NewBinForm(request.POST or None, bodies=request.reach.bodies(roles_for("keep_services")))
    return show_form(
        request, form, lambda body, **values: changes.place_bin(body, **values), heading="Enter a bin",
        button="Enter it", told="The bin is entered.", back=_to,
    )  # fmt: skip


@desk_page("see_violence")
def show_bin(request, key):
    row = found_for(request, "see_violence", queries.find_bin(key))
    keeps = may(request, "keep_services", row.body)
    is_public = row.published_on is not None
    page = KeptPage(
        heading=row.place,
        kind=f"Surrender bin, {say_published(row)}",
        trail=(("Surrender bins", "/desk/bins"),),
        lead=(f"{row.body.name}, {row.council}.",),
        see=(("As the public sees it", "/violence/bins"),) if is_public else (),
        ways=(("Enter what was in it", f"{_to(row)}/counts/new"), ("Change", f"{_to(row)}/change")) if keeps else (),
        buttons=publishing_buttons(row, _to(row)) if keeps else (),
        revision=row.revision,
        facts=(
            ("Placed", say_day(row.opened_on)),
            ("Taken away", say_day(row.closed_on) if row.closed_on else "Not yet"),
        ),
        lists=(
            make_list(
                "What was in it", ("Emptied", "Knives", "Firearms", "Other", "Weight, kg"), queries.list_counts(row),
                lambda count: (
                    say_day(count.emptied_on), count.knives, count.firearms, count.other, count.weight_kg
                ),
                numbers=("Knives", "Firearms", "Other", "Weight, kg"),
                change="/desk/bins/counts/{}" if keeps else "",
                remove="/desk/bins/counts/{}/remove" if keeps else "",
                empty="Nothing yet. Enter it each time the bin is emptied.",
            ),
        ),
    )  # fmt: skip
    return show_kept(request, row, page)


@desk_page("keep_services")
def show_bin_form(request, key):
    row = found_for(request, "keep_services", queries.find_bin(key))
    form = BinForm(request.POST or None, initial=BinForm.initial_of(row))
    return show_form(
        request, form, changes.change_bin, row, heading=f"Change the bin: {row}", button="Save",
        told="The bin is changed.", back=_to(row),
    )  # fmt: skip


@desk_page("keep_services")
@require_POST
def publish_bin(request, key):
    return _press(request, key, changes.publish_bin, "The public sees the bin.")


@desk_page("keep_services")
@require_POST
def withdraw_bin(request, key):
    return _press(request, key, changes.withdraw_bin, "The bin is out of public view.")


@desk_page("keep_services")
@require_POST
def drop_bin(request, key):
    row = found_for(request, "keep_services", queries.find_bin(key))
    back = _to(row) if row.why_kept(None)[0] else "/desk/bins"
    return press(
        request, changes.drop_bin, row, told="The bin is off the desk.", back=back, revision=read_revision(request)
    )


@desk_page("keep_services")
def show_new_count(request, key):
    row = found_for(request, "keep_services", queries.find_bin(key))
    form = BinCountForm(request.POST or None)
    return show_form(
        request, form, changes.count_bin, row, heading=f"What was in it: {row}", button="Enter it",
        told="It is entered.", back=_to(row),
    )  # fmt: skip


@desk_page("keep_services")
def show_count_form(request, key):
    count = found_for(request, "keep_services", queries.find_count(key))
    form = BinCountForm(request.POST or None, initial=BinCountForm.initial_of(count))
    return show_form(
        request, form, changes.change_count, count, heading=f"Change: {count}", button="Save", told="It is changed.",
        back=_to(count.bin),
    )  # fmt: skip


@desk_page("keep_services")
@require_POST
def remove_count(request, key):
    count = found_for(request, "keep_services", queries.find_count(key))
    return press(
        request, changes.remove_count, count, told="It is taken out.", back=_to(count.bin),
        revision=read_revision(request),
    )  # fmt: skip


def _press(request, key, change, told):
    row = found_for(request, "keep_services", queries.find_bin(key))
    return press(request, change, row, told=told, back=_to(row), revision=read_revision(request))


def _to(row):
    return f"/desk/bins/{row.pk}"
