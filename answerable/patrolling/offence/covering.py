"""Which of several files of offences hold a period together, each of its days and each offence once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from answerable.drawing.wording import say_count, say_day
from answerable.measuring.loading.data_file import DataFile
from answerable.patrolling.refusal import PatrolError

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class _Held:
    """A file with the days of the period that it holds, and the references of its offences."""

    place: int
    file: DataFile
    first_on: dt.date
    last_on: dt.date
    references: frozenset[str]

    def replaces(self, other: _Held) -> bool:
        """Whether it was added later and holds every day that the other holds."""
        return self.place > other.place and self.first_on <= other.first_on and other.last_on <= self.last_on


def choose_files(files: Sequence[DataFile], first_on: dt.date, last_on: dt.date) -> tuple[int, ...]:
    """Which of these files (their places) hold a period of days together, by their days; `files` stand as they were
    added. One that holds every day of an earlier one takes its place, as an extract made again does. One that holds
    no day of the period is left out.

    Raises `PatrolError` where two of those that are left hold one day or one offence both, where a day between them
    is in none, or where a file that would take another's place knows none of its offences.
    """
    held = [each for at, file in enumerate(files) if (each := _hold(at, file, first_on, last_on)) is not None]
    kept = sorted((each for each in held if not _is_replaced(each, held)), key=lambda each: each.first_on)
    for before, after in pairwise(kept):
        _refuse_days(before, after)
    for at, one in enumerate(kept):
        for other in kept[at + 1 :]:
            _refuse_twice(one, other)
    return tuple(each.place for each in kept)


def _hold(place: int, file: DataFile, first_on: dt.date, last_on: dt.date) -> _Held | None:
    if file.first_on is None or file.last_on is None or file.last_on < first_on or file.first_on > last_on:
        return None
    return _Held(
        place=place, file=file, first_on=max(file.first_on, first_on), last_on=min(file.last_on, last_on),
        references=_read_references(file),
    )  # fmt: skip


def _read_references(file: DataFile) -> frozenset[str]:
    from pyarrow import parquet

    if not file.path.exists():
        raise PatrolError(f"The rows of {file.name} are not where they were kept. Load the file again.")
    if "reference" not in parquet.read_schema(file.path).names:
        return frozenset()
    given = parquet.read_table(file.path, columns=["reference"]).column("reference")
    return frozenset(map(str, given.drop_null().to_pylist()))


def _is_replaced(one: _Held, held: Sequence[_Held]) -> bool:
    covering = [each for each in held if each.replaces(one)]
    for each in covering:
        if one.references and each.references and not one.references & each.references:
            raise PatrolError(
                f"“{each.file.name}” holds the days of “{one.file.name}” and none of its offences, so that nobody "
                "can tell whether both are wanted: add one file that holds the offences of both, each once."
            )
    return bool(covering)


def _refuse_days(before: _Held, after: _Held) -> None:
    if after.first_on <= before.last_on:
        raise PatrolError(
            f"“{before.file.name}” holds days to {say_day(before.last_on)} and “{after.file.name}” from "
            f"{say_day(after.first_on)}: the days in both would be counted twice. Load one without those days."
        )
    if after.first_on > before.last_on + _DAY:
        raise PatrolError(
            f"“{before.file.name}” ends on {say_day(before.last_on)} and “{after.file.name}” begins on "
            f"{say_day(after.first_on)}: the days between them would count as days without offences. Add a file that "
            "holds them."
        )


def _refuse_twice(one: _Held, other: _Held) -> None:
    both = sorted(one.references & other.references)
    if both:
        verb = "stands" if len(both) == 1 else "stand"
        raise PatrolError(
            f"{say_count(len(both), 'offence')} {verb} in “{one.file.name}” and in “{other.file.name}” both (such as "
            f"{both[0]}) and would be counted twice: load one of the files without them."
        )
