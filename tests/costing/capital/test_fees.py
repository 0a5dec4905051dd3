"""Fees and charges: what each was and is."""

import datetime as dt
from decimal import Decimal

from answerable.costing.budget import Fee
from answerable.costing.capital.exhibits import tell_fees
from answerable.costing.capital.fees import work_out_fees
from tests.costing.capital.plan import make_budget

APRIL = dt.date(2023, 4, 1)


def fee(service, before, now, unit=""):
    given = None if before is None else Decimal(before)
    return Fee(service=service, unit=unit, before=given, amount=Decimal(now), from_on=APRIL, decision="2023/004")


FEES = (
    fee("Vehicle recovery", "150.00", "165.00", "each"),
    fee("Accident report", "91.20", "91.20"),
    fee("Disclosure", None, "40.00"),
    fee("Alarm", "50.00", "48.00"),
    fee("Leaflet", "0.00", "1.00"),
)


def test_each_fee_is_raised_lowered_unchanged_or_new():
    lines = work_out_fees(make_budget(fees=FEES)).lines
    assert [(line.change, line.rise, line.percent) for line in lines] == [
        ("raised", 15, 10),
        ("unchanged", 0, 0),
        ("new", None, None),
        ("lowered", -2, -4),
        ("raised", 1, None),  # there is no percentage of nought
    ]


def test_the_schedule_says_what_changed_and_shows_every_fee():
    (exhibit,) = tell_fees(make_budget(fees=FEES))
    assert exhibit.title == "5 fees: 2 raised, 1 lowered, 1 unchanged and 1 new"
    assert exhibit.sentence == (
        "The largest change is that of Vehicle recovery (each), from £150.00 to £165.00 (10.0%). "
        "New: Disclosure at £40.00. 1 fee is unchanged."
    )
    assert [row[0] for row in exhibit.table.rows] == [each.service for each in FEES]
    assert exhibit.table.rows[0][-1] == "2023/004"


def test_no_fees_make_no_exhibit():
    assert tell_fees(make_budget()) == ()
