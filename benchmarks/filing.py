"""Papers filed a second, beside the bare insertion of the same rows.

    python -m benchmarks.filing [--papers 60]

Made-up minutes of monthly meetings are read first (not timed), then filed in packs of ten into a new record. The
limit is the same rows of the same tables put into an empty database of the same shape, in one transaction, by SQL.
Time is processor time of one core.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import sqlite3
import tempfile
import time
from pathlib import Path

_VOCABULARY = (
    "the board force report neighbourhood officers response public confidence victims burglary custody staff savings "
    "estate council partners road safety young people calls noted agreed reviewed planned by with for during last"
)
_WORDS = _VOCABULARY.split()
PEOPLE = ("Alma Reyes", "Bram Okafor", "Cleo Finch", "Dora Lindqvist", "Emil Tarrant", "Ines Marlow")
ITEMS = 9
PACK = 10


def main() -> None:
    """Write, read, file; then insert the same rows bare; print the two side by side."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--papers", type=int, default=60)
    papers = parser.parse_args().papers
    with tempfile.TemporaryDirectory(prefix="answerable-bench-") as folder:
        os.environ |= {"ANSWERABLE_DATA": folder, "DJANGO_SETTINGS_MODULE": "answerable.config.settings"}
        os.environ.pop("DATABASE_URL", None)
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        empty = _copy(Path(folder, "answerable.sqlite3"), Path(folder, "empty.sqlite3"))
        readings = [_read(Path(folder), number) for number in range(papers)]
        first, again = _file(readings), _file(readings)
        rows, bare = _insert(Path(folder, "answerable.sqlite3"), empty)
    print(f"{papers} papers, {rows:,} rows")
    print(f"filed            {papers / first:8.1f} papers a second  {rows / first:9,.0f} rows a second")
    print(f"filed again      {papers / again:8.1f} papers a second  (nothing changes)")
    print(f"bare insertion   {papers / bare:8.1f} papers a second  {rows / bare:9,.0f} rows a second")


def make_minutes(number: int) -> str:
    """The text of one meeting's made-up minutes: attendance; items with figures, a question, a promise, a clause."""
    chance = random.Random(number)
    year, month = 2000 + number // 12, number % 12
    date = f"{1 + number % 28} {time.strftime('%B', (2000, month + 1, 1, 0, 0, 0, 0, 1, 0))} {year}"
    lines = [
        f"MINUTES OF THE MEETING OF THE EXAMPLE POLICE AND CRIME PANEL HELD ON {date.upper()} AT 14:00 HOURS",
        "",
    ]
    lines += ["PRESENT:", "", *(f"Cllr {name} - Ashby" for name in PEOPLE), ""]
    for item in range(ITEMS):
        lines += [f"{number * ITEMS + item + 1} {_words(chance, 4).upper()}", ""]
        for _ in range(4):
            lines += [f"{_words(chance, 22).capitalize()}, {chance.randint(2, 9_999):,} in all.", ""]
        lines += [f"{chance.choice(PEOPLE)} asked how many {_words(chance, 6)} there were.", ""]
        lines += [f"The Panel was told that a report on {_words(chance, 5)} would be provided by May.", ""]
        lines += ["RESOLVED: -", "", f"That the report on {_words(chance, 6)} be noted.", ""]
    return "\n".join([*lines, "The meeting ended at 16:40 hours"])


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(count))


def _read(folder: Path, number: int):  # type: ignore[no-untyped-def]
    from answerable.reading.reader import read_paper

    place = folder / f"minutes-{number:03}.txt"
    place.write_text(make_minutes(number), encoding="utf-8")
    return read_paper(place)


def _file(readings: list) -> float:  # type: ignore[type-arg]
    from answerable.keeping.changes.pack import file_pack

    started = time.process_time()
    for at in range(0, len(readings), PACK):
        file_pack(readings[at : at + PACK], by="benchmark")
    return time.process_time() - started


def _copy(database: Path, target: Path) -> Path:
    with contextlib.closing(sqlite3.connect(database)) as old, contextlib.closing(sqlite3.connect(target)) as new:
        old.backup(new)
    return target


def _insert(filled: Path, empty: Path) -> tuple[int, float]:
    """Put all rows of one database into the other; gives their number and the seconds."""
    with contextlib.closing(sqlite3.connect(filled)) as old:
        query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'keeping\\_%' ESCAPE '\\'"
        tables = [name for (name,) in old.execute(query) if "_fts" not in name]
        rows = {name: old.execute(f"SELECT * FROM {name}").fetchall() for name in tables}  # noqa: S608 -- our tables
    with contextlib.closing(sqlite3.connect(empty)) as new:
        started = time.process_time()
        with new:
            for name, held in rows.items():
                if held:
                    places = ", ".join("?" * len(held[0]))
                    new.executemany(f"INSERT INTO {name} VALUES ({places})", held)  # noqa: S608 -- our tables
        taken = time.process_time() - started
    return sum(map(len, rows.values())), taken


if __name__ == "__main__":
    main()
