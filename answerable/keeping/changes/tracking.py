"""What tracks a promise: the actions and resolutions that the papers name for it."""

from collections import defaultdict

from answerable.keeping.models import Action, Resolution, Statement, Tracking


def link_promises(promises):
    """Tie promises to what tracks them: what the reader saw, and actions that carry on a tracking resolution."""
    promises = {promise.public_id: promise for promise in promises}
    kept = defaultdict(dict)
    for row in Tracking.objects.filter(promise__in=promises.values()):
        kept[row.promise_id][row.action_id, row.resolution_id] = row
    wanted = _trackers(promises)
    new = []
    for public_id, promise in promises.items():
        for key, row in kept[promise.pk].items():
            if key not in wanted[public_id]:
                row.delete()
        for (action, resolution), how in wanted[public_id].items():
            if (action, resolution) not in kept[promise.pk]:
                new.append(Tracking(promise=promise, action_id=action, resolution_id=resolution, how=how))
    Tracking.objects.bulk_create(new, batch_size=500)


def _trackers(promises):
    """`{promise: {(action key, resolution key): how}}` by public id of the promise."""
    wanted = defaultdict(dict)
    said = Statement.objects.filter(kind="promise", fact__in=promises, stands=True).order_by("pk")
    local = {
        (statement.paper_id, local_id): statement.fact
        for statement in said
        for local_id in statement.values.get("tracked_by") or []
    }
    named = defaultdict(list)
    carriers = Statement.objects.filter(
        kind__in=["action", "resolution"],
        paper_id__in={paper for paper, _ in local},
        local_id__in={local_id for _, local_id in local},
        stands=True,
    )
    for paper, local_id, fact in carriers.order_by("pk").values_list("paper_id", "local_id", "fact"):
        if (paper, local_id) in local:
            named[fact].append(local[paper, local_id])
    for action in Action.objects.standing().filter(public_id__in=named).order_by("pk"):
        for promise in named[action.public_id]:
            wanted[promise][action.pk, None] = "named in the paper"
    resolutions = Resolution.objects.standing().filter(public_id__in=named).order_by("pk")
    for resolution in resolutions.prefetch_related("actions"):
        carrying = [action for action in resolution.actions.all() if action.deleted_at is None]
        for promise in named[resolution.public_id]:
            wanted[promise][None, resolution.pk] = "resolved at the meeting"
            for action in carrying:
                wanted[promise].setdefault((action.pk, None), "by the resolution")
    return wanted
