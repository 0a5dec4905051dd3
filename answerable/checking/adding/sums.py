"""The sums that a table states: which lines are totals, of which lines, and whether they agree.

A table is read line by line onto a stack. A line that claims a total is held against every run of lines that could
be its parts: from the top, from the last heading, from or after the last sub-total. The run that most crossing lines
agree with is its own; a total takes its parts off the stack and stands there in their place, so that totals of
sub-totals are found in the same way. Tolerances add, as in XBRL Calculations 1.1.
"""

from __future__ import annotations

from collections.abc import Iterator
from weakref import WeakKeyDictionary

from answerable.checking.adding.matrix import Line, Matrix, read_all_matrices
from answerable.checking.adding.parted_tables import join_parted
from answerable.checking.adding.row_labels import (
    Claim,
    claim,
    is_limited_total,
    may_stand_first,
)
from answerable.checking.adding.run_of_lines import check_along, weigh, weigh_signs
from answerable.checking.adding.slip import find_slip
from answerable.checking.adding.table_sum import (
    Part,
    Sum,
    find_slipped_balance,
    is_nearly_told,
    is_told_by_numbers,
    measure_distance,
    score,
)
from answerable.checking.evidence.paper import Paper

LINES_FOR_PROOF = 2
"""So many crossing lines must show that a line is a total of sub-totals before one is held to it."""

ROWS_FOR_SCORES = 5
"""So many rows must show a column to be the sum of those before it where its name does not."""

_READ: WeakKeyDictionary[Paper, tuple[Sum, ...]] = WeakKeyDictionary()


def read_sums(paper: Paper) -> tuple[Sum, ...]:
    """Every sum that the tables of a paper state, down and along, in order; worked out once for a paper."""
    found = _READ.get(paper)
    if found is None:
        places = {id(grid): at for at, grid in enumerate(paper.grids)}
        read = read_all_matrices(paper)
        down = join_parted([(matrix, find_sums(matrix)) for matrix, _ in read])
        along = (stated for _, matrix in read for stated in find_sums(matrix))
        found = tuple(sorted((*down, *along), key=lambda stated: places[id(stated.matrix.grid)]))
        _READ[paper] = found
    return found


def find_sums(matrix: Matrix) -> list[Sum]:
    """The sums that a table states in one direction."""
    reading = _Stack(matrix)
    for line in matrix.lines:
        reading.take(line)
    return reading.sums


class _Stack:
    """The lines read so far that no total has taken in, and the places where a block of them may begin."""

    def __init__(self, matrix: Matrix) -> None:
        self.matrix = matrix
        self.sums: list[Sum] = []
        self.open: list[Part] = []
        self.headings: set[int] = set()
        self.taken: set[int] = set()

    def take(self, line: Line) -> None:
        if line.is_heading:
            if self.matrix.direction == "down":
                self.headings.add(len(self.open))
            return
        if line.index in self.taken:
            return
        if not self.matrix.adds(line):
            if scored := self._read_scored(line):
                self.sums.append(scored)
            return
        stated = self._read_total(line)
        if stated is None:
            if not is_limited_total(line.label):
                self.open.append(Part(line))
            return
        self.sums.append(stated)
        self._replace(stated)

    def _replace(self, stated: Sum) -> None:
        gone = {part.line.index for part in stated.parts}
        self.taken |= {index for part in stated.parts for index in _leaf_lines(part)}
        kept = [part for part in self.open if part.line.index not in gone]
        self.headings = {at for at in self.headings if at <= len(kept)}
        self.open = [*kept, Part(stated.line, stated.parts, guessed=_is_guess(stated))]

    def _read_scored(self, line: Line) -> Sum | None:
        """A last column that is no sum by its name (`Score`) and is one in nearly every row."""
        if self.matrix.direction == "down" or line is not self.matrix.lines[-1] or len(self.open) < 2:
            return None
        found = weigh(self.matrix, line, Claim.HINTED, tuple(self.open))
        agreeing = sum(check.agrees and check.is_telling for check in found.checks) if found else 0
        return found if found and agreeing >= ROWS_FOR_SCORES and agreeing >= 5 * len(found.disagreeing) else None

    def _claim(self, line: Line) -> Claim:
        """How far a line claims a sum: by its words, by a share of 100%, or as a sub-total before it was named."""
        stated = claim(line.label)
        if stated >= Claim.NAMED:
            return stated
        if self.matrix.is_whole(line):
            return Claim.PLAIN
        named = _last_word(line.label)
        is_sibling = any(part.is_total and _last_word(part.line.label) == named for part in self.open)
        return max(stated, Claim.HINTED) if is_sibling and named else stated

    def _read_total(self, line: Line) -> Sum | None:
        stated = self._claim(line)
        runs = list(self._runs(stated))
        if stated >= Claim.NAMED and not any(len(run) > 1 for run in runs):
            return self._read_total_first(line, stated)
        best = _choose(self.matrix, line, stated, runs)
        if best is None and stated >= Claim.NAMED:
            return self._read_total_first(line, stated)
        if best and stated == Claim.NAMED and best.disagreeing:
            return self._read_one_side(line, best) or best
        return best

    def _read_one_side(self, line: Line, best: Sum) -> Sum | None:
        """A total of its own side only (`Total funding` under the spending that it is held against)."""
        for start in range(1, len(self.open) - 1):
            if claim(self.open[start - 1].line.label) == Claim.NONE and not self.open[start - 1].is_total:
                return None
            found = weigh(self.matrix, line, best.claim, tuple(self.open[start:]))
            if found is None:
                continue
            if (found.proved and not found.disagreeing) or (is_nearly_told(found) and score(found) > score(best)):
                return found
        return None

    def _read_total_first(self, line: Line, stated: Claim) -> Sum | None:
        """A total that stands above its parts."""
        if not may_stand_first(line.label):
            return None
        below: list[Part] = []
        for other in self.matrix.lines:
            if other.index <= line.index:
                continue
            if claim(other.label) >= Claim.NAMED or (other.is_heading and below):
                break
            if self.matrix.adds(other):
                below.append(Part(other))
        run = tuple(below)
        if len(run) < 2:
            return None
        best = weigh(self.matrix, line, stated, run)
        if best and best.proved and not best.disagreeing:
            return best
        alone = not self.open and self.matrix.direction == "down"
        return best if best and alone and best.proved and len(best.checks) > len(best.disagreeing) * 2 else None

    def _runs(self, stated: Claim) -> Iterator[tuple[Part, ...]]:
        """The runs of open lines that could be a total's parts, the likeliest first."""
        starts = {0, *self.headings} | {
            at + step for at, part in enumerate(self.open) if part.is_total for step in (0, 1)
        }
        for start in sorted(starts, reverse=True):
            run = tuple(self.open[start:])
            if not run:
                continue
            variants = (run, _reopen(run), _to_leaves(run, False), _to_leaves(run, True))
            for variant in {tuple(part.line.index for part in each): each for each in variants}.values():
                if len(variant) > 1 or (stated == Claim.PLAIN and start in self.headings):
                    yield variant


