"""The report on a budget: what is spent, what pays for it, what changed, what else could be, what the rules say."""

from __future__ import annotations

from answerable.costing.budget import Budget, Stage
from answerable.costing.capital.exhibits import tell_capital, tell_debt, tell_fees, tell_reserves
from answerable.costing.judgement import judge_budget
from answerable.costing.precept.exhibits import tell_precept
from answerable.costing.printed import tell_printed
from answerable.costing.report.assumption import tell_assumptions
from answerable.costing.report.budget_wording import explain_revenue, say_in_short, say_purpose
from answerable.costing.report.held import HeldBudget
from answerable.costing.report.section import tell_section
from answerable.costing.revenue.exhibits import tell_budget, tell_comparison
from answerable.costing.revenue.what_if import tell_scenarios, tell_sensitivity
from answerable.drawing.report import Report, Section, say_rulings, write_section
from answerable.law.day import say_financial_year

_FINAL: tuple[Stage, ...] = ("approved", "substitute")
_JUDGED = (
    "the balance", "the chief finance officer’s report", "the tax bases", "the precept and its limit",
    "the capital programme", "the reserves", "the borrowing", "what earlier papers print",
)  # fmt: skip
_LEGAL = (
    "Section 42A of the Local Government Finance Act 1992 asks for the council tax requirement to be worked out as "
    "it is here: what is to be spent, less what else pays for it. Section 25 of the Local Government Act 2003 asks "
    "the chief finance officer to report on the estimates and the reserves before the budget is set. Schedule 5 to "
    "the Police Reform and Social Responsibility Act 2011 has the panel review the precept."
)


def write_budget_report(held: HeldBudget) -> Report:
    """A budget's report. What cannot be worked out for want of a figure is said, and the rest stands.

    Raises `CostError` where the budget has no line for its year, or contradicts itself.
    """
    budget = held.budget
    year = say_financial_year(budget.year)
    rulings = judge_budget(budget, robustness=held.robustness, is_final=budget.stage in _FINAL)
    return Report(
        title=budget.title or f"Budget and medium-term plan {year}",
        purpose=say_purpose(budget),
        lead=say_in_short(budget),
        sections=(
            *tell_section(
                "Revenue budget and medium-term plan",
                lambda: tell_budget(budget),
                paragraphs=explain_revenue(budget),
            ),
            *_tell_comparison(held),
            *tell_section("What the budget is built on", lambda: tell_assumptions(budget)),
            *tell_section("What if", lambda: tell_scenarios(budget), lambda: tell_sensitivity(budget)),
            *_tell_council_tax(budget),
            *tell_section("Capital programme", lambda: tell_capital(budget)),
            *tell_section("Reserves and borrowing", lambda: tell_reserves(budget), lambda: tell_debt(budget)),
            *tell_section("Fees and charges", lambda: tell_fees(budget)),
            *_write_robustness(held),
            *tell_section("Held against print", lambda: tell_printed(budget)),
            *write_section("What the rules say", say_rulings(rulings, _JUDGED)),
        ),
        rulings=rulings,
        asked=_ask(budget),
        legal=_LEGAL,
        sources=list_sources(budget),
    )


def list_sources(budget: Budget) -> tuple[str, ...]:
    """The papers that a budget's figures are given by, each once, in the order of the budget."""
    named = (
        *(base.source for base in budget.tax_bases),
        *(assumption.source for assumption in budget.assumptions),
        *(other.source for other in budget.others),
        *(printed.source for printed in budget.printed),
        budget.officer_cost.source if budget.officer_cost else "",
    )
    return tuple(dict.fromkeys(source for source in named if source))


def _tell_comparison(held: HeldBudget) -> tuple[Section, ...]:
    before = held.before
    if before is None:
        return ()
    return tell_section(f"What changed since the {before.stage} budget", lambda: tell_comparison(before, held.budget))


def _tell_council_tax(budget: Budget) -> tuple[Section, ...]:
    if budget.year not in budget.band_d:
        return write_section("Council tax", (f"No band D is proposed for {say_financial_year(budget.year)} yet.",))
    return tell_section("Council tax", lambda: tell_precept(budget))


def _write_robustness(held: HeldBudget) -> tuple[Section, ...]:
    words = tuple(part.strip() for part in held.robustness.split("\n\n") if part.strip())
    if not words:
        return ()
    by = (f"This is the report of {held.robustness_by}, as section 25 of the Local Government Act 2003 asks.",)
    return write_section("The chief finance officer’s report", (*(by if held.robustness_by else ()), *words))


def _ask(budget: Budget) -> tuple[str, ...]:
    year = say_financial_year(budget.year)
    return (f"That the {budget.stage} budget and medium-term plan for {year} be considered.",)
