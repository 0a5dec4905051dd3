"""What the rules say of a precept."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from msgspec.structs import replace

from answerable.costing.budget import Budget, PrintedTotal, TaxBase
from answerable.costing.precept.judgement import find_country, judge_precept, judge_printed_bands, judge_tax_bases
from tests.costing.given import WEST_MIDLANDS

COUNCILS = ("Alderbury", "Brookham", "Castlewick")


def base(council, year=2023, declared=True):
    declared_on = dt.date(year, 1, 20) if declared else None
    return TaxBase(council=council, year=year, dwellings=Decimal("1000.50"), declared_on=declared_on)


BASES = tuple(base(council) for council in COUNCILS)


def make_budget(before="187.55", after="202.55", bases=BASES, **fields):
    band_d = {2022: Decimal(before), 2023: Decimal(after)}
    return Budget(body="The commissioner", force="Northshire", year=2023, band_d=band_d, tax_bases=bases, **fields)


def codes(rulings):
    return [(ruling.code, ruling.stops) for ruling in rulings]


def band(name, amount, year=None):
    return PrintedTotal(table="bands", name=name, year=year, amount=Decimal(amount))


def test_a_precept_with_every_tax_base_within_its_limit_has_nothing_said_of_it():
    assert judge_precept(make_budget(), issued=Decimal("202.55")) == ()


def test_the_published_proposal_is_warned_of_its_tax_bases_and_its_yield():
    assert codes(judge_precept(WEST_MIDLANDS)) == [("W-TAXBASE-MISSING", False), ("W-YIELD-MISMATCH", False)]


def test_councils_that_have_not_declared_are_named():
    bases = (base("Alderbury"), base("Brookham", declared=False), base("Castlewick", declared=False))
    (ruling,) = judge_tax_bases(make_budget(bases=bases), 2023)
    assert ruling.code == "W-TAXBASE-MISSING"
    assert ruling.words.startswith("Brookham and Castlewick have not declared a tax base for 2023/24")


def test_a_council_that_another_year_has_is_named_as_missing():
    bases = (base("Alderbury"), *(base(council, 2022) for council in COUNCILS))
    (ruling,) = judge_tax_bases(make_budget(bases=bases), 2023)
    assert "No tax base is given for 2023/24 of Brookham and Castlewick" in ruling.words


def test_a_budget_without_any_tax_base_is_an_estimate():
    (ruling,) = judge_tax_bases(make_budget(bases=()), 2023)
    assert "No council's tax base is given for 2023/24" in ruling.words


def test_an_excessive_rise_needs_a_substitute_budget_that_is_not():
    excessive = make_budget(after="202.56")
    assert codes(judge_precept(excessive)) == [("E-REFERENDUM-TRIGGERED", True), ("E-NO-SUBSTITUTE-BUDGET", True)]
    substitute = make_budget(after="202.55", stage="substitute")
    assert codes(judge_precept(excessive, substitute=substitute)) == [("E-REFERENDUM-TRIGGERED", False)]


@pytest.mark.parametrize(
    ("force", "country"), [("South Wales Police", "Wales"), ("Kent Police", "England"), ("Northshire", "England")]
)
def test_the_limit_is_that_of_the_forces_country(force, country):
    assert find_country(replace(make_budget(), force=force)) == country


@pytest.mark.parametrize(
    ("body", "country"),
    [
        ("Police and Crime Commissioner for Gwent", "Wales"),
        ("Dyfed-Powys Police & Crime Commissioner", "Wales"),
        ("Office of the Police and Crime Commissioner for North Wales", "Wales"),
        ("Police and Crime Commissioner for the West Midlands", "England"),
        ("Policing Board", "England"),
    ],
)
def test_without_a_force_the_country_is_that_of_the_body_s_name(body, country):
    assert find_country(replace(make_budget(), body=body, force="")) == country


def test_in_wales_no_limit_holds():
    budget = replace(make_budget(after="250.00"), force="Gwent Police")
    assert judge_precept(budget) == ()


def test_a_printed_band_that_is_not_its_ninths_stops():
    budget = make_budget("240.20", "249.66", printed=(band("B", "191.18"), band("Band D", "249.66")))
    (ruling,) = judge_printed_bands(budget)
    assert (ruling.code, ruling.stops) == ("E-BAND-MISMATCH", True)
    assert ruling.words == "Band B of 2023/24 is printed as £191.18; 7/9 of £249.66 is £194.18."


def test_a_band_printed_by_the_other_convention_is_only_warned_of():
    budget = make_budget("106.55", "111.55", printed=(band("Band A", "74.36"), band("Band C", "99.16", 2023)))
    (ruling,) = judge_printed_bands(budget)
    assert (ruling.code, ruling.stops) == ("W-ROUNDING-CONVENTION", False)
    assert ruling.words.endswith("The print is last year's bill and the rounded rise.")


def test_the_bands_of_the_year_before_are_held_to_its_own_band_d():
    assert codes(judge_printed_bands(make_budget(printed=(band("Band F", "270.92", 2022),)))) == [
        ("E-BAND-MISMATCH", True)
    ]


def test_what_was_issued_is_what_the_budget_stands_on():
    (ruling,) = judge_precept(make_budget(), issued=Decimal(200))
    assert ruling.stops
    assert "stands on a band D of £202.55" in ruling.words
    assert "was issued at £200" in ruling.words
