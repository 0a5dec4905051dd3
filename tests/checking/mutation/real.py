"""Relations of papers that nobody made for this: read off their print by plain patterns, where the figures agree.

The patterns are the harness's own and few: what they cannot read is not mutated. A relation is kept only where the
paper's own words say it (a row called a total, `x of y (z%)`, a weekday beside a date) *and* its figures agree as
printed, so that a change to one of them is a contradiction on the page.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

import msgspec

from answerable.reading.layout import Block, Cell, Layout, Line, Page
from tests.checking.mutation.change import change_digit
from tests.checking.mutation.relation import (
    Relation,
    View,
    change_between,
    median_within,
    same_as,
    share_of,
    total_of,
    weekday_of,
)

_PRINTED = re.compile(r"[(−-]?£?\d[\d,]*(?:\.\d+)?(?:m|k|bn)?%?\)?")
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_SHARE = re.compile(
    rf"\b(?P<part>{_NUMBER}) (?:out )?of (?:the |these |all )?(?P<whole>{_NUMBER})(?: [a-z]+){{0,4}} "
    rf"\((?P<percent>\d+(?:\.\d+)?%)\)"
)
_SHARE_AFTER = re.compile(
    rf"\b[Oo]f (?:the |these |our )?(?P<whole>{_NUMBER}) (?:[a-z]+ ){{0,4}}?(?P<part>{_NUMBER}) "
    rf"\((?P<percent>\d+(?:\.\d+)?%)\)"
)
_CHANGE = re.compile(
    rf"\bfrom (?P<before>£?{_NUMBER}[mk]?)(?: [a-z]+){{0,3}}(?: in [\d/]+)? to "
    rf"(?P<after>£?{_NUMBER}[mk]?)[^.;%\d]{{0,60}}?"
    rf"(?P<percent>\d+(?:\.\d+)?%)"
)
_DAY = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? \d{1,2}(?:st|nd|rd|th)? "
    r"(?:January|February|March|April|May|June|July"
    r"|August|September|October|November|December) \d{4}\b"
)
_LONG = re.compile(r"£?\d{1,3}(?:,\d{3})+(?:\.\d+)?m?|£\d{2,3}\.\d+m")
_WORD = re.compile(r"[a-z]{4,}")
_NO_SUM = re.compile(
    r"%|rate|average|mean|median|change|variance|target|rank|band|year|month|ref|per\b", re.IGNORECASE
)
_TOTAL = re.compile(r"(?:grand |sub-?)?total\b", re.IGNORECASE)
FEWEST_DIGITS = 4
"""A figure of so many digits, printed twice with common words beside it, is one quantity."""
FEWEST_SHARED = 2


@dataclass(frozen=True)
class Place:
    """A figure's place: its line by number, its offsets there, and the group of what is changed one at a time."""

    page: int | None
    line: int
    start: int
    end: int
    group: str


@dataclass
class Original:
    """A real paper laid out, the figures that relations speak of, and those relations."""

    name: str
    layout: Layout
    prints: dict[str, str] = field(default_factory=dict)
    exact: set[str] = field(default_factory=set)
    places: dict[str, Place] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    rows: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Where a figure's row stands: the number of its table and the row in it."""

    def put(self, line: Line, start: int, end: int, group: str) -> str:
        key = f"{line.page or 0}:{line.number}:{start}:{end}"
        text = line.text[start:end]
        self.prints[key] = text
        self.places[key] = Place(line.page, line.number, start, end, group)
        if not re.search(r"[£%.]|[mk]$", text):
            self.exact.add(key)
        return key

    def hold(self, relation: Relation) -> None:
        """Keep a relation, if it holds as printed."""
        if relation.holds(View(self.prints, self.exact)):
            self.relations.append(relation)


def read_relations(name: str, layout: Layout) -> Original:
    """A paper's relations, as far as plain patterns tell them."""
    paper = Original(name, layout)
    tables = 0
    for block in layout.blocks:
        if block.kind == "table":
            _read_table(paper, block, tables)
            tables += 1
        elif block.kind != "furniture":
            for line in block.lines:
                _read_line(paper, line)
    _read_repeats(paper)
    _read_years(paper)
    _read_tracker(paper)
    return paper


