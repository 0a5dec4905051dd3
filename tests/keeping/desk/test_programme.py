"""The work programme: what the law asks of a year, moving entries, taking them up, next year's plan, publishing."""

import datetime as dt
import io

import pikepdf
import pytest

from answerable.keeping.changes.desk.body import make_body, set_up_sub_group
from answerable.keeping.changes.desk.business import remove_business
from answerable.keeping.changes.desk.programme import (
    add_entry,
    add_needed,
    draw_up_year,
    note_appointment,
    place_entry,
    remove_entry,
    step_entry,
    take_back,
    take_up,
)
from answerable.keeping.changes.desk.programme_paper import preview_programme, publish_programme
from answerable.keeping.changes.desk.row import ConflictError, RefusedError, undo_act
from answerable.keeping.changes.desk.sitting import change_sitting
from answerable.keeping.models import AuditEntry, ProgrammeItem
from answerable.keeping.models.desk import ProgrammeEntry, Sitting, SittingStatus
from answerable.keeping.queries.desk.programme import find_entry, programme_of, this_year
from tests.keeping.desk.makings import CLERK, make_board, make_panel, make_sitting

pytestmark = pytest.mark.django_db
YEAR = 2022


def titles(entries):
    return [entry.title for entry in entries]


def codes(programme):
    return [ruling.code for ruling in programme.rulings]


def entry_of(key):
    return find_entry(ProgrammeEntry.objects.get(statutory_item=key, year=YEAR).pk)


def test_a_year_that_is_empty_is_told_everything_that_the_law_asks_of_a_panel():
    programme = programme_of(make_panel(), YEAR)
    assert [need.key for need in programme.lacking] == [
        "workplan",
        "precept_review",
        "revised_precept",
        "annual_report",
    ]
    assert codes(programme) == ["W-STATUTORY-ITEM-MISSING"] * 4
    assert "“Review of the proposed precept” is missing in the programme of 2022/23" in programme.rulings[1].words


def test_what_is_missing_is_added_once_and_waits_to_be_programmed():
    panel = make_panel()
    assert len(add_needed(panel, YEAR, by=CLERK)) == 4
    assert add_needed(panel, YEAR, by=CLERK) == []
    programme = programme_of(panel, YEAR)
    assert (len(programme.waiting), programme.lacking) == (4, [])
    assert all("still to be programmed" in ruling.words for ruling in programme.rulings)


@pytest.mark.parametrize(("day", "is_in_time"), [(dt.date(2023, 2, 6), True), (dt.date(2023, 2, 20), False)])
def test_the_precept_is_reviewed_by_8_february_or_the_clerk_is_told(day, is_in_time):
    panel = make_panel()
    add_needed(panel, YEAR, by=CLERK)
    place_entry(entry_of("precept_review"), by=CLERK, sitting=make_sitting(panel, day))
    told = [ruling.words for ruling in programme_of(panel, YEAR).rulings if "proposed precept" in ruling.words]
    assert bool(told) is not is_in_time
    assert all("is programmed for Monday 20 February 2023" in words for words in told)


def test_a_meeting_that_is_cancelled_leaves_what_it_was_to_take_unmet_and_in_sight():
    panel = make_panel()
    add_needed(panel, YEAR, by=CLERK)
    sitting = make_sitting(panel)
    place_entry(entry_of("precept_review"), by=CLERK, sitting=sitting)
    change_sitting(sitting, by=CLERK, revision=1, status=SittingStatus.CANCELLED)
    programme = programme_of(panel, YEAR)
    assert titles(programme.groups[0].entries) == ["Review of the proposed precept"]
    assert any("proposed precept" in ruling.words for ruling in programme.rulings)


def test_what_the_law_asks_for_is_set_aside_only_with_a_reason_and_can_be_taken_back():
    panel = make_panel()
    add_needed(panel, YEAR, by=CLERK)
    with pytest.raises(RefusedError, match="say why it is set aside"):
        remove_entry(entry_of("annual_report"), by=CLERK)
    remove_entry(entry_of("annual_report"), by=CLERK, reason="Taken in the year before.")
    programme = programme_of(panel, YEAR)
    assert [entry.set_aside_reason for entry in programme.set_aside] == ["Taken in the year before."]
    assert not any("annual report" in ruling.words for ruling in programme.rulings)
    assert add_needed(panel, YEAR, by=CLERK) == []
    take_back(entry_of("annual_report"), by=CLERK)
    assert any("annual report" in ruling.words for ruling in programme_of(panel, YEAR).rulings)


