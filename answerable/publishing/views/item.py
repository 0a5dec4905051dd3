"""An item of business: agenda and minute, what was said under it, and its earlier and later appearances."""

import datetime as dt

from django.http import HttpResponseRedirect
from django.utils import timezone

from answerable.keeping.queries.public.action import actions_of
from answerable.keeping.queries.public.item import appearances, find_item
from answerable.keeping.queries.public.promise import promises_of
from answerable.keeping.queries.public.question import questions_of
from answerable.keeping.queries.public.resolution import resolutions_of
from answerable.publishing.addresses import address_of
from answerable.publishing.fitting import characters_beside, fit_business
from answerable.publishing.showing import found, show

ROWS_A_KIND = 20


def show_item(request, public_id):
    item = found(find_item(public_id))
    if item.public_id != public_id:
        return HttpResponseRedirect(address_of("item", item.public_id))
    of = {"minute_item__public_id": public_id}
    others = appearances(item)
    said = {
        "questions": questions_of(**of),
        "resolutions": resolutions_of(**of),
        "promises": promises_of(timezone.localdate(), **of),
        "actions": actions_of(timezone.localdate(), **of),
    }
    [fitted] = fit_business([item], characters_beside(2 * sum(map(len, said.values()))))
    when = item.date or dt.date.max
    return show(
        request,
        "item",
        item=item,
        planned=fitted.planned,
        minuted=fitted.minuted,
        minuted_left=fitted.minuted_left,
        refers_to=item.refers_to,
        **{name: rows[:ROWS_A_KIND] for name, rows in said.items()},
        left={name: max(0, len(rows) - ROWS_A_KIND) for name, rows in said.items()},
        earlier=[each for each in others if (each.date or dt.date.min) < when],
        later=[each for each in others if (each.date or dt.date.min) > when],
    )
