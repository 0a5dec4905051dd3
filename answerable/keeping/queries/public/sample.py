"""One public thing of each kind, to try the pages with."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count

from answerable.keeping import models
from answerable.keeping.queries.public import patrol_report
from answerable.keeping.queries.public.analysis import find_analysis
from answerable.keeping.queries.public.data_file import open_analyses, open_files
from answerable.keeping.queries.public.finance_report import find_report, list_billed, list_standing
from answerable.keeping.queries.public.gate import open_facts, open_rows
from answerable.keeping.queries.public.link import Source, source_of
from answerable.keeping.queries.public.measure import hold_public, open_measures
from answerable.keeping.queries.public.partnership import list_places, list_services
from answerable.keeping.queries.public.priority_statement import list_statements
from answerable.keeping.queries.public.scorecard import list_quarters
from answerable.keeping.queries.public.trial import find_trial, list_trials

FACTS = {
    "meeting": models.Meeting,
    "item": models.MinuteItem,
    "question": models.Question,
    "promise": models.Promise,
    "action": models.Action,
    "resolution": models.Resolution,
    "decision": models.Decision,
}
ROWS = {"person": models.Person, "body": models.Body, "paper": models.Paper}


@dataclass(frozen=True, slots=True)
class SamplePerformance:
    """What of measuring is public: a measure by its code, an analysis by its key with the names of its exhibits, the
    hash of a data file, the end of a quarter and a statement by its key; nothing of each that there is none of."""

    measure: str | None
    analysis: int | None
    exhibits: tuple[str, ...]
    data_file: str | None
    quarter_end: dt.date | None
    statement: int | None


def sample_performance(today: dt.date) -> SamplePerformance:
    """The measure with most values, the latest analysis, the largest file, the latest quarter."""
    measures = open_measures().annotate(count=Count("observations")).order_by("-count", "pk")
    analysis = open_analyses().order_by("-measured_at", "-pk").values_list("pk", flat=True).first()
    shaped = find_analysis(analysis) if analysis else None
    quarters = list_quarters(hold_public(lambda source: source.paper), today)
    return SamplePerformance(
        measure=measures.values_list("code", flat=True).first(),
        analysis=analysis,
        exhibits=tuple(each.slug for each in shaped.told.exhibits) if shaped and shaped.told else (),
        data_file=open_files().order_by("-rows").values_list("sha256", flat=True).first(),
        quarter_end=quarters[0] if quarters else None,
        statement=next((each.key for each in list_statements()), None),
    )


@dataclass(frozen=True, slots=True)
class SampleMoney:
    """A finance report of each kind that there is: its key, and of its exhibits the names of the first, the last and
    one with a drawing. `is_billed` where a resident's bill can be worked out."""

    reports: tuple[tuple[int, tuple[str, ...], str], ...]
    is_billed: bool


def sample_money() -> SampleMoney:
    """The latest report of each kind."""
    keys = {}
    for line in list_standing():
        keys.setdefault(line.kind, line.key)
    return SampleMoney(tuple(_sample_report(key) for key in keys.values()), bool(list_billed()))


@dataclass(frozen=True, slots=True)
class SampleViolence:
    """A patrol report of each kind that there is, as of money; a trial, a place and a service by their keys, and
    whether the schedule of the trial and its places are open."""

    reports: tuple[tuple[int, tuple[str, ...], str], ...]
    trial: int | None
    is_schedule_open: bool
    are_places_open: bool
    place: int | None
    service: int | None


def sample_violence(today: dt.date) -> SampleViolence:
    """The latest report of each kind, the trial that is longest over, the first place and service."""
    keys = {}
    for line in patrol_report.list_reports():
        keys.setdefault(line.kind, line.key)
    told = list_trials()
    trial = find_trial(told[-1].key, today) if told else None
    return SampleViolence(
        reports=tuple(_sample_report(key, patrol_report.find_report) for key in keys.values()),
        trial=trial.key if trial else None,
        is_schedule_open=trial is not None and trial.is_schedule_open,
        are_places_open=trial is not None and trial.are_places_open,
        place=next((each.key for each in list_places()), None),
        service=next((each.key for each in list_services()), None),
    )


def _sample_report(key, find=find_report):
    exhibits = [exhibit for section in find(key).report.sections for exhibit in section.exhibits]
    drawn = next((exhibit.slug for exhibit in exhibits if exhibit.chart is not None), "")
    ends = [exhibit.slug for exhibit in (*exhibits[:1], *exhibits[-1:])]
    return key, tuple(dict.fromkeys((*ends, *([drawn] if drawn else ())))), drawn


def sample_ids() -> dict[str, str]:
    """The public id of one thing of each kind that the record has."""
    first = {kind: open_facts(model) for kind, model in FACTS.items()}
    first |= {kind: open_rows(model) for kind, model in ROWS.items()}
    ids = {kind: rows.order_by("-pk").values_list("public_id", flat=True).first() for kind, rows in first.items()}
    return {kind: public_id for kind, public_id in ids.items() if public_id}


def sample_source() -> Source | None:
    """Where one fact stands."""
    promise = open_facts(models.Promise).exclude(passage__line=None).first()
    return source_of(promise.passage) if promise else None


def sample_finding() -> tuple[str, Source] | None:
    """A finding, and where it stands."""
    row = open_facts(models.Finding).exclude(passage__line=None).order_by("-severity", "-pk").first()
    return (row.public_id, source_of(row.passage)) if row else None


def sample_report_card() -> str | None:
    """The paper with the fullest report card."""
    rows = open_rows(models.Paper).exclude(report_card=None).order_by("-report_card__figures", "-pk")
    return rows.values_list("public_id", flat=True).first()
