"""What the public sees around patrols: what was agreed for a place by its public name, services, surrender bins."""

import datetime as dt
import re
from dataclasses import dataclass, replace

from msgspec import structs

from answerable.drawing.exhibit import Exhibit
from answerable.drawing.wording import open_sentence
from answerable.keeping.models.desk import EngagementEntry, EngagementPlan, Intervention, Stakeholder, SurrenderBin
from answerable.keeping.queries.desk.intervention import gather_bins
from answerable.keeping.queries.public.link import Link, link_to
from answerable.patrolling.partnership import engagement as given
from answerable.patrolling.partnership.engagement_exhibit import NOT_NAMED, tell_engagement
from answerable.patrolling.partnership.surrender import SurrenderOptions, work_out_surrender
from answerable.patrolling.partnership.surrender_exhibit import tell_surrender


@dataclass(frozen=True, slots=True)
class PublicPlace:
    """A place whose engagement plan is public, by its public name; `named` are those of its `organisations` that
    agreed to be."""

    key: int
    name: str
    unit: str
    body: Link | None
    body_name: str
    opened_on: dt.date
    next_update_on: dt.date | None
    objectives: tuple[str, ...] = ()
    organisations: int = 0
    named: tuple[str, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()


@dataclass(frozen=True, slots=True)
class PublicService:
    """A service that was published."""

    key: int
    name: str
    provider: str
    sort: str
    setting: str
    council: str
    starts_on: dt.date
    ends_on: dt.date | None
    body: Link | None
    body_name: str


@dataclass(frozen=True, slots=True)
class PublicBin:
    """A surrender bin and where it stands."""

    place: str
    council: str
    opened_on: dt.date
    closed_on: dt.date | None


def open_plans():
    """The rows of engagement plans that the public may see."""
    rows = EngagementPlan.objects.standing().filter(hotspot__removed_at=None, hotspot__hotspot_set__removed_at=None)
    return (
        rows.exclude(published_on=None).exclude(hotspot__public_name="").select_related("hotspot__hotspot_set__body")
    )


def open_services():
    return Intervention.objects.standing().exclude(published_on=None).select_related("body", "fund")


def open_bins():
    return SurrenderBin.objects.standing().exclude(published_on=None).select_related("body")


def list_places() -> list[PublicPlace]:
    """The places whose plans are public, those that are to be told next first."""
    return [_place(row) for row in open_plans().order_by("next_update_on", "pk")]


def find_place(key: int, on: dt.date) -> PublicPlace | None:
    row = open_plans().filter(pk=key).first()
    if row is None:
        return None
    plan = plan_of(row)
    named = tuple(each.organisation for each in plan.stakeholders if each.is_public)
    _, *exhibits = tell_engagement((plan,), on, is_public=True)
    return replace(
        _place(row), objectives=plan.objectives, organisations=len(plan.stakeholders), named=named,
        exhibits=tuple(map(_leave_out_place, exhibits)),
    )  # fmt: skip


def list_services() -> list[PublicService]:
    return [_service(row) for row in open_services().order_by("name", "pk")]


def find_service(key: int) -> PublicService | None:
    """A service by itself; its figures are those that a report published (`patrol_report.tell_service`)."""
    row = open_services().filter(pk=key).first()
    return _service(row) if row else None


def list_bins() -> list[PublicBin]:
    rows = open_bins().order_by("council", "place")
    return [PublicBin(row.place, row.council, row.opened_on, row.closed_on) for row in rows]


def tell_bins(on: dt.date) -> tuple[Exhibit, ...]:
    """What was found in the bins and which are overdue; how many each council has is seen in the list of them."""
    bins, counts = gather_bins(list(open_bins()))
    told = tell_surrender(work_out_surrender(bins, counts, SurrenderOptions(on=on))).exhibits if bins else ()
    return tuple(exhibit for exhibit in told if exhibit.slug != "surrender-councils")


def _leave_out_place(exhibit) -> Exhibit:
    """An exhibit of one place without its name and unit in every row: they stand at the head of its page."""
    table = exhibit.table
    rows = tuple(row[2:] for row in table.rows)
    return structs.replace(exhibit, table=structs.replace(table, columns=table.columns[2:], rows=rows))


def _place(row) -> PublicPlace:
    return PublicPlace(
        key=row.pk,
        name=row.hotspot.public_name,
        unit=row.hotspot.unit,
        body=link_to("body", row.body),
        body_name=row.body.name,
        opened_on=row.opened_on,
        next_update_on=row.next_update_on,
    )


def plan_of(row) -> given.EngagementPlan:
    """A plan as the public may know it: organisations that did not agree to be named are counted, never named, nor is
    the place in any words but by its public name."""
    stakeholders = Stakeholder.objects.standing().filter(plan=row)
    entries = EngagementEntry.objects.standing().filter(plan=row).order_by("on", "pk")
    close = _close_words(row.hotspot, stakeholders)
    named = {each.organisation.casefold() for each in stakeholders if each.is_public}
    return given.EngagementPlan(
        place=row.hotspot.public_name,
        unit=row.hotspot.unit,
        opened_on=row.opened_on,
        next_update_on=row.next_update_on,
        objectives=tuple(map(close, row.objectives)),
        stakeholders=tuple(
            given.Stakeholder(
                organisation=each.organisation if each.is_public else "", sort=each.sort, since=each.since,
                is_public=each.is_public,
            )
            for each in stakeholders
        ),
        entries=tuple(
            given.EngagementEntry(
                on=each.on, sort=each.sort, words=close(each.words), due_on=each.due_on, done_on=each.done_on,
                who=each.who if each.who.casefold() in named else NOT_NAMED if each.who else "",
            )
            for each in entries
        ),
    )  # fmt: skip


def _close_words(hotspot, stakeholders):
    """A function from words to words without what is closed: who did not agree to be named, and what those who patrol
    call the place."""
    closed = {each.organisation: NOT_NAMED for each in stakeholders if not each.is_public}
    closed |= dict.fromkeys((hotspot.name, hotspot.code), hotspot.public_name)
    words = [name for name in closed if name and name.casefold() != hotspot.public_name.casefold()]
    if not words:
        return str
    longest_first = "|".join(re.escape(name) for name in sorted(words, key=len, reverse=True))
    pattern = re.compile(rf"(?<!\w)(?:{longest_first})(?!\w)", re.IGNORECASE)
    instead = {name.casefold(): told for name, told in closed.items()}

    def close(text):
        told = pattern.sub(lambda match: instead[match[0].casefold()], text)
        return told if told == text else open_sentence(told)

    return close


def _service(row) -> PublicService:
    return PublicService(
        key=row.pk,
        name=row.name,
        provider=row.provider,
        sort=row.get_sort_display(),
        setting=row.get_setting_display(),
        council=row.council,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        body=link_to("body", row.body),
        body_name=row.body.name,
    )
