"""Trials in public: as they were registered, and what was published of them. No exact place, no schedule and no seed
before the dated rule opens them."""

import datetime as dt
import re
from dataclasses import dataclass

import msgspec

from answerable.keeping.models.desk import PatrolReport, PatrolReportKind, Trial
from answerable.keeping.queries.desk.patrol_report import read_held
from answerable.keeping.queries.desk.trial import is_patrolled_on, protocol_of
from answerable.keeping.queries.public.link import Link, link_to
from answerable.keeping.queries.public.patrol_report import PatrolReportLine, list_reports
from answerable.keeping.queries.public.told_report import open_reports
from answerable.patrolling.report.held import order_places
from answerable.patrolling.trial.allocation import draw_allocation
from answerable.patrolling.trial.registration import write_protocol
from answerable.patrolling.trial.release import Release, find_release
from answerable.patrolling.trial.schedule import list_visits, write_schedule_csv

# A code that is a mere number tells nothing of the place: H7, N-012.
PLAIN_CODE = re.compile(r"[A-Za-z]{0,2}-?\d{1,3}")


@dataclass(frozen=True, slots=True)
class TrialLine:
    """A trial in a list."""

    key: int
    title: str
    body_name: str
    starts_on: dt.date
    ends_on: dt.date


@dataclass(frozen=True, slots=True)
class PublicTrial:
    """A trial whose protocol was published, as it was told there: its hashes from the start; its seed (else empty),
    its schedule and the whole protocol once the rule of `release` opens them."""

    key: int
    title: str
    question: str
    body: Link | None
    body_name: str
    hotspots: int
    starts_on: dt.date
    ends_on: dt.date
    registered_on: dt.date | None
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


def find_trial(key: int, on: dt.date) -> PublicTrial | None:
    """A trial as the public may know it on a day."""
    report = _open_trials(pk=key).get(key)
    return _shape(report.trial, _read(report), on) if report else None


def find_schedule(key: int, on: dt.date) -> str | None:
    """The schedule of a trial as CSV, once the rule opens it. Codes of hotspots that say more than a number stay
    closed as long as the places: in their stead stand the numbers of the published protocol."""
    told = find_trial(key, on)
    if told is None or not told.is_schedule_open:
        return None
    row = Trial.objects.get(pk=key)
    protocol = protocol_of(row)
    visits = list_visits(protocol, draw_allocation(protocol, row.seed), protocol.starts_on, protocol.ends_on)
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
        protocol_sha256=row.protocol_sha256,
        seed_sha256=protocol.seed_sha256,
        release=release,
        seed=row.seed if on >= release.seed_on else "",
        is_schedule_open=on >= release.schedule_on,
        are_places_open=release.places_on is not None and on >= release.places_on,
        reports=tuple(list_reports(trial=row.pk)),
    )