def test_a_notice_of_an_appointment_asks_for_a_hearing_within_three_weeks():
    panel = make_panel()
    for post in ("Deputy Commissioner", "Chief Finance Officer"):
        note_appointment(
            panel, YEAR, by=CLERK, kind="confirmation_hearing", received_on=dt.date(2022, 9, 1), post=post
        )
    programme = programme_of(panel, YEAR)
    hearings = [entry for entry in programme.waiting if entry.statutory_item == "confirmation_hearing"]
    assert titles(hearings) == [
        "Confirmation hearing: Deputy Commissioner",
        "Confirmation hearing: Chief Finance Officer",
    ]
    assert programme.needs[hearings[0].pk].latest == dt.date(2022, 9, 21)


def test_a_board_is_asked_for_its_own_and_a_sub_group_for_nothing():
    keys = [need.key for need in programme_of(make_board(), YEAR).lacking]
    assert keys == ["workplan", "precept_proposal", "annual_report_draft"]
    group = set_up_sub_group(
        make_panel(), "Northshire Budget Sub-Group", by=CLERK, valid_from=dt.date(2020, 1, 1), numbering="running"
    )
    assert programme_of(group, YEAR).lacking == []


def test_entries_move_between_meetings_and_up_and_down():
    panel = make_panel()
    early, late = make_sitting(panel, dt.date(2023, 1, 9)), make_sitting(panel, dt.date(2023, 3, 6))
    first, second, third = (
        add_entry(panel, YEAR, by=CLERK, title=title, sitting=early) for title in ("One", "Two", "Three")
    )
    step_entry(third, -1, by=CLERK)
    step_entry(first, -1, by=CLERK)
    assert titles(programme_of(panel, YEAR).groups[0].entries) == ["One", "Three", "Two"]
    place_entry(first, by=CLERK, sitting=late)
    place_entry(second, by=CLERK)
    programme = programme_of(panel, YEAR)
    assert [titles(group.entries) for group in programme.groups] == [["Three"], ["One"]]
    assert titles(programme.waiting) == ["Two"]
    with pytest.raises(ConflictError):
        place_entry(second, by=CLERK, revision=1, sitting=late)


def test_an_entry_does_not_go_to_a_meeting_that_is_over_nor_to_another_body_s():
    panel = make_panel()
    held = make_sitting(panel, dt.date(2022, 9, 5), status=SittingStatus.HELD)
    entry = add_entry(panel, YEAR, by=CLERK, title="Access to policing")
    with pytest.raises(RefusedError, match="over or cancelled"):
        place_entry(entry, by=CLERK, sitting=held)
    with pytest.raises(RefusedError, match="a meeting of another body"):
        place_entry(entry, by=CLERK, sitting=make_sitting(make_board()))


def test_an_entry_is_taken_up_on_the_agenda_once_and_stays_there_until_it_is_taken_off():
    panel = make_panel()
    sitting = make_sitting(panel)
    add_needed(panel, YEAR, by=CLERK)
    place_entry(entry_of("precept_review"), by=CLERK, sitting=sitting)
    business = take_up(entry_of("precept_review"), by=CLERK)
    assert (business.sitting, business.statutory_item, business.is_open) == (sitting, "precept_review", True)
    for change in (take_up, place_entry, remove_entry):
        with pytest.raises(RefusedError, match="is on the agenda of"):
            change(entry_of("precept_review"), by=CLERK)
    remove_business(business, by=CLERK, reason="put off")
    place_entry(entry_of("precept_review"), by=CLERK)
    assert "Review of the proposed precept" in titles(programme_of(panel, YEAR).waiting)


def test_next_year_s_plan_holds_provisional_meetings_what_recurs_and_what_the_law_asks_for():
    panel = make_panel()
    march = make_sitting(panel, dt.date(2022, 4, 26), end_time=dt.time(16))
    make_sitting(panel, dt.date(2023, 2, 20), purpose="veto")
    add_entry(panel, YEAR, by=CLERK, title="Access to policing", sitting=march, is_recurring=True, aims="Waits")
    add_entry(panel, YEAR, by=CLERK, title="Once only", sitting=march)
    sittings, entries = draw_up_year(panel, YEAR + 1, by=CLERK)
    assert [(each.date, each.status) for each in sittings] == [(dt.date(2023, 4, 25), "provisional")]
    programme = programme_of(panel, YEAR + 1)
    assert [(entry.title, entry.aims) for entry in programme.groups[0].entries] == [("Access to policing", "Waits")]
    assert len(entries) == 5
    change_sitting(sittings[0], by=CLERK, revision=1, date=dt.date(2023, 4, 24))
    assert draw_up_year(panel, YEAR + 1, by=CLERK) == ([], [])
    assert Sitting.objects.filter(date__year=2023, date__month=4).count() == 1


