"""How complete the record is, said plainly."""

from django.utils import timezone

from answerable.keeping.queries.public.completeness import count_whole, list_years
from answerable.keeping.queries.public.page import cut_list
from answerable.publishing.showing import page_asked, show


def show_completeness(request):
    years = list_years(timezone.localdate())
    return show(request, "completeness", whole=count_whole(), page=cut_list(years, page_asked(request)))
