"""Finance reports: told from the desk until they are published, and from what was kept with them ever after."""

import pytest

from answerable.keeping.changes.desk import budget as budgets
from answerable.keeping.changes.desk import finance_report as changes
from answerable.keeping.changes.desk.row import RefusedError
from answerable.keeping.models import Paper
from answerable.keeping.models.desk import FinanceReport
from answerable.keeping.queries.desk import finance_report as queries
from answerable.keeping.queries.public import finance_report as public
from tests.keeping.desk.makings import make_body
from tests.keeping.desk.makings_money import (
    FINANCE,
    YEAR,
    make_allocation,
    make_budget,
    make_fund,
    make_proposed,
    make_report,
)

pytestmark = pytest.mark.django_db


def test_a_report_is_of_something():
    with pytest.raises(RefusedError, match="Choose the version"):
        make_report()


def test_a_report_is_of_its_own_body():
    other = make_body("Southshire Commissioner", "policing body")
    with pytest.raises(RefusedError, match="choose one of"):
        changes.begin_report(other, "budget", by=FINANCE, year=YEAR, budget=make_budget())


def test_a_draft_is_not_published():
    report = make_report(budget=make_budget())
    with pytest.raises(RefusedError, match="a draft is not published"):
        changes.publish_report(report, by=FINANCE)
    assert public.list_reports() == []
    assert public.find_report(report.pk) is None


def test_a_published_report_is_a_paper_and_a_page():
    report = changes.publish_report(make_report(budget=make_proposed()), by=FINANCE)
    paper = Paper.objects.get()
    assert paper.is_public
    assert report.publication.paper == paper
    told = public.find_report(report.pk)
    assert told.year_words == "2024/25"
    assert told.report.sections
    assert {file.form for file in told.publication.files} == {"pdf", "docx"}


def test_a_published_report_says_what_it_said_whatever_becomes_of_the_desk():
    fund = make_fund()
    make_allocation(fund)
    report = changes.publish_report(make_report("commissioning"), by=FINANCE)
    before = public.find_report(report.pk).report
    make_allocation(fund, "Thorne partnership", "40000.00", council="Thorne")
    public._told.cache_clear()  # as a process that starts anew
    assert public.find_report(report.pk).report == before
    assert queries.report_of(queries.find_report(report.pk)) == before


def test_a_later_report_takes_the_place_of_the_one_before():
    fund = make_fund()
    make_allocation(fund)
    first = changes.publish_report(make_report("commissioning"), by=FINANCE)
    make_allocation(fund, "Thorne partnership", "40000.00", council="Thorne")
    second = changes.publish_report(make_report("commissioning"), by=FINANCE)
    assert second.supersedes == first
    assert {line.key: line.later for line in public.list_reports()} == {first.pk: second.pk, second.pk: None}


def test_what_was_published_stays():
    report = changes.publish_report(make_report(budget=make_proposed()), by=FINANCE)
    for change in (
        lambda: changes.change_report(report, by=FINANCE, title="Another"),
        lambda: changes.drop_report(report, by=FINANCE),
        lambda: changes.publish_report(report, by=FINANCE),
    ):
        with pytest.raises(RefusedError, match="published as it stands"):
            change()


def test_a_bill_is_worked_out_from_the_report_that_holds():
    budget = make_proposed()
    report = changes.publish_report(make_report(budget=budget), by=FINANCE)
    precept = changes.publish_report(make_report("precept", budget=budget), by=FINANCE)
    assert [line.key for line in public.list_billed()] == [precept.pk]
    assert public.budget_of(public.find_held(report.pk)).band_d[YEAR] == 250


def test_markup_that_is_not_whole_is_refused_with_its_place():
    report = make_report(budget=make_proposed(), introduction="{A table}\n| a | b |\n| only one |")
    with pytest.raises(RefusedError):
        changes.print_report(report)


def test_a_version_that_a_report_is_of_can_be_dropped_with_neither_public():
    budget = make_budget()
    report = make_report(budget=budget)
    budgets.drop_budget(budget, by=FINANCE)
    assert queries.find_report(report.pk) is None
    assert FinanceReport.objects.filter(pk=report.pk).exists()
