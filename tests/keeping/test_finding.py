"""Papers checked as they are filed: findings known again, closed, opened again, and never lost."""

import msgspec
import pytest

from answerable import record
from answerable.checking.edition import checker_edition
from answerable.keeping.changes.explanation import explain_finding
from answerable.keeping.changes.ground import record_ground, withdraw_ground
from answerable.keeping.changes.masks import Masks
from answerable.keeping.changes.pack import file_pack
from answerable.keeping.changes.publication import republish_paper
from answerable.keeping.changes.status import set_status
from answerable.keeping.models import AuditEntry, Finding, Paper, Person, PublicationGround, ReportCard, Standing
from tests.keeping.readings import (
    AGREES,
    DISAGREES,
    Print,
    board_notes,
    dated_paper,
    make_reading,
    read_again,
)

pytestmark = pytest.mark.django_db


def test_filing_a_paper_files_what_does_not_agree_in_it_at_its_line():
    tally = file_pack([dated_paper(AGREES, DISAGREES)], by="clerk")

    finding = Finding.objects.get(rule="DAT501")
    assert tally.added["finding"] == 1
    assert finding.public_id == f"{Paper.objects.get().public_id}/finding-1"
    assert (finding.name, finding.severity, finding.state) == ("weekday-mismatch", "error", "open")
    assert (finding.printed, finding.expected) == ("Wednesday", "Tuesday")
    assert finding.working == "7 February 2023 fell on a Tuesday.\nThe paper prints Wednesday."
    assert (finding.passage.line, finding.passage.text) == (3, "Wednesday 7 February 2023")
    assert finding.public_message == finding.message
    assert states_of(finding) == [("found", "open")]


def test_a_report_card_says_how_much_was_tested_and_by_which_checker():
    file_pack([board_notes()], by="clerk")

    card = ReportCard.objects.get()
    assert (card.checker, card.failed) == (checker_edition(), [])
    assert card.figures == card.tested + sum(one["count"] for one in card.untested) == 1
    assert "DAT501" in card.checked


def test_filing_the_same_again_changes_nothing():
    file_pack([dated_paper(DISAGREES)], by="clerk")
    before = list(Finding.objects.values())

    assert file_pack([dated_paper(DISAGREES)], by="clerk").is_empty
    assert list(Finding.objects.values()) == before
    assert AuditEntry.objects.count() == 1
    assert AuditEntry.objects.get().changes["findings"] == {before[0]["public_id"]: ["", "open"]}


def test_a_newer_checker_checks_a_filed_paper_again_and_leaves_an_audit_entry():
    file_pack([dated_paper(DISAGREES)], by="clerk")
    ReportCard.objects.update(checker="0.0.1+old")
    Finding.objects.update(message="As an older checker put it.")

    tally = file_pack([dated_paper(DISAGREES)], by="clerk")

    assert (tally.unchanged["paper"], tally.changed["finding"]) == (1, 1)
    assert Finding.objects.get().message.startswith("Wednesday 7 February 2023: ")
    assert ReportCard.objects.get().checker == checker_edition()
    assert list(AuditEntry.objects.values_list("act", flat=True)) == ["file", "check"]
    assert file_pack([dated_paper(DISAGREES)], by="clerk").is_empty


def test_a_finding_keeps_its_address_when_its_line_moves():
    file_pack([dated_paper(DISAGREES)], by="clerk")
    kept = Finding.objects.get()

    file_pack([read_again(dated_paper("A line above.", DISAGREES), of=dated_paper(DISAGREES))], by="clerk")

    finding = Finding.objects.get()
    assert (finding.pk, finding.public_id, finding.passage.line) == (kept.pk, kept.public_id, 3)
    assert states_of(finding) == [("found", "open")]


def test_two_places_with_the_same_words_are_two_findings():
    file_pack([dated_paper(DISAGREES, "Between them.", DISAGREES)], by="clerk")

    assert list(Finding.objects.values_list("twin", "passage__line")) == [(1, 2), (2, 4)]


def test_what_a_later_reading_does_not_show_is_withdrawn_and_opens_again_when_it_returns():
    file_pack([dated_paper(DISAGREES)], by="clerk")
    file_pack([read_again(dated_paper(AGREES), of=dated_paper(DISAGREES))], by="clerk")
    assert states_of(Finding.objects.get()) == [("found", "open"), ("withdrawn", "withdrawn")]

    file_pack([dated_paper(DISAGREES)], by="clerk")

    assert Finding.objects.get().state == "open"
    assert states_of(Finding.objects.get())[-1] == ("returned", "open")
    assert [entry.changes["findings"] for entry in AuditEntry.objects.all()[1:]] == [
        {Finding.objects.get().public_id: ["open", "withdrawn"]},
        {Finding.objects.get().public_id: ["withdrawn", "open"]},
    ]


