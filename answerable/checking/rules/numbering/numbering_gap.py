"""NUM801: a number missing from a series of paragraphs, minutes, tables and the like, or repeated, or foreign."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from answerable.checking.evidence.paper import Paper
from answerable.checking.evidence.tracked import name_row, track_paper
from answerable.checking.labelling.numbering import Number, Series, gather_series
from answerable.checking.rule import Disagreement, Examined
from answerable.tracking.reference import parse_reference

_FEWEST_BEFORE = 2
"""Numbers that must run on before a gap, so that a gap is no chance; one more where nothing follows it."""
_MOST_MISSING = 2
_FEWEST_MINUTES = 3
_AT_HEAD = ("paragraph", "entry")
_NAMES = {
    "reference": "minute",
    "paragraph": "paragraph",
    "table": "table",
    "figure": "figure",
    "appendix": "appendix",
    "recommendation": "recommendation",
    "item": "item",
    "question": "question",
    "entry": "item",
}


def find(paper: Paper) -> Iterator[Examined]:
    series = gather_series(paper)
    for numbers in series:
        if len(numbers) > 1:
            yield from _run(paper, _without_echoes(numbers))
    yield from _foreign(paper, series)
    yield from _of_no_minute(paper)


def _of_no_minute(paper: Paper) -> Iterator[Examined]:
    """Rows of a tracker that name a minute which the minutes of their meeting, in the same paper, do not have."""
    held: dict[object, set[str]] = {}
    for meeting in paper.record.meetings:
        refs = {reference.main for item in meeting.items if (reference := parse_reference(item.ref))}
        if meeting.source == "minutes" and meeting.date and len(refs) >= _FEWEST_MINUTES:
            held[meeting.date] = held.get(meeting.date, set()) | refs
    for printing in track_paper(paper).printings if held else ():
        named, action = printing.minute, printing.action
        minutes = held.get(action.origin_date) if named else None
        if named is None or not minutes:
            continue
        if named.main in minutes or not all(number.isdigit() for number in (named.main, *minutes)):
            yield Examined()
            continue
        first, last = min(map(int, minutes)), max(map(int, minutes))
        yield Examined(
            disagreement=Disagreement(
                message=(
                    f"{name_row(action)} is said to be of minute {named.main}, but the minutes of "
                    f"{action.origin_date:%-d %B %Y} run from {first} to {last} and have none of that number."
                ),
                working=(
                    f"Minute named in the row: {named.main}.",
                    f"Minutes of that meeting: {', '.join(sorted(minutes, key=int))}.",
                ),
                printed=named.main,
                explanation="The number of the minute was perhaps mistyped, or the minutes were renumbered.",
                cite=action.cite,
            )
        )


def _run(paper: Paper, numbers: Series) -> Iterator[Examined]:
    """Follow every run of numbers; a list within a list begins a run of its own and gives way to the outer one."""
    open_runs: list[list[Number]] = []
    for place, number in enumerate(numbers):
        following = numbers[place + 1].serial if place + 1 < len(numbers) else None
        run = next((run for run in reversed(open_runs) if run[-1].serial + 1 == number.serial), None)
        if run is not None:
            del open_runs[open_runs.index(run) + 1 :]
            run.append(number)
            yield Examined()
            continue
        if open_runs and (fault := _fault(paper, open_runs[-1], number, following)) is not None:
            open_runs[-1].append(number)
            yield Examined(disagreement=fault)
            continue
        open_runs.append([number])


def _fault(paper: Paper, run: Sequence[Number], number: Number, following: int | None) -> Disagreement | None:
    last, goes_on = run[-1], following == number.serial + 1
    if len(run) < _FEWEST_BEFORE + (not goes_on):
        return None
    if number.serial == last.serial and number.serial > 1 and goes_on and not _goes_on_from(last, number):
        return _repeated(last, number)
    if number.kind == "item" and not number.words:
        return None  # `ITEM 6` alone heads a paper: an item taken without one has none
    missing = range(last.serial + 1, number.serial)
    if not 1 <= len(missing) <= _MOST_MISSING or not _run_is_close(run):
        return None
    prints = [_print_of(number, serial) for serial in missing]
    if any(_is_printed(paper, number, print_) for print_ in prints):
        return None
    return _missing(last, number, prints)


def _goes_on_from(last: Number, number: Number) -> bool:
    """Whether a number is printed again over the rest of its text, as after a page end."""
    return number.words == last.words or "cont" in number.words[:20] or not number.words


def _run_is_close(run: Sequence[Number]) -> bool:
    return run[-1].serial - run[-_FEWEST_BEFORE].serial == _FEWEST_BEFORE - 1


def _missing(last: Number, number: Number, prints: Sequence[str]) -> Disagreement:
    kind, gap = _NAMES[number.kind], " and ".join(prints)
    return Disagreement(
        message=f"After {kind} {last.text} comes {number.text}: {gap} {'is' if len(prints) == 1 else 'are'} missing.",
        working=(f"Printed: {last.text}, then {number.text}.", f"Between them: {gap}."),
        printed=number.text,
        expected=prints[0],
        explanation=f"A {kind} was perhaps taken out, or stands there without its number.",
        cite=number.cite,
        also=(last.cite,),
    )


def _repeated(last: Number, number: Number) -> Disagreement:
    kind = _NAMES[number.kind]
    return Disagreement(
        message=f"The number {number.text} is printed for two {kind}s, one after the other.",
        working=(f"Printed: {last.text}, then {number.text} again.", f"Next after {last.text}: {last.serial + 1}."),
        printed=number.text,
        expected=_print_of(number, number.serial + 1),
        explanation=f"A {kind} was perhaps put in and the rest not renumbered.",
        cite=number.cite,
        also=(last.cite,),
    )


def _foreign(paper: Paper, series: Sequence[Series]) -> Iterator[Examined]:
    """A decimal number of another part (`10.1`) that stands alone in the midst of a run (`1.19`, `1.20`)."""
    alone = {numbers[0].index: numbers[0] for numbers in series if len(numbers) == 1 and "." in numbers[0].frame}
    for numbers in series:
        if numbers[0].kind != "paragraph" or "." not in numbers[0].frame:
            continue
        for before, after in pairwise(numbers):
            between = [alone[index] for index in range(before.index + 1, after.index) if index in alone]
            if len(between) != 1 or after.serial != before.serial + 1 or before.serial < _FEWEST_BEFORE:
                continue
            number = between[0]
            yield Examined(
                disagreement=Disagreement(
                    message=(
                        f"Paragraph {number.text} stands between {before.text} and {after.text}, where "
                        f"its number does not belong."
                    ),
                    working=(f"Printed: {before.text}, {number.text}, {after.text}.",),
                    printed=number.text,
                    explanation="The paragraph was perhaps copied from another report.",
                    cite=number.cite,
                    also=(before.cite, after.cite),
                )
            )


def _without_echoes(numbers: Series) -> Series:
    """The series without each second print, where a paper prints every number at both ends of its row."""
    groups = [tuple(group) for _, group in groupby(numbers, key=lambda number: number.serial)]
    doubled = sum(len(group) > 1 for group in groups)
    return tuple(group[0] for group in groups) if doubled * 2 >= len(groups) else numbers


def _print_of(number: Number, serial: int) -> str:
    """Another number of the same series as it would be printed."""
    digits = re.search(rf"0*{number.serial}(?!\d)", number.text) if number.kind == "reference" else None
    width = len(digits[0]) if digits else 1
    label = "" if number.kind in ("reference", "paragraph", "entry") else number.text.split()[0] + " "
    return label + number.frame.rpartition(":")[2].replace("#", f"{serial:0{width}d}")


def _is_printed(paper: Paper, number: Number, printed: str) -> bool:
    """Whether a number is printed after all: of a paragraph at the head of a line, of anything else anywhere."""
    document = paper.document_at(number.cite)
    if number.kind in _AT_HEAD:
        pattern = re.compile(rf"^[\s*•|#-]{{0,6}}{re.escape(printed)}(?![\d/%]|[.,]\d)")
    else:
        words = r"\s*".join(re.escape(word) for word in printed.split())
        pattern = re.compile(rf"(?<!\d){words}(?!\d)", re.IGNORECASE)
    for paragraph in paper.paragraphs:
        if number.kind in _AT_HEAD:
            lines = (line.text[: len(printed) + 6] for _, _, line in paragraph.lines)
            if any(pattern.search(line) for line in lines) and paper.document_at(paragraph.cite(0, 1)) is document:
                return True
        elif pattern.search(paragraph.text) and paper.document_at(paragraph.cite(0, 1)) is document:
            return True
    return False
