"""Public pages a second, beside a bare Django page and a static file in the same run.

    python -m benchmarks.pages [--papers 40] [--seconds 3]

Made-up minutes are filed, the site is served by two granian workers on this machine, and `wrk` asks for one page at a
time over sixteen connections, a second at a time; of some seconds the best counts, because the others were held up by
something else. The asking and the answering share the machine's cores.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple

from benchmarks.filing import make_minutes

CONNECTIONS = 16
SECONDS_TO_START = 30
RATE = re.compile(r"Requests/sec:\s+([\d.]+)")
LATENCY = re.compile(r"99%\s+([\d.]+\w+)")
FAILED = re.compile(r"Non-2xx or 3xx responses: (\d+)")
# Each request asks for an address that was never asked for, so that no page is at hand.
NEW_EACH_TIME = 'local n = 0\nrequest = function() n = n + 1 return wrk.format("GET", "%s" .. n) end\n'


class Load(NamedTuple):
    """How a page bore being asked for: answers a second, the 99th percentile of their latency, and faults."""

    rate: float
    slow: str
    faults: int


def main() -> None:
    """File the papers, serve them, and print the rates side by side."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--papers", type=int, default=40)
    parser.add_argument("--seconds", type=int, default=3)
    options = parser.parse_args()
    if shutil.which("wrk") is None:
        sys.exit("The program 'wrk' is missing. On Debian: apt-get install --no-install-recommends wrk")
    with tempfile.TemporaryDirectory(prefix="answerable-bench-") as folder:
        os.environ |= {"ANSWERABLE_DATA": folder, "DJANGO_SETTINGS_MODULE": "answerable.config.settings"}
        os.environ.pop("DATABASE_URL", None)
        addresses = file_papers(Path(folder), options.papers)
        with serving("answerable.config.wsgi:application") as port:
            size = len(fetch(port, addresses["a meeting"])[1])
            measure_site(port, addresses, options.seconds, Path(folder))
        os.environ["BARE_PAGE_BYTES"] = str(size)
        with serving("benchmarks.bare_django:application") as port:
            report(f"a bare Django page of {size:,} bytes", load(port, "/", options.seconds))


def file_papers(folder: Path, count: int) -> dict[str, str]:
    """File made-up minutes and collect the static files; gives the addresses to ask for."""
    import django

    django.setup()
    from django.core.management import call_command

    from answerable.keeping.changes.pack import file_pack
    from answerable.publishing.sampling import sample_addresses
    from answerable.reading.reader import read_paper

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    for number in range(count):
        place = folder / f"minutes-{number:03}.txt"
        place.write_text(make_minutes(number), encoding="utf-8")
        file_pack([read_paper(place)], by="benchmark")
    found = sample_addresses()
    names = {"a meeting": "/meetings/", "a promise": "/promises/", "a page of a paper": "/page/"}
    pages = {name: next(each for each in reversed(found) if part in each) for name, part in names.items()}
    return {
        "the front page": "/",
        "the list of promises": "/promises",
        **pages,
        "a search": "/search?q=custody+estate",
    }


def measure_site(port: int, addresses: dict[str, str], seconds: int, folder: Path) -> None:
    """Pages at hand, pages made anew, pages a browser has, and the style sheet."""
    for name, address in addresses.items():
        report(f"{name}, at hand", load(port, address, seconds))
    for name, address in addresses.items():
        script = folder / "new.lua"
        path = address.partition("#")[0]
        script.write_text(NEW_EACH_TIME % f"{path}{'&' if '?' in path else '?'}n=")
        report(f"{name}, made anew each time", load(port, path, seconds, "-s", str(script)))
    status, page, headers = fetch(port, addresses["a meeting"])
    had = ("-H", f"If-None-Match: {headers['etag']}")
    report("a meeting that the browser has (304)", load(port, addresses["a meeting"], seconds, *had))
    sheet = re.search(rb'href="(/static/[^"]+\.css)"', page)
    if status != 200 or sheet is None:
        sys.exit("The site does not answer.")
    report("the style sheet, a static file", load(port, sheet[1].decode(), seconds))


@contextmanager
def serving(application: str):  # type: ignore[no-untyped-def]
    """A granian server of two workers at a free port, ended afterwards."""
    from answerable.commands.serve import find_port

    port = find_port()
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
        "--workers", "2", "--blocking-threads", "1", "--no-ws", "--log-level", "critical", application,
    ]  # fmt: skip
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + SECONDS_TO_START
        while True:
            try:
                fetch(port, "/")
                break
            except OSError:
                if time.monotonic() > deadline or server.poll() is not None:
                    sys.exit(f"{application} did not start")
                time.sleep(0.1)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=SECONDS_TO_START)


def fetch(port: int, address: str) -> tuple[int, bytes, dict[str, str]]:
    connection = HTTPConnection("127.0.0.1", port, timeout=SECONDS_TO_START)
    connection.request("GET", address.partition("#")[0])
    answer = connection.getresponse()
    result = answer.status, answer.read(), {name.lower(): value for name, value in answer.getheaders()}
    connection.close()
    return result


def load(port: int, address: str, seconds: int, *options: str) -> Load:
    """An address asked for as often as it is answered: of each second the best, the others were held up by others."""
    url = f"http://127.0.0.1:{port}{address.partition('#')[0]}"
    command = ["wrk", "--latency", "-t1", f"-c{CONNECTIONS}", "-d1s", *options, url]
    runs = (subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(seconds))
    return max(map(read_load, runs))


def read_load(said: str) -> Load:
    """The figures in what `wrk` prints."""
    rate, slow, failed = RATE.search(said), LATENCY.search(said), FAILED.search(said)
    if rate is None or slow is None:
        sys.exit(f"wrk said something unheard of:\n{said}")
    return Load(float(rate[1]), slow[1], int(failed[1]) if failed else 0)


def report(name: str, best: Load) -> None:
    """One line: the rate, the 99th percentile of the latency, and any answers that were faults."""
    faults = f"   {best.faults} FAULTS" if best.faults else ""
    print(f"{best.rate:9,.0f} a second   p99 {best.slow:>9}   {name}{faults}", flush=True)


if __name__ == "__main__":
    main()
