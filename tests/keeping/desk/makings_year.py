"""A panel with its seats filled, for tests of the year."""

import datetime as dt

from answerable.keeping.changes.desk.body import set_up_sub_group
from answerable.keeping.changes.desk.programme import add_entry
from answerable.keeping.changes.desk.row import remove_row
from answerable.keeping.changes.desk.schedule import note_disclosure
from answerable.keeping.changes.desk.seat import fill_seat, make_seat
from tests.keeping.desk.makings import CLERK, make_body, make_business, make_panel, make_person, make_sitting

TERM = dt.date(2022, 5, 20)
COUNCILS = ("Ashby", "Brackley", "Carrick")
NAMES = ("Alma Reyes", "Bram Okafor", "Cleo Finch")


def make_seats(body, councils=COUNCILS, names=NAMES, first_on=TERM):
    """A voting seat of each council with its holder; gives the holders."""
    holders = []
    for council, name in zip(councils, names, strict=True):
        seat = make_seat(body, by=CLERK, title="Councillor", appointed_by=council, first_on=first_on)
        holders.append(fill_seat(seat, make_person(name), by=CLERK, first_on=first_on))
    return holders


def make_seated_panel():
    """A panel with three seats, all filled; gives the panel and the holders."""
    panel = make_panel()
    return panel, make_seats(panel)


def plant_year(day, secret):
    """A panel that is called to meet on a day, with `secret` in everything of the year that is not public."""
    panel = make_panel()
    sitting = make_sitting(panel, day, recording=f"https://{secret}.example/")
    make_business(sitting, secret, confidentiality="exempt", closed_ground=secret)
    seat = make_seat(panel, by=CLERK, title=secret, appointed_by=secret, first_on=TERM)
    fill_seat(seat, make_person(f"Ada {secret}"), by=CLERK, first_on=TERM)
    add_entry(panel, 2022, by=CLERK, title=secret, sitting=sitting, aims=secret, notes=secret, objective=secret)
    note_disclosure(panel, "3g", by=CLERK, place=secret)
    group = set_up_sub_group(
        panel, f"{secret} Sub-Group", by=CLERK, valid_from=TERM, numbering="running", remit=secret
    )
    make_sitting(group, day, dt.time(9), venue=secret)
    make_sitting(make_body(f"{secret} Forum", "forum"), day, venue=secret)
    remove_row(make_sitting(panel, day, dt.time(18), venue=secret), by=CLERK, act="remove sitting")
    return sitting
