"""Methods: what each makes of the offences of a training period, cell by cell. The higher, the sooner chosen.

None says anything of a person: all they know is where and when offences were recorded, and how grave.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from answerable.patrolling.hotspot.accuracy import Floats, Whole, add_held, hold_top
from answerable.patrolling.hotspot.cells import Cells
from answerable.patrolling.hotspot.periods import Period, list_periods
from answerable.patrolling.refusal import PatrolError

BANDWIDTHS = (100.0, 150.0, 200.0, 300.0, 400.0, 600.0, 800.0, 1200.0)
"""Metres: the bandwidths that are tried where none is given."""
_TRUNCATE = 4.0
"""Deviations beyond which the Gaussian is nought: it keeps untouched land at exactly nought, so that it ties."""
_PIXELS_A_BANDWIDTH = 3
_MOST_PIXELS = 4_000_000


class Training(NamedTuple):
    """What a method may learn from: offences before the test, each with its cell, place, day and harm.

    `cell` is never -1. `age` is in days before the test. `harm` is nothing where it cannot be told. `budget` is the
    land that will be chosen, in square metres.
    """

    cells: Cells
    cell: Whole
    easting: Floats
    northing: Floats
    day: npt.NDArray[np.datetime64]
    age: Floats
    harm: Floats | None
    harm_without_homicide: Floats | None
    budget: float
    bandwidth: float
    half_life: float

    def within(self, period: Period) -> Training:
        """The part of it in a period."""
        return self.take(period.holds(self.day))

    def take(self, mask: npt.NDArray[np.bool_]) -> Training:
        """The part of it that the mask picks."""
        return self._replace(
            cell=self.cell[mask],
            easting=self.easting[mask],
            northing=self.northing[mask],
            day=self.day[mask],
            age=self.age[mask],
            harm=None if self.harm is None else self.harm[mask],
            harm_without_homicide=(None if self.harm_without_homicide is None else self.harm_without_homicide[mask]),
        )

    def add_up(self, weights: Floats | None = None) -> Floats:
        """The offences of each cell, or the sum of their weights."""
        return np.bincount(self.cell, weights, minlength=len(self.cells)).astype(float)


class Method(NamedTuple):
    """A way to score cells. `name` and `words` say what it does, `needs_harm` that it takes weights."""

    slug: str
    name: str
    words: str
    score: Callable[[Training], Floats]
    needs_harm: bool = False


def score_count(training: Training) -> Floats:
    """How many offences the cell had."""
    return training.add_up()


def score_recent(training: Training) -> Floats:
    """Offences, each counting half as much for every half-life that has passed since."""
    return training.add_up(_fade(training))


def score_kernel(training: Training) -> Floats:
    """Gaussian kernel density at the middle of the cell (Chainey, Tompson and Uhlig 2008), by one bandwidth."""
    return spread_kernel(training, np.ones(len(training.cell)))


def score_recent_kernel(training: Training) -> Floats:
    """Kernel density in which recent offences count more, as in prospective mapping (Bowers, Johnson and Pease 2004).

    Their kernel falls off as a step; this is a Gaussian with an exponential decay.
    """
    return spread_kernel(training, _fade(training))


def score_persistence(training: Training) -> Floats:
    """In how many of the training periods the cell was among the top; of equal ones, that with more offences.

    A period's top is what would have been chosen by its count alone; a cell that ties at its cut-off scores the
    fraction of it that fitted.
    """
    counts, areas = training.add_up(), training.cells.areas
    times = np.zeros(len(areas))
    for period in list_periods(training.day):
        of_period = training.within(period).add_up()
        times += np.where(of_period > 0, hold_top(of_period, areas, training.budget), 0.0)
    return np.where(counts > 0, times + counts / (counts.max() + 1) if len(counts) else times, 0.0)


def score_harm(training: Training) -> Floats:
    """The harm of its offences, in days."""
    return training.add_up(training.harm)


def score_harm_without_homicide(training: Training) -> Floats:
    """The harm of its offences but homicides, in days."""
    return training.add_up(training.harm_without_homicide)


COUNT = Method("count", "Plain count", "a plain count of past offences", score_count)
METHODS = (
    COUNT,
    Method("decay", "Recent count", "a count in which recent offences weigh more", score_recent),
    Method("density", "Kernel density", "past offences spread out by a Gaussian kernel", score_kernel),
    Method("decay-density", "Recent kernel density", "the same, recent offences weighing more", score_recent_kernel),
    Method("persistence", "Persistence", "in how many past periods a place was among the worst", score_persistence),
    Method("harm", "Harm", "the harm of past offences", score_harm, needs_harm=True),
    Method(
        "harm-without-homicide",
        "Harm without homicide",
        "the harm of past offences but homicides",
        score_harm_without_homicide,
        needs_harm=True,
    ),
)


def find_method(slug: str) -> Method:
    """The method of that name. Raises `PatrolError`, naming those that there are."""
    found = next((each for each in METHODS if each.slug == slug), None)
    if found is None:
        raise PatrolError(f"There is no method “{slug}”: give one of {', '.join(each.slug for each in METHODS)}.")
    return found


def choose_bandwidth(training: Training, side: float) -> float:
    """The bandwidth that would have held the most of the last training period, learnt from the periods before it.

    Of those in `BANDWIDTHS`, the shortest of equals. With fewer than two periods there is nothing to try it on: one
    and a half times the side of a cell, then.
    """
    periods = list_periods(training.day)
    if len(periods) < 2:
        return 1.5 * side
    before = training.take(training.day < np.datetime64(periods[-1].first_on))
    after = training.within(periods[-1]).add_up()
    best, most = 1.5 * side, -1.0
    for bandwidth in BANDWIDTHS:
        scores = score_kernel(before._replace(bandwidth=bandwidth))
        held = add_held(hold_top(scores, training.cells.areas, training.budget), after)
        if held > most:
            best, most = bandwidth, held
    return best


def spread_kernel(training: Training, weights: Floats) -> Floats:
    """The weighted offences spread by the bandwidth, at the middle of each cell, in offences per square kilometre.

    Offences are put on a raster of a third of the bandwidth, blurred in two passes, and read off between its points.
    """
    from scipy.ndimage import gaussian_filter, map_coordinates

    cells, bandwidth = training.cells, training.bandwidth
    west, south = cells.easting.min() - bandwidth, cells.northing.min() - bandwidth
    wide, high = cells.easting.max() + bandwidth - west, cells.northing.max() + bandwidth - south
    step = max(bandwidth / _PIXELS_A_BANDWIDTH, float(np.sqrt(wide * high / _MOST_PIXELS)))
    columns, rows = int(wide / step) + 1, int(high / step) + 1
    column = np.clip(((training.easting - west) / step).astype(np.int64), 0, columns - 1)
    row = np.clip(((training.northing - south) / step).astype(np.int64), 0, rows - 1)
    raster = np.bincount(column * rows + row, weights, minlength=columns * rows).reshape(columns, rows)
    blurred = gaussian_filter(raster, bandwidth / step, mode="constant", truncate=_TRUNCATE)
    # A point of the raster stands for the middle of its square
    at = np.stack([(cells.easting - west) / step - 0.5, (cells.northing - south) / step - 0.5])
    read = map_coordinates(blurred, at, order=1, mode="constant")
    return np.asarray(read * 1_000_000.0 / step**2, dtype=float)


def _fade(training: Training) -> Floats:
    return np.asarray(np.power(0.5, training.age / training.half_life), dtype=float)
