"""How complete the record is, said plainly."""

from django.utils import timezone

from answerable.keeping.queries.public.completeness import count_whole, list_years
from answerable.publishing.showing import show


def show_completeness(request):
    return show(request, "completeness", whole=count_whole(), years=list_years(timezone.localdate()))
