"""The clocks on a sitting's page, with the working that gives them."""

import datetime as dt
import html
import re

import pytest

from answerable.keeping.models.desk import Role
from tests.keeping.desk.makings import make_board, make_body, make_panel, make_sitting

pytestmark = pytest.mark.django_db


def words_of(page):
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page.content.decode())))


def page_of(sign_in, sitting):
    return words_of(sign_in(Role.CLERK, sitting.body).get(f"/desk/meetings/{sitting.pk}"))


@pytest.mark.parametrize(
    ("make", "meeting", "told"),
    [
        (
            make_panel,
            dt.date(2023, 1, 9),
            [
                "Thursday 29 December 2022 (five clear working days before the meeting)",
                "Mon 2 January 2023: bank holiday: New Year's Day (substitute day)",
                "Wednesday 4 January 2023 (four clear days before the meeting)",
            ],
        ),
        (
            make_board,
            dt.date(2022, 3, 22),
            [
                "Monday 14 March 2022 (five clear working days before the meeting)",
                "Friday 11 March 2022 (seven working days before the meeting)",
            ],
        ),
    ],
)
def test_a_sitting_s_page_shows_each_last_day_and_every_day_that_was_counted(sign_in, make, meeting, told):
    page = page_of(sign_in, make_sitting(make(), meeting))
    assert [words for words in told if words not in page] == []
    assert page.count("passed") == 4


def test_a_meeting_of_a_body_without_rules_says_what_to_do(sign_in):
    page = page_of(sign_in, make_sitting(make_body()))
    assert "had adopted no rules by this day" in page
    assert "Adopt its rules" in page
