"""How a change between two versions is said, and which badges go with it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from answerable.costing.amount import add_up
from answerable.costing.budget import Budget
from answerable.costing.revenue.statement import work_out_budget
from answerable.costing.revenue.versions import ChangeState, Comparison, LineChange, YearComparison
from answerable.costing.revenue.wording import badge_budget, say_change, say_exact
from answerable.drawing.exhibit import Badge
from answerable.drawing.wording import say_count
from answerable.law.words import say_list

STATES: Final[dict[ChangeState, str]] = {"same": "the same", "changed": "changed", "new": "new", "gone": "gone"}
# So many lines are told in a sentence; the table has all of them.
_MOST_SAID: Final = 3


def say_gaps(year: YearComparison, unit: Decimal) -> str:
    """`the gap goes from £28.1m to £21.3m`, `the gap stays at £28.1m`."""
    if not year.change_of_gap:
        return f"the gap stays at {_say_level(year.gap_after, unit)}"
    return f"the gap goes from {_say_level(year.gap_before, unit)} to {_say_level(year.gap_after, unit)}"


def _say_level(gap: Decimal, unit: Decimal) -> str:
    """A gap as an amount: `£28.1m`, `nothing`, or `£0.4m over` where funding is more than costs."""
    if not gap:
        return "nothing"
    return f"{say_exact(abs(gap), unit)}{'' if gap > 0 else ' over'}"


def say_gap_change(year: YearComparison, unit: Decimal) -> str:
    """What becomes of the gap and, where there are savings, of what they leave of it; without a capital in front."""
    said = say_gaps(year, unit)
    if year.change_of_gap:
        said += f", {say_change(year.change_of_gap, unit)}"
    if year.gap_left_before == year.gap_before and year.gap_left_after == year.gap_after:
        return f"{said}."
    before, after = _say_level(year.gap_left_before, unit), _say_level(year.gap_left_after, unit)
    return f"{said}; after savings it is {after}, where it was {before}."


def say_changes(comparison: Comparison, year: YearComparison, unit: Decimal) -> str:
    """The two versions, what becomes of the gap, and the lines that do most to it."""
    opening = f"From the {comparison.before} to the {comparison.after}: {say_gap_change(year, unit)}"
    if not year.changed:
        return f"{opening} No line changed."
    said = "; ".join(_say_line(line, unit) for line in year.changed[:_MOST_SAID])
    rest = year.changed[_MOST_SAID:]
    others = f"; {say_count(len(rest), 'other line')}, {_say_effect(add_up(line.effect for line in rest), unit)}"
    return f"{opening} {said}{others if rest else ''}."


def say_state(line: LineChange, unit: Decimal) -> str:
    """What became of a line; a change that rounding to the unit can make is said to be no more than that."""
    is_rounding = line.state == "changed" and abs(line.effect) < unit / 2
    return f"{STATES[line.state]}, within rounding" if is_rounding else STATES[line.state]


def _say_line(line: LineChange, unit: Decimal) -> str:
    effect = _say_effect(line.effect, unit)
    match line.state:
        case "new":
            return f"{line.name} is new at {say_exact(line.change, unit)}, {effect}"
        case "gone":
            return f"{line.name} is gone, {effect}"
    return f"{line.name} {say_change(line.change, unit) if line.change else 'as before'}, {effect}"


def _say_effect(effect: Decimal, unit: Decimal) -> str:
    if not effect:
        return "leaving the gap as it is"
    amount = say_exact(abs(effect), unit)
    return f"adding {amount} to the gap" if effect > 0 else f"taking {amount} off the gap"


def say_states(year: YearComparison) -> str:
    """`7 the same, 1 changed, 1 new and 1 gone`."""
    counts = [(sum(line.state == state for line in year.lines), words) for state, words in STATES.items()]
    return say_list(f"{count} {words}" for count, words in counts if count)


def badge_versions(after: Budget, years: Iterable[YearComparison]) -> tuple[Badge, ...]:
    """What must go with the figures of the years that are compared."""
    shown = {year.year for year in years}
    return badge_budget(after, (year for year in work_out_budget(after).years if year.year in shown))
