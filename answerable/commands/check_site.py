"""`answerable check-site`: the public site started, one page of each type fetched, the site stopped."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from http.client import HTTPConnection
from typing import NamedTuple

import typer

from answerable.commands.serve import HOST, find_port, prepare_site

SECONDS_TO_START = 30
MOST_BYTES = 100_000
EXPORTS = (".csv", ".json")
STYLE_SHEET = re.compile(rb'href="(/static/[^"]+\.css)"')


class Fetched(NamedTuple):
    """A page as it came: its size counts its style sheet too. An export is as long as the record is."""

    address: str
    status: int
    size: int

    @property
    def is_good(self) -> bool:
        return self.status == 200 and (self.size < MOST_BYTES or self.address.endswith(EXPORTS))


def check_site() -> None:
    """Start the site, fetch one page of each type, print what came and what the record holds, and stop.

    Exit status: 0 when every page came and is under 100 KB with its style sheet, 1 otherwise.
    """
    prepare_site()
    from django.utils import timezone

    from answerable.keeping.queries.public.home import count_record
    from answerable.publishing.sampling import sample_addresses, sample_files

    addresses, counts = [*sample_addresses(), *sample_files()], count_record(timezone.localdate())
    port = find_port()
    server = subprocess.Popen(  # noqa: S603 -- our own program, no outside words
        [sys.executable, "-m", "answerable.commands.main", "serve", "--port", str(port), "--workers", "1"],
        stdout=subprocess.DEVNULL,
    )
    try:
        wait_for(port, server)
        pages = fetch_pages(port, addresses)
    finally:
        server.terminate()
        server.wait(timeout=SECONDS_TO_START)
    for page in pages:
        typer.echo(f"{'ok ' if page.is_good else 'BAD'} {page.status} {page.size:>7} bytes  {page.address}")
    typer.echo("The record holds " + ", ".join(f"{count} {name}" for name, count in name_counts(counts)) + ".")
    bad = sum(not page.is_good for page in pages)
    typer.echo(f"{len(pages)} pages fetched, {bad} bad.")
    raise typer.Exit(1 if bad else 0)


def wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    """Wait until the server answers; raises `typer.Exit` where it does not start."""
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and server.poll() is None:
        try:
            fetch(port, "/about")
        except OSError:
            time.sleep(0.1)
        else:
            return
    typer.echo("The site did not start.", err=True)
    raise typer.Exit(1)


def fetch_pages(port: int, addresses: list[str]) -> list[Fetched]:
    """Each address with its status and its size, the style sheet's included."""
    pages, sheets = [], {}
    for address in addresses:
        status, body = fetch(port, address)
        sheet = STYLE_SHEET.search(body)
        if sheet and sheet[1] not in sheets:
            sheets[sheet[1]] = len(fetch(port, sheet[1].decode())[1])
        pages.append(Fetched(address, status, len(body) + (sheets[sheet[1]] if sheet else 0)))
    return pages


def fetch(port: int, address: str) -> tuple[int, bytes]:
    connection = HTTPConnection(HOST, port, timeout=SECONDS_TO_START)
    try:
        connection.request("GET", address.partition("#")[0])
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def name_counts(counts: dict[str, int]) -> list[tuple[str, int]]:
    """Counts with their names in the plural where there are several."""
    names = {"untracked": ("promise never tracked", "promises never tracked")}
    return [(names.get(name, (name, f"{name}s"))[count != 1], count) for name, count in counts.items()]