def _read_line(paper: Original, line: Line) -> None:
    group = f"{line.page}:{line.number}"
    for pattern in (_SHARE, _SHARE_AFTER):
        for match in pattern.finditer(line.text):
            keys = {name: paper.put(line, *match.span(name), group) for name in ("part", "whole", "percent")}
            paper.hold(share_of(keys["part"], keys["whole"], keys["percent"]))
    for match in _CHANGE.finditer(line.text):
        fell = re.search(
            r"\b(?:fall|fell|fallen|drop|reduc|decreas|down)",
            line.text[max(0, match.start() - 60) : match.end() + 20],
        )
        keys = {name: paper.put(line, *match.span(name), group) for name in ("before", "after", "percent")}
        paper.hold(change_between(keys["before"], keys["after"], keys["percent"], -1 if fell else 1))
    for match in _MEDIAN.finditer(line.text):
        keys = {name: paper.put(line, *match.span(name), group) for name in ("share", "median")}
        paper.hold(median_within(keys["median"], Decimal(match["limit"]), keys["share"]))
    for match in _DAY.finditer(line.text):
        if re.search(r"\d(?:st|nd|rd|th)", match[0]):
            continue
        paper.hold(weekday_of(paper.put(line, *match.span(), group)))


def _read_table(paper: Original, block: Block, number: int) -> None:
    """Rows called a total that are the sum of the run of rows above them, column by column."""
    width = max((len(row) for row in block.rows), default=0)
    header = [cell.text for cell in block.rows[0]] if block.rows else []
    labels = [row[0].text if row else "" for row in block.rows]
    if sum(bool(_TOTAL.match(label)) for label in labels) == 0:
        return
    for column in range(1, width):
        if column < len(header) and _NO_SUM.search(header[column]) and not re.search(r"\d{4}", header[column]):
            continue
        cells = [_read_cell(paper, row, column, number, at) for at, row in enumerate(block.rows)]
        start = 1
        for at, label in enumerate(labels):
            if not _TOTAL.match(label) or cells[at] is None:
                continue
            run = [cell for cell in cells[start:at] if cell is not None]
            if len(run) > 1 and all("%" not in paper.prints[key] for key in (*run, cells[at] or "")):
                paper.hold(total_of(str(cells[at]), run))
            start = at + 1


def _read_cell(paper: Original, row: tuple[Cell, ...], column: int, table: int, at: int) -> str | None:
    if column >= len(row) or len(row[column].blocks) != 1 or len(row[column].blocks[0].lines) != 1:
        return None
    line = row[column].blocks[0].lines[0]
    text = line.text.strip()
    if not _PRINTED.fullmatch(text) or not re.search(r"\d", text):
        return None
    start = line.text.index(text)
    key = f"{line.page or 0}:{line.number}:t{table}.{at}.{column}"
    paper.prints[key] = text
    paper.places[key] = Place(line.page, line.number, start, start + len(text), f"table {table}")
    paper.rows[key] = (table, at)
    if not re.search(r"[£%.]", text):
        paper.exact.add(key)
    return key


def _read_repeats(paper: Original) -> None:
    """Long figures printed in two lines of prose with words in common."""
    seen: dict[str, list[tuple[str, frozenset[str], Line]]] = {}
    for block in paper.layout.blocks:
        if block.kind in ("table", "furniture"):
            continue
        for line in block.lines:
            for match in _LONG.finditer(line.text):
                if len(re.sub(r"\D", "", match[0]).rstrip("0")) < FEWEST_DIGITS:
                    continue
                words = frozenset(_WORD.findall(line.text.lower()))
                key = paper.put(line, *match.span(), f"{line.page}:{line.number}")
                _match_cell(paper, line, match, words)
                for other, others, _ in seen.get(match[0], []):
                    if len(words & others) >= FEWEST_SHARED:
                        paper.hold(same_as(other, key))
                        break
                seen.setdefault(match[0], []).append((key, words, line))


