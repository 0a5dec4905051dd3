"""Spending added up to the penny, and the schedule that is published of it."""

import datetime as dt
from collections import Counter
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.costing.spending.schedule_exhibit import BEFORE_PUBLISHING, list_schedule
from answerable.costing.spending.spending import SpendingResult
from answerable.costing.spending.threshold import find_threshold
from answerable.drawing.csv import write_csv
from answerable.measuring.refusal import MeasureError
from tests.costing.spending.sample import FORCE, HEADINGS, LINES, load_lines, measure_lines


def pounds(parts):
    return {part.name: str(part.amount) for part in parts}


def test_sums_are_those_of_a_hand(tmp_path):
    # 12,400.50 + 300.25 + 499.99 + 500.00 + 2,150.00 + 9,999.99 + 9,999.99 - 1,000.00
    found = measure_lines(tmp_path).result
    assert (found.total.amount, found.total.lines, found.items) == (Decimal("34850.72"), 8, 7)
    assert pounds(found.months) == {"2023-05": "35850.72", "2023-06": "-1000.00"}
    assert pounds(found.suppliers) == {
        "Calder Software": "19999.98",
        "Northgate Ltd": "11700.75",
        "Mead Stationery": "999.99",
    }
    assert pounds(found.directorates) == {
        "IT": "19999.98",
        "Fleet": "11700.75",
        "Legal": "2150.00",
        "Corporate": "999.99",
    }
    assert (found.vat.amount, found.vat.lines) == (Decimal("430.00"), 1)
    assert (found.cards.amount, found.cards.lines) == (Decimal("499.99"), 1)


def test_threshold_is_held_against_the_whole_item(tmp_path):
    found = measure_lines(tmp_path).result
    assert [(line.reference, line.line) for line in found.schedule] == [
        ("T1", "1"), ("T1", "2"), ("T4", ""), ("T5", ""), ("T6", ""), ("T7", ""),
    ]  # fmt: skip
    assert (found.published.amount, found.left_out.amount) == (Decimal("33850.73"), Decimal("999.99"))
    assert (found.published.lines, found.left_out.lines) == (6, 2)


def test_just_the_threshold_is_not_over_it():
    item = find_threshold("item of spending", dt.date(2023, 5, 1))
    assert (item.over, item.is_passed(Decimal("500.00")), item.is_passed(Decimal("500.01"))) == (500, False, True)
    assert item.is_passed(Decimal("-500.01"))


@pytest.mark.parametrize(
    ("publishes", "references"),
    [("with-cards", ["T1", "T1", "T2", "T4", "T5", "T6", "T7"]), ("all", [row[2] for row in LINES])],
)
def test_body_may_publish_more_than_it_must(tmp_path, publishes, references):
    assert [line.reference for line in measure_lines(tmp_path, publishes=publishes).result.schedule] == references


def test_redacted_supplier_is_named_nowhere(tmp_path):
    analysis = measure_lines(tmp_path)
    assert pounds(analysis.result.redacted) == {"Redacted: personal data": "2150.00"}
    assert "Quill" not in f"{analysis} {msgspec.json.encode(analysis.result)}"
    assert analysis.exhibit("redactions").title == "The supplier is not named on 1 of 8 lines"


def test_ledger_that_writes_redacted_in_the_place_of_the_name_is_understood(tmp_path):
    rows = [(*LINES[0][:4], "REDACTED Personal Data", *LINES[0][5:]), LINES[2]]
    found = measure_lines(tmp_path, rows).result
    assert pounds(found.redacted) == {"REDACTED Personal Data": "12400.50"}
    assert found.supplier_count == 1


def test_line_that_names_nobody_and_says_nothing_of_it_is_rejected(tmp_path):
    headings = [name for name in HEADINGS if name != "Redacted"]
    row = [cell for name, cell in zip(HEADINGS, LINES[0], strict=True) if name != "Redacted"]
    row[4] = ""
    report = load_lines(tmp_path, [row], headings).report
    assert [each.words for each in report.rejections] == [
        "There is no supplier and no is_redacted, and no row is taken without."
    ]


