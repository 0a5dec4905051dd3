"""Bodies, accounts and sittings for tests of the desk: made through the changes that people make them with, where
there is one."""

import datetime as dt

from answerable.keeping.changes.desk.row import add_row
from answerable.keeping.changes.desk.sitting import arrange_sitting
from answerable.keeping.matching.name import normal_body, normal_person
from answerable.keeping.models import Body, Person, Standing
from answerable.keeping.models.desk import (
    Access,
    Account,
    Business,
    Numbering,
    Regime,
    Role,
    Seat,
    SeatHolder,
    SittingStatus,
    StandingOrders,
)

CLERK = "Una Marsh <una@office.example>"
PANEL, BOARD = "Northshire Police and Crime Panel", "Northshire Policing and Crime Board"
PASSWORD = "seven-otters-under-ice"


def make_body(name=PANEL, classification="panel"):
    slug = normal_body(name).replace(" ", "-")
    kept = Body.objects.filter(public_id=slug).first()
    return kept or Body.objects.create(
        public_id=slug, name=name, normal_name=normal_body(name), classification=classification
    )


def make_panel(valid_from=dt.date(2012, 11, 22), **values):
    """A panel with its standing orders."""
    body = make_body()
    given = {"regime": Regime.PANEL, "numbering": Numbering.RUNNING, "first_number": 681} | values
    add_row(StandingOrders, by=CLERK, act="adopt standing orders", body=body, valid_from=valid_from, **given)
    return body


def make_board(valid_from=dt.date(2012, 11, 22), **values):
    """A board with its standing orders: seven working days for questions."""
    body = make_body(BOARD, "board")
    given = {
        "regime": Regime.BOARD,
        "numbering": Numbering.YEARLY,
        "question_count": 7,
        "question_unit": "working",
    } | values
    add_row(StandingOrders, by=CLERK, act="adopt standing orders", body=body, valid_from=valid_from, **given)
    return body


def make_person(name="Alma Reyes"):
    slug = name.lower().replace(" ", "-")
    return Person.objects.get_or_create(
        public_id=slug,
        defaults={
            "name": name,
            "public_name": name,
            "normal_name": normal_person(name),
            "sort_name": name.split()[-1],
            "standing": Standing.OFFICE,
        },
    )[0]


def make_seat(body, person, council="Ashby", first_on=dt.date(2022, 5, 20), **values):
    """A seat of a council with its holder; gives the holder."""
    seat = add_row(
        Seat, by=CLERK, act="make seat", body=body, title="Councillor", appointed_by=council, first_on=first_on
    )
    return add_row(SeatHolder, by=CLERK, act="fill seat", seat=seat, person=person, first_on=first_on, **values)


def make_sitting(body, date=dt.date(2023, 2, 6), start_time=dt.time(14), **values):
    given = {"venue": "Council House", "status": SittingStatus.CALLED} | values
    return arrange_sitting(body, by=CLERK, date=date, start_time=start_time, **given)


def make_business(sitting, title, number="", order=None, **values):
    place = sitting.business.count() + 1 if order is None else order
    given = {"confidentiality": "open"} | values
    return add_row(
        Business, by=CLERK, act="add business", sitting=sitting, order=place, title=title, number=number, **given
    )


def make_account(role=Role.CLERK, body=None, name="Una Marsh", email=None, first_on=dt.date(2020, 1, 1)):
    """An account that may sign in with `PASSWORD`, and that holds a role at a body (`None`: at every body)."""
    account = Account(name=name, email=email or f"{name.split()[0].lower()}.{role}@office.example")
    account.set_password(PASSWORD)
    account.save()
    if role:
        add_row(Access, by=CLERK, act="give access", account=account, body=body, role=role, first_on=first_on)
    return account
