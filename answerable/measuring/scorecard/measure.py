"""What a scorecard is made of: measures, what was observed of them, and what they are held against."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from answerable.drawing.exhibit import Origin

FORMS = ("count", "percent", "rate", "seconds", "number")
"""What a measure's value is: a count of events; a share in per cent (numerator of denominator); a count for each so
many of the denominator; seconds; or a number of any other kind."""

CHARTS = ("xmr", "p", "u", "g", "t")


class Measure(Struct, frozen=True, kw_only=True):
    """A measure: what is counted, how, by whom, and which way is better.

    `priority` is the code of a national priority and `national_measure` that of the national measure which this is,
    or stands in for, both in `parameters/priorities.toml`; `objective` is what of the local plan it serves. A measure
    that stands in for another says why in `proxy_reason`; where that is empty it is the measure itself.

    `unit` names what is counted, in the plural (`homicides`, `calls answered`), `unit_one` one of them; `per` is what
    a rate is for (1,000 people). `numerator` and `denominator` are their rules in words. `months` is how much the
    scorecard's value covers: the 12 months to the end of the quarter, 3 for the quarter alone, 1 for its last month.
    `lag_days` is how many days before the quarter's end the newest figures may end; `revisions` says how and until
    when they may still change.
    """

    code: str
    title: str
    unit: str
    unit_one: str = ""
    priority: str = ""
    objective: str = ""
    national_measure: str = ""
    proxy_reason: str = ""
    form: str = "count"
    places: int = 0
    per: float = 1
    better: str = "lower"
    numerator: str = ""
    denominator: str = ""
    source: str = ""
    lag_days: int = 0
    revisions: str = ""
    owner: str = ""
    months: int = 12
    chart: str = "xmr"

    @property
    def said_form(self) -> str:
        """How its value is said, one of the forms of drawing: a rate is a number there."""
        return "number" if self.form == "rate" else self.form


class Observation(Struct, frozen=True, kw_only=True):
    """A measure's value for an area (none: the whole of it) in a period, both days included, and where it came from.

    A count has its `numerator`; a share or a rate its `denominator` too, without which no change in it can be tested.
    `value` is the figure as published where the numbers behind it are not, a share in per cent. `revision` counts
    from 0: of two for one period the higher is the one that holds, and the lower is kept. `is_invented` where it was
    made for a demonstration.
    """

    measure: str
    area: str = ""
    first_on: dt.date
    last_on: dt.date
    numerator: float | None = None
    denominator: float | None = None
    value: float | None = None
    is_provisional: bool = False
    is_estimate: bool = False
    revision: int = 0
    note: str = ""
    origin: Origin = Origin(words="")
    is_invented: bool = False


class Baseline(Struct, frozen=True, kw_only=True):
    """What a measure is compared with: its value in a period that an authority has set."""

    measure: str
    area: str = ""
    first_on: dt.date
    last_on: dt.date
    numerator: float | None = None
    denominator: float | None = None
    value: float | None = None
    authority: str
    source: str = ""


class Target(Struct, frozen=True, kw_only=True):
    """What a measure is to reach, from a day to a day (none: until another is set), and who set it."""

    measure: str
    area: str = ""
    value: float
    first_on: dt.date
    last_on: dt.date | None = None
    authority: str
    source: str = ""


class SeriesBreak(Struct, frozen=True, kw_only=True):
    """A day from which figures are recorded otherwise, so that those before and after may not be compared."""

    measure: str
    area: str = ""
    on: dt.date
    reason: str


class SeriesRebasing(Struct, frozen=True, kw_only=True):
    """A day from which a control chart's limits are worked out anew, why, and who decided it."""

    measure: str
    area: str = ""
    on: dt.date
    reason: str
    decided_by: str


class Absence(Struct, frozen=True, kw_only=True):
    """Why a measure has no value for the quarter that ends on a day, in words for the public."""

    measure: str
    area: str = ""
    quarter_end: dt.date
    reason: str


class Holding(Struct, frozen=True, kw_only=True):
    """Everything that a scorecard is worked out from; `is_invented` where any of it was made for a demonstration."""

    measures: tuple[Measure, ...]
    observations: tuple[Observation, ...] = ()
    baselines: tuple[Baseline, ...] = ()
    targets: tuple[Target, ...] = ()
    breaks: tuple[SeriesBreak, ...] = ()
    rebasings: tuple[SeriesRebasing, ...] = ()
    absences: tuple[Absence, ...] = ()
    is_invented: bool = False
