"""An undertaking's whole life: agreed, asked about, told of, shown, completed; put off; or dropped by a decision."""

import datetime as dt

import pytest
from django.core import signing

from answerable.keeping.changes.desk.evidence import accept_evidence, offer_evidence, refuse_evidence
from answerable.keeping.changes.desk.row import ConflictError, RefusedError, undo_act
from answerable.keeping.changes.desk.undertaking import (
    change_undertaking,
    complete,
    drop,
    extend,
    take_in_hand,
    take_up,
    undertake,
)
from answerable.keeping.changes.desk.undertaking_update import ask_for_update, give_update, take_update, withdraw_link
from answerable.keeping.changes.pack import file_pack
from answerable.keeping.models import Action, AuditEntry, Promise, Resolution
from answerable.keeping.models.desk import (
    Letter,
    Mark,
    Minute,
    MinuteEntry,
    Undertaking,
    UndertakingEvidence,
    UndertakingUpdate,
)
from answerable.keeping.queries.desk import update_link
from answerable.keeping.queries.desk.undertaking import (
    NOTHING,
    OFFERED,
    SAID,
    SHOWN,
    list_undertakings,
    printed_update,
    stand,
)
from answerable.keeping.queries.desk.update_link import path_of_link, read_link
from answerable.keeping.store import read_file
from tests.keeping.desk.makings import CLERK, make_panel, make_person, make_sitting
from tests.keeping.desk.makings_undertaking import (
    FEBRUARY,
    FILE,
    JANUARY,
    NOVEMBER,
    OWNER_EMAIL,
    RATES,
    make_evidence,
    make_undertaking,
)
from tests.keeping.owed import MARCH, VOW, minutes, tracker

pytestmark = pytest.mark.django_db


@pytest.fixture
def panel():
    return make_panel()


def standing(row, on=FEBRUARY):
    return stand(list_undertakings([row.body]).filter(pk=row.pk), on)[0]


def test_what_the_owner_says_what_is_shown_and_whether_it_is_late_stand_apart(panel):
    row = make_undertaking(panel, due_on=JANUARY)
    assert (standing(row).claimed, standing(row).evidence, standing(row).is_late) == ("Outstanding", NOTHING, True)
    give_update(row, status="complete", text="It was sent.", by=CLERK)
    assert (standing(row).claimed, standing(row).evidence, standing(row).is_late) == ("Complete", SAID, True)
    offered = offer_evidence(row, words="The table.", by=CLERK, file=FILE)
    assert standing(row).evidence == OFFERED
    refuse_evidence(offered, why="It has no figures of this year.", by=CLERK)
    assert standing(row).evidence == SAID
    make_evidence(row)
    assert (standing(row).evidence, standing(row).is_late) == (SHOWN, True)
    row.refresh_from_db()
    complete(row, by=CLERK, on=FEBRUARY)
    assert (standing(row).end, standing(row).is_late) == ("completed", False)


def test_what_has_no_due_date_is_neither_late_nor_in_time(panel):
    assert standing(make_undertaking(panel)).is_late is None


def test_it_is_carried_forward_by_itself_past_each_meeting(panel):
    row = make_undertaking(panel)
    assert standing(row).carried == 0
    make_sitting(panel, JANUARY)
    make_sitting(panel, FEBRUARY)
    make_sitting(panel, dt.date(2023, 1, 20), status="cancelled")
    assert standing(row, JANUARY).carried == 1
    assert standing(row, FEBRUARY).carried == 2


def test_completing_needs_evidence_that_somebody_accepted(panel):
    row = make_undertaking(panel)
    give_update(row, status="complete", text="All done.", by=CLERK)
    with pytest.raises(RefusedError, match="Nothing accepted shows that it was done"):
        complete(row, by=CLERK)
    offered = offer_evidence(row, words="The table.", by=CLERK, file=FILE)
    with pytest.raises(RefusedError, match="Nothing accepted"):
        complete(row, by=CLERK)
    accept_evidence(offered, by=CLERK)
    assert complete(row, by=CLERK, on=FEBRUARY).completed_on == FEBRUARY


def test_it_is_not_completed_before_it_was_agreed(panel):
    row = make_undertaking(panel)
    make_evidence(row)
    with pytest.raises(RefusedError, match="before it was agreed"):
        complete(row, by=CLERK, on=dt.date(2022, 11, 1))


@pytest.mark.parametrize(
    ("lacking", "words"),
    [
        ("who", "Say who decided it"),
        ("decision", "Say where the decision is recorded"),
        ("reason", "Give the reason"),
    ],
)
def test_dropping_needs_who_decided_it_where_and_why(panel, lacking, words):
    row = make_undertaking(panel)
    given = {"who": "The Panel", "decision": "minute 701 i", "reason": "The data are not held any more."}
    with pytest.raises(RefusedError, match=words):
        drop(row, by=CLERK, **{**given, lacking: " "})
    assert drop(row, by=CLERK, **given).drop_decision == "minute 701 i"


