"""Monitoring: an approved budget as it is spent."""

import datetime as dt
from decimal import Decimal

import msgspec
import pytest

from answerable.costing.revenue.outturn import work_out_monitoring
from answerable.keeping.changes.desk import monitoring as changes
from answerable.keeping.changes.desk.row import RefusedError
from answerable.keeping.queries.desk import monitoring as queries
from tests.keeping.desk.makings_money import BALANCED, FINANCE, make_approved, make_proposed

pytestmark = pytest.mark.django_db
TO = dt.date(2024, 9, 30)


def test_only_an_approved_budget_is_monitored():
    with pytest.raises(RefusedError, match="Only an approved budget"):
        changes.begin_monitoring(make_proposed(), by=FINANCE, to_on=TO)


def test_a_day_before_the_year_is_refused():
    with pytest.raises(RefusedError, match="1 April 2024"):
        changes.begin_monitoring(make_approved(), by=FINANCE, to_on=dt.date(2024, 3, 31))


def test_a_line_that_nothing_is_said_of_is_forecast_at_its_budget():
    monitoring = changes.begin_monitoring(make_approved(), by=FINANCE, to_on=TO)
    told = queries.monitoring_of(queries.find_monitoring(monitoring.pk))
    assert all(one.forecast == one.budget for one in told.outturns)
    assert {line.code for line in BALANCED.lines} < {one.code for one in told.outturns}
    assert work_out_monitoring(told) is not None


def test_the_precept_and_the_savings_are_followed_too():
    monitoring = changes.begin_monitoring(make_approved(), by=FINANCE, to_on=TO)
    known = {one.code: one for one in queries.monitoring_of(monitoring).outturns}
    assert known["precept"].budget == 50_000_000
    assert (known["saving-fewer-buildings"].section, known["saving-fewer-buildings"].budget) == ("Savings", 0)
    changes.note_outturn(monitoring, "saving-fewer-buildings", by=FINANCE, forecast=Decimal("150000"))


def test_what_was_said_of_a_line_is_said_anew():
    budget = make_approved()
    monitoring = changes.begin_monitoring(budget, by=FINANCE, to_on=TO)
    pay = "officer-pay"
    changes.note_outturn(monitoring, pay, by=FINANCE, forecast=Decimal("70500000"), spent=Decimal("35100000"))
    changes.note_outturn(monitoring, pay, by=FINANCE, forecast=Decimal("70400000"), why="Fewer joined")
    (told,) = (one for one in queries.monitoring_of(monitoring).outturns if one.code == "officer-pay")
    assert (told.forecast, told.why) == (Decimal("70400000"), "Fewer joined")


def test_outturns_of_a_line_that_is_not_there_are_refused_whole():
    monitoring = changes.begin_monitoring(make_approved(), by=FINANCE, to_on=TO)
    given = queries.monitoring_of(monitoring)
    strange = msgspec.structs.replace(given.outturns[0], code="moon-base")
    with pytest.raises(RefusedError, match="moon-base"):
        changes.import_outturns(
            monitoring, msgspec.structs.replace(given, outturns=(*given.outturns, strange)), by=FINANCE
        )
    assert not monitoring.outturns.exists()
    assert changes.import_outturns(monitoring, given, by=FINANCE) == len(given.outturns)
