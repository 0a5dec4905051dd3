"""Series of numbers: whole ones pass, one left out is missed, one put in twice is seen."""

from hypothesis import given
from hypothesis import strategies as st

from tests.checking.writing import check_text, few

SUBJECTS = ["its budget", "two petitions", "the plan", "a review of the estate", "no questions"]


def write_minutes(serials: list[int]) -> str:
    return write_paragraphs([f"{serial:03d}/22" for serial in serials])


def write_paragraphs(numbers: list[str]) -> str:
    lines = (f"{number} The board noted {SUBJECTS[place % len(SUBJECTS)]}." for place, number in enumerate(numbers))
    return "\n\n".join(lines) + "\n"


@few
@given(st.integers(1, 900), st.integers(3, 15))
def test_a_whole_series_of_minutes_passes(first: int, length: int):
    result = check_text(write_minutes(list(range(first, first + length))), "NUM801")
    assert result.checked["NUM801"] >= length - 1
    assert result.findings == ()


@few
@given(st.integers(1, 900), st.integers(6, 15), st.data())
def test_a_minute_left_out_of_a_series_is_named(first: int, length: int, data: st.DataObject):
    gone = data.draw(st.integers(first + 2, first + length - 3))
    serials = [serial for serial in range(first, first + length) if serial != gone]
    (finding,) = check_text(write_minutes(serials), "NUM801").findings
    assert finding.expected == f"{gone:03d}/22"


@few
@given(st.integers(1, 20), st.integers(5, 15), st.data())
def test_a_paragraph_number_printed_twice_is_named(part: int, length: int, data: st.DataObject):
    twice = data.draw(st.integers(3, length - 1))
    numbers = [f"{part}.{serial}" for serial in sorted([*range(1, length + 1), twice])]
    (finding,) = check_text(write_paragraphs(numbers), "NUM801").findings
    assert finding.printed == f"{part}.{twice}"


@few
@given(st.integers(3, 12), st.integers(1, 5), st.data())
def test_a_list_within_a_list_is_a_series_of_its_own(outer: int, inner: int, data: st.DataObject):
    after = data.draw(st.integers(1, outer - 1))
    numbers = [f"{n}." for n in range(1, after + 1)] + [f"{n}." for n in range(1, inner + 1)]
    numbers += [f"{n}." for n in range(after + 1, outer + 1)]
    assert check_text(write_paragraphs(numbers), "NUM801").findings == ()


def test_a_number_printed_again_after_a_page_end_is_no_second_one():
    text = write_minutes([12, 13, 14, 15, 16]).replace("015/22", "014/22 (continued) The board went on.\n\n015/22")
    assert check_text(text, "NUM801").findings == ()


def test_a_missing_number_that_is_printed_elsewhere_in_the_minutes_is_not_missed():
    text = write_minutes([12, 13, 14, 16, 17]) + "\nMinute 015/22 was taken in private.\n"
    assert check_text(text, "NUM801").findings == ()


def test_decisions_out_of_order_are_told_from_those_in_order():
    rows = ["021 | Lease | 4 March 2024", "022 | Armour | 11 March 2024", "023 | Fleet | 19 March 2024"]
    head = "Register of decisions\n\n| Number | Title | Date |\n"
    whole = head + "\n".join(f"| PCC/2024/{row} |" for row in rows)
    assert check_text(whole, "NUM802").findings == ()
    (finding,) = check_text(whole + "\n| PCC/2024/009 | Fees | 20 March 2024 |\n", "NUM802").findings
    assert finding.printed == "PCC/2024/009"
