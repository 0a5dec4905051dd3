"""Returns on a fund against violence: filled from files, held against a year before, sent."""

from django.utils import timezone
from django.views.decorators.http import require_POST

from answerable.clerking.form import read_revision
from answerable.clerking.kept_page import KeptPage, say_day, show_kept
from answerable.clerking.listing import Column, Filter, Listing, show_list
from answerable.clerking.partnership_form import FundingReturnForm, NewFundingReturnForm, SentForm
from answerable.clerking.permissions import roles_for
from answerable.clerking.showing import desk_page, found_for, may, press, show_form
from answerable.clerking.telling import show_told
from answerable.keeping.changes.desk import intervention as changes
from answerable.keeping.queries.desk import funding_return as queries
from answerable.keeping.queries.desk.data_file import files_of_shape
from answerable.keeping.queries.desk.trial import list_trials
from answerable.measuring.refusal import MeasureError
from answerable.patrolling.offence.shapes import OFFENCES
from answerable.patrolling.partnership.funding_return import work_out_return
from answerable.patrolling.partnership.return_exhibit import tell_return
from answerable.patrolling.partnership.return_judgement import judge_return
from answerable.patrolling.partnership.shapes import HOSPITAL_ADMISSIONS
from answerable.patrolling.refusal import PatrolError

RETURNS = Listing(
    "funding-returns",
    columns=(
        Column("name", "Fund", sort=("name",), link=lambda row: _to(row)),
        Column("first_on", "Quarter from", sort=("first_on",)),
        Column("body", "Body", value="body.name", sort=("body__name",)),
        Column("due_on", "Due", sort=("due_on",)),
        Column("sent_on", "Sent", sort=("sent_on",)),
    ),
    filters=(Filter("words", "Words in the name", kind="words", where="name__icontains"),),
    sorted_by="-first_on",
)


@desk_page("see_violence")
def show_returns(request):
    rows = queries.list_returns(request.reach.bodies(roles_for("see_violence")))
    ways = [("Begin a return", "/desk/funding-returns/new")] if may(request, "keep_funding_returns") else []
    lead = "The national measures of a fund against violence by quarter, filled from the data, with its match."
    empty = (
        "No return is begun yet. Begin one for a quarter: its measures are counted in files of offences and hospital "
        "admissions that were taken in, and held against the same quarter a year before."
    )
    return show_list(request, RETURNS, rows, heading="Funding returns", lead=lead, ways=ways, empty=empty)


@desk_page("keep_funding_returns")
def show_new_return(request):
    bodies = request.reach.bodies(roles_for("keep_funding_returns"))
    form = NewFundingReturnForm(request.POST or None, bodies=bodies, initial={}, **_offered(bodies))
    return show_form(
        request, form, lambda body, **values: changes.begin_funding_return(body, **values),
        heading="Begin a return", button="Begin", told="The return is begun.", back=_to,
    )  # fmt: skip


@desk_page("see_violence")
def show_return(request, key):
    row = found_for(request, "see_violence", queries.find_return(key))
    keeps = may(request, "keep_funding_returns", row.body)
    is_open = keeps and row.sent_on is None
    given, refused = _gather(row)
    page = KeptPage(
        heading=str(row),
        kind="Funding return",
        trail=(("Funding returns", "/desk/funding-returns"),),
        lead=tuple(words for words in (row.body.name, row.note) if words),
        ways=(
            *((("Change", f"{_to(row)}/change"), ("It was sent", f"{_to(row)}/send")) if is_open else ()),
            *(
                (("Write the report", f"/desk/patrol-reports/new/return?funding_return={row.pk}"),)
                if may(request, "write_patrol_reports", row.body)
                else ()
            ),
        ),
        buttons=(("Drop it", f"{_to(row)}/drop"),) if is_open else (),
        revision=row.revision,
        wanting=judge_return(given, timezone.localdate()) if given else (),
        refused=refused,
        facts=(
            ("Due", say_day(row.due_on)),
            ("Sent", say_day(row.sent_on) if row.sent_on else "Not yet"),
            ("Offences", row.offences or "None chosen"),
            ("Hospital admissions", row.admissions or "None chosen"),
            ("Trial", row.trial or "None chosen"),
        ),
    )
    tells = [lambda: tell_return(work_out_return(given, is_public=False))] if given else []
    return show_kept(request, row, page, **show_told(tells, level=2))


@desk_page("keep_funding_returns")
def show_return_form(request, key):
    row = found_for(request, "keep_funding_returns", queries.find_return(key))
    form = FundingReturnForm(request.POST or None, initial=FundingReturnForm.initial_of(row), **_offered([row.body]))
    return show_form(
        request, form, changes.change_funding_return, row, heading=f"Change {row}", button="Save",
        told="The return is changed.", back=_to(row),
    )  # fmt: skip


@desk_page("keep_funding_returns")
def show_sending(request, key):
    row = found_for(request, "keep_funding_returns", queries.find_return(key))
    form = SentForm(request.POST or None, initial={"sent_on": timezone.localdate(), "revision": row.revision})
    return show_form(
        request, form, changes.send_funding_return, row, heading=f"It was sent: {row}", button="Save",
        told="The return is marked as sent.", back=_to(row),
    )  # fmt: skip


@desk_page("keep_funding_returns")
@require_POST
def drop_return(request, key):
    row = found_for(request, "keep_funding_returns", queries.find_return(key))
    back = _to(row) if row.why_kept(None)[0] else "/desk/funding-returns"
    return press(
        request, changes.drop_funding_return, row, told="The return is off the desk.", back=back,
        revision=read_revision(request),
    )  # fmt: skip


def _gather(row):
    try:
        return queries.return_of(row), ""
    except (PatrolError, MeasureError) as refused:
        return None, str(refused)


def _offered(bodies):
    return {
        "offences": files_of_shape(bodies, OFFENCES.name),
        "admissions": files_of_shape(bodies, HOSPITAL_ADMISSIONS.name),
        "trials": list_trials(bodies).exclude(registered_at=None),
    }


def _to(row):
    return f"/desk/funding-returns/{row.pk}"
