"""Budgets: imported whole, worked on until they are proposed, approved when the law lets them be."""

from decimal import Decimal

import msgspec
import pytest

from answerable.keeping.changes.desk import budget as changes
from answerable.keeping.changes.desk.precept import record_event
from answerable.keeping.changes.desk.row import ConflictError, RefusedError, undo_act
from answerable.keeping.models import AuditEntry
from answerable.keeping.models.desk import Budget, BudgetLine, BudgetStage, PreceptReview
from answerable.keeping.queries.desk import budget as queries
from tests.keeping.desk.makings import make_panel
from tests.keeping.desk.makings_money import (
    BALANCED,
    FINANCE,
    ROBUST,
    YEAR,
    make_budget,
    make_office,
    make_proposed,
    make_short,
)

pytestmark = pytest.mark.django_db


def test_a_budget_that_is_imported_is_the_budget_that_was_read():
    row = make_budget()
    assert queries.budget_of(Budget.objects.get(pk=row.pk)) == BALANCED


def test_every_part_of_an_import_leaves_its_trace():
    row = make_budget()
    entry = AuditEntry.objects.get(subject=row.lines.get(code="police-grant").subject)
    assert entry.act == "add budget line"
    assert entry.changes["amounts"][1][str(YEAR)] == "53000000"


def test_an_import_that_fails_leaves_nothing():
    twice = msgspec.structs.replace(BALANCED, lines=(*BALANCED.lines, BALANCED.lines[0]))
    with pytest.raises(RefusedError):
        make_budget(twice)
    assert not Budget.objects.exists()


def test_a_version_is_based_on_another_of_the_same_year():
    row = make_budget()
    other = msgspec.structs.replace(BALANCED, year=YEAR + 1)
    with pytest.raises(RefusedError, match="same body and year"):
        make_budget(other, based_on=row)


def test_the_next_version_begins_with_every_part_of_the_one_before():
    row = make_budget()
    following = changes.copy_budget(row, by=FINANCE, why="The settlement came")
    assert following.based_on == row
    same = msgspec.structs.replace(BALANCED, title=following.title, stage="revised")
    assert queries.budget_of(following) == same


def test_a_line_gets_a_code_of_its_own():
    row = make_budget()
    first = changes.add_part(row, "lines", by=FINANCE, name="Overtime", section="Force", amounts={})
    second = changes.add_part(row, "lines", by=FINANCE, name="Overtime", section="Force", amounts={})
    assert (first.code, second.code) == ("force-overtime", "force-overtime-2")


def test_an_amount_that_is_none_is_refused():
    row = make_budget()
    line = row.lines.first()
    with pytest.raises(RefusedError, match="2024/25"):
        changes.change_part(line, by=FINANCE, amounts={str(YEAR): "NaN"})


def test_two_people_cannot_overwrite_each_other():
    line = make_budget().lines.first()
    changes.change_part(line, by=FINANCE, revision=1, note="Mine")
    with pytest.raises(ConflictError):
        changes.change_part(line, by="Another", revision=1, note="Theirs")


def test_a_line_that_was_taken_out_is_had_again():
    row = make_budget()
    line = row.lines.first()
    changes.remove_part(line, by=FINANCE)
    assert len(queries.budget_of(row).lines) == len(BALANCED.lines) - 1
    undo_act(AuditEntry.objects.filter(subject=line.subject).order_by("-sequence").first(), by=FINANCE)
    assert queries.budget_of(row).lines == BALANCED.lines


def test_what_is_proposed_stays_as_it_was():
    row = make_proposed()
    line = row.lines.first()
    for change in (
        lambda: changes.change_part(line, by=FINANCE, note="Later"),
        lambda: changes.remove_part(line, by=FINANCE),
        lambda: changes.add_part(row, "lines", by=FINANCE, name="New", section="Force", amounts={}),
        lambda: changes.change_budget(row, by=FINANCE, title="Another"),
        lambda: changes.drop_budget(row, by=FINANCE),
    ):
        with pytest.raises(RefusedError, match="stays as it was"):
            change()
    made = AuditEntry.objects.filter(subject=line.subject).first()
    with pytest.raises(RefusedError, match="stays as it was"):
        undo_act(made, by=FINANCE)


def test_a_draft_with_a_gap_may_be_proposed_and_is_not_approved():
    row = make_proposed(make_short())
    with pytest.raises(RefusedError, match="£1,000,000") as refused:
        changes.approve_budget(row, by=FINANCE)
    assert "E-BUDGET-UNBALANCED" in {ruling.code for ruling in refused.value.rulings}


def test_a_budget_without_the_officer_s_report_is_not_approved():
    row = changes.propose_budget(make_budget(), by=FINANCE)
    with pytest.raises(RefusedError) as refused:
        changes.approve_budget(row, by=FINANCE)
    assert "E-NO-S25-REPORT" in {ruling.code for ruling in refused.value.rulings}
    late = changes.change_budget(row, by=FINANCE, robustness=ROBUST, robustness_by="The officer")
    assert changes.approve_budget(late, by=FINANCE).stage == BudgetStage.APPROVED


def test_the_panel_s_review_rests_on_what_is_proposed():
    panel = make_panel()
    row = make_proposed(panel=panel)
    review = PreceptReview.objects.get()
    assert (review.body, review.panel, review.year) == (make_office(), panel, YEAR)
    assert (review.previous, review.proposed, review.tax_base) == (
        Decimal("240.00"),
        Decimal("250.00"),
        Decimal("200000.00"),
    )
    assert queries.review_of(row) == review


