"""Findings that somebody has explained: a file beside the paper says which, why, who says so, and since when.

[[finding]]
rule = "ARI102"
words = "Total 1,245"
reason = "The rows are rounded; appendix B has them in full."
by = "A. Clerk"
on = 2023-01-09
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from answerable.checking.codes import UnknownRuleError, find_rule
from answerable.checking.finding import Finding, Findings, Suppressed
from answerable.record.cite import Fact

SIDECAR_SUFFIX = ".findings.toml"


class Entry(Fact, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An entry of the file: the finding is known by its rule and by words of its place, its key, or both."""

    rule: str
    words: str | None = None
    key: str | None = None
    reason: str
    by: str | None = None
    on: dt.date | None = None


class Sidecar(NamedTuple):
    """The entries of a paper's file that hold, each with its name there, and a sentence on each that does not."""

    entries: tuple[tuple[str, Entry], ...] = ()
    complaints: tuple[str, ...] = ()


def name_sidecar(paper: Path) -> Path:
    """The file that explains a paper's findings: it stands beside the paper and has its whole name."""
    return paper.with_name(paper.name + SIDECAR_SUFFIX)


def read_sidecar(paper: Path) -> Sidecar:
    """What is written beside a paper about its findings; nothing where there is no such file."""
    place = name_sidecar(paper)
    try:
        written = tomllib.loads(place.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Sidecar()
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        return Sidecar(complaints=(f"{place}: this file cannot be read ({reason}), so nothing is suppressed",))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return Sidecar(complaints=(f"{place}: this is not TOML ({error}), so nothing is suppressed",))
    listed = written.pop("finding", [])
    if written or not isinstance(listed, list):
        return Sidecar(complaints=(f"{place}: each entry begins with [[finding]]; nothing is suppressed",))
    entries, complaints = [], []
    for number, fields in enumerate(listed, 1):
        name = f"{place}: entry {number}{_name_rule(fields)}"
        try:
            entries.append((name, _read_entry(fields)))
        except _EntryError as error:
            complaints.append(f"{name} {error}")
    return Sidecar(tuple(entries), tuple(complaints))


def suppress(findings: Findings, sidecar: Sidecar) -> tuple[Findings, tuple[str, ...]]:
    """Findings with those set apart that an entry explains, and a sentence on every entry that does nothing.

    An entry that fits several findings suppresses none, unless they are the same one printed again.
    """
    explained: dict[int, Entry] = {}
    complaints = list(sidecar.complaints)
    for name, entry in sidecar.entries:
        if entry.rule not in findings.checked and entry.rule not in findings.failed:
            continue  # the rule was not asked for, so the entry may well hold
        fitting = [index for index, finding in enumerate(findings.findings) if _fits(entry, finding)]
        if not fitting:
            complaints.append(f"{name} fits no finding (any more); take it out, or correct its words")
        elif len({findings.findings[index].key for index in fitting}) > 1:
            complaints.append(f"{name} fits {len(fitting)} findings; quote more words, or give the finding's key")
        else:
            explained.update(dict.fromkeys(fitting, entry))
    suppressed = [
        Suppressed(finding=findings.findings[index], reason=entry.reason, by=entry.by, on=entry.on)
        for index, entry in sorted(explained.items())
    ]
    left = [finding for index, finding in enumerate(findings.findings) if index not in explained]
    changed = msgspec.structs.replace(findings, findings=tuple(left), suppressed=tuple(suppressed))
    return changed, tuple(complaints)


class _EntryError(ValueError):
    """Why an entry does not hold, to be read after its name."""


def _name_rule(fields: Any) -> str:
    rule = fields.get("rule") if isinstance(fields, dict) else None
    return f" ({rule})" if isinstance(rule, str) else ""


def _read_entry(fields: Any) -> Entry:
    if not isinstance(fields, dict) or not fields.get("rule"):
        raise _EntryError('names no rule; write, say, rule = "DAT501"')
    if not str(fields.get("reason", "")).strip():
        raise _EntryError("gives no reason; without one nothing is suppressed")
    if not (fields.get("words") or fields.get("key")):
        raise _EntryError("says no place; quote words of the finding's place, or give its key")
    try:
        entry = msgspec.convert(fields, Entry)
        return msgspec.structs.replace(entry, rule=find_rule(entry.rule).code)
    except msgspec.ValidationError as error:
        raise _EntryError(f"is not as it should be: {error}") from None
    except UnknownRuleError as error:
        raise _EntryError(f"does nothing: {error}") from None


def _fits(entry: Entry, finding: Finding) -> bool:
    if entry.rule != finding.rule or (entry.key and entry.key != finding.key):
        return False
    return not entry.words or any(_holds(*pair) for pair in _in_each_other(entry.words, finding.cite.quote))


def _in_each_other(words: str, quote: str) -> Iterator[tuple[str, str]]:
    """A person may quote a part of the place, or the whole sentence around it."""
    folded = " ".join(words.split()).casefold(), " ".join(quote.split()).casefold()
    yield folded
    yield folded[::-1]


def _holds(part: str, whole: str) -> bool:
    """Whether words stand in others, not within a longer word or number."""
    at = whole.find(part) if part else -1
    while at >= 0:
        end = at + len(part)
        cut = _joined(whole[at - 1 : at], part[:1]) or _joined(part[-1:], whole[end : end + 1])
        if not cut:
            return True
        at = whole.find(part, at + 1)
    return False


def _joined(before: str, after: str) -> bool:
    return before.isalnum() and after.isalnum()
