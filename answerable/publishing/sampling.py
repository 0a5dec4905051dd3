"""The address of one page of each type, for whoever tries them all."""

from answerable.checking import RULES
from answerable.keeping.queries.public.meeting import meeting_years
from answerable.keeping.queries.public.sample import (
    sample_finding,
    sample_ids,
    sample_report_card,
    sample_source,
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
    "/programme",
    "/search",
    "/search?q=police",
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
    ]


def sample_files():
    """One address of each kind of file that is no page: data and drawings."""
    card = sample_report_card()
    return [*FILES, *([f"{address_of('paper', card)}/report-card.svg"] if card else [])]


def _sample_findings():
    card, noted = sample_report_card(), sample_finding()
    if card:
        yield f"{address_of('paper', card)}/report-card"
    if noted:
        yield address_of("finding", noted[0])
        yield source_address(noted[1])
