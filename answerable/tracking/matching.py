"""Which row carries what is owed; and no row at all where two fit equally."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from answerable.tracking.fit import FITS, Fit, fit_row
from answerable.tracking.owed import Owed
from answerable.tracking.row import Row
from answerable.tracking.shelf import Shelf
from answerable.tracking.wording import Lexicon

MARGIN = 0.05
"""How far the best fit must be ahead of the next. On the gold papers and the examples a right row is 0.36 and more
ahead; two rows of the same words are level."""
SAME_WORDS = 0.5
"""The part of shared words that two rows have in common with what is owed, for them to be rivals and not its
parts.
"""
A_PART = 0.4
"""How much of a row must be said by words that no better row has taken, for it to carry another part."""
FEWEST_OF_PART = 2


class Choice(NamedTuple):
    """What is owed with the rows that carry it, or (`refused`) those that fit it equally; `fits` has every row,
    best first.
    """

    owed: Owed
    carried: tuple[Fit, ...]
    refused: tuple[Fit, ...]
    fits: tuple[Fit, ...]


def choose_rows(listed: Sequence[Owed], rows: Sequence[Row], shelf: Shelf, lexicon: Lexicon) -> list[Choice]:
    """For everything owed, the rows that carry it.

    Bodies are kept apart, unless the wording names the other body. Best fits are settled first; a row that carries
    one clause of a resolution carries another of the same meeting only by words of its own.
    """
    index = _RowIndex(rows, lexicon)
    fits = {owed.key: _fits_of(owed, index, shelf, lexicon) for owed in listed}
    carried: dict[tuple[str, ...], list[Fit]] = defaultdict(list)
    chosen = {}
    for owed in sorted(listed, key=lambda owed: (fits[owed.key][0].order if fits[owed.key] else (0.0, ()), owed.key)):
        choice = _choose(owed, fits[owed.key], carried, lexicon)
        chosen[owed.key] = choice
        for fit in choice.carried:
            carried[fit.row.key].append(fit)
    return [chosen[owed.key] for owed in listed]


class _RowIndex:
    """Rows by their bodies, telling words and minutes: a row that shares none of these with what is owed cannot
    fit.
    """

    def __init__(self, rows: Sequence[Row], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._held: dict[tuple[str | None, str], dict[tuple[str, ...], Row]] = defaultdict(dict)
        for row in rows:
            for printing in row.printings:
                words = {stem for stem in printing.stems if lexicon.is_telling(stem)}
                if printing.reference is not None:
                    words.add(f"minute {printing.reference.main}")
                for word in words:
                    self._held[row.body, word][row.key] = row

    def find(self, owed: Owed, bodies: Iterable[str | None]) -> list[Row]:
        words = {stem for stem in owed.stems if self._lexicon.is_telling(stem)}
        words |= {f"minute {reference.main}" for reference in (*owed.named, owed.reference) if reference is not None}
        found: dict[tuple[str, ...], Row] = {}
        for body in bodies:
            for word in words:
                found.update(self._held.get((body, word), {}))
        return list(found.values())


def _fits_of(owed: Owed, index: _RowIndex, shelf: Shelf, lexicon: Lexicon) -> tuple[Fit, ...]:
    own = owed.whence.body
    bodies = {own} | shelf.named_in(f"{owed.lead} {owed.text}", own)
    fits = [fit for row in index.find(owed, bodies) if (fit := fit_row(owed, row, lexicon)) is not None]
    return tuple(sorted(fits, key=lambda fit: fit.order))


def _choose(owed: Owed, fits: Sequence[Fit], carried: dict[tuple[str, ...], list[Fit]], lexicon: Lexicon) -> Choice:
    fitting = [fit for fit in fits if fit.score >= FITS and not _is_taken(fit, carried[fit.row.key], lexicon)]
    if not fitting:
        return Choice(owed, (), (), tuple(fits))
    best = fitting[0]
    rivals = [fit for fit in fitting[1:] if _is_rival(best, fit)]
    if rivals:
        return Choice(owed, (), (best, *rivals), tuple(fits))
    return Choice(owed, (best, *_further_parts(owed, fitting, lexicon)), (), tuple(fits))


def _is_taken(fit: Fit, carried: Iterable[Fit], lexicon: Lexicon) -> bool:
    """Whether a row already carries another clause of the same meeting, and says nothing more of this one."""
    for other in carried:
        if fit.owed.kind == "promise" or other.owed.kind != fit.owed.kind or other.owed.date != fit.owed.date:
            continue
        own = fit.shared - other.shared
        if not fit.exact and lexicon.cover(own, fit.printing.stems) < A_PART:
            return True
    return False


def _is_rival(best: Fit, other: Fit) -> bool:
    if best.score - other.score >= MARGIN or (best.exact and not other.exact):
        return False
    either = best.shared | other.shared
    return not either or len(best.shared & other.shared) >= SAME_WORDS * len(either)


def _further_parts(owed: Owed, fitting: Sequence[Fit], lexicon: Lexicon) -> list[Fit]:
    """Rows that carry other parts of the same words, as where one promise is tracked as three."""
    used = set(fitting[0].shared)
    parts = []
    for fit in fitting[1:]:
        own = fit.shared - used
        covers = lexicon.cover(own, fit.printing.stems) >= A_PART
        if (
            covers
            and lexicon.count_telling(own) >= FEWEST_OF_PART
            and fit.row.last.minuted == fitting[0].row.last.minuted
        ):
            parts.append(fit)
            used |= fit.shared
    return parts