def test_line_without_a_name_has_a_part_of_its_own(tmp_path):
    rows = [(*LINES[0][:4], "", *LINES[0][5:]), LINES[2]]
    found = measure_lines(tmp_path, rows).result
    assert (found.unnamed.amount, found.supplier_count) == (Decimal("12400.50"), 1)


def test_supplier_with_a_title_is_pointed_out(tmp_path):
    rows = [(*LINES[0][:4], "Mrs A Quill", *LINES[0][5:]), (*LINES[2][:4], "Dray Haulage", *LINES[2][5:])]
    analysis = measure_lines(tmp_path, rows)
    assert analysis.result.titled == 1
    assert analysis.exhibit(BEFORE_PUBLISHING).sentence.startswith("1 line names its supplier with a title")


def test_credits_are_kept_and_said(tmp_path):
    analysis = measure_lines(tmp_path)
    assert analysis.exhibit("credits").title == "1 credit line took £1,000 off"
    assert [item.reference for item in analysis.result.largest_credits] == ["T7"]
    assert analysis.exhibit("spending-by-month").sentence == (
        "1 May to 12 June 2023: £34,850.72 in 7 items on 8 lines, after 1 credit line of £1,000."
    )


def test_payments_alike_are_listed_to_be_looked_at(tmp_path):
    analysis = measure_lines(tmp_path)
    (alike,) = analysis.result.alike
    assert analysis.exhibit(BEFORE_PUBLISHING).sentence.startswith("Once, one supplier was paid the same amount")
    assert (alike.supplier, alike.amount, alike.references) == ("Calder Software", Decimal("9999.99"), ("T5", "T6"))


def test_two_lines_of_one_payment_are_not_alike(tmp_path):
    rows = [(*LINES[5][:3], str(line), *LINES[5][4:]) for line in (1, 2)]
    found = measure_lines(tmp_path, rows).result
    assert (found.alike, found.items, found.total.amount) == ((), 1, Decimal("19999.98"))


def test_small_payments_alike_are_not_listed(tmp_path):
    rows = [(*LINES[3][:2], reference, *LINES[3][3:]) for reference in ("T8", "T9")]
    assert measure_lines(tmp_path, rows).result.alike == ()


def test_same_reference_and_line_with_another_amount_is_rejected(tmp_path):
    report = load_lines(tmp_path, [LINES[2], (*LINES[2][:5], "£1.00", *LINES[2][6:])]).report
    assert report.rejected == 2
    assert "has the same spender and reference and line_number and says something else" in report.rejections[0].words


def test_largest_item_is_told_with_its_reference(tmp_path):
    assert measure_lines(tmp_path).exhibit("largest-payments").sentence == (
        "1 May to 12 June 2023, of 7 items the largest was £12,700.75 to Northgate Ltd for Plates and 1 more, "
        "reference T1."
    )


def test_share_of_the_ten_paid_most_is_said_with_its_amounts(tmp_path):
    rows = [
        ("01/05/2023", FORCE, f"T{number}", "", f"Supplier {number}", "100", "", "Goods", "IT", "no", "no")
        for number in range(16)
    ]
    assert (
        measure_lines(tmp_path, rows)
        .exhibit("spending-by-supplier")
        .sentence.endswith("The 10 paid most had 62.5% of all spending (£1,000 of £1,600).")
    )


def test_suppliers_beyond_those_named_stand_together(tmp_path):
    analysis = measure_lines(tmp_path, named="1")
    assert [part.name for part in analysis.result.suppliers] == ["Calder Software"]
    assert analysis.result.others.amount == Decimal("12700.74")
    assert "All others: 2 suppliers." in analysis.exhibit("spending-by-supplier").notes


def test_lines_without_a_directorate_are_no_directorate_that_spent_most(tmp_path):
    rows = [(*LINES[0][:8], "", *LINES[0][9:]), LINES[2]]
    told = measure_lines(tmp_path, rows).exhibit("spending-by-directorate")
    assert told.title == "Corporate spent most of the directorates, £499.99"
    assert told.sentence == "1 May to 2 May 2023: Not given, £12,400.50; Corporate, £499.99."


