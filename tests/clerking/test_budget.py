"""A budget at the finance officer's desk: imported, worked on part by part, tried, compared, proposed, approved."""

import datetime as dt
import html
from decimal import Decimal

import msgspec
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from answerable.clerking.upload import MEGABYTE
from answerable.costing.book import write_budget, write_template
from answerable.keeping.changes.desk import budget as changes
from answerable.keeping.changes.desk.precept import record_event
from answerable.keeping.models.desk import Budget, BudgetLine, PreceptReview, Role, Scenario
from answerable.keeping.queries.desk import budget as queries
from tests.costing.book.building import change_workbook
from tests.keeping.desk.makings import make_panel
from tests.keeping.desk.makings_money import (
    BALANCED,
    FINANCE,
    ROBUST,
    make_budget,
    make_force,
    make_office,
    make_proposed,
    make_short,
)

pytestmark = pytest.mark.django_db
IMPORT = "/desk/budgets/import"


def words_of(answer):
    return " ".join(html.unescape(answer.content.decode()).split())


def place_of(budget):
    return f"/desk/budgets/{budget.pk}"


def again(budget):
    return queries.find_budget(budget.pk)


@pytest.fixture
def officer(sign_in):
    return sign_in(Role.FINANCE_OFFICER, make_office())


def send(officer, path, name="budget.xlsx"):
    file = SimpleUploadedFile(name, path.read_bytes())
    return officer.post(IMPORT, {"body": make_office().pk, "file": file}, follow=True)


def test_a_workbook_is_looked_at_first_and_then_makes_a_version(officer, tmp_path):
    make_force()
    write_budget(make_short(), tmp_path / "budget.xlsx")
    looked = send(officer, tmp_path / "budget.xlsx")
    assert "Nothing of it stands on the desk yet." in words_of(looked)
    assert "2024/25: a funding gap of £1,000,000" in words_of(looked)
    assert not Budget.objects.exists()
    preview = looked.redirect_chain[-1][0]
    given = {"stage": "provisional", "title": "Provisional 2024/25", "force": make_force().pk, "why": ""}
    made = officer.post(preview, given, follow=True)
    assert "2024/25: a funding gap of £1,000,000" in words_of(made)
    assert queries.budget_of(Budget.objects.get()).lines == make_short().lines


def test_the_second_import_says_what_would_change_and_asks_why(officer, tmp_path):
    first = make_budget(make_short())
    write_budget(BALANCED, tmp_path / "budget.xlsx")
    looked = send(officer, tmp_path / "budget.xlsx")
    assert "It becomes the version after" in words_of(looked)
    preview = looked.redirect_chain[-1][0]
    without = officer.post(preview, {"stage": "revised", "title": "Revised"})
    assert "Fill this in." in words_of(without)
    officer.post(preview, {"stage": "revised", "title": "Revised", "why": "The settlement came."})
    second = Budget.objects.get(title="Revised")
    assert second.based_on == first
    compared = words_of(officer.get(f"{place_of(second)}/compare"))
    assert "Police grant" in compared
    assert "The settlement came." in compared


def spoil_first_line(book):
    head = next(cell for row in book["Lines"].iter_rows() for cell in row if cell.value == "2024/25")
    book["Lines"].cell(row=head.row + 1, column=head.column).value = "lots"


def test_a_workbook_with_faults_makes_nothing_and_each_fault_has_its_cell(officer, tmp_path):
    place = tmp_path / "budget.xlsx"
    write_budget(BALANCED, place)
    change_workbook(place, spoil_first_line)
    told = words_of(send(officer, place))
    assert "This workbook cannot be used as it is" in told
    assert "What is to be mended" in told
    assert "lots" in told
    assert not Budget.objects.exists()


