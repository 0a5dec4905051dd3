"""A resolution: one clause, the actions that came of it and the promises it carries."""

from django.utils import timezone

from answerable.keeping.queries.public.action import actions_of, promises_carried
from answerable.keeping.queries.public.resolution import find_resolution
from answerable.publishing.showing import found, show


def show_resolution(request, public_id):
    return show(
        request,
        "resolution",
        resolution=found(find_resolution(public_id)),
        actions=actions_of(timezone.localdate(), resolution__public_id=public_id),
        promises=promises_carried(resolution__public_id=public_id),
    )
