"""Patrol reports on the desk: what each rests on, as it stands or as it was published, and what it says."""

from collections import Counter

from django.utils import timezone

from answerable.keeping.held import read_as
from answerable.keeping.models.desk import PatrolReport, PatrolReportKind
from answerable.keeping.queries.desk import analysis as analyses
from answerable.keeping.queries.desk import funding_return as returns
from answerable.keeping.queries.desk import hotspot as hotspots
from answerable.keeping.queries.desk import trial as trials
from answerable.keeping.queries.desk.exhibit_report import find_before, lay_sheet
from answerable.keeping.queries.desk.intervention import gather_bins, gather_services
from answerable.keeping.queries.public import partnership as public
from answerable.measuring.kind import INVENTED
from answerable.patrolling.hotspot.choice_exhibit import read_statement
from answerable.patrolling.hotspot.kind import HOTSPOTS
from answerable.patrolling.hotspot.result import HotspotResult
from answerable.patrolling.partnership.funding_return import work_out_return
from answerable.patrolling.partnership.republished import keep_published
from answerable.patrolling.partnership.service import InterventionsResult, work_out_interventions
from answerable.patrolling.partnership.surrender import SurrenderOptions, work_out_surrender
from answerable.patrolling.partnership.value import Effect, work_out_value
from answerable.patrolling.refusal import PatrolError
from answerable.patrolling.report.held import (
    Held,
    HeldHotspots,
    HeldProtocol,
    HeldResult,
    HeldReturn,
    HeldServices,
    hide_places,
)
from answerable.patrolling.report.write import write_report
from answerable.patrolling.trial.release import find_release
from answerable.printing.exhibit_report import ExhibitReportSheet

KIND = PatrolReportKind
# What a report of each kind rests on besides its body.
RESTS_ON = {
    KIND.HOTSPOTS: "hotspot_set",
    KIND.PROTOCOL: "trial",
    KIND.RESULT: "reading",
    KIND.RETURN: "funding_return",
}
TITLES = {
    KIND.HOTSPOTS: "Hotspots: {}",
    KIND.PROTOCOL: "Registered protocol: {}",
    KIND.RESULT: "Trial: {}",
    KIND.RETURN: "Return: {}",
    KIND.SERVICES: "Engagement, services and surrender bins",
}
UNITS = {"count": "offence", "harm": "day of harm"}


def list_reports(bodies):
    """The patrol reports of these bodies, the latest first."""
    return _whole().filter(body__in=bodies).order_by("-pk")


def find_report(key):
    """A patrol report with what it rests on, or `None`."""
    return _whole().filter(pk=key).first()


def list_matters(kind, bodies):
    """What a report of this kind of these bodies can rest on."""
    match kind:
        case KIND.HOTSPOTS:
            return list(hotspots.list_sets(bodies))
        case KIND.PROTOCOL:
            return list(trials.list_trials(bodies).exclude(registered_at=None))
        case KIND.RESULT:
            return [row for trial in trials.list_trials(bodies) for row in trials.list_readings(trial)]
        case KIND.RETURN:
            return list(returns.list_returns(bodies))
    return []


def list_tests(bodies):
    """The analyses of hotspots of these bodies: a report on hotspots shows how the method held out of time."""
    return [row for row in analyses.list_analyses(bodies) if row.kind == HOTSPOTS.name]


def say_matter(row):
    """What a report rests on, as it is offered."""
    return f"{row.trial.title}: {row}" if hasattr(row, "trial_id") and hasattr(row, "look") else str(row)


def say_title(kind, given):
    """What a report is called where nobody gave it a title."""
    named = given.trial.title if kind == KIND.RESULT else str(given or "")
    return TITLES[kind].format(named)


def latest_of(report):
    """The latest published report of the same kind and matter, which the next one takes the place of."""
    if report.kind in (KIND.PROTOCOL, KIND.RESULT):
        return find_before(report, trial=report.trial_id)
    name = RESTS_ON.get(report.kind)
    return find_before(report, **({name: getattr(report, f"{name}_id")} if name else {}))


def held_of(report) -> Held:
    """What a report is told from: what was published, once it is; till then the desk as it stands.

    Raises `PatrolError` or `MeasureError`, one sentence, where it cannot be worked out.
    """
    return read_held(report.held) if report.publication_id else _gather(report)


def read_held(held) -> Held:
    """What was kept of a published report."""
    return read_as(held, Held)


def report_of(report):
    """What a report says (`drawing.report.Report`)."""
    return write_report(held_of(report))


def sheet_of(report, held, on) -> ExhibitReportSheet:
    """The sheet of a report told from what is `held`, to be printed on a day."""
    return lay_sheet(report, write_report(held), on)


