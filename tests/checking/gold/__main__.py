"""How good the checker is, on papers whose errors were listed by hand.

python -m tests.checking.gold [--folder DIR ...] [--split NAME ...] [--misses] [--false]
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

from tests.checking.gold.judge import RAISED, Judgement, judge
from tests.checking.gold.papers import list_answered


def main() -> None:
    options = _options()
    papers = [paper for paper in list_answered(*options.folder) if not options.split or paper.split in options.split]
    splits: dict[str, list[Judgement]] = defaultdict(list)
    for paper in papers:
        splits[paper.split].append(judge(paper))
    print(
        "split      papers pages  provable found  share   arguable found   false E+W  per 100 pages   figures tested"
    )
    for split, outcomes in splits.items():
        _print_line(split, outcomes)
    for outcome in (outcome for outcomes in splits.values() for outcome in outcomes):
        _print_paper(outcome, options)


def _print_line(split: str, outcomes: list[Judgement]) -> None:
    provable, found = _count(outcomes, provable=True)
    arguable, noted = _count(outcomes, provable=False)
    false = sum(finding.severity in RAISED for outcome in outcomes for finding in outcome.false)
    pages = sum(outcome.paper.pages for outcome in outcomes)
    figures = sum(outcome.result.coverage.figures for outcome in outcomes)
    tested = sum(outcome.result.coverage.tested for outcome in outcomes)
    print(
        f"{split:<10} {len(outcomes):>6} {pages:>5.0f}  {provable:>8} {found:>5}  {_share(found, provable)}"
        f"   {arguable:>8} {noted:>5}   {false:>9}  {100 * false / pages if pages else 0:>12.2f}"
        f"   {figures:>7} {_share(tested, figures)}"
    )


def _count(outcomes: list[Judgement], *, provable: bool) -> tuple[int, int]:
    found = sum(error["provable"] is provable for outcome in outcomes for error in outcome.found)
    missed = sum(error["provable"] is provable for outcome in outcomes for error in outcome.missed)
    return found + missed, found


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


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--folder", type=Path, action="append", default=[], help="a further folder of answered papers"
    )
    parser.add_argument("--split", action="append", help="only these splits")
    parser.add_argument("--misses", action="store_true", help="list the errors that were not found")
    parser.add_argument("--false", action="store_true", help="list the findings on no listed error")
    return parser.parse_args()


if __name__ == "__main__":
    main()
