"""Wrong input: what the clumsy and the hostile send to every form of the desk, and to the forms outside.

Each address that takes a form gets its own fields (read from the pages that show it) filled with what does not belong
there. It may take it or refuse it; it may not break, keep half of it, or refuse without a word.
"""

import datetime as dt
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.contrib.messages import get_messages
from django.db import connection, transaction
from django.test import Client

from answerable.clerking import views
from answerable.keeping.changes.desk.row import change_row
from answerable.keeping.models import AuditEntry
from answerable.keeping.models.desk import Access, Account, Role
from tests.clerking.addresses import ADDRESSES
from tests.clerking.world import World
from tests.keeping.desk.makings import CLERK, make_body

# What nobody means to send: every field of a form gets one of them at once.
ANYWHERE = (
    *("", "   ", "nonsense", "\x00", "a\x00b", "x" * 70_000, "\u202e\U0001f9fe\ufffe", "[]", "²", "٣"),
    *("0", "-1", "9" * 30, "9" * 5000, "NaN", "1e999", "0000-00-00", "2023-02-31", "9999-12-31", "25:61"),
)
# What only looks right, one kind of field at a time; the other fields are filled in well.
BY_KIND = {
    "date": ("0000-00-00", "2023-02-31", "9999-12-31", "0001-01-01", "1900-01-01", "2199-12-31"),
    "time": ("25:61", "00:00", "23:59:59.999999"),
    "number": ("-1", "0", "9" * 30, "1e999", "NaN", "0.000000000001"),
    "text": ("\x00", " ", "x" * 70_000, "x" * 5_000, "<script>alert(1)</script>", "\ud7ff\uffff"),
    "email": ("a@b", "a" * 300 + "@b.example", "a@b.example\nBcc: c@d.example"),
    "key": ("999999", "9" * 30, "-1", "no-such", "{another}"),
}
FITTING = {"date": "2023-02-06", "time": "14:00", "number": "1", "text": "Words.", "email": "ann@office.example"}
# Writing a paper is kept even where filing it, by the other button, is refused; the page says so.
KEEPS_ALL_THE_SAME = "desk/papers/<int:key>/write"
# Pages that take a form and then ask again, or that only lead to the forms: they have nothing to say of it.
ASKS_AGAIN = {
    "desk/analyses/<int:key>/publish",
    "desk/analyses/new",
    "desk/finance-reports/new",
    "desk/patrol-reports/new",
    "desk/measures/<int:key>/figures",
    "desk/accounts/<int:key>/second-factor",
    "desk/meetings/<int:key>/minutes/corrections",
    "desk/petitions/<int:key>/signatures",
    "desk/record/correct",
}
# What the views read from a form by name alone.
NAMES = sorted({
    name
    for path in Path(views.__file__).parent.glob("*.py")
    for name in re.findall(r"POST(?:\.get(?:list)?\(|\[)\"([\w-]+)\"", path.read_text())
})  # fmt: skip


class Forms(HTMLParser):
    """The forms of a page that are posted: `{address: {field: (kind, values)}}`."""

    def __init__(self, path):
        super().__init__()
        self.path, self.found, self.fields, self.select = path, {}, None, None

    def handle_starttag(self, tag, attrs):
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            address = given.get("action", "").split("?")[0].split("#")[0] or self.path
            is_posted = given.get("method", "").lower() == "post"
            self.fields = self.found.setdefault(address, {}) if is_posted else None
        name = given.get("name")
        if self.fields is None or (not name and tag != "option"):
            return
        if tag == "select":
            self.select = self.fields.setdefault(name, ("key", []))
        elif tag == "option" and self.select:
            self.select[1].append(given.get("value", ""))
        elif tag == "textarea":
            self.fields.setdefault(name, ("text", []))
        elif tag in ("input", "button") and name != "csrfmiddlewaretoken":
            kind = given.get("type", "text")
            kind = "key" if kind in ("hidden", "radio", "checkbox", "submit") or tag == "button" else kind
            kind = "number" if given.get("inputmode") in ("numeric", "decimal") else kind
            self.fields.setdefault(name, (kind if kind in BY_KIND else "text", []))[1].append(given.get("value", ""))

    def handle_endtag(self, tag):
        self.fields = None if tag == "form" else self.fields
        self.select = None if tag == "select" else self.select


