"""Trials on the desk: the protocol as it stands or was registered, its draw, its schedule, and what was done."""

import datetime as dt
import json

import msgspec
from django.db.models import Exists, Min, OuterRef, Q
from django.utils import timezone

from answerable.keeping.models.desk import (
    DataFile,
    Hotspot,
    HotspotSet,
    PatrolReport,
    PatrolReportKind,
    PatrolVisit,
    Trial,
    TrialFile,
    TrialFileSort,
    TrialReading,
)
from answerable.keeping.queries.desk.hotspot import hotspots_of
from answerable.keeping.queries.public.told_report import open_reports
from answerable.keeping.rows import open_file
from answerable.patrolling.dosage.dwell import find_visits
from answerable.patrolling.dosage.hotspot_exhibit import tell_hotspot_dosage
from answerable.patrolling.dosage.joining import join_visits, pool_visits
from answerable.patrolling.dosage.result import DosageResult, HotspotDosage
from answerable.patrolling.dosage.shapes import PATROL_PINGS, PATROL_VISITS
from answerable.patrolling.dosage.visit import make_visits, read_visits
from answerable.patrolling.effect.result import EarlierReading, Source, TrialResult
from answerable.patrolling.harm.index import find_index
from answerable.patrolling.offence.covering import choose_files
from answerable.patrolling.offence.shapes import OFFENCES
from answerable.patrolling.place.outline import share_ground
from answerable.patrolling.protocol import Detectable, Dose, Look, Outcome, Protocol, Scheme, Window
from answerable.patrolling.trial.allocation import draw_allocation, hash_seed
from answerable.patrolling.trial.night import follow_nights
from answerable.patrolling.trial.witness import Abandoned, Witness

UNKNOWN_SEED = "0" * 64
"""What stands for the hash of a seed that is not drawn yet, in a protocol that is not registered."""
FORMS = "officers’ forms"


def list_trials(bodies):
    """The trials of these bodies, the latest first."""
    return _trials().filter(body__in=bodies).order_by("-starts_on", "-pk")


def find_trial(key):
    """A trial with its hotspots, or `None`."""
    return _trials().filter(pk=key).first()


def trials_of(chosen):
    """The trials that rest on a set of hotspots."""
    return list(_trials().filter(hotspot_set=chosen))


def protocol_of(trial) -> Protocol:
    """The protocol: as it was registered, once it is; till then as it is written."""
    if trial.protocol:
        return msgspec.convert(trial.protocol, Protocol, strict=False)
    return write_protocol_of(trial)


def write_protocol_of(trial, seed="") -> Protocol:
    """The protocol as it is written; with its seed, as it is to be registered."""
    return Protocol(
        title=trial.title,
        body=trial.body.name,
        question=trial.question,
        hotspots=hotspots_of(trial.hotspot_set),
        starts_on=trial.starts_on,
        ends_on=trial.ends_on,
        dose=Dose(visits=trial.visits, minutes=trial.minutes, windows=_windows(trial.windows)),
        scheme=Scheme(patrolled=trial.patrolled, out_of=trial.out_of, within=trial.within, run_days=trial.run_days),
        seed_sha256=hash_seed(seed) if seed else UNKNOWN_SEED,
        outcomes=tuple(msgspec.convert(each, Outcome) for each in trial.outcomes),
        hoped=trial.hoped,
        hoped_source=trial.hoped_source,
        looks=tuple(Look(on=dt.date.fromisoformat(on)) for on in trial.looks),
        alpha=trial.alpha,
        power=trial.power,
        compliance=trial.compliance,
        washout_days=trial.washout_days,
        buffer_metres=trial.buffer_metres,
        offence_hours=_windows(trial.offence_hours),
        # No edition is the newest: as registered it has its name, so that a later one changes nothing
        harm_edition=trial.harm_edition or (find_index().edition if seed else ""),
        registered_on=timezone.localdate() if seed else None,
        detectable=msgspec.convert(trial.detectable, Detectable, strict=False) if trial.detectable else None,
    )


def is_patrolled_on(trial):
    """Whether any place of a trial is patrolled still: in its own hotspots or in others on the same ground that are
    not closed, or in a trial of them that is not over."""
    running = Trial.objects.standing().filter(hotspot_set=OuterRef("pk"), ends_on__gte=timezone.localdate())
    used = HotspotSet.objects.standing().filter(Q(closed_on=None) | Exists(running.exclude(registered_at=None)))
    if used.filter(pk=trial.hotspot_set_id).exists():
        return True
    others = Hotspot.objects.standing().filter(hotspot_set__in=used).values_list("outline", flat=True)
    return share_ground([place.outline for place in protocol_of(trial).hotspots], list(others))


