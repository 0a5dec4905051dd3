"""The schedule of a trial: a week to print, and files for a phone. Closed until a dated rule opens it."""

import datetime as dt

from django.http import HttpResponse
from django.utils import timezone
from django.utils.dateparse import parse_date

from answerable.clerking.showing import desk_page, found, found_for, show
from answerable.keeping.queries.desk import trial as queries
from answerable.patrolling.trial.schedule import list_visits, write_schedule_csv, write_schedule_ics

WEEK = 7


@desk_page("see_places")
def show_schedule(request, key):
    """A week, a table for each policing unit, with boxes to tick: made to be printed."""
    trial, protocol, allocation = _find(request, key)
    first, last = _find_week(trial, request.GET.get("from", ""))
    units = {spot.code: spot.unit for spot in protocol.hotspots}
    names = {spot.code: spot.name for spot in protocol.hotspots}
    tables = {}
    for visit in list_visits(protocol, allocation, first, min(last, trial.last_on)):
        tables.setdefault(units[visit.hotspot], []).append((visit, names[visit.hotspot]))
    chosen = request.GET.get("unit", "")
    return show(
        request,
        "trial_schedule",
        trial=trial,
        first=first,
        last=last,
        before=first - dt.timedelta(days=WEEK) if first > protocol.starts_on else None,
        after=first + dt.timedelta(days=WEEK) if last < trial.last_on else None,
        units=sorted(set(units.values())),
        unit=chosen,
        tables=sorted((unit, rows) for unit, rows in tables.items() if chosen in ("", unit)),
        minutes=protocol.dose.minutes,
    )


@desk_page("see_places")
def send_csv(request, key):
    """The whole schedule, a line for each visit."""
    trial, protocol, allocation = _find(request, key)
    written = write_schedule_csv(list_visits(protocol, allocation, protocol.starts_on, trial.last_on))
    return _send(written, "text/csv; charset=utf-8", f"schedule-{trial.pk}-closed.csv")


@desk_page("see_places")
def send_calendar(request, key):
    """The schedule as a calendar, of one policing unit where it is asked for."""
    trial, protocol, allocation = _find(request, key)
    unit = request.GET.get("unit", "")
    codes = {spot.code for spot in protocol.hotspots if unit in ("", spot.unit)}
    visits = [
        visit
        for visit in list_visits(protocol, allocation, protocol.starts_on, trial.last_on)
        if visit.hotspot in codes
    ]
    return _send(
        write_schedule_ics(visits, protocol), "text/calendar; charset=utf-8", f"schedule-{trial.pk}-closed.ics"
    )


def _find(request, key):
    trial = found_for(request, "see_places", queries.find_trial(key))
    return trial, queries.protocol_of(trial), found(queries.allocation_of(trial))


def _find_week(trial, asked):
    """The week that is asked for; else that of today, within the days that are patrolled, or the first where none
    is."""
    try:
        day = parse_date(asked) or timezone.localdate()
    except ValueError:
        day = timezone.localdate()
    day = max(min(day, trial.last_on), trial.starts_on)
    first = day - dt.timedelta(days=(day - trial.starts_on).days % WEEK)
    return first, min(first + dt.timedelta(days=WEEK - 1), trial.ends_on)


def _send(data, media_type, name):
    return HttpResponse(
        data, content_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
