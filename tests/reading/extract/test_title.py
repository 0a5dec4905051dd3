"""Titles parted from what runs on behind them."""

import pytest

from answerable.reading.extract.title import split_title, title_case
from tests.reading.extract.laying import lay


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Fees and Charges 2022/23 To be presented by: Mark Lane", "Fees and Charges 2022/23"),
        ("Update: The Chief Constable will give a verbal update", "Update"),
        ("NOTICE OF RECORDING This meeting will be webcast", "NOTICE OF RECORDING"),
        ("BUDGET FOR 2023/2024 To consider the budget", "BUDGET FOR 2023/2024"),
        ("Notes of the Last Meeting: 25th January 2022", "Notes of the Last Meeting: 25th January 2022"),
        ("Workplan a. Workplan for noting.", "Workplan"),
    ],
)
def test_instruction_is_no_part_of_the_title(text, title):
    (block,) = lay(text).blocks

    assert split_title(block)[0] == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Conflicts of Interest There were no conflicts declared.", "Conflicts of Interest"),
        ("Apologies Dr Cath Lane was unable to attend", "Apologies"),
        ("The Future of Funding Mr Jardine provided a resume", "The Future of Funding"),
        ("Chief Constable's Update The Chief Constable confirmed", "Chief Constable's Update"),
    ],
)
def test_sentence_that_a_scan_ran_on_is_parted_in_minutes(text, title):
    (block,) = lay(text).blocks

    assert split_title(block, minuted=True)[0] == title


def test_bold_words_before_plain_ones_are_the_title():
    (block,) = lay("**Urgent matters** as the Chairman may allow").blocks

    assert split_title(block) == ("Urgent matters", "as the Chairman may allow")


@pytest.mark.parametrize(
    ("capitals", "natural"),
    [
        ("STRATEGIC POLICING AND CRIME BOARD", "Strategic Policing and Crime Board"),
        ("O’BRIEN’S LANE", "O’Brien’s Lane"),
        ("Mixed Case stays", "Mixed Case stays"),
    ],
)
def test_capitals_become_natural_case(capitals, natural):
    assert title_case(capitals) == natural
