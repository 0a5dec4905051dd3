"""Links by which an owner without an account tells how an undertaking stands: signed, and dead after a while."""

import datetime as dt
from dataclasses import dataclass

from django.core import signing

from answerable.keeping.models.desk import Undertaking

SALT = "answerable.undertaking.update"
# The house's own choice: long enough for the meetings between which an owner answers, short enough to be forgotten.
LINK_LASTS = dt.timedelta(days=30)
OPEN, OLD, USED, SETTLED = "open", "old", "used", "settled"


@dataclass(frozen=True, slots=True)
class UpdateLink:
    """What a link opens: `open` takes an update; `old` ran out; `used` was used or withdrawn; `settled`: nothing is
    owed any more."""

    undertaking: Undertaking
    number: int
    state: str


def path_of_link(undertaking: Undertaking) -> str:
    """The address of the form for its owner. It opens this undertaking alone, until the link is used or withdrawn."""
    return f"/update/{signing.dumps([undertaking.pk, undertaking.link_number], salt=SALT, compress=True)}"


def read_link(token: str) -> UpdateLink | None:
    """What a link opens; `None` where it was not made here, or what it was for is gone."""
    try:
        (key, number), is_old = signing.loads(token, salt=SALT, max_age=LINK_LASTS), False
    except signing.SignatureExpired:
        (key, number), is_old = signing.loads(token, salt=SALT), True
    except signing.BadSignature:
        return None
    undertaking = Undertaking.objects.standing().select_related("body").filter(pk=key).first()
    if undertaking is None:
        return None
    return UpdateLink(undertaking, number, _state(undertaking, number, is_old))


def _state(undertaking, number, is_old):
    if undertaking.is_settled:
        return SETTLED
    if number != undertaking.link_number:
        return USED
    return OLD if is_old else OPEN
