"""The work programme: what later meetings are to take."""

from answerable.keeping.queries.public.body import body_choices
from answerable.keeping.queries.public.programme import list_programme, programme_years
from answerable.publishing.showing import choices_asked, page_asked, show


def show_programme(request):
    chosen = choices_asked(request, "body", "year")
    return show(
        request,
        "programme",
        page=list_programme(page_asked(request), **chosen),
        chosen=chosen,
        bodies=body_choices(),
        years=programme_years(),
    )
