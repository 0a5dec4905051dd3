"""Plans in public: the issued plan, and each objective with everything that bears on it."""

from itertools import groupby

from answerable.keeping.queries.public.plan import bearings_on, find_objective, find_plan, list_plans
from answerable.publishing.showing import found, show


def show_plans(request):
    return show(request, "plans", plans=list_plans())


def show_plan(request, key):
    return show(request, "plan", plan=found(find_plan(key)))


def show_objective(request, key):
    plan, objective = found(find_objective(key))
    borne = sorted(bearings_on(key), key=lambda one: one.kind)
    kinds = [(kind, list(rows)) for kind, rows in groupby(borne, key=lambda one: one.kind)]
    return show(request, "objective", plan=plan, objective=objective, kinds=kinds)
