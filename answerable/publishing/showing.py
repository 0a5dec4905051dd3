"""How every public page is made: the template, the ways about, and the filters that a list was asked with."""

from django.http import Http404
from django.shortcuts import render

ROOMS = (
    *("Meetings", "Questions", "Promises", "Actions", "Decisions"),
    *("Performance", "Violence", "Money", "Findings", "People", "Papers"),
)
LONGEST_CHOICE = 250


def show(request, template, status=200, **context):
    """A public page from a template of `publishing/`."""
    context["asked_anything"] = any(context.get("chosen", {}).values())
    context["rooms"] = [_room(name, request.path) for name in ROOMS]
    return render(request, f"publishing/{template}.html", context, status=status)


def found(thing):
    """The thing that a query found; where it found nothing, or nothing public, the page does not exist."""
    if thing is None:
        raise Http404
    return thing


def choices_asked(request, *names):
    """The filters of a list as asked: each name with its text, empty where not asked."""
    return {name: request.GET.get(name, "").replace("\x00", "").strip()[:LONGEST_CHOICE] for name in names}


def select(name, label, every, choices, chosen):
    """One of a list's filters: what it is called, the word for no choice, and `(value, words)` to choose from."""
    return {"name": name, "label": label, "every": every, "choices": choices, "chosen": chosen[name]}


def page_asked(request):
    """The page of a list that was asked for; the first where the number makes no sense."""
    number = request.GET.get("page", "1")
    return int(number) if number.isdecimal() and len(number) < 7 else 1


def _room(name, path):
    address = f"/{name.lower()}"
    current = "page" if path == address else "true" if path.startswith(address + "/") else ""
    return {"name": name, "address": address, "current": current}
