"""Accounts: who signs in, and the roles they hold at which body on which days."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

from answerable.keeping.models.desk.row import DeskRow
from answerable.keeping.models.kept import one_of


class Role(models.TextChoices):
    """What somebody does here. What each role may do stands in one table: `clerking/permissions.py`."""

    CLERK = "clerk"
    MONITORING_OFFICER = "monitoring_officer", "monitoring officer"
    MEMBER = "member"
    AUTHOR = "author", "report author"
    CONTRIBUTOR = "contributor", "force contributor"
    FINANCE_OFFICER = "finance_officer", "finance officer"
    ANALYST = "analyst"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


class Accounts(BaseUserManager):
    """Accounts by e-mail, whatever its capitals."""

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class Account(AbstractBaseUser):
    """Somebody who signs in: by e-mail and password, or by the office's own sign-on."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    person = models.ForeignKey(
        "keeping.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="accounts"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = Accounts()

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name

    @property
    def signature(self):
        """How the trace names who did something."""
        return f"{self.name} <{self.email}>"

    @property
    def subject(self):
        return f"account/{self.pk}"


class Access(DeskRow):
    """A role that an account holds at a body, from a day to a day; without a body, at every body."""

    # They are given and taken by who keeps accounts, and never by undoing.
    FINAL_ACTS = frozenset({"give access", "change access", "take access"})

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="accesses")
    body = models.ForeignKey("keeping.Body", null=True, blank=True, on_delete=models.PROTECT, related_name="accesses")
    role = models.CharField(max_length=20, choices=Role)
    first_on = models.DateField()
    last_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["account", "role"]
        verbose_name_plural = "accesses"
        constraints = [one_of("role", Role, "access_role_known")]
