"""Seconds from a file of calls to everything the analysis of contact says, beside DuckDB SQL written by hand.

    python -m benchmarks.calls [--rows 1000000 10000000 50000000] [--repeat 3]

Rows are invented ones of `examples.data.calls`, made once in `build/benchmarks` and kept. There are two peers on the
same engine, threads and memory: *figures by hand* is SQL that asks for the figures themselves (`quantile_disc` for
percentiles), *sums by hand* is SQL tuned for the same sums as ours, which leaves the figures to be worked out. Runs
take turns, so that whatever else the machine does falls on all; of several the quickest counts. Time is by the clock.
The figures of the first peer are held against ours: if one differs, the benchmark stops.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb

from answerable.measuring.contact.kind import CONTACT, ContactOptions, ContactResult
from answerable.measuring.engine import connect
from answerable.measuring.loading.data_file import DataFile
from examples.data.calls import FIRST_ON, write_calls

FOLDER = Path(__file__).resolve().parent.parent / "build" / "benchmarks"
# What both peers read: the rows with a month, whether the wait was within the standard, and numbers to group by,
# which whoever tunes SQL by hand will use, since grouping by names is far slower.
VIEW = """CREATE VIEW calls AS SELECT *, date_trunc('month', received_at_date)::DATE AS month,
        wait_seconds <= CASE channel WHEN '999' THEN 10 WHEN '101' THEN 180 ELSE -1 END AS is_soon,
        CASE channel WHEN '999' THEN 0 WHEN '101' THEN 3 WHEN 'live-chat' THEN 6 ELSE 9 END
        + CASE outcome WHEN 'answered' THEN 0 WHEN 'abandoned' THEN 1 ELSE 2 END AS line,
        year(received_at_date) * 12 + month(received_at_date) AS month_number,
        received_at_weekday * 24 + received_at_hour AS hour
    FROM """
FIGURES = (
    """SELECT channel, month, count(*), count(*) FILTER (outcome = 'answered'),
        count(*) FILTER (outcome = 'abandoned'), count(*) FILTER (outcome = 'answered' AND is_soon),
        coalesce(sum(wait_seconds) FILTER (outcome = 'answered'), 0),
        quantile_disc(wait_seconds, [0.5, 0.9, 0.95, 0.99]) FILTER (outcome = 'answered')
    FROM calls GROUP BY ALL""",
    """SELECT channel, received_at_weekday, received_at_hour, count(*), count(*) FILTER (outcome = 'answered'),
        count(*) FILTER (outcome = 'answered' AND is_soon),
        quantile_disc(wait_seconds, [0.5, 0.9]) FILTER (outcome = 'answered')
    FROM calls GROUP BY ALL""",
    """SELECT channel, quantile_disc(wait_seconds, [0.5, 0.9, 0.95, 0.99]) FILTER (outcome = 'answered'),
        avg(wait_seconds) FILTER (outcome = 'answered'), max(wait_seconds) FILTER (outcome = 'answered'),
        count(*) FILTER (outcome = 'answered' AND wait_seconds < 10),
        count(*) FILTER (outcome = 'answered' AND wait_seconds >= 60),
        count(*) FILTER (outcome = 'abandoned' AND is_soon)
    FROM calls GROUP BY ALL""",
    """SELECT channel, resolution, count(*), sum(handled_seconds), count(handled_seconds)
    FROM calls WHERE outcome = 'answered' GROUP BY ALL""",
    "SELECT channel, subject, count(*) FROM calls WHERE subject IS NOT NULL GROUP BY ALL",
)
SUMS = (
    "SELECT line, month_number, wait_seconds, count(*) FROM calls GROUP BY ALL",
    "SELECT line, hour, wait_seconds, count(*) FROM calls GROUP BY ALL",
    """SELECT line, month_number, resolution, count(*), sum(handled_seconds), count(handled_seconds)
    FROM calls GROUP BY ALL""",
    FIGURES[-1],
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rows", type=int, nargs="+", default=[1_000_000, 10_000_000, 50_000_000])
    parser.add_argument("--repeat", type=int, default=3, help="rounds, of which the quickest of each counts")
    chosen = parser.parse_args()
    # Start-up and imports are not counted: everybody has read a small file before.
    compare(make_file(20_000), 1)
    print(f"{'rows':>12}{'ours s':>9}{'figures by hand s':>19}{'sums by hand s':>16}", end="")
    print(f"{'ours / figures':>16}{'ours / sums':>13}{'ours ns/row':>13}")
    for rows in chosen.rows:
        ours, figures, sums = compare(make_file(rows), chosen.repeat)
        print(f"{rows:>12,}{ours:>9.2f}{figures:>19.2f}{sums:>16.2f}", end="")
        print(f"{ours / figures:>16.2f}{ours / sums:>13.2f}{1e9 * ours / rows:>13.0f}", flush=True)


def make_file(rows: int) -> DataFile:
    """The file of so many rows, made if it is not there."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"calls-{rows}.parquet"
    if not path.exists():
        beside = path.with_suffix(".partial")
        write_calls(beside, rows, is_clean=True)
        beside.rename(path)
    return DataFile(
        path=path, sha256=f"{rows:064x}"[::-1], shape="calls", name=path.name, rows=rows, first_on=FIRST_ON
    )


