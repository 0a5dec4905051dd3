"""What is decided of a control chart before it is drawn, apart from its figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TypedDict

from msgspec import Struct

from answerable.measuring.series import Break, Exclusion, Rebasing
from answerable.measuring.verdict import Better


class PlanTerms(TypedDict, total=False):
    """The fields of `Plan`, as named arguments of `chart_values`, `chart_shares`, `chart_rates` and `chart_rare`."""

    name: str
    better: Better
    target: float | None
    fixed_after: int | None
    rebasings: Sequence[Rebasing]
    exclusions: Sequence[Exclusion]
    breaks: Sequence[Break]
    provisional: Sequence[dt.date]
    form: str


class Plan(Struct, frozen=True, kw_only=True):
    """What is decided of a chart.

    `target` is in the unit of the values (a share as a fraction of one). `fixed_after` holds the limits of each
    segment at those of its first so many points. A rebasing begins a new segment; an exclusion takes a point out of
    the limits. `provisional` names the days whose figures may yet change. `form` is how a value is said.
    """

    name: str = ""
    better: Better = "neither"
    target: float | None = None
    fixed_after: int | None = None
    rebasings: Sequence[Rebasing] = ()
    exclusions: Sequence[Exclusion] = ()
    breaks: Sequence[Break] = ()
    provisional: Sequence[dt.date] = ()
    form: str = ""