def _match_cell(paper: Original, line: Line, match: re.Match[str], words: frozenset[str]) -> None:
    """A long figure of prose and the one table row that has its digits and whose whole label the line has."""
    digits = re.sub(r"[^\d.]", "", match[0])
    found = []
    for number, block in enumerate(block for block in paper.layout.blocks if block.kind == "table"):
        for at, row in enumerate(block.rows):
            label = set(_WORD.findall(row[0].text.lower())) if row else set()
            if label and label <= words:
                found += [
                    (number, at, row, c) for c in range(1, len(row)) if re.sub(r"[^\d.]", "", row[c].text) == digits
                ]
    if len(found) != 1:
        return
    number, at, row, column = found[0]
    cell = _read_cell(paper, row, column, number, at)
    key = paper.put(line, *match.span(), f"{line.page}:{line.number}")
    if cell:
        paper.hold(Relation("same quantity", (key, cell), lambda view: _digits(view, key) == _digits(view, cell)))


def _digits(view: View, key: str) -> str:
    return re.sub(r"[^\d.]", "", view.prints[key])


_MEDIAN = re.compile(
    r"(?P<share>\d+(?:\.\d+)?%)[^.;%]{0,90}?\b(?:within|in under) (?:the )?(?P<limit>\d+) "
    r"(?P<unit>second|minute|hour)s?"
    r"[^.;%]{0,60}?\bmedian (?:time )?(?:of|was) (?P<median>\d+) (?P=unit)s?\b"
)
_YEAR = re.compile(r"\b20\d\d[/-]\d\d\b")


def _read_years(paper: Original) -> None:
    """A line of prose with one financial year and a long figure that a table's row has under that year alone."""
    rows = []
    for number, block in enumerate(block for block in paper.layout.blocks if block.kind == "table"):
        held = _year_headings(paper, block, number)
        for row in block.rows[1:] if len(held) > 1 else ():
            cells = {year: _at(row, column) for year, (column, _) in held.items()}
            if all(cells.values()):
                rows.append((block, number, held, row, cells))
    for block in paper.layout.blocks:
        for line in block.lines if block.kind not in ("table", "furniture") else ():
            years = _YEAR.findall(line.text)
            for match in _LONG.finditer(line.text) if len(years) == 1 else ():
                _match_rows(paper, line, match, years[0], rows)


def _year_headings(paper: Original, block: Block, number: int) -> dict[str, tuple[int, str]]:
    """The columns of a table headed by nothing but a year, with the key of each heading."""
    held = {}
    for column, cell in enumerate(block.rows[0] if block.rows else ()):
        if _YEAR.fullmatch(cell.text) and len(cell.blocks) == 1 and len(cell.blocks[0].lines) == 1:
            line = cell.blocks[0].lines[0]
            key = f"{line.page or 0}:{line.number}:t{number}.0.{column}"
            start = line.text.index(cell.text)
            paper.prints[key] = cell.text
            paper.places[key] = Place(line.page, line.number, start, start + len(cell.text), f"table {number}")
            held[cell.text] = (column, key)
    return held


def _at(row: tuple[Cell, ...], column: int) -> str:
    return row[column].text.strip() if column < len(row) and re.search(r"\d", row[column].text) else ""


def _match_rows(
    paper: Original,
    line: Line,
    match: re.Match[str],
    year: str,
    rows: list[tuple[Block, int, dict[str, tuple[int, str]], tuple[Cell, ...], dict[str, str]]],
) -> None:
    for block, number, held, row, cells in rows:
        words = set(_WORD.findall(row[0].text.lower()))
        if year not in cells or not words or not words <= set(_WORD.findall(line.text.lower())):
            continue
        if re.sub(r"[^\d.]", "", cells[year]) != re.sub(r"[^\d.]", "", match[0]) or len(set(cells.values())) < len(
            cells
        ):
            continue
        at = block.rows.index(row)
        keys = {other: _read_cell(paper, row, column, number, at) for other, (column, _) in held.items()}
        said = paper.put(line, *_YEAR.search(line.text).span(), f"{line.page}:{line.number}")  # type: ignore[union-attr]
        figure = paper.put(line, *match.span(), f"{line.page}:{line.number}")
        headings = [key for _, key in held.values()]
        places = list(keys.values())

        def test(
            view: View,
            said: str = said,
            figure: str = figure,
            headings: list[str] = headings,
            places: list[str | None] = places,
        ) -> bool:
            under = [
                cell
                for heading, cell in zip(headings, places, strict=True)
                if view.prints[heading] == view.prints[said]
            ]
            digits = re.sub(r"[^\d.]", "", view.prints[figure])
            return not under or re.sub(r"[^\d.]", "", view.prints[str(under[0])]) == digits

        paper.hold(Relation("year and column", (said, figure, *headings, *map(str, places)), test))
        return


