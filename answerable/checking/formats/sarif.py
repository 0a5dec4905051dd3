"""Findings as SARIF 2.1.0 (OASIS), the form that code hosts, editors and dashboards read."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import quote

import msgspec

from answerable.checking.codes import RULES
from answerable.checking.finding import Finding, Findings, Severity, Suppressed
from answerable.checking.formats.excerpt import Excerpt
from answerable.checking.formats.wording import say_place
from answerable.checking.manual import open_manual
from answerable.checking.rule import Rule
from answerable.record import Cite, Fault, Source
from answerable.record.contract import to_builtins

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_INDEX = {rule.code: index for index, rule in enumerate(RULES)}
_MARKUP = re.compile(r"^```\w*$|^#+ ", re.MULTILINE)

Json = dict[str, Any]


def print_sarif(checked: Sequence[tuple[Findings | Fault, Sequence[Excerpt]]], *, whole: bool = True) -> bytes:
    """One run over all papers. `whole` is false where the run was stopped before its end.

    Lines are given as regions only where they are the file's own (text); elsewhere a place is a logical location
    (`page 3, line 41`). A finding that somebody has explained is a result with its suppression.
    """
    outcomes = [outcome for outcome, _ in checked]
    run: Json = {
        "tool": {"driver": _driver()},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(outcomes, whole)],
        "artifacts": [_artifact(outcome) for outcome in outcomes],
        "results": [result for index, paper in enumerate(checked) for result in _results(index, *paper)],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return msgspec.json.format(msgspec.json.encode(log), indent=2) + b"\n"


def _driver() -> Json:
    return {
        "name": "Answerable",
        "semanticVersion": version("answerable"),
        "rules": [_describe(rule) for rule in RULES],
    }


def _describe(rule: Rule) -> Json:
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.meaning},
        "help": _help(rule),
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.family]},
    }


def _help(rule: Rule) -> Json:
    """The rule's page, with its marks and without."""
    try:
        page = open_manual(rule).text
    except FileNotFoundError:  # installed without the docs
        return {"text": rule.meaning}
    return {"text": _MARKUP.sub("", page).strip(), "markdown": page}


def _invocation(outcomes: Sequence[Findings | Fault], whole: bool) -> Json:
    notes = [note for index, outcome in enumerate(outcomes) for note in _notifications(index, outcome)]
    return {"executionSuccessful": whole and not notes, "toolExecutionNotifications": notes}


def _notifications(index: int, outcome: Findings | Fault) -> Iterator[Json]:
    """What could not be done: a paper not read, a rule that failed."""
    locations = [{"physicalLocation": {"artifactLocation": _artifact_location(outcome.source, index)}}]
    if isinstance(outcome, Fault):
        yield {"level": "error", "message": {"text": outcome.error}, "locations": locations}
        return
    for code in outcome.failed:
        text = f"{code} failed on this paper; please report it with the paper."
        yield {"level": "error", "message": {"text": text}, "locations": locations, "associatedRule": _point_at(code)}


def _artifact(outcome: Findings | Fault) -> Json:
    source = outcome.source
    artifact: Json = {"location": {"uri": _uri(source.path)}, "roles": ["analysisTarget"]}
    if source.media_type:
        artifact["mimeType"] = source.media_type
    if source.sha256:
        artifact["hashes"] = {"sha-256": source.sha256}
    if isinstance(outcome, Findings):
        artifact["properties"] = {"coverage": to_builtins(outcome.coverage), "checked": outcome.checked}
    return artifact


def _results(index: int, outcome: Findings | Fault, excerpts: Sequence[Excerpt]) -> Iterator[Json]:
    if isinstance(outcome, Fault):
        return
    seen: dict[str, int] = {}
    shown: Iterable[tuple[Finding, Excerpt, Suppressed | None]] = (
        *((finding, excerpt, None) for finding, excerpt in zip(outcome.findings, excerpts, strict=True)),
        *((suppressed.finding, (), suppressed) for suppressed in outcome.suppressed),
    )
    for finding, excerpt, suppressed in shown:
        seen[finding.key] = seen.get(finding.key, 0) + 1
        yield {
            "ruleId": finding.rule,
            "ruleIndex": _INDEX[finding.rule],
            "level": _LEVELS[finding.severity],
            "message": {"text": _message(finding)},
            "locations": [_location(outcome.source, index, finding.cite, excerpt)],
            "relatedLocations": [
                {"id": number, "message": {"text": cite.quote}, **_location(outcome.source, index, cite)}
                for number, cite in enumerate(finding.also, 1)
            ],
            # The same words printed again are another result: it is told apart by its number.
            "partialFingerprints": {"finding/v1": f"{finding.key}:{seen[finding.key]}"},
            "suppressions": [_suppression(suppressed)] if suppressed else [],
            "properties": {
                name: value
                for name, value in to_builtins(finding).items()
                if name in ("printed", "expected", "tolerance", "explanation", "working")
            },
        }


def _message(finding: Finding) -> str:
    parts = [finding.message, "", finding.working]
    parts += [f"Tolerance: {finding.tolerance}"] if finding.tolerance else []
    parts += [f"Likeliest: {finding.explanation}"] if finding.explanation else []
    return "\n".join(parts)


def _suppression(suppressed: Suppressed) -> Json:
    given = {"by": suppressed.by, "on": suppressed.on.isoformat() if suppressed.on else None}
    properties = {name: value for name, value in given.items() if value}
    return {
        "kind": "external",
        "status": "accepted",
        "justification": suppressed.reason,
        **({"properties": properties} if properties else {}),
    }


def _location(source: Source, index: int, cite: Cite, excerpt: Excerpt = ()) -> Json:
    physical: Json = {"artifactLocation": _artifact_location(source, index)}
    if source.media_type == "text/plain" and cite.line:
        physical["region"] = _region(cite, excerpt)
        return {"physicalLocation": physical}
    place = say_place(cite)
    if not place:
        return {"physicalLocation": physical}
    logical = {"name": place, "fullyQualifiedName": place.replace(", ", "/"), "kind": "page" if cite.page else "line"}
    return {"physicalLocation": physical, "logicalLocations": [logical]}


def _region(cite: Cite, excerpt: Excerpt) -> Json:
    """The lines cited, or within them the words marked (columns count characters from 1, the end stands after)."""
    marked = [line for line in excerpt if line.start < line.end]
    if marked:
        return {
            "startLine": marked[0].number,
            "startColumn": marked[0].start + 1,
            "endLine": marked[-1].number,
            "endColumn": marked[-1].end + 1,
            "snippet": {"text": "\n".join(line.text[line.start : line.end] for line in marked)},
        }
    return {"startLine": cite.line, "endLine": cite.line_end or cite.line, "snippet": {"text": cite.quote}}


def _artifact_location(source: Source, index: int) -> Json:
    return {"uri": _uri(source.path), "index": index}


def _uri(path: str) -> str:
    """A path as a URI reference: relative as it was given, absolute with its scheme."""
    if os.path.isabs(path):
        return PurePath(path).as_uri()
    return quote(os.fsencode(PurePath(path).as_posix()))


def _point_at(code: str) -> Json:
    return {"id": code, "index": _INDEX[code]}
