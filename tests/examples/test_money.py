"""The demonstration's money: balanced where it says so, the panel's own band D, and public by its reports alone."""

import datetime as dt
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from answerable.costing.judgement import judge_budget
from answerable.costing.revenue.statement import work_out_budget
from answerable.keeping.models import Finding
from answerable.keeping.models.desk import Bid, Budget, BudgetStage, FinanceReport, FundAllocation, PreceptReview
from answerable.keeping.queries.desk.budget import review_of
from answerable.law.day import find_financial_year
from answerable.law.ruling import list_stops
from examples.data.finance import make_budget
from examples.data.grants import make_commissioning
from examples.data.year_before import know_by, make_approved, monitor_by, show_proposed
from examples.desk.money import LOWER, WHY_REVISED, keep_money
from examples.desk.office import notice_day, propose_precept
from examples.desk.people import people_office

YEAR = 2026


@pytest.fixture
def office(db, settings, tmp_path):
    """The demonstration's bodies, its panel notified of the precept, and all of its money."""
    settings.DATA_DIR = tmp_path
    today = timezone.localdate()
    made = people_office(today)
    propose_precept(made, today)
    keep_money(made, today)
    return made


def test_the_money_of_the_demonstration_agrees_with_its_review_and_is_public_by_its_reports_alone(office):
    last, this = PreceptReview.objects.order_by("year")
    assert (this.previous, this.proposed, this.tax_base) == (
        Decimal("289.15"),
        Decimal("301.60"),
        Decimal("402318.40"),
    )
    approved, short, proposed, lower = Budget.objects.order_by("pk")
    assert review_of(approved) == last
    assert [row.stage for row in (approved, short, proposed, lower)] == [
        BudgetStage.APPROVED,
        BudgetStage.PROPOSED,
        BudgetStage.PROPOSED,
        BudgetStage.REVISED,
    ]
    assert Decimal(lower.band_d[str(this.year)]) == Decimal("301.60") - LOWER
    assert Bid.objects.exists()
    assert FundAllocation.objects.filter(in_arrears=True).exists()

    published = FinanceReport.objects.exclude(publication=None)
    assert sorted(published.values_list("kind", flat=True)) == sorted(
        ["budget", "budget", "precept", "monitoring", "commissioning", "spending", "contracts"]
    )
    assert FinanceReport.objects.get(publication=None).budget == lower
    false = Finding.objects.filter(paper__in=[row.publication.paper for row in published])
    assert [finding.code for finding in false] == []

    public = Client()
    first = public.get("/money").content.decode()
    for row in published:
        page = public.get(f"/money/{row.pk}").content.decode()
        assert f"/money/{row.pk}" in first
        assert WHY_REVISED not in page
        assert "£296.60" not in page
    bill = public.get("/money/bill?band=D&council=Ashby").content.decode()
    assert "£301.60" in bill


def test_the_approved_budget_balances_and_nothing_stops_it():
    budget = make_approved(YEAR)
    assert work_out_budget(budget).of(YEAR).gap_left == 0
    assert judge_budget(budget, robustness="Adequate.", is_final=True) == ()


def test_the_year_before_is_the_same_in_both_budgets():
    earlier, later = work_out_budget(make_approved(YEAR)), work_out_budget(make_budget(YEAR + 1))
    assert earlier.of(YEAR).total_costs == later.of(YEAR).total_costs
    assert earlier.of(YEAR).precept == later.of(YEAR).precept


def test_a_proposed_budget_is_short_at_first_and_then_in_balance():
    short, proposed = (
        work_out_budget(show_proposed(YEAR, stage, dt.date(2026, 1, 5))) for stage in ("provisional", "proposed")
    )
    assert short.of(YEAR).gap_left > 0
    assert proposed.of(YEAR).gap_left == 0
    assert not list_stops(judge_budget(make_budget(YEAR), robustness="Adequate.", is_final=True))


@pytest.mark.parametrize("today", [dt.date(2026, 4, 1), dt.date(2026, 8, 14), dt.date(2026, 12, 1)])
def test_nothing_is_known_before_it_has_happened(today):
    known = know_by(make_commissioning(YEAR), today)
    paid = [each.paid_on for fund in known.funds for one in fund.allocations for each in one.payments]
    counted = [each.counted_on for fund in known.funds for each in fund.conditions if each.counted_on]
    declared = [base.declared_on for base in show_proposed(YEAR + 1, "proposed", today).tax_bases if base.declared_on]
    monitoring = monitor_by(YEAR, today)
    assert all(day <= today for day in (*paid, *counted, *declared, monitoring.to_on))
    assert all(each.spent <= each.forecast for each in monitoring.outturns)


@pytest.mark.parametrize("month", range(1, 13))
def test_the_precept_is_notified_in_time_on_whichever_day_the_demonstration_is_made(month):
    today = dt.date(2026, month, 28)
    limit = dt.date(find_financial_year(today) + 1, 2, 1)
    assert notice_day(today) <= min(today, limit)


def test_half_a_year_is_spent_by_the_end_of_september():
    monitoring = monitor_by(YEAR, dt.date(2026, 12, 1))
    assert monitoring.to_on == dt.date(2026, 9, 30)
    assert all(each.spent == each.forecast / 2 for each in monitoring.outturns)
