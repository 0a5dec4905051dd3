"""The share answered within a time, in the three ways that it is worked out: the same calls give three figures."""

from __future__ import annotations

from msgspec import Struct

from answerable.measuring.interval import Interval, bound_share


class Level(Struct, frozen=True, kw_only=True):
    """One definition of a service level, worked out: `part` in `whole` (`whole` may be 0, then there is no share)."""

    code: str
    name: str
    meaning: str
    part: int
    whole: int

    @property
    def percent(self) -> float | None:
        return 100 * self.part / self.whole if self.whole else None

    @property
    def interval(self) -> Interval | None:
        """Wilson's interval of the percentage, as if callers came independently of each other."""
        if not self.whole:
            return None
        found = bound_share(self.part, self.whole)
        return Interval(100 * found.low, 100 * found.high, found.level)


HEADLINE = "B"


def work_out_levels(*, offered: int, answered: int, within: int, abandoned_within: int) -> tuple[Level, ...]:
    """Definitions A, B and C. `within` were answered within the time, `abandoned_within` gave up within it.

    A flatters whoever loses the most callers, since those who gave up are left out of it. B is the chance of whoever
    calls, and what we print first. C leaves out only callers who gave up before the time had passed.
    """
    return (
        Level(
            code="A",
            name="A: of the calls answered",
            meaning="answered within the time, out of all answered",
            part=within,
            whole=answered,
        ),
        Level(
            code="B",
            name="B: of all calls",
            meaning="answered within the time, out of all that came, given up or not",
            part=within,
            whole=offered,
        ),
        Level(
            code="C",
            name="C: without those who gave up early",
            meaning="answered within the time, out of all but those given up before the time had passed",
            part=within,
            whole=offered - abandoned_within,
        ),
    )