def allocation_of(trial):
    """The days drawn for each hotspot; nothing before the trial is registered."""
    return draw_allocation(protocol_of(trial), trial.seed) if trial.registered_at else None


def files_of(trial, sort=""):
    """The files of a trial, or those of one sort."""
    rows = TrialFile.objects.standing().filter(trial=trial).select_related("data_file__body", "trial__body")
    return list(rows.filter(sort=sort) if sort else rows)


def find_file(key):
    return TrialFile.objects.standing().select_related("trial__body", "data_file").filter(pk=key).first()


def offence_files_of(trial):
    """The files that hold the offences of a trial together, its last night with them, by their days
    (`patrolling/offence/covering.py`).

    Raises `PatrolError` where they overlap, leave a day out between them or hold an offence twice.
    """
    files = [each.data_file for each in files_of(trial, TrialFileSort.OFFENCES)]
    last_on = follow_nights(trial.ends_on, protocol_of(trial).offence_hours)
    return [files[at] for at in choose_files([open_file(each) for each in files], trial.starts_on, last_on)]


def list_visits(trial):
    """The visits that forms record, the latest first."""
    rows = PatrolVisit.objects.standing().filter(trial=trial).select_related("hotspot", "trial__body")
    return rows.order_by("-arrived_at", "-pk")


def find_visit(key):
    return PatrolVisit.objects.standing().select_related("trial__body", "hotspot").filter(pk=key).first()


def visits_of(trial):
    """Every visit of a trial, by GPS and by form, each once (`patrolling.dosage.visit.Visits`)."""
    hotspots = protocol_of(trial).hotspots
    files = files_of(trial)
    seen = [find_visits(open_file(each.data_file), hotspots) for each in files if each.sort == TrialFileSort.PINGS]
    written = [
        read_visits(open_file(each.data_file), hotspots) for each in files if each.sort == TrialFileSort.VISITS
    ]
    forms = list(list_visits(trial))
    if forms:
        written.append(_hold_forms(forms, hotspots))
    if seen and written:
        return join_visits(pool_visits(seen), pool_visits(written))
    return pool_visits(seen or written or [_hold_forms([], hotspots)])


def _hold_forms(rows, hotspots):
    """Visits of forms as columns."""
    import numpy as np

    places = {hotspot.code: place for place, hotspot in enumerate(hotspots)}
    return make_visits(
        np.array([places[row.hotspot.code] for row in rows], dtype=np.int64),
        *(
            np.array([getattr(row, name).astimezone(dt.UTC).replace(tzinfo=None) for row in rows], "datetime64[s]")
            for name in ("arrived_at", "left_at")
        ),
        np.array([row.officers for row in rows], dtype=np.int64),
        is_local=False,
    )


def list_rivals(trial):
    """The registered trials of any body that patrol some of the same ground on some of the same days: of one that was
    abandoned, on none after that."""
    rows = _trials().exclude(pk=trial.pk).exclude(registered_at=None).exclude(abandoned_on__lt=trial.starts_on)
    rows = rows.filter(starts_on__lte=trial.ends_on, ends_on__gte=trial.starts_on)
    return [row for row in rows if _share_places(trial, row)]


def list_abandoned_before(trial):
    """The abandoned trials of any body that were registered before this one in some of the same places."""
    rows = _trials().exclude(abandoned_on=None).order_by("registered_at", "pk")
    return [row for row in rows if follows(trial, row)]


def follows(trial, earlier):
    """Whether a trial is, or would be, registered after another in some of the same places."""
    if trial.pk == earlier.pk or (trial.registered_at and trial.registered_at <= earlier.registered_at):
        return False
    return _share_places(trial, earlier)


def _share_places(one, other):
    return share_ground(*([place.outline for place in protocol_of(row).hotspots] for row in (one, other)))


def list_place_names(trial):
    """By what names anybody could tell where a trial is, the longest first: those of its places and units, and codes
    that are more than a number."""
    rows = list(Hotspot.objects.standing().filter(hotspot_set=trial.hotspot_set))
    names = {each for row in rows for each in (row.name, row.public_name, row.code, row.unit)}
    names |= {each for place in protocol_of(trial).hotspots for each in (place.name, place.code, place.unit)}
    return sorted((each for each in names if each and not each.isdecimal()), key=len, reverse=True)


def witness_of(trial) -> Witness | None:
    """Since when the registration of a trial is public, and its protocol report; nothing of one not registered."""
    if not trial.registered_at:
        return None
    told = open_reports(PatrolReport).filter(trial=trial, kind=PatrolReportKind.PROTOCOL)
    return date_witness(trial, told.aggregate(first=Min("publication__at"))["first"])


