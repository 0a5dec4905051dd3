"""The register of decisions: numbers without a gap, what the law says of each, and what the public is shown."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from answerable import record
from answerable.keeping.changes.desk.decision_notice import (
    change_decision,
    print_decisions,
    publish_decision,
    publish_decisions,
    withdraw_decision,
    write_decision,
)
from answerable.keeping.changes.desk.row import RefusedError, remove_row, undo_act
from answerable.keeping.changes.pack import file_pack
from answerable.keeping.models import AuditEntry, Decision, Paper
from answerable.keeping.models.desk import DecisionNotice, DecisionStyle, PublicationKind
from answerable.keeping.queries.desk.decision_notice import (
    decision_sheet,
    decisions_since,
    find_decision,
    judge_notice,
    list_decisions,
    notice_sheet,
    print_number,
)
from answerable.keeping.store import read_file
from answerable.reading.extract.decision import normalise_number
from tests.keeping.desk.makings import CLERK, make_board, make_panel, make_sitting
from tests.keeping.desk.makings_undertaking import FEBRUARY, JANUARY, make_decision, make_register
from tests.keeping.readings import BOARD, Print, make_reading

pytestmark = pytest.mark.django_db
SECRET = "Zqsecret yard"
EXEMPT = {
    "confidentiality": "exempt", "exempt_paragraph": 3, "public_interest_test": f"{SECRET}: the price would be lost.",
    "tested_by": "Una Marsh", "review_on": dt.date(2023, 12, 1),
}  # fmt: skip


@pytest.fixture
def board():
    return make_board()


def codes(notice):
    return [ruling.code for ruling in judge_notice(find_decision(notice.pk))]


def in_print(*numbers, day=dt.date(2022, 11, 1)):
    """A list of decisions as an old paper prints it."""
    printed = Print()
    heading = printed.write("Key decisions", "heading")
    decisions = tuple(
        record.Decision(
            number=number, number_printed=number, title=f"Matter {number}", date=day, cite=printed.write(number)
        )
        for number in numbers
    )
    document = record.Document(
        id="d1", kind="decision_list", title="Key decisions", body=BOARD, date=day, cite=heading
    )
    return make_reading(printed, name="decisions.txt", documents=(document,), decisions=decisions)


def test_decisions_have_the_next_number_of_their_year_in_the_bodys_style(board):
    make_register(board, style=DecisionStyle.YEAR_LAST)
    made = [make_decision(board, date) for date in (dt.date(2022, 12, 1), dt.date(2022, 12, 7), dt.date(2023, 1, 3))]
    assert [one.number for one in made] == ["2022/001", "2022/002", "2023/001"]
    assert [one.number_printed for one in made] == ["001-2022", "002-2022", "001-2023"]
    assert {one.signed_by for one in made} == {"The Commissioner"}


def test_numbers_go_on_from_those_that_papers_print(board):
    file_pack([in_print("2022/028", "2022/029")], by="clerk")
    assert make_decision(board).number == "2022/030"


class Numbering(TestCase):
    """Whatever is written down, withdrawn or tried to be removed: each year's numbers are 1, 2, 3 … without a gap."""

    acts = st.lists(
        st.tuples(st.sampled_from([2021, 2022, 2023]), st.sampled_from(["", "withdraw", "remove", "undo"]))
    )

    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
    @given(acts=acts)
    def test_numbers_have_no_gap_and_no_duplicate_whatever_happens(self, acts):
        board = make_board()
        for year, then in acts:
            made = make_decision(board, dt.date(year, 3, 1))
            if then == "withdraw":
                withdraw_decision(made, by=CLERK, why="It was written down by mistake.")
            elif then == "remove":
                with pytest.raises(RefusedError, match="keeps its number"):
                    remove_row(made, by=CLERK, act="remove")
            elif then == "undo":
                with pytest.raises(RefusedError, match="cannot be undone"):
                    undo_act(AuditEntry.objects.filter(subject=made.subject).latest("sequence"), by=CLERK)
        for year in (2021, 2022, 2023):
            serials = DecisionNotice.objects.filter(year=year).order_by("serial").values_list("serial", flat=True)
            assert list(serials) == list(range(1, len(serials) + 1))


@given(year=st.integers(2012, 2060), serial=st.integers(1, 999), style=st.sampled_from(DecisionStyle.values))
def test_a_number_in_any_style_is_read_back_as_the_same(year, serial, style):
    assert normalise_number(print_number(style, year, serial), dt.date(year, 5, 1)) == f"{year}/{serial:03}"


def test_a_decision_out_of_the_order_of_its_number_is_warned_of(board):
    make_decision(board, dt.date(2022, 12, 23))
    assert codes(make_decision(board, dt.date(2022, 12, 7))) == ["W-DECISION-ORDER"]


def test_another_decision_in_print_with_the_same_number_is_found(board):
    notice = make_decision(board, dt.date(2022, 12, 7))
    file_pack([in_print("2022/001")], by="clerk")
    assert "E-DECISION-REF-DUPLICATE" in codes(notice)


def test_a_decision_without_its_report_or_its_ground_is_not_published(board):
    bare = make_decision(board, file=None)
    assert codes(bare) == ["E-DECISION-NO-REPORT"]
    with pytest.raises(RefusedError, match="has no report"):
        publish_decision(bare, by=CLERK)
    closed = make_decision(make_panel(), confidentiality="exempt")
    assert "E-EXEMPT-NO-GROUND" in codes(closed)
    with pytest.raises(RefusedError, match="cannot be closed"):
        publish_decision(closed, by=CLERK)


