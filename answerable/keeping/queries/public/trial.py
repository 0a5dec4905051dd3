"""Trials in public: the register of all of them, and what was published of each. No exact place, no schedule and no
seed before the dated rule opens them."""

import datetime as dt
import re
from dataclasses import dataclass

import msgspec
from django.db.models import Count, Min, Q
from django.utils import timezone

from answerable.keeping.models.desk import PatrolReport, PatrolReportKind, Trial
from answerable.keeping.queries.desk.patrol_report import read_held
from answerable.keeping.queries.desk.trial import (
    abandoned_of,
    date_witness,
    follows,
    is_patrolled_on,
    list_abandoned_before,
    protocol_of,
    tell_abandoned,
    witness_of,
)
from answerable.keeping.queries.public.link import Link, link_to
from answerable.keeping.queries.public.patrol_report import PatrolReportLine, list_reports
from answerable.keeping.queries.public.told_report import open_reports
from answerable.patrolling.report.held import order_places
from answerable.patrolling.trial.allocation import draw_allocation
from answerable.patrolling.trial.registration import write_protocol
from answerable.patrolling.trial.release import Release, find_release
from answerable.patrolling.trial.schedule import list_visits, write_schedule_csv
from answerable.patrolling.trial.witness import Abandoned, Witness

# A code that is a mere number tells nothing of the place: H7, N-012.
PLAIN_CODE = re.compile(r"[A-Za-z]{0,2}-?\d{1,3}")
_COUNT_READINGS = Count("readings", filter=Q(readings__removed_at=None))


@dataclass(frozen=True, slots=True)
class TrialLine:
    """A trial in a list."""

    key: int
    title: str
    body_name: str
    starts_on: dt.date
    ends_on: dt.date


@dataclass(frozen=True, slots=True)
class RegisteredTrial:
    """A line of the public register. Until its protocol report is published (`told`), nothing in it could tell of a
    live schedule: no title, no place nor how many there are, no day of the trial.

    `abandoned` says that it was given up, `follows_abandoned` that an earlier trial in some of the same places was:
    which one, and so where, only its own page says.
    """

    body: Link | None
    body_name: str
    registered_at: dt.datetime
    listed_at: dt.datetime
    protocol_sha256: str
    seed_sha256: str
    abandoned: Abandoned | None
    follows_abandoned: bool
    told: TrialLine | None
    witness: Witness


@dataclass(frozen=True, slots=True)
class PublicTrial:
    """A trial whose protocol was published, as it was told there: its hashes from the start; its seed (else empty),
    its schedule and the whole protocol once the rule of `release` opens them. `follows` are the earlier trials in
    some of the same places that were abandoned: the day of each, and its key where it has a page."""

    key: int
    title: str
    question: str
    body: Link | None
    body_name: str
    hotspots: int
    starts_on: dt.date
    ends_on: dt.date
    registered_on: dt.date | None
    witness: Witness
    abandoned: Abandoned | None
    follows: tuple[tuple[dt.date, int | None], ...]
    protocol_sha256: str
    seed_sha256: str
    release: Release
    seed: str
    is_schedule_open: bool
    are_places_open: bool
    reports: tuple[PatrolReportLine, ...]


def list_trials() -> list[TrialLine]:
    """The trials whose protocols were published, the latest first."""
    told = [_line(trial, _read(row)) for trial, row in _open_trials().items()]
    return sorted(told, key=lambda line: (line.starts_on, line.key), reverse=True)


def count_registered() -> int:
    """How many trials stand on the public register."""
    return _registered().count()


def list_registered() -> list[RegisteredTrial]:
    """The public register: every trial from the moment of its registration, the latest first."""
    rows = list(_registered().select_related("body").annotate(read=_COUNT_READINGS).order_by("-registered_at", "-pk"))
    reports, told_at = _open_trials(), _date_reports()
    given_up = [row for row in rows if row.abandoned_on]
    return [
        RegisteredTrial(
            body=link_to("body", row.body),
            body_name=row.body.name,
            registered_at=timezone.localtime(row.registered_at),
            listed_at=timezone.localtime(row.listed_at),
            protocol_sha256=row.protocol_sha256,
            seed_sha256=row.protocol["seed_sha256"],
            abandoned=tell_abandoned(row, row.read),
            follows_abandoned=any(follows(row, earlier) for earlier in given_up),
            told=_line(row.pk, _read(reports[row.pk])) if row.pk in reports else None,
            witness=date_witness(row, told_at.get(row.pk)),
        )
        for row in rows
    ]