_MINUTE = re.compile(r"\d{2,4}(?: [ivx]+)?(?: [a-z])?")
_CLAUSE = re.compile(r"(?:\(?[a-z]\)?\.|[ivx]+\.)?\s*\**(?P<words>[A-Z].*)")


def _read_tracker(paper: Original) -> None:
    """Rows of an action tracker that share most of their words with a clause of the paper's minutes."""
    clauses = [
        (line, set(_WORD.findall(line.text.lower())))
        for block in paper.layout.blocks
        if block.kind == "list_item"
        for line in block.lines
    ]
    for number, block in enumerate(block for block in paper.layout.blocks if block.kind == "table"):
        header = " ".join(cell.text for cell in block.rows[0]).lower() if block.rows else ""
        if "action" not in header or "minute" not in header:
            continue
        for at, row in enumerate(block.rows[1:], 1):
            if not _MINUTE.fullmatch(row[0].text.strip()) or len(row) < FEWEST_SHARED + 1:
                continue
            words = set(_WORD.findall(row[2].text.lower()))
            label = row[0].text.split()[-1]
            near = [
                (line, held)
                for line, held in clauses
                if len(words & held) * 2 > len(held) > FEWEST_SHARED and re.match(rf"\W*{label}\b", line.text)
            ]
            if len(near) == 1:
                line = near[0][0]
                key = paper.put(line, 0, len(line.text), f"{line.page}:{line.number}")
                cell = row[0].blocks[0].lines[0]
                there = f"{cell.page or 0}:{cell.number}:t{number}.{at}.0"
                paper.prints[there], paper.rows[there] = row[2].text, (number, at)
                paper.places[there] = Place(cell.page, cell.number, 0, len(cell.text), f"table {number}")
                paper.hold(
                    Relation("tracked action", (key, there), lambda view, there=there: view.stands(there), (there,))
                )


def rewrite(layout: Layout, edit: Callable[[Block, int], Block | None]) -> Layout:
    """A layout with its blocks put through an edit; tables come with their number."""
    numbers = iter(range(10**6))

    def pages() -> Iterator[Page]:
        for page in layout.pages:
            blocks = []
            for block in page.blocks:
                number = next(numbers) if block.kind == "table" else -1
                edited = edit(block, number)
                if edited is not None:
                    blocks.append(edited)
            yield msgspec.structs.replace(page, blocks=tuple(blocks))

    return msgspec.structs.replace(layout, pages=tuple(pages()))


@dataclass(frozen=True)
class RealChange:
    """A change to a real paper: a figure printed otherwise, two figures swapped, or a row taken out."""

    kind: str
    told: str
    prints: dict[str, str]
    row: tuple[int, int] | None
    failed: tuple[Relation, ...]
    places: tuple[str, ...]

    def groups(self, paper: Original) -> set[str]:
        """What it touches or holds together; changes that share a group are made in turn."""
        keys = {key for relation in self.failed for key in relation.keys} | set(self.places)
        return {paper.places[key].group for key in keys if key in paper.places}


def list_changes(paper: Original, rng: random.Random, each: int) -> list[RealChange]:
    """Changes after which a relation of the paper fails: up to so many of every relation."""
    made: dict[tuple[str, object], RealChange] = {}
    for relation in paper.relations:
        for change in list(_change_relation(paper, relation, rng))[:each]:
            made.setdefault((change.kind, change.row or change.told), change)
    listed = list(made.values())
    rng.shuffle(listed)
    return listed


