"""Hotspots chosen from offences or brought in as a force drew them, named for the public, and closed."""

import msgspec
from django.db import transaction
from django.utils import timezone

from answerable.keeping.changes.audit import queue_writers
from answerable.keeping.changes.desk.row import RefusedError, add_row, change_row, remove_row
from answerable.keeping.models.desk import Hotspot, HotspotSet
from answerable.keeping.queries.desk import hotspot as queries
from answerable.keeping.rows import open_file
from answerable.measuring.refusal import MeasureError
from answerable.patrolling.hotspot.choice import choose_places, read_places
from answerable.patrolling.refusal import PatrolError


def choose_hotspots(body, *, by, name, offences, areas=None, why="", **options):
    """Choose hotspots from a file of offences by a method and a share of the land; gives the `HotspotSet`.

    `options` are those of `patrolling.hotspot.choice.ChoiceOptions`. The same form sent twice is one set. Raises
    `RefusedError` where a file does not serve, and for what cannot be chosen.
    """
    _refuse_file(body, offences, "offences")
    if areas is not None:
        _refuse_file(body, areas, "areas")
    try:
        settings, choice = choose_places(
            open_file(offences), open_file(areas) if areas is not None else None, options
        )
    except (PatrolError, MeasureError) as refused:
        raise RefusedError(str(refused)) from refused
    return _keep(
        body, choice, by=by, name=name, why=why, offences=offences, areas=areas,
        options=msgspec.to_builtins(settings),
    )  # fmt: skip


def bring_in_hotspots(body, *, by, name, drawn, offences=None, why=""):
    """Bring in hotspots as a force drew them, from a file of areas that was taken in; gives the `HotspotSet`.

    With a file of offences, what each holds is counted. The same form sent twice is one set.
    """
    _refuse_file(body, drawn, "drawn")
    if offences is not None:
        _refuse_file(body, offences, "offences")
    try:
        choice = read_places(open_file(drawn), open_file(offences) if offences is not None else None)
    except (PatrolError, MeasureError) as refused:
        raise RefusedError(str(refused)) from refused
    return _keep(body, choice, by=by, name=name, why=why, offences=offences, areas=drawn)


def name_hotspot(hotspot, *, by, revision=None, **values):
    """Give a hotspot its name for those who patrol, and the name under which its community knows the wider place."""
    is_public = hotspot.engagement_plans.standing().exclude(published_on=None).exists()
    return change_row(hotspot, by=by, act="name hotspot", revision=revision, is_public=is_public, **values)


def change_set(chosen, *, by, revision=None, **values):
    """Change the name of a set or why it was chosen."""
    return change_row(chosen, by=by, act="change hotspots", revision=revision, **values)


def close_set(chosen, *, by, revision=None):
    """Say that these places are no longer patrolled: a dated rule that opens places may wait for it."""
    return change_row(
        chosen, by=by, act="close hotspots", revision=revision, is_public=True, closed_on=timezone.localdate()
    )


def drop_set(chosen, *, by, revision=None):
    """Take hotspots off the desk that nothing rests on."""
    return remove_row(chosen, by=by, act="drop hotspots", revision=revision, is_public=True)


@transaction.atomic
def _keep(body, choice, *, by, **values):
    """Keep what was worked out before: that can take a while, and nobody else writes while a transaction is open."""
    queue_writers()
    values["chosen_on"] = timezone.localdate()
    if twin := _find_twin(body, **values):
        return twin
    chosen = add_row(
        # Public pages change with it: places that a rule had opened are closed while others are patrolled there.
        HotspotSet, by=by, act="choose hotspots", is_public=True, body=body,
        held=msgspec.to_builtins(choice.statement), **values,
    )  # fmt: skip
    for place in choice.hotspots:
        given = {name: getattr(place, name) for name in place.__struct_fields__}
        add_row(Hotspot, by=by, act="add hotspot", hotspot_set=chosen, **given)
    return queries.find_set(chosen.pk)


def _find_twin(body, options=None, **values):
    """The set that stands already, where the same form was sent before on the same day; else `None`."""
    alike = HotspotSet.objects.standing().filter(body=body, closed_on=None, **values)
    twin = next((row for row in alike if row.options == (options or {})), None)
    return queries.find_set(twin.pk) if twin else None


def _refuse_file(body, file, field):
    if not file.taken_on:
        raise RefusedError(f"“{file.name}” was not taken in yet.", field=field)
    if file.body_id != body.pk:
        raise RefusedError(f"“{file.name}” is a file of {file.body.name}: choose one of {body.name}.", field=field)