def find_trial(key: int, on: dt.date) -> PublicTrial | None:
    """A trial as the public may know it on a day."""
    report = _open_trials(pk=key).get(key)
    return _shape(report.trial, _read(report), on) if report else None


def find_schedule(key: int, on: dt.date) -> str | None:
    """The schedule of a trial as CSV, once the rule opens it; where the trial was abandoned, to that day. Codes of
    hotspots that say more than a number stay closed as long as the places: in their stead stand the numbers of the
    published protocol."""
    told = find_trial(key, on)
    if told is None or not told.is_schedule_open:
        return None
    row = Trial.objects.get(pk=key)
    protocol = protocol_of(row)
    visits = list_visits(protocol, draw_allocation(protocol, row.seed), protocol.starts_on, row.last_on)
    if not told.are_places_open and not all(PLAIN_CODE.fullmatch(place.code) for place in protocol.hotspots):
        numbers = {place.code: str(number) for number, place in enumerate(order_places(protocol), 1)}
        visits = [msgspec.structs.replace(visit, hotspot=numbers[visit.hotspot]) for visit in visits]
    return write_schedule_csv(visits)


def find_protocol(key: int, on: dt.date) -> bytes | None:
    """The protocol as it was registered, exact places with it, once the rule opens them."""
    told = find_trial(key, on)
    return (
        write_protocol(protocol_of(Trial.objects.get(pk=key))) if told is not None and told.are_places_open else None
    )


def _registered():
    return Trial.objects.standing().exclude(registered_at=None).exclude(listed_at=None)


def _date_reports():
    """When the first published protocol report of each trial came out, by the key of the trial."""
    rows = open_reports(PatrolReport).filter(kind=PatrolReportKind.PROTOCOL).order_by()
    return dict(rows.values("trial").annotate(first=Min("publication__at")).values_list("trial", "first"))


def _open_trials(**chosen):
    """The latest published protocol report of each registered trial, by the key of the trial."""
    rows = open_reports(PatrolReport).filter(
        kind=PatrolReportKind.PROTOCOL, trial__removed_at=None, trial__registered_at__isnull=False,
        **{f"trial__{name}": value for name, value in chosen.items()},
    )  # fmt: skip
    rows = rows.select_related("trial__body", "trial__hotspot_set").order_by("publication__at", "pk")
    return {row.trial_id: row for row in rows}


def _read(report):
    return read_held(report.held).protocol


def _line(key, protocol) -> TrialLine:
    return TrialLine(
        key=key,
        title=protocol.title,
        body_name=protocol.body,
        starts_on=protocol.starts_on,
        ends_on=protocol.ends_on,
    )


def _shape(row, protocol, on) -> PublicTrial:
    release = find_release(protocol, still_used=is_patrolled_on(row))
    before = list_abandoned_before(row)
    told = _open_trials(pk__in=[each.pk for each in before]) if before else {}
    return PublicTrial(
        key=row.pk,
        title=protocol.title,
        question=protocol.question,
        body=link_to("body", row.body),
        body_name=protocol.body,
        hotspots=len(protocol.hotspots),
        starts_on=protocol.starts_on,
        ends_on=protocol.ends_on,
        registered_on=protocol.registered_on,
        witness=witness_of(row),
        abandoned=abandoned_of(row),
        follows=tuple((each.abandoned_on, each.pk if each.pk in told else None) for each in before),
        protocol_sha256=row.protocol_sha256,
        seed_sha256=protocol.seed_sha256,
        release=release,
        seed=row.seed if on >= release.seed_on else "",
        is_schedule_open=on >= release.schedule_on,
        are_places_open=release.places_on is not None and on >= release.places_on,
        reports=tuple(list_reports(trial=row.pk)),
    )
