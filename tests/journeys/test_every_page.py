"""Every type of page: accessible by axe's rules in both themes and at both widths, small, not scrolling sideways."""

import itertools

import pytest

from answerable.keeping.changes.desk.priority_statement import publish_statement
from answerable.publishing.sampling import sample_addresses
from tests.journeys.papers import file_year
from tests.keeping.desk.makings import CLERK
from tests.keeping.desk.makings_statement import make_force, make_measures, make_ready, make_statement
from tests.publishing.measured import make_open_analysis, make_open_measure
from tests.publishing.patrolled import publish_each

pytestmark = pytest.mark.django_db(transaction=True)

MOST_BYTES = 100_000
LOADED_BYTES = """() => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
    .reduce((sum, entry) => sum + entry.decodedBodySize, 0)"""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def sample_pages():
    """An address of each type of page, those that tell of a fault among them."""
    file_year()
    make_measures(make_force())
    publish_statement(make_ready(make_statement()), by=CLERK, with_values=True)
    make_open_measure(national_measure="neighbourhood-crime", proxy_reason="the survey comes once a year")
    make_open_analysis()
    return [
        address.partition("#")[0] for address in (*sample_addresses(), "/search?q=nothinglikeit", "/no/such/page")
    ]


def find_violations(page, axe, addresses):
    """The rules that pages break, each with where and the first thing that breaks it."""
    found = {}
    for address in addresses:
        page.goto(address)
        page.evaluate(axe)
        result = page.evaluate("rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", RULES)
        for violation in result["violations"]:
            found.setdefault(violation["id"], []).append((address, violation["nodes"][0]["html"][:200]))
    return found


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_type_of_page_is_accessible(open_page, axe, theme, width):
    page = open_page(width=width, color_scheme=theme)
    addresses = [address for address in sample_pages() if address != "/no/such/page"]
    assert find_violations(page, axe, addresses) == {}


def test_every_type_of_page_on_violence_is_accessible_small_and_fits_a_phone(open_page, axe, tmp_path):
    """Reports of every kind with exhibits of each, a map among them, a trial, a place, a service and the bins."""
    year = publish_each(tmp_path)
    hotspots = f"/violence/reports/{year.reports['hotspots'].pk}"
    addresses = [address for address in sample_addresses() if address.startswith("/violence")]
    addresses += [f"{hotspots}/{slug}" for slug in ("held", "units")]
    assert len({address.rpartition("/")[0] for address in addresses}) > 8, "of some kind there is no page"
    for theme, width in itertools.product(("light", "dark"), (320, 1280)):
        page = open_page(width=width, color_scheme=theme)
        assert find_violations(page, axe, addresses) == {}, (theme, width)
    narrow, sizes, wide = open_page(width=320), {}, []
    for address in addresses:
        narrow.goto(address)
        sizes[address] = narrow.evaluate(LOADED_BYTES)
        if narrow.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(address)
    assert wide == []
    assert {address: size for address, size in sizes.items() if size >= MOST_BYTES} == {}


def test_page_that_is_not_there_is_accessible(browser, live_server, axe):
    page = browser.new_page()
    assert page.goto(f"{live_server.url}/no/such/page").status == 404
    page.evaluate(axe)
    result = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    assert [violation["id"] for violation in result["violations"]] == []
    page.close()


def test_no_page_scrolls_sideways_on_a_narrow_screen(open_page):
    page = open_page(width=320)
    wide = []
    for address in sample_pages()[:-1]:
        page.goto(address)
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(address)
    assert wide == []


def test_every_page_is_under_100_kilobytes_with_everything_it_loads(open_page):
    page = open_page()
    sizes = {}
    for address in sample_pages()[:-1]:
        page.goto(address)
        sizes[address] = page.evaluate(LOADED_BYTES)
    assert {address: size for address, size in sizes.items() if size >= MOST_BYTES} == {}
    assert min(sizes.values()) > 30_000, "a page without its style sheet was measured"
