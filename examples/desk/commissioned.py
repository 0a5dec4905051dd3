"""What stands around patrols in the demonstration: engagement plans, services, surrender bins, the fund's returns."""

from __future__ import annotations

import datetime as dt
import tempfile
from decimal import Decimal
from pathlib import Path
from typing import Any

from answerable.keeping.changes.desk import engagement
from answerable.keeping.changes.desk import intervention as changes
from answerable.keeping.changes.desk.data_file import load_and_take
from answerable.keeping.changes.desk.patrol_report import begin_report, publish_report
from answerable.keeping.models.desk import Fund, PatrolReportKind
from answerable.keeping.queries.desk import hotspot as hotspots
from answerable.law.day import add_months, find_financial_year
from answerable.measuring.period import end_month
from examples.data.commissioned import PLANS, SERVICES, make_bins, make_returns
from examples.data.violence import ADMISSIONS_MADE, write_admissions
from examples.desk.past import on_day
from examples.desk.people import Office

GRANT, SAFETY = "patrol-grant", "community-safety"
_QUARTER, _YEAR = 3, 12
# What of the grant's year went on patrols and on the rest, by the end of each of its quarters.
_SPENT = ((262_500, 24_000), (525_000, 47_500), (787_500, 71_000), (1_050_000, 95_000))


def keep_services(office: Office, today: dt.date, *, trial: Any, history: Any, offences: Any) -> None:
    """Plans, services, bins and returns, through the doors of the author, the clerk and the finance officer."""
    author, finance = (office.accounts[name].signature for name in ("Ravi Dale", "Ines Park"))
    for plan in PLANS:
        _open_plan(plan, trial.hotspot_set, author, today)
    commission_services(office.board, author, today)
    _place_bins(office.board, author, today)
    last = _find_last_day(today)
    clerk = office.accounts["Omar Bell"].signature
    _return_to_fund(office.board, finance, clerk, last, today, trial=trial, files=(history, offences))


def find_quarter(today: dt.date) -> dt.date:
    """The first day of the last quarter that is over."""
    return add_months(today.replace(day=1), -((today.month - 1) % _QUARTER) - _QUARTER)


def _find_last_day(today: dt.date) -> dt.date:
    return end_month(add_months(find_quarter(today), _QUARTER - 1))


def _open_plan(plan: dict[str, Any], chosen: Any, by: str, today: dt.date) -> None:
    spot = next(row for row in hotspots.list_hotspots(chosen) if row.public_name == plan["place"])

    def ago(days: int) -> dt.date:
        return today - dt.timedelta(days=days)

    with on_day(ago(20)):
        row = engagement.open_plan(
            spot, by=by, opened_on=ago(plan["opened"]), next_update_on=ago(-plan["update"]),
            objectives=plan["objectives"],
        )  # fmt: skip
        for organisation, sort, is_public in plan["stakeholders"]:
            engagement.add_stakeholder(
                row, by=by, organisation=organisation, sort=sort, since=ago(plan["opened"]), is_public=is_public
            )
        for days, sort, words, who, due, done in plan["entries"]:
            engagement.add_entry(
                row, by=by, on=ago(days), sort=sort, words=words, who=who,
                due_on=None if due is None else ago(days - due), done_on=None if done is None else ago(days - done),
            )  # fmt: skip
        if plan["is_public"]:
            engagement.publish_plan(row, by=by)


def commission_services(body: Any, by: str, today: dt.date) -> None:
    """Four services with two years of returns, entered once the last quarter was over, and paid from the
    community-safety fund."""
    last, fund, year = _find_last_day(today), Fund.objects.standing().get(body=body, code=SAFETY), find_financial_year
    with on_day(max(today - dt.timedelta(days=9), last + dt.timedelta(days=1))):
        for number, service in enumerate(SERVICES):
            returns = list(make_returns(service, last, seed=number))
            starts_on = returns[0]["first_on"]
            years = range(year(starts_on), year(last) + 1)
            row = changes.enter_intervention(
                body, by=by, starts_on=starts_on, fund=fund, judged_on=add_months(last, -_YEAR)
                if service.values.get("level") is not None else None,
                amounts={str(each): f"{service.a_year}.00" for each in years}, **service.values,
            )  # fmt: skip
            for given in returns:
                changes.enter_return(row, by=by, **given)
            changes.publish_intervention(row, by=by)


def _place_bins(body: Any, by: str, today: dt.date) -> None:
    for given, counts in make_bins(today):
        row = changes.place_bin(body, by=by, **given)
        for count in counts:
            changes.count_bin(row, by=by, **count)
        changes.publish_bin(row, by=by)


def _return_to_fund(
    body: Any, by: str, clerk: str, last: dt.date, today: dt.date, *, trial: Any, files: tuple[Any, Any]
) -> None:
    """A return that was sent and published, and the next one, which is being filled in and not sent yet."""
    before, now = (add_months(last.replace(day=1), back) for back in (1 - 2 * _QUARTER, 1 - _QUARTER))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "admissions.csv"
        write_admissions(path, add_months(before, -_YEAR), _YEAR + 2 * _QUARTER)
        admissions = load_and_take(
            body, "hospital-admissions", path, by=by, provenance=ADMISSIONS_MADE, is_invented=True
        )
    history, offences = files
    sent = changes.begin_funding_return(
        body, by=by, name="Hotspot patrol grant", first_on=before, due_on=now + dt.timedelta(days=60),
        offences=history, admissions=admissions, **_find_money(body, before),
    )  # fmt: skip
    changes.send_funding_return(sent, by=by, sent_on=now + dt.timedelta(days=52))
    report = begin_report(body, PatrolReportKind.RETURN, by=by, funding_return=sent)
    publish_report(report, by=clerk)
    changes.begin_funding_return(
        body, by=by, name="Hotspot patrol grant", first_on=now, due_on=max(add_months(last, 2), today),
        offences=offences, admissions=admissions, trial=trial, **_find_money(body, now),
    )  # fmt: skip


def _find_money(body: Any, first_on: dt.date) -> dict[str, Decimal]:
    """The money of the year to the end of a quarter, as the fund has it on this desk."""
    fund, year = Fund.objects.standing().get(body=body, code=GRANT), find_financial_year(first_on)
    patrols, rest = _SPENT[(first_on.month - 4) % _YEAR // _QUARTER]
    return {"hotspot_spent": Decimal(patrols), "discretionary_spent": Decimal(rest), **_find_grant(fund, year)}


def _find_grant(fund: Any, year: int) -> dict[str, Decimal]:
    from answerable.keeping.queries.desk.fund import fund_of

    given = fund_of(fund)
    match = next((each for each in given.matches if each.year == year), None)
    found = {"grant": given.amounts[year]} if year in given.amounts else {}
    if match is not None:
        found |= {"match_percent": match.percent} | ({"match_found": match.found} if match.found is not None else {})
    return found
