"""What a budget says of itself: its gap, where each pound comes from and goes, its years, savings and versions."""

from decimal import Decimal

from hypothesis import given, settings
from msgspec.structs import replace

from answerable.costing.refusal import CostError
from answerable.costing.revenue.exhibits import tell_budget, tell_comparison
from answerable.costing.revenue.pound_exhibit import list_sources, list_uses, share_pence
from answerable.costing.revenue.statement import work_out_budget
from answerable.drawing.svg import draw_chart
from answerable.drawing.wording import say_rows
from tests.costing.given import WEST_MIDLANDS
from tests.costing.revenue.samples import any_budget, base, budget, change_line, line, saving

PROPOSED = replace(
    change_line(
        WEST_MIDLANDS, "pay", amounts={2022: Decimal("656800000"), 2023: Decimal("668500000")}, note="Overtime"
    ),
    stage="proposed",
)
PLAN = budget(
    line("pay", "cost", {2022: 480, 2023: 500, 2024: 520}),
    line("fees", "income", {2022: 100, 2023: 100, 2024: 100}),
    line("grant", "grant", {2022: 380, 2023: 300, 2024: 300}, "Funding"),
    line("reserves", "from_reserves", {2023: 20, 2024: 10}, "Funding"),
    savings=(saving("Fleet", {2023: 30, 2024: 30}), saving("Rent", {2023: 20}, "identified")),
)


def tell(whole):
    return {exhibit.slug: exhibit for exhibit in tell_budget(whole)}


def read_row(exhibit, name):
    return next(row for row in say_rows(exhibit.table) if row[0] == name)


def test_the_published_table_is_told_with_its_totals_and_its_gap():
    exhibit = tell(WEST_MIDLANDS)["revenue-budget"]
    assert exhibit.title == "2023/24: a funding gap of £28.1m"
    assert read_row(exhibit, "Force, less its income") == ["Force, less its income", "702.5", "743.8", "41.3"]
    assert read_row(exhibit, "Commissioner, total")[1:3] == ["8.9", "9.0"]
    assert read_row(exhibit, "Total costs")[1:3] == ["711.4", "752.8"]
    assert read_row(exhibit, "less Police grants")[1:] == ["−563.7", "−569.7", "−6.0"]
    assert read_row(exhibit, "Funding gap")[1:] == ["0.0", "28.1", "28.1"]


def test_the_sentence_says_the_gap_and_how_it_comes_about():
    sentence = tell(WEST_MIDLANDS)["revenue-budget"].sentence
    assert "costs come to £752.8m (£857.8m less £105.0m of income) and funding to £724.7m" in sentence
    assert "grants of £569.7m, a precept of £149.3m and £5.7m from reserves" in sentence
    assert "That leaves a funding gap of £28.1m." in sentence
    assert "Against 2022/23 (balanced), costs are £41.4m more and funding is £13.3m more" in sentence


def test_a_budget_that_is_not_set_and_an_estimated_precept_carry_their_badges():
    badges = [badge.name for badge in tell(WEST_MIDLANDS)["revenue-budget"].badges]
    assert badges == ["provisional", "estimate"]
    approved = replace(
        WEST_MIDLANDS,
        stage="approved",
        tax_bases=(base("All", "717675", 2022), base("All", "737102", 2023)),
    )
    (badge,) = tell(approved)["revenue-budget"].badges
    assert badge.words.startswith("Tax bases not declared yet: All 2023/24.")


def test_a_precept_worked_out_says_from_what():
    plan = replace(WEST_MIDLANDS, tax_bases=(base("All", "730000"),))
    notes = tell(plan)["revenue-budget"].notes
    assert "The precept of 2023/24 is band D of £202.55 by a tax base of 730,000.00: £147,861,500." in notes
    assert any("£1,438,500 less" in note for note in notes)


def test_a_line_that_is_not_given_is_a_dash_and_a_note():
    exhibit = tell(change_line(WEST_MIDLANDS, "office", amounts={2022: Decimal(2_900_000)}))["revenue-budget"]
    assert read_row(exhibit, "Office of the commissioner")[1:] == ["2.9", "–", "–"]
    assert "2023/24: no amount is given for Office of the commissioner, so none is counted." in exhibit.notes


