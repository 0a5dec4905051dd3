"""Acts that nobody undoes: what they did went out, gave a number away, was signed, or was erased."""

import datetime as dt

import pytest
from django.apps import apps

from answerable.keeping.changes.audit import record_act
from answerable.keeping.changes.desk.row import RefusedError, change_row, is_undoable, undo_act
from answerable.keeping.models import AuditEntry
from answerable.keeping.models.desk import MinutesState, SubmissionStatus
from answerable.keeping.models.desk.row import DeskRow
from tests.clerking.world import World
from tests.keeping.desk.makings import CLERK

pytestmark = pytest.mark.django_db
DAY = dt.date(2023, 2, 6)
# By the model of the row: acts that are final whenever they were done.
FINAL = {
    "plan": ["issue plan"],
    "analysis": ["publish analysis"],
    "annualreport": ["publish annual report", "note panel's annual report"],
    "panelrecommendation": ["note recommendation"],
    "preceptreview": ["announce precept review", "note proposed precept"],
    "preceptevent": ["record precept event", "take back precept event", "publish precept paper"],
    "prioritystatement": ["publish statement"],
    "budget": ["propose budget", "approve budget"],
    "financereport": ["publish finance report", "submit finance report"],
    "trial": ["register trial", "abandon trial"],
    "trialreading": ["read trial"],
    "patrolreport": ["publish patrol report"],
    "decisionnotice": ["write decision", "publish decision", "withdraw decision"],
    "inquiry": ["announce inquiry"],
    "recommendation": ["reply"],
    "confirmation": ["draft minutes", "correct minutes", "confirm minutes", "sign minutes"],
    "minutecorrection": ["correct minutes"],
    "minuteentry": ["merge versions", "keep beside", "correct minute", "minute vote", "remove vote"],
    "vote": ["take vote", "remove vote"],
    "sitting": ["call sitting", "join meeting"],
    "business": ["order business", "number business"],
    "programmeentry": ["take up", "take back", "order programme"],
    "submission": ["ask for paper", "return paper", "file paper"],
    "submissionversion": ["file paper"],
    "signoff": ["sign off"],
    "questionreceived": [
        *("receive question", "accept question", "refuse question", "move question", "order question"),
        *("publish answer", "reissue answer", "forget asker", "erase question", "withdraw question"),
    ],
    "petition": ["open petition", "submit petition", "publish reply", "erase signatures", "refuse petition"],
    "undertaking": ["give update", "ask for update", "withdraw link"],
    "undertakingupdate": ["give update"],
    "access": ["give access", "change access", "take access"],
}
# What makes an act final that could be undone before: the row, its values, and acts that are final with them.
LATER = [
    ("submission", {"status": SubmissionStatus.ACCEPTED}, "write paper"),
    ("plan", {"issued_on": DAY}, "send plan to panel"),
    ("plan", {"issued_on": DAY}, "draft plan"),
    ("annualreport", {"state": "published"}, "write annual report"),
    ("inquiry", {"announced_on": DAY}, "begin inquiry"),
    ("undertaking", {"completed_on": DAY}, "undertake"),
    ("petition", {"state": "open"}, "start petition"),
    ("budget", {"settled_on": DAY}, "begin budget"),
    ("recommendation", {"replied_on": DAY, "acceptance": "accepted", "reply": "Yes."}, "enter recommendation"),
]


def leave_act(row, act):
    """An entry in the trace that could be undone but for its act."""
    return record_act(by=CLERK, act=act, subject=row.subject, changes={"(new)": True}, is_public=False) or (
        AuditEntry.objects.order_by("-sequence").first()
    )


@pytest.mark.parametrize(("name", "act"), [(name, act) for name, acts in FINAL.items() for act in acts])
def test_a_final_act_is_not_undone_nor_is_its_undoing(name, act):
    row = World().row(name)
    for said in (act, f"undo {act}"):
        entry = leave_act(row, said)
        assert not is_undoable(entry, row)
        with pytest.raises(RefusedError, match="final"):
            undo_act(entry, by=CLERK)
    row.refresh_from_db()
    assert row.removed_at is None


@pytest.mark.parametrize(("name", "values", "act"), LATER, ids=[f"{name}, {act}" for name, _, act in LATER])
def test_an_act_becomes_final_with_what_happens_later(name, values, act):
    row = World().row(name)
    entry = leave_act(row, act)
    assert is_undoable(entry, row)
    change_row(row, by=CLERK, act="what comes later", **values)
    with pytest.raises(RefusedError, match="cannot be undone"):
        undo_act(entry, by=CLERK)
    row.refresh_from_db()
    assert row.removed_at is None


@pytest.mark.parametrize("state", [MinutesState.CONFIRMED, MinutesState.SIGNED])
@pytest.mark.parametrize("name", ["minute", "minuteentry", "interestdeclared", "rollentry"])
def test_nothing_that_was_minuted_is_undone_once_the_minutes_are_confirmed(name, state):
    world = World()
    row = world.row(name)
    entry = leave_act(row, "write it down")
    change_row(world.row("confirmation"), by=CLERK, act="confirm minutes", state=state)
    with pytest.raises(RefusedError, match="confirmed as a correct record"):
        undo_act(entry, by=CLERK)


def test_every_final_act_that_a_kind_of_row_names_is_known_to_this_table():
    for model in apps.get_app_config("keeping").get_models():
        if issubclass(model, DeskRow) and model.FINAL_ACTS:
            assert set(FINAL.get(model._meta.model_name, ())) <= model.FINAL_ACTS
            assert model._meta.model_name in FINAL
