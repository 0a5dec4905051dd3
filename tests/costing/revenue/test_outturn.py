"""A year's budget as it is spent: virements, variances, the forecast result, and what asks for an explanation."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from answerable.costing.monitoring import Monitoring, Outturn
from answerable.costing.refusal import CostError
from answerable.costing.revenue.outturn import work_out_monitoring
from answerable.costing.revenue.outturn_exhibits import tell_monitoring
from answerable.costing.revenue.variance import find_variance_threshold
from answerable.drawing.svg import draw_chart

JANUARY = dt.date(2023, 1, 31)


def follow(code, kind, budget, forecast=None, *, section="Force", moved="0", spent=None, why=""):
    """A line in millions, forecast at its current budget unless something else is said."""
    return Outturn(
        code=code,
        name=code.capitalize(),
        section=section,
        kind=kind,
        budget=Decimal(budget) * 1_000_000,
        moved=Decimal(moved) * 1_000_000,
        spent=None if spent is None else Decimal(spent) * 1_000_000,
        forecast=(Decimal(budget) + Decimal(moved) if forecast is None else Decimal(forecast)) * 1_000_000,
        why=why,
    )


# The budget of 2022/23 as published, and the in-year underspend of £5.6m from posts held empty that was put by.
LINES = (
    follow("pay", "cost", "656.8", "652.3", spent="545.0", why="Posts of police staff are held empty."),
    follow("non-pay", "cost", "244.2", "243.1", spent="190.0", moved="0"),
    follow("income", "income", "198.5", spent="150.0"),
    follow("office", "cost", "8.9", spent="7.0", section="Commissioner"),
    follow("put-by", "to_reserves", "0", "5.6", spent="0"),
    follow("grant", "grant", "563.7", section="Funding"),
    follow("precept", "precept", "134.6", section="Funding"),
    follow("reserves", "from_reserves", "13.1", section="Funding"),
)


def monitor(*lines, to_on=JANUARY):
    return Monitoring(body="A body", year=2022, to_on=to_on, outturns=lines or LINES)


def exhibits(monitoring):
    return {each.slug: each for each in tell_monitoring(monitoring)}


def test_an_underspend_that_is_put_by_leaves_the_year_as_budgeted():
    stated = work_out_monitoring(monitor())
    assert stated.before_reserves == -5_600_000
    assert stated.into_reserves == 5_600_000
    assert stated.overspend == 0
    told = exhibits(monitor())
    assert told["monitoring"].title == (
        "2022/23 is forecast to end as budgeted, with £5.6m more put into reserves, net, than planned"
    )
    assert told["monitoring-reserves"].title == "Before reserves 2022/23 is forecast to end £5.6m under budget"
    assert [row[1] for row in told["monitoring-reserves"].table.rows] == [-5_600, 5_600, 0]


def test_an_underspend_that_nothing_is_done_with_adds_to_the_reserves():
    stated = work_out_monitoring(monitor(*(line for line in LINES if line.code != "put-by")))
    assert (stated.before_reserves, stated.into_reserves, stated.overspend) == (-5_600_000, 0, -5_600_000)
    sentence = exhibits(monitor(*(line for line in LINES if line.code != "put-by")))["monitoring"].sentence
    assert "£705.8m against a current budget of £711.4m: £5.6m less (0.8% of £711.4m)" in sentence
    assert "adds to the reserves" in sentence


def test_sections_are_net_of_their_income_and_funding_stands_apart():
    stated = work_out_monitoring(monitor())
    assert [(each.name, each.current, each.variance) for each in stated.sections] == [
        ("Force", 702_500_000, 0),
        ("Commissioner", 8_900_000, 0),
    ]
    assert (stated.net.current, stated.paid.current) == (711_400_000, 711_400_000)
    assert (stated.planned_shortfall, stated.shortfall) == (0, 0)


def test_a_variance_is_of_the_current_budget_with_what_was_moved():
    lines = (
        follow("pay", "cost", "100", "99", moved="-2", why="Fewer joined."),
        follow("overtime", "cost", "8", "12", moved="2"),
    )
    pay, overtime = work_out_monitoring(monitor(*lines)).lines
    assert (pay.current, pay.variance) == (98_000_000, 1_000_000)
    assert (overtime.current, overtime.variance, overtime.variance_percent) == (10_000_000, 2_000_000, 20)
    told = exhibits(monitor(*lines))["monitoring-moved"]
    assert told.title == "£2.0m was moved between 2 lines"
    assert told.table.rows[0] == ("Pay", 100, -2, 98)


def test_virements_that_do_not_come_to_nought_are_refused_in_a_sentence():
    with pytest.raises(CostError) as refused:
        work_out_monitoring(
            monitor(follow("pay", "cost", "100", moved="-2"), follow("goods", "cost", "8", moved="3"))
        )
    assert "£1,000,000 more is moved to lines than from lines" in str(refused.value)


def test_a_grant_that_came_in_the_year_is_moved_to_the_cost_it_is_for():
    lines = (follow("pay", "cost", "100", moved="2"), follow("grant", "grant", "100", moved="2", section="Funding"))
    stated = work_out_monitoring(monitor(*lines))
    assert (stated.planned_shortfall, stated.overspend) == (0, 0)
    assert exhibits(monitor(*lines))["monitoring-moved"].title == "£2.0m was moved between 2 lines"


def test_less_income_and_less_grant_add_to_an_overspend_as_more_cost_does():
    stated = work_out_monitoring(
        monitor(
            follow("pay", "cost", "100", "101"),
            follow("income", "income", "10", "8"),
            follow("grant", "grant", "90", "86", section="Funding"),
        )
    )
    assert [line.effect for line in stated.lines] == [1_000_000, 2_000_000, 4_000_000]
    assert stated.overspend == 7_000_000
    assert stated.shortfall == 7_000_000


def test_a_forecast_beyond_the_resources_of_the_year_is_a_warning_with_its_working():
    lines = (follow("pay", "cost", "100", "103"), follow("grant", "grant", "100", "101", section="Funding"))
    (ruling,) = work_out_monitoring(monitor(*lines)).rulings
    assert ruling.code == "W-OVERSPEND-FORECAST"
    assert not ruling.stops
    assert "£103,000,000" in ruling.words
    assert "£101,000,000" in ruling.words
    assert "£2,000,000 is to be saved or found" in ruling.words


def test_spending_over_its_budget_that_funding_covers_is_no_warning():
    lines = (follow("pay", "cost", "100", "103"), follow("grant", "grant", "100", "103", section="Funding"))
    assert work_out_monitoring(monitor(*lines)).rulings == ()


def test_without_funding_lines_the_budget_is_what_there_is_to_spend():
    (ruling,) = work_out_monitoring(monitor(follow("pay", "cost", "100", "103"))).rulings
    assert "a budget of £100,000,000" in ruling.words
    assert work_out_monitoring(monitor(follow("pay", "cost", "100", "99"))).rulings == ()


def test_a_budget_that_counts_on_savings_says_what_was_to_be_found():
    lines = (follow("pay", "cost", "128.1"), follow("grant", "grant", "100", section="Funding"))
    stated = work_out_monitoring(monitor(*lines))
    assert (stated.overspend, stated.planned_shortfall, stated.shortfall) == (0, 28_100_000, 28_100_000)
    sentence = exhibits(monitor(*lines))["monitoring"].sentence
    assert "The current budget itself had £28.1m to be found" in sentence
    assert "The forecast leaves £28.1m to be found" in sentence


def test_large_variances_without_a_reason_are_listed_as_unexplained():
    lines = (
        follow("pay", "cost", "656.8", "652.3", why="Posts are held empty."),
        follow("fuel", "cost", "2", "2.2", why="  "),
        follow("paper", "cost", "0.1", "0.14"),
        follow("non-pay", "cost", "244.2", "243.8"),
    )
    stated = work_out_monitoring(monitor(*lines))
    assert [line.code for line in stated.beyond] == ["pay", "fuel"], "£40,000, and 0.2% of £244m, ask for no reason"
    assert [line.code for line in stated.unexplained] == ["fuel"]
    told = exhibits(monitor(*lines))["monitoring-variances"]
    assert told.title == "1 of 2 large variances has no explanation"
    assert told.table.rows[1] == ("Fuel", 200, 10, "No explanation is given")
    assert any("our own choice" in note and "No rule was read" in note for note in told.notes)


def test_the_level_from_which_variances_are_explained_is_named_dated_and_not_said_to_be_law():
    threshold = find_variance_threshold(JANUARY)
    assert threshold.source
    assert threshold.authority.startswith("our own choice")
    assert not threshold.verified
    assert threshold.is_passed(Decimal(-500_000), Decimal(10**9))
    assert threshold.is_passed(Decimal(50_000), Decimal(1_000_000))
    assert not threshold.is_passed(Decimal(50_000), Decimal(1_000_001))
    assert not threshold.is_passed(Decimal(49_999), Decimal(0))
    assert threshold.is_passed(Decimal(50_000), Decimal(0)), "a line without a budget has nothing to be 5% of"


def test_spending_to_date_stands_beside_the_share_of_days_gone_and_claims_nothing_more():
    stated = work_out_monitoring(monitor())
    assert (stated.days_gone, stated.days) == (306, 365)
    told = exhibits(monitor())["monitoring-spent"]
    assert told.title == "83.2% of net spending (£592.0m of £711.4m) was made when 83.8% of the year was gone"
    assert "83.8% of the year (306 of 365 days)" in told.sentence
    assert "of Income" not in told.title
    assert any("only if spending were even" in note for note in told.notes)
    assert (told.chart.categories[0], told.chart.bars[0].values[:2]) == ("Days of the year gone", (83.8, 83.0))


def test_after_the_year_all_of_it_is_gone_and_before_it_there_is_nothing_to_monitor():
    assert work_out_monitoring(monitor(to_on=dt.date(2023, 6, 30))).percent_gone == 100
    with pytest.raises(CostError, match="2022/23 begins on 1 April 2022"):
        work_out_monitoring(monitor(to_on=dt.date(2022, 3, 31)))


def test_what_is_not_known_to_be_spent_is_not_added_up_as_nought():
    lines = (follow("pay", "cost", "100", spent="40"), follow("goods", "cost", "20"))
    stated = work_out_monitoring(monitor(*lines))
    assert stated.net.spent is None
    told = exhibits(monitor(*lines))
    assert any("not given for Goods" in note for note in told["monitoring"].notes)
    assert told["monitoring-spent"].title.startswith("Of Pay, 40.0% (£40.0m of £100.0m) was spent")
    assert "monitoring-spent" not in exhibits(monitor(follow("pay", "cost", "100")))


def test_a_line_without_a_budget_has_no_per_cent():
    (line,) = work_out_monitoring(monitor(follow("inquiry", "cost", "0", "1", spent="0.5", why="Ordered"))).lines
    assert (line.variance_percent, line.spent_percent) == (None, None)
    assert "£1.0m more." in exhibits(monitor(follow("inquiry", "cost", "0", "1")))["monitoring-lines"].sentence


def test_a_year_without_a_variance_says_so_and_draws_no_empty_chart():
    told = exhibits(monitor(follow("pay", "cost", "100"), follow("grant", "grant", "100", section="Funding")))
    assert list(told) == ["monitoring", "monitoring-lines"]
    assert told["monitoring"].title == "2022/23 is forecast to end as budgeted"
    assert told["monitoring"].chart is None
    assert told["monitoring-lines"].title == "Every line is forecast at its current budget"


@pytest.mark.parametrize(
    ("monitoring", "words"),
    [
        (Monitoring(body="A body", year=2022, to_on=JANUARY, outturns=()), "No line of the budget of 2022/23"),
        (monitor(LINES[0], LINES[0]), "The line “pay” is given 2 times"),
    ],
)
def test_what_cannot_be_followed_is_refused_in_a_sentence(monitoring, words):
    with pytest.raises(CostError, match=words):
        work_out_monitoring(monitoring)


def test_every_exhibit_is_drawn_with_a_forecast_badge_where_it_tells_of_one():
    told = exhibits(monitor(*(replace(line, moved=Decimal(0)) for line in LINES)))
    for each in told.values():
        if each.chart:
            assert "<svg" in draw_chart(each.chart, title=each.title, sentence=each.sentence)
    assert [badge.name for badge in told["monitoring"].badges] == ["estimate"]


POUNDS = st.decimals(0, 10**9, places=2)
KINDS = st.sampled_from(("cost", "contingency", "to_reserves", "income", "grant", "precept", "from_reserves"))


@st.composite
def draw_monitoring(draw):
    """Any lines; what was moved to the last of them is what was moved from the others."""
    lines = [
        Outturn(
            code=str(at),
            name=f"Line {at}",
            section=draw(st.sampled_from(("Force", "Commissioner"))),
            kind=draw(KINDS),
            budget=draw(POUNDS),
            moved=draw(st.decimals(-(10**6), 10**6, places=2)),
            forecast=draw(POUNDS),
        )
        for at in range(draw(st.integers(1, 6)))
    ]
    moved = sum(line.moved if line.kind in ("cost", "contingency", "to_reserves") else -line.moved for line in lines)
    balance = Outturn(
        code="last", name="Last", section="Force", kind="cost", budget=Decimal(0), moved=-moved, forecast=draw(POUNDS)
    )
    return monitor(*lines, balance)


@given(draw_monitoring())
def test_variances_of_lines_sections_and_funding_all_add_up_to_the_result(monitoring):
    stated = work_out_monitoring(monitoring)
    paid = stated.paid.variance if stated.paid else 0
    assert sum(line.effect for line in stated.lines) == stated.overspend
    assert sum(section.variance for section in stated.sections) == stated.net.variance
    assert stated.net.variance - paid == stated.overspend
    assert stated.before_reserves + stated.into_reserves == stated.overspend
    if stated.paid:
        assert stated.shortfall - stated.planned_shortfall == stated.overspend


@given(draw_monitoring(), st.randoms())
def test_the_order_of_lines_changes_no_sum(monitoring, order):
    lines = list(monitoring.outturns)
    order.shuffle(lines)
    one, other = work_out_monitoring(monitoring), work_out_monitoring(monitor(*lines))
    assert (one.overspend, one.into_reserves, one.net) == (other.overspend, other.into_reserves, other.net)
    assert {each.name: each for each in one.sections} == {each.name: each for each in other.sections}


def test_a_small_variance_is_not_said_to_be_nought_per_cent():
    lines = (follow("pay", "cost", "277.5", "277.605"), follow("grant", "grant", "277.5", section="Funding"))
    assert "£105,000 more (0.04% of £277.5m)" in exhibits(monitor(*lines))["monitoring"].sentence
    tiny = (follow("pay", "cost", "277.5", "277.5001"), follow("grant", "grant", "277.5", section="Funding"))
    assert "£100 more (less than 0.01% of £277.5m)" in exhibits(monitor(*tiny))["monitoring"].sentence