def compare(file: DataFile, repeat: int) -> tuple[float, float, float]:
    """The quickest seconds of ours and of the two peers, in turns; the figures are held against each other."""
    peer = open_peer(f"read_parquet('{file.path}')")
    taken: dict[str, list[float]] = {"ours": [], "figures": [], "sums": []}
    for _ in range(repeat):
        result = clock(taken["ours"], lambda: CONTACT.measure({"calls": file}, ContactOptions()))
        figures = clock(taken["figures"], lambda: [peer.execute(query).fetchall() for query in FIGURES])
        clock(taken["sums"], lambda: [peer.execute(query).to_arrow_table() for query in SUMS])
    check_figures(result, figures)
    return min(taken["ours"]), min(taken["figures"]), min(taken["sums"])


def clock(taken: list[float], work: Callable[[], Any]) -> Any:
    """Do the work and note its seconds."""
    started = time.perf_counter()
    done = work()
    taken.append(time.perf_counter() - started)
    return done


def open_peer(rows: str) -> duckdb.DuckDBPyConnection:
    """A connection with our own engine's threads and memory, and the rows as `calls`."""
    settings = "SELECT current_setting('threads'), current_setting('memory_limit'), current_setting('temp_directory')"
    threads, memory, folder = connect("duckdb").raw_sql(settings).fetchone()
    config = {"threads": threads, "memory_limit": memory, "temp_directory": folder, "preserve_insertion_order": False}
    peer = duckdb.connect(config=config)
    peer.execute(VIEW + rows)
    return peer


def check_figures(result: ContactResult, figures: list[list[tuple[Any, ...]]]) -> None:
    """Stop where a figure by month, by hour or of the whole period differs."""
    months, hours, wholes = figures[0], figures[1], figures[2]
    ours_by_month, ours_by_hour, ours_whole = {}, {}, {}
    for channel in result.summary.channels:
        for month in channel.months:
            quantiles = [month.p50, month.p90, month.p95, month.p99]
            counts = (month.offered, month.answered, month.abandoned, month.within, month.seconds)
            ours_by_month[channel.name, month.first_on] = (*counts, quantiles)
        for hour in channel.hours:
            if hour.offered:
                found = (hour.offered, hour.answered, hour.within, [hour.p50, hour.p90])
                ours_by_hour[channel.name, hour.weekday, hour.hour] = found
        waits = channel.answered_waits
        ours_whole[channel.name] = [waits.quantile(share) for share in (0.5, 0.9, 0.95, 0.99)]
    # A month or an hour in which nobody was answered has no list of quantiles there, and one of nothing here.
    for theirs, ours, keys in ((months, ours_by_month, 2), (hours, ours_by_hour, 3)):
        for row in theirs:
            told = ours.pop(row[:keys])
            size = len(told[-1])
            if (*told[:-1], told[-1]) != (*row[keys:-1], row[-1] or [None] * size):
                raise SystemExit(f"Not the same: {row} here {told}")
        if ours:
            raise SystemExit(f"Not in the SQL's answer: {sorted(ours)[:3]}")
    for row in wholes:
        if ours_whole[row[0]] != row[1]:
            raise SystemExit(f"Not the same: {row} here {ours_whole[row[0]]}")


if __name__ == "__main__":
    main()
