"""What a reader sees when an address or a request is wrong, or we are: never what is in the record."""

from answerable.publishing.showing import show


def show_wrong_request(request, exception=None):
    return show(request, "wrong_request", status=400)


def show_not_found(request, exception=None):
    return show(request, "not_found", status=404)


def show_fault(request):
    return show(request, "fault", status=500)
