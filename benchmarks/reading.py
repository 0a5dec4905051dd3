"""Pages a second and memory of reading a PDF, beside the ceiling and the peer on the same file.

    python -m benchmarks.reading [--pages 100 400] [--repeat 3] [--readers raw layout record peer]

Each reader runs in a process of its own, so that its peak memory is its own. Of several runs the quickest counts: the
others were held up by something else on the machine. Time is processor time of one core.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.pack import make_pack

ROOT = Path(__file__).resolve().parent.parent
SMALL_PAGES = 5
SLOW_PAGES = 100
"""The peer is not asked to read more than this."""


def raw_text(path: Path) -> int:
    """The ceiling: PDFium's own text of each page, with no layout."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            page.get_textpage().get_text_range()
        return len(document)


def our_layout(path: Path) -> int:
    from answerable.reading.formats.pdf import read_pdf

    return len(read_pdf(path).pages)


def our_record(path: Path) -> int:
    from answerable.reading.reader import read_paper

    return len(read_paper(path).pages)


def peer(path: Path) -> int:
    """pdfplumber's words and tables of each page."""
    import pdfplumber

    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_text()
            page.extract_tables()
            page.close()
        return len(document.pages)


READERS: dict[str, tuple[str, Callable[[Path], int]]] = {
    "raw": ("raw pypdfium2 text (ceiling)", raw_text),
    "layout": ("Answerable, layout", our_layout),
    "record": ("Answerable, layout and record", our_record),
    "peer": ("pdfplumber, text and tables (peer)", peer),
}


def measure(name: str, small: Path, path: Path) -> dict[str, float]:
    """One run of one reader: pages, seconds of processor time, peak memory in MB. It reads a small paper first, so
    that starting up is not counted."""
    READERS[name][1](small)
    started = time.process_time()
    pages = READERS[name][1](path)
    seconds = time.process_time() - started
    return {"pages": pages, "seconds": seconds, "peak_mb": peak_memory()}


def peak_memory() -> float:
    """The most memory, in MB, that this process has held; the parent's, which `getrusage` would count, left out."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure_apart(name: str, small: Path, path: Path, repeat: int) -> dict[str, float]:
    """The quickest of several runs, each in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.reading", "--one", name, "--files", str(small), str(path)]
    runs = [
        json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)
        for _ in range(repeat)
    ]
    return min(runs, key=lambda run: run["seconds"])


def main() -> None:
    options = _options()
    if options.one:
        print(json.dumps(measure(options.one, *options.files)))
        return
    print(f"{'reader':<36}{'pages':>7}{'pages/s':>10}{'of ceiling':>12}{'peak MB':>9}")
    small = make_pack(SMALL_PAGES)
    for pages in options.pages:
        path = make_pack(pages)
        ceiling = 0.0
        for name, (title, _) in READERS.items():
            if name not in options.readers or (name == "peer" and pages > SLOW_PAGES):
                continue
            found = measure_apart(name, small, path, 1 if name == "peer" else options.repeat)
            rate = found["pages"] / found["seconds"]
            ceiling = ceiling or rate
            print(f"{title:<36}{found['pages']:>7}{rate:>10.1f}{rate / ceiling:>12.1%}{found['peak_mb']:>9.0f}")
    rate = measure_two(options.pages[-1], options.copies)
    print(f"`answerable read -j 2`, {options.copies} packs of {options.pages[-1]} pages: {rate:.1f} pages/s")


def measure_two(pages: int, copies: int) -> float:
    """Pages a second of `answerable read -j 2` over several packs, by the clock, start-up included."""
    path = make_pack(pages)
    with tempfile.TemporaryDirectory() as folder:
        papers = [shutil.copy(path, Path(folder, f"pack-{number}.pdf")) for number in range(copies)]
        command = [sys.executable, "-m", "answerable.commands.main", "read", *papers, "-j", "2", "--format", "json"]
        started = time.perf_counter()
        done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
        seconds = time.perf_counter() - started
    return sum(record["source"]["pages"] for record in json.loads(done.stdout)) / seconds


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pages", type=int, nargs="+", default=[100, 400], help="lengths of the packs to read")
    parser.add_argument("--repeat", type=int, default=3, help="runs of each reader, of which the quickest counts")
    parser.add_argument("--copies", type=int, default=6, help="packs that two processes read")
    parser.add_argument("--readers", nargs="+", choices=READERS, default=list(READERS), help="which to run")
    parser.add_argument("--one", choices=READERS, help=argparse.SUPPRESS)
    parser.add_argument("--files", type=Path, nargs=2, help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
