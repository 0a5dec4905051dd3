"""Hotspots of five years of a force's offences, beside counting them into the same squares once.

    python -m benchmarks.hotspots [--rows 1175000] [--repeat 3] [--scattered 300]

The peer is the least that any such analysis can do: `numpy.bincount` of all offences by square in memory, and DuckDB
grouping the rows of the same file by square. Both must count as many offences. Then how often a method is said to
hold more or less than a plain count where all land is alike, so that every such sentence is false: it should be about
5 in 100 for all methods together. Time is by the clock, the quickest of several runs.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np

from answerable.measuring.loading.data_file import DataFile
from answerable.patrolling.hotspot.accuracy import hold_top
from answerable.patrolling.hotspot.cells import lay_squares
from answerable.patrolling.hotspot.judging import Came, judge_methods
from answerable.patrolling.hotspot.kind import measure_hotspot_file
from answerable.patrolling.hotspot.options import HotspotOptions
from answerable.patrolling.hotspot.scores import METHODS, Training
from answerable.patrolling.offence.category import HARM_CATEGORIES
from answerable.patrolling.offence.offences import read_offences
from answerable.patrolling.offence.shapes import AREAS
from examples.data.offences import make_offences_file

BUILD = Path(__file__).resolve().parent.parent / "build" / "benchmarks"
PUBLISHED = Path(__file__).resolve().parent.parent / "examples" / "data" / "published"
SIDE = 250
WITHOUT_HARM = tuple(method for method in METHODS if not method.needs_harm)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rows", type=int, default=1_175_000, help="offences of five years")
    parser.add_argument("--repeat", type=int, default=3, help="runs, of which the quickest counts")
    parser.add_argument("--scattered", type=int, default=300, help="forces in which all land is alike")
    chosen = parser.parse_args()
    BUILD.mkdir(parents=True, exist_ok=True)
    file, areas = make_offences_file(BUILD, chosen.rows), load_areas()
    files = {"offences": file, "areas": areas}
    print(f"{file.rows:,} offences of five years, squares of {SIDE} m, 1.4% of the land")
    for name, options in (
        ("the whole analysis, violence", HotspotOptions()),
        ("under 25 alone", HotspotOptions(whose="under 25")),
        ("every category", HotspotOptions(categories=",".join(HARM_CATEGORIES))),
        ("in hexagons of resolution 9, violence", HotspotOptions(cell="hexagon")),
    ):
        seconds, result = time_call(lambda options=options: measure_hotspot_file(files, options), chosen.repeat)
        counted = result.learnt.offences + result.tested.offences
        plain = result.methods[0]
        print(
            f"{name:<44}{seconds:>8.2f} s   {counted:,} counted; a plain count held {plain.offences.share:.1%} "
            f"(PAI {plain.pai:.1f}), best: {result.best}"
        )
    read, offences = time_call(lambda: read_offences(file), chosen.repeat)
    by_numpy, counted = time_call(lambda: count_by_numpy(offences), chosen.repeat)
    by_duckdb, grouped = time_call(lambda: count_by_duckdb(file), chosen.repeat)
    if counted != grouped:
        raise SystemExit(f"numpy counts {counted:,} and DuckDB {grouped:,}.")
    print(f"{'reading the rows':<44}{read:>8.2f} s")
    print(f"{'one count by square, numpy, in memory':<44}{by_numpy:>8.2f} s")
    print(f"{'one count by square, DuckDB, from the file':<44}{by_duckdb:>8.2f} s")
    print_false_calls(chosen.scattered)


def load_areas() -> DataFile:
    from answerable import measuring

    loaded = measuring.load(PUBLISHED / "areas-west-midlands.csv", AREAS, rows=BUILD)
    if loaded.file is None:
        raise SystemExit(loaded.report.sentence)
    return loaded.file


def count_by_numpy(offences) -> int:
    placed = np.isfinite(offences.easting) & np.isfinite(offences.northing)
    columns, rows = (np.floor(each[placed] / SIDE).astype(np.int64) for each in (offences.easting, offences.northing))
    counts = np.bincount((columns - columns.min()) * (np.ptp(rows) + 1) + rows - rows.min())
    hold_top(counts, np.ones(len(counts)), 200)
    return int(counts.sum())


def count_by_duckdb(file: DataFile) -> int:
    import duckdb

    counted = duckdb.sql(
        f"SELECT floor(easting / {SIDE}) AS x, floor(northing / {SIDE}) AS y, count(*) AS n "  # noqa: S608
        f"FROM read_parquet('{file.path}') WHERE easting IS NOT NULL GROUP BY ALL ORDER BY n DESC"
    )
    return int(sum(row[2] for row in counted.fetchall()))


def print_false_calls(forces: int) -> None:
    """How often a difference is told where there is none."""
    import shapely

    cells = lay_squares(shapely.box(400_000, 300_000, 410_000, 310_000), 500)
    for number in (600, 2400):
        called = np.zeros(2)
        for seed in range(forces):
            directions = judge_scattered(cells, number, seed)
            called += ["higher" in directions, bool({"higher", "lower"} & directions)]
        more, either = 100 * called / forces
        print(
            f"{number:,} offences tested on where all land is alike, {forces} times: a method said to hold more in "
            f"{more:.1f}%, more or less in {either:.1f}%"
        )


def judge_scattered(cells, number: int, seed: int) -> set[str]:
    chance = np.random.default_rng(seed)
    at = chance.uniform(0, 10_000, (4 * number, 2)) + np.array([400_000, 300_000])
    days = np.sort(chance.integers(0, 730, 3 * number))
    first = np.datetime64("2022-01-01")
    learnt, cell = at[: 3 * number], cells.locate(at[:, 0], at[:, 1])
    training = Training(
        cells=cells,
        cell=cell[: 3 * number],
        easting=learnt[:, 0],
        northing=learnt[:, 1],
        day=first + days,
        age=(730 - days).astype(float),
        harm=None,
        harm_without_homicide=None,
        budget=0.1 * cells.study_area,
        bandwidth=600.0,
        half_life=180.0,
    )
    tested = first + 730 + chance.integers(0, 240, number)
    test = Came(cell[3 * number :], tested, None, None)
    scores = judge_methods(WITHOUT_HARM, training, test, least=250_000.0, draws=1000, seed=seed)
    return {score.gain.direction for score in scores if score.gain}


def time_call(call, repeat: int):
    """The seconds of the quickest of several runs, and what the last gave."""
    seconds = []
    for _ in range(repeat):
        started = time.perf_counter()
        result = call()
        seconds.append(time.perf_counter() - started)
    return min(seconds), result


if __name__ == "__main__":
    main()
