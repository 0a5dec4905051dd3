"""Papers of a body held against each other as they are filed: what carries what, what is missing or settled."""

import itertools

import pytest

from answerable.keeping.changes.audit import find_break
from answerable.keeping.changes.pack import file_pack
from answerable.keeping.changes.settlement import (
    SettlementError,
    drop_owed,
    release_tracking,
    settle_tracking,
    take_up_owed,
)
from answerable.keeping.changes.status import set_status
from answerable.keeping.models import (
    Action,
    AuditEntry,
    Decision,
    Meeting,
    Paper,
    PaperRecord,
    Promise,
    Reconciliation,
    ReportCard,
    Resolution,
    Settlement,
    Trace,
    Tracking,
)
from tests.keeping.owed import DATE, JANUARY, MARCH, NOVEMBER, RATES, VOW, minutes, tracker
from tests.keeping.readings import board_notes, read_again

pytestmark = pytest.mark.django_db

RATES_ROW = ("687 iii a", "The Commissioner provide data on resignation rates.")
DATE_ROW = ("687 iii b", "The Commissioner advise of the establishment date of the lighthouse programme.")
OTHER_ROW = ("690 ii", "The Clerk circulate the fire brigade's winter leaflet.")
REASON = "The clerk worded the row afresh."


def _stands(owed):
    """The outcome of something owed and what carries it, by reference and how that is known."""
    row = Reconciliation.objects.get(**{type(owed).__name__.lower(): owed})
    carried = owed.tracking if isinstance(owed, Promise) else owed.carried_by
    return row.outcome, {(one.action or one.resolution).ref: one.how for one in carried.select_related("action")}


def _everything():
    """What reconciling left, in words and ids, without row numbers."""
    return {
        "stands": set(
            Reconciliation.objects.values_list(
                "promise__text", "resolution__text", "action__ref", "outcome", "nearest__ref", "nearest_score",
                "gone", "unproven", "expected_on",
            )
        ),
        "tracking": set(Tracking.objects.values_list("promise__text", "clause__text", "action__ref", "how", "score")),
        "traces": set(Trace.objects.values_list("passage__text", "kind", "score", "is_origin")),
    }  # fmt: skip


def test_a_resolution_is_matched_to_the_row_that_carries_it_with_its_score_and_grounds():
    file_pack([minutes(RATES), tracker(RATES_ROW)], by="clerk")

    (carried,) = Resolution.objects.get().carried_by.all()
    assert carried.action.ref == "687 iii a"
    assert (carried.how, carried.score > 0.9) == ("words", True)
    assert {"resignation", "rates"} <= {word for ground in carried.grounds for word in ground["agreed"]}
    assert carried.passage.text == "687 iii a The Commissioner provide data on resignation rates."


def test_what_the_next_tracker_does_not_hold_is_missing_with_the_nearest_row_and_its_siblings():
    file_pack([minutes("That the Commissioner provide:", RATES, DATE, promises=[VOW])], by="clerk")
    assert _stands(Promise.objects.get()) == ("not_yet", {})

    file_pack([tracker(("687 iii b", RATES), OTHER_ROW)], by="clerk")

    outcome, carried = _stands(Promise.objects.get())
    assert outcome == "missing"
    assert set(carried.values()) <= {"resolved"}
    assert Promise.objects.get().reconciliation.expected_in == Paper.objects.get(kind="action_tracker")
    assert Promise.objects.get().reconciliation.expected_on == JANUARY
    assert Resolution.objects.get(text=DATE).reconciliation.outcome == "missing"


def test_filing_again_changes_nothing_and_leaves_no_entry():
    pack = [minutes(RATES, promises=[VOW]), tracker(RATES_ROW, OTHER_ROW)]
    file_pack(pack, by="clerk")
    before, entries = _everything(), AuditEntry.objects.count()

    assert file_pack(pack, by="clerk").is_empty
    assert (_everything(), AuditEntry.objects.count()) == (before, entries)


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_the_order_of_filing_is_nothing(order):
    papers = [
        minutes(RATES, DATE, promises=[VOW]),
        tracker(RATES_ROW, OTHER_ROW),
        minutes(date=MARCH, notes=["Resignation rates (687 iii a) - They were given."], name="march.txt", ref="701"),
    ]
    for place in order:
        file_pack([papers[place]], by="clerk")

    stands = _everything()
    assert {(text, outcome) for text, _, _, outcome, *_ in stands["stands"] if text} == {(VOW, "missing")}
    assert {(clause, ref) for _, clause, ref, _, _ in stands["tracking"] if ref} == {(RATES, "687 iii a")}
    assert ("Resignation rates (687 iii a) - They were given.", "minutes", 1.0, False) in stands["traces"]


