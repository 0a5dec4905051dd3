"""`answerable file`: papers read and filed into the record."""

from __future__ import annotations

import getpass
import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from answerable.checking.edition import checker_edition
from answerable.commands.database import require_prepared
from answerable.commands.papers import find_papers
from answerable.reading.edition import reader_edition
from answerable.reading.workers import DEFAULT_TIMEOUT_SECONDS, read_papers
from answerable.record import Fault, Reading

if TYPE_CHECKING:
    from answerable.keeping.models import Paper

MOST_IN_A_PACK = 25
INTERRUPTED = 130


def file(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Papers, or folders of papers.")],
    jobs: Annotated[int, typer.Option("-j", "--jobs", min=1, max=256, help="Papers read at once.")] = 1,
    ocr: Annotated[
        bool, typer.Option("--ocr", help="Recognise the text of scanned pages (needs tesseract).")
    ] = False,
    closed: Annotated[bool, typer.Option("--closed", help="Keep these papers from the public.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Read papers again that are filed already.")] = False,
    by: Annotated[
        str | None, typer.Option("--by", help="Who files them, for the audit (default: your login).")
    ] = None,
    timeout: Annotated[
        float, typer.Option("--timeout", min=0.1, help="Seconds after which a paper is given up.")
    ] = DEFAULT_TIMEOUT_SECONDS,
    replaces: Annotated[
        str | None,
        typer.Option(
            "--replaces",
            metavar="PAPER",
            help="The filed paper (its id, or its file) that this one is a newer version of.",
        ),
    ] = None,
) -> None:
    """Read papers and file them: each folder's papers together, all of them or none.

    What does not agree in them is found as they are filed. Filing the same papers again changes nothing. Exit
    status: 0 when every paper was filed, 1 when some could not be read, 2 for wrong usage.
    """
    missing = [path for path in paths if not path.exists()]
    if missing:
        raise typer.BadParameter(f"there is no file or folder {missing[0]}", param_hint="PATH")
    found = [Path(paper.path) for paper in find_papers(paths)]
    if not found:
        raise typer.BadParameter("there are no papers (PDF, Word, HTML or text) in that folder", param_hint="PATH")
    require_prepared()
    session = _Session(by or find_login(), closed, _find_replaced(replaces, found) if replaces else None)
    try:
        session.file(found if again or replaces else session.leave_filed(found), jobs, ocr, timeout)
    except KeyboardInterrupt:
        typer.echo("Interrupted: what was filed stays; run the same command again to go on.", err=True)
        raise typer.Exit(INTERRUPTED) from None
    session.report()
    if session.faults:
        raise typer.Exit(1)


def _find_replaced(named: str, found: list[Path]) -> Paper:
    """The filed paper that is to be replaced, by its public id or its file."""
    from answerable.keeping.models import Paper

    if len(found) != 1:
        raise typer.BadParameter("one paper replaces one paper: give one file", param_hint="--replaces")
    place = Path(named)
    known = {"file__sha256": _sha256(place)} if place.is_file() else {"public_id": named.removeprefix("/papers/")}
    paper = Paper.objects.standing().filter(**known).first()
    if paper is None:
        raise typer.BadParameter(f"no filed paper is {named}: give its id or its file", param_hint="--replaces")
    return paper


