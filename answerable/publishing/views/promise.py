"""Promises: the list with its counts, filters and exports, and one with the chain from its words on."""

from django.utils import timezone

from answerable.keeping.queries.public.action import find_action
from answerable.keeping.queries.public.body import body_choices
from answerable.keeping.queries.public.promise import (
    STANDINGS,
    all_promises,
    count_promises,
    find_promise,
    list_promises,
    people_who_promised,
    promise_years,
)
from answerable.keeping.queries.public.reconciliation import find_account
from answerable.publishing.addresses import address_of, source_address, with_query
from answerable.publishing.exporting import export_csv, export_json
from answerable.publishing.showing import choices_asked, found, page_asked, select, show
from answerable.publishing.standing import FITS, SAID_OF_A_PROMISE

STRENGTHS = (("firm", "Firm promises"), ("plan", "Planned work"), ("soft", "Hedged words"))
CHOICES = ("body", "person", "about", "year", "strength", "standing", "meeting")
SORTS = (("", "latest first"), ("earliest", "earliest first"), ("body", "by body"), ("person", "by person"))
# Each column of the exports with what it holds, as the page of promises tells it.
COLUMNS = (
    ("id", "the promise’s own id, the end of its address"),
    ("words", "as printed, private details withheld"),
    ("strength", "firm, plan or soft"),
    ("standing", "kept, late, open, dropped, never_tracked, no_tracker or unknown, on the day of the export"),
    ("said_by", "who, as printed"),
    ("said_on", "the day"),
    ("due", "by when, as printed"),
    ("body", "to which body: its id"),
    ("meeting", "at which meeting: its id"),
    ("ref", "the minute’s number as printed"),
    ("actions", "ids of the actions that carry it"),
    ("action_statuses", "what their owners say, in the same order"),
    ("resolutions", "ids of the resolutions that ask for the same"),
    ("score", "how well the best of the actions fits, from 0 to 1; empty where no words were compared"),
    ("page", "of the paper, where it has pages"),
    ("line", "the first line of its words"),
    ("line_end", "the last"),
    ("address", "its page on this site"),
    ("source", "its words in the paper, on this site"),
)


def show_promises(request):
    chosen = choices_asked(request, *CHOICES, "sort")
    sort, narrowed = chosen["sort"], {name: value for name, value in chosen.items() if name != "sort"}
    today = timezone.localdate()
    of_all_years = {name: value for name, value in narrowed.items() if name not in ("year", "standing")}
    return show(
        request,
        "promises",
        page=list_promises(today, page_asked(request), sort=sort, **narrowed),
        chosen=chosen,
        bodies=body_choices(),
        people=people_who_promised(),
        years=promise_years(),
        selects=[
            select("strength", "How firm", "Any", STRENGTHS, chosen),
            select("standing", "What became of it", "Anything", list(SAID_OF_A_PROMISE.items()), chosen),
        ],
        is_narrowed=any(of_all_years.values()),
        counted=_tabulate(count_promises(today, **of_all_years), chosen),
        standings=[(name, SAID_OF_A_PROMISE[name]) for name in STANDINGS],
        sorts=[(words, with_query("/promises", chosen, sort=name), name == sort) for name, words in SORTS],
        exports=[(kind.upper(), with_query(f"/promises.{kind}", narrowed)) for kind in ("csv", "json")],
        columns=COLUMNS,
        fits=f"{FITS:.2f}",
        today=today,
    )


def show_promise(request, public_id):
    today = timezone.localdate()
    promise = found(find_promise(public_id, today))
    account = find_account(promise__public_id=public_id)
    return show(request, "promise", promise=promise, account=account, carried_by=chain_of(promise.tracked_by, today))


def chain_of(carriers, today):
    """Each carrier with the action that it is and how that stands; a resolution with neither."""
    return [
        (tracked, find_action(tracked.link.public_id, today), find_account(action__public_id=tracked.link.public_id))
        if tracked.link.kind == "action"
        else (tracked, None, None)
        for tracked in carriers
    ]


def export_promises_csv(request):
    """`/promises.csv`: the whole list, narrowed as the page is."""
    names = [name for name, _ in COLUMNS]
    return export_csv(names, map(_row, all_promises(timezone.localdate(), **choices_asked(request, *CHOICES))))


def export_promises_json(request):
    """`/promises.json`: the same, with how well each action fits."""
    rows = all_promises(timezone.localdate(), **choices_asked(request, *CHOICES))
    return export_json("promises", ({**_row(one), "carried_by": list(map(_carrier, one.actions))} for one in rows))


def _tabulate(counts, chosen):
    """The counts as rows: the year, how many were made, and for each standing how many, each with its address."""
    rows = [
        (count.year, count.made, [count.by_standing.get(name, 0) for name in STANDINGS], _asked(chosen, count.year))
        for count in counts
    ]
    sums = [sum(column) for column in zip(*(row[2] for row in rows), strict=True)] if rows else [0] * len(STANDINGS)
    ways = [(total, _asked(chosen, None, name)) for total, name in zip(sums, STANDINGS, strict=True)]
    return {"rows": rows, "made": sum(row[1] for row in rows), "sums": ways, "all": _asked(chosen, None)}


def _asked(chosen, year, standing=""):
    return with_query("/promises", chosen, year=str(year or ""), standing=standing)


def _row(one):
    score = max((each.score for each in one.actions if each.score is not None), default=None)
    return {
        "id": one.public_id,
        "words": one.words,
        "strength": one.strength,
        "standing": one.standing,
        "said_by": one.who if isinstance(one.who, str) else one.who.words,
        "said_on": one.date,
        "due": one.due,
        "body": one.body.public_id if one.body else None,
        "meeting": one.meeting.public_id if one.meeting else None,
        "ref": one.ref,
        "actions": [each.link.public_id for each in one.actions],
        "action_statuses": [each.status for each in one.actions],
        "resolutions": [each.link.public_id for each in one.tracked_by if each.link.kind == "resolution"],
        "score": score,
        **_place(one.source),
        "address": address_of("promise", one.public_id),
    }


def _place(source):
    if source is None:
        return {}
    return {
        "page": source.page if source.paged else None,
        "line": source.line,
        "line_end": source.line_end,
        "source": source_address(source),
    }


def _carrier(tracked):
    told = {
        "action": tracked.link.public_id,
        "status": tracked.status,
        "how": tracked.how,
        "score": tracked.score,
        "grounds": [
            {"note": ground.note, "agreed": ground.agreed, "weight": ground.weight} for ground in tracked.grounds
        ],
    }
    return {name: value for name, value in told.items() if value not in (None, "", [])}