def test_a_row_that_stands_still_says_why():
    file_pack([minutes(RATES), tracker(RATES_ROW, (*OTHER_ROW, "complete", "It was sent."))], by="clerk")

    row = Action.objects.get(ref="687 iii a").reconciliation
    assert (row.reasons, row.meetings) == (["blank"], ["2023-01-09"])


def test_two_rows_that_fit_equally_wait_for_a_person_and_stay_as_settled():
    twins = [("690 i", RATES), ("690 ii", RATES)]
    file_pack([minutes(promises=[RATES])], by="clerk")
    file_pack([tracker(*twins)], by="clerk")
    promise = Promise.objects.get()
    assert _stands(promise) == ("refused", {"690 i": "candidate", "690 ii": "candidate"})

    settle_tracking(promise, [Action.objects.get(ref="690 ii")], by="Alma Reyes", reason=REASON)
    assert _stands(promise) == ("matched", {"690 ii": "settled"})
    file_pack([tracker(*twins, date=MARCH, name="later.txt")], by="clerk")
    assert _stands(promise) == ("matched", {"690 ii": "settled"})

    release_tracking(promise, by="Alma Reyes", reason="The chair asked for another look.")
    assert _stands(promise) == ("refused", {"690 i": "candidate", "690 ii": "candidate"})
    acts = [entry.act for entry in AuditEntry.objects.all()]
    assert (acts.count("settle tracking"), acts.count("release tracking"), find_break()) == (1, 1, None)


def test_a_wrong_match_is_settled_to_none_and_a_later_reading_leaves_it():
    pack = [minutes(RATES, name="first.txt"), tracker(RATES_ROW)]
    file_pack(pack, by="clerk")
    settle_tracking(Resolution.objects.get(), [], by="Cleo Finch", role="Clerk to the Panel", reason=REASON)

    file_pack([read_again(tracker(RATES_ROW), of=pack[1])], by="clerk")

    assert _stands(Resolution.objects.get()) == ("missing", {})
    settled = Settlement.objects.get()
    assert (settled.by, settled.role, settled.public_reason) == ("Cleo Finch", "Clerk to the Panel", REASON)


@pytest.mark.parametrize(
    ("by", "reason", "said"),
    [
        ("", REASON, "named person"),
        ("Alma Reyes", "why not", "in a sentence"),
        ("Nobody Known", REASON, "give the role"),
    ],
)
def test_what_no_named_person_settles_with_a_reason_is_refused(by, reason, said):
    file_pack([minutes(RATES), tracker(RATES_ROW)], by="clerk")
    before = _everything()

    with pytest.raises(SettlementError, match=said):
        settle_tracking(Resolution.objects.get(), [], by=by, reason=reason)
    assert (_everything(), Settlement.objects.count()) == (before, 0)


def test_an_action_cannot_carry_itself():
    file_pack([tracker(RATES_ROW)], by="clerk")
    with pytest.raises(SettlementError, match="carry itself"):
        settle_tracking(Action.objects.get(), [Action.objects.get()], by="Alma Reyes", reason=REASON)


def test_a_promise_is_dropped_by_a_person_with_a_reason_and_taken_up_again():
    file_pack([minutes(RATES, promises=[VOW]), board_notes()], by="clerk")
    promise = Promise.objects.get(text=VOW)
    decision = Decision.objects.create(public_id="d-1", title="Stop", passage=promise.passage)

    drop_owed(promise, by="Alma Reyes", reason="The programme was closed.", decision=decision)
    (settled,) = Settlement.objects.all()
    assert (settled.kind, settled.decision, settled.person.name) == ("drop", decision, "Alma Reyes")

    take_up_owed(promise, by="Alma Reyes", reason="The programme was opened again.")
    assert Settlement.objects.get().withdrawn_at is not None
    with pytest.raises(SettlementError, match="was not dropped"):
        take_up_owed(promise, by="Alma Reyes", reason="The programme was opened again.")


def test_a_withheld_name_in_a_reason_is_masked_also_when_it_becomes_known_later():
    file_pack([minutes(RATES, promises=[VOW])], by="clerk")
    drop_owed(Promise.objects.get(), by="Alma Reyes", reason="Dorothea Quill asked for it to be stopped.")
    assert "Dorothea Quill" in Settlement.objects.get().public_reason

    file_pack([board_notes()], by="clerk")

    assert Settlement.objects.get().public_reason == "[name withheld] asked for it to be stopped."


