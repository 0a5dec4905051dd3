"""Services told again at a later date, so that two reports do not give away together what each of them hides.

Which counts are hidden beside a small one depends on the whole table (`measuring/suppression.py`): with another
service in it, or another quarter of one, the same small count may hide behind other cells, and whoever lays the two
tables side by side works it out. So what was published of a service stands until there is more to tell of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from answerable.measuring.suppression import find_limit
from answerable.patrolling.partnership.service import InterventionsResult, ServiceResult

COUNTS = (
    *("declined", "waiting", "left_early", "there", "outcome_unknown", "outcome_not_met", "outcome_met"),
    *("people", "started", "completed", "begun"),
)


def keep_published(result: InterventionsResult, earlier: Sequence[InterventionsResult]) -> InterventionsResult:
    """`result` as it may be published after what was published `earlier` (the latest first).

    A service of which nothing has changed, or of which so few more people are told that they would be a small count
    themselves, keeps the row that it had. All services together are told anew only where no row hides anything: else
    the hidden counts of a row would be what all have beyond the others.
    """
    before = _list_published(earlier)
    rows = tuple(_keep(each, before.get(each.name.casefold())) for each in result.services)
    if not before:
        return result
    latest = earlier[0]
    if [_figures(each) for each in rows] == [_figures(each) for each in latest.services]:
        together = latest.together
    else:
        together = None if any(_hides(each) for each in rows) else result.together
    return replace(result, services=rows, together=together)


def _list_published(earlier: Sequence[InterventionsResult]) -> dict[str, ServiceResult]:
    """What was published last of each service, by its name."""
    return {each.name.casefold(): each for result in reversed(earlier) for each in result.services}


def _keep(now: ServiceResult, before: ServiceResult | None) -> ServiceResult:
    """The row of a service as it was published, where it stays; what is said of the service itself is of today."""
    if before is None or not (_is_unchanged(now, before) or _adds_few(now, before)):
        return now
    return replace(before, name=now.name, intervention=now.intervention)


def _is_unchanged(now: ServiceResult, before: ServiceResult) -> bool:
    """The same quarters, and no count that both show differs."""
    return _span(now) == _span(before) and all(first == second for first, second in _list_both(now, before))


def _adds_few(now: ServiceResult, before: ServiceResult) -> bool:
    if _span(now) == _span(before) or now.people is None or before.people is None:
        return False
    return 0 <= now.people - before.people < find_limit("shown count").below


def _list_both(now: ServiceResult, before: ServiceResult) -> list[tuple[int, int]]:
    pairs = [(getattr(now, name), getattr(before, name)) for name in COUNTS]
    return [(first, second) for first, second in pairs if first is not None and second is not None]


def _span(each: ServiceResult) -> tuple[object, ...]:
    return each.first_on, each.last_on, each.quarters


def _figures(each: ServiceResult) -> tuple[object, ...]:
    return (each.name.casefold(), *_span(each), *(getattr(each, name) for name in COUNTS))


def _hides(each: ServiceResult) -> bool:
    return any(getattr(each, name) is None for name in COUNTS)
