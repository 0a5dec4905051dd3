"""References in one form, whatever their print."""

import pytest

from answerable.tracking.reference import compare_references, find_references, parse_reference, refer


@pytest.mark.parametrize(
    ("printed", "form"),
    [
        ("687 iii a", "687 iii a"),
        ("676ii", "676 ii"),
        ("44(b)", "44 b"),
        ("42iia", "42 ii a"),
        ("Minute 687 (iii) (a)", "687 iii a"),
        ("012/22", "12/22"),
        ("12/22", "12/22"),
        ("CSP/23/07", "csp 23/7"),
        ("R17/24", "r 17/24"),
        ("6.1", "6 1"),
    ],
)
def test_a_reference_has_one_form(printed: str, form: str) -> None:
    assert str(parse_reference(printed)) == form


@pytest.mark.parametrize("printed", [None, "", "TBC", "As agreed at the meeting of 4 May"])
def test_what_is_no_reference_is_none(printed: str | None) -> None:
    assert parse_reference(printed) is None


def test_a_clause_may_repeat_its_minute() -> None:
    assert refer("6", "6.1") == parse_reference("6.1")
    assert refer("687", "iii a") == parse_reference("687 iii a")


@pytest.mark.parametrize(
    ("first", "second", "agreement"),
    [
        ("687 iii a", "687iii(a)", "same"),
        ("687", "687 iii a", "within"),
        ("687 iii", "687 iii a", "within"),
        ("687 iii a", "687 iii b", "other clause"),
        ("687 iii a", "676 iii a", "other"),
        ("687", None, None),
    ],
)
def test_references_agree_by_minute_and_clause(first: str, second: str | None, agreement: str | None) -> None:
    assert compare_references(parse_reference(first), parse_reference(second)) == agreement


def test_references_are_found_in_a_text_and_plain_numbers_are_not() -> None:
    text = "Safer Streets (676ii), action 630, 450 officers, £28.1m, 7,909 and 9.1% were told of (687 iii a)."

    assert {str(reference) for reference in find_references(text)} == {"676 ii", "630", "687 iii a"}