def test_a_closed_tracker_tells_nothing_of_a_public_promise_until_it_is_opened():
    file_pack([minutes(RATES, promises=[VOW])], by="clerk")
    file_pack([tracker(RATES_ROW)], by="clerk", confidentiality="confidential")
    paper = Paper.objects.get(kind="action_tracker")
    assert _stands(Resolution.objects.get()) == ("not_yet", {})
    assert _stands(Promise.objects.get()) == ("not_yet", {})

    set_status(paper, confidentiality="open", by="clerk", reason="the matter is closed")
    assert _stands(Resolution.objects.get()) == ("matched", {"687 iii a": "words"})
    assert _stands(Promise.objects.get())[0] == "missing"

    set_status(paper, status="withdrawn", by="clerk", reason="filed by mistake")
    assert _stands(Resolution.objects.get()) == ("not_yet", {})


def test_closed_papers_are_reconciled_among_themselves_for_the_office():
    file_pack([minutes(RATES), tracker(RATES_ROW)], by="clerk", confidentiality="confidential")
    assert _stands(Resolution.objects.get()) == ("matched", {"687 iii a": "words"})


def test_a_filing_says_in_the_audit_what_it_changed():
    file_pack([minutes(RATES)], by="clerk")
    file_pack([tracker(RATES_ROW)], by="clerk")

    (clause,) = Resolution.objects.values_list("public_id", flat=True)
    told = AuditEntry.objects.last().changes["reconciled"][clause]
    assert told["outcome"] == ["not_yet", "matched"]
    assert told["carried by"] == [[], ["northshire-police-and-crime-panel/action-687-iii-a"]]


def test_the_same_promise_printed_in_two_papers_of_one_meeting_stands_once():
    file_pack(
        [minutes(promises=[VOW]), minutes(promises=[VOW], name="pack.txt", notes=["As printed in the pack."])],
        by="clerk",
    )
    assert Promise.objects.count() == 1
    assert _stands(Promise.objects.get()) == ("not_yet", {})


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_same_promise_in_a_report_and_in_the_pack_that_holds_it_stands_once(order):
    alone = minutes(promises=[VOW], name="report.txt")
    papers = [read_again(alone, of=alone, meetings=()), minutes(promises=[VOW], name="pack.txt", notes=["The pack."])]
    for place in order:
        file_pack([papers[place]], by="clerk")

    (promise,) = Promise.objects.all()
    assert promise.meeting == Meeting.objects.get(date=NOVEMBER)
    assert file_pack(papers, by="clerk").is_empty


def test_a_promise_that_a_better_reader_no_longer_finds_stands_nowhere():
    first = minutes(RATES, promises=[VOW])
    file_pack([first, tracker(RATES_ROW)], by="clerk")
    file_pack([read_again(first, of=first, promises=())], by="clerk")

    assert Promise.objects.standing().count() == 0
    assert Reconciliation.objects.filter(promise__isnull=False).count() == 0
    assert Reconciliation.objects.filter(resolution__isnull=False).count() == 1


def test_a_record_is_kept_for_each_paper_without_its_tables_and_figures():
    file_pack([board_notes()], by="clerk")
    words = PaperRecord.objects.get().words
    assert "with the numbers by May" in words
    assert '"figures":[]' in words.replace(" ", "") or '"figures"' not in words


def test_a_record_filed_before_reconciling_is_reconciled_when_its_papers_are_checked_anew():
    pack = [minutes(RATES), tracker(RATES_ROW)]
    file_pack(pack, by="clerk")
    before = _everything()
    for model in (PaperRecord, Tracking, Trace, Reconciliation):
        model.objects.all().delete()
    ReportCard.objects.update(checker="an older one")

    file_pack(pack, by="clerk")
    assert _everything() == before


def test_a_paper_that_names_no_body_is_reconciled_by_itself():
    bare = minutes(RATES, promises=[VOW])
    nameless = [
        type(one)(**{name: getattr(one, name) for name in one.__struct_fields__} | {"body": None})
        for one in (*bare.record.documents, *bare.record.meetings)
    ]
    file_pack([read_again(bare, of=bare, documents=(nameless[0],), meetings=(nameless[1],))], by="clerk")
    paper = Paper.objects.get()
    assert paper.body is None
    assert set(Reconciliation.objects.values_list("scope", "outcome")) == {(paper.public_id, "not_yet")}
    assert paper.date == NOVEMBER
