"""How many changes to papers whose figures agree the checker finds, and what it says of papers left as they are.

python -m tests.checking.mutation [--count N] [--seed N] [--misses] [--clean PAGES]

A change is *checkable* where it makes a relation that held in the paper fail beyond the printed rounding, by the
oracle in `relation.py`, which knows nothing of the checker. It is *found* where a new error or warning stands on a
line of a relation that fails. On made papers (`generator.py`) the relations are known because the maker put them
there; on real ones (`real.py`) they are what plain patterns read.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable, Iterable

from tests.checking.mutation.changed_papers import RealVerdict, judge_real
from tests.checking.mutation.clean import count_false_alarms
from tests.checking.mutation.generator import judge_generated
from tests.checking.mutation.verdict import Verdict

_CLEAN_PAGES = 300


def main() -> None:
    options = _options()
    began = time.perf_counter()
    real = list(judge_real(options.seed))[: options.count // 2]
    made = list(judge_generated(options.count - len(real), options.seed))
    _print_table("made papers, by kind of change", made, lambda verdict: [verdict.change.kind])
    _print_table("real papers, by kind of change", real, lambda verdict: [verdict.change.kind])
    _print_table("both, by relation that fails", [*made, *real], _relations)
    _print_table("both, by rule that told", [verdict for verdict in [*made, *real] if verdict.found], _rules)
    pages, false = count_false_alarms(options.clean, options.seed)
    print(f"\nmade papers left as they are: {len(false)} errors and warnings on {pages:.0f} pages", end=", ")
    print(f"{100 * len(false) / pages:.2f} per 100 pages; {time.perf_counter() - began:.0f} s")
    if options.misses:
        for verdict in (*made, *real):
            if not verdict.found:
                print(f"missed  {verdict.paper}: {verdict.change.kind}: {verdict.change.told} [{_name(verdict)}]")
        for name, finding in false:
            print(f"false   {name}: {finding.rule} line {finding.cite.line} {finding.message}")


def _relations(verdict: Verdict | RealVerdict) -> Iterable[str]:
    return sorted({relation.kind for relation in verdict.change.failed})


def _rules(verdict: Verdict | RealVerdict) -> Iterable[str]:
    return verdict.found_by


def _name(verdict: Verdict | RealVerdict) -> str:
    return ", ".join(_relations(verdict))


def _print_table(
    title: str,
    verdicts: Iterable[Verdict | RealVerdict],
    kinds: Callable[[Verdict | RealVerdict], Iterable[str]],
) -> None:
    """Counts by kind; `names it` is the share of the changes of which a finding stands on the very line changed."""
    made: Counter[str] = Counter()
    found: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for verdict in verdicts:
        for kind in ("all", *kinds(verdict)):
            made[kind] += 1
            found[kind] += verdict.found
            named[kind] += verdict.found and verdict.named
    print(f"\n{title:<32}   made  found  share  names it")
    for kind, count in sorted(made.items()):
        print(f"{kind:<32} {count:>6} {found[kind]:>6}  {found[kind] / count:.3f}     {named[kind] / count:.3f}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1000, help="changes in all; at most half of them to real papers")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--misses", action="store_true", help="list what was not found, and the false alarms")
    parser.add_argument("--clean", type=int, default=_CLEAN_PAGES, metavar="PAGES", help="pages to check unchanged")
    return parser.parse_args()


if __name__ == "__main__":
    main()
