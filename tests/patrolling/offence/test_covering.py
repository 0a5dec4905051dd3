"""Several files of offences of one trial: each day and each offence once, or a sentence that names the files."""

import csv
import datetime as dt

import pytest

from answerable.measuring.loading.load import load_file
from answerable.patrolling.offence.covering import choose_files
from answerable.patrolling.offence.shapes import OFFENCES
from answerable.patrolling.refusal import PatrolError

FIRST, LAST = dt.date(2025, 3, 1), dt.date(2025, 4, 30)
DAY = dt.timedelta(days=1)


def load(folder, name, first_on, last_on, reference="{:%Y%m%d}"):
    """A file with an offence on each of its days, each with a reference; with none where that is empty."""
    path = folder / f"{name}.csv"
    with path.open("w", newline="") as file:
        out = csv.writer(file)
        out.writerow(["reference", "occurred_on", "category"])
        for number in range((last_on - first_on).days + 1):
            on = first_on + number * DAY
            out.writerow([reference.format(on), on, "robbery"])
    return load_file(path, OFFENCES, folder / "rows").file


def choose(*files):
    return [files[at].name for at in choose_files(files, FIRST, LAST)]


def march(folder, name="march", **given):
    return load(folder, name, FIRST, dt.date(2025, 3, 31), **given)


def april(folder, name="april", first_on=dt.date(2025, 4, 1), **given):
    return load(folder, name, first_on, LAST, **given)


def test_files_of_months_hold_a_period_together_in_the_order_of_their_days(tmp_path):
    assert choose(april(tmp_path), march(tmp_path)) == ["march.csv", "april.csv"]


def test_one_file_that_reaches_beyond_the_period_is_enough(tmp_path):
    assert choose(load(tmp_path, "year", dt.date(2025, 1, 1), dt.date(2025, 12, 31))) == ["year.csv"]


def test_a_file_of_other_days_is_left_out(tmp_path):
    before = load(tmp_path, "before", FIRST - 30 * DAY, FIRST - DAY)
    after = load(tmp_path, "after", LAST + DAY, LAST + 9 * DAY)
    assert choose(before, march(tmp_path), after) == ["march.csv"]
    assert choose(before) == choose() == []


def test_a_later_file_that_holds_the_days_of_an_earlier_one_takes_its_place(tmp_path):
    assert choose(march(tmp_path), load(tmp_path, "whole", FIRST, LAST)) == ["whole.csv"]
    assert choose(march(tmp_path), march(tmp_path, "again")) == ["again.csv"]
    assert choose(march(tmp_path, reference=""), march(tmp_path, "again")) == ["again.csv"], (
        "nobody can tell them apart"
    )


def test_an_earlier_file_is_not_preferred_to_one_that_was_added_since(tmp_path):
    with pytest.raises(
        PatrolError, match=r"“whole.csv” holds days to 30 April 2025 and “march.csv” from 1 March 2025"
    ):
        choose(load(tmp_path, "whole", FIRST, LAST), march(tmp_path))


def test_a_file_that_knows_none_of_the_offences_whose_place_it_would_take_is_refused(tmp_path):
    north, south = march(tmp_path, "north", reference="N{:%m%d}"), march(tmp_path, "south", reference="S{:%m%d}")
    with pytest.raises(PatrolError, match=r"“south.csv” holds the days of “north.csv” and none of its offences"):
        choose(north, south)


def test_days_that_two_files_hold_are_refused(tmp_path):
    with pytest.raises(PatrolError, match=r"to 31 March 2025 and “april.csv” from 31 March 2025"):
        choose(march(tmp_path), april(tmp_path, first_on=dt.date(2025, 3, 31), reference="A{:%m%d}"))


def test_days_that_no_file_holds_are_refused(tmp_path):
    with pytest.raises(PatrolError, match=r"“march.csv” ends on 31 March 2025 and “april.csv” begins on 2 April"):
        choose(march(tmp_path), april(tmp_path, first_on=dt.date(2025, 4, 2)))


def test_an_offence_that_stands_in_two_files_is_refused(tmp_path):
    first, second = march(tmp_path, reference="{:%d}"), april(tmp_path, reference="{:%d}")
    with pytest.raises(PatrolError, match=r"30 offences stand in “march.csv” and in “april.csv” both"):
        choose(first, second)


def test_a_file_whose_rows_are_gone_is_said_to_be(tmp_path):
    file = march(tmp_path)
    file.path.unlink()
    with pytest.raises(PatrolError, match=r"rows of march.csv are not where they were kept"):
        choose(file)
