"""A paper replaced by a next version: kept and cited, its findings corrected in it or carried over to it."""

import msgspec
import pytest

from answerable.keeping.changes.explanation import FindingError, explain_finding
from answerable.keeping.changes.pack import file_pack
from answerable.keeping.changes.replace import replace_paper
from answerable.keeping.changes.status import set_status
from answerable.keeping.changes.version import ReplaceError
from answerable.keeping.models import AuditEntry, Finding, MinuteItem, Paper, Promise, Question, ReportCard
from tests.keeping.readings import (
    AGREES,
    ALSO_DISAGREES,
    DISAGREES,
    board_notes,
    dated_paper,
    panel_pack,
    read_again,
)

pytestmark = pytest.mark.django_db

FIRST = (DISAGREES, ALSO_DISAGREES)
REASON = "The date was given by the council and is being asked about."


@pytest.fixture
def old():
    file_pack([dated_paper(*FIRST)], by="clerk")
    return Paper.objects.get()


def second(*lines, name="second.txt"):
    return dated_paper(*lines or (AGREES, ALSO_DISAGREES), name=name)


def test_a_finding_that_the_new_version_has_no_more_is_corrected_in_it_and_the_other_is_carried_over(old):
    replace_paper(second(), old, by="clerk")

    new = Paper.objects.get(file__name="second.txt")
    assert (new.version, Paper.objects.get(pk=old.pk).superseded_by, old.version) == (2, new, 1)
    corrected, carried = Finding.objects.filter(paper=old)
    assert (corrected.printed, corrected.state, corrected.corrected_in) == ("Wednesday", "corrected", new)
    assert (carried.printed, carried.state, carried.carried_to) == ("Friday", "open", new.findings.get())
    assert list(corrected.turns.values_list("kind", "version")) == [("found", None), ("corrected", new.pk)]
    assert list(new.findings.get().turns.values_list("kind", "version")) == [("found", None), ("carried", old.pk)]
    entry = AuditEntry.objects.last()
    assert (entry.act, entry.subject, entry.changes["replaces"]) == ("replace", new.public_id, old.public_id)
    assert entry.changes["findings"] == {corrected.public_id: ["open", "corrected"]}


def test_the_older_version_stays_public_with_its_text(old):
    replace_paper(second(), old, by="clerk")

    old.refresh_from_db()
    assert (old.is_public, old.status) == (True, "published")
    assert DISAGREES in [line["text"] for line in old.pages.get().public_lines]


def test_replacing_twice_changes_nothing(old):
    replace_paper(second(), old, by="clerk")
    entries, turns = AuditEntry.objects.count(), list(Finding.objects.values_list("turns__pk", flat=True))

    assert replace_paper(second(), old, by="clerk").is_empty
    assert file_pack([dated_paper(*FIRST), second()], by="clerk").is_empty
    assert AuditEntry.objects.count() == entries
    assert list(Finding.objects.values_list("turns__pk", flat=True)) == turns


def test_an_explanation_is_carried_over_and_is_given_to_the_newer_version_from_then_on(old):
    kept = Finding.objects.get(printed="Friday")
    explain_finding(kept, by="Sam Pell", role="Clerk", reason=REASON)

    replace_paper(second(), old, by="clerk")

    carried = Finding.objects.get(paper__version=2)
    last = carried.turns.last()
    assert (carried.state, last.kind, last.public_role, last.public_reason) == (
        "explained",
        "carried",
        "Clerk",
        REASON,
    )
    with pytest.raises(FindingError, match=f"answer {carried.public_id}"):
        explain_finding(kept, by="Sam Pell", role="Clerk", reason=REASON)


def test_a_finding_is_followed_through_three_versions(old):
    replace_paper(second(), old, by="clerk")
    replace_paper(second(AGREES, name="third.txt"), Paper.objects.get(version=2), by="clerk")

    third = Paper.objects.get(version=3)
    assert Finding.objects.get(paper__version=2).corrected_in == third
    assert third.findings.count() == 0


def test_a_newer_checker_brings_back_a_correction_that_was_none(old):
    replace_paper(second(), old, by="clerk")
    new = Paper.objects.get(version=2)
    again = read_again(second(*FIRST), of=second())

    file_pack([again], by="clerk")

    first, _ = Finding.objects.filter(paper=old)
    assert (first.state, first.corrected_in, first.carried_to.paper) == ("open", None, new)
    assert [kind for (kind,) in first.turns.values_list("kind")] == ["found", "corrected", "returned"]


