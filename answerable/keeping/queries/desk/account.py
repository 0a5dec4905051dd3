"""Accounts and the roles that they hold, as the administrator sees them."""

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Prefetch, Q

from answerable.keeping.models.desk import Access, Account


def accesses_on(day, role=None):
    """The roles held on a day by accounts that are open; without a body those at every body."""
    held = Access.objects.standing().filter(Q(last_on=None) | Q(last_on__gte=day), first_on__lte=day)
    held = held.filter(account__is_active=True)
    return held.filter(role=role) if role else held


def list_accounts():
    """Every account with its roles as `roles_held`, past and coming ones with them, and whether it
    `has_second_factor`."""
    held = Access.objects.standing().select_related("body").order_by("first_on", "pk")
    rows = Account.objects.annotate(has_second_factor=Exists(Authenticator.objects.filter(user=OuterRef("pk"))))
    return rows.prefetch_related(Prefetch("accesses", held, to_attr="roles_held"))


def find_account(key):
    """An account with its roles, or `None`."""
    return list_accounts().select_related("person").filter(pk=key).first()


def find_access(account, key):
    """A role of an account that was not taken away, or `None`."""
    return Access.objects.standing().select_related("body", "account").filter(account=account, pk=key).first()


def with_role(accounts, role):
    """Those of the accounts that hold a role, now or in another time."""
    return accounts.filter(Exists(Access.objects.standing().filter(account=OuterRef("pk"), role=role)))


def in_state(accounts, state):
    """Those of the accounts that are `open` or `closed`."""
    return accounts.filter(is_active=state == "open")
