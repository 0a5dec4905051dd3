"""The council tax requirement R and band D = R / T."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from answerable.costing.refusal import CostError
from answerable.costing.revenue.requirement import work_out_requirement
from tests.costing.given import WEST_MIDLANDS
from tests.costing.revenue.samples import base, budget, line, saving


def test_the_requirement_of_a_published_budget_is_what_its_costs_leave_after_grant_income_and_reserves():
    plan = replace(WEST_MIDLANDS, tax_bases=(base("All councils", "737102"),))
    found = work_out_requirement(plan, 2023)
    assert found.spent == Decimal("857800000")
    assert found.met == Decimal("680400000")
    assert found.requirement == Decimal("177400000")
    assert found.band_d * found.tax_base == pytest.approx(found.requirement, abs=Decimal("1e-25"))
    # £202.55 was proposed: the rest is the gap of £28.1m.
    assert found.band_d.quantize(Decimal("0.01")) == Decimal("240.67")


def test_a_balanced_budget_needs_the_band_d_that_it_proposes():
    plan = budget(
        line("pay", "cost", {2023: 900}),
        line("storms", "contingency", {2023: 60}),
        line("fees", "income", {2023: 60}),
        line("grant", "grant", {2023: 500}, "Funding"),
        tax_bases=(base("North", "3", surplus="20"), base("South", "1")),
        band_d={2023: Decimal(95)},
    )
    found = work_out_requirement(plan, 2023)
    assert (found.spent, found.met, found.requirement, found.tax_base, found.band_d) == (960, 580, 380, 4, 95)


def test_the_estimate_of_spending_is_that_after_savings():
    plan = budget(
        line("pay", "cost", {2023: 900}), savings=(saving("Overtime", {2023: 100}),), tax_bases=(base("North", "8"),)
    )
    assert work_out_requirement(plan, 2023).band_d == 100


def test_nothing_is_required_where_other_funding_is_enough():
    plan = budget(
        line("pay", "cost", {2023: 900}), line("grant", "grant", {2023: 950}), tax_bases=(base("North", "8"),)
    )
    found = work_out_requirement(plan, 2023)
    assert (found.requirement, found.band_d) == (0, 0)


def test_without_tax_bases_the_clerk_is_told_to_enter_them():
    with pytest.raises(CostError, match="Band D of 2023/24 cannot be worked out without tax bases"):
        work_out_requirement(WEST_MIDLANDS, 2023)
