"""The work programme as a clerk keeps it, by forms and buttons alone."""

import datetime as dt

import pytest

from answerable.keeping.changes.desk.programme import add_entry, add_needed
from answerable.keeping.models.desk import ProgrammeEntry, Publication, Role, Sitting
from tests.clerking.test_clock import words_of
from tests.keeping.desk.makings import CLERK, make_board, make_panel, make_sitting

pytestmark = pytest.mark.django_db
YEAR = 2022


def address(body, more=""):
    return f"/desk/bodies/{body.pk}/programme/{YEAR}{more}"


def page_of(clerk, body):
    """The programme's page, once the notice of what was just done has been shown."""
    clerk.get("/desk")
    return words_of(clerk.get(f"/desk/bodies/{body.pk}/programme?year={YEAR}"))


def test_a_year_is_programmed_from_nothing_to_a_published_paper(sign_in):
    panel = make_panel()
    clerk = sign_in(Role.CLERK, panel)
    assert "“Review of the proposed precept” is missing" in page_of(clerk, panel)
    clerk.post(address(panel, "/needed"))
    clerk.post(address(panel, "/meeting"), {"date": "2023-02-06", "start_time": "14:00"})
    entry, sitting = ProgrammeEntry.objects.get(statutory_item="precept_review"), Sitting.objects.get()
    clerk.post(f"/desk/programme/{entry.pk}/place", {"place": sitting.pk, "revision": entry.revision})
    page = page_of(clerk, panel)
    assert "Monday 6 February 2023 14:00, provisional Review of the proposed precept Asked by law" in page
    assert "“Review of the proposed precept”" not in page.split("Monday 6 February")[0]
    assert "is still to be programmed" in page
    assert clerk.get(address(panel, "/preview.pdf")).content.startswith(b"%PDF")
    assert "is published" in words_of(clerk.post(address(panel, "/publish"), follow=True))
    assert Publication.objects.get().paper.is_public


def test_an_entry_is_added_changed_and_removed(sign_in):
    panel = make_panel()
    sitting, clerk = make_sitting(panel), sign_in(Role.CLERK, panel)
    given = {"title": "Access to policing", "presenters": "Bram Okafor\nCleo Finch", "place": sitting.pk}
    clerk.post(address(panel, "/new"), given)
    entry = ProgrammeEntry.objects.get()
    assert (entry.sitting, entry.presenters) == (sitting, ["Bram Okafor", "Cleo Finch"])
    clerk.post(f"/desk/programme/{entry.pk}", {"title": "Answering calls", "revision": 1, "is_recurring": "on"})
    entry.refresh_from_db()
    assert (entry.title, entry.presenters, entry.sitting) == ("Answering calls", [], sitting)
    clerk.post(f"/desk/programme/{entry.pk}/remove", {"revision": entry.revision})
    assert "Answering calls" not in page_of(clerk, panel)


def test_what_the_law_asks_for_is_not_set_aside_without_a_reason(sign_in):
    panel = make_panel()
    add_needed(panel, YEAR, by=CLERK)
    clerk, entry = sign_in(Role.CLERK, panel), ProgrammeEntry.objects.get(statutory_item="annual_report")
    refused = clerk.post(f"/desk/programme/{entry.pk}/remove", {"revision": 1, "reason": " "})
    assert "Why?: The law asks for this in the year: say why it is set aside." in words_of(refused)
    clerk.post(f"/desk/programme/{entry.pk}/remove", {"revision": 1, "reason": "Taken in March."})
    assert "Set aside Review of the annual report, at a public meeting Asked by law Taken in March." in (
        page_of(clerk, panel)
    )
    clerk.post(f"/desk/programme/{entry.pk}/back", {"revision": 2})
    assert "Take it back" not in page_of(clerk, panel)