class _Session:
    """One run: papers are read in any order and filed in the order given, a folder's together."""

    def __init__(self, by: str, closed: bool, replaced: Paper | None) -> None:
        self.faults = 0
        self._by = by
        self._closed = closed
        self._replaced = replaced
        self._counts: dict[str, Counter[str]] = {name: Counter() for name in ("added", "changed", "removed")}
        self._papers = Counter[str]()

    def leave_filed(self, paths: Iterable[Path]) -> list[Path]:
        """The papers that are not filed yet, or were read by another reader or checked by another checker."""
        from answerable.keeping.models import Paper

        filed = Paper.objects.standing().filter(
            reading__reader=reader_edition(), report_card__checker=checker_edition()
        )
        if self._closed:
            filed = filed.filter(is_public=False)
        known = set(filed.values_list("file__sha256", flat=True))
        left = []
        for path in paths:
            if known and path.is_file() and _sha256(path) in known:
                self._papers["unchanged"] += 1
            else:
                left.append(path)
        return left

    def file(self, paths: list[Path], jobs: int, ocr: bool, timeout: float) -> None:
        """Read and file papers, with a progress bar where someone watches."""
        with _progress() as progress:
            task = progress.add_task("Filing", total=len(paths))
            readings = self._read_in_order(paths, jobs, ocr, timeout, lambda: progress.advance(task, 0.5))
            for pack in _packs(readings):
                self._file_pack(pack)
                progress.advance(task, 0.5 * len(pack))

    def report(self) -> None:
        """What was done, in a few lines."""
        papers = ", ".join(f"{self._papers[name]} {name}" for name in ("added", "changed", "unchanged"))
        typer.echo(f"Papers: {papers}.")
        for name, counts in self._counts.items():
            held = ", ".join(say_count(kind, count) for kind, count in sorted(counts.items()) if count)
            if held:
                typer.echo(f"{name.capitalize()}: {held}.")

    def _read_in_order(
        self, paths: list[Path], jobs: int, ocr: bool, timeout: float, done: Callable[[], None]
    ) -> Iterator[Reading]:
        held: dict[int, Reading | Fault] = {}
        place = 0
        for index, reading in read_papers([str(path) for path in paths], give, jobs=jobs, ocr=ocr, timeout=timeout):
            done()
            held[index] = reading
            while place in held:
                taken = held.pop(place)
                place += 1
                if isinstance(taken, Fault):
                    self._complain(f"{taken.source.path}: {taken.error}")
                else:
                    yield taken

    def _file_pack(self, pack: list[Reading]) -> None:
        from answerable.keeping.changes.pack import ChangedFileError, file_pack
        from answerable.keeping.changes.replace import replace_paper
        from answerable.keeping.changes.version import ReplaceError

        settings = {"by": self._by, "confidentiality": "confidential" if self._closed else "open"}
        try:
            if self._replaced:
                tally = replace_paper(pack[0], self._replaced, **settings)
            else:
                tally = file_pack(pack, **settings)
        except (ChangedFileError, ReplaceError) as error:
            self._complain(str(error))
            return
        for name, counts in self._counts.items():
            done = getattr(tally, name)
            self._papers[name] += done.pop("paper", 0)
            counts.update(done)
        self._papers["unchanged"] += tally.unchanged["paper"]

    def _complain(self, sentence: str) -> None:
        self.faults += 1
        typer.echo(" ".join(sentence.split()), err=True)


def find_login() -> str:
    """The name of whoever runs the command."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's user may have no name
        return "the command line"


def say_count(kind: str, count: int) -> str:
    """A count in words a clerk uses: `1 minute item`, `12 people`."""
    one, several = _SAID.get(kind, (kind.replace("_", " "), f"{kind.replace('_', ' ')}s"))
    return f"{count:,} {one if count == 1 else several}"


_SAID = {
    "attendance": ("name in an attendance", "names in attendances"),
    "body": ("body", "bodies"),
    "match": ("match of what is owed with its action", "matches of what is owed with their actions"),
    "person": ("person", "people"),
    "programme": ("programme item", "programme items"),
    "unread": ("passage not placed", "passages not placed"),
}


def give(reading: Reading | Fault) -> Reading | Fault:
    """A reading as it is, handed from the process that read it."""
    return reading


def _packs(readings: Iterable[Reading]) -> Iterator[list[Reading]]:
    """Papers of one folder together, at most so many that memory and the transaction stay small."""
    pack: list[Reading] = []
    for reading in readings:
        folder = Path(reading.record.source.path).parent
        if pack and (Path(pack[0].record.source.path).parent != folder or len(pack) == MOST_IN_A_PACK):
            yield pack
            pack = []
        pack.append(reading)
    if pack:
        yield pack


def _progress() -> Progress:
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


def _sha256(path: Path) -> str:
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