def test_what_ended_takes_no_more_and_can_be_taken_up_again(panel):
    row = make_undertaking(panel)
    row = drop(row, by=CLERK, who="The Panel", decision="minute 701 i", reason="The data are not held.")
    for act in (
        lambda: give_update(row, status="complete", text="Done.", by=CLERK),
        lambda: ask_for_update(row, by=CLERK),
        lambda: extend(row, due_on=FEBRUARY, reason="More time was asked for.", by=CLERK),
    ):
        with pytest.raises(RefusedError, match="dropped by a decision"):
            act()
    row = take_up(row, by=CLERK, reason="The data were found after all.")
    assert (row.dropped_at, row.drop_reason, row.is_settled) == (None, "", False)


def test_putting_it_off_needs_a_reason_and_keeps_the_first_date(panel):
    row = make_undertaking(panel, due_on=JANUARY)
    with pytest.raises(RefusedError, match="Say why it is put off"):
        extend(row, due_on=FEBRUARY, reason="later", by=CLERK)
    row = extend(row, due_on=FEBRUARY, reason="The audit is not finished.", by=CLERK)
    row = extend(row, due_on=MARCH, reason="The auditor asked for a month more.", by=CLERK)
    assert (row.due_on, row.first_due_on) == (MARCH, JANUARY)
    with pytest.raises(RefusedError, match="put it off with a reason"):
        change_undertaking(row, by=CLERK, revision=row.revision, due_on=dt.date(2023, 6, 1))


def test_a_minute_that_is_reworded_rewords_its_undertaking(panel):
    sitting = make_sitting(panel)
    minute = Minute.objects.create(sitting=sitting, order=1, ref="701", title="Rates", confidentiality="open")
    entry = MinuteEntry.objects.create(minute=minute, key="k1", order=1, mark=Mark.ACTION, text=RATES, writer=CLERK)
    first = undertake(panel, RATES, by=CLERK, minute_entry=entry, owner_name="The Commissioner")
    again = undertake(panel, f"{RATES} By month.", by=CLERK, minute_entry=entry)
    assert (again.pk, again.text, again.ref) == (first.pk, f"{RATES} By month.", "701")
    assert (again.origin_on, again.confidentiality) == (sitting.date, "open")


def test_it_is_closed_where_nobody_says_that_it_is_open(panel):
    assert not undertake(panel, RATES, by=CLERK, origin_on=NOVEMBER).is_open


def test_asking_sends_a_link_to_the_kept_address_and_leaves_a_trace(panel):
    row = make_undertaking(panel, due_on=FEBRUARY)
    letter = ask_for_update(row, by=CLERK)
    assert letter.to == OWNER_EMAIL
    assert path_of_link(row).split(":")[0] in letter.text
    assert RATES in letter.text
    assert AuditEntry.objects.filter(subject=row.subject, act="ask for update").exists()


def test_nobody_is_asked_without_an_address(panel):
    with pytest.raises(RefusedError, match="no e-mail address"):
        ask_for_update(make_undertaking(panel, owner_email=""), by=CLERK)


def test_a_link_is_used_once(panel):
    row = make_undertaking(panel)
    token = path_of_link(row).removeprefix("/update/")
    assert read_link(token).state == "open"
    give_update(row, status="in_progress", text="Being gathered.", link_number=row.link_number)
    assert read_link(token).state == "used"
    with pytest.raises(RefusedError, match="used already"):
        give_update(row, status="complete", text="Again.", link_number=1)
    assert UndertakingUpdate.objects.count() == 1


def test_a_link_dies_when_it_is_withdrawn_the_address_changes_or_nothing_is_owed(panel):
    row = make_undertaking(panel)
    token = path_of_link(row).removeprefix("/update/")
    row = withdraw_link(row, by=CLERK)
    assert read_link(token).state == "used"
    token = path_of_link(row).removeprefix("/update/")
    row = change_undertaking(row, by=CLERK, revision=row.revision, owner_email="other@force.example")
    assert read_link(token).state == "used"
    token = path_of_link(row).removeprefix("/update/")
    drop(row, by=CLERK, who="The Panel", decision="minute 701 i", reason="The data are not held.")
    assert read_link(token).state == "settled"


def test_a_dead_link_stays_dead_whatever_is_undone(panel):
    row = make_undertaking(panel)
    withdraw_link(row, by=CLERK)
    withdrawn = AuditEntry.objects.get(subject=row.subject, act="withdraw link")
    give_update(row, status="complete", text="Done.", link_number=2)
    for entry in (withdrawn, *AuditEntry.objects.filter(act="give update")):
        with pytest.raises(RefusedError, match="cannot be undone"):
            undo_act(entry, by=CLERK)
    assert Undertaking.objects.get().link_number == 3


