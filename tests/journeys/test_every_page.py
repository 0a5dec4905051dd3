"""Every type of page: accessible by axe's rules in both themes and at both widths, small, not scrolling sideways."""

import pytest

from answerable.keeping.changes.desk.priority_statement import publish_statement
from answerable.publishing.sampling import sample_addresses
from tests.journeys.looking import find_faults, look_at
from tests.journeys.papers import file_year
from tests.keeping.desk.makings import CLERK
from tests.keeping.desk.makings_statement import make_force, make_measures, make_ready, make_statement
from tests.publishing.measured import make_open_analysis, make_open_measure
from tests.publishing.patrolled import publish_each

pytestmark = pytest.mark.django_db(transaction=True)

MOST_BYTES = 100_000
LOADED_BYTES = """() => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
    .reduce((sum, entry) => sum + entry.decodedBodySize, 0)"""
SHARES = 2  # the pages are looked at in so many shares, one for each core of a small machine


def sample_pages():
    """An address of each type of page, those that tell of a fault among them."""
    file_year()
    make_measures(make_force())
    publish_statement(make_ready(make_statement()), by=CLERK, with_values=True)
    make_open_measure(national_measure="neighbourhood-crime", proxy_reason="the survey comes once a year")
    make_open_analysis()
    return [address.partition("#")[0] for address in (*sample_addresses(), "/search?q=nothinglikeit")]


def weigh(page, addresses):
    """The bytes of each page with everything it loads."""
    sizes = {}
    for address in addresses:
        page.goto(address)
        sizes[address] = page.evaluate(LOADED_BYTES)
    assert min(sizes.values()) > 30_000, "a page without its style sheet was measured"
    return sizes


def too_big(sizes):
    return {address: size for address, size in sizes.items() if size >= MOST_BYTES}


@pytest.mark.parametrize("share", range(SHARES))
def test_every_type_of_page_is_accessible_fits_a_phone_and_is_small(open_page, axe, share):
    addresses = sample_pages()[share::SHARES]
    assert look_at(open_page(), axe, addresses) == []
    assert too_big(weigh(open_page(), addresses)) == {}


def test_every_type_of_page_on_violence_is_accessible_fits_a_phone_and_is_small(open_page, axe, tmp_path):
    """Reports of every kind with exhibits of each, a map among them, a trial, a place, a service and the bins."""
    year = publish_each(tmp_path)
    hotspots = f"/violence/reports/{year.reports['hotspots'].pk}"
    addresses = [address for address in sample_addresses() if address.startswith("/violence")]
    addresses += [f"{hotspots}/{slug}" for slug in ("held", "units")]
    assert len({address.rpartition("/")[0] for address in addresses}) > 8, "of some kind there is no page"
    assert look_at(open_page(), axe, addresses) == []
    assert too_big(weigh(open_page(), addresses)) == {}


def test_page_that_is_not_there_is_accessible(browser, live_server, axe):
    page = browser.new_page()
    assert page.goto(f"{live_server.url}/no/such/page").status == 404
    assert find_faults(page, axe) == []
    page.close()
