"""What waits of the record and of the installation: doubtful matches, findings, statutory items, failed letters."""

from django.utils import timezone

from answerable.keeping.models.desk import Letter
from answerable.keeping.queries.desk.due.entry import Due
from answerable.keeping.queries.desk.programme import lacking_at, this_year
from answerable.keeping.queries.desk.record import count_waiting

KIND = "The record"
PLACES = {
    "matches": ("Settle {} doubtful match{}", "es", "/desk/record/matches"),
    "findings": ("Answer {} open finding{} in published papers", "s", "/desk/record/findings"),
}


def due_of_record(bodies):
    """How many doubtful matches and open findings wait for somebody."""
    waiting = count_waiting(bodies)
    for kind, (words, plural, place) in PLACES.items():
        count = waiting[kind]
        if count:
            yield Due(KIND, words.format(count, "" if count == 1 else plural), "", place, "")


def due_of_programme(bodies, today):
    """What the law has these bodies take this year and their programmes lack: three queries for all of them."""
    for body, lacking in lacking_at(bodies, this_year(today)):
        for need in lacking:
            place = f"/desk/bodies/{body.pk}/programme"
            yield Due("Programme", "Put it on the work programme", need.title, place, body.name, need.latest)


def failed_letters(bodies):
    """Letters that could not be delivered."""
    rows = Letter.objects.exclude(given_up_at=None).filter(sent_at=None)
    for row in rows.filter(body__in=bodies).select_related("body")[:20]:
        when = timezone.localdate(row.given_up_at)
        words = f"See why the letter to {row.to} failed on {when:%-d %B}"
        yield Due("Outbox", words, row.title, f"/desk/outbox/{row.pk}", row.body.name, None, is_new=True)
