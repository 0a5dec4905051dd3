"""People as printed: the name in natural order and case, the office and the body apart."""

import pytest

from answerable.reading.extract.person import is_name, natural_name, read_person, split_role


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Simon FOSTER", "Simon Foster"),
        ("Tom MCNEIL", "Tom McNeil"),
        ("Kevin O'KEEFE", "Kevin O'Keefe"),
        ("Kevin O’ Keefe", "Kevin O’Keefe"),
        ("Ali LAYNE-SMITH", "Ali Layne-Smith"),
        ("Cllr Mrs B Abbott", "B Abbott"),
        ("Councillor A. Smith (Vice-Chair)", "A. Smith"),
        ("T/ACC Jane Doe", "Jane Doe"),
        ("Dr Cath Hannon", "Cath Hannon"),
        ("Sir Andrew Vale OBE", "Andrew Vale"),
        ("County Cllr Lewis Barber", "Lewis Barber"),
    ],
)
def test_name_is_natural_and_without_titles(printed, name):
    assert natural_name(printed) == name


@pytest.mark.parametrize(
    ("printed", "role", "organisation"),
    [
        ("Jonathan Jardine –Chief Executive, OPCC", "Chief Executive", "OPCC"),
        ("Cllr Alex Aitken – Birmingham", None, "Birmingham"),
        ("Kristina Murphy - Independent Member", "Independent Member", None),
        ("Superintendent John Brown - Northshire Police", "Superintendent", "Northshire Police"),
        ("Richard Holt - Town Clerk's Department", None, "Town Clerk's Department"),
        ("Mr W Grosvenor Clerk and Executive Officer", "Clerk and Executive Officer", None),
        ("Deputy Mayor for Policing Luis Ferreira", "Deputy Mayor for Policing", None),
        ("Ali Lane - Director of People and Development", "Director of People and Development", None),
    ],
)
def test_entry_is_parted_into_office_and_body(printed, role, organisation):
    person = read_person(printed)

    assert (person.role, person.organisation) == (role, organisation)


def test_entry_in_two_columns_takes_its_office_from_the_second():
    person = read_person("Arron OWEN", "Head of Custody")

    assert (person.name, person.role) == ("Arron Owen", "Head of Custody")


def test_rank_is_the_office_only_where_nothing_else_is_printed():
    assert read_person("ACC Marcus Vale").role == "ACC"
    assert read_person("ACC Marcus Vale - Crime").role == "ACC"
    assert read_person("CS Claire Bell - Head of Public Protection").role == "Head of Public Protection"


def test_chair_is_told_from_vice_chair():
    assert read_person("Councillor A Smith (Chair)").chair is True
    assert read_person("Councillor B Jones (Vice-Chair)").chair is False


@pytest.mark.parametrize(
    "text", ["8 observers", "Please Note", "The Commissioner", "Police", "Chief Constable", "of"]
)
def test_labels_and_offices_are_no_names(text):
    assert is_name(text) is False


def test_surname_that_is_an_office_too_is_a_name():
    assert is_name("Neil Chamberlain") is True
    assert is_name("Deputy Head") is False


def test_initials_in_brackets_are_no_body():
    assert read_person("Jonathan Swan (JS)").organisation is None


def test_role_with_two_offices_keeps_both():
    assert split_role("Chief Executive and Monitoring Officer, OPCC") == (
        "Chief Executive and Monitoring Officer",
        "OPCC",
    )
