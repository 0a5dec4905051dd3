"""How good the checker is, on papers whose errors were listed by hand.

python -m tests.checking.gold [--folder DIR ...] [--split NAME ...] [--misses] [--false] [--untested]
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

from tests.checking.gold.judge import Judgement, judge
from tests.checking.gold.papers import list_answered
from tests.checking.gold.tally import Tally, tally_split


def main() -> None:
    options = _options()
    papers = [paper for paper in list_answered(*options.folder) if not options.split or paper.split in options.split]
    splits: dict[str, list[Judgement]] = defaultdict(list)
    for paper in papers:
        splits[paper.split].append(judge(paper))
    print(
        "split      papers pages  provable found  share  arguable found  share  false E+W  per 100 pages"
        "  figures tested  in tables  in prose"
    )
    for split, outcomes in splits.items():
        _print_line(split, tally_split(outcomes))
    for outcome in (outcome for outcomes in splits.values() for outcome in outcomes):
        _print_paper(outcome, options)


def _print_line(split: str, tally: Tally) -> None:
    provable, found = tally.count(provable=True)
    arguable, noted = tally.count(provable=False)
    print(
        f"{split:<10} {tally.papers:>6} {tally.pages:>5.0f}  {provable:>8} {found:>5}  {_share(found, provable)}"
        f"  {arguable:>8} {noted:>5}  {_share(noted, arguable)}  {tally.false:>9}  {tally.per_100_pages:>13.2f}"
        f"  {tally.tested.figures:>7} {tally.tested.share:6.3f}"
        f"  {tally.in_tables.share:9.3f}  {tally.in_prose.share:8.3f}"
    )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:5.3f}" if whole else "    -"


def _print_paper(outcome: Judgement, options: argparse.Namespace) -> None:
    if options.misses:
        for error in outcome.missed:
            place = error.get("line") or f"page {error.get('page')} {error.get('quote')!r}"
            print(f"missed  {outcome.paper.path.name}:{place} {error['kind']} {error['why']}")
    if options.false:
        for finding in outcome.false:
            place = f"{finding.cite.page or ''}:{finding.cite.line}"
            print(f"false   {outcome.paper.path.name} {place} {finding.rule} {finding.severity} {finding.message}")
    if options.untested:
        for figure in outcome.figures:
            if figure.id not in outcome.tested:
                where = "table" if figure.table else "prose"
                place = f"{figure.cite.page or ''}:{figure.cite.line}"
                print(
                    f"untested {where} {outcome.paper.path.name} {place} {figure.text!r} {figure.cite.quote[:160]!r}"
                )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--folder", type=Path, action="append", default=[], help="a further folder of answered papers"
    )
    parser.add_argument("--split", action="append", help="only these splits")
    parser.add_argument("--misses", action="store_true", help="list the errors that were not found")
    parser.add_argument("--false", action="store_true", help="list the findings on no listed error")
    parser.add_argument("--untested", action="store_true", help="list the figures that no rule tested")
    return parser.parse_args()


if __name__ == "__main__":
    main()
