"""What is said when a form has gone stale, or a role does not open a page."""

from django.shortcuts import render


def show_stale_form(request, reason=""):
    """The answer to a form whose key does not fit: the page was open too long, or came from elsewhere."""
    return render(request, "clerking/stale_form.html", status=403)


def show_refused(request, exception=None):
    """The answer to somebody whose roles do not open what they asked for; it does not say whether it is there."""
    return render(request, "clerking/refused.html", status=403)