def test_supplier_that_only_gave_back_was_not_paid_most(tmp_path):
    told = measure_lines(tmp_path, [LINES[7]]).exhibit("spending-by-supplier")
    assert told.title == "No supplier was paid more than was credited"


def test_only_the_days_asked_for_are_added_up(tmp_path):
    found = measure_lines(tmp_path, first_on="2023-05-02", last_on="2023-05-31").result
    assert (found.total.amount, found.first_on, found.last_on) == (
        Decimal("23149.97"), dt.date(2023, 5, 2), dt.date(2023, 5, 31),
    )  # fmt: skip


def test_days_without_spending_are_refused(tmp_path):
    with pytest.raises(MeasureError, match="has no spending in these days"):
        measure_lines(tmp_path, first_on="2024-01-01")
    with pytest.raises(MeasureError, match="first day is after the last"):
        measure_lines(tmp_path, first_on="2024-01-01", last_on="2023-01-01")


def test_month_in_the_place_of_the_day_is_enough(tmp_path):
    headings = ("Month", *HEADINGS[1:])
    analysis = measure_lines(tmp_path, [("2023-05", *row[1:]) for row in LINES[:3]], headings)
    assert (analysis.result.first_on, analysis.result.last_on) == (dt.date(2023, 5, 1), dt.date(2023, 5, 31))
    assert analysis.exhibit("schedule").table.rows[0][0] == "May 2023"


def test_quarter_in_the_place_of_the_day_is_refused(tmp_path):
    headings = ("Month", *HEADINGS[1:])
    with pytest.raises(MeasureError, match="1 line of a period longer than a month"):
        measure_lines(tmp_path, [("2023 Q2", *LINES[0][1:])], headings)


def test_schedule_as_a_file_has_every_line_and_column(tmp_path):
    table = list_schedule(measure_lines(tmp_path).result.schedule)
    lines = write_csv(table).splitlines()
    assert len(lines) == 7
    assert [words in lines[3] for words in ("2150.00", "430.00", "Redacted: personal data")] == [True] * 3


def test_schedule_on_a_page_leaves_out_columns_that_say_nothing(tmp_path):
    columns = [column.name for column in measure_lines(tmp_path).exhibit("schedule").table.columns]
    assert columns == [
        "Paid", "Spender", "Reference", "Line", "Supplier", "Purpose", "Directorate", "Amount", "VAT not recovered",
    ]  # fmt: skip


def test_result_comes_back_whole_from_what_is_kept(tmp_path):
    result = measure_lines(tmp_path).result
    assert msgspec.json.decode(msgspec.json.encode(result), type=SpendingResult) == result


WORDS = st.sampled_from(["Calder Ltd", "calder  ltd", "Mead", "Ávila & Co", "Redacted", ""])
ROWS = st.lists(
    st.tuples(
        st.dates(dt.date(2022, 4, 1), dt.date(2023, 3, 31)),
        WORDS,
        st.decimals(-(10**9), 10**9, places=2),
        st.sampled_from(["IT", "it", "Fleet", ""]),
        st.booleans(),
        st.integers(1, 5),
    ),
    min_size=1,
    max_size=30,
)


@given(ROWS)
@settings(max_examples=4, deadline=None)
def test_every_way_of_parting_adds_up_to_the_total(tmp_path_factory, drawn):
    rows = [
        (day, FORCE, f"T{item}", str(number), supplier, amount, "", "", directorate, "yes" if hidden else "no", "no")
        for number, (day, supplier, amount, directorate, hidden, item) in enumerate(drawn)
    ]  # fmt: skip
    found = measure_lines(tmp_path_factory.mktemp("spending"), rows, named="2").result
    total = sum(row[2] for row in drawn)
    others = [found.others] if found.others else []
    for parts in (
        found.months,
        found.directorates,
        [found.published, found.left_out],
        [*found.suppliers, *others, *found.redacted, found.unnamed],
    ):
        assert sum(part.amount for part in parts) == total == found.total.amount
        assert sum(part.lines for part in parts) == len(drawn)
    assert sum(line.amount for line in found.schedule) == found.published.amount
    assert Counter(line.reference for line in found.schedule).total() == found.published.lines
