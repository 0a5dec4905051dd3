"""An item of business: agenda and minute, what was said under it, and its earlier and later appearances."""

import datetime as dt

from django.http import HttpResponseRedirect
from django.utils import timezone

from answerable.keeping.queries.public.action import actions_of
from answerable.keeping.queries.public.item import appearances, find_item
from answerable.keeping.queries.public.promise import promises_of
from answerable.keeping.queries.public.question import questions_with_answers_of
from answerable.keeping.queries.public.resolution import resolutions_of
from answerable.publishing.addresses import address_of
from answerable.publishing.fitting import fit_business
from answerable.publishing.showing import found, show


def show_item(request, public_id):
    item = found(find_item(public_id))
    if item.public_id != public_id:
        return HttpResponseRedirect(address_of("item", item.public_id))
    of = {"minute_item__public_id": public_id}
    others = appearances(item)
    [fitted] = fit_business([item])
    when = item.date or dt.date.max
    return show(
        request,
        "item",
        item=item,
        planned=fitted.planned,
        minuted=fitted.minuted,
        minuted_left=fitted.minuted_left,
        questions=questions_with_answers_of(**of),
        resolutions=resolutions_of(**of),
        promises=promises_of(**of),
        actions=actions_of(timezone.localdate(), **of),
        earlier=[each for each in others if (each.date or dt.date.min) < when],
        later=[each for each in others if (each.date or dt.date.min) > when],
    )
