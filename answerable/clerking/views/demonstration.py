"""The door of the demonstration: anybody enters as one of its invented people. It is not there in any other place."""

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render

from answerable.keeping.models.desk import Account
from answerable.keeping.queries.desk.access import list_accounts_with_roles

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def show_demonstration(request):
    """The people of the demonstration, each with a button to enter as them."""
    if not settings.DEMONSTRATION:
        raise Http404
    if request.method == "POST":
        key = request.POST.get("account", "")
        account = get_object_or_404(Account, pk=key if key.isdecimal() else None, is_active=True)
        login(request, account, backend=BACKEND)
        return redirect("/desk")
    return render(request, "clerking/demonstration.html", {"people": list_accounts_with_roles()})
