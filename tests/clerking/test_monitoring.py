"""Monitoring at the desk: begun of an approved budget, noted line by line or from a workbook, told at once."""

import datetime as dt
import html
from decimal import Decimal

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from answerable.keeping.changes.desk.monitoring import begin_monitoring, note_outturn
from answerable.keeping.models.desk import Monitoring, Outturn, Role
from tests.costing.book.building import change_workbook
from tests.keeping.desk.makings_money import FINANCE, make_approved, make_budget, make_office

pytestmark = pytest.mark.django_db
TO = dt.date(2024, 9, 30)


def words_of(answer):
    return " ".join(html.unescape(answer.content.decode()).split())


@pytest.fixture
def officer(sign_in):
    return sign_in(Role.FINANCE_OFFICER, make_office())


@pytest.fixture
def monitoring(db):
    return begin_monitoring(make_approved(), by=FINANCE, to_on=TO)


def place_of(monitoring):
    return f"/desk/monitoring/{monitoring.pk}"


def send(officer, monitoring, path):
    file = SimpleUploadedFile("outturns.xlsx", path.read_bytes())
    return officer.post(f"{place_of(monitoring)}/outturns", {"file": file}, follow=True)


def test_an_approved_budget_is_followed_and_a_draft_is_not_offered(officer):
    make_budget()
    budget = make_approved()
    form = officer.get(f"/desk/monitoring/new?budget={budget.pk}").content.decode()
    assert form.count("<option") == 1
    future = officer.post("/desk/monitoring/new", {"budget": budget.pk, "to_on": "2199-01-01"})
    assert "That day is not over yet." in words_of(future)
    begun = officer.post("/desk/monitoring/new", {"budget": budget.pk, "to_on": "2024-09-30"}, follow=True)
    assert "To 30 September 2024" in words_of(begun)
    assert Monitoring.objects.get().to_on == TO


def test_a_line_is_noted_and_the_year_is_told_anew(officer, monitoring):
    place = f"{place_of(monitoring)}/lines/officer-pay"
    assert "Its budget for the year is £70,000,000." in words_of(officer.get(place))
    given = {"forecast": "71,000,000", "spent": "£35,200,000", "moved": "0", "why": "Overtime"}
    page = words_of(officer.post(place, given, follow=True))
    assert "It is noted." in page
    assert "71,000,000" in page
    assert "Overtime" in page
    again = officer.get(place).content.decode()
    assert 'value="71,000,000.00"' in again
    wrong = words_of(officer.post(place, {**given, "forecast": "much"}))
    assert "Forecast for the year: Enter a number" in wrong
    assert officer.get(f"{place_of(monitoring)}/lines/horses").status_code == 404


def test_a_late_save_of_a_line_is_a_conflict(officer, monitoring):
    place = f"{place_of(monitoring)}/lines/officer-pay"
    note_outturn(monitoring, "officer-pay", by=FINANCE, forecast=Decimal(70_500_000))
    given = {"forecast": "71000000", "moved": "0", "revision": 1}
    officer.post(place, given)
    assert "while you were working on it" in words_of(officer.post(place, {**given, "forecast": "72000000"}))
    assert Outturn.objects.get().forecast == 71_000_000


def test_the_workbook_handed_out_is_filled_in_and_taken_over_whole(officer, monitoring, tmp_path):
    place = tmp_path / "outturns.xlsx"
    place.write_bytes(officer.get(f"{place_of(monitoring)}/outturns.xlsx").content)

    def fill(book):
        sheet = book.active
        heads = {cell.value: cell.column for row in sheet.iter_rows(max_row=5) for cell in row if cell.value}
        codes = {sheet.cell(row=row, column=heads["Code"]).value: row for row in range(1, sheet.max_row + 1)}
        sheet.cell(row=codes["staff-pay"], column=heads["Forecast"]).value = 24_500_000
        sheet.cell(row=codes["staff-pay"], column=heads["Why"]).value = "Posts held"

    change_workbook(place, fill)
    page = words_of(send(officer, monitoring, place))
    assert "Lines taken over:" in page
    assert "Posts held" in page
    assert Outturn.objects.get(code="staff-pay").forecast == 24_500_000


def test_a_workbook_with_a_fault_is_not_taken_over_at_all(officer, monitoring, tmp_path):
    place = tmp_path / "outturns.xlsx"
    book = openpyxl.Workbook()
    book.active.title = "Outturns"
    book.active.append(["Code", "Forecast"])
    book.active.append(["officer-pay", 70_000_000])
    book.active.append(["horses", 12])
    book.save(place)
    page = words_of(send(officer, monitoring, place))
    assert "What is to be mended" in page
    assert "horses" in page
    assert not Outturn.objects.exists()


def test_monitoring_is_noted_and_dropped(officer, monitoring):
    noted = officer.post(f"{place_of(monitoring)}/note", {"note": "Half way", "revision": 1}, follow=True)
    assert "Half way" in words_of(noted)
    revision = Monitoring.objects.get().revision
    assert "It is off the desk." in words_of(
        officer.post(f"{place_of(monitoring)}/drop", {"revision": revision}, follow=True)
    )
    assert officer.get(place_of(monitoring)).status_code == 404


def test_the_page_asks_the_same_few_questions_however_many_lines_are_noted(
    officer, monitoring, django_assert_max_num_queries
):
    for code in ("officer-pay", "staff-pay", "running-costs"):
        note_outturn(monitoring, code, by=FINANCE, forecast=Decimal(1))
    officer.get("/desk")
    with django_assert_max_num_queries(24):
        officer.get(place_of(monitoring))
