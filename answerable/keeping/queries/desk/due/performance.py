"""What is due of measures: files to look at, values to release, analyses to publish."""

from answerable.keeping.queries.desk.analysis import analyses_waiting
from answerable.keeping.queries.desk.data_file import files_waiting
from answerable.keeping.queries.desk.due.entry import Due
from answerable.keeping.queries.desk.measure import values_waiting

KIND = "Performance"
MOST = 100


def due_of_performance(bodies):
    """What an analyst has begun for these bodies and not brought to an end: three queries, however much there is."""
    for row in files_waiting(bodies)[:MOST]:
        yield Due(KIND, "Look at the file, and take it in", row.name, f"/desk/data-files/{row.pk}", row.body.name)
    for row in values_waiting(bodies)[:MOST]:
        words = f"Release {row.waiting_count} value{'' if row.waiting_count == 1 else 's'}"
        yield Due(KIND, words, row.title, f"/desk/measures/{row.pk}", row.body.name)
    for row in analyses_waiting(bodies)[:MOST]:
        yield Due(KIND, "Publish the analysis, or drop it", row.title, f"/desk/analyses/{row.pk}", row.body.name)