def date_witness(trial, told_at) -> Witness:
    """The days of a registered trial's witness; `told_at` is when its first protocol report was published, if it was,
    from which moment its hashes were public too."""
    listed_at = min(filter(None, (trial.listed_at, told_at)))
    return Witness(
        listed_on=timezone.localtime(listed_at).date(),
        told_on=timezone.localtime(told_at).date() if told_at else None,
    )


def abandoned_of(trial) -> Abandoned | None:
    """That a trial was abandoned, as it is told in public."""
    return tell_abandoned(trial, trial.readings.standing().count()) if trial.abandoned_on else None


def tell_abandoned(trial, readings) -> Abandoned | None:
    """That a trial was abandoned, after so many readings, as it is told in public; nothing of one that was not."""
    if not trial.abandoned_on:
        return None
    recorded_on = timezone.localtime(trial.abandoned_at).date()
    return Abandoned(on=trial.abandoned_on, why=trial.abandoned_why, recorded_on=recorded_on, readings=readings)


def sources_of(trial, offences) -> tuple[Source, ...]:
    """What a reading rests on: those files of offences, the trial's files of patrols, and its visits by form."""
    files = [each for each in files_of(trial) if each.data_file in offences or each.sort != TrialFileSort.OFFENCES]
    read = [
        Source(
            what=f"{FORMS}, from a file" if each.sort == TrialFileSort.VISITS else each.get_sort_display(),
            rows=each.data_file.rows, first_on=each.data_file.first_on, last_on=each.data_file.last_on,
            sha256=each.data_file.given_sha256,
        )
        for each in files
    ]  # fmt: skip
    days = sorted(timezone.localtime(row.arrived_at).date() for row in list_visits(trial))
    if days:
        read.append(Source(what=f"{FORMS}, on the desk", rows=len(days), first_on=days[0], last_on=days[-1]))
    return tuple(read)


def list_earlier(trial) -> tuple[EarlierReading, ...]:
    """What each reading of a trial found of its primary outcome, the first first."""
    found = []
    for reading in reversed(list_readings(trial)):
        result = result_of(reading)
        own = result.primary.itt
        found.append(
            EarlierReading(
                read_on=reading.read_on, look=result.look, data_to=reading.data_to, ratio=own.ratio, low=own.low,
                high=own.high, p=own.p, alpha=result.alpha, **count_since(reading),
            )
        )  # fmt: skip
    return tuple(found)


def count_since(reading):
    """How many visits by form, and how many files of visits or pings, came in after a reading was made."""
    visits = PatrolVisit.objects.standing().filter(trial=reading.trial_id, made_at__gt=reading.made_at)
    files = TrialFile.objects.standing().filter(trial=reading.trial_id, made_at__gt=reading.made_at)
    return {"visits_since": visits.count(), "files_since": files.exclude(sort=TrialFileSort.OFFENCES).count()}


def list_readings(trial):
    """What was read of a trial, the latest first."""
    return list(
        TrialReading.objects.standing().filter(trial=trial).select_related("trial__body").order_by("-read_on", "-pk")
    )


def find_reading(key):
    return TrialReading.objects.standing().select_related("trial__body").filter(pk=key).first()


def result_of(reading) -> TrialResult:
    return _read(reading.result, TrialResult)


def places_of(reading) -> tuple[HotspotDosage, ...]:
    """What was patrolled of each hotspot, which stays closed."""
    return _read(reading.places, tuple[HotspotDosage, ...]) if reading.places else ()


def tells_of(hotspot):
    """What tells of one hotspot, by the latest reading of each trial that it is in."""
    found = []
    for trial in trials_of(hotspot.hotspot_set):
        for reading in list_readings(trial)[:1]:
            own = [each for each in places_of(reading) if each.code == hotspot.code]
            if own:
                found.append(lambda own=own: tell_hotspot_dosage(own))
    return found


def list_fitting_files(trial):
    """The files of a trial's body that can belong to it and do not yet."""
    shapes = (OFFENCES.name, PATROL_PINGS.name, PATROL_VISITS.name)
    rows = DataFile.objects.standing().filter(body=trial.body, shape__in=shapes).exclude(taken_on=None)
    held = TrialFile.objects.standing().filter(trial=trial).values("data_file")
    return list(rows.exclude(pk__in=held).order_by("-last_on", "-pk"))


def dosage_of(reading) -> DosageResult | None:
    return _read(reading.dosage, DosageResult) if reading.dosage else None


def _read(held, shape):
    return msgspec.json.decode(json.dumps(held), type=shape)


def _windows(kept):
    return tuple(Window(dt.time.fromisoformat(start), dt.time.fromisoformat(end)) for start, end in kept)


def _trials():
    return Trial.objects.standing().select_related("body", "hotspot_set__body", "hotspot_set__areas", "history")
