"""The address of one page of each type, for whoever tries them all."""

from answerable.keeping.queries.public.meeting import meeting_years
from answerable.keeping.queries.public.sample import sample_ids, sample_source
from answerable.publishing.addresses import address_of, source_address

LISTS = (
    "/",
    "/meetings",
    "/questions",
    "/promises",
    "/actions",
    "/decisions",
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


def sample_addresses():
    """One address of each type of page that the record can fill."""
    source = sample_source()
    return [
        *LISTS,
        *(f"/meetings/{year}" for year in meeting_years()[:1]),
        *(address_of(kind, public_id) for kind, public_id in sample_ids().items()),
        *([source_address(source)] if source else []),
    ]
