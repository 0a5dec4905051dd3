"""What the forms of the money refuse before anything is kept: numbers that no such thing can be."""

import pytest

from answerable.clerking.budget_form import FORMS, VersionForm
from answerable.clerking.fund_form import MatchForm

TAX_BASE = {"council": "Ashby", "year": "2023", "dwellings": "143402.15", "surplus": "0"}
FEE = {"service": "Escort", "amount": "77", "from_on": "2023-04-01"}
OTHER = {"force": "Eastmoor", "year": "2023", "band_d": "312.40"}
PRINTED = {"table": "budget", "name": "Total costs", "amount": "10", "unit": "0.01"}


@pytest.mark.parametrize(
    ("part", "given", "field", "value"),
    [
        ("tax_bases", TAX_BASE, "dwellings", "-5"),
        ("fees", FEE, "amount", "-4"),
        ("fees", FEE, "before", "-4"),
        ("others", OTHER, "band_d", "-1"),
        ("printed", PRINTED, "unit", "0"),
        ("fees", FEE, "amount", "99999999999999.99"),
    ],
)
def test_a_number_that_there_cannot_be_is_an_error_of_its_field(part, given, field, value):
    form = FORMS[part][0]
    assert form(given).is_valid()
    wrong = form({**given, field: value})
    assert not wrong.is_valid()
    assert set(wrong.errors) == {field}


def test_a_band_d_below_nought_is_refused_in_its_year():
    form = VersionForm({"title": "Budget", "band_d_2023": "-3"}, years=[2023])
    assert set(form.errors) == {"band_d_2023"}


def test_a_match_below_nought_is_refused():
    assert set(MatchForm({"year": "2023", "percent": "-20"}).errors) == {"percent"}
