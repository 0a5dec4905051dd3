"""A browser, a served site and a record made of filed papers, for whole journeys."""

import functools
import os
import re
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, sync_playwright

from answerable.publishing import revalidating

CHROMIUM = "/usr/bin/chromium"
MILLISECONDS = 30_000  # choosing hotspots and reading a trial take a while
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Playwright's own loop runs in this thread; the rows that a test makes are made here too.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
AXE = Path(__file__).parents[2] / "frontend/node_modules/axe-core/axe.min.js"


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session", autouse=True)
def _whole_pages():
    """Wait for the page which a click or a key opens: Playwright goes on when its first words come."""

    def waiting(act):
        @functools.wraps(act)
        def act_and_wait(where, *args, **options):
            act(where, *args, **options)
            (where.page if isinstance(where, Locator) else where).wait_for_load_state()

        return act_and_wait

    with pytest.MonkeyPatch.context() as patch:
        for kind, name in product((Page, Locator), ("click", "press")):
            patch.setattr(kind, name, waiting(getattr(kind, name)))
        yield


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser, live_server):
    """Open pages at the served site; afterwards no console error and no request to elsewhere may have happened."""
    contexts, faults = [], []

    def open_one(width=1280, height=900, **options):
        context = browser.new_context(
            viewport={"width": width, "height": height}, base_url=live_server.url, **options
        )
        context.set_default_timeout(MILLISECONDS)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda request: request.url.startswith(live_server.url) or faults.append(request.url))
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture(autouse=True)
def _own_page_store(monkeypatch):
    monkeypatch.setattr(revalidating, "store", revalidating.PageStore(revalidating.BYTES_KEPT))


@pytest.fixture(scope="session")
def axe():
    """The checker's own script, given to a page by evaluation, which a content-security policy does not stop."""
    return AXE.read_text("utf-8")


def words_of(page):
    """What a page says, with white space folded."""
    return re.sub(r"\s+", " ", page.inner_text("main"))
