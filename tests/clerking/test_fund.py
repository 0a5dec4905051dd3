"""Funds and bids at the desk: opened, imported, allocated once, paid, matched, taken back; and bids."""

import html
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from answerable.costing.book import write_commissioning
from answerable.costing.fund import Bid as GivenBid
from answerable.costing.fund import Commissioning
from answerable.costing.fund import Fund as GivenFund
from answerable.keeping.changes.desk.fund import pay
from answerable.keeping.models.desk import AllocationPayment, Bid, Fund, FundAllocation, FundCondition, Role
from tests.keeping.desk.makings_money import (
    FINANCE,
    OFFICE,
    by_year,
    make_allocation,
    make_fund,
    make_office,
)

pytestmark = pytest.mark.django_db
ALLOCATED = {"recipient": "Thorne partnership", "purpose": "Lighting", "year": "2024", "amount": "30,000"}


def words_of(answer):
    return " ".join(html.unescape(answer.content.decode()).split())


@pytest.fixture
def officer(sign_in):
    return sign_in(Role.FINANCE_OFFICER, make_office())


def place_of(fund):
    return f"/desk/funds/{fund.pk}"


def send(officer, path):
    file = SimpleUploadedFile("funds.xlsx", path.read_bytes())
    return officer.post("/desk/funds/import", {"body": make_office().pk, "file": file}, follow=True)


def test_a_fund_is_opened_and_what_is_left_of_it_is_always_shown(officer):
    make_office()
    given = {"body": make_office().pk, "name": "Safer places", "giver": "The department", "amounts_2025": "100000"}
    opened = officer.post("/desk/funds/new", given, follow=True)
    assert "The fund is open." in words_of(opened)
    fund = Fund.objects.get()
    made = officer.post(f"{place_of(fund)}/allocations/new", {**ALLOCATED, "year": "2025"}, follow=True)
    assert "It is allocated." in words_of(made)
    assert "£70,000 of £100,000 is not allocated" in words_of(made)


def test_nothing_is_allocated_twice_or_beyond_the_fund(officer):
    fund = make_fund()
    officer.post(f"{place_of(fund)}/allocations/new", ALLOCATED)
    twice = words_of(officer.post(f"{place_of(fund)}/allocations/new", ALLOCATED))
    assert "has an allocation for this purpose in 2024/25" in twice
    over = {**ALLOCATED, "recipient": "Ashby partnership", "amount": "70,000.01"}
    assert "£70,000 is left of “Safer places”" in words_of(officer.post(f"{place_of(fund)}/allocations/new", over))
    assert FundAllocation.objects.count() == 1
    changed = {"name": "Safer places", "amounts_2024": "20000", "revision": fund.revision}
    assert "is allocated out of it for 2024/25" in words_of(officer.post(f"{place_of(fund)}/change", changed))


def test_an_allocation_is_changed_paid_and_taken_back_once_nothing_is_paid(officer):
    row = make_allocation(make_fund())
    place = f"/desk/allocations/{row.pk}"
    changed = {**ALLOCATED, "recipient": "Ashby partnership", "council": "Ashby", "amount": "65000", "revision": 1}
    assert "The allocation is changed." in words_of(officer.post(place, changed, follow=True))
    assert f'href="{place_of(row.fund)}">Back without saving' in officer.get(place).content.decode()
    paid = officer.post(f"{place}/payments/new", {"paid_on": "2024-06-01", "amount": "1,000"}, follow=True)
    assert "£1,000.00 on 1 June 2024" in words_of(paid)
    early = officer.post(f"{place}/payments/new", {"paid_on": "2199-06-01", "amount": "1,000"})
    assert "That day has not come yet" in words_of(early)
    row.refresh_from_db()
    kept = officer.post(f"{place}/withdraw", {"revision": row.revision}, follow=True)
    assert "Money was paid on it: it stays." in words_of(kept)
    payment = AllocationPayment.objects.get()
    officer.post(f"/desk/payments/{payment.pk}/take-back")
    officer.post(f"{place}/withdraw", {"revision": row.revision})
    assert not FundAllocation.objects.standing().exists()


