"""Links that only the owner of an e-mail address has: signed, and good for some days."""

import datetime as dt

from django.core import signing

CONFIRM_WITHIN = dt.timedelta(days=14)
"""How long a link to confirm a question or a signature is good; what is not confirmed by then is erased."""


def sign_link(purpose, key):
    """The token of a link for one thing (`question`, 12)."""
    return signing.dumps(key, salt=f"answerable.{purpose}")


def read_link(purpose, token):
    """The key that a token was made for, or `None` where it was not made here, for this, or lately."""
    try:
        return signing.loads(token, salt=f"answerable.{purpose}", max_age=CONFIRM_WITHIN)
    except signing.BadSignature:
        return None
