"""`answerable check`: papers in, what does not agree in each out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from answerable.checking import Findings, UnknownRuleError
from answerable.checking.codes import choose_rules
from answerable.checking.contract import to_json
from answerable.checking.formats.html import print_html
from answerable.checking.formats.sarif import print_sarif
from answerable.checking.formats.text import print_findings, print_totals
from answerable.checking.formats.wording import SEVERITIES
from answerable.commands.outcome import Checked, check_outcome
from answerable.commands.papers import (
    Jobs,
    JsonList,
    Ocr,
    Paths,
    Round,
    Timeout,
    ending_well,
    leave,
    put_in_order,
    require_papers,
)
from answerable.commands.sheet import Sheet, open_sheet
from answerable.reading.workers import DEFAULT_TIMEOUT_SECONDS
from answerable.record import Fault


class Format(StrEnum):
    """How `answerable check` prints what it found."""

    text = "text"
    json = "json"
    sarif = "sarif"
    html = "html"


class Severity(StrEnum):
    """The least grave finding that makes the command fail."""

    error = "error"
    warning = "warning"
    info = "info"


def check(
    paths: Paths,
    form: Annotated[Format, typer.Option("--format", help="What to print.")] = Format.text,
    select: Annotated[
        list[str] | None,
        typer.Option("--select", metavar="RULES", help="Only these rules: codes, names or families, with commas."),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="RULES", help="Not these rules, named in the same way.")
    ] = None,
    fail_on: Annotated[
        Severity, typer.Option("--fail-on", help="The least grave finding that makes the exit status 1.")
    ] = Severity.info,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Exit with 0 whatever is found in papers that could be read.")
    ] = False,
    jobs: Jobs = 1,
    ocr: Ocr = False,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write to this file and not to the terminal.")
    ] = None,
    timeout: Timeout = DEFAULT_TIMEOUT_SECONDS,
    verbose: Annotated[
        bool, typer.Option("--verbose", help="In text: list how many places each rule examined.")
    ] = False,
) -> None:
    """Check papers (PDF, Word, HTML, text): figures, dates, numbering, and whether a paper agrees with itself.

    What is explained in PAPER.findings.toml beside a paper is shown and does
    not count. A paper that cannot be read is named with the reason on the error
    stream, and the others are checked.
    Exit status: 0 when nothing was found, 1 when something was or a paper could
    not be read, 2 for wrong usage.
    """
    papers = require_papers(paths)
    rules = _choose_rules(_split(select), _split(ignore))
    sheet = open_sheet(out)
    session = _Session(len(papers), form, sheet, verbose)
    try:
        with ending_well(session.finish, lambda: f"interrupted after {session.done} of {len(papers)} papers"):
            then = partial(check_outcome, rules=rules)
            with session.round.run(papers, then, jobs=jobs, ocr=ocr, timeout=timeout) as outcomes:
                session.take(put_in_order(outcomes))
    finally:
        sheet.close()
    if session.faults or (not exit_zero and session.fails(fail_on)):
        leave(1)


class _Session:
    """One run of the command: text and JSON are printed paper by paper, SARIF and HTML when all are checked."""

    def __init__(self, papers: int, form: Format, sheet: Sheet, verbose: bool) -> None:
        self.round = Round("Checking")
        self.done = self.faults = 0
        self._papers = papers
        self._form, self._sheet, self._verbose = form, sheet, verbose
        self._list = JsonList()
        self._found: list[Findings] = []
        self._checked: list[Checked] = []

    def take(self, checked: Iterable[Checked]) -> None:
        for paper in checked:
            self.done += 1
            for complaint in paper.complaints:
                self.round.complain(complaint)
            if isinstance(paper.outcome, Fault):
                self.faults += 1
                self.round.complain(f"{paper.outcome.source.path}: {paper.outcome.error}")
            else:
                self._found.append(paper.outcome)
            if self._form in (Format.sarif, Format.html):
                self._checked.append(paper)
            else:
                self._write(b"".join(self._render(paper)))

    def fails(self, severity: Severity) -> bool:
        """Whether anything was found that is as grave, or a rule could not finish."""
        grave = SEVERITIES[: SEVERITIES.index(severity.value) + 1]
        return any(
            paper.failed or any(finding.severity in grave for finding in paper.findings) for paper in self._found
        )

    def finish(self) -> None:
        """Print what stands at the end, so that the output is whole even when the run was not."""
        if self._form is Format.json:
            self._write(self._list.end())
        elif self._form is Format.sarif:
            papers = [(paper.outcome, paper.excerpts) for paper in self._checked]
            self._write(print_sarif(papers, whole=self.done == self._papers))
        elif self._form is Format.html:
            page = print_html([paper.outcome for paper in self._checked], expected=self._papers)
            self._write(page.encode("utf-8", "backslashreplace"))
        elif len(self._found) > 1:
            self._write(f"\n{print_totals(self._found)}".encode())
        self._sheet.keep()

    def _render(self, paper: Checked) -> Iterator[bytes]:
        if self._form is Format.json:
            yield self._list.entry(to_json([paper.outcome]))
        elif self._form is Format.text and isinstance(paper.outcome, Findings):
            yield b"\n" if len(self._found) > 1 else b""
            text = print_findings(paper.outcome, paper.excerpts, coloured=self._sheet.coloured, verbose=self._verbose)
            yield text.encode("utf-8", "backslashreplace")

    def _write(self, output: bytes) -> None:
        if output:
            self.round.write(output, self._sheet.stream)


def _split(names: list[str] | None) -> list[str]:
    """Names given one by one or with commas between them."""
    return [name for given in names or [] for name in given.replace(",", " ").split()]


def _choose_rules(select: list[str], ignore: list[str]) -> tuple[str, ...]:
    for option, names in (("--select", select), ("--ignore", ignore)):
        try:
            choose_rules(names)
        except UnknownRuleError as error:
            raise typer.BadParameter(str(error), param_hint=option) from None
    rules = tuple(rule.code for rule in choose_rules(select, ignore))
    if not rules:
        raise typer.BadParameter("no rule is left to check by", param_hint="--ignore")
    return rules