def test_what_is_no_workbook_is_refused_in_one_sentence(officer, tmp_path):
    place = tmp_path / "budget.xlsx"
    place.write_bytes(b"%PDF-1.7 and so on")
    assert "it is no .xlsx file inside" in words_of(send(officer, place))
    place.write_bytes(b"PK\x03\x04" + b"0" * 11 * MEGABYTE)
    assert "larger than 10 MB" in words_of(send(officer, place))
    place.write_bytes(b"PK\x03\x04 nothing more")
    assert "There is a problem" in words_of(send(officer, place))
    place.write_bytes(b"%PDF-1.7 and so on")
    assert "There is a problem" in words_of(send(officer, place, "budget.pdf"))
    write_template(place, (2024, 2025))
    assert "There is a problem" in words_of(send(officer, place))
    assert not Budget.objects.exists()


def test_a_preview_of_no_file_is_not_found(officer):
    assert officer.get(f"{IMPORT}/{make_office().pk}/{'0' * 64}").status_code == 404


def test_a_version_taken_away_as_a_workbook_and_sent_in_again_is_the_same(officer, tmp_path):
    budget = make_budget()
    place = tmp_path / "budget.xlsx"
    place.write_bytes(officer.get(f"{place_of(budget)}/workbook.xlsx").content)
    preview = send(officer, place).redirect_chain[-1][0]
    given = {"stage": "revised", "title": budget.title, "why": "Sent in again", "force": make_force().pk}
    officer.post(preview, given)
    second = Budget.objects.latest("pk")
    assert second != budget
    same = msgspec.structs.replace(queries.budget_of(again(second)), stage=budget.stage)
    assert same == queries.budget_of(again(budget))


def test_the_empty_workbook_is_handed_out(officer):
    sent = officer.get("/desk/budgets/template.xlsx")
    assert sent["Content-Disposition"] == 'attachment; filename="budget-template.xlsx"'
    assert sent.content.startswith(b"PK")


PARTS = {
    "lines": {"name": "Vehicles", "section": "Force", "kind": "cost", "driver": "prices", "amounts_2024": "1,200.50"},
    "savings": {"name": "One depot", "state": "agreed", "amounts_2024": "£40,000"},
    "tax_bases": {"council": "Wold", "year": "2024", "dwellings": "1000.25", "surplus": "-12.50"},
    "assumptions": {"driver": "prices", "percents_2024": "2.5"},
    "scenarios": {"name": "Grant cut", "grant_2024": "-1"},
    "schemes": {"name": "Vans", "programme": "Usual", "amounts_2025": "900"},
    "fundings": {"name": "Loans", "kind": "borrowing", "amounts_2025": "900"},
    "reserves": {"name": "Insurance", "from_year": "2024", "opening": "5000"},
    "debts": {"name": "A loan", "from_year": "2024", "opening": "100", "rate_percent": "3.5"},
    "fees": {"service": "Escort of a load", "amount": "310", "from_on": "2024-04-01"},
    "others": {"force": "Westshire (invented)", "year": "2024", "band_d": "261.4"},
    "printed": {"table": "budget", "name": "Total", "year": "2024", "amount": "99", "unit": "0.01"},
}


@pytest.mark.parametrize("part", PARTS)
def test_every_part_is_added_changed_and_taken_out(officer, part):
    budget = make_budget()
    place, model = f"{place_of(budget)}/parts/{part}", queries.PARTS[part][0]
    before = len(queries.parts_of(budget, part))
    added = officer.post(f"{place}/new", PARTS[part], follow=True)
    assert "It is added." in words_of(added), words_of(added)
    row = model.objects.latest("pk")
    form = officer.get(f"{place}/{row.pk}")
    assert form.status_code == 200
    noted = {**PARTS[part], "revision": row.revision}
    field = next(name for name in ("note", "source", "purpose", "decision", "rate_percent") if hasattr(row, name))
    noted[field] = "4.25" if field == "rate_percent" else "As the county says"
    assert "It is changed." in words_of(officer.post(f"{place}/{row.pk}", noted, follow=True))
    taken = officer.post(f"{place}/{row.pk}/remove", {"revision": model.objects.get(pk=row.pk).revision}, follow=True)
    assert "is taken out." in words_of(taken)
    assert len(queries.parts_of(budget, part)) == before


