"""Pages a second of reading and checking, and of checking alone, with what each family of rules takes.

    python -m benchmarks.checking [--pages 500] [--repeat 3]

The whole is `answerable check` by the clock, start-up and printing included, with one process and with two. The parts
are processor time of one core in this process, the quickest of several runs.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from answerable.checking import RULES, check
from answerable.checking.evidence.paper import Paper
from answerable.reading.collecting import no_collection
from answerable.reading.reader import read_paper
from answerable.record import Reading
from benchmarks.pack import make_pack

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    options = _options()
    pack = make_pack(options.pages)
    for jobs in (1, 2):
        seconds = min(time_command(pack, jobs) for _ in range(options.repeat))
        print(f"`answerable check -j {jobs}`, one pack: {seconds:.2f} s by the clock")
    started = time.process_time()
    reading = read_paper(pack)
    read = time.process_time() - started
    checked = min(time_check(reading) for _ in range(options.repeat))
    pages = len(reading.pages)
    print(f"{'reading':<24}{pages / read:>8.1f} pages/s of one core")
    print(f"{'checking':<24}{pages / checked:>8.1f} pages/s of one core")
    print(f"{'reading and checking':<24}{pages / (read + checked):>8.1f} pages/s of one core")
    for family, seconds in time_families(reading).most_common():
        print(f"  {family:<22}{1000 * seconds / pages:>8.3f} ms a page")


def time_command(pack: Path, jobs: int) -> float:
    """Seconds of the command over one pack; that it has findings is no failure."""
    command = [sys.executable, "-m", "answerable.commands.main", "check", str(pack), "-j", str(jobs), "--exit-zero"]
    started = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - started


def time_check(reading: Reading) -> float:
    started = time.process_time()
    check(reading)
    return time.process_time() - started


def time_families(reading: Reading) -> Counter[str]:
    """Seconds of the rules of each family; what several rules share counts with the first of them."""
    check(reading)
    with no_collection():
        return _time_families(Paper(reading))


def _time_families(paper: Paper) -> Counter[str]:
    seconds: Counter[str] = Counter()
    started = time.process_time()
    evidence = sum(len(paragraph.amounts) + len(paragraph.sentences) for paragraph in paper.paragraphs)
    seconds[f"evidence ({evidence} pieces)"] = time.process_time() - started
    for rule in RULES:
        started = time.process_time()
        list(rule.load()(paper))
        seconds[rule.family] += time.process_time() - started
    return seconds


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pages", type=int, default=500, help="length of the pack")
    parser.add_argument("--repeat", type=int, default=3, help="runs, of which the quickest counts")
    return parser.parse_args()


if __name__ == "__main__":
    main()
