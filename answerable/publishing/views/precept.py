"""Precepts in public: the timeline of each with its limits, amounts and votes, and what came of it."""

from django.utils import timezone

from answerable.keeping.queries.public.finance_report import BILLED, list_standing
from answerable.keeping.queries.public.precept import find_precept, list_precepts
from answerable.publishing.showing import found, show


def show_precepts(request):
    return show(request, "precepts", precepts=list_precepts(timezone.localdate()))


def show_precept(request, key):
    one = found(find_precept(key, timezone.localdate()))
    return show(request, "precept", one=one, money=one.money, reports=_list_reports(one))


def _list_reports(one):
    """The budget and the precept report of the same body and year."""
    if one.body is None:
        return []
    lines = list_standing(body__public_id=one.body.public_id, kind__in=BILLED)
    return [line for line in lines if line.year_words == one.year]