def test_a_decision_is_written_down_once_it_is_taken_and_stays_in_its_year(board):
    with pytest.raises(RefusedError, match="has not come"):
        write_decision(board, by=CLERK, date=FEBRUARY, title="Fees", summary="As proposed.", today=JANUARY)
    notice = make_decision(board)
    with pytest.raises(RefusedError, match="cannot move to another year"):
        change_decision(notice, by=CLERK, revision=notice.revision, date=dt.date(2023, 1, 3))


def test_a_withdrawn_one_stays_in_the_list_by_its_number_alone(board):
    withdraw_decision(make_decision(board), by=CLERK, why="It was written down twice.")
    (line,) = decision_sheet(board, make_sitting(board, FEBRUARY)).lines
    assert (line.number, line.title, line.report) == ("2022/001", "Number not used", "")
    with pytest.raises(RefusedError, match="was withdrawn"):
        publish_decision(DecisionNotice.objects.get(), by=CLERK)


def test_a_published_notice_is_read_back(board):
    make_register(board)
    made = publish_decision(make_decision(board), by=CLERK, today=dt.date(2022, 12, 2))
    assert made.kind == PublicationKind.DECISION
    kept = Decision.objects.get()
    assert (kept.number, kept.title, kept.date, kept.is_public) == (
        "2022/001", "Fees and charges", dt.date(2022, 12, 1), True
    )  # fmt: skip


def test_a_notice_published_again_is_the_next_version(board):
    notice = make_decision(board)
    first = publish_decision(notice, by=CLERK)
    change_decision(notice, by=CLERK, revision=2, title="Fees and charges of 2023")
    second = publish_decision(notice, by=CLERK)
    assert second.supersedes == first


def test_the_list_holds_what_was_decided_since_the_last_panel(board):
    panel = make_panel()
    make_register(board, panel=panel)
    make_sitting(panel, dt.date(2022, 11, 14))
    sitting = make_sitting(panel, JANUARY)
    for date in (dt.date(2022, 11, 1), dt.date(2022, 12, 1), dt.date(2022, 12, 23), dt.date(2023, 1, 20)):
        make_decision(board, date, title=f"Of {date:%-d %B}")
    since, rows = decisions_since(panel, sitting)
    assert since == dt.date(2022, 11, 14)
    assert [row.title for row in rows] == ["Of 23 December", "Of 1 December"]
    assert decision_sheet(panel, sitting).body == BOARD


def test_what_is_written_down_after_a_list_was_published_is_in_the_next(board):
    first, second = make_sitting(board, JANUARY), make_sitting(board, FEBRUARY)
    make_decision(board, dt.date(2022, 12, 23))
    publish_decisions(first, by=CLERK)
    make_decision(board, dt.date(2022, 12, 7), title="Fees")
    assert [row.title for row in decisions_since(board, second)[1]] == ["Fees"]


def test_a_closed_decision_is_shown_by_its_title_and_ground_alone(board):
    notice = make_decision(
        board, title="Disposal of property", summary=f"Sell the {SECRET}.", reasons=SECRET, **EXEMPT
    )
    for sheet in (decision_sheet(board, make_sitting(board, FEBRUARY)), notice_sheet(notice, FEBRUARY)):
        assert "Disposal of property" in repr(sheet)
        assert "paragraph 3 of schedule 12A" in repr(sheet)
        assert SECRET not in repr(sheet)


def test_where_the_title_is_closed_too_there_is_its_number_and_ground(board):
    notice = make_decision(board, title=f"Sale of the {SECRET}", summary="Sold.", is_title_closed=True, **EXEMPT)
    sheet = notice_sheet(notice, FEBRUARY)
    assert (sheet.number, sheet.title) == ("2022/001", "Exempt decision")
    assert SECRET not in repr(sheet)


def test_the_title_of_what_is_closed_on_no_ground_yet_is_not_shown(board):
    notice = make_decision(board, title=f"Sale of the {SECRET}", confidentiality="confidential")
    assert notice_sheet(notice, FEBRUARY).title == "Confidential decision"


def test_nothing_of_a_closed_decision_is_in_what_was_published(board):
    sitting = make_sitting(board, FEBRUARY)
    notice = make_decision(
        board, title=f"Sale of the {SECRET}", summary=SECRET, reasons=SECRET, alternatives=SECRET,
        is_title_closed=True, file=(f"{SECRET}.pdf", "application/pdf", b"%PDF-1.7 x"), **EXEMPT,
    )  # fmt: skip
    for made in (publish_decision(notice, by=CLERK), publish_decisions(sitting, by=CLERK)):
        words = " ".join(line["text"] for page in made.paper.pages.all() for line in page.lines)
        assert "Zqsecret" not in words
        assert b"Zqsecret" not in read_file(made.pdf) + read_file(made.word)
        assert "Zqsecret" not in f"{made.title}{made.rulings}{made.contents}{made.pdf.name}"
    assert Paper.objects.public().count() == 2


def test_a_list_is_printed_in_two_forms(board):
    make_decision(board)
    pdf, word = print_decisions(board, make_sitting(board, FEBRUARY))
    assert (pdf[:5], word[:2]) == (b"%PDF-", b"PK")


def test_a_register_takes_as_many_queries_for_three_as_for_one(board, django_assert_num_queries):
    make_decision(board)
    with django_assert_num_queries(1):
        assert [one.body.name for one in list_decisions([board])] == [BOARD]
    make_decision(board)
    make_decision(board)
    with django_assert_num_queries(1):
        assert len([one.report_file.name for one in list_decisions([board])]) == 3
