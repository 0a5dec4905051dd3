"""Where measures, data files and analyses stand: what waits, and what the public sees."""

from answerable.clerking.permissions import roles_for
from answerable.clerking.showing import desk_page, may, show
from answerable.keeping.queries.desk.analysis import analyses_waiting, list_analyses
from answerable.keeping.queries.desk.data_file import files_waiting, list_data_files
from answerable.keeping.queries.desk.measure import list_measures, values_waiting

MOST_SHOWN = 10


@desk_page("see_performance")
def show_performance(request):
    bodies = request.reach.bodies(roles_for("see_performance"))
    waiting = [
        ("Files to look at", "/desk/data-files?state=new", _begin(files_waiting(bodies), "data-files", "name")),
        ("Values to release", "/desk/measures?state=waiting", _begin(values_waiting(bodies), "measures", "title")),
        ("Analyses on the desk", "/desk/analyses?state=desk", _begin(analyses_waiting(bodies), "analyses", "title")),
    ]
    measures, analyses = list_measures(bodies), list_analyses(bodies)
    return show(
        request,
        "performance",
        waiting=[group for group in waiting if group[2]["count"]],
        standing=[
            ("Measures", "/desk/measures", measures.count(), measures.filter(published_on__isnull=False).count()),
            ("Data files", "/desk/data-files", list_data_files(bodies).count(), None),
            ("Analyses", "/desk/analyses", analyses.count(), analyses.filter(published_on__isnull=False).count()),
        ],
        may_keep=may(request, "keep_performance"),
    )


def _begin(rows, place, name):
    """The first rows of a group as `(words, address, body)`, with how many there are."""
    first = [(getattr(row, name), f"/desk/{place}/{row.pk}", row.body.name) for row in rows[:MOST_SHOWN]]
    count = len(first) if len(first) < MOST_SHOWN else rows.count()
    return {"count": count, "rows": first, "more": count - len(first)}