class Desk:
    """One of everything at one body, one of everything at another, and somebody who may do all of it at the first."""

    def __init__(self):
        self.world, self.other = World(), World(make_body("Westmoor Police and Crime Panel"))
        for world in (self.world, self.other):
            sitting = world.row("sitting")
            change_row(sitting, by=CLERK, act="change sitting", venue="Town Hall")
            world.rows["act"] = AuditEntry.objects.filter(subject=sitting.subject).last()
            for address in ADDRESSES:
                for name in address.arguments.values():
                    find_row(world, name)
        self.client = self._sign_in()
        self.fields = self._read_forms()

    def _sign_in(self):
        account = Account.objects.create(email="ann@office.example", name="Ann")
        for role in Role.values:
            Access.objects.create(account=account, role=role, body=None, first_on=dt.date(2020, 1, 1))
        Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={"secret": "unused"})
        client = Client()
        client.force_login(account)
        return client

    def _read_forms(self):
        """The fields of every form that a page of the desk shows."""
        read = {}
        for address in ADDRESSES:
            path = fill(address, self.world)
            page = self.client.get(path)
            if page.status_code == 200 and page["Content-Type"].startswith("text/html"):
                parser = Forms(path)
                parser.feed(page.content.decode())
                for action, fields in parser.found.items():
                    read.setdefault(action, {}).update(fields)
        return read


def find_row(world, given):
    try:
        return world.row(given) if isinstance(given, str) else None
    except LookupError:
        return None


def fill(address, world):
    """An address with its arguments: the keys of rows, and what is no row as it stands."""
    values = {}
    for name, given in address.arguments.items():
        row = find_row(world, given)
        values[name] = given if row is None else row.sequence if given == "act" else row.pk
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(values[found[1]]), address.route)


@pytest.fixture(scope="module")
def desk(shared_record):
    return Desk()


@pytest.fixture
def send(desk, db):
    """Send a form; gives what is wrong with the answer, in words, or nothing. What it did is put back."""

    def send(path, form):
        wrote = []

        def watch(execute, sql, params, many, context):
            if sql.startswith(("INSERT", "UPDATE", "DELETE")) and "keeping_" in sql:
                wrote.append(sql)
            return execute(sql, params, many, context)

        mark = transaction.savepoint()
        desk.client.cookies.pop("messages", None)
        try:
            with connection.execute_wrapper(watch):
                answer = desk.client.post(path, {"csrfmiddlewaretoken": "x", **form})
            fault = _judge(answer)
            is_refused = _is_refused(answer)
            kept = count_rows() if is_refused and wrote else None
        except Exception as error:
            fault, kept = f"broke: {type(error).__name__}: {error}"[:300], None
        transaction.savepoint_rollback(mark)
        if kept is not None and kept != count_rows():
            fault = fault or "kept something of what it refused"
        return fault

    return send


def count_rows():
    return [model.objects.count() for model in apps.get_app_config("keeping").get_models()]


def _levels(answer):
    return [(message.level_tag, str(message)) for message in get_messages(answer.wsgi_request)]


def _is_refused(answer):
    return answer.status_code != 302 or {level for level, _ in _levels(answer)} & {"error"}


def _judge(answer):
    if answer.status_code >= 500:
        return f"answered {answer.status_code}"
    if answer.status_code == 200 and not _is_told(answer):
        return "said nothing"
    return ""


def _is_told(answer):
    """Whether a page says what is wrong, or what was done."""
    told = {}
    for part in answer.context or ():
        told |= part if isinstance(part, dict) else part.flatten()
    forms = [value for value in told.values() if getattr(value, "errors", None)]
    return bool(forms or _levels(answer) or list(told.get("messages", ())))


def spoil(fields, desk):
    """The forms to send: `(what is wrong, values)`."""
    yield "nothing", {}
    for wrong in ANYWHERE:
        yield f"{wrong[:12]!r} everywhere", dict.fromkeys({*fields, *NAMES}, wrong)
    fitting = {}
    for name, (kind, values) in fields.items():
        fitting[name] = next((v for v in values if v), FITTING.get(kind, "1"))
    yield "fitting", fitting
    for kind, wrongs in BY_KIND.items():
        named = [name for name, (its, _) in fields.items() if its == kind]
        for wrong in wrongs if named else ():
            values = {name: other_key(desk, name) if wrong == "{another}" else wrong for name in named}
            yield f"{wrong[:12]!r} as {kind}", fitting | values


def other_key(desk, name):
    rows = desk.other.rows
    row = rows.get(name) or rows.get({"place": "sitting", "panel": "body", "objective": "objective"}.get(name, ""))
    return str(row.pk if row else 2)


@pytest.mark.parametrize("address", [one for one in ADDRESSES if one.keeps], ids=str)
def test_a_form_with_wrong_input_never_breaks(desk, send, address):
    path = fill(address, desk.world)
    fields = desk.fields.get(path, {})
    faults = [(what, fault) for what, form in spoil(fields, desk) if (fault := send(path, form))]
    if address.route == KEEPS_ALL_THE_SAME:
        faults = [one for one in faults if not one[1].startswith("kept")]
    if address.route in ASKS_AGAIN:
        faults = [one for one in faults if one[1] != "said nothing"]
    assert not faults, "\n".join(f"{what}: {fault}" for what, fault in faults)