def test_an_explained_finding_stays_so_while_its_words_do():
    file_pack([dated_paper(DISAGREES)], by="clerk")
    explain_finding(Finding.objects.get(), by="Sam Pell", role="Clerk", reason="The day was moved by the chair.")
    ReportCard.objects.update(checker="0.0.1+old")

    file_pack([dated_paper(DISAGREES)], by="clerk")
    assert Finding.objects.get().state == "explained"

    ReportCard.objects.update(checker="0.0.1+old")
    Finding.objects.update(message="As an older checker put it.")
    file_pack([dated_paper(DISAGREES)], by="clerk")
    assert Finding.objects.get().state == "open"
    assert [kind for kind, _ in states_of(Finding.objects.get())] == ["found", "explained", "reworded"]


def test_a_rule_that_fails_neither_stops_the_filing_nor_closes_what_it_found():
    file_pack([dated_paper(DISAGREES)], by="clerk")
    there = record.Cite(line=1, quote="Dates of meetings")
    torn = record.Table(id="t", header=("a",), rows=(("1",), ("2",)), kind="data", row_cites=(there,), cite=there)

    file_pack([read_again(dated_paper(AGREES), of=dated_paper(DISAGREES), tables=(torn,))], by="clerk")

    assert "DAT501" in ReportCard.objects.get().failed
    assert Finding.objects.get().state == "open"


def test_findings_of_a_closed_paper_are_closed_and_open_with_it():
    file_pack([dated_paper(DISAGREES)], by="clerk", confidentiality="exempt")
    assert Finding.objects.public().count() == 0

    set_status(Paper.objects.get(), confidentiality="open", by="clerk", reason="the ground has gone")
    assert Finding.objects.public().count() == 1

    set_status(Paper.objects.get(), status="withdrawn", by="clerk", reason="an error in it")
    assert Finding.objects.public().count() == 0


PRIVATE = (
    "Mrs Quill of the parish wrote on Wednesday 7 February 2023.",
    "Her number, 0121 496 0000, was",
)


def test_what_is_said_of_a_place_withholds_what_the_place_withholds():
    file_pack([board_notes(extra=PRIVATE)], by="clerk")
    finding = Finding.objects.get(rule="DAT501")
    words = "Mrs Quill of the parish rang from 0121 496 0000 and moved it."
    explain_finding(finding, by="Sam Pell", role="Clerk, for Mrs Quill", reason=words)
    turn = finding.turns.last()
    withheld = "[name withheld] of the parish rang from [number withheld] and moved it."
    assert (turn.public_reason, turn.public_role) == (withheld, "Clerk, for [name withheld]")

    person = Person.objects.get(standing=Standing.PUBLIC)
    record_ground(person=person, ground="consent by letter of 1 March 2022", by="clerk")
    assert finding.turns.last().public_reason == words
    withdraw_ground(PublicationGround.objects.get(), why="consent taken back", by="clerk")
    assert finding.turns.last().public_reason == withheld


def test_a_name_that_turns_out_to_be_private_goes_from_an_explanation_too():
    file_pack([dated_paper(DISAGREES)], by="clerk")
    explain_finding(
        Finding.objects.get(), by="Sam Pell", role="Clerk", reason="Dorothea Quill asked for another day."
    )
    assert Finding.objects.get().turns.last().public_reason.startswith("Dorothea Quill")

    file_pack([board_notes()], by="clerk")

    assert Finding.objects.get().turns.last().public_reason == "[name withheld] asked for another day."


def test_a_number_broken_over_lines_is_withheld_in_a_finding_that_prints_half_of_it():
    printed = Print("Ring the desk on 07700", "900123 by Wednesday 7 February 2023.")
    file_pack([make_reading(printed)], by="clerk")
    Finding.objects.update(message="900123 does not agree with 900124.")

    republish_paper(Paper.objects.get(), Masks())

    assert Finding.objects.get().public_message == "[number withheld] does not agree with 900124."


def test_a_checker_that_cannot_take_a_paper_stops_no_filing_and_closes_nothing():
    file_pack([dated_paper(DISAGREES)], by="clerk")
    again = dated_paper(DISAGREES, "Another line.")
    torn = msgspec.structs.replace(again.pages[0], doubtful="Two columns.", doubtful_lines=((1,),))

    file_pack([read_again(msgspec.structs.replace(again, pages=(torn,)), of=dated_paper(DISAGREES))], by="clerk")

    assert Paper.objects.get().line_count == 2
    assert ReportCard.objects.get().failed == ["every rule"]
    assert Finding.objects.get().state == "open"


def states_of(finding):
    return list(finding.turns.values_list("kind", "state"))