def _last_word(label: str) -> str:
    words = label.casefold().split()
    return words[-1] if len(words) > 1 and words[-1].isalpha() else ""


def _is_guess(stated: Sum) -> bool:
    """Whether only numbers tell that a line is a total, or its name does and its numbers do not."""
    return stated.claim < Claim.NAMED or (
        stated.claim < Claim.PLAIN and not stated.proved and bool(stated.disagreeing)
    )


def _choose(matrix: Matrix, line: Line, stated: Claim, runs: list[tuple[Part, ...]]) -> Sum | None:
    """The sum of the run that agrees best; where none agrees, of the run that the total's words speak for."""
    weighed = [found for run in runs for found in weigh_signs(matrix, line, stated, run)]
    whole = [found for found in weighed if found.proved and not found.disagreeing]
    if stated <= Claim.HINTED:
        told = [found for found in whole if is_told_by_numbers(found)] or [
            found for found in weighed if is_nearly_told(found)
        ]
        return max(told, key=score, default=None) or find_slipped_balance(weighed)
    if whole:
        return next(filter(_is_sum_of_sub_totals, weighed), None) or max(whole, key=score)
    agreeing = [found for found in weighed if not found.disagreeing]
    if agreeing:
        return max(agreeing, key=score)  # one row and its total, or rows of which all but one are nought
    weighed = [found for found in weighed if len(found.parts) > 1]
    proved = [found for found in weighed if found.proved]
    if proved:
        return max(proved, key=score)
    omitting = [found for found in weighed if found.omitted]
    if omitting:
        return min(omitting, key=lambda found: (len(found.omitted), -len(found.parts)))
    plain = [found for found in weighed if all(part.sign == 1 for part in found.parts)]
    slipped = [found for found in plain if all(find_slip(check.total, check.reached) for check in found.disagreeing)]
    return min(slipped or plain, key=measure_distance, default=None)


def _is_sum_of_sub_totals(found: Sum) -> bool:
    """Whether a line is a total of printed sub-totals but along one crossing line, where they agree themselves.

    The rows below them round more often, so that their sum would hide it.
    """
    agreeing = sum(check.agrees and check.is_telling for check in found.checks)
    if len(found.disagreeing) != 1 or agreeing < LINES_FOR_PROOF or not all(part.is_total for part in found.parts):
        return False
    cross = found.disagreeing[0].cross
    own = [check_along(found.matrix, part.line, part.parts, cross) for part in found.parts]
    return not any(part.guessed for part in found.parts) and all(check and check.agrees for check in own)


def _reopen(run: tuple[Part, ...]) -> tuple[Part, ...]:
    """A run with the sub-totals that only their numbers told of taken for rows again."""
    opened: list[Part] = []
    for part in run:
        opened += [*_reopen(part.parts), Part(part.line)] if part.guessed else [part]
    return tuple(opened)


def _to_leaves(run: tuple[Part, ...], reopened: bool) -> tuple[Part, ...]:
    """A run with every sub-total replaced by its rows."""
    leaves: list[Part] = []
    for part in _reopen(run) if reopened else run:
        leaves += _to_leaves(part.parts, reopened) if part.is_total else [part]
    return tuple(leaves)


def _leaf_lines(part: Part) -> set[int]:
    return {part.line.index}.union(*(_leaf_lines(inner) for inner in part.parts)) if part.parts else {part.line.index}
