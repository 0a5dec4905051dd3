"""Inquiries: what is public of them, and what stays with the members."""

import pytest

from answerable.keeping.changes.desk.inquiry import (
    add_line,
    add_theme,
    announce_inquiry,
    begin_inquiry,
    change_inquiry,
    hold_session,
    join_inquiry,
    note_heard,
)
from answerable.keeping.changes.desk.row import RefusedError
from answerable.keeping.queries.desk.inquiry import find_inquiry
from answerable.keeping.queries.public.inquiry import list_inquiries
from tests.keeping.desk.makings import CLERK, make_board, make_panel, make_person, make_sitting

pytestmark = pytest.mark.django_db


def begin():
    panel = make_panel()
    inquiry = begin_inquiry(panel, by=CLERK, title="Public confidence", scope="How far people trust the police.")
    theme = add_theme(inquiry, by=CLERK, title="Local confidence")
    line = add_line(theme, by=CLERK, words="Who is not heard?", addressed_to="the chief constable")
    return inquiry, line


def test_an_inquiry_is_public_once_announced_but_for_its_lines_of_questioning():
    inquiry, line = begin()
    join_inquiry(inquiry, make_person(), by=CLERK, is_lead=True)
    hold_session(inquiry, make_sitting(inquiry.body), by=CLERK, witnesses="The victims' commissioner")
    assert list_inquiries() == []
    announce_inquiry(inquiry, by=CLERK)
    (told,) = list_inquiries()
    assert (told.themes, told.members) == (["Local confidence"], [("Alma Reyes", True)])
    assert told.sessions[0][2] == "The victims' commissioner"
    assert line.words not in str(told)


def test_what_was_heard_is_written_beside_what_was_asked():
    inquiry, line = begin()
    note_heard(line, by=CLERK, revision=1, heard="The young, and those who rent.")
    assert find_inquiry(inquiry.pk).listed_themes[0].listed[0].heard == "The young, and those who rent."


def test_nobody_sits_on_it_twice_and_another_bodys_meeting_takes_no_evidence():
    inquiry, _ = begin()
    join_inquiry(inquiry, make_person(), by=CLERK)
    with pytest.raises(RefusedError, match="Alma Reyes sits on it already"):
        join_inquiry(inquiry, make_person(), by=CLERK)
    with pytest.raises(RefusedError, match="another body's"):
        hold_session(inquiry, make_sitting(make_board()), by=CLERK)


def test_an_inquiry_has_not_reported_before_its_paper_is_there():
    inquiry, _ = begin()
    with pytest.raises(RefusedError, match="File its report first"):
        change_inquiry(inquiry, by=CLERK, revision=1, state="reported")
