"""Findings as a compiler prints them: place, sentence, the printed line with a caret, the working."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len, get_character_cell_size

from answerable.checking.codes import RULES
from answerable.checking.finding import Coverage, Finding, Findings, Severity, Suppressed
from answerable.checking.formats.excerpt import Excerpt, MarkedLine
from answerable.checking.formats.wording import count, count_severities, say_agreement, say_place
from answerable.record import Cite, Source

WIDTH = 100
"""Columns of a printed line shown; a longer one is cut around its marked words."""
MOST_ALSO = 4
"""Further places that a finding names; JSON and HTML have them all."""

NOTHING = "nothing found that does not agree"
_CUT = "…"
_LEAD = 0.4
"""The share of a cut line that stands before its marked words."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_COLOURS: dict[Severity | str, str] = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "bold": "1",
    "soft": "2;34",
}


class Paint:
    """Colours for a terminal; plain text elsewhere."""

    def __init__(self, coloured: bool) -> None:
        self._coloured = coloured

    def __call__(self, text: str, look: str) -> str:
        return f"\x1b[{_COLOURS[look]}m{text}\x1b[0m" if self._coloured and text else text


def print_findings(
    findings: Findings, excerpts: Iterable[Excerpt], *, coloured: bool = False, verbose: bool = False
) -> str:
    """One paper's findings and its report, ready to be written; `excerpts` has the printed lines of each finding."""
    paint = Paint(coloured)
    parts = [
        "\n".join(_finding(findings.source, finding, excerpt, paint))
        for finding, excerpt in zip(findings.findings, excerpts, strict=True)
    ]
    parts.append("\n".join(_report(findings, paint, verbose)))
    return "\n\n".join(parts) + "\n"


def print_totals(checked: Iterable[Findings]) -> str:
    """One line on several papers."""
    papers = list(checked)
    found = count_severities(finding for paper in papers for finding in paper.findings) or NOTHING
    figures = sum(paper.coverage.figures for paper in papers)
    tested = sum(paper.coverage.tested for paper in papers)
    return f"{count(len(papers), 'paper')}: {found}; {tested:,} of {count(figures, 'figure')} tested\n"


def _finding(source: Source, finding: Finding, excerpt: Excerpt, paint: Paint) -> Iterator[str]:
    yield f"{paint(_place(source, finding.cite), 'bold')}: {_headline(finding, paint)}"
    yield f"  {_plain(finding.message)}"
    margin = max((len(str(line.number)) for line in excerpt), default=1)
    bar = paint("|", "soft")
    if excerpt:
        yield f"  {' ' * margin} {bar}"
    for line in excerpt:
        text, caret = _draw(line)
        yield f"  {paint(f'{line.number:>{margin}}', 'soft')} {bar} {text}"
        if caret:
            yield f"  {' ' * margin} {bar} {paint(caret, finding.severity)}"
    for name, words in _details(finding):
        for index, row in enumerate(words.split("\n")):
            yield f"  {' ' * margin} {paint('=', 'soft')} {'' if index else name:<{_NAME}}{_plain(row)}"


_NAME = len("tolerance: ")


def _headline(finding: Finding, paint: Paint) -> str:
    return f"{paint(finding.severity, finding.severity)} {paint(finding.rule, 'bold')} {finding.name}"


def _details(finding: Finding) -> Iterator[tuple[str, str]]:
    yield "working: ", finding.working
    if finding.tolerance:
        yield "tolerance: ", finding.tolerance
    if finding.explanation:
        yield "likeliest: ", finding.explanation
    if finding.also:
        yield "see also: ", "\n".join(_further(finding.also))


def _further(cites: Sequence[Cite]) -> Iterator[str]:
    for cite in cites[:MOST_ALSO]:
        yield f"{say_place(cite)}: {_fit(' '.join(cite.quote.split()), WIDTH)}"
    if len(cites) > MOST_ALSO:
        yield f"and {count(len(cites) - MOST_ALSO, 'further place')}"


def _report(findings: Findings, paint: Paint, verbose: bool) -> Iterator[str]:
    found = count_severities(findings.findings) or NOTHING
    if findings.suppressed:
        found += f" ({len(findings.suppressed):,} suppressed)"
    yield f"{paint(_plain(findings.source.path), 'bold')}: {found}"
    for suppressed in findings.suppressed:
        yield f"  suppressed: {_suppressed(suppressed)}"
    yield from _count_figures(findings.coverage)
    if findings.failed:
        yield f"  failed:     {', '.join(findings.failed)}; this is a fault of ours, please report it with the paper"
    if verbose:
        yield from _list_examined(findings.checked)


def _count_figures(coverage: Coverage) -> Iterator[str]:
    if not coverage.figures:
        yield "  figures:    none found"
        return
    tested = f"{coverage.tested:,} tested: {say_agreement(coverage)}" if coverage.tested else "none tested"
    yield f"  figures:    {coverage.figures:,} found; {tested}"
    if coverage.untested:
        yield f"  not tested: {coverage.figures - coverage.tested:,}"
    for reason in coverage.untested:
        yield f"    {reason.count:>7,} {reason.why}"


def _list_examined(checked: dict[str, int]) -> Iterator[str]:
    names = {rule.code: rule.name for rule in RULES}
    examined = {code: places for code, places in checked.items() if places}
    yield f"  places examined:{'' if examined else ' none'}"
    for code, places in examined.items():
        yield f"    {places:>7,} by {code} {names.get(code, '')}".rstrip()


def _suppressed(suppressed: Suppressed) -> str:
    said = ", ".join(filter(None, (suppressed.by, suppressed.on.isoformat() if suppressed.on else None)))
    finding = suppressed.finding
    place = f"{say_place(finding.cite)}: {finding.rule} {finding.name}"
    return f"{place}: {_plain(suppressed.reason)}{f' ({said})' if said else ''}"


def _place(source: Source, cite: Cite) -> str:
    """`paper.txt:751`, as editors follow it; `pack.pdf: page 3, line 41` where the lines are the reader's."""
    path = _plain(source.path)
    if source.media_type == "text/plain" and cite.line:
        return f"{path}:{cite.line}"
    return ": ".join(filter(None, (path, say_place(cite))))


def _draw(line: MarkedLine) -> tuple[str, str]:
    """A line of print and the carets under its marked words, by the columns that a terminal gives each character."""
    before, marked, after = (
        _plain(part) for part in (line.text[: line.start], line.text[line.start : line.end], line.text[line.end :])
    )
    if cell_len(before + marked + after) > WIDTH:
        before, marked, after = _cut(before, marked, after)
    return (before + marked + after).rstrip(), f"{' ' * cell_len(before)}{'^' * cell_len(marked)}".rstrip()


def _cut(before: str, marked: str, after: str) -> tuple[str, str, str]:
    marked = _fit(marked, WIDTH - 2)
    room = WIDTH - cell_len(marked)
    lead = min(cell_len(before), max(1, int(room * _LEAD), room - cell_len(after)))
    return _fit(before[::-1], lead)[::-1], marked, _fit(after, room - min(lead, cell_len(before)))


def _fit(text: str, columns: int) -> str:
    """As much of a text as so many columns hold, the sign of a cut at its end."""
    if cell_len(text) <= columns:
        return text
    used, kept = cell_len(_CUT), ""
    for character in text:
        used += get_character_cell_size(character)
        if used > columns:
            break
        kept += character
    return kept + _CUT if columns > 0 else ""


def _plain(text: str) -> str:
    """Text that moves no cursor: a tab as wide as four spaces, no control characters."""
    return _CONTROL.sub(" ", text.replace("\t", "    "))
