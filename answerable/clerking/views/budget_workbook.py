"""Budgets as workbooks: the empty one, one sent in and looked at before it is imported, a version taken away."""

from django.utils import timezone

from answerable.clerking.budget_form import FORMS, YEARS_AFTER, ImportForm, UploadBudgetForm
from answerable.clerking.permissions import roles_for
from answerable.clerking.showing import desk_page, done, found, found_for, show_form
from answerable.clerking.telling import show_told
from answerable.clerking.workbook import XLSX, read_workbook, send_workbook, show_workbook_form
from answerable.costing.book import read_budget, write_budget, write_template
from answerable.costing.refusal import CostError
from answerable.costing.revenue.exhibits import tell_budget, tell_comparison
from answerable.keeping.changes.desk import budget as changes
from answerable.keeping.queries.desk import budget as queries
from answerable.keeping.store import find_file, keep_file, read_file
from answerable.law.day import find_financial_year, say_financial_year

TEMPLATE = "/desk/budgets/template.xlsx"


@desk_page("see_budgets")
def send_template(request):
    """The empty workbook, for the year under way, the coming one and those after it."""
    first = find_financial_year(timezone.localdate())
    years = tuple(range(first, first + YEARS_AFTER + 1))
    return send_workbook(lambda place: write_template(place, years), "budget-template")


@desk_page("see_budgets")
def send_budget(request, key):
    """A version as a workbook, which can be imported again."""
    budget = found_for(request, "see_budgets", queries.find_budget(key))
    given = queries.budget_of(budget)
    return send_workbook(lambda place: write_budget(given, place), f"budget-{budget.year}-version-{budget.pk}")


@desk_page("keep_budgets")
def show_import(request):
    """A workbook is read and looked at; nothing of it stands on the desk yet."""
    bodies = request.reach.bodies(roles_for("keep_budgets"))
    form = UploadBudgetForm(request.POST or None, request.FILES or None, bodies=bodies)

    def keep(_):
        name, _, content = form.cleaned_data["file"]
        kept = keep_file(content, name=name, media_type=XLSX)
        place = f"/desk/budgets/import/{form.cleaned_data['body'].pk}/{kept.sha256}"
        return done(request, "It can be read. Look at it before you import it.", place)

    return show_workbook_form(
        request, form, read_budget, "budget", keep, heading="Import a budget", button="Read it and look",
        empty_book=TEMPLATE,
    )  # fmt: skip


@desk_page("keep_budgets")
def show_preview(request, body, sha256):
    """What a workbook would make, beside the version before it; sent, the version is made."""
    bodies = {each.pk: each for each in request.reach.bodies(roles_for("keep_budgets"))}
    owner, file = found(bodies.get(body)), found(find_file(sha256))
    read = _read_again(file)
    given = found(read.budget if read else None)
    before = queries.latest_of(owner, given.year)
    initial = {"title": given.title or file.name.rpartition(".")[0], "stage": given.stage, "force": _force(given)}
    form = ImportForm(request.POST or None, forces=queries.list_forces(), is_next=before is not None, initial=initial)
    tells = [lambda: tell_budget(given)]
    if before is not None:
        tells.insert(0, lambda: tell_comparison(queries.budget_of(before), given))
    return show_form(
        request, form,
        lambda **values: changes.import_budget(owner, given, based_on=before, **values),
        heading=f"Import “{file.name}”", button="Import it", told="The version is made. Nobody outside sees it.",
        back=lambda row: f"/desk/budgets/{row.pk}", template="budget_preview", notes=read.notes, owner=owner,
        year=say_financial_year(given.year), before=before,
        counts=[(FORMS[part][1], len(getattr(given, part))) for part in queries.PARTS if getattr(given, part)],
        **show_told(tells),
    )  # fmt: skip


def _read_again(file):
    try:
        return read_workbook(read_file(file), read_budget)
    except CostError:
        return None


def _force(given):
    return next((body for body in queries.list_forces() if body.name == given.force), None)
