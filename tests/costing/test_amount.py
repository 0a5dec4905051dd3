from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from answerable.costing.amount import (
    MILLIONS,
    POUNDS,
    THOUSANDS,
    add_by_year,
    add_known,
    choose_scale,
    count_places,
    divide,
    find_unit,
    round_to,
    say_amount,
    say_percent,
    say_years,
    take_percent,
)
from answerable.costing.chart import draw_amounts
from answerable.costing.name import find_double, fold_name

POUNDS_AND_PENCE = st.decimals(-(10**10), 10**10, places=2)


def test_a_sum_of_nothing_known_is_not_nought():
    assert add_known([None, None]) is None
    assert add_known([None, Decimal(0)]) == 0
    assert add_known([Decimal("1.50"), None, Decimal(-2)]) == Decimal("-0.50")


def test_a_year_for_which_nothing_is_given_is_in_no_sum_by_year():
    given_by_year = [{2024: Decimal(1), 2023: Decimal(2)}, {2023: Decimal(3)}, {}]
    assert list(add_by_year(given_by_year).items()) == [(2023, Decimal(5)), (2024, Decimal(1))]


def test_a_percentage_is_taken_of_what_is_above_nought():
    assert take_percent(Decimal(15), Decimal("187.55")).quantize(Decimal("0.01")) == Decimal("8.00")
    assert take_percent(Decimal(15), Decimal(0)) is None
    assert take_percent(Decimal(15), Decimal(-1)) is None


def test_a_percentage_is_said_to_the_places_that_it_was_given_to():
    assert [say_percent(Decimal(given)) for given in ("20.00", "12.50", "0.125", "100", "-1")] == [
        "20%",
        "12.5%",
        "0.125%",
        "100%",
        "−1%",
    ]
    assert [count_places(Decimal(given)) for given in ("1200", "1.10", "0.00", "0.001")] == [0, 1, 0, 3]


def test_a_scale_is_chosen_by_the_largest_amount_and_by_how_exactly_amounts_are_known():
    assert choose_scale([Decimal(672_500_000), None]) == MILLIONS
    assert choose_scale([Decimal(-250_000)]) == THOUSANDS
    assert choose_scale([Decimal("187.55")]) == POUNDS
    assert choose_scale([Decimal(300_000)], Decimal(100_000)) == MILLIONS


def test_a_chart_shows_an_amount_as_its_table_rounds_it():
    assert MILLIONS.place(Decimal(28_149_999)) == 28.1
    assert THOUSANDS.place(Decimal(-12_500)) == -13.0
    assert POUNDS.place(None) is None
    drawn = draw_amounts("Change", [("Pay", Decimal(28_149_999)), ("Prices", None)], MILLIONS)
    assert (drawn.x.title, drawn.categories, drawn.bars[0].values) == ("Change, £m", ("Pay", "Prices"), (28.1, None))
    assert draw_amounts("Bill", [("Band D", Decimal("202.55"))]).x.form == "money"


def test_amounts_are_known_to_the_largest_tenth_of_a_unit_that_all_are_multiples_of():
    assert find_unit([Decimal(1_200_000), None, Decimal(0)], Decimal(100_000)) == 100_000
    assert find_unit([Decimal(1_200_000), Decimal("0.01")], Decimal(100_000)) == Decimal("0.01")


def test_amounts_and_years_in_words():
    assert say_amount(Decimal(28_100_000), Decimal(100_000)) == "£28.1m"
    assert say_amount(Decimal("-3863303")) == "−£3,863,303"
    assert say_years([2024, 2023, 2025]) == "2023/24 to 2025/26"
    assert say_years([2022, 2024]) == "2022/23 and 2024/25"
    assert say_years([]) == "no year"


@given(POUNDS_AND_PENCE, st.decimals("0.01", 10**6, places=2))
def test_what_is_divided_and_multiplied_again_is_off_by_nothing_that_a_penny_shows(amount, by):
    assert round_to(divide(amount, by) * by) == amount


@given(st.lists(st.one_of(st.none(), POUNDS_AND_PENCE)))
def test_the_sum_of_the_known_does_not_depend_on_their_order(amounts):
    assert add_known(amounts) == add_known(reversed(amounts))


def test_names_are_known_again_whatever_their_capitals_and_spaces():
    assert fold_name("  Solihull  MBC ") == fold_name("solihull mbc")
    assert find_double(["Solihull", "Dudley", "SOLIHULL "]) == "Solihull"
    assert find_double(["Solihull", "Dudley"]) == ""
