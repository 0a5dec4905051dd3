"""How complete the record is, said plainly."""

from django.utils import timezone

from answerable.keeping.queries.public.completeness import count_whole, list_years
from answerable.keeping.queries.public.page import cut_list
from answerable.keeping.queries.public.scorecard import count_valued
from answerable.measuring.refusal import MeasureError
from answerable.publishing.addresses import source_address
from answerable.publishing.showing import page_asked, show


def show_completeness(request):
    years = list_years(timezone.localdate())
    page = cut_list(years, page_asked(request))
    return show(request, "completeness", whole=count_whole(), valued=_count_valued(), page=page)


def _count_valued():
    """How many measures have a value for the latest quarter; nothing before there is one or where none is told."""
    try:
        return count_valued(timezone.localdate(), source_address)
    except MeasureError:
        return None