def test_a_link_runs_out(panel, monkeypatch):
    token = path_of_link(make_undertaking(panel)).removeprefix("/update/")
    monkeypatch.setattr(update_link, "LINK_LASTS", dt.timedelta(seconds=-1))
    assert read_link(token).state == "old"


@pytest.mark.parametrize("forge", ["", "x", "a:b:c", "{token}x", "x{token}", "{other}"])
def test_a_forged_link_opens_nothing(panel, forge):
    row = make_undertaking(panel)
    token = path_of_link(row).removeprefix("/update/")
    other = signing.dumps([row.pk, row.link_number], salt="another purpose")
    assert read_link(forge.format(token=token, other=other)) is None


def test_what_comes_by_a_link_waits_for_the_clerk_before_it_is_printed(panel):
    row = make_undertaking(panel)
    update = give_update(row, status="in_progress", text="Ring me on my own number.", link_number=1, file=FILE)
    row = list_undertakings([panel]).get()
    assert (row.status, printed_update(row)) == ("in_progress", "")
    take_update(update, words="Being gathered.", by=CLERK)
    row = list_undertakings([panel]).get()
    assert printed_update(row) == "Being gathered."
    assert row.updates.all()[0].text == "Ring me on my own number."


def test_what_comes_by_a_link_is_kept_with_its_file_and_a_receipt(panel):
    row = make_undertaking(panel)
    give_update(row, status="complete", text="Here it is.", link_number=1, file=FILE)
    evidence = UndertakingEvidence.objects.get()
    assert (read_file(evidence.file), evidence.accepted_by) == (FILE[2], "")
    receipt = Letter.objects.get(title__startswith="Received")
    assert (receipt.to, "Here it is." in receipt.text, "rates.pdf" in receipt.text) == (OWNER_EMAIL, True, True)


def test_two_clerks_cannot_overwrite_each_other(panel):
    row = make_undertaking(panel)
    change_undertaking(row, by=CLERK, revision=row.revision, text="One.")
    with pytest.raises(ConflictError):
        change_undertaking(row, by="Omar Bell <omar@office.example>", revision=row.revision, text="Two.")


def test_completing_is_undone(panel):
    row = make_undertaking(panel)
    make_evidence(row)
    complete(row, by=CLERK, on=FEBRUARY)
    undo_act(AuditEntry.objects.order_by("-sequence").first(), by=CLERK)
    assert Undertaking.objects.get().completed_on is None


def test_an_action_read_from_old_papers_is_taken_in_hand_with_its_update(panel):
    file_pack([tracker(("687 iii d", RATES, "in_progress", "Being gathered.", FEBRUARY))], by="clerk")
    row = take_in_hand(Action.objects.get(), by=CLERK)
    row = list_undertakings([panel]).get(pk=row.pk)
    assert (row.ref, row.text, row.status, row.due_on, row.is_open) == (
        "687 iii d",
        RATES,
        "in_progress",
        FEBRUARY,
        True,
    )
    assert (row.origin_on, printed_update(row)) == (NOVEMBER, "Being gathered.")
    with pytest.raises(RefusedError, match="on the desk already"):
        take_in_hand(Action.objects.get(), by=CLERK)


def test_a_promise_and_a_resolution_are_taken_in_hand_from_their_minutes(panel):
    file_pack([minutes(RATES, promises=[VOW])], by="clerk")
    clause = take_in_hand(Resolution.objects.get(), by=CLERK)
    vow = take_in_hand(Promise.objects.get(), by=CLERK)
    assert (clause.ref, clause.origin_on, clause.body) == ("687 iii a", NOVEMBER, panel)
    assert (vow.text, vow.owner_name) == (VOW, "The Commissioner")


def test_what_was_completed_in_print_is_not_taken_in_hand(panel):
    file_pack([tracker(("687 iii d", RATES, "complete", "Sent.", None))], by="clerk")
    with pytest.raises(RefusedError, match="prints this as complete"):
        take_in_hand(Action.objects.get(), by=CLERK)


def test_a_closed_action_stays_closed_on_the_desk(panel):
    file_pack([tracker(("687 iii d", RATES))], by="clerk", confidentiality="exempt")
    assert not take_in_hand(Action.objects.get(), by=CLERK).is_open


def test_a_list_takes_as_many_queries_for_three_as_for_one(panel, django_assert_num_queries):
    make_undertaking(panel, owner=make_person())
    with django_assert_num_queries(4):
        stand(list_undertakings([panel]), FEBRUARY)
    for number in range(2):
        row = make_undertaking(panel, text=f"Another, {number}.")
        make_evidence(row)
    with django_assert_num_queries(4):
        assert len(stand(list_undertakings([panel]), FEBRUARY)) == 3