def test_two_lines_of_one_name_are_told_apart_by_their_section():
    plan = budget(
        line("pay", "cost", {2023: 1}), replace(line("pay", "cost", {2023: 2}, "Office"), code="pay-office")
    )
    names = [row[0] for row in tell(plan)["revenue-budget"].table.rows]
    assert {"Pay (Force)", "Pay (Office)"} <= set(names)


def test_each_pound_is_a_hundred_pence():
    exhibits = tell(WEST_MIDLANDS)
    assert exhibits["pound-from"].title == "What each pound of 2023/24 comes from: Government and other grants 66.4p"
    for slug in ("pound-from", "pound-to"):
        assert sum(row[2] for row in exhibits[slug].table.rows) == 100
        assert sum(row[1] for row in exhibits[slug].table.rows) == Decimal("857.8")


def test_what_is_not_funded_is_a_part_of_the_pound():
    assert read_row(tell(WEST_MIDLANDS)["pound-from"], "Not funded") == ["Not funded", "28.1", "3.3"]


def test_savings_pay_for_no_more_of_the_pound_than_the_gap():
    rich = replace(PLAN, savings=(saving("Fleet", {2023: 200}),))
    assert read_row(tell(rich)["pound-from"], "Savings") == ["Savings", "80.00", "16.0"]


def test_what_comes_in_beyond_the_need_is_not_said_to_be_spent():
    exhibits = tell(budget(line("pay", "cost", {2023: 100}), line("grant", "grant", {2023: 125}, "Funding")))
    assert exhibits["pound-to"].sentence == (
        "£100 is to be spent in 2023/24 before income is taken off, and £125 comes in. What each pound of that goes "
        "on: Pay 80.0p, More than is needed 20.0p."
    )
    assert "£125 is to be spent" not in exhibits["pound-from"].sentence


def test_a_part_below_nought_has_no_share_of_a_pound():
    plan = budget(line("pay", "cost", {2023: 100}), line("vacancies", "cost", {2023: -10}))
    assert "pound-to" not in tell(plan)
    assert "2023/24, and counted so: Vacancies" in " ".join(tell(plan)["revenue-budget"].notes)


def test_the_plan_is_told_year_by_year_with_what_savings_leave():
    exhibit = tell(PLAN)["medium-term"]
    assert exhibit.sentence == (
        "Costs less funding, year by year. 2023/24: a funding gap of £80, £30 after savings of £50; "
        "2024/25: a funding gap of £110, £80 after savings of £30."
    )
    assert exhibit.chart.categories == ("2022/23", "2023/24", "2024/25")
    assert exhibit.chart.bars[1].values == (0, 30, 80)
    assert any("£20 in 2023/24 and £10 in 2024/25" in note for note in exhibit.notes)


def test_a_year_that_is_not_given_in_full_says_that_its_gap_is_not_complete():
    plan = change_line(PLAN, "grant", amounts={2023: Decimal(300)})
    assert "2024/25: 1 of 4 lines have no amount, so its gap is not complete." in tell(plan)["medium-term"].notes


def test_a_budget_of_one_year_has_no_plan_over_years():
    assert "medium-term" not in tell(WEST_MIDLANDS)


def test_savings_are_told_against_the_gap_with_what_is_only_identified():
    exhibit = tell(PLAN)["savings"]
    assert exhibit.title == "2023/24: savings of £50 against a gap of £80; £20 only identified"
    assert "Of a gap of £80, £30 is left. 25.0% of the gap (£20 of £80) rests on savings" in exhibit.sentence
    assert "Rent is said to last, and gives no amount after 2023/24." in exhibit.notes
    assert [badge.name for badge in exhibit.badges] == ["estimate"]
    assert read_row(exhibit, "Left after them")[4:] == ["30.00", "80.00"]


