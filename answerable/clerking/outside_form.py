"""Forms for people without an account: kept from machines without asking anybody else about the person.

A form carries a seal: when it was made, signed. One that comes back quicker than a hand can write, or after a day, is
asked for again with its words kept. A field that people do not see must stay empty. What comes from one address of
the network, or in the name of one e-mail address, is counted for some hours. No cookie is set and none is needed:
nothing here is done in anybody's name, so there is nothing that another site could have done for somebody.
"""

import datetime as dt
import hashlib
import secrets
import time

from django import forms
from django.conf import settings
from django.core import signing
from django.core.cache import cache

from answerable.clerking import form as fields
from answerable.clerking.form import DeskForm

QUICKEST = dt.timedelta(seconds=2)
LONGEST = dt.timedelta(hours=24)
MOST_FROM_ADDRESS = 60
MOST_TO_EMAIL = 5
COUNTED_FOR = dt.timedelta(hours=6)
TRAP = "website"
SEAL_SALT = "answerable.seal"


class OutsideForm(DeskForm):
    """A form that anybody may send. `request` is for counting what comes from one place."""

    template_name = "clerking/part/outside_form.html"
    revision = None

    seal = forms.CharField(required=False, widget=forms.HiddenInput)
    website = forms.CharField(
        required=False,
        label="Leave this field empty",
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, *args, request, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request
        self.initial.setdefault("seal", make_seal())

    @property
    def key(self):
        """What stays the same when the same form is sent twice."""
        return hashlib.sha256(self.data.get("seal", "").encode()).hexdigest()

    def clean(self):
        cleaned = super().clean()
        if self.data.get(TRAP):
            self._renew(**{TRAP: ""})
            self.add_error(None, "Something filled in a field that people do not see. Please send the form again.")
        elif words := judge_seal(self.data.get("seal", "")):
            self._renew()
            self.add_error(None, words)
        elif not self.errors and not _count_in(self.request, cleaned.get("email", "")):
            hours = round(COUNTED_FOR / dt.timedelta(hours=1))
            self.add_error(
                None, f"Too many forms came from you or from your network. Please try again in {hours} hours."
            )
        return cleaned

    def _renew(self, **values):
        self.data = {**self.data.dict(), "seal": make_seal(), **values}


def make_seal(at=None):
    """A seal for a form made now (or at a time, in seconds since 1970)."""
    return signing.dumps([secrets.token_hex(8), int(at if at is not None else time.time())], salt=SEAL_SALT)


def judge_seal(seal):
    """What is wrong with a seal, in a sentence for whoever wrote; empty where nothing is."""
    try:
        made = signing.loads(seal, salt=SEAL_SALT)[1]
    except signing.BadSignature:
        return "The form did not come back whole. What you wrote is still here: please send it again."
    age = dt.timedelta(seconds=time.time() - made)
    if age < QUICKEST:
        return "The form came back quicker than anybody can write. Please wait a moment and send it again."
    if age > LONGEST:
        return "This page was open for more than a day. What you wrote is still here: please send it again."
    return ""


def email_field(label, hint):
    return forms.EmailField(
        label=label,
        help_text=hint,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "required": "Write your e-mail address: what you send counts only once you open the link we send there.",
            "invalid": "This is no e-mail address. It should look like name@example.org.",
        },
    )


def name_field(label, hint):
    field = fields.text(label, hint=hint, most=200, error_messages={"required": "Write your name."})
    field.widget.attrs["autocomplete"] = "name"
    return field


def radios(label, choices, words):
    """One of a few, all in sight; `words` are what is said where none was chosen."""
    return forms.ChoiceField(
        label=label,
        choices=choices,
        widget=forms.RadioSelect,
        error_messages={"required": words, "invalid_choice": words},
    )


def _count_in(request, email):
    """Count a form; false where too many came. What is counted is kept as a hash, for some hours."""
    mine = [(find_address(request), MOST_FROM_ADDRESS), (email.lower(), MOST_TO_EMAIL)]
    counted = [_count(what, most) for what, most in mine if what]
    return all(counted)


def _count(what, most):
    key = "outside-" + hashlib.sha256(f"{settings.SECRET_KEY}{what}".encode()).hexdigest()
    seconds = int(COUNTED_FOR.total_seconds())
    if cache.add(key, 1, seconds):
        return True
    try:
        return cache.incr(key) <= most
    except ValueError:  # it ran out between the two
        return True


def find_address(request):
    """The network address that a request came from; behind our own proxy, the one that the proxy saw."""
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.HTTPS else ""
    return forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")