def test_a_review_that_was_notified_keeps_what_was_notified():
    panel = make_panel()
    row = make_proposed(panel=panel)
    review = queries.review_of(row)
    record_event(review, "notified", by=FINANCE, date=_day(1, 25), amount=Decimal("250.00"), today=_day(2, 1))
    lower = msgspec.structs.replace(BALANCED, band_d={**BALANCED.band_d, YEAR: Decimal("245.00")})
    make_proposed(lower, panel=panel)
    review.refresh_from_db()
    assert review.proposed == Decimal("250.00")


def test_a_budget_is_approved_with_the_band_d_that_was_issued():
    row = make_proposed(panel=make_panel())
    review = queries.review_of(row)
    for kind, day, values in (
        ("notified", _day(1, 25), {"amount": Decimal("250.00")}),
        ("reviewed", _day(2, 5), {"members": 12}),
        ("reported", _day(2, 6), {"stance": "recommends", "recommended": ["249.00"]}),
        ("responded", _day(2, 9), {}),
        ("issued", _day(2, 20), {"amount": Decimal("249.00")}),
    ):
        record_event(review, kind, by=FINANCE, date=day, today=_day(3, 1), **values)
    with pytest.raises(RefusedError, match="249"):
        changes.approve_budget(row, by=FINANCE)


def test_a_budget_waits_for_the_end_of_the_panel_s_review():
    row = make_proposed(panel=make_panel())
    with pytest.raises(RefusedError, match="is reviewing the precept"):
        changes.approve_budget(row, by=FINANCE)


def test_one_budget_of_a_year_is_approved():
    changes.approve_budget(make_proposed(), by=FINANCE)
    with pytest.raises(RefusedError, match="approved budget of 2024/25 already"):
        changes.approve_budget(make_proposed(), by=FINANCE)


def test_nothing_is_proposed_of_an_empty_budget():
    row = changes.begin_budget(make_office(), by=FINANCE, year=YEAR)
    with pytest.raises(RefusedError, match="no line"):
        changes.propose_budget(row, by=FINANCE)
    assert not BudgetLine.objects.exists()


def _day(month, day):
    import datetime as dt

    return dt.date(YEAR, month, day)


@pytest.mark.parametrize(
    ("part", "first", "second"),
    [
        ("reserves", {"name": "General", "from_year": YEAR, "opening": Decimal(1)}, {"name": "general "}),
        ("debts", {"name": "Bonds", "from_year": YEAR, "opening": Decimal(1)}, {"name": "BONDS"}),
        ("others", {"force": "Eastmoor", "year": YEAR, "band_d": Decimal(1)}, {"force": "eastmoor"}),
        ("tax_bases", {"council": "Zed", "year": YEAR, "dwellings": Decimal(1)}, {"council": "zed"}),
        ("scenarios", {"name": "Pay"}, {"name": "pay"}),
    ],
)
def test_two_rows_that_cannot_be_told_apart_are_refused(part, first, second):
    row = make_budget()
    changes.add_part(row, part, by=FINANCE, **first)
    other = changes.add_part(row, part, by=FINANCE, **{**first, next(iter(second)): "Another"})
    with pytest.raises(RefusedError, match="is in this budget already"):
        changes.add_part(row, part, by=FINANCE, **{**first, **second})
    with pytest.raises(RefusedError, match="is in this budget already"):
        changes.change_part(other, by=FINANCE, **second)
    changes.change_part(other, by=FINANCE, **{next(iter(second)): "Another yet"})


def test_a_substitute_takes_the_place_of_an_excessive_budget_whose_referendum_is_lost():
    high = msgspec.structs.replace(BALANCED, band_d={**BALANCED.band_d, YEAR - 1: Decimal("230.00")})
    row = make_budget(high)
    lower = make_budget(_lower(high), stage=BudgetStage.SUBSTITUTE)
    for each in (row, lower):
        changes.change_budget(each, by=FINANCE, robustness=ROBUST, robustness_by="The officer")
    lower = changes.propose_budget(Budget.objects.get(pk=lower.pk), by=FINANCE)
    with pytest.raises(RefusedError, match="whose place"):
        changes.approve_budget(lower, by=FINANCE)
    row = changes.propose_budget(Budget.objects.get(pk=row.pk), by=FINANCE, panel=make_panel())
    _issue(row, "250.00")
    changes.approve_budget(row, by=FINANCE)
    substitute = changes.approve_budget(lower, by=FINANCE)
    assert queries.approved_of(row.body, YEAR) == substitute
    assert "E-PRECEPT-DIFFERS" not in {ruling.code for ruling in queries.rulings_of(substitute, is_final=True)}


def _lower(given):
    """Band D within the limit, and so much less spent."""
    less = Decimal("2000000")
    lines = tuple(
        msgspec.structs.replace(each, amounts={**each.amounts, YEAR: each.amounts[YEAR] - less})
        if each.code == "running-costs"
        else each
        for each in given.lines
    )
    return msgspec.structs.replace(given, lines=lines, band_d={**given.band_d, YEAR: Decimal("240.00")}, printed=())


def _issue(row, amount):
    review = queries.review_of(row)
    for kind, day, values in (
        ("notified", _day(1, 25), {"amount": Decimal(amount)}),
        ("reviewed", _day(2, 5), {"members": 12}),
        ("reported", _day(2, 6), {"stance": "supports"}),
        ("responded", _day(2, 9), {}),
        ("issued", _day(2, 20), {"amount": Decimal(amount)}),
    ):
        record_event(review, kind, by=FINANCE, date=day, today=_day(3, 1), **values)
