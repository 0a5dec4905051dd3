"""The report on a precept: what is proposed, for each band and council, by which days, and what it pays for."""

from __future__ import annotations

from answerable.costing.precept.bill import tell_bill, work_out_bill
from answerable.costing.precept.exhibits import tell_precept
from answerable.costing.precept.judgement import judge_precept
from answerable.costing.referendum import say_pounds
from answerable.costing.refusal import CostError
from answerable.costing.report.held import HeldPrecept
from answerable.costing.report.precept_wording import say_band_d, say_limit, say_precept
from answerable.costing.report.section import tell_section
from answerable.costing.report.timetable import tell_timetable
from answerable.costing.revenue.statement import work_out_budget
from answerable.drawing.report import Report, say_rulings, write_section
from answerable.law.day import say_financial_year

_JUDGED = ("the tax bases", "the notices to the councils", "the bands", "the yield", "the limit of the year")
_LEGAL = (
    "The precept is reviewed by the panel under Schedule 5 to the Police Reform and Social Responsibility Act 2011 "
    "and the Police and Crime Panels (Precepts and Chief Constable Appointments) Regulations 2012. Sections 42B and "
    "47 of the Local Government Finance Act 1992 have band D and the other bands worked out; chapter 4ZA of Part I "
    "asks for a referendum on a rise above the year’s limit."
)
_BAND = "D"


def write_precept_report(held: HeldPrecept) -> Report:
    """A precept's report. Raises `CostError` where the budget proposes no band D for its year."""
    budget = held.budget
    year = say_financial_year(budget.year)
    if budget.year not in budget.band_d:
        raise CostError(f"The budget proposes no band D for {year}: enter it before the precept is reported on.")
    rulings = judge_precept(budget, issued=held.issued, substitute=held.substitute)
    statement = work_out_budget(budget).of(budget.year)
    return Report(
        title=f"Council tax precept {year}",
        purpose=f"To set out the precept that {budget.body} proposes for {year}, what it means for each band and "
        "council, and the days by which it is reviewed and issued.",
        lead=" ".join(filter(None, (say_band_d(budget), say_precept(budget, statement), say_limit(budget)))),
        sections=(
            *tell_section("What is proposed", lambda: tell_precept(budget), paragraphs=(_say_issued(held),)),
            *tell_section("What it pays for", lambda: (tell_bill(work_out_bill(budget, _BAND)),)),
            *tell_section("The dates of the year", lambda: tell_timetable(budget.year)),
            *write_section("What the rules say", say_rulings(rulings, _JUDGED)),
        ),
        rulings=rulings,
        asked=(f"That the proposed precept for {year} be reviewed, and a report made on it.",),
        legal=_LEGAL,
        sources=tuple(dict.fromkeys(base.source for base in budget.tax_bases if base.source)),
    )


def _say_issued(held: HeldPrecept) -> str:
    if held.issued is None:
        return ""
    year = say_financial_year(held.budget.year)
    return f"The precept for {year} was issued at a band D of {say_pounds(held.issued)}."