def _change_relation(paper: Original, relation: Relation, rng: random.Random) -> Iterator[RealChange]:
    tries = list(relation.keys)
    rng.shuffle(tries)
    if relation.kind == "tracked action":
        yield from _drop_row(paper, relation, relation.keys[1], "a tracker row deleted")
        return
    if relation.kind == "sum":
        for key in rng.sample(relation.keys[1:], 2):
            yield from _drop_row(paper, relation, key, "a row dropped")
    if relation.kind == "year and column":
        count = (len(relation.keys) - 2) // 2
        one, other = rng.sample(relation.keys[2 : 2 + count], 2)
        changed = {one: paper.prints[other], other: paper.prints[one]}
        yield from _if_failing(paper, "a column's year swapped", changed, (one, other))
        return
    for key in tries:
        kind = {
            "weekday": "a weekday moved",
            "same quantity": "a repeated figure changed",
            "median and share": "a median moved",
        }.get(relation.kind, "a digit changed")
        if relation.kind == "share" and key == relation.keys[0]:
            kind = "a share's part changed"
        old = paper.prints[key]
        new = _move_day(old, rng) if relation.kind == "weekday" else change_digit(old, rng)
        if new:
            yield from _if_failing(paper, kind, {key: new}, (key,))


def _move_day(text: str, rng: random.Random) -> str:
    named = text.split("day")[0] + "day"
    days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    return text.replace(named, rng.choice([day for day in days if day != named]))


def _if_failing(paper: Original, kind: str, changed: dict[str, str], places: tuple[str, ...]) -> Iterator[RealChange]:
    view = View({**paper.prints, **changed}, paper.exact)
    failed = tuple(relation for relation in paper.relations if not relation.holds(view))
    if failed:
        told = ", ".join(f"{paper.prints[key]} -> {text}" for key, text in changed.items())
        yield RealChange(kind, told, changed, None, failed, places)


def _drop_row(paper: Original, relation: Relation, key: str, kind: str) -> Iterator[RealChange]:
    row = paper.rows[key]
    gone = {other for other, place in paper.rows.items() if place == row}
    failed = tuple(each for each in paper.relations if not each.holds(View(paper.prints, paper.exact, gone=gone)))
    if failed:
        yield RealChange(kind, f"dropped: {paper.prints[key][:60]}", {}, row, failed, (key,))


def apply_changes(paper: Original, changes: list[RealChange]) -> Layout:
    """The paper with all of the changes made, each in its own place."""
    dropped = {change.row for change in changes if change.row}
    in_lines: dict[tuple[int | None, int], list[tuple[int, int, str]]] = {}
    in_cells: dict[tuple[int, int, int], tuple[int, int, str]] = {}
    for change in changes:
        for key, text in change.prints.items():
            place = paper.places[key]
            _, _, cell = key.partition(":t")
            if cell:
                table, row, column = map(int, cell.split("."))
                in_cells[table, row, column] = (place.start, place.end, text)
            else:
                in_lines.setdefault((place.page, place.line), []).append((place.start, place.end, text))

    def edit(block: Block, number: int) -> Block:
        if block.kind != "table":
            lines = tuple(_edit_line(line, in_lines.get((line.page, line.number), [])) for line in block.lines)
            return msgspec.structs.replace(block, lines=lines)
        rows = tuple(
            tuple(_edit_cell(cell, in_cells.get((number, at, column))) for column, cell in enumerate(row))
            for at, row in enumerate(block.rows)
            if (number, at) not in dropped
        )
        return msgspec.structs.replace(block, rows=rows)

    return rewrite(paper.layout, edit)


def _edit_cell(cell: Cell, edit: tuple[int, int, str] | None) -> Cell:
    if edit is None:
        return cell
    block = cell.blocks[0]
    lines = (_edit_line(block.lines[0], [edit]), *block.lines[1:])
    return msgspec.structs.replace(cell, blocks=(msgspec.structs.replace(block, lines=lines), *cell.blocks[1:]))


def _edit_line(line: Line, edits: list[tuple[int, int, str]]) -> Line:
    """A line with some characters printed otherwise; each in the look of its first."""
    if not edits:
        return line
    texts = [span.text for span in line.spans]
    for start, end, new in sorted(edits, reverse=True):
        at = 0
        for index, text in enumerate(texts):
            low, high = max(start, at), min(end, at + len(text))
            if low < high:
                put = new if low == start else ""
                texts[index] = text[: low - at] + put + text[high - at :]
            at += len(text)
    spans = tuple(msgspec.structs.replace(span, text=text) for span, text in zip(line.spans, texts, strict=True))
    return msgspec.structs.replace(line, spans=spans)