def test_amounts_are_taken_as_people_write_them_and_shown_with_commas(officer):
    budget = make_budget()
    line = BudgetLine.objects.get(code="officer-pay")
    place = f"{place_of(budget)}/parts/lines/{line.pk}"
    page = officer.get(place).content.decode()
    assert 'value="70,000,000"' in page
    assert 'inputmode="decimal"' in page
    given = {"name": "Officer pay", "section": "Force", "kind": "cost", "driver": "officer_pay", "revision": 1}
    officer.post(place, {**given, "amounts_2024": "£70,500,000", "amounts_2025": "(5.50)"})
    assert BudgetLine.objects.get(pk=line.pk).amounts == {"2024": "70500000", "2025": "-5.50"}


def test_a_box_that_holds_no_amount_is_an_error_of_its_year_and_nothing_is_saved(officer):
    budget = make_budget()
    count = BudgetLine.objects.count()
    wrong = {**PARTS["lines"], "amounts_2025": "a lot"}
    page = words_of(officer.post(f"{place_of(budget)}/parts/lines/new", wrong))
    assert "Amount (£), 2025/26: Enter a number" in page
    assert BudgetLine.objects.count() == count


def test_a_part_of_another_budget_is_not_found_under_this_one(officer):
    budget, other = make_budget(), make_budget()
    line = BudgetLine.objects.filter(budget=other).first()
    assert officer.get(f"{place_of(budget)}/parts/lines/{line.pk}").status_code == 404
    assert officer.get(f"{place_of(budget)}/parts/horses").status_code == 404
    assert officer.get(f"{place_of(budget)}/horses").status_code == 404


def test_a_scenario_is_tried_on_the_page_and_nothing_of_it_is_kept(officer):
    budget = make_budget()
    revision, before = again(budget).revision, Scenario.objects.count()
    page = words_of(officer.get(f"{place_of(budget)}?pay=1&grant=-1&band_d=5"))
    # 1% of £95m of pay and of £53m of grant, less £5 on 200,000 dwellings
    assert "A funding gap of £480,000" in page
    assert "£480,000 more to find" in page
    assert "officer_pay=1&staff_pay=1&grant=-1&band_d=5" in page
    assert (again(budget).revision, Scenario.objects.count()) == (revision, before)
    kept = officer.get(f"{place_of(budget)}/parts/scenarios/new?grant=-1").content.decode()
    assert 'name="grant_2024" value="-1"' in kept


@pytest.mark.parametrize("asked", ["pay=x", "pay=", "pay=0", "band_d=-9999", "pay=1e999", "grant=%00", "grant=NaN"])
def test_what_cannot_be_tried_leaves_the_page_as_it_is(officer, asked):
    page = officer.get(f"{place_of(make_budget())}?{asked}")
    assert page.status_code == 200
    assert "more to find" not in words_of(page)


@pytest.mark.parametrize("tab", ["", "/scenarios", "/precept", "/capital", "/reserves", "/fees", "/printed"])
def test_every_side_of_an_empty_budget_says_what_to_do(officer, tab):
    officer.post("/desk/budgets/new", {"body": make_office().pk, "year": "2024"})
    page = officer.get(f"{place_of(Budget.objects.get())}{tab}")
    assert page.status_code == 200
    assert any(
        word in words_of(page) for word in ("Add the", "Add a ", "enter it", "import a workbook", "No total of")
    )


def test_a_budget_is_proposed_once_somebody_has_looked_and_then_stays(officer):
    budget = make_budget()
    unsure = officer.post(f"{place_of(budget)}/propose", {"revision": 1})
    assert "There is a problem" in words_of(unsure)
    panel = make_panel()
    proposed = officer.post(f"{place_of(budget)}/propose", {"sure": "on", "panel": panel.pk}, follow=True)
    assert "It is proposed, and stays as it is." in words_of(proposed)
    review = PreceptReview.objects.get()
    assert (review.proposed, review.previous, review.tax_base) == (Decimal(250), Decimal(240), Decimal(200_000))
    refused = officer.post(f"{place_of(budget)}/parts/lines/new", PARTS["lines"])
    assert "make the next version" in words_of(refused)
    assert f"{place_of(budget)}/parts/lines/new" not in words_of(officer.get(f"{place_of(budget)}/parts/lines"))


def press_approve(officer, budget):
    return words_of(officer.post(f"{place_of(budget)}/approve", {"revision": again(budget).revision}, follow=True))


