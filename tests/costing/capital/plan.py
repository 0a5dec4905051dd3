"""Small plans to cost, and the strategies that make them."""

from decimal import Decimal

from hypothesis import strategies as st

from answerable.costing.budget import Budget, CapitalScheme, Funding

YEARS = (2023, 2024, 2025)
amounts = st.decimals(0, 10_000_000, places=2)
by_year = st.dictionaries(st.sampled_from(YEARS), amounts, max_size=3)
programmes = st.sampled_from(["Fleet", "Estates"])


def make_budget(**parts):
    return Budget(body="Office of the commissioner", year=2023, **parts)


def pounds(**words):
    """`pounds(y2023="5")`: pounds by year."""
    return {int(year[1:]): Decimal(word) for year, word in words.items()}


schemes = st.lists(
    st.builds(CapitalScheme, name=st.sampled_from("abc"), programme=programmes, amounts=by_year), max_size=6
)
fundings = st.lists(
    st.builds(
        Funding,
        name=st.sampled_from("xyz"),
        programme=st.sampled_from(["Fleet", "Estates", ""]),
        kind=st.sampled_from(["revenue", "borrowing", "receipts", "grant", "reserves", "other"]),
        amounts=by_year,
    ),
    max_size=6,
)
