"""An approved budget followed through its year: what was moved, spent and forecast for each line, as at a day."""

from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from answerable.keeping.changes.audit import queue_writers
from answerable.keeping.changes.desk.row import RefusedError, add_row, change_row, remove_row
from answerable.keeping.models.desk import BudgetLine, BudgetStage, Monitoring, Outturn
from answerable.law.day import say_financial_year, span_financial_year


def begin_monitoring(budget, *, by, to_on, note=""):
    """Begin the monitoring of an approved budget as at the end of a day; gives it."""
    if budget.stage != BudgetStage.APPROVED:
        raise RefusedError("Only an approved budget is monitored: choose that version.")
    first, _ = span_financial_year(budget.year)
    if to_on < first:
        words = f"{say_financial_year(budget.year)} begins on {first.day} {first:%B %Y}: give a later day."
        raise RefusedError(words, field="to_on")
    if to_on > timezone.localdate():
        raise RefusedError("That day is not over yet.", field="to_on")
    if Monitoring.objects.standing().filter(budget=budget, to_on=to_on).exists():
        raise RefusedError("There is monitoring to that day already.", field="to_on")
    return add_row(Monitoring, by=by, act="begin monitoring", budget=budget, to_on=to_on, note=note)


def change_monitoring(monitoring, *, by, revision=None, **values):
    """Change the note of a monitoring."""
    return change_row(monitoring, by=by, act="change monitoring", revision=revision, **values)


def drop_monitoring(monitoring, *, by, revision=None):
    """Take a monitoring off the desk."""
    return remove_row(monitoring, by=by, act="drop monitoring", revision=revision)


@transaction.atomic
def note_outturn(monitoring, line, *, by, forecast, moved=Decimal(0), spent=None, why="", revision=None):
    """Say what became of a line: moved to it, spent so far, forecast for the year, and why; gives the `Outturn`."""
    queue_writers()
    if line.budget_id != monitoring.budget_id:
        raise RefusedError("That line is of another budget.")
    given = {"forecast": forecast, "moved": moved, "spent": spent, "why": why}
    standing = Outturn.objects.standing().filter(monitoring=monitoring, line=line).first()
    if standing is None:
        return add_row(Outturn, by=by, act="note outturn", monitoring=monitoring, line=line, **given)
    return change_row(standing, by=by, act="note outturn", revision=revision, **given)


@transaction.atomic
def import_outturns(monitoring, given, *, by):
    """Take over what was read (`costing.Monitoring`), line by line; gives how many lines it told of."""
    queue_writers()
    lines = {line.code: line for line in BudgetLine.objects.standing().filter(budget=monitoring.budget)}
    strange = sorted({one.code for one in given.outturns} - lines.keys())
    if strange:
        raise RefusedError(f"The budget has no line “{strange[0]}”: mend the code in the file.", field="file")
    for one in given.outturns:
        note_outturn(
            monitoring, lines[one.code], by=by, forecast=one.forecast, moved=one.moved, spent=one.spent, why=one.why
        )
    return len(given.outturns)
