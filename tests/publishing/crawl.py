"""Every page that can be reached: links followed from the front page until no new one is found."""

import html
import re
from typing import NamedTuple

LINK = re.compile(r'href="(/[^"#]*)[#"]')
MOST_PAGES = 1500
# What has words in it: pages, exports and drawings.
TOLD = ("text/html", "text/csv", "application/json", "image/svg+xml", "text/calendar")


class Visited(NamedTuple):
    """A page as it came: its address, status, headers and text in one string, for looking through."""

    address: str
    status: int
    everything: str


def visit(client, address):
    """One page, with whatever it says in any way: headers, body, address."""
    answer = client.get(address)
    kind = answer.headers.get("Content-Type", "")
    body = answer.content.decode() if any(name in kind for name in TOLD) else ""
    return Visited(address, answer.status_code, html.unescape(f"{answer.headers}\n{body}"))


def crawl(client, *starts):
    """Every page reached from the addresses given, each once."""
    waiting, seen = list(starts), {}
    while waiting:
        address = waiting.pop()
        if address in seen or address.startswith("/static/"):
            continue
        assert len(seen) < MOST_PAGES, "the site does not end"
        seen[address] = page = visit(client, address)
        waiting.extend(link.replace("&amp;", "&") for link in LINK.findall(page.everything))
    return list(seen.values())
