"""Petitions: the list. Each has its own page with the form to sign it (`clerking/views/outside_petition.py`)."""

from django.utils import timezone

from answerable.keeping.queries.public.petition import list_petitions
from answerable.publishing.showing import show


def show_petitions(request):
    return show(request, "petitions", petitions=list_petitions(timezone.localdate()))
