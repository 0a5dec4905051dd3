"""What of the record waits for a person at the office: one page that leads to each."""

from answerable.clerking.permissions import roles_for
from answerable.clerking.showing import desk_page, show
from answerable.keeping.queries.desk.record import count_waiting


@desk_page("see_record")
def show_record(request):
    bodies = bodies_of(request)
    return show(request, "record", waiting=count_waiting(bodies))


def bodies_of(request, act="see_record"):
    """The bodies whose part of the record may be looked after."""
    return request.reach.bodies(roles_for(act))


def choose_unless_asked(request, **chosen):
    """Narrow a list in this way where nobody asked for another; the filters then show it."""
    if not chosen.keys() & request.GET.keys():
        asked = request.GET.copy()
        asked.update(chosen)
        request.GET = asked
