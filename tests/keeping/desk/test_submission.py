"""Papers by their authors: asked for, written, checked as they are filed, explained, returned, accepted."""

import datetime as dt
import io

import docx
import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from answerable.keeping.changes.desk.appendix import attach_file, remove_appendix
from answerable.keeping.changes.desk.author import remind_authors
from answerable.keeping.changes.desk.row import ConflictError, RefusedError
from answerable.keeping.changes.desk.sign_off import need_sign_off
from answerable.keeping.changes.desk.submission import (
    accept_submission,
    ask_for_paper,
    explain_finding,
    file_submission,
    return_submission,
    sign_off,
    write_submission,
)
from answerable.keeping.models import Finding, Paper
from answerable.keeping.models.desk import Appendix, Letter, Role, Submission, SubmissionVersion
from answerable.keeping.queries.desk.submission import (
    compare_words,
    differences,
    find_submission,
    open_errors,
    owed_by,
    versions_of,
)
from answerable.keeping.queries.desk.words import words_of
from tests.keeping.desk.makings import CLERK, make_account, make_board, make_panel, make_sitting
from tests.keeping.desk.makings_papers import (
    AUTHOR,
    EXEMPT,
    RIGHT_SUM,
    WRONG_SUM,
    make_author,
    make_item,
    make_submission,
)

database = pytest.mark.django_db


def make_paper(meeting_of=None, **values):
    return make_submission(make_item(make_sitting(meeting_of or make_panel())), **values)


def renewed(paper):
    return find_submission(paper.pk)


@database
def test_an_author_is_asked_by_a_letter_with_the_day_and_the_way():
    item = make_item(make_sitting(make_panel()))
    paper = ask_for_paper(
        item, make_author(), by=CLERK, title="Fleet", due_on=dt.date(2023, 1, 20), note="Two pages."
    )
    letter = Letter.objects.get(about=paper.subject)
    assert letter.title == "A paper is asked for by 20 January: Fleet"
    assert f"/desk/papers/{paper.pk}" in letter.text
    assert "Two pages." in letter.text
    owed, others = owed_by(make_author())
    assert ([row.pk for row in owed], others) == ([paper.pk], [])


@database
def test_a_sum_that_does_not_add_up_is_shown_beside_its_table_before_anything_enters_the_record():
    version = file_submission(make_paper(body=WRONG_SUM), by=AUTHOR)
    assert [(one["severity"], one["printed"], one["expected"]) for one in version.findings] == [("error", "45", "42")]
    assert "42" in version.findings[0]["working"]
    parts, loose = words_of(version)
    beside = [(name, block.look) for name, blocks in parts for block in blocks if block.findings]
    assert (beside, loose) == ([("Report", "table")], [])
    assert not Paper.objects.exists()
    assert not Finding.objects.exists()


@database
def test_a_corrected_paper_filed_again_has_nothing_open_and_shows_what_changed():
    paper = make_paper(body=WRONG_SUM)
    file_submission(paper, by=AUTHOR)
    paper = renewed(paper)
    write_submission(paper, by=AUTHOR, revision=paper.revision, body=RIGHT_SUM)
    assert renewed(paper).status == "draft"
    file_submission(renewed(paper), by=AUTHOR)
    after, before = versions_of(paper)
    assert (after.number, open_errors(after)) == (2, [])
    [(name, told)] = differences(before, after)
    assert (name, [pair for pair in told if pair[0] != "same"]) == ("Report", [("gone", "45"), ("new", "42")])


@database
def test_an_explanation_stays_with_the_version_and_with_the_next_that_has_the_finding():
    paper = make_paper(body=WRONG_SUM)
    version = file_submission(paper, by=AUTHOR)
    explain_finding(version, version.findings[0]["key"], by=AUTHOR, reason="Three vehicles are shared by both lots.")
    write_submission(renewed(paper), by=AUTHOR, revision=renewed(paper).revision, purpose="To report again.")
    again = file_submission(renewed(paper), by=AUTHOR)
    assert open_errors(again) == []
    assert again.explanations[again.findings[0]["key"]]["reason"] == "Three vehicles are shared by both lots."


