"""Figures with their subject, period and comparison."""

from __future__ import annotations

from decimal import Decimal

from answerable.reading.extract.figure import find_figures
from answerable.reading.extract.table import find_tables
from answerable.reading.ledger import Ledger
from answerable.record import Change, Comparator, Figure
from tests.reading.extract.sections import print_passage, print_section


def figures_of(text: str) -> list[Figure]:
    return list(find_figures([print_passage(text)], []))


def test_a_comparison_names_what_is_compared_and_the_change() -> None:
    main, base, change = figures_of(
        "From January 2021 to December 2021 there were 46 homicides, compared to 52 in the year ending June 2019, "
        "a 12% reduction."
    )
    assert (main.subject, main.unit, main.period) == ("homicides", "homicides", "January 2021 to December 2021")
    assert main.comparator == Comparator(value=Decimal(52), period="year ending June 2019")
    assert main.change == Change(value=Decimal(-12), unit="%")
    assert (base.value, base.subject) == (Decimal(52), "homicides")
    assert (change.text, change.value, change.change) == ("12%", Decimal(12), Change(value=Decimal(-12), unit="%"))


def test_from_one_value_to_another_compares_the_second_with_the_first() -> None:
    _, last = figures_of("Referrals into treatment have increased from 1,087 to 1,229.")
    assert (last.value, last.comparator) == (Decimal(1229), Comparator(value=Decimal(1087)))
    assert last.subject == "Referrals into treatment"


def test_the_later_year_is_compared_with_the_earlier_wherever_it_stands() -> None:
    first, last = figures_of("In 2015, 9174 calls came in compared to 7761 in 2017.")
    assert first.comparator is None
    assert last.comparator == Comparator(value=Decimal(9174), period="2015")


def test_a_base_in_the_sentence_before_is_told_by_the_printed_percentage() -> None:
    *_, last, _ = figures_of("The baseline year saw 8,945 robberies. The last full year saw 7,509, a 16% reduction.")
    assert (last.value, last.comparator) == (Decimal(7509), Comparator(value=Decimal(8945)))


def test_a_share_in_brackets_belongs_to_the_words_before_it() -> None:
    figures = figures_of("Victims (33%) and offenders (56%) were young.")
    assert [(figure.text, figure.subject) for figure in figures] == [("33%", "Victims"), ("56%", "offenders")]


def test_a_figure_is_cited_on_its_own_line() -> None:
    passage = print_passage("The report says that the number of\nofficers who attended the meeting was 138 in all.\n")
    (figure,) = find_figures([passage], [])
    assert figure.cite.line == 2
    assert "138" in figure.cite.quote


def test_a_table_cell_has_its_labels_its_period_and_the_unit_of_its_table() -> None:
    section = print_section(
        """\
        The table below sets out the budget.

        Revenue Budget, £m | 2022/23 | 2023/24
        Pay Costs | 656.8 | 672.5
        External Income | (198.5) | (105.0)
        """
    )
    figures = find_figures([], find_tables(section, Ledger()))
    assert [(figure.subject, figure.period, figure.value, figure.unit) for figure in figures] == [
        ("Pay Costs – 2022/23", "2022/23", Decimal("656800000"), "GBP"),
        ("Pay Costs – 2023/24", "2023/24", Decimal("672500000"), "GBP"),
        ("External Income – 2022/23", "2022/23", Decimal("-198500000"), "GBP"),
        ("External Income – 2023/24", "2023/24", Decimal("-105000000"), "GBP"),
    ]


def test_a_month_over_a_column_joins_the_year_beside_the_row() -> None:
    section = print_section("Attended | Jan | Feb\n2021 | 73.6% | 72.9%\n2022 | 73.5% | 73.7%\n")
    figures = find_figures([], find_tables(section, Ledger()))
    assert [figure.period for figure in figures] == ["Jan 2021", "Feb 2021", "Jan 2022", "Feb 2022"]


def test_what_was_before_is_printed_without_its_unit() -> None:
    wait, before = figures_of("The average wait is 118 days, down from 163 a year ago.")
    assert wait.comparator is not None
    assert (wait.comparator.value, before.unit) == (Decimal(163), "days")


def test_what_another_had_is_compared() -> None:
    main, _ = figures_of("Replies run at 10%, where email had 6%.")
    assert main.comparator == Comparator(value=Decimal(6))


def test_counts_in_brackets_are_not_what_is_compared() -> None:
    main, *inside, _ = figures_of("There were six crimes (two thefts and four burglaries), compared with ten in May.")
    assert main.comparator is not None
    assert main.comparator.value == Decimal(10)
    assert [figure.comparator for figure in inside] == [None, None]


def test_a_unit_with_its_number_in_a_label_is_not_the_unit_of_its_cells() -> None:
    section = print_section("Budget, £m | 2023/24 | 2024/25\nGrants | 73.7 | 72.3\nCouncil tax @ 2% | 67.9 | 69.1\n")
    figures = find_figures([], find_tables(section, Ledger()))
    assert {figure.unit for figure in figures} == {"GBP"}
    assert [figure.value for figure in figures[2:]] == [Decimal(67900000), Decimal(69100000)]


def test_a_row_of_units_under_the_headings_measures_their_columns() -> None:
    section = print_section(
        "Group | 2023/24 | Change\n | £000 | %\nOfficers | 64,110 | 4.7\nStaff | 25,780 | 6.0\nFleet | 9,540 | 1.2\n"
    )
    figures = list(find_figures([], find_tables(section, Ledger())))[:4]
    assert [(figure.value, figure.unit) for figure in figures] == [
        (Decimal(64110000), "GBP"),
        (Decimal("4.7"), "%"),
        (Decimal(25780000), "GBP"),
        (Decimal("6.0"), "%"),
    ]
