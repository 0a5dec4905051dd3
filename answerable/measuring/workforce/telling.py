"""Everything that the files of a workforce support saying."""

from __future__ import annotations

from msgspec.structs import replace

from answerable.drawing.exhibit import Exhibit, Told
from answerable.measuring.workforce.attendance_exhibit import tell_attendance
from answerable.measuring.workforce.comparator_exhibit import tell_comparators
from answerable.measuring.workforce.diversity_exhibit import tell_representation
from answerable.measuring.workforce.goal_exhibit import tell_progress
from answerable.measuring.workforce.leaver_exhibit import tell_attrition, tell_reasons
from answerable.measuring.workforce.post_exhibit import tell_posts
from answerable.measuring.workforce.workforce import WorkforceResult


def tell_workforce(result: WorkforceResult) -> Told:
    """Posts, leavers, attendance and diversity, each beside what it can be held against; only what is there."""
    exhibits: list[Exhibit] = []

    def add(file: str, *told: Exhibit) -> None:
        origins = (result.origins[file],) if file in result.origins else ()
        exhibits.extend(replace(each, origins=origins) for each in told)

    add("establishment", tell_posts(result.posts, result.unit))
    if result.attrition:
        add("leavers", tell_attrition(result.attrition, result.unit), *tell_reasons(result.reasons))
    if result.compared_attrition:
        add("comparators", tell_comparators(result.compared_attrition, "attrition"))
    add("attendance", *tell_attendance(result.attendance, result.unit))
    if result.compared_attendance:
        add("comparators", tell_comparators(result.compared_attendance, "attendance"))
    if result.representation:
        add("diversity", tell_representation(result.representation))
    add("diversity", *(tell_progress(each) for each in result.progress))
    # The first two are of every workforce's heart: who is there, and who left.
    lead = " ".join(f"{exhibit.title}." for exhibit in exhibits[:2])
    return Told(title=f"The workforce of {result.unit}", lead=lead, exhibits=tuple(exhibits))