@database
def test_explaining_needs_words_and_a_finding():
    version = file_submission(make_paper(body=WRONG_SUM), by=AUTHOR)
    with pytest.raises(RefusedError, match="Say why it stands"):
        explain_finding(version, version.findings[0]["key"], by=AUTHOR, reason=" ")
    with pytest.raises(RefusedError, match="no such finding"):
        explain_finding(version, "unknown", by=AUTHOR, reason="Why not.")


@database
def test_a_paper_with_an_error_open_is_accepted_only_with_the_clerks_reason():
    paper = make_paper(body=WRONG_SUM)
    file_submission(paper, by=AUTHOR)
    with pytest.raises(RefusedError, match="1 thing in it does not agree and nobody has explained it"):
        accept_submission(renewed(paper), by=CLERK, revision=renewed(paper).revision)
    why = "The total is as the supplier printed it."
    accepted = accept_submission(renewed(paper), by=CLERK, revision=renewed(paper).revision, despite=why)
    assert (accepted.status, accepted.accepted_despite) == ("accepted", why)
    with pytest.raises(RefusedError, match="The clerk has accepted this paper"):
        write_submission(accepted, by=AUTHOR, revision=accepted.revision, purpose="Else.")


@database
def test_a_returned_paper_goes_back_with_a_letter():
    paper = make_paper()
    file_submission(paper, by=AUTHOR)
    return_submission(renewed(paper), by=CLERK, revision=renewed(paper).revision, note="Name the supplier.")
    assert renewed(paper).status == "returned"
    assert "Name the supplier." in Letter.objects.latest("id").text
    with pytest.raises(RefusedError, match="Only a paper that its author has filed"):
        accept_submission(renewed(paper), by=CLERK, revision=renewed(paper).revision)


@database
@pytest.mark.parametrize(
    ("lacking", "said"),
    [
        ({"recommendations": ""}, "recommends nothing"),
        ({"finance": " "}, "The implications for finance are blank"),
        ({"legal": "", "equalities": ""}, "The implications for legal and equality are blank"),
        ({"background_papers": ""}, "does not list its background papers"),
        ({"purpose": ""}, "A paper needs its purpose"),
        ({"confidentiality": "confidential"}, "Say whether the paper is open to the public"),
        ({"confidentiality": "exempt", "exempt_paragraph": 3}, "lacks the public interest test, who decided it"),
        ({"body": "{money 4,2}\n| Cars | 12 | 3 |"}, "3 cells in a table of 2 columns"),
    ],
)
def test_a_paper_is_not_filed_without_what_the_template_insists_on(lacking, said):
    paper = make_paper(**lacking)
    with pytest.raises(RefusedError, match=said):
        file_submission(paper, by=AUTHOR)
    assert not SubmissionVersion.objects.exists()


@database
def test_a_boards_paper_may_go_without_a_list_of_background_papers():
    assert file_submission(make_paper(make_board(), background_papers=""), by=AUTHOR).number == 1


@database
def test_a_filing_from_an_old_page_is_a_conflict():
    paper = make_paper()
    write_submission(paper, by=AUTHOR, revision=paper.revision, purpose="Else.")
    with pytest.raises(ConflictError):
        file_submission(paper, by=AUTHOR, revision=paper.revision)


@database
def test_an_officer_signs_a_version_off_once_and_a_new_version_needs_it_again():
    paper = make_paper()
    body = paper.business.sitting.body
    need_sign_off(body, by=CLERK, role=Role.FINANCE_OFFICER, concerns="finance", first_on=dt.date(2020, 1, 1))
    officer = make_account(Role.FINANCE_OFFICER, body, name="Fay Count")
    first = file_submission(paper, by=AUTHOR)
    signed = {"account": officer, "role": Role.FINANCE_OFFICER, "by": officer.signature}
    sign_off(first, **signed)
    with pytest.raises(RefusedError, match="signed off in that role already"):
        sign_off(first, **signed)
    with pytest.raises(RefusedError, match="does not ask for a sign-off in that role"):
        sign_off(first, **signed | {"role": Role.MONITORING_OFFICER})
    file_submission(renewed(paper), by=AUTHOR)
    with pytest.raises(RefusedError, match="A later version was filed meanwhile"):
        sign_off(first, **signed)


