"""A resolution: one clause, the rows that carry it or that it is missing, and the promises it asks for again."""

from django.utils import timezone

from answerable.keeping.queries.public.action import promises_carried
from answerable.keeping.queries.public.reconciliation import carriers_of, find_account
from answerable.keeping.queries.public.resolution import find_resolution
from answerable.publishing.showing import found, show
from answerable.publishing.views.promise import chain_of


def show_resolution(request, public_id):
    resolution = found(find_resolution(public_id))
    carriers = carriers_of(clause__public_id=public_id)
    carrying = [one for one in carriers if one.how != "candidate"]
    return show(
        request,
        "resolution",
        resolution=resolution,
        account=find_account(resolution__public_id=public_id),
        carried_by=chain_of(carrying, timezone.localdate()),
        candidates=[one for one in carriers if one.how == "candidate"],
        promises=promises_carried(resolution__public_id=public_id),
    )
