"""What `answerable check` makes of one paper, in the process that reads it and knows no command line."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from answerable.checking import Findings, check
from answerable.checking.formats.excerpt import Excerpt, Print
from answerable.checking.suppression import read_sidecar, suppress
from answerable.record import Fault, Reading


class Checked(NamedTuple):
    """One paper's outcome, made in the worker: its findings with the printed lines of each, or why there are none.

    `complaints` are sentences on the entries beside the paper that do nothing.
    """

    outcome: Findings | Fault
    excerpts: tuple[Excerpt, ...] = ()
    complaints: tuple[str, ...] = ()


def check_outcome(reading: Reading | Fault, rules: tuple[str, ...]) -> Checked:
    """What is found in one paper by the rules of these codes, without what is explained beside it."""
    if isinstance(reading, Fault):
        return Checked(reading)
    source = reading.record.source
    try:
        findings, complaints = suppress(check(reading, select=rules), read_sidecar(Path(source.path)))
        lines = Print(reading)
        return Checked(findings, tuple(map(lines.excerpt, findings.findings)), complaints)
    except Exception as error:  # a fault of the checker: this paper is refused, the rest are checked
        reason = f"checking failed on this file ({type(error).__name__}); please report it with the file"
        return Checked(Fault(source=source, error=reason))
