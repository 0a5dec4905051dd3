"""The first screen: what must happen, what is late, what came in."""

from answerable.clerking.showing import desk_page, show


@desk_page("see_desk")
def show_desk(request):
    return show(request, "desk")