def table_pdf(total):
    rows = f"#table(columns: 2, [Lot], [Vehicles], [Cars], [12], [Vans], [30], [Total], [{total}])"
    return typst.compile(f"= Vehicles by lot\n\n{rows}\n".encode())


@database
def test_an_appendix_is_checked_as_well_and_its_finding_names_it():
    paper = make_paper()
    attach_file(paper, table_pdf(45), "Vehicles_by_lot.pdf", by=AUTHOR)
    version = file_submission(renewed(paper), by=AUTHOR)
    assert [(one["where"], one["expected"]) for one in version.findings] == [("Vehicles by lot", "42")]
    assert version.attached[0]["title"] == "Vehicles by lot"
    _, loose = words_of(version)
    assert len(loose) == 1


@database
def test_files_change_only_what_waits_and_a_filed_paper_is_to_be_filed_again():
    paper = make_paper()
    made = attach_file(paper, table_pdf(42), "Lots.pdf", by=AUTHOR)
    file_submission(renewed(paper), by=AUTHOR)
    remove_appendix(Appendix.objects.get(pk=made.pk), by=AUTHOR)
    assert renewed(paper).status == "draft"
    assert versions_of(paper)[0].attached[0]["title"] == "Lots"


@database
@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "this file is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "this is a picture"),
        (b"%PDF-1.7 broken", "“x.bin”: "),
        (b"Plain words of a paper.", "is neither a PDF nor a Word"),
    ],
)
def test_a_file_that_is_no_paper_is_refused_in_a_sentence(data, said):
    with pytest.raises(RefusedError, match=said):
        attach_file(make_paper(), data, "x.bin", by=AUTHOR)
    assert not Appendix.objects.exists()


def make_word():
    made = docx.Document()
    made.add_heading("Fleet renewal", 1)
    for title, words in (
        ("Purpose", "To report on the fleet."),
        ("Recommendations", "To note the report."),
        ("Background", "The fleet was renewed in two lots."),
        ("Financial implications", "None beyond the programme."),
        ("Equalities implications", "Assessed: no group is affected."),
    ):
        made.add_heading(title, 2)
        made.add_paragraph(words)
    table = made.add_table(rows=2, cols=2)
    for cell, words in zip(table._cells, ("Lot", "Vehicles", "Cars", "12"), strict=True):
        cell.text = words
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


@database
def test_a_word_file_is_read_into_the_fields_that_its_headings_name():
    paper = make_paper(purpose="", legal="As before.")
    attach_file(paper, make_word(), "paper.docx", by=AUTHOR)
    read = renewed(paper)
    assert (read.purpose, read.recommendations, read.finance) == (
        "To report on the fleet.",
        "To note the report.",
        "None beyond the programme.",
    )
    assert read.legal == "As before."
    assert "## Background\n\nThe fleet was renewed in two lots." in read.body
    assert "| Cars | 12 |" in f"{read.body}{read.equalities}"
    assert file_submission(read, by=AUTHOR).number == 1


@database
def test_reminders_come_before_and_after_the_due_day_and_each_once():
    paper = make_paper(due_on=dt.date(2023, 1, 20))
    start = Letter.objects.count()
    for days, said in ((10, 0), (7, 1), (6, 0), (2, 1), (0, 1), (-1, 1), (-2, 0)):
        today = dt.date(2023, 1, 20) - dt.timedelta(days)
        assert (days, remind_authors(today), remind_authors(today)) == (days, said, 0)
    assert Letter.objects.count() == start + 4
    assert "was due on Friday 20 January 2023" in Letter.objects.latest("id").text
    file_submission(renewed(paper), by=AUTHOR)
    assert remind_authors(dt.date(2023, 1, 27)) == 0


@database
def test_a_closed_paper_is_filed_with_its_grounds():
    version = file_submission(make_paper(**EXEMPT), by=AUTHOR)
    assert (version.number, Submission.objects.get().is_open) == (1, False)


@given(st.text(max_size=80), st.text(max_size=80))
def test_a_comparison_holds_every_word_of_both_texts(old, new):
    told = compare_words(old, new)
    assert "".join(words for how, words in told if how != "new") == old
    assert "".join(words for how, words in told if how != "gone") == new
