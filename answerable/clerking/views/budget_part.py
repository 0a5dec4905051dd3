"""The parts of a budget on the desk: their rows, with an amount for each year, added, changed and taken out."""

from django.views.decorators.http import require_POST

from answerable.clerking.budget_form import FORMS, SAID, ByYearForm, years_of
from answerable.clerking.form import read_revision
from answerable.clerking.showing import desk_page, found, found_for, may, press, show, show_form
from answerable.drawing.wording import say_value
from answerable.keeping.changes.desk import budget as changes
from answerable.keeping.models.desk import CostDriver
from answerable.keeping.queries.desk import budget as queries
from answerable.law.day import say_financial_year

# What is typed into a form is not read back longer than this from an address.
LONGEST_AMOUNT = 20


@desk_page("see_budgets")
def show_part(request, key, part):
    """The rows of one part of a version, to be worked on."""
    budget = found_for(request, "see_budgets", queries.find_budget(key))
    _, label, one = found(FORMS.get(part))
    fields, amounts = SAID[part]
    rows = queries.parts_of(budget, part)
    held = [queries.amounts_of(getattr(row, amounts)) if amounts else {} for row in rows]
    years = sorted({year for each in held for year in each})
    is_whole = all(amount == amount.to_integral_value() for each in held for amount in each.values())
    return show(
        request,
        "budget_part",
        budget=budget,
        part=part,
        label=label,
        one=one,
        heads=[say_financial_year(year) for year in years],
        places="0g" if is_whole else "2g",
        rows=[
            (row, _say(row, fields), [each.get(year) for year in years]) for row, each in zip(rows, held, strict=True)
        ],
        may_keep=may(request, "keep_budgets", budget.body) and not budget.settled_on,
    )


@desk_page("keep_budgets")
def show_new_part(request, key, part):
    """A new row; what its address gives by the name of a field, `?grant=-1`, is filled in for the budget's year."""
    budget = found_for(request, "keep_budgets", queries.find_budget(key))
    make, _, one = found(FORMS.get(part))
    by_year = getattr(make, "by_year", ())
    given = {f"{name}_{budget.year}": request.GET.get(name, "")[:LONGEST_AMOUNT] for name, _ in by_year}
    initial = {"from_year": budget.year, "year": budget.year, "surplus": 0, **given}
    return show_form(
        request, _make_form(request, make, budget, initial),
        lambda **values: changes.add_part(budget, part, **values),
        heading=f"Add {one}: {budget}", button="Add it", told="It is added.", back=_to(budget, part),
    )  # fmt: skip


@desk_page("keep_budgets")
def show_part_form(request, key, part, row):
    budget, kept = _find(request, key, part, row)
    make, _, one = FORMS[part]
    return show_form(
        request, _make_form(request, make, budget, make.initial_of(kept), kept), changes.change_part, kept,
        heading=f"Change {one}: {kept}", button="Save", told="It is changed.", back=_to(budget, part),
    )  # fmt: skip


@desk_page("keep_budgets")
@require_POST
def remove_part(request, key, part, row):
    budget, kept = _find(request, key, part, row)
    return press(
        request, changes.remove_part, kept, told=f"“{kept}” is taken out.", back=_to(budget, part),
        revision=read_revision(request),
    )  # fmt: skip


def _find(request, key, part, row):
    """A budget and a row of a part of it."""
    budget = found_for(request, "keep_budgets", queries.find_budget(key))
    found(FORMS.get(part))
    kept = found(queries.find_part(part, row))
    return budget, found(kept if kept.budget_id == budget.pk else None)


def _make_form(request, make, budget, initial, row=None):
    if not issubclass(make, ByYearForm):
        return make(request.POST or None, initial=initial)
    held = [getattr(row, name) for name, _ in make.by_year] if row is not None else []
    return make(request.POST or None, years=years_of(budget, *held, before=make.years_before), initial=initial)


def _say(row, fields):
    """What stands beside a row's name in its list: a cell for each field; nothing named is said by nothing."""
    if getattr(row, "driver", "") == CostDriver.NONE:
        fields = tuple(name for name in fields if name != "get_driver_display")
    said = [value() if callable(value := getattr(row, name)) else value for name in fields]
    return "; ".join(say_value(each) for each in said if each not in (None, ""))


def _to(budget, part):
    return f"/desk/budgets/{budget.pk}/parts/{part}"