def test_a_button_pressed_on_a_page_that_is_out_of_date_changes_nothing_and_says_so(sign_in):
    panel = make_panel()
    one, two = (add_entry(panel, YEAR, by=CLERK, title=title) for title in ("One", "Two"))
    clerk = sign_in(Role.CLERK, panel)
    clerk.post(f"/desk/programme/{two.pk}/step", {"step": "up", "revision": 1})
    page = clerk.post(f"/desk/programme/{two.pk}/step", {"step": "down", "revision": 1}, follow=True)
    assert "This was changed by Una Marsh" in words_of(page)
    assert list(ProgrammeEntry.objects.order_by("order")) == [two, one]


def test_an_entry_is_put_on_the_agenda_of_its_meeting(sign_in):
    panel = make_panel()
    sitting = make_sitting(panel)
    entry = add_entry(panel, YEAR, by=CLERK, title="Access to policing", sitting=sitting)
    clerk = sign_in(Role.CLERK, panel)
    clerk.post(f"/desk/programme/{entry.pk}/agenda", {"revision": 1})
    assert sitting.business.get().title == "Access to policing"
    assert "On the agenda" in page_of(clerk, panel)
    moved = clerk.post(f"/desk/programme/{entry.pk}/place", {"place": "waiting", "revision": 2}, follow=True)
    assert "take it off there first" in words_of(moved)


def test_next_year_s_plan_is_drawn_up_and_says_so_when_it_is_there_already(sign_in):
    panel = make_panel()
    make_sitting(panel, dt.date(2022, 4, 26))
    clerk, plan = sign_in(Role.CLERK, panel), f"/desk/bodies/{panel.pk}/programme/{YEAR + 1}/plan"
    assert "same weekday of the month" in words_of(clerk.get(plan))
    assert "1 provisional meeting(s) and 4 entries are added." in words_of(clerk.post(plan, follow=True))
    assert "drawn up already" in words_of(clerk.post(plan, follow=True))


def test_a_notice_of_an_appointment_puts_the_hearing_on_the_programme(sign_in):
    panel = make_panel()
    clerk = sign_in(Role.CLERK, panel)
    given = {"kind": "chief_constable_hearing", "post": "Chief Constable", "received_on": "2022-09-01"}
    clerk.post(address(panel, "/appointment"), given)
    assert "Confirmation hearing: Chief Constable Asked by law To be taken from 1 September to 21 September 2022" in (
        page_of(clerk, panel)
    )


def test_a_member_reads_the_programme_and_changes_nothing(sign_in):
    panel = make_panel()
    entry = add_entry(panel, YEAR, by=CLERK, title="Access to policing")
    member, stranger = sign_in(Role.MEMBER, panel), sign_in(Role.CLERK, make_board())
    page = member.get(f"/desk/bodies/{panel.pk}/programme?year={YEAR}").content.decode()
    assert ("Access to policing" in page, "/desk/programme/" in page) == (True, False)
    for somebody in (member, stranger):
        for more in ("place", "step", "agenda", "back", "remove"):
            assert somebody.post(f"/desk/programme/{entry.pk}/{more}").status_code == 403
        assert somebody.post(address(panel, "/new"), {"title": "Mine"}).status_code == 403
    assert ProgrammeEntry.objects.get().title == "Access to policing"


@pytest.mark.parametrize("year", ["0", "99999", "20222"])
def test_a_year_that_no_calendar_has_is_no_page(sign_in, year):
    panel = make_panel()
    clerk = sign_in(Role.CLERK, panel)
    assert clerk.get(f"/desk/bodies/{panel.pk}/programme/{year}/new").status_code == 404
    assert "Work programme 20" in words_of(clerk.get(f"/desk/bodies/{panel.pk}/programme?year={year}"))


def test_a_day_of_a_year_mistyped_is_refused_in_a_sentence(sign_in):
    panel = make_panel()
    given = {"date": "0023-02-06", "start_time": "14:00"}
    page = words_of(sign_in(Role.CLERK, panel).post(address(panel, "/meeting"), given))
    assert "Date: Give a day from 1900 on, with all four digits of the year." in page
