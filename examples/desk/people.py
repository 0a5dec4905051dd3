"""Who is there: the bodies with their rules, seats and members, and the accounts that people enter by."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from answerable.keeping.changes.desk.account import give_access, make_account
from answerable.keeping.changes.desk.body import make_body, set_up_sub_group
from answerable.keeping.changes.desk.person import name_person
from answerable.keeping.changes.desk.seat import fill_seat, make_seat
from answerable.keeping.models.desk import Numbering, Regime, Role

BY = "The demonstration"
PANEL, BOARD = "Northshire Police and Crime Panel", "Northshire Policing and Crime Board"
SUB_GROUP = "Northshire Budget Sub-Group"
# (council, holder, office, substitute)
PANEL_SEATS = (
    ("Ashby", "Alma Reyes", "Chair", "Tom Ackroyd"),
    ("Ashby", "Bevis Ford", "", ""),
    ("Ashby", "Gita Prem", "", ""),
    ("Brackley", "Cora Lindqvist", "Vice-chair", "Sol Whitby"),
    ("Brackley", "Dev Mistry", "", ""),
    ("Brackley", "Hana Okoro", "", ""),
    ("Corston", "Edda Quill", "", "Mae Dunmore"),
    ("Corston", "Finn Osei", "", ""),
    ("Corston", "Ivo Castell", "", ""),
    ("Denholm", "Jude Farrow", "", ""),
    ("", "Lena Marr", "", ""),
    ("", "Noor Siddiq", "", ""),
)
BOARD_SEATS = (("Commissioner", "Ruth Calder", "Chair"), ("Deputy Commissioner", "Ben Adeyemi", ""))
BOARD_MEMBERS = ("Greta Holm", "Sunil Rao", "Wyn Pryce")
# (name, roles at the panel, roles at the board); both None: a role at every body
ACCOUNTS = (
    ("Una Marsh", (Role.CLERK,), ()),
    ("Omar Bell", (), (Role.CLERK,)),
    ("Mona Field", (Role.MONITORING_OFFICER,), (Role.MONITORING_OFFICER,)),
    ("Alma Reyes", (Role.MEMBER,), ()),
    ("Greta Holm", (), (Role.MEMBER,)),
    ("Ravi Dale", (Role.AUTHOR,), (Role.AUTHOR,)),
    ("Kit Lowe", (Role.CONTRIBUTOR,), (Role.CONTRIBUTOR,)),
    ("Ines Park", (Role.FINANCE_OFFICER,), (Role.FINANCE_OFFICER,)),
    ("Jo Tan", (Role.ANALYST,), (Role.ANALYST,)),
)
EVERYWHERE = (("Petra Voss", Role.AUDITOR), ("Dan Frost", Role.ADMINISTRATOR))
MEMBERS = {"Alma Reyes", "Greta Holm"}


@dataclass(frozen=True)
class Office:
    """The bodies, and the accounts by name."""

    panel: Any
    board: Any
    sub_group: Any
    accounts: dict[str, Any]


def people_office(today: dt.date) -> Office:
    """Make the bodies, their members and the accounts; terms began last May."""
    since = dt.date(today.year - 1, 5, 20)
    rules = {
        "source": "Rules of procedure of the demonstration",
        "recording_notice": "The meeting is recorded and can be watched afterwards; others may record it too.",
        "contact": "The clerk, Brackley Civic Centre",
        "valid_from": since,
        "by": BY,
    }
    panel = make_body(PANEL, regime=Regime.PANEL, numbering=Numbering.RUNNING, first_number=681, **rules)
    board = make_body(
        BOARD, regime=Regime.BOARD, numbering=Numbering.YEARLY, question_count=7, question_unit="working", **rules
    )
    sub_group = set_up_sub_group(
        panel, SUB_GROUP, by=BY, valid_from=since, numbering=Numbering.RUNNING,
        remit="To prepare the panel's questions on the precept.",
        may_not_decide="The report on the precept is the whole panel's.",
    )  # fmt: skip
    _seat_panel(panel, since)
    _seat_board(board, since)
    return Office(panel, board, sub_group, _make_accounts(panel, board, sub_group, since))


def _seat_panel(panel: Any, since: dt.date) -> None:
    for council, holder, office, substitute in PANEL_SEATS:
        title = "Councillor" if council else "Independent member"
        seat = make_seat(panel, by=BY, title=title, first_on=since, appointed_by=council, is_coopted=not council)
        fill_seat(seat, name_person(holder, by=BY), by=BY, first_on=since, office=office)
        if substitute:
            fill_seat(seat, name_person(substitute, by=BY), by=BY, first_on=since, is_substitute=True)


def _seat_board(board: Any, since: dt.date) -> None:
    for title, holder, office in (*BOARD_SEATS, *(("Member", name, "") for name in BOARD_MEMBERS)):
        seat = make_seat(board, by=BY, title=title, first_on=since)
        fill_seat(seat, name_person(holder, by=BY), by=BY, first_on=since, office=office)


def _make_accounts(panel: Any, board: Any, sub_group: Any, since: dt.date) -> dict[str, Any]:
    accounts = {}
    for name, at_panel, at_board in ACCOUNTS:
        accounts[name] = _make_account(name)
        for body, roles in ((panel, at_panel), (sub_group, at_panel), (board, at_board)):
            for role in roles:
                give_access(accounts[name], by=BY, role=role, body=body, first_on=since)
    for name, role in EVERYWHERE:
        accounts[name] = _make_account(name)
        give_access(accounts[name], by=BY, role=role, first_on=since)
    return accounts


def _make_account(name: str) -> Any:
    person = name_person(name, by=BY) if name in MEMBERS else None
    return make_account(name, f"{name.lower().replace(' ', '.')}@northshire.example", by=BY, person=person)
