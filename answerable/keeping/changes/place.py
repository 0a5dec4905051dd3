"""Places in a paper: the passages that citations point at, and the pages or sheets they lie on."""

from bisect import bisect_right
from typing import NamedTuple

import msgspec

from answerable import record
from answerable.keeping.models import Passage

SHEET_LINES = 80
SHEET_CHARACTERS = 24_000


class Sheet(NamedTuple):
    """A page to be kept: the paper's own, or a stretch of lines of a paper that has none."""

    number: int
    lines: tuple
    width: float | None
    height: float | None
    doubtful: str | None


def cut_sheets(reading):
    """The pages of a reading as they are kept and shown."""
    if is_paged(reading):
        return [Sheet(page.number, page.lines, page.width, page.height, page.doubtful) for page in reading.pages]
    sheets = []
    for page in reading.pages:
        for lines in _cut(page.lines):
            sheets.append(Sheet(len(sheets) + 1, lines, page.width, page.height, page.doubtful))
    return sheets


def is_paged(reading):
    """Whether the pages are the paper's own."""
    return reading.record.source.pages is not None


def _cut(lines):
    sheet, size = [], 0
    for line in lines:
        if sheet and (len(sheet) >= SHEET_LINES or size + len(line.text) > SHEET_CHARACTERS):
            yield tuple(sheet)
            sheet, size = [], 0
        sheet.append(line)
        size += len(line.text)
    if sheet:
        yield tuple(sheet)


def find_cites(fact):
    """Every citation within a fact, in reading order, each once."""
    seen = {}
    _gather(fact, seen)
    return list(seen.values())


def _gather(value, seen):
    if isinstance(value, record.Cite):
        seen.setdefault(value, value)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            inner = getattr(value, name)
            if isinstance(inner, (msgspec.Struct, tuple)):
                _gather(inner, seen)
    elif isinstance(value, tuple):
        for inner in value:
            _gather(inner, seen)


class Passages:
    """The passages of one paper, by citation: those kept before are used again."""

    def __init__(self, paper, reading, sheets, mask):
        self._paper = paper
        self._paged = is_paged(reading)
        self._mask = mask
        self._first_lines = [sheet.lines[0].number if sheet.lines else 0 for sheet in sheets]
        self._numbers = [sheet.number for sheet in sheets]
        self._kept = {self._key_of(passage): passage for passage in paper.passages.order_by("pk")}
        self._mask_kept()
        self.keep(find_cites(reading.record))

    def of(self, cite):
        """The passage that a citation points at."""
        return self._kept[self._key(cite)]

    def place(self, cite):
        """A citation as `{"page", "line", "line_end"}` of the kept pages."""
        page, line, line_end, _ = self._key(cite)
        return {"page": page, "line": line, "line_end": line_end}

    def _mask_kept(self):
        """Withhold in passages kept from an earlier filing what is known to be private since."""
        for passage in self._kept.values():
            form = self._mask.mask(passage.text)
            if passage.public_text != form:
                passage.public_text = form
                passage.save(update_fields=["public_text"])

    def keep(self, cites):
        """Make the passages of citations that have none yet."""
        new = {}
        for cite in cites:
            key = self._key(cite)
            if key not in self._kept and key not in new:
                new[key] = self._make(key, cite)
        Passage.objects.bulk_create(new.values(), batch_size=500)
        self._kept.update(new)

    def _make(self, key, cite):
        page, line, line_end, text = key
        box = msgspec.to_builtins(cite.box) if cite.box else None
        return Passage(
            paper=self._paper,
            page=page,
            line=line,
            line_end=line_end,
            text=text,
            public_text=self._mask.mask(text),
            box=box,
        )

    def _key(self, cite):
        line_end = cite.line_end if cite.line_end is not None else cite.line
        return self._page_of(cite), cite.line, line_end, cite.quote

    def _key_of(self, passage):
        return passage.page, passage.line, passage.line_end, passage.text

    def _page_of(self, cite):
        if self._paged or cite.line is None:
            return cite.page or (self._numbers[0] if self._numbers else 1)
        at = bisect_right(self._first_lines, cite.line) - 1
        return self._numbers[max(at, 0)] if self._numbers else 1
