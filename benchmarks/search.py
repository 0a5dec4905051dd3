"""Search latency at 100,000 passages: our query function beside the bare FTS5 query for the same words.

    python -m benchmarks.search [--passages 100000] [--queries 60]

The words follow Zipf's law over 50,000 made-up ones, so that there are rare, middling and very common words. The bare
query is the floor: one `MATCH ... ORDER BY rank LIMIT 20` with a snippet, without filters, counting or rows. Time is
processor time of one core.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from itertools import accumulate

VOCABULARY = 50_000
WORDS_A_PASSAGE = 90
BARE = (
    "SELECT rowid, snippet(keeping_searchentry_fts, 1, '[', ']', '…', 36) FROM keeping_searchentry_fts "
    "WHERE keeping_searchentry_fts MATCH ? ORDER BY rank LIMIT 20"
)


def main() -> None:
    """Build the record in a scratch folder, ask the same questions both ways, print the two side by side."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=60)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="answerable-bench-") as folder:
        os.environ |= {"ANSWERABLE_DATA": folder, "DJANGO_SETTINGS_MODULE": "answerable.config.settings"}
        os.environ.pop("DATABASE_URL", None)
        build(chosen.passages)
        report(chosen.passages, chosen.queries)


def build(passages: int) -> None:
    """A database of made-up passages, spread over ten bodies and ten years."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import transaction

    from answerable.keeping.models import Body, SearchEntry

    call_command("migrate", verbosity=0)
    bodies = Body.objects.bulk_create(
        Body(public_id=f"board-{number}", name=f"Board {number}", normal_name=f"board {number}", is_public=True)
        for number in range(10)
    )
    chance, started = random.Random(7), time.process_time()
    weights = list(accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))
    words = [make_word(rank) for rank in range(VOCABULARY)]
    with transaction.atomic():
        for start in range(0, passages, 2000):
            SearchEntry.objects.bulk_create(
                SearchEntry(
                    kind="passage",
                    place=f"paper#{number}",
                    title=f"Report {number % 997}",
                    text=" ".join(chance.choices(words, cum_weights=weights, k=WORDS_A_PASSAGE)),
                    body=bodies[number % 10],
                    date=f"{2014 + number % 10}-0{1 + number % 9}-01",
                )
                for number in range(start, min(start + 2000, passages))
            )
    print(f"{passages:,} passages of {WORDS_A_PASSAGE} words indexed in {time.process_time() - started:.1f} s")


def make_word(rank: int) -> str:
    """The made-up word of a rank: letters that stand for its digits, so that each is its own stem."""
    return "q" + "".join("bcdfghjklm"[int(digit)] for digit in str(rank)) + "o"


def report(passages: int, queries: int) -> None:
    """Print p50 and p95 of both for words of several frequencies, and of ours with filters."""
    from answerable.keeping.search.find import Filters, find

    chance = random.Random(11)
    said = _sample(passages, chance)
    print(f"{'query':<34}{'bare FTS5 p50':>15}{'p95':>9}{'ours p50':>11}{'p95':>9}   milliseconds")
    for name, low, high, count in (
        ("two rare words", 5_000, 40_000, 2),
        ("two middling words", 300, 3_000, 2),
        ("one common word", 10, 60, 1),
        ("one very common word", 0, 3, 1),
    ):
        asked = [_question(said, chance, low, high, count) for _ in range(queries)]
        show(name, measure(ask_bare, asked), measure(find, asked))
    asked = [_question(said, chance, 300, 3_000, 2) for _ in range(queries)]
    filters = Filters(kinds=("passage",), body="board-3", since="2018-01-01")
    show("two middling words, filtered", None, measure(lambda words: find(words, filters), asked))


def _sample(passages: int, chance: random.Random) -> list[list[str]]:
    from answerable.keeping.models import SearchEntry

    wanted = chance.sample(range(1, passages + 1), min(passages, 2_000))
    return [text.split() for text in SearchEntry.objects.filter(pk__in=wanted).values_list("text", flat=True)]


def _question(said: list[list[str]], chance: random.Random, low: int, high: int, count: int) -> str:
    """Words of one passage whose ranks lie between two: a question that has an answer."""
    wanted = {make_word(rank) for rank in range(low, high)}
    while True:
        found = sorted({word for word in chance.choice(said) if word in wanted})
        if len(found) >= count:
            return " ".join(chance.sample(found, count))


def ask_bare(words: str) -> None:
    """The bare query, on the connection that ours uses."""
    from django.db import connection

    match = " AND ".join(f'"{word}"' for word in words.split())
    connection.ensure_connection()
    connection.connection.execute(BARE, [match]).fetchall()


def measure(ask: Callable[[str], object], asked: list[str]) -> list[float]:
    """Milliseconds of each question, after one round that warms the file cache."""
    for words in asked[:5]:
        ask(words)
    taken = []
    for words in asked:
        started = time.process_time()
        ask(words)
        taken.append((time.process_time() - started) * 1000)
    return taken


def show(name: str, bare: list[float] | None, ours: list[float]) -> None:
    """One line of the table."""
    floor = f"{statistics.median(bare):>15.2f}{quantile(bare):>9.2f}" if bare else f"{'-':>15}{'-':>9}"
    print(f"{name:<34}{floor}{statistics.median(ours):>11.2f}{quantile(ours):>9.2f}")


def quantile(taken: list[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(taken, n=20)[-1]


if __name__ == "__main__":
    main()