def test_a_rule_that_failed_on_the_new_version_corrects_nothing(old):
    replace_paper(second(), old, by="clerk")
    Finding.objects.filter(paper=old).update(state="open", corrected_in=None)
    ReportCard.objects.filter(paper__version=2).update(failed=["DAT501"])

    set_status(Paper.objects.get(version=2), confidentiality="open", by="clerk", reason="as it was")

    assert not Finding.objects.filter(state="corrected").exists()


def test_what_an_older_checker_found_in_words_that_still_stand_is_not_taken_for_corrected(old):
    ReportCard.objects.update(checker="0.0.1+old")
    Finding.objects.filter(printed="Friday").update(key="as an older one", quote="Papers go out")
    Finding.objects.filter(printed="Wednesday").update(key="as an older two")

    replace_paper(second(), old, by="clerk")

    states = dict(Finding.objects.filter(paper=old).values_list("printed", "state"))
    assert states == {"Wednesday": "corrected", "Friday": "open"}


def test_what_a_newer_checker_takes_back_in_the_new_version_is_taken_back_in_the_old(old):
    replace_paper(second(), old, by="clerk")

    file_pack([read_again(second(AGREES), of=second())], by="clerk")

    assert set(Finding.objects.filter(printed="Friday").values_list("state", flat=True)) == {"withdrawn"}


def test_while_the_new_version_is_closed_nothing_is_corrected_in_it(old):
    replace_paper(second(), old, by="clerk")
    new = Paper.objects.get(version=2)

    set_status(new, status="withdrawn", by="clerk", reason="an error in it")
    assert set(Finding.objects.filter(paper=old).values_list("state", flat=True)) == {"open"}

    set_status(new, status="published", by="clerk", reason="put right")
    assert Finding.objects.get(paper=old, printed="Wednesday").state == "corrected"


def test_what_cannot_replace_is_refused_in_a_sentence_and_nothing_is_filed(old):
    with pytest.raises(ReplaceError, match="byte for byte"):
        replace_paper(dated_paper(*FIRST), old, by="clerk")
    with pytest.raises(ReplaceError, match="the new version would not be"):
        replace_paper(second(), old, by="clerk", confidentiality="exempt")
    assert Paper.objects.count() == 1

    replace_paper(second(), old, by="clerk")
    new = Paper.objects.get(version=2)
    with pytest.raises(ReplaceError, match=rf"was replaced already, by {new.public_id} \(version 2\)"):
        replace_paper(second(AGREES, name="third.txt"), old, by="clerk")
    with pytest.raises(ReplaceError, match="an older version cannot replace a newer one"):
        replace_paper(dated_paper(*FIRST), new, by="clerk")
    file_pack([second(AGREES, name="other.txt")], by="clerk")
    with pytest.raises(ReplaceError, match="can replace one paper only"):
        replace_paper(second(), Paper.objects.get(file__name="other.txt"), by="clerk")
    assert Paper.objects.count() == 3


def test_facts_are_told_as_the_newer_version_prints_them_and_what_it_leaves_out_stays():
    file_pack([board_notes(), panel_pack()], by="clerk")
    first = panel_pack()
    item = first.record.meetings[0].items[0]
    reworded = panel_pack(name="second.txt")
    meeting = reworded.record.meetings[0]
    title = "Annual Report 2021-22, as amended"
    item = type(item)(ref=item.ref, title=title, cite=item.cite)
    meeting = type(meeting)(
        **{name: getattr(meeting, name) for name in meeting.__struct_fields__} | {"items": (item,)}
    )
    newer = read_again(reworded, of=reworded, meetings=(meeting,), promises=())

    replace_paper(newer, Paper.objects.get(file__name="pack.txt"), by="clerk")

    assert MinuteItem.objects.get(ref="687").public_title == title
    kept = Promise.objects.standing().get(text__startswith="The Commissioner undertook")
    assert kept.passage.paper.file.name == "pack.txt"


def test_a_question_put_right_in_the_next_version_is_the_same_question_and_a_promise_worded_anew_another():
    file_pack([board_notes()], by="clerk")
    first = board_notes(promise="report", name="second.txt")
    asked = first.record.questions[1]
    right = msgspec.structs.replace(asked, text="How many officers were trained in the last year?")
    newer = read_again(first, of=first, questions=(first.record.questions[0], right))
    kept = Question.objects.get(kind="board")

    replace_paper(newer, Paper.objects.get(), by="clerk")

    question = Question.objects.standing().get(kind="board")
    assert (question.pk, question.public_text) == (kept.pk, right.text)
    assert question.passage.paper.version == 2
    words = Promise.objects.standing().values_list("public_text", "passage__paper__version")
    assert set(words) == {
        ("He would write to the Board with the numbers by May.", 1),
        ("He would report to the Board with the numbers by May.", 2),
    }
