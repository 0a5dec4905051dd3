"""The audit: every act leaves an entry in its own transaction, and no entry is ever altered."""

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from answerable.keeping.changes.audit import find_break, record_act
from answerable.keeping.changes.correction import correct_field, release_field
from answerable.keeping.changes.ground import record_ground, withdraw_ground
from answerable.keeping.changes.pack import file_pack
from answerable.keeping.changes.person import merge_people, settle_match
from answerable.keeping.changes.status import set_status
from answerable.keeping.guard import release_audit
from answerable.keeping.models import AuditEntry, Match, Paper, Person, Promise, PublicationGround, Standing
from tests.keeping.readings import board_notes, doubtful_notes, panel_pack

pytestmark = pytest.mark.django_db


def _people(*names):
    return [Person.objects.get(name=name) for name in names]


ACTS = {
    "file": lambda: file_pack([panel_pack()], by="clerk"),
    "correct": lambda: correct_field(Promise.objects.get(), "due_printed", "by June", by="clerk", reason="the tape"),
    "release": lambda: release_field(
        Paper.objects.get(date="2022-02-22"), "title", by="clerk", reason="it was right before"
    ),
    "record ground": lambda: record_ground(
        person=Person.objects.get(public_id="withheld-9"), ground="consent", by="clerk"
    ),
    "withdraw ground": lambda: withdraw_ground(PublicationGround.objects.get(), why="taken back", by="clerk"),
    "merge people": lambda: merge_people(*_people("Cleo Finch", "C. Finch"), by="clerk", reason="the chair says so"),
    "settle match": lambda: settle_match(Match.objects.get(), same=False, by="clerk", reason="two sisters"),
    "set status": lambda: set_status(
        Paper.objects.get(date="2022-02-22"), status="withdrawn", by="clerk", reason="an error in it"
    ),
}


@pytest.fixture
def _ready():
    """A record in which every act can be done: a doubt, a correction, a ground."""
    file_pack([board_notes()], by="clerk")
    file_pack([doubtful_notes()], by="clerk")
    correct_field(Paper.objects.get(date="2022-02-22"), "title", "Notes", by="clerk", reason="shorter")
    person = Person.objects.get(standing=Standing.PUBLIC)
    record_ground(person=person, ground="consent", by="clerk")
    Person.objects.create(public_id="withheld-9", name="Una Third", normal_name="una third")


@pytest.mark.usefixtures("_ready")
@pytest.mark.parametrize("act", ACTS)
def test_an_act_leaves_its_entry(act):
    before = AuditEntry.objects.count()

    ACTS[act]()

    entry = AuditEntry.objects.last()
    assert AuditEntry.objects.count() == before + 1
    assert (entry.act, entry.by) == (act, "clerk")
    assert find_break() is None


@pytest.mark.usefixtures("_ready")
@pytest.mark.parametrize("act", ACTS)
def test_an_act_whose_entry_cannot_be_written_is_not_done(act):
    before = _everything()
    _refuse_entries()

    with pytest.raises(DatabaseError, match="refused"):
        ACTS[act]()

    assert _everything() == before


@pytest.mark.parametrize(
    "statement", ["UPDATE keeping_auditentry SET reason = 'x'", "DELETE FROM keeping_auditentry"]
)
def test_the_database_refuses_to_alter_or_remove_an_entry(statement):
    file_pack([board_notes()], by="clerk")

    with pytest.raises(DatabaseError, match="never"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert AuditEntry.objects.count() == 1


def test_an_entry_altered_behind_the_guard_breaks_the_chain_where_it_stands():
    for act in ("first", "second", "third"):
        record_act(by="clerk", act=act)
    assert find_break() is None

    release_audit(connection)
    AuditEntry.objects.filter(act="second").update(by="somebody else")
    assert find_break().act == "second"


def test_an_entry_removed_behind_the_guard_breaks_the_chain():
    for act in ("first", "second", "third"):
        record_act(by="clerk", act=act)

    release_audit(connection)
    AuditEntry.objects.filter(act="second").delete()
    assert find_break().act == "third"


@pytest.mark.django_db(transaction=True)
def test_an_entry_outside_a_transaction_is_refused():
    with pytest.raises(RuntimeError, match="one transaction"):
        record_act(by="clerk", act="anything")


def test_an_installation_cannot_be_flushed(settings):
    name = settings.DATABASES["default"]["NAME"]
    connection.settings_dict["NAME"] = "answerable"
    try:
        with pytest.raises(CommandError, match="audit trail stands"):
            call_command("flush", interactive=False)
    finally:
        connection.settings_dict["NAME"] = name


def _refuse_entries():
    statements = {
        "sqlite": [
            "CREATE TRIGGER refused BEFORE INSERT ON keeping_auditentry BEGIN SELECT RAISE(ABORT, 'refused'); END"
        ],
        "postgresql": [
            "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'refused'; END $$",
            "CREATE TRIGGER refused BEFORE INSERT ON keeping_auditentry FOR EACH ROW EXECUTE FUNCTION refuse()",
        ],
    }
    with connection.cursor() as cursor:
        for statement in statements[connection.vendor]:
            cursor.execute(statement)


def _everything():
    return {
        model._meta.model_name: list(model.objects.order_by("pk").values_list())
        for model in apps.get_app_config("keeping").get_models(include_auto_created=True)
    }
