"""People who are signed in, with their second factor set up."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from answerable.keeping.models.desk import Role
from tests.keeping.desk.makings import make_account


@pytest.fixture
def sign_in(db):
    """A browser of somebody with a role at a body (`None`: at every body): `sign_in(Role.CLERK, panel)`.

    The second factor is there, so that no page asks for it; how it is set up is tested with the accounts.
    """

    def enter(role=Role.CLERK, body=None, **named):
        account = make_account(role, body, **named)
        Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={"secret": "unused"})
        client = Client()
        client.force_login(account)
        client.account = account
        return client

    return enter
