"""Letters written in the transaction of what they tell of, and sent afterwards by the configured mail server."""

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from answerable.keeping.changes.audit import record_act
from answerable.keeping.changes.desk.row import RefusedError, row_of
from answerable.keeping.mail import CutOffError, LetterError, MailServer
from answerable.keeping.models.desk import Letter
from answerable.keeping.queries.desk.place import body_of

MOST_TRIES = 5
# A letter that is being sent for longer than this was cut off: the process that sent it is gone.
LONGEST_SENDING = dt.timedelta(minutes=10)
CUT_OFF = "The sending was cut off, so nobody knows whether it arrived. Ask, or try again."


@dataclass
class Sent:
    """What became of the letters of one run."""

    sent: int = 0
    failed: int = 0
    waiting: int = 0


def write_letter(to, title, text, *, about="", once=""):
    """Put an e-mail in the outbox; gives it, or `None` where one with this `once` key is there already.

    `about` is the subject of what it tells of (`sitting/12`). Links in `text` are made with `link_to`.
    """
    row = row_of(about)
    values = {"to": to, "title": title, "text": text, "about": about, "body": body_of(row) if row else None}
    if not once:
        return Letter.objects.create(**values)
    letter, is_new = Letter.objects.get_or_create(once=once, defaults=values)
    return letter if is_new else None


def link_to(path):
    """The whole address of a page of this installation, for a letter."""
    return settings.SITE_ADDRESS.rstrip("/") + path


def send_letters(address):
    """Send what waits in the outbox by the mail server at `address`; gives the counts.

    Each letter is claimed before it is handed over, and marked afterwards, so that two runs at once, or one that is
    killed, send nothing twice. Raises `mail.NoServerError` where there is no server to hand anything to.
    """
    done = Sent()
    give_up_cut_off()
    keys = list(_waiting().order_by("id").values_list("pk", flat=True))
    if not keys:
        return done
    with MailServer(address) as server:
        for place, key in enumerate(keys):
            if not _claim(key):
                continue
            try:
                _hand_over(server, Letter.objects.get(pk=key), done)
            except CutOffError:
                done.failed += 1
                done.waiting += len(keys) - place - 1
                break
    return done


def give_up_cut_off():
    """Mark letters whose sending was cut off: they wait for a person, lest they arrive twice."""
    longest = timezone.now() - LONGEST_SENDING
    cut_off = Letter.objects.filter(sent_at=None, given_up_at=None, sending_since__lt=longest)
    return cut_off.update(given_up_at=timezone.now(), failure=CUT_OFF)


@transaction.atomic
def try_again(letter, *, by):
    """Let a letter that failed be sent again. Raises `RefusedError` where it was sent, or is waiting."""
    held = Letter.objects.select_for_update().get(pk=letter.pk)
    if held.state != "failed":
        raise RefusedError(f"The letter is {held.state}: there is nothing to try again.")
    Letter.objects.filter(pk=held.pk).update(given_up_at=None, sending_since=None, failure="", tries=0)
    record_act(by=by, act="try letter again", subject=held.subject, is_public=False)


def _waiting():
    return Letter.objects.filter(sent_at=None, given_up_at=None, sending_since=None)


def _claim(key):
    """Take a letter for this process; false where another has it."""
    return bool(_waiting().filter(pk=key).update(sending_since=timezone.now(), tries=F("tries") + 1))


def _hand_over(server, letter, done):
    now = timezone.now
    kept = Letter.objects.filter(pk=letter.pk)
    try:
        server.send(letter)
    except LetterError as refused:
        is_final = refused.is_final or letter.tries >= MOST_TRIES
        words = f"The mail server refused it: {refused}"
        kept.update(sending_since=None, failure=words, given_up_at=now() if is_final else None)
        done.failed += is_final
        done.waiting += not is_final
    except CutOffError:
        kept.update(given_up_at=now(), failure=CUT_OFF)
        raise
    else:
        kept.update(sent_at=now(), failure="", sending_since=None)
        done.sent += 1
