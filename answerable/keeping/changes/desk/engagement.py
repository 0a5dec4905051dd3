"""Engagement plans of hotspots: with whom, what was asked, what was agreed, and what became of it."""

from django.utils import timezone

from answerable.keeping.changes.desk.row import RefusedError, add_row, change_row, remove_row
from answerable.keeping.models.desk import EngagementEntry, EngagementPlan, EngagementSort, Stakeholder


def open_plan(hotspot, *, by, **values):
    """Open the engagement plan of a hotspot; gives the `EngagementPlan`."""
    if EngagementPlan.objects.standing().filter(hotspot=hotspot).exists():
        raise RefusedError("This hotspot has an engagement plan already: change that one.", field="hotspot")
    _refuse_opening(values)
    return add_row(EngagementPlan, by=by, act="open engagement plan", hotspot=hotspot, **values)


def change_plan(plan, *, by, revision=None, **values):
    _refuse_opening({"opened_on": plan.opened_on, "next_update_on": plan.next_update_on, **values})
    return change_row(
        plan, by=by, act="change engagement plan", revision=revision, is_public=_is_public(plan), **values
    )


def publish_plan(plan, *, by, revision=None):
    """Let the public see what was agreed for its place. The place is known by its public name: it must have one."""
    if plan.published_on:
        raise RefusedError("The public sees this plan already.")
    if not plan.hotspot.public_name:
        raise RefusedError("Give the hotspot a public name first: nothing else of the place is shown.")
    return change_row(
        plan, by=by, act="publish engagement plan", revision=revision, is_public=True,
        published_on=timezone.localdate(),
    )  # fmt: skip


def withdraw_plan(plan, *, by, revision=None):
    """Take a plan out of public view again."""
    return change_row(
        plan, by=by, act="withdraw engagement plan", revision=revision, is_public=True, published_on=None
    )


def drop_plan(plan, *, by, revision=None):
    return remove_row(plan, by=by, act="drop engagement plan", revision=revision)


def add_stakeholder(plan, *, by, is_public=False, **values):
    """Name an organisation around the hotspot; `is_public` where it agreed to be named in public."""
    if Stakeholder.objects.standing().filter(plan=plan, organisation=values["organisation"]).exists():
        raise RefusedError("This organisation is named already: change that line.", field="organisation")
    return add_row(
        Stakeholder, by=by, act="add stakeholder", is_public=_is_public(plan), plan=plan,
        also={"is_public": is_public}, **values,
    )  # fmt: skip


def change_stakeholder(row, *, by, revision=None, is_public=None, **values):
    """Change an organisation; `is_public` where whether it may be named in public changes too."""
    also = {} if is_public is None else {"is_public": is_public}
    return change_row(
        row, by=by, act="change stakeholder", revision=revision, is_public=_is_public(row.plan), also=also, **values
    )


def remove_stakeholder(row, *, by, revision=None):
    return remove_row(row, by=by, act="remove stakeholder", revision=revision, is_public=_is_public(row.plan))


def add_entry(plan, *, by, **values):
    """Enter what was asked, agreed, done, told, surveyed or scrutinised."""
    _refuse_days(values)
    alike = {name: values[name] for name in ("on", "sort", "words")}
    if EngagementEntry.objects.standing().filter(plan=plan, **alike).exists():
        raise RefusedError("This is entered already, in the same words of the same day.", field="words")
    return add_row(
        EngagementEntry, by=by, act="add engagement entry", is_public=_is_public(plan), plan=plan, **values
    )


def change_entry(row, *, by, revision=None, **values):
    _refuse_days({"on": row.on, "sort": row.sort, **values})
    return change_row(
        row, by=by, act="change engagement entry", revision=revision, is_public=_is_public(row.plan), **values
    )


def remove_entry(row, *, by, revision=None):
    return remove_row(row, by=by, act="remove engagement entry", revision=revision, is_public=_is_public(row.plan))


def _is_public(plan):
    return plan.published_on is not None


def _refuse_opening(values):
    if values["opened_on"] > timezone.localdate():
        raise RefusedError("That day has not come yet: open the plan once it has.", field="opened_on")
    if values.get("next_update_on") and values["next_update_on"] < values["opened_on"]:
        raise RefusedError("The next update would be before the plan was opened.", field="next_update_on")


def _refuse_days(values):
    if values["on"] > timezone.localdate():
        raise RefusedError("That day has not come yet: enter what was said once it was.", field="on")
    if values.get("due_on") and values["due_on"] < values["on"]:
        raise RefusedError("It is due before the day on which it was said.", field="due_on")
    if values.get("done_on") and values["done_on"] < values["on"]:
        raise RefusedError("It was done before the day on which it was said.", field="done_on")
    if values.get("due_on") and values["sort"] not in (EngagementSort.ASKED, EngagementSort.AGREED):
        raise RefusedError("Only what was asked or agreed falls due.", field="due_on")
