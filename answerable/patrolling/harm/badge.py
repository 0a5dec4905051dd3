"""What must not be lost when a figure of harm is copied."""

from __future__ import annotations

from answerable.drawing.exhibit import Badge
from answerable.drawing.wording import say_share
from answerable.patrolling.harm.result import HarmResult


def badge_harm(result: HarmResult) -> tuple[Badge, ...]:
    """The badges of every exhibit of harm: estimated weights, offences without one, an index read second-hand."""
    badges = [
        Badge("proxy", "Days of harm stand for gravity by the sentencing guideline; they measure nobody's loss.")
    ]
    if any(each.is_estimate for each in result.categories):
        badges.append(
            Badge(
                "estimate",
                "Some types of a street file cover several categories: their days are the mean of those, by how many "
                "of each were recorded nationally, not by what happened here.",
            )
        )
    if result.unweighed:
        badges.append(Badge("not counted", say_unweighed(result)))
    if not result.index.verified and not result.index.is_given:
        badges.append(Badge("provisional", "The days by category were read in a secondary source, not in the index."))
    return tuple(badges)


def say_unweighed(result: HarmResult) -> str:
    """How many offences are in no sum of harm; blank where all are in."""
    if not result.unweighed:
        return ""
    share = say_share(result.unweighed, result.unweighed + result.with_homicide.count)
    why = (
        "their type mixes offences too unlike for one weight, such as rape and harassment, or is no recorded crime"
        if result.is_street
        else "the harm index has no weight for them"
    )
    return f"{share} of the offences are in no sum of harm, because {why}."
