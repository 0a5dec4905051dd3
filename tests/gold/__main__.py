"""Print the score of the reader against the gold answers: `python -m tests.gold [--summary] [--misses]`."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from tests.gold.floors import raise_floors
from tests.gold.papers import SEEDS_ABSENT, find_seeds, list_papers
from tests.gold.printing import list_misses, print_formats, print_summary, print_table
from tests.gold.score import KINDS, score_paper


def main() -> None:
    """Score every gold paper at hand and print the tables."""
    asked = _read_arguments()
    if find_seeds() is None:
        print(f"Seeds left out: {SEEDS_ABSENT}.\n")
    papers = [paper for paper in list_papers(*asked.folder) if not asked.paper or asked.paper in paper.name]
    scored = [score_paper(paper) for paper in papers]
    if asked.summary:
        print(print_summary(scored))
        return
    print(print_table(scored, asked.markdown), end="\n\n")
    print(print_formats(scored, asked.markdown))
    if asked.misses is not None:
        print("\n" + list_misses(scored, asked.misses or KINDS))
    if asked.raise_floors is not None and not asked.paper:
        raise_floors(scored, dt.datetime.now(tz=dt.UTC).date(), asked.raise_floors)


def _read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.gold", description=__doc__)
    parser.add_argument("--markdown", action="store_true", help="print Markdown tables")
    parser.add_argument("--summary", action="store_true", help="print the README's table, and no more")
    parser.add_argument("--misses", nargs="*", metavar="KIND", help="list what was missed (of these kinds, or all)")
    parser.add_argument("--paper", help="score only papers with this in their name")
    parser.add_argument(
        "--folder", type=Path, action="append", default=[], help="a further folder of papers with answers"
    )
    parser.add_argument(
        "--raise-floors",
        nargs="*",
        metavar="SPLIT",
        help="record what this score has passed (all papers only), of these splits too that have no floors yet",
    )
    return parser.parse_args()


main()
