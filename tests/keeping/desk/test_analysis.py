"""Analyses: computed from files that were taken in, told from what is kept, published for good, measured again."""

import json

import pytest

from answerable.keeping.changes.desk.analysis import (
    annotate_analysis,
    drop_analysis,
    measure_analysis,
    publish_analysis,
)
from answerable.keeping.changes.desk.data_file import load_and_take
from answerable.keeping.changes.desk.row import ConflictError, RefusedError, undo_act
from answerable.keeping.models import AuditEntry
from answerable.keeping.models.desk import Analysis
from answerable.keeping.queries.desk.analysis import analyses_waiting, find_analysis, later_than, tell_analysis
from answerable.measuring.refusal import MeasureError
from tests.keeping.desk.makings import make_panel
from tests.keeping.desk.makings_measure import ANALYST, load_values, our_board, take_changes, take_values

pytestmark = pytest.mark.django_db


def make_analysis(tmp_path, **values):
    return measure_analysis(our_board(), "change", {"changes": take_changes(tmp_path)}, by=ANALYST, **values)


def test_an_analysis_is_told_from_what_is_kept_of_it_alone(tmp_path):
    analysis = make_analysis(tmp_path, title="Two changes", options={"level": "0.9"})
    kept = find_analysis(analysis.pk)
    told = tell_analysis(kept)
    assert (kept.title, kept.options["level"], kept.measured_at is not None) == ("Two changes", 0.9, True)
    (exhibit,) = told.exhibits
    ratios = {row[0]: round(row[3], 2) for row in exhibit.table.rows}
    assert ratios == {"Homicides": 0.88, "Knife injuries": 0.85}
    assert exhibit.origins[0].sha256 == kept.inputs.get().data_file.sha256
    assert "no change that could be told from chance" in exhibit.sentence


def test_an_analysis_of_invented_rows_says_so(tmp_path):
    file = take_changes(tmp_path, is_invented=True)
    analysis = measure_analysis(our_board(), "change", {"changes": file}, by=ANALYST)
    assert [badge.name for badge in tell_analysis(analysis).exhibits[0].badges] == ["invented"]


def test_files_that_do_not_fit_are_refused(tmp_path):
    waiting = load_values(tmp_path, "burglary,2024-01,640")
    for files, words in (
        ({}, "needs a file"),
        ({"changes": waiting}, "not taken in yet"),
        ({"changes": take_values(tmp_path, "burglary,2024-02,640", name="other.csv")}, "does not hold"),
        ({"changes": take_changes(tmp_path), "calls": waiting}, "takes no file called calls"),
        ({"changes": take_changes(tmp_path, body=make_panel())}, "is a file of Northshire Police and Crime Panel"),
    ):
        with pytest.raises(RefusedError, match=words):
            measure_analysis(our_board(), "change", files, by=ANALYST)
    assert Analysis.objects.count() == 0


def test_options_and_data_that_cannot_be_measured_are_refused_in_a_sentence(tmp_path):
    with pytest.raises(RefusedError, match="no number"):
        make_analysis(tmp_path, options={"level": "much"})
    with pytest.raises(RefusedError, match="level"):
        make_analysis(tmp_path, options={"level": "7"})
    series = tmp_path / "series.csv"
    series.write_text("period,value\n2024-01,5\n")
    short = load_and_take(our_board(), "series", series, by=ANALYST)
    with pytest.raises(RefusedError, match="points"):
        measure_analysis(our_board(), "series", {"series": short}, by=ANALYST)
    assert Analysis.objects.count() == 0


def test_a_published_analysis_stays(tmp_path):
    analysis = make_analysis(tmp_path)
    assert list(analyses_waiting([our_board()])) == [analysis]
    published = publish_analysis(analysis, by=ANALYST, revision=1)
    assert list(analyses_waiting([our_board()])) == []
    with pytest.raises(RefusedError, match="public already"):
        publish_analysis(published, by=ANALYST)
    with pytest.raises(RefusedError, match="stays"):
        drop_analysis(published, by=ANALYST)
    for act in ("measure analysis", "publish analysis"):
        with pytest.raises(RefusedError):
            undo_act(AuditEntry.objects.get(act=act), by=ANALYST)
    assert Analysis.objects.standing().get().published_on is not None


def test_an_annotation_is_public_once_the_analysis_is(tmp_path):
    analysis = make_analysis(tmp_path)
    annotate_analysis(analysis, by=ANALYST, revision=1, title="Changes", note="Asked for in May.")
    with pytest.raises(ConflictError):
        annotate_analysis(analysis, by="Una Marsh", revision=1, title="Mine", note="")
    published = publish_analysis(analysis, by=ANALYST)
    annotate_analysis(published, by=ANALYST, revision=published.revision, title="Changes", note="Corrected.")
    notes = AuditEntry.objects.filter(act="annotate analysis").order_by("sequence")
    assert [entry.is_public for entry in notes] == [False, True]


def test_what_is_measured_again_supersedes_the_earlier_and_only_once(tmp_path):
    first = make_analysis(tmp_path)
    second = make_analysis(tmp_path, supersedes=first)
    assert later_than(first) == second
    assert list(analyses_waiting([our_board()])) == [second]
    with pytest.raises(RefusedError, match="measured again already"):
        make_analysis(tmp_path, supersedes=first)
    drop_analysis(second, by=ANALYST)
    assert later_than(first) is None
    third = make_analysis(tmp_path, supersedes=first)
    assert later_than(first) == third


def test_a_result_that_is_no_longer_understood_is_told_in_a_sentence(tmp_path):
    analysis = make_analysis(tmp_path)
    analysis.result = {"strange": 1}
    with pytest.raises(MeasureError, match="another version"):
        tell_analysis(analysis)
    analysis.kind = "astrology"
    with pytest.raises(MeasureError, match="not known here"):
        tell_analysis(analysis)


def test_the_trace_keeps_the_hash_of_a_result(tmp_path):
    make_analysis(tmp_path)
    entry = AuditEntry.objects.get(act="measure analysis")
    assert entry.changes["result"][1].startswith("SHA-256 ")
    assert "Homicides" not in json.dumps(entry.changes)
