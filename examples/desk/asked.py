"""What people outside ask of the panel: two questions for its next meeting, and a petition."""

from __future__ import annotations

import datetime as dt
from typing import Any

from answerable.keeping.changes.desk.answer import owe_answer
from answerable.keeping.changes.desk.petition import open_petition, start_petition
from answerable.keeping.changes.desk.question import accept_question, confirm_question, receive_question
from answerable.keeping.changes.desk.signature import add_signatures
from answerable.keeping.models.desk import SignatureSource
from examples.desk.people import BY

# (name, place, words); the first is accepted, and a written answer to it is owed
QUESTIONS = (
    ("Perry Lunt", "Ashby", "How many of the cameras in Ashby bus station were working in September?"),
    ("Wilma Stead", "Corston", "When will the front counter in Corston open again on Saturdays?"),
)
PETITION = "Light the canal path in Brackley"
PRAYER = "We ask the Commissioner to have the path from Brackley lock to the station lit until midnight."
FORENAMES = ("Abel", "Bryony", "Cyril", "Dora", "Emlyn", "Freda")
SURNAMES = ("Tarn", "Whin", "Holt", "Beck", "Garth", "Rigg", "Dale")


def ask_panel(sitting: Any, today: dt.date) -> None:
    """Have two questions asked of a meeting to come, and a petition signed."""
    answered, _waiting = (_ask(sitting, number) for number in range(len(QUESTIONS)))
    accepted = accept_question(
        answered, by=BY, revision=answered.revision, text=QUESTIONS[0][2],
        despite="It is about what the panel scrutinises.",
    )  # fmt: skip
    owe_answer(
        accepted, by=BY, revision=accepted.revision, owner="The Commissioner", email="office@northshire.example",
        due=today + dt.timedelta(days=20), rule="The Chair’s promise",
    )  # fmt: skip
    _sign_petition(sitting.body, today)


def _ask(sitting: Any, number: int) -> Any:
    name, place, words = QUESTIONS[number]
    asker = {
        "name": name, "place": place, "words": words, "connection": "lives",
        "email": f"{name.lower().replace(' ', '.')}@letters.example",
    }  # fmt: skip
    received = receive_question(
        sitting.body, sitting=sitting, asker=asker, may_name=number == 0, form_key=f"demonstration-{number}"
    )
    return confirm_question(received)


def _sign_petition(body: Any, today: dt.date) -> None:
    organiser = {"name": "Olive Pell", "email": "olive.pell@letters.example"}
    started = start_petition(body, by=BY, title=PETITION, prayer=PRAYER, organiser=organiser, may_name=True)
    petition = open_petition(started, by=BY, revision=started.revision, closes_on=today + dt.timedelta(days=60))
    people = [
        (f"{forename} {surname}", f"NS{place} {house}AB")
        for place, forename in enumerate(FORENAMES, 1)
        for house, surname in enumerate(SURNAMES, 1)
    ]
    add_signatures(petition, by=BY, rows=people, source=SignatureSource.PAPER)
