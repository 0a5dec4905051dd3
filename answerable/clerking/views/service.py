"""Services against violence on the desk, with what they return."""

from django.utils import timezone
from django.utils.text import capfirst
from django.views.decorators.http import require_POST

from answerable.clerking.form import read_revision
from answerable.clerking.kept_page import KeptPage, make_list, publishing_buttons, say_day, show_kept
from answerable.clerking.listing import Column, Filter, Listing, say_published, show_list
from answerable.clerking.partnership_form import NewServiceForm, ServiceForm, ServiceReturnForm
from answerable.clerking.permissions import roles_for
from answerable.clerking.showing import desk_page, found_for, may, press, show_form
from answerable.clerking.telling import show_told
from answerable.keeping.changes.desk import intervention as changes
from answerable.keeping.queries.desk import intervention as queries
from answerable.keeping.queries.desk.budget import amounts_of
from answerable.law.day import find_financial_year
from answerable.patrolling.partnership.intervention import judge_returns

YEARS = 3
SERVICES = Listing(
    "services",
    columns=(
        Column("name", "Service", sort=("name",), link=lambda row: _to(row)),
        Column("provider", "Provider", sort=("provider",)),
        Column("sort", "Prevention", value="get_sort_display", sort=("sort",)),
        Column("council", "Area", sort=("council",)),
        Column("state", "State", value=say_published),
    ),
    filters=(Filter("words", "Words in the name", kind="words", where="name__icontains"),),
    sorted_by="name",
)


@desk_page("see_violence")
def show_services(request):
    rows = queries.list_services(request.reach.bodies(roles_for("see_violence")))
    ways = [("Enter a service", "/desk/services/new")] if may(request, "keep_services") else []
    lead = "Who came, who stayed, what came of it, and how strong the evidence is that it helps."
    empty = (
        "No service is entered yet. Enter what is paid for against violence, such as workers in hospitals or "
        "schools, and then what it returns each quarter."
    )
    return show_list(request, SERVICES, rows, heading="Services", lead=lead, ways=ways, empty=empty)


@desk_page("keep_services")
def show_new_service(request):
    bodies = request.reach.bodies(roles_for("keep_services"))
    form = NewServiceForm(request.POST or None, bodies=bodies, years=_years(), initial={})
    return show_form(
        request, form, lambda body, **values: changes.enter_intervention(body, **values), heading="Enter a service",
        button="Enter it", told="The service is entered.", back=_to,
    )  # fmt: skip


@desk_page("see_violence")
def show_service(request, key):
    service = found_for(request, "see_violence", queries.find_service(key))
    keeps = may(request, "keep_services", service.body)
    returns = queries.list_returns(service)
    is_public = service.published_on is not None
    page = KeptPage(
        heading=service.name,
        kind=f"Service, {say_published(service)}",
        trail=(("Services", "/desk/services"),),
        lead=(f"{service.body.name}. By {service.provider}.",),
        see=(("As the public sees it", f"/violence/services/{service.pk}"),) if is_public else (),
        ways=(("Enter a return", f"{_to(service)}/returns/new"), ("Change", f"{_to(service)}/change"))
        if keeps
        else (),
        buttons=publishing_buttons(service, _to(service)) if keeps else (),
        revision=service.revision,
        wanting=judge_returns(map(queries.return_of, returns)),
        facts=(
            ("Prevention", capfirst(service.get_sort_display())),
            ("Where it works", capfirst(service.get_setting_display())),
            ("Area", service.council or "The whole of the force's area"),
            ("Days", _say_days(service)),
            (
                "Strength of its evaluation",
                f"{service.level} of 5, judged by {service.judged_by or 'nobody named'}"
                if service.level is not None
                else "Nobody has judged it",
            ),
        ),
        lists=(
            make_list(
                "Returns", ("From", "To", "Referred", "Started", "Completed", "Outcomes met"), returns,
                lambda row: (
                    say_day(row.first_on), say_day(row.last_on), f"{row.referred:,}", f"{row.started:,}",
                    f"{row.completed:,}", f"{row.outcomes_met:,} of {row.outcomes_known:,} known",
                ),
                numbers=("Referred", "Started", "Completed", "Outcomes met"),
                empty="None yet. A return says for a quarter who was referred, who started and completed, and what "
                "came of it: nothing is told of the service before the first.",
                change="/desk/services/returns/{}" if keeps else "",
                remove="/desk/services/returns/{}/remove" if keeps else "",
            ),
        ),
    )  # fmt: skip
    return show_kept(request, service, page, **show_told([lambda: queries.tell_services([service])], level=2))


@desk_page("keep_services")
def show_service_form(request, key):
    service = found_for(request, "keep_services", queries.find_service(key))
    form = ServiceForm(request.POST or None, years=_years(service), initial=ServiceForm.initial_of(service))
    return show_form(
        request, form, changes.change_intervention, service, heading=f"Change {service}", button="Save",
        told="The service is changed.", back=_to(service),
    )  # fmt: skip


@desk_page("keep_services")
@require_POST
def publish_service(request, key):
    return _press(request, key, changes.publish_intervention, "The public sees the service.")


@desk_page("keep_services")
@require_POST
def withdraw_service(request, key):
    return _press(request, key, changes.withdraw_intervention, "The service is out of public view.")


@desk_page("keep_services")
@require_POST
def drop_service(request, key):
    service = found_for(request, "keep_services", queries.find_service(key))
    back = _to(service) if service.published_on else "/desk/services"
    return press(
        request, changes.drop_intervention, service, told=f"“{service}” is off the desk.", back=back,
        revision=read_revision(request),
    )  # fmt: skip


@desk_page("keep_services")
def show_new_return(request, key):
    service = found_for(request, "keep_services", queries.find_service(key))
    form = ServiceReturnForm(request.POST or None)
    return show_form(
        request, form, changes.enter_return, service, heading=f"Enter a return: {service}", button="Enter it",
        told="The return is entered.", back=_to(service),
    )  # fmt: skip


@desk_page("keep_services")
def show_return_form(request, key):
    row = found_for(request, "keep_services", queries.find_return(key))
    form = ServiceReturnForm(request.POST or None, initial=ServiceReturnForm.initial_of(row))
    return show_form(
        request, form, changes.change_return, row, heading=f"Change the return: {row}", button="Save",
        told="The return is changed.", back=_to(row.intervention),
    )  # fmt: skip


@desk_page("keep_services")
@require_POST
def remove_return(request, key):
    row = found_for(request, "keep_services", queries.find_return(key))
    return press(
        request, changes.remove_return, row, told="The return is taken out.", back=_to(row.intervention),
        revision=read_revision(request),
    )  # fmt: skip


def _say_days(service):
    """`1 October 2024 to 30 June 2026`; `from 1 October 2024` where no end is given."""
    first = say_day(service.starts_on)
    return f"{first} to {say_day(service.ends_on)}" if service.ends_on else f"From {first}, with no end given"


def _press(request, key, change, told):
    service = found_for(request, "keep_services", queries.find_service(key))
    return press(request, change, service, told=told, back=_to(service), revision=read_revision(request))


def _years(service=None):
    """The financial years that the form asks money for: those of the service, and three from this one on."""
    first = find_financial_year(timezone.localdate())
    held = set(amounts_of(service.amounts)) if service else set()
    return sorted({*held, *range(first, first + YEARS)})


def _to(service):
    return f"/desk/services/{service.pk}"