def _gather(report) -> Held:
    match report.kind:
        case KIND.HOTSPOTS:
            return _gather_hotspots(report)
        case KIND.PROTOCOL:
            return _gather_protocol(report.trial)
        case KIND.RESULT:
            return _gather_result(report)
        case KIND.RETURN:
            row = report.funding_return
            files = [file for file in (row.offences, row.admissions) if file]
            return HeldReturn(result=work_out_return(returns.return_of(row)), badges=_badge(*files))
    return _gather_services(report.body)


def list_told_services(body) -> list[InterventionsResult]:
    """What published reports of a body told of its services, the latest first: withdrawn ones too, since what was
    seen was seen."""
    rows = PatrolReport.objects.filter(body=body, kind=KIND.SERVICES).exclude(publication=None)
    held = [
        read_held(kept).interventions
        for kept in rows.order_by("-publication__at", "-pk").values_list("held", flat=True)
    ]
    return [each for each in held if each is not None]


def _gather_hotspots(report):
    chosen = report.hotspot_set
    statement = read_statement(chosen.held)
    if statement is None:
        raise PatrolError("Nothing is known of what these places hold: choose them from a file of offences.")
    result = read_as(report.analysis.result, HotspotResult) if report.analysis is not None else None
    units = Counter(place.unit for place in hotspots.hotspots_of(chosen))
    return HeldHotspots(
        name=chosen.name, why=chosen.why, chosen_on=chosen.chosen_on, statement=statement,
        units=tuple(sorted(units.items())), result=result, badges=_badge(chosen.offences),
    )  # fmt: skip


def _gather_protocol(trial):
    protocol = trials.protocol_of(trial)
    return HeldProtocol(
        protocol=hide_places(protocol), protocol_sha256=trial.protocol_sha256,
        release=find_release(protocol, still_used=trials.is_patrolled_on(trial)),
        witness=_find_witness(trial), abandoned=trials.abandoned_of(trial),
        badges=_badge(trial.history),
    )  # fmt: skip


def _find_witness(trial):
    """The witness of a trial as a protocol report tells it: where it is the first, it is published today."""
    witness = trials.witness_of(trial)
    if witness is None or witness.told_on is not None:
        return witness
    return trials.date_witness(trial, timezone.now())


def _gather_result(report):
    reading = report.reading
    trial, result = reading.trial, trials.result_of(reading)
    files = [each.data_file for each in trials.files_of(trial)]
    return HeldResult(
        protocol=hide_places(trials.protocol_of(trial)), protocol_sha256=trial.protocol_sha256, result=result,
        witness=trials.witness_of(trial), abandoned=trials.abandoned_of(trial),
        dosage=trials.dosage_of(reading), values=value_of(report, result), badges=_badge(*files),
    )  # fmt: skip


def value_of(report, result):
    """Money for each offence and each day of harm that patrols prevented, where it is known what they cost and the
    ratio lies within its interval."""
    if report.spend is None:
        return ()
    return tuple(
        work_out_value(
            report.spend,
            Effect(ratio=each.itt.ratio, low=each.itt.low, high=each.itt.high, level=each.itt.level, what=each.name),
            each.patrolled,
            unit=UNITS[each.measure],
            first_on=result.starts_on,
            last_on=result.data_to,
        )
        for each in result.outcomes
        if each.is_registered and each.patrolled and _is_effect(each.itt) and _bears(each)
    )


def _is_effect(itt):
    return bool(itt.ratio) and itt.low <= itt.ratio and (itt.high is None or itt.ratio <= itt.high)


def _bears(outcome):
    """Whether its interval says no more than its verdict: one that allows for other tests may be told from chance by
    its interval alone, and then nothing may be called prevented."""
    leaves_out = outcome.itt.low > 1 or (outcome.itt.high is not None and outcome.itt.high < 1)
    return outcome.verdict.is_signal or (outcome.verdict.direction == "no signal" and not leaves_out)


def _gather_services(body):
    today = timezone.localdate()
    plans = [row for row in public.open_plans() if row.body.pk == body.pk]
    services, given = gather_services(list(public.open_services().filter(body=body)))
    told = work_out_interventions(services, given) if given else None
    bins, counts = gather_bins(list(public.open_bins().filter(body=body)))
    return HeldServices(
        on=today,
        plans=tuple(public.plan_of(row) for row in plans),
        interventions=keep_published(told, list_told_services(body)) if told else None,
        surrender=work_out_surrender(bins, counts, SurrenderOptions(on=today)) if bins else None,
    )


def _badge(*files):
    """That rows are invented, without naming the files: what they are called may say where."""
    return (INVENTED,) if any(file is not None and file.is_invented for file in files) else ()


def _whole():
    related = (
        "body", "hotspot_set__body", "hotspot_set__offences", "trial__body", "trial__hotspot_set", "trial__history",
        "reading__trial__body", "reading__trial__hotspot_set", "analysis", "funding_return__body",
        "funding_return__offences", "funding_return__admissions", "funding_return__trial__hotspot_set",
    )  # fmt: skip
    return PatrolReport.objects.standing().select_related(*related, "publication__paper", "supersedes__publication")
