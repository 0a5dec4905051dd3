"""A thousand million calls: rows a second from Parquet on disk to everything the analysis of contact says.

    python -m benchmarks.large [--rows 50000000] [--times 20]

The rows are read, uncompressed and counted one by one, but they are not all different: the engine reads the file of
50 million that `benchmarks.calls` makes (half a gigabyte) twenty times over, as one table. Every count therefore
comes out twenty times that of the single file, which is checked. Memory is bounded by the engine's setting (2 GB).
"""

from __future__ import annotations

import argparse
import time
from typing import Any

from answerable.measuring.contact.counting import count_rows
from answerable.measuring.contact.summary import sum_up
from answerable.measuring.engine import connect
from benchmarks.calls import make_file
from benchmarks.reading import peak_memory


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rows", type=int, default=50_000_000, help="rows of the file")
    parser.add_argument("--times", type=int, default=20, help="how many times it is read")
    chosen = parser.parse_args()
    file = make_file(chosen.rows)
    once = count_rows(_open(file.path, 1))
    started = time.perf_counter()
    tally = count_rows(_open(file.path, chosen.times))
    summary = sum_up(tally)
    seconds = time.perf_counter() - started
    for ours, single in ((tally.monthly, once.monthly), (tally.weekly, once.weekly), (tally.endings, once.endings)):
        if int(ours["count"].sum()) != chosen.times * int(single["count"].sum()):
            raise SystemExit("The counts are not those of the single file so many times over.")
    offered = sum(channel.offered for channel in summary.channels)
    total = chosen.rows * chosen.times
    print(f"{total:,} rows read from disk: {chosen.rows:,} different ones, {chosen.times} times over")
    print(f"{offered:,} contacts summed up")
    print(f"{seconds:.1f} s, {total / seconds / 1e6:.1f} million rows/s, peak memory {peak_memory():,.0f} MB")


def _open(path: Any, times: int) -> Any:
    return connect("duckdb").read_parquet([str(path)] * times, table_name=f"calls_{times}_times")


if __name__ == "__main__":
    main()
