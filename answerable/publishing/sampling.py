"""The address of one page of each type, for whoever tries them all."""

from django.utils import timezone

from answerable.checking import RULES
from answerable.keeping.queries.public.meeting import meeting_years
from answerable.keeping.queries.public.sample import (
    sample_finding,
    sample_ids,
    sample_money,
    sample_performance,
    sample_report_card,
    sample_source,
    sample_violence,
)
from answerable.publishing.addresses import address_of, source_address

LISTS = (
    "/",
    "/meetings",
    "/questions",
    "/promises",
    "/actions",
    "/decisions",
    "/findings",
    "/rules",
    "/people",
    "/bodies",
    "/papers",
    "/money",
    "/money/bill",
    "/performance",
    "/performance/analyses",
    "/performance/measures",
    "/performance/statements",
    "/programme",
    "/search",
    "/search?q=police",
    "/violence",
    "/violence/bins",
    "/completeness",
    "/about",
    "/accessibility",
)
FILES = ("/findings.csv", "/findings.json", "/promises.csv", "/promises.json")


def sample_addresses():
    """One address of each type of page that the record can fill."""
    source = sample_source()
    return [
        *LISTS,
        *(f"/meetings/{year}" for year in meeting_years()[:1]),
        *(address_of(kind, public_id) for kind, public_id in sample_ids().items()),
        *([source_address(source)] if source else []),
        *(address_of("rule", rule.code) for rule in RULES[:1]),
        *_sample_findings(),
        *_sample_performance(),
        *_sample_money(),
        *_sample_violence(),
    ]


def sample_files():
    """One address of each kind of file that is no page: data and drawings."""
    card = sample_report_card()
    drawn = [f"{address_of('paper', card)}/report-card.svg"] if card else []
    return [*FILES, *drawn, *_sample_performance_files(), *_sample_money_files(), *_sample_violence_files()]


def _sample_findings():
    card, noted = sample_report_card(), sample_finding()
    if card:
        yield f"{address_of('paper', card)}/report-card"
    if noted:
        yield address_of("finding", noted[0])
        yield source_address(noted[1])


def _sample_performance():
    """A measure, a scorecard, a data file, an analysis and every exhibit of it: each may be of another length."""
    sample = sample_performance(timezone.localdate())
    for kind, public_id in (
        ("measure", sample.measure),
        ("scorecard", sample.quarter_end),
        ("data_file", sample.data_file),
        ("analysis", sample.analysis),
        ("statement", sample.statement),
    ):
        if public_id:
            yield address_of(kind, public_id)
    for slug in sample.exhibits:
        yield f"{address_of('analysis', sample.analysis)}/{slug}"


def _sample_performance_files():
    sample = sample_performance(timezone.localdate())
    if sample.measure:
        yield from (f"{address_of('measure', sample.measure)}.{form}" for form in ("csv", "json", "svg"))
    if sample.quarter_end:
        yield from (f"{address_of('scorecard', sample.quarter_end)}.{form}" for form in ("csv", "json"))
    if sample.analysis:
        yield f"{address_of('analysis', sample.analysis)}.json"
    for slug in sample.exhibits[:1]:
        yield from (f"{address_of('analysis', sample.analysis)}/{slug}.{form}" for form in ("csv", "json"))


def _sample_money():
    """A finance report of each kind with some of its exhibits, and a bill that is worked out."""
    sample = sample_money()
    for key, slugs, _ in sample.reports:
        yield address_of("finance_report", key)
        yield from (f"{address_of('finance_report', key)}/{slug}" for slug in slugs)
    if sample.is_billed:
        yield "/money/bill?band=D"


def _sample_money_files():
    return _list_files("finance_report", sample_money().reports[:1])


def _sample_violence():
    """A patrol report of each kind with some of its exhibits, a trial, a place and a service."""
    sample = sample_violence(timezone.localdate())
    for key, slugs, _ in sample.reports:
        yield address_of("patrol_report", key)
        yield from (f"{address_of('patrol_report', key)}/{slug}" for slug in slugs)
    for kind, key in (
        ("patrol_trial", sample.trial),
        ("patrol_place", sample.place),
        ("patrol_service", sample.service),
    ):
        if key:
            yield address_of(kind, key)


def _sample_violence_files():
    sample = sample_violence(timezone.localdate())
    yield from _list_files("patrol_report", sample.reports[:1])
    for name, is_open in (("schedule.csv", sample.is_schedule_open), ("protocol.json", sample.are_places_open)):
        if is_open:
            yield f"{address_of('patrol_trial', sample.trial)}/{name}"


def _list_files(kind, reports):
    for key, slugs, drawn in reports:
        address = address_of(kind, key)
        yield f"{address}.json"
        yield from (f"{address}/{slugs[0]}.{form}" for form in ("csv", "json"))
        if drawn:
            yield f"{address}/{drawn}.svg"
