"""The calendar feed: meetings as iCalendar (RFC 5545), for the calendars that people keep themselves."""

import datetime as dt

from django.conf import settings
from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vRecur

from answerable.publishing.addresses import address_of

ICALENDAR = "text/calendar; charset=utf-8"
LONDON = "Europe/London"
STATUSES = {"called": "CONFIRMED", "provisional": "TENTATIVE", "cancelled": "CANCELLED"}
REFRESH = "PT6H"
"""How often a calendar program is asked to look again."""


def write_calendar(name, meetings):
    """Meetings (`queries/public/calendar.py`) as the bytes of an iCalendar file: the same ones as the same bytes.

    A meeting keeps its UID; each change of it raises its SEQUENCE. Times are those of London, summer time with them.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Answerable//Meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar["refresh-interval;value=duration"] = REFRESH
    calendar.add_component(_time_of_london())
    for meeting in meetings:
        calendar.add_component(_event(meeting))
    return calendar.to_ical()


def _event(meeting):
    event = Event()
    event.add("uid", meeting.uid)
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", meeting.changed_at.astimezone(dt.UTC).replace(microsecond=0))
    event.add("last-modified", meeting.changed_at.astimezone(dt.UTC).replace(microsecond=0))
    _add_time(event, "dtstart", meeting.date, meeting.start_time)
    if meeting.end_time and meeting.end_time > meeting.start_time:
        _add_time(event, "dtend", meeting.date, meeting.end_time)
    event.add("summary", f"{meeting.body_name} ({meeting.kind})" if meeting.kind else meeting.body_name)
    event.add("status", STATUSES[meeting.status])
    if meeting.venue:
        event.add("location", meeting.venue)
    if meeting.questions_by:
        event.add("description", f"Questions of the public {say_questions_by(meeting)}.")
    path = address_of("meeting", meeting.meeting.public_id) if meeting.meeting else f"/meetings/{meeting.date.year}"
    event.add("url", settings.SITE_ADDRESS.rstrip("/") + path)
    return event


def say_questions_by(meeting):
    """`by 4 January, noon`: until when the public may ask."""
    day = f"by {meeting.questions_by.day} {meeting.questions_by:%B}"
    return f"{day}, {say_hour(meeting.questions_hour)}" if meeting.questions_hour else day


def say_hour(hour):
    """`noon`, `9am`, `4.30pm`."""
    if (hour.hour, hour.minute) == (12, 0):
        return "noon"
    minutes = f".{hour.minute:02}" if hour.minute else ""
    return f"{hour.hour % 12 or 12}{minutes}{'am' if hour.hour < 12 else 'pm'}"


def _add_time(event, name, day, time):
    """A time by the clock of London: it stays at two o'clock whatever summer time does."""
    event.add(name, dt.datetime.combine(day, time.replace(second=0, microsecond=0)), parameters={"tzid": LONDON})


def _time_of_london():
    """The rule of summer time, from the last Sunday of March to the last of October (as it has been since 1996)."""
    zone = Timezone()
    zone.add("tzid", LONDON)
    for part, name, before, after, month, start in (
        (TimezoneDaylight(), "BST", 0, 1, 3, dt.date(1996, 3, 31)),
        (TimezoneStandard(), "GMT", 1, 0, 10, dt.date(1996, 10, 27)),
    ):
        part.add("tzname", name)
        part.add("tzoffsetfrom", dt.timedelta(hours=before))
        part.add("tzoffsetto", dt.timedelta(hours=after))
        part.add("dtstart", dt.datetime.combine(start, dt.time(before + 1)))
        part.add("rrule", vRecur(freq="YEARLY", bymonth=month, byday="-1SU"))
        zone.add_component(part)
    return zone
