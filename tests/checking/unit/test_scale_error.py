"""Sums of money at a scale that does not fit the paper."""

from pathlib import Path

import pytest

from answerable.checking.rules.unit import scale_error
from tests.checking.agreement.papers import write_paper

OTHERS = "The budget is £752.8m, of which £149.3m is precept and £569.7m is grant.\n"


def find_printed(folder: Path, body: str) -> list[str]:
    made = scale_error.find(write_paper(folder, body))
    return [test.disagreement.printed for test in made if test.disagreement and test.disagreement.printed]


@pytest.mark.parametrize("printed", ["£5,945m", "£5,945 million"])
def test_a_comma_before_a_scale_word_is_found_where_all_else_is_smaller(tmp_path: Path, printed: str):
    assert find_printed(tmp_path, f"The partnership has {printed} to spend.\n\n{OTHERS}") == [printed]


def test_it_is_left_alone_among_sums_of_its_size(tmp_path: Path):
    national = "The whole settlement is £17.2bn.\n\n"
    assert find_printed(tmp_path, f"Forces have £5,945m to spend.\n\n{national}{OTHERS}") == []


def test_it_is_left_alone_where_nothing_shows_the_scale(tmp_path: Path):
    assert find_printed(tmp_path, "The partnership has £5,945m to spend.\n") == []