@pytest.mark.parametrize(
    ("part", "given", "shown"),
    [
        ("matches", {"year": "2024", "percent": "20", "found": "1000"}, "2024/25: 20% of the grant; £1,000 found"),
        ("conditions", {"words": "Keep the headcount", "measure": "officers", "least": "7909"}, "Keep the headcount"),
        ("printed", {"of": "all", "name": "Sub-total", "year": "2024", "amount": "60000"}, "Sub-total, 2024/25"),
    ],
)
def test_a_part_of_a_fund_is_added_changed_and_taken_out(officer, part, given, shown):
    fund = make_fund()
    added = officer.post(f"{place_of(fund)}/parts/{part}/new", given, follow=True)
    assert shown in words_of(added)
    row = getattr(fund, part).get()
    place = f"/desk/fund-parts/{part}/{row.pk}"
    assert f'href="{place_of(fund)}">Back without saving' in officer.get(place).content.decode()
    officer.post(place, {**given, "source": "The grant letter", "revision": row.revision})
    row.refresh_from_db()
    assert row.source == "The grant letter"
    taken = officer.post(f"{place}/remove", {"revision": row.revision}, follow=True)
    assert "It is taken out." in words_of(taken)
    assert officer.get(f"{place_of(fund)}/parts/horses/new").status_code == 404


def test_a_condition_not_met_is_said_first(officer):
    fund = make_fund()
    FundCondition.objects.create(fund=fund, words="Keep 7,909 officers", least=7909, actual=7880, at_stake=100_000)
    page = words_of(officer.get(place_of(fund)))
    assert page.index("What is to be seen to") < page.index("7,880")


def test_a_year_is_chosen_and_a_strange_one_is_not(officer):
    fund = make_fund(amounts={"2023": "1.00", "2024": "2.00"})
    assert "Fund, 2023/24" in words_of(officer.get(f"{place_of(fund)}?year=2023"))
    for year in ("1999", "x", "%00", "9" * 40):
        assert "Fund, 2024/25" in words_of(officer.get(f"{place_of(fund)}?year={year}"))


def test_a_fund_with_money_allocated_out_of_it_stays(officer):
    row = make_allocation(make_fund())
    assert "take the allocations back first" in words_of(officer.post(f"{place_of(row.fund)}/close", follow=True))
    empty = make_fund(name="Another")
    assert "is off the desk." in words_of(officer.post(f"{place_of(empty)}/close", follow=True))


def test_a_workbook_of_funds_is_taken_whole_or_not_at_all(officer, tmp_path):
    given = Commissioning(
        body=OFFICE,
        funds=(GivenFund(code="safer", name="Safer places", amounts=by_year("1000")),),
        bids=(GivenBid(fund="Streets", bidder="Northshire Commissioner"),),
    )
    write_commissioning(given, tmp_path / "funds.xlsx")
    assert "Funds opened: 1." in words_of(send(officer, tmp_path / "funds.xlsx"))
    assert Bid.objects.get().fund == "Streets"
    again = words_of(send(officer, tmp_path / "funds.xlsx"))
    assert "has a fund of that name already" in again
    assert (Fund.objects.count(), Bid.objects.count()) == (1, 1)


def test_the_empty_workbook_of_funds_is_handed_out_and_makes_nothing(officer, tmp_path):
    place = tmp_path / "funds.xlsx"
    place.write_bytes(officer.get("/desk/funds/template.xlsx").content)
    assert "Funds opened: " not in words_of(send(officer, place))
    assert not Fund.objects.exists()


def test_a_bid_is_entered_and_won_only_with_an_amount(officer):
    given = {"body": make_office().pk, "fund": "Streets", "bidder": "The Commissioner", "state": "waiting"}
    officer.post("/desk/bids/new", {**given, "asked": "5000", "made_on": "2024-05-01"})
    bid = Bid.objects.get()
    place = f"/desk/bids/{bid.pk}"
    won = {**given, "state": "won", "revision": bid.revision}
    assert "Give the amount that was won." in words_of(officer.post(place, won))
    listed = words_of(officer.post(place, {**won, "amount": "4000"}, follow=True))
    assert "4000" in listed.replace(",", "")
    assert f'action="{place}/drop"' in officer.get(place).content.decode()
    revision = Bid.objects.get().revision
    assert "is off the desk." in words_of(officer.post(f"{place}/drop", {"revision": revision}, follow=True))


def test_the_auditor_reads_a_bid_as_a_page_and_not_as_a_form(sign_in):
    bid = Bid.objects.create(body=make_office(), fund="Streets", bidder="The Commissioner")
    page = words_of(sign_in(Role.AUDITOR).get(f"/desk/bids/{bid.pk}"))
    assert "Streets" in page
    assert "<form" not in page.partition("<main")[2]


def test_lists_ask_the_same_few_questions_however_much_there_is(officer, django_assert_max_num_queries):
    for number in range(4):
        row = make_allocation(make_fund(name=f"Fund {number}"))
        pay(row, by=FINANCE, paid_on=row.made_at.date(), amount=Decimal(10))
    officer.get("/desk")
    for place in ("/desk/funds", place_of(row.fund), "/desk/bids"):
        with django_assert_max_num_queries(12):
            officer.get(place)