def test_savings_that_close_the_gap_are_told_so():
    closed = replace(PLAN, savings=(saving("Fleet", {2023: 80}),))
    assert tell(closed)["revenue-budget"].title == "2023/24: a funding gap of £80, balanced after savings of £80"
    assert "Savings of £80 close it." in tell(closed)["revenue-budget"].sentence
    assert "Of a gap of £80, nothing is left." in tell(closed)["savings"].sentence


def test_a_budget_without_lines_has_nothing_to_tell():
    assert tell_budget(budget()) == ()


def test_a_version_says_what_changed_and_what_that_does_to_the_gap():
    changes, versions, years = tell_comparison(WEST_MIDLANDS, PROPOSED)
    assert changes.title == "2023/24: the gap goes from £28.1m to £24.1m"
    assert "Pay costs £4.0m less, taking £4.0m off the gap." in changes.sentence
    assert say_rows(changes.table) == [
        ["Pay costs", "672.5", "668.5", "−4.0", "100.0%", "changed", "Overtime"],
        ["All other lines", "−644.4", "−644.4", "0.0", "–", "the same", "–"],
        ["Funding gap", "28.1", "24.1", "−4.0", "100.0%", "–", "–"],
    ]
    assert changes.chart.bars[0].values == (28.1, -4.0, 24.1)
    assert read_row(versions, "Total costs")[2:] == ["752.8", "748.8", "−4.0"]
    assert years.title == "The gap changes in 1 of the 2 years that both versions have"


def test_a_change_that_rounding_can_make_is_said_to_be_that():
    exact = replace(WEST_MIDLANDS, stage="proposed", tax_bases=(base("All", "737102"),))
    changes = tell_comparison(WEST_MIDLANDS, exact)[0]
    assert read_row(changes, "less Precepts")[5] == "changed, within rounding"


def test_a_change_without_a_reason_is_named():
    silent = change_line(PROPOSED, "pay", note="")
    assert "No reason is given for Pay costs." in tell_comparison(WEST_MIDLANDS, silent)[0].notes
    assert not any("No reason" in note for note in tell_comparison(WEST_MIDLANDS, PROPOSED)[0].notes)


def test_versions_that_are_the_same_say_that_nothing_changed():
    changes = tell_comparison(PROPOSED, PROPOSED)[0]
    assert changes.title == "2023/24: the gap stays at £24.1m"
    assert changes.sentence.endswith("No line changed.")
    assert changes.chart is None


def test_every_chart_can_be_drawn():
    exhibits = [*tell_budget(PLAN), *tell_comparison(WEST_MIDLANDS, PROPOSED)]
    drawn = [e.slug for e in exhibits if e.chart and draw_chart(e.chart, title=e.title, sentence=e.sentence)]
    assert drawn == ["pound-from", "pound-to", "medium-term", "savings", "version-changes", "version-years"]


@settings(max_examples=80, deadline=None)
@given(any_budget())
def test_the_table_of_any_budget_adds_up_to_its_gap(plan):
    for exhibit in tell_budget(plan)[:1]:
        cells = {row[0]: row[1:] for row in exhibit.table.rows}
        gap = next(row for name, row in cells.items() if name.startswith("Funding gap"))
        for costs, funding, left in zip(cells["Total costs"], cells["less Total funding"], gap, strict=True):
            assert None in (costs, funding, left) or abs(costs + funding - left) < Decimal("1e-20")


@settings(max_examples=80, deadline=None)
@given(any_budget())
def test_the_parts_of_a_pound_come_to_one_pound_for_any_budget(plan):
    for year in work_out_budget(plan).years:
        sources, uses = list_sources(year), list_uses(year)
        assert sum(amount for _, amount in sources) == sum(amount for _, amount in uses)
        assert not uses or sum(share_pence(uses)) == 100


@settings(max_examples=80, deadline=None)
@given(any_budget(), any_budget())
def test_anything_that_is_told_has_a_cell_under_every_heading(before, after):
    try:
        compared = tell_comparison(before, after)
    except CostError:
        compared = ()
    for exhibit in (*tell_budget(before), *compared):
        assert exhibit.title
        assert exhibit.sentence.endswith(".")
        assert all(len(row) == len(exhibit.table.columns) for row in exhibit.table.rows)
