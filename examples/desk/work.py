"""What is going on: meetings held and to come, an agenda in the making, papers, what is owed and asked, a plan."""

from __future__ import annotations

import datetime as dt
from typing import Any

from answerable.keeping.changes.desk.agenda import lay_standing_items
from answerable.keeping.changes.desk.business import add_business
from answerable.keeping.changes.desk.plan import (
    add_objective,
    add_section,
    draft_plan,
    issue_plan,
    note_scrutiny,
    send_plan,
)
from answerable.keeping.changes.desk.programme import add_entry, add_needed
from answerable.keeping.changes.desk.recommendation import enter_recommendation, give_reply
from answerable.keeping.changes.desk.sitting import arrange_sitting
from answerable.keeping.changes.desk.submission import ask_for_paper, file_submission, write_submission
from answerable.keeping.models.desk import SittingStatus
from answerable.keeping.queries.desk.programme import this_year
from examples.desk.asked import ask_panel
from examples.desk.minutes import minute_last_meeting
from examples.desk.office import decide, inquire, propose_precept
from examples.desk.people import BY, Office

MONDAY, TUESDAY = 0, 1
PANEL_HOUR, BOARD_HOUR = dt.time(14), dt.time(10)
# A total that is not the sum of its lines: checking shows it to the author before anybody else sees it.
GRANTS = """# Grants

[1.1] Three schemes were funded in the half-year.

{money 4,2}
| Scheme | Paid, £ |
|---|---|
| Safer evenings | 48,200 |
| Young people at work | 61,750 |
| Help after burglary | 22,400 |
| Total | 131,350 |
"""


def set_to_work(office: Office, today: dt.date) -> None:
    """Lay out the year around a day."""
    held, coming = _arrange_panel(office, today)
    minute_last_meeting(held, today)
    board = _arrange_board(office, today)
    for body, sitting in ((office.panel, coming), (office.board, board)):
        add_needed(body, this_year(today), by=BY)
        _programme(body, sitting, this_year(today))
    for sitting in (coming, board):
        lay_standing_items(sitting, by=BY)
    _ask_for_papers(office, coming, today)
    _issue_plan(office, today)
    _recommend(office, today)
    ask_panel(coming, today)
    decide(office, today)
    inquire(office, coming)
    propose_precept(office, today)


def _arrange_panel(office: Office, today: dt.date) -> tuple[Any, Any]:
    hall = {"by": BY, "start_time": PANEL_HOUR, "end_time": dt.time(16, 30)}
    planned = (
        (-6, "Ashby Town Hall", SittingStatus.CALLED),
        (3, "Brackley Civic Centre", SittingStatus.CALLED),
        (9, "Corston Guildhall", SittingStatus.PROVISIONAL),
        (11, "Ashby Town Hall", SittingStatus.PROVISIONAL),
    )
    held, coming, *_ = [
        arrange_sitting(
            office.panel, date=_weekday(today + dt.timedelta(weeks=weeks), MONDAY), venue=venue, status=status, **hall
        )
        for weeks, venue, status in planned
    ]
    arrange_sitting(
        office.sub_group, by=BY, date=_weekday(today + dt.timedelta(weeks=7), TUESDAY), start_time=BOARD_HOUR
    )
    return held, coming


def _arrange_board(office: Office, today: dt.date) -> Any:
    days = [_weekday(today + dt.timedelta(weeks=weeks), TUESDAY) for weeks in (2, 6, 10)]
    sittings = [
        arrange_sitting(
            office.board, by=BY, date=day, start_time=BOARD_HOUR, end_time=dt.time(13), venue="Calder House",
            status=SittingStatus.CALLED if place == 0 else SittingStatus.PROVISIONAL,
        )
        for place, day in enumerate(days)
    ]  # fmt: skip
    return sittings[0]


def _programme(body: Any, sitting: Any, year: int) -> None:
    """Something of its own on the programme of the next meeting, and something that waits for one."""
    add_entry(
        body, year, by=BY, title="Grants of the half-year", aims="To see what was spent, and what it changed.",
        presenters=["Ravi Dale"], sitting=sitting,
    )  # fmt: skip
    add_entry(body, year, by=BY, title="Visit to a control room", aims="To hear how calls are answered.")


def _ask_for_papers(office: Office, sitting: Any, today: dt.date) -> None:
    due = today + dt.timedelta(days=9)
    item = add_business(
        sitting, by=BY, title="Grants of the half-year", section="Reports", confidentiality="open",
        presenters=["Ravi Dale"], manner="written", minutes_planned=20,
    )  # fmt: skip
    row = ask_for_paper(item, office.accounts["Ravi Dale"], by=BY, title="Grants of the half-year", due_on=due)
    row = write_submission(
        row,
        by=office.accounts["Ravi Dale"].signature,
        revision=row.revision,
        confidentiality="open",
        presenter="Ravi Dale",
        purpose="To report which schemes were paid for in the first half of the year.",
        body=GRANTS,
        recommendations="To note the report.",
        finance="All of it was met from the community safety fund.",
        legal="Grants are made under section 9 of the Police Reform and Social Responsibility Act 2011.",
        equalities="Who was helped was assessed by age, sex and disability; no group was left out.",
        background_papers="Letters of award",
    )
    file_submission(row, by=office.accounts["Ravi Dale"].signature)
    fleet = add_business(
        sitting, by=BY, title="Renewing the fleet", section="Reports", confidentiality="open",
        presenters=["Kit Lowe"], manner="written", minutes_planned=25,
    )  # fmt: skip
    ask_for_paper(
        fleet, office.accounts["Kit Lowe"], by=BY, title="Renewing the fleet", due_on=today + dt.timedelta(days=2)
    )


def _issue_plan(office: Office, today: dt.date) -> None:
    first = dt.date(today.year - 1, 6, 1)
    plan = draft_plan(
        office.board, by=BY, title="A safer Northshire", first_on=first, last_on=dt.date(today.year + 2, 3, 31),
        panel=office.panel,
    )  # fmt: skip
    for title, objectives in (
        ("Fewer people are hurt", ("Violence in the evenings falls", "Young people have somewhere to go")),
        ("People are heard", ("Calls are answered in time", "Victims know what became of their case")),
    ):
        section = add_section(plan, by=BY, title=title)
        for words in objectives:
            add_objective(section, by=BY, words=words)
    plan = send_plan(plan, by=BY, panel=office.panel, on=first - dt.timedelta(days=60))
    plan = note_scrutiny(plan, by=BY, on=first - dt.timedelta(days=20))
    issue_plan(plan, by=BY, on=first)


def _recommend(office: Office, today: dt.date) -> None:
    report = {"by": BY, "source": "inspectorate", "report_title": "Answering the call: an inspection"}
    reported = today - dt.timedelta(days=50)
    enter_recommendation(
        office.board, reported_on=reported, number="1", words="Publish how long callers wait, hour by hour.", **report
    )
    answered = enter_recommendation(
        office.board, reported_on=reported, number="2", words="Train every call handler within the year.", **report
    )
    give_reply(
        answered, by=BY, acceptance="accepted", reply="A course begins in the spring, for all.",
        on=today - dt.timedelta(days=10),
    )  # fmt: skip


def _weekday(day: dt.date, weekday: int) -> dt.date:
    """The first such weekday on or after a day."""
    return day + dt.timedelta(days=(weekday - day.weekday()) % 7)
