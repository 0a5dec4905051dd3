"""Which force a printed name means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.measuring.forces.force import find_force, list_forces, suggest_force
from answerable.measuring.forces.force_row import list_missing, match_rows, refuse_doubles
from answerable.measuring.refusal import MeasureError


def test_forces_of_england_and_wales_are_forty_three_with_a_code_each():
    codes = [force.code for force in list_forces() if force.code]
    assert len(codes) == len(set(codes)) == 43
    assert sum(code.startswith("W15") for code in codes) == 4


def test_force_every_one_has_a_source_and_says_whether_it_was_read():
    assert all(force.source and isinstance(force.verified, bool) for force in list_forces())
    assert all(force.verified for force in list_forces() if force.code)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("WMP", "West Midlands Police"),
        ("West Midlands", "West Midlands Police"),
        ("the west midlands police force", "West Midlands Police"),
        ("e23000014", "West Midlands Police"),
        ("MET", "Metropolitan Police Service"),
        ("Met Police", "Metropolitan Police Service"),
        ("London, City of", "City of London Police"),
        ("Devon & Cornwall", "Devon and Cornwall Police"),
        ("Devon and Cornwall Constabulary", "Devon and Cornwall Police"),
        ("Dyfed Powys", "Dyfed-Powys Police"),
        ("Hampshire", "Hampshire and Isle of Wight Constabulary"),
        ("PSNI", "Police Service of Northern Ireland"),
        ("Police Scotland", "Police Scotland"),
    ],
)
def test_force_is_found_by_any_name_it_is_printed_under(words, name):
    found = find_force(words)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "words", ["E12000005", "West Midlands region", "West Midlands Combined Authority", "E11000005"]
)
def test_force_is_none_where_the_name_or_code_is_of_other_land_called_the_same(words):
    assert find_force(words) is None
    assert "force" in suggest_force(words)


@pytest.mark.parametrize("words", ["", "police", "London", "Wales", "Yorkshire", "Midlands", "West Midland"])
def test_force_is_none_where_a_name_is_not_certain(words):
    assert find_force(words) is None


def test_force_wrong_name_is_answered_with_those_it_may_be():
    assert suggest_force("Manchester") == (
        "No police force is called “Manchester”. Did you mean Greater Manchester Police?"
    )
    assert "West Midlands Police" in suggest_force("West Midland")
    assert "North Wales Police" in suggest_force("Wales")
    assert suggest_force("Ruritania") == "No police force is called “Ruritania”."


@given(st.sampled_from(list_forces()), st.sampled_from(["{} ", "THE {}", "{} (force)", " {}\t", "{}'s"]))
def test_force_is_found_again_however_its_names_are_dressed(force, dress):
    for name in (force.name, force.short, *force.aliases):
        found = find_force(dress.format(name))
        assert found is not None
        assert found.key == force.key


def test_rows_of_a_region_are_left_out_by_their_code_and_counted():
    matched = match_rows(
        [
            {"force": "West Midlands", "force_code": "E12000005"},
            {"force": "West Midlands", "force_code": "E23000014"},
            {"force": "West Midlands Police", "force_code": None},
        ]
    )
    assert [force.code for force, _ in matched.rows] == ["E23000014", "E23000014"]
    assert matched.notes == ("Left out: 1 row of areas that are not police forces (E12000005).",)


def test_rows_with_a_name_and_the_code_of_another_force_are_refused():
    with pytest.raises(MeasureError, match="which is Kent Police"):
        match_rows([{"force": "Essex", "force_code": "E23000032"}])


def test_rows_with_an_unknown_name_are_refused_with_what_was_meant():
    with pytest.raises(MeasureError, match="Did you mean Merseyside Police"):
        match_rows([{"force": "Mersyside"}])


def test_force_that_stands_twice_is_refused_because_one_row_may_be_the_region():
    force = find_force("West Midlands")
    assert force is not None
    with pytest.raises(MeasureError, match="region or county of the same name"):
        refuse_doubles([(force, "May 2022"), (force, "May 2022")])


def test_missing_forces_are_named():
    present = [force for force in list_forces() if force.short not in ("Kent", "City of London")]
    assert list_missing(present) == ("Kent", "City of London")