def test_two_meetings_of_a_month_have_two_like_them_and_a_fifth_monday_becomes_the_last():
    panel = make_panel()
    for day in (3, 24, 31):  # the first, fourth and fifth Monday of October 2022
        make_sitting(panel, dt.date(2022, 10, day))
    sittings, _ = draw_up_year(panel, YEAR + 1, by=CLERK)
    assert [each.date.day for each in sittings] == [2, 23, 30]
    again, _ = draw_up_year(panel, YEAR + 2, by=CLERK)
    assert [each.date.day for each in again] == [7, 28]
    assert draw_up_year(panel, YEAR + 2, by=CLERK) == ([], [])


def test_removing_an_entry_can_be_undone():
    entry = add_entry(make_panel(), YEAR, by=CLERK, title="Access to policing")
    remove_entry(entry, by=CLERK)
    assert not ProgrammeEntry.objects.standing().exists()
    undo_act(AuditEntry.objects.order_by("-sequence").first(), by=CLERK)
    assert titles(programme_of(entry.body, YEAR).waiting) == ["Access to policing"]


def test_a_published_programme_is_read_back_as_it_was_written():
    panel = make_panel()
    sitting = make_sitting(panel, dt.date(2023, 1, 9), status=SittingStatus.PROVISIONAL)
    add_entry(
        panel, YEAR, by=CLERK, title="Access to policing", sitting=sitting, aims="How long callers wait",
        presenters=["Bram Okafor, Chief Constable"],
    )  # fmt: skip
    add_entry(panel, YEAR, by=CLERK, title="Public confidence inquiry", notes="After the visits")
    first = publish_programme(panel, YEAR, by=CLERK, today=dt.date(2022, 11, 1))
    told = [(row.date, row.topic, row.note) for row in ProgrammeItem.objects.public().order_by("order")]
    assert told == [
        (dt.date(2023, 1, 9), "Access to policing", "Provisional meeting"),
        (None, "Public confidence inquiry", "After the visits"),
    ]
    with pytest.raises(RefusedError, match="was published on"):
        publish_programme(panel, YEAR, by=CLERK, today=dt.date(2022, 11, 1))
    add_entry(panel, YEAR, by=CLERK, title="Serious youth violence", sitting=sitting)
    second = publish_programme(panel, YEAR, by=CLERK, today=dt.date(2022, 11, 2))
    assert (second.supersedes, second.paper.version) == (first, 2)
    assert ProgrammeItem.objects.public().filter(topic="Serious youth violence").exists()


def test_the_preview_is_the_paper_and_publishes_nothing():
    panel = make_panel()
    add_entry(panel, YEAR, by=CLERK, title="Access to policing")
    with pikepdf.open(io.BytesIO(preview_programme(panel, YEAR, dt.date(2022, 11, 1)))) as pdf:
        assert "Work programme 2022/23" in str(pdf.docinfo["/Title"])
    assert not ProgrammeItem.objects.exists()


def test_an_empty_programme_is_not_published_and_a_private_sub_group_s_is_filed_closed():
    panel = make_panel()
    with pytest.raises(RefusedError, match="empty"):
        publish_programme(panel, YEAR, by=CLERK)
    group = set_up_sub_group(
        panel, "Northshire Budget Sub-Group", by=CLERK, valid_from=dt.date(2020, 1, 1), numbering="running"
    )
    add_entry(group, YEAR, by=CLERK, title="Lines of questioning")
    assert publish_programme(group, YEAR, by=CLERK).paper.is_public is False


def test_a_programme_asks_no_more_for_more_entries(django_assert_num_queries):
    panel = make_panel()
    sitting = make_sitting(panel)
    for count in (1, 3):
        while ProgrammeEntry.objects.count() < count:
            add_entry(panel, YEAR, by=CLERK, title="Access to policing", sitting=sitting)
        with django_assert_num_queries(6):
            assert len(programme_of(panel, YEAR).groups[0].entries) == count


@pytest.mark.parametrize(("day", "year"), [(dt.date(2023, 3, 31), 2022), (dt.date(2023, 4, 1), 2023)])
def test_a_programme_runs_with_the_financial_year(day, year):
    assert this_year(day) == year


def test_a_body_is_made_once_and_one_that_papers_have_named_is_taken_on():
    known = make_board()
    with pytest.raises(RefusedError, match="is on the desk already"):
        make_body(known.name, by=CLERK, valid_from=dt.date(2020, 1, 1), regime="board", numbering="yearly")
    made = make_body(
        "The Eastmere Police & Crime Panel", by=CLERK, valid_from=dt.date(2020, 1, 1), regime="panel",
        numbering="running",
    )  # fmt: skip
    assert (made.classification, made.is_public, made.standing_orders.count()) == ("panel", False, 1)
