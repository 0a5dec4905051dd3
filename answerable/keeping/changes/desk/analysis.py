"""Analyses computed from data files, annotated and published."""

from django.db import transaction
from django.utils import timezone

from answerable.keeping.changes.desk.row import RefusedError, add_row, change_row, refusing, remove_row
from answerable.keeping.held import hold
from answerable.keeping.kinds import KINDS
from answerable.keeping.models.desk import Analysis, AnalysisInput
from answerable.keeping.rows import open_file
from answerable.measuring.option import read_options, write_options


def measure_analysis(body, kind, files, *, by, options=None, title="", supersedes=None):
    """Compute an analysis of a kind from data files (`{input name: DataFile}`); gives the `Analysis`.

    `options` are the kind's own, by name, in words as a form gives them; `supersedes` is the analysis that this one
    takes the place of. Raises `RefusedError` where a file is missing, was not taken in or is of another shape, where
    an option does not fit, and for what the kind itself refuses. Nothing is kept then.
    """
    chosen = KINDS[kind]
    _refuse_unfit(chosen, body, files)
    with refusing():
        settings = read_options(chosen, options or {})
        result = chosen.measure({name: open_file(file) for name, file in files.items()}, settings)
    days = [file for file in files.values() if file.first_on and file.last_on]
    with transaction.atomic():
        _free(supersedes, by)
        made = add_row(
            Analysis, by=by, act="measure analysis", body=body, kind=kind, title=(title or chosen.heading)[:200],
            options=write_options(settings), result=hold(result),
            measured_at=timezone.now(),
            first_on=min((file.first_on for file in days), default=None),
            last_on=max((file.last_on for file in days), default=None), supersedes=supersedes,
        )  # fmt: skip
        for name, file in files.items():
            AnalysisInput.objects.create(analysis=made, name=name, data_file=file)
    return made


def annotate_analysis(analysis, *, by, revision, title, note):
    """Give an analysis its title and the analyst's own words; both are public once it is."""
    public = analysis.published_on is not None
    return change_row(
        analysis, by=by, act="annotate analysis", revision=revision, is_public=public, title=title, note=note
    )


def publish_analysis(analysis, *, by, revision=None):
    """Show an analysis in public. It stays: a later one supersedes it, and both can be read."""
    if analysis.published_on:
        raise RefusedError("This analysis is public already.")
    return change_row(
        analysis, by=by, act="publish analysis", revision=revision, is_public=True, published_on=timezone.localdate()
    )


def drop_analysis(analysis, *, by, revision=None):
    """Take an analysis off the desk that nobody outside has seen."""
    return remove_row(analysis, by=by, act="drop analysis", revision=revision)


def _free(superseded, by):
    """Refuse to measure again what was; let go of it an analysis that was dropped since."""
    later = Analysis.objects.filter(supersedes=superseded).first() if superseded is not None else None
    if later is None:
        return
    if later.removed_at is None:
        day = timezone.localtime(later.made_at)
        raise RefusedError(f"This was measured again already, on {day:%-d %B %Y}: begin from that analysis.")
    change_row(later, by=by, act="let go of earlier analysis", supersedes=None)


def _refuse_unfit(kind, body, files):
    for wanted in kind.inputs:
        file = files.get(wanted.name)
        if file is None:
            if not wanted.is_optional:
                raise RefusedError(f"{kind.heading} needs a file of {wanted.shape.heading}: choose one.",
                                   field=wanted.name)  # fmt: skip
            continue
        if not file.taken_on:
            raise RefusedError(f"“{file.name}” was not taken in yet.", field=wanted.name)
        if file.body_id != body.pk:
            raise RefusedError(f"“{file.name}” is a file of {file.body.name}.", field=wanted.name)
        if file.shape != wanted.shape.name:
            raise RefusedError(f"“{file.name}” does not hold {wanted.shape.heading}.", field=wanted.name)
    strange = files.keys() - {wanted.name for wanted in kind.inputs}
    if strange:
        raise RefusedError(f"{kind.heading} takes no file called {sorted(strange)[0]}.")
