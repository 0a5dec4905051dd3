"""Precepts in public: the timeline of each with its limits, amounts and votes, and what came of it."""

from django.utils import timezone

from answerable.keeping.queries.public.precept import find_precept, list_precepts
from answerable.publishing.showing import found, show


def show_precepts(request):
    return show(request, "precepts", precepts=list_precepts(timezone.localdate()))


def show_precept(request, key):
    one = found(find_precept(key, timezone.localdate()))
    return show(request, "precept", one=one, money=one.money)
