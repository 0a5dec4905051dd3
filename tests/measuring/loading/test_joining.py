"""Several clean files as one."""

from __future__ import annotations

from pathlib import Path

import pytest

from answerable import measuring
from answerable.measuring.loading.joining import join_files
from answerable.measuring.loading.rows import read_rows
from answerable.measuring.loading.shape import Field, Shape
from answerable.measuring.refusal import MeasureError

SHAPE = Shape(
    name="parcels",
    heading="Parcels",
    meaning="One row for each parcel.",
    key=("number",),
    fields=(
        Field(name="number", form="text", meaning="Its number."),
        Field(name="on", form="date", meaning="Its day.", is_required=True),
    ),
)


def load(folder: Path, name: str, *rows: str):
    path = folder / name
    path.write_text("\n".join(("number,on", *rows)), encoding="utf-8")
    file = measuring.load(path, SHAPE, rows=folder / "rows").file
    assert file is not None
    return file


def test_the_rows_of_two_files_stand_one_after_the_other(tmp_path: Path) -> None:
    first, second = (
        load(tmp_path, "may.csv", "a,2023-05-02", "b,2023-05-01"),
        load(tmp_path, "june.csv", "c,2023-06-01"),
    )

    joined = join_files([first, second], SHAPE, tmp_path / "rows")

    assert [row["number"] for row in read_rows(joined)] == ["a", "b", "c"]
    assert (joined.rows, joined.name) == (3, "may.csv and june.csv")
    assert f"{joined.first_on} {joined.last_on}" == "2023-05-01 2023-06-01"
    assert joined.path.name == f"{joined.sha256}.parquet"


def test_one_file_is_given_back_as_it_is(tmp_path: Path) -> None:
    file = load(tmp_path, "may.csv", "a,2023-05-02")

    assert join_files([file], SHAPE, tmp_path / "rows") is file


def test_the_same_rows_twice_are_refused_whatever_their_file_is_called(tmp_path: Path) -> None:
    files = [load(tmp_path, "may.csv", "a,2023-05-02"), load(tmp_path, "again.csv", "a,2023-05-02")]

    with pytest.raises(MeasureError, match=r"may\.csv and again\.csv hold the same rows: give them once"):
        join_files(files, SHAPE, tmp_path / "rows")


def test_a_row_that_stands_in_both_files_is_refused(tmp_path: Path) -> None:
    files = [load(tmp_path, "may.csv", "a,2023-05-02"), load(tmp_path, "june.csv", "a,2023-06-02", "b,2023-06-03")]

    with pytest.raises(MeasureError, match=r"1 row of may\.csv and june\.csv stand"):
        join_files(files, SHAPE, tmp_path / "rows")


def test_rows_without_a_key_are_nobody_s_double_and_nothing_is_left_behind(tmp_path: Path) -> None:
    files = [load(tmp_path, "may.csv", ",2023-05-02"), load(tmp_path, "june.csv", ",2023-06-02")]

    assert join_files(files, SHAPE, tmp_path / "rows").rows == 2
    assert not list((tmp_path / "rows").glob(".joining*"))
