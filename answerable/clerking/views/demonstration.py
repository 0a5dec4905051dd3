"""The door of the demonstration: anybody enters as one of its invented people. It is not there in any other place."""

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404
from django.shortcuts import redirect, render

from answerable.clerking.form import read_whole
from answerable.clerking.showing import found
from answerable.keeping.queries.desk.access import list_accounts_with_roles

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def show_demonstration(request):
    """The people of the demonstration, each with a button to enter as them."""
    if not settings.DEMONSTRATION:
        raise Http404
    people = list_accounts_with_roles()
    if request.method == "POST":
        key = read_whole(request.POST.get("account", ""))
        account = found(next((row for row, _ in people if row.pk == key), None))
        login(request, account, backend=BACKEND)
        return redirect("/desk")
    return render(request, "clerking/demonstration.html", {"people": people})
