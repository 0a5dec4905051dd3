"""Questions and petitions for tests of the desk, made as people make them."""

import datetime as dt
import hashlib
import io
import zipfile

from django.utils import timezone

from answerable.keeping.changes.desk.answer import owe_answer, publish_answer
from answerable.keeping.changes.desk.petition import open_petition, start_petition
from answerable.keeping.changes.desk.question import (
    accept_question,
    confirm_question,
    receive_question,
    refuse_question,
)
from answerable.keeping.changes.desk.signature import add_signatures, sign_petition
from answerable.keeping.models.desk import SignatureSource
from answerable.keeping.queries.desk.question import find_question
from answerable.keeping.store import read_file
from answerable.reading.formats.opening import lay_out
from tests.keeping.desk.makings import CLERK, make_sitting

NAME, EMAIL = "Zebedee Quillfeather", "zeb@quillmail.example"
WORDS = "Why are the bus stations of Ashby no longer patrolled in the evening?"
ASKER = {"name": NAME, "email": EMAIL, "connection": "lives", "place": "Zqtown", "words": WORDS}


def at(day, hour=10):
    """A time of a day, aware: `at("2023-01-04")`."""
    return timezone.make_aware(dt.datetime.combine(dt.date.fromisoformat(day), dt.time(hour)))


def make_question(sitting, *, when, may_name=False, form_key="", **asker):
    """A question of the public that came by the form and was confirmed at once."""
    received = receive_question(
        sitting.body,
        sitting=sitting,
        asker=ASKER | asker,
        may_name=may_name,
        form_key=form_key or hashlib.sha256(f"{when} {asker}".encode()).hexdigest(),
        at=when,
    )
    confirm_question(find_question(received.pk), at=when)
    return find_question(received.pk)


def accept(question, text=WORDS, **values):
    accept_question(question, by=CLERK, revision=question.revision, text=text, **values)
    return find_question(question.pk)


def make_petition(body, *, count=0, closes_on=dt.date(2099, 1, 1), today=None):
    """A petition that is open for signatures, with so many from paper."""
    organiser = {"name": NAME, "email": EMAIL}
    prayer = "We ask that the bus stations be patrolled in the evening."
    started = start_petition(body, by=CLERK, title="Safe bus stations", prayer=prayer, organiser=organiser)
    petition = open_petition(started, by=CLERK, revision=1, closes_on=closes_on, today=today)
    rows = [(f"Signatory Zq{number}", f"ZQ1 {number}ZQ") for number in range(count)]
    add_signatures(petition, by=CLERK, rows=rows, source=SignatureSource.PAPER)
    return petition


def plant_askers(body, day, secret):
    """Questions in every state and petitions, a name and a secret in every private field; gives the answered one.

    What clerks print of them (`text`, a prayer) holds the private details too, as a careless clerk would leave them.
    """
    sitting, when = make_sitting(body, date=day), timezone.now()
    private = {"name": NAME, "place": secret, "email": EMAIL}
    texts = [f"{number} matter: why is it shut? {secret}" for number in ("First", "Second", "Third", "Fourth")]
    answered, coming, refused, _received = (
        make_question(sitting, when=when, form_key=f"leak-{n}", words=text, **private) for n, text in enumerate(texts)
    )
    values = {"asker": ASKER | private | {"words": secret}, "may_name": False, "form_key": "leak-unconfirmed"}
    receive_question(body, sitting=sitting, **values)
    answered = accept(answered, text="Why is the first hall shut?", edit_reason=secret)
    accept(coming, text=texts[1], ask_note=f"{NAME} himself", despite="They are not the same.")
    refuse_question(refused, by=CLERK, revision=refused.revision, ground="remit", reason=secret)
    owed = {"owner": "The Commissioner", "email": EMAIL, "due": day, "rule": secret}
    owe_answer(answered, by=CLERK, revision=answered.revision, **owed)
    answered = find_question(answered.pk)
    text = "The first hall opens in May."
    publish_answer(answered, by=CLERK, revision=answered.revision, answered_by="The Commissioner", text=text)
    coming = find_question(coming.pk)
    owe_answer(coming, by=CLERK, revision=coming.revision, **owed)
    petition = make_petition(body, count=3)
    add_signatures(petition, by=CLERK, rows=[(NAME, secret)], source=SignatureSource.LIST)
    sign_petition(petition, name=NAME, email=EMAIL, connection="lives", place=secret)
    start_petition(body, by=CLERK, title=secret, prayer=secret, organiser={"name": NAME, "email": EMAIL})
    careless = start_petition(
        body, by=CLERK, title="Open the halls", prayer=f"We ask: {secret}", organiser={"name": NAME, "email": EMAIL}
    )
    open_petition(careless, by=CLERK, revision=1, closes_on=day)
    return find_question(answered.pk)


def words_of_file(file):
    """All that a printed file holds: what a PDF prints, every part of a Word file."""
    data = read_file(file)
    if file.name.endswith(".pdf"):
        return " ".join(" ".join(block.text.split()) for block in lay_out(data).blocks)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return " ".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
