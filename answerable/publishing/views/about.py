"""What this site is, where its facts come from, and how accessible it is."""

from answerable.keeping.queries.public.completeness import count_whole
from answerable.publishing.showing import show


def show_about(request):
    return show(request, "about", whole=count_whole())


def show_accessibility(request):
    return show(request, "accessibility")
