"""Returns on a fund on the desk: what each is filled from, and what it comes to."""

import datetime as dt

import numpy as np

from answerable.keeping.models.desk import FundingReturn
from answerable.keeping.queries.desk.trial import protocol_of, visits_of
from answerable.keeping.rows import open_file
from answerable.law.day import add_months, find_financial_year
from answerable.measuring.loading.rows import read_rows
from answerable.measuring.period import end_month
from answerable.patrolling.offence.offences import read_offences
from answerable.patrolling.partnership import funding_return as given
from answerable.patrolling.partnership.fund_money import FundYear
from answerable.patrolling.partnership.return_count import count_admissions, count_offences, read_admissions

MONTHS_A_QUARTER, MONTHS_A_YEAR = 3, 12
MONEY = ("grant", "match_percent", "match_found", "hotspot_spent", "discretionary_spent")


def list_returns(bodies):
    return _returns().filter(body__in=bodies).order_by("-first_on", "-pk")


def find_return(key):
    return _returns().filter(pk=key).first()


def last_day_of(row):
    """The last day of the quarter."""
    return end_month(add_months(row.first_on, MONTHS_A_QUARTER - 1))


def return_of(row) -> given.FundingReturn:
    """A return as patrolling takes it: measures counted in its files, of this quarter and of the same a year before.

    Raises `PatrolError` or `MeasureError` where a file does not serve.
    """
    last_on = last_day_of(row)
    periods = [
        (row.first_on, last_on),
        (add_months(row.first_on, -MONTHS_A_YEAR), end_month(add_months(last_on, -MONTHS_A_YEAR))),
    ]
    counts = []
    if row.offences:
        offences = read_offences(open_file(row.offences))
        counts += [each for period in periods for each in count_offences(offences, *period)]
    if row.admissions:
        admissions = read_admissions(read_rows(open_file(row.admissions)))
        counts += [each for period in periods for each in count_admissions(admissions, *period)]
    held = {name: getattr(row, name) for name in MONEY}
    money = (FundYear(year=find_financial_year(row.first_on), **held),) if any(
        value is not None for value in held.values()
    ) else ()  # fmt: skip
    return given.FundingReturn(
        fund=row.name, body=row.body.name, first_on=row.first_on, last_on=last_on, due_on=row.due_on,
        sent_on=row.sent_on, counts=tuple(counts), money=money, **_count_patrols(row, last_on),
    )  # fmt: skip


def _count_patrols(row, last_on):
    """Minutes and places patrolled in the quarter, of the trial that the return names."""
    if row.trial is None or not row.trial.registered_at:
        return {}
    visits = visits_of(row.trial)
    first, after = (np.datetime64(day, "s") for day in (row.first_on, last_on + dt.timedelta(days=1)))
    inside = visits.take((visits.start >= first) & (visits.start < after))
    return {
        "patrol_minutes": round(float(inside.minutes.sum())),
        "hotspots_patrolled": len(np.unique(inside.hotspot)),
        "hotspots": len(protocol_of(row.trial).hotspots),
    }


def _returns():
    related = ("body", "offences", "admissions", "trial__hotspot_set", "trial__body")
    return FundingReturn.objects.standing().select_related(*related)
