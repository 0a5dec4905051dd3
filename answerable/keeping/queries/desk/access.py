"""Which roles an account holds, at which bodies."""

from django.db.models import Prefetch, Q

from answerable.keeping.models import Body
from answerable.keeping.models.desk import Access, Account


class Reach:
    """What an account may reach on a day: its roles at each body, and those it holds at every body."""

    def __init__(self, account, on):
        self.account = account
        held = Access.objects.standing().filter(Q(last_on=None) | Q(last_on__gte=on), account=account)
        held = held.filter(first_on__lte=on) if account.is_active else held.none()
        self._pairs = list(held.values_list("body_id", "role"))

    @property
    def roles(self):
        """Every role that it holds anywhere."""
        return {role for _, role in self._pairs}

    def holds(self, roles, body=None):
        """Whether it holds one of the roles at a body (`None`: at any)."""
        return any(role in roles and (body is None or at in (None, body.pk)) for at, role in self._pairs)

    def holds_everywhere(self, roles):
        """Whether it holds one of the roles at every body, those to come with them."""
        return any(role in roles and at is None for at, role in self._pairs)

    def bodies(self, roles):
        """The bodies at which it holds one of the roles."""
        at = {body for body, role in self._pairs if role in roles}
        rows = Body.objects.standing().order_by("name")
        return rows if None in at else rows.filter(pk__in=at)


def list_accounts_with_roles():
    """Every active account with the roles it holds, in words: `(account, ["clerk of ..."])`."""
    rows = Account.objects.filter(is_active=True).prefetch_related(
        Prefetch("accesses", Access.objects.standing().select_related("body"))
    )
    return [(row, [_in_words(access) for access in row.accesses.all()]) for row in rows]


def _in_words(access):
    role = access.get_role_display()
    return f"{role}, {access.body.name}" if access.body else f"{role}, every body"
