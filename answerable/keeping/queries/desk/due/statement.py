"""Quarterly statements that are due: those begun, and the next quarter's where it is over."""

from answerable.keeping.models.desk import Disclosure, PriorityStatement
from answerable.keeping.queries.desk.due.entry import Due
from answerable.keeping.queries.desk.priority_statement import ROW, last_day_of, list_owed
from answerable.law.schedule import list_information, next_due

KIND = "Performance"


def due_of_statements(bodies, today):
    """Statements on the national priorities to be published, and those to be begun.

    A quarter's is known to be owed once the quarter before it was published.
    """
    for row in list_owed(bodies):
        place = f"/desk/statements/{row.pk}"
        yield Due(KIND, "Publish the statement on the national priorities", row.title, place, row.body.name,
                  last_day_of(row))  # fmt: skip
    law = list_information(today).get(ROW)
    kept = Disclosure.objects.standing().filter(body__in=bodies, row=ROW, withheld_ground="")
    for row in kept.exclude(published_to=None).select_related("body") if law else ():
        due = next_due(law, row.published_to)
        if due.opens <= today and not _is_begun(row.body, due.ends):
            about = f"Quarter to {due.ends:%-d %B %Y}"
            words = "Begin the statement on the national priorities"
            yield Due(KIND, words, about, "/desk/statements/new", row.body.name, due.last)


def _is_begun(body, last_on):
    return PriorityStatement.objects.standing().filter(body=body, last_on=last_on).exists()
