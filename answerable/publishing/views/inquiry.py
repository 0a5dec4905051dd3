"""Announced inquiries in public."""

from answerable.keeping.queries.public.inquiry import find_inquiry, list_inquiries
from answerable.publishing.showing import found, show


def show_inquiries(request):
    return show(request, "inquiries", inquiries=list_inquiries())


def show_inquiry(request, key):
    return show(request, "inquiry", inquiry=found(find_inquiry(key)))