def test_approval_is_refused_in_the_laws_words_until_nothing_stands_in_its_way(officer):
    budget = make_budget()
    assert "Propose this version first" in press_approve(officer, budget)
    changes.propose_budget(again(budget), by=FINANCE)
    page = words_of(officer.get(place_of(budget)))
    assert "Before it is approved" in page
    assert "<strong>Not allowed:</strong> There is no report of the chief finance officer" in page
    assert "There is no report of the chief finance officer" in press_approve(officer, budget)
    told = {"robustness": ROBUST, "robustness_by": "The officer", "revision": again(budget).revision}
    officer.post(f"{place_of(budget)}/robustness", told)
    assert "It is the approved budget of 2024/25." in press_approve(officer, budget)
    assert "approved already" in press_approve(officer, budget)
    assert "Monitor it" in words_of(officer.get(place_of(budget)))


def test_a_budget_that_does_not_balance_is_not_approved(officer):
    budget = make_proposed(make_short())
    assert "£1,000,000" in press_approve(officer, budget)
    assert again(budget).stage == "proposed"


def test_a_budget_with_another_band_d_than_was_issued_is_not_approved(officer):
    budget = make_proposed(panel=make_panel())
    review = PreceptReview.objects.get()
    for kind, day, values in (
        ("notified", dt.date(2024, 1, 25), {"amount": Decimal("250.00")}),
        ("reviewed", dt.date(2024, 2, 5), {"members": 12}),
        ("reported", dt.date(2024, 2, 6), {"stance": "recommends", "recommended": ["249.00"]}),
        ("responded", dt.date(2024, 2, 9), {}),
        ("issued", dt.date(2024, 2, 20), {"amount": Decimal("249.00")}),
    ):
        record_event(review, kind, by=FINANCE, date=day, today=dt.date(2024, 3, 1), **values)
    assert "249" in press_approve(officer, budget)


def test_the_next_version_is_begun_with_every_part_and_a_reason(officer):
    budget = make_proposed()
    given = {"stage": "revised", "why": "The bases are declared."}
    begun = officer.post(f"{place_of(budget)}/copy", given, follow=True)
    assert "The bases are declared." in words_of(begun)
    second = Budget.objects.latest("pk")
    assert queries.budget_of(second).lines == BALANCED.lines
    dropped = officer.post(f"{place_of(second)}/drop", {"revision": second.revision}, follow=True)
    assert "is off the desk." in words_of(dropped)
    kept = officer.post(f"{place_of(budget)}/drop", {"revision": budget.revision}, follow=True)
    assert "make the next version" in words_of(kept)


def test_a_late_save_is_a_conflict(officer):
    budget = make_budget()
    given = {"title": "First", "band_d_2024": "250", "revision": budget.revision}
    officer.post(f"{place_of(budget)}/change", given)
    late = officer.post(f"{place_of(budget)}/change", {**given, "title": "Second"})
    assert "while you were working on it" in words_of(late)
    assert again(budget).title == "First"


def test_the_auditor_reads_and_is_offered_nothing_to_press(sign_in):
    budget = make_budget()
    page = sign_in(Role.AUDITOR).get(place_of(budget)).content.decode()
    for way in ("propose", "change", "copy", "approve", "drop", "robustness"):
        assert f"{place_of(budget)}/{way}" not in page
    assert "/workbook.xlsx" in page


def test_pages_ask_the_same_few_questions_however_much_there_is(officer, django_assert_max_num_queries):
    budget = make_budget()
    for number in range(5):
        given = {"name": f"Line {number}", "section": "Force", "amounts": {"2024": "0.00"}}
        changes.add_part(budget, "lines", by=FINANCE, **given)
        changes.copy_budget(budget, by=FINANCE, why="Another")
    officer.get("/desk")
    for place, most in (("", 30), ("/scenarios", 30), ("/parts/lines", 10), ("/compare", 40)):
        with django_assert_max_num_queries(most):
            assert officer.get(f"{place_of(budget)}{place}").status_code == 200
    with django_assert_max_num_queries(10):
        officer.get("/desk/budgets")
