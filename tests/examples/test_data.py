"""Invented rows: whole numbers that add up, the same for the same seed, and no row that loading rejects."""

import numpy as np
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.measuring.contact.shapes import CALLS
from answerable.measuring.loading.load import load_file
from examples.data.__main__ import main
from examples.data.allotting import fill_table, share_out, spread_seconds
from examples.data.calls import BLOCK_ROWS, write_calls

WEIGHTS = st.lists(st.floats(0.01, 100), min_size=1, max_size=12)


@settings(deadline=None)
@given(st.integers(0, 10_000), WEIGHTS)
def test_a_total_shared_out_is_all_given_and_none_is_a_whole_one_off(total, weights):
    parts = share_out(total, weights)

    assert parts.sum() == total
    assert np.all(np.abs(parts - np.array(weights) / np.sum(weights) * total) < 1 + 1e-6)


@settings(deadline=None)
@given(st.lists(st.integers(0, 500), min_size=2, max_size=6), st.lists(st.integers(1, 50), min_size=2, max_size=4))
def test_a_filled_table_has_the_sums_asked_of_its_rows_and_columns(rows, pattern):
    columns = share_out(sum(rows), pattern)
    seed = np.outer(np.arange(1, len(rows) + 1), np.arange(1, len(columns) + 1)).astype(float)

    table = fill_table(np.array(rows), columns, seed)

    assert table.sum(axis=1).tolist() == rows
    assert table.sum(axis=0).tolist() == columns.tolist()
    assert table.min() >= 0


@settings(deadline=None)
@given(st.integers(1, 400), st.floats(20, 400), st.sampled_from([0.8, 1.0, 1.3]))
def test_lengths_of_time_have_the_mean_asked_and_keep_their_bounds(count, mean, bend):
    lengths = spread_seconds(count, mean, 11, 900, bend)

    assert lengths.sum() == round(count * mean)
    assert lengths.min() >= 11
    assert lengths.max() <= 900
    assert np.all(np.diff(lengths) >= 0)


def test_a_mean_beyond_the_bounds_is_refused():
    with pytest.raises(ValueError, match="have this mean"):
        spread_seconds(10, 2000, 0, 900)


def test_calls_load_without_a_rejected_row(tmp_path):
    path = tmp_path / "calls.parquet"
    assert write_calls(path, 5000) == 5000

    loaded = load_file(path, CALLS, tmp_path, is_invented=True)

    assert (loaded.report.taken, loaded.report.rejected, loaded.report.warnings) == (5000, 0, ())


def test_loading_gives_the_local_hours_that_the_generator_meant(tmp_path):
    raw, clean = tmp_path / "raw.parquet", tmp_path / "clean.parquet"
    write_calls(raw, 5000)
    write_calls(clean, 5000, is_clean=True)
    loaded = load_file(raw, CALLS, tmp_path)
    columns = ["call_id", "received_at_date", "received_at_hour", "received_at_weekday"]

    ours = pq.read_table(clean, columns=columns).to_pylist()
    theirs = pq.read_table(loaded.file.path, columns=columns).to_pylist()

    assert sorted(theirs, key=lambda row: row["call_id"]) == ours


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(tmp_path):
    names = ("first", "again", "other")
    for name, seed in zip(names, (1, 1, 2), strict=True):
        write_calls(tmp_path / name, 2000, seed=seed)
    first, again, other = ((tmp_path / name).read_bytes() for name in names)

    assert first == again
    assert first != other


def test_a_small_file_has_the_shares_of_the_year(tmp_path):
    path = tmp_path / "calls.parquet"
    write_calls(path, BLOCK_ROWS // 100)
    rows = pq.read_table(path, columns=["channel", "outcome"]).to_pylist()
    emergency = [row["outcome"] for row in rows if row["channel"] == "999"]

    assert len(emergency) == 8855
    assert round(100 * emergency.count("abandoned") / len(emergency), 1) == 6.3


def test_a_file_of_more_than_a_year_is_made_in_blocks_with_ids_that_run_on(tmp_path, monkeypatch):
    monkeypatch.setattr("examples.data.calls.BLOCK_ROWS", 1000)
    path = tmp_path / "calls.parquet"

    assert write_calls(path, 2500) == 2500
    ids = pq.read_table(path, columns=["call_id"])["call_id"].to_pylist()
    assert len(set(ids)) == 2500


def test_the_command_says_how_many_rows_it_wrote(tmp_path, capsys):
    assert main(["calls", str(tmp_path / "calls.parquet"), "--rows", "300"]) == 0

    assert capsys.readouterr().out.startswith("300 rows in ")
