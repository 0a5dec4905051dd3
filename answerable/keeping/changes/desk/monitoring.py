"""An approved budget followed through its year: what was moved, spent and forecast for each line, as at a day."""

from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from answerable.keeping.changes.audit import queue_writers
from answerable.keeping.changes.desk.row import RefusedError, add_row, change_row, remove_row
from answerable.keeping.models.desk import BudgetStage, Monitoring, Outturn
from answerable.keeping.queries.desk.monitoring import lines_of
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
def note_outturn(monitoring, code, *, by, forecast, moved=Decimal(0), spent=None, why="", revision=None):
    """Say what became of a line or saving, by its code: moved to it, spent so far, forecast for the year, and why;
    gives the `Outturn`."""
    queue_writers()
    _refuse_strange(monitoring, {code})
    return _note(monitoring, code, by, revision, forecast=forecast, moved=moved, spent=spent, why=why)


@transaction.atomic
def import_outturns(monitoring, given, *, by):
    """Take over what was read (`costing.Monitoring`), line by line; gives how many lines it told of."""
    queue_writers()
    _refuse_strange(monitoring, {one.code for one in given.outturns})
    for one in given.outturns:
        _note(monitoring, one.code, by, forecast=one.forecast, moved=one.moved, spent=one.spent, why=one.why)
    return len(given.outturns)


def _refuse_strange(monitoring, codes):
    strange = sorted(codes - {entry.code for entry, _ in lines_of(monitoring)})
    if strange:
        raise RefusedError(f"The budget has no line “{strange[0]}”: mend the code.", field="file")


def _note(monitoring, code, by, revision=None, **given):
    standing = Outturn.objects.standing().filter(monitoring=monitoring, code=code).first()
    if standing is None:
        return add_row(Outturn, by=by, act="note outturn", monitoring=monitoring, code=code, **given)
    return change_row(standing, by=by, act="note outturn", revision=revision, **given)
