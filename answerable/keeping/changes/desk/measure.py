"""Measures defined, held against targets and baselines, broken, rebased, and published."""

from django.utils import timezone

from answerable.keeping.changes.desk.row import RefusedError, add_row, change_row, remove_row
from answerable.keeping.models.desk import Absence, Baseline, Measure, Rebasing, SeriesBreak, Target
from answerable.keeping.queries.desk.observation import NUMBERS, read_exact


def define_measure(body, *, by, code, title, **values):
    """Define a measure of a body; gives it. Nobody outside sees it before it is published."""
    _refuse_known_code(code)
    _refuse_half_proxy(values.get("national_measure", ""), values.get("proxy_reason", ""))
    _refuse_strange_objective(body, values.get("objective"))
    return add_row(Measure, by=by, act="define measure", body=body, code=code, title=title, **values)


def change_measure(measure, *, by, revision, **values):
    """Change the definition. The code stays once values are published: pages are found by it."""
    if values.get("code", measure.code) != measure.code:
        if measure.published_on:
            raise RefusedError("The measure is published under this code: it stays.", field="code")
        _refuse_known_code(values["code"])
    told = {**vars(measure), **values}
    _refuse_half_proxy(told["national_measure"], told["proxy_reason"])
    _refuse_strange_objective(measure.body, values.get("objective"))
    public = measure.published_on is not None
    return change_row(measure, by=by, act="change measure", revision=revision, is_public=public, **values)


def set_target(measure, *, by, first_on, last_on=None, **values):
    """Set what a measure is to reach from a day on; `values` are `value`, `authority`, `source`, `area`."""
    _refuse_backwards(first_on, last_on)
    return _add(Target, measure, by, "set target", first_on=first_on, last_on=last_on, **values)


def set_baseline(measure, *, by, first_on, last_on, **values):
    """Set the period that a measure is held against; `values` are `numerator`, `denominator` or `value` there, and
    `authority`, `source`, `area`."""
    _refuse_backwards(first_on, last_on)
    if values.get("numerator") is None and values.get("value") is None:
        raise RefusedError("Give what the measure was in that period.", field="numerator")
    return _add(Baseline, measure, by, "set baseline", first_on=first_on, last_on=last_on, **values)


def note_break(measure, *, by, on, words, area=""):
    """Note that a measure was recorded differently from a day on."""
    return _add(SeriesBreak, measure, by, "note series break", on=on, words=words, area=area)


def note_absence(measure, *, by, quarter_end, words, area=""):
    """Note why a measure has no value for a quarter, in words for the public."""
    return _add(Absence, measure, by, "note absence", quarter_end=quarter_end, words=words, area=area)


def rebase(measure, *, by, on, why, decided_by, decided_on, area=""):
    """Decide that limits are drawn anew from a day on. Raises `RefusedError` where the decision lies ahead."""
    if decided_on > timezone.localdate():
        raise RefusedError("A decision is noted once it was taken: choose no day to come.", field="decided_on")
    return _add(Rebasing, measure, by, "rebase", on=on, why=why, decided_by=decided_by, decided_on=decided_on,
                area=area)  # fmt: skip


def lift(row, *, by, revision=None):
    """Take away a target, a baseline, a break, a rebasing or an absence that was put down by mistake."""
    public = row.measure.published_on is not None
    return remove_row(row, by=by, act=f"lift {row._meta.verbose_name}"[:40], revision=revision, is_public=public)


def publish_measure(measure, *, by, revision=None):
    """Show a measure, its targets, baselines and breaks in public; its values once they are released."""
    if measure.published_on:
        raise RefusedError("The measure is public already.")
    if not (measure.numerator and measure.source):
        raise RefusedError("Say what is counted and where it comes from before the measure is published.")
    return change_row(
        measure, by=by, act="publish measure", revision=revision, is_public=True, published_on=timezone.localdate()
    )


def withdraw_measure(measure, *, by, revision=None):
    """Take a measure off the public pages, its values with it."""
    if not measure.published_on:
        raise RefusedError("The measure is not public.")
    return change_row(measure, by=by, act="withdraw measure", revision=revision, is_public=True, published_on=None)


def drop_measure(measure, *, by, revision=None):
    """Take a measure off the desk that has no values and that nobody outside sees."""
    return remove_row(measure, by=by, act="drop measure", revision=revision)


def _add(model, measure, by, act, **values):
    exact = {name: read_exact(values[name]) for name in NUMBERS if name in values}
    return add_row(
        model, by=by, act=act, is_public=measure.published_on is not None, measure=measure, **{**values, **exact}
    )


def _refuse_backwards(first_on, last_on):
    if last_on is not None and last_on < first_on:
        raise RefusedError("The last day comes before the first: put the two right.", field="last_on")


def _refuse_known_code(code):
    if Measure.objects.standing().filter(code=code).exists():
        raise RefusedError(f"There is a measure “{code}” already: choose another code.", field="code")


def _refuse_strange_objective(body, objective):
    if objective is not None and objective.section.plan.body_id != body.pk:
        raise RefusedError(f"This objective is not of a plan of {body.name}.", field="objective")


def _refuse_half_proxy(national_measure, proxy_reason):
    if proxy_reason and not national_measure:
        raise RefusedError("A proxy names the national measure that it stands for.", field="national_measure")
