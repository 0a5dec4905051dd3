"""CSV files of any size, as offices send them: any delimiter, mixed encodings, stray quotation marks, compressed."""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from answerable.measuring.loading.heading import MOST_SEARCHED, Head, Heading, HeadRow
from answerable.measuring.loading.report import list_lines
from answerable.measuring.loading.source import BadLine, RawBatch
from answerable.measuring.refusal import MeasureError

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
BLOCK = 16 << 20
PIECE = 256 << 10
LONGEST_LINE = 4 << 20
LONGEST_RECORD = 100
"""Lines that one row may take up, by line ends inside quotation marks: one that is never closed would swallow all."""

OLD = "cp1252"
MOST_LINES_NAMED = 5

UNCLOSED = "A quotation mark is opened on this line and never closed."
UNREADABLE = "Some characters of this line are in no encoding that is known (UTF-8, Windows-1252)."
CONTROL = "This line holds characters that no text has (NUL, or a line end of another system)."


class DelimitedFile:
    """A CSV file. Lines that are not in UTF-8 are read as Windows-1252, one by one, and named in a warning."""

    line_noun = "line"

    def __init__(self, path: Path, *, is_gzip: bool = False) -> None:
        self.path = path
        self.is_gzip = is_gzip
        self.size = max(path.stat().st_size, 1)
        self.old_lines: list[int] = []
        self.old_count = 0
        self.has_lost = False
        head = self._read_start()
        self.coding = tell_coding(head)
        self.has_returns_only = self.coding == "utf-8" and b"\r" in head and b"\n" not in head

    def list_heads(self) -> list[Head]:
        start = next(self._read_lines(), (b"", 0.0))[0][:LONGEST_LINE]
        lines = [_decode_line(line)[0] or "" for line in _split_lines(start)[: 4 * MOST_SEARCHED]]
        return [Head(delimiter, _cut_head(lines, delimiter)) for delimiter in DELIMITERS]

    def say_format(self, heading: Heading) -> str:
        coding = {"utf-8": "UTF-8"}.get(self.coding, "UTF-16")
        if self.old_count:
            coding = f"{coding} and Windows-1252"
        return f"CSV, {coding}, {DELIMITERS[heading.choice]}"

    def list_warnings(self) -> tuple[str, ...]:
        if self.has_lost:
            return ("Some characters of the file are in no encoding that is known and were replaced by �.",)
        if not self.old_count:
            return ()
        named = list_lines(self.old_lines, self.old_count)
        return (
            f"{named} not in UTF-8 and read as Windows-1252: look whether accents and pound signs came out right.",
        )

    def read_batches(self, heading: Heading) -> Iterator[RawBatch]:
        self.old_lines, self.old_count = [], 0
        line, rest, skip = 1, b"", heading.last_line
        blocks = self._read_lines()
        block = next(blocks, None)
        while block is not None:
            following = next(blocks, None)
            data, share = rest + block[0], block[1]
            if skip:
                data, skip, line = _drop_lines(data, skip), 0, heading.last_line + 1
            cut = self._cut_pieces(data, line, heading, is_last=following is None)
            yield cut.batch._replace(share=share)
            line, rest, block = cut.next_line, cut.rest, following

    def _cut_pieces(self, data: bytes, line: int, heading: Heading, *, is_last: bool) -> _Cut:
        """A block cut at once where every line is a row, else piece by piece, so that one bad line costs little."""
        if clean := cut_clean_block(data, line, heading):
            return clean
        cuts: list[_Cut] = []
        rest = b""
        pieces = _split_block(data)
        for at, piece in enumerate(pieces):
            cut = cut_clean_block(rest + piece, line, heading) or cut_block(
                rest + piece, line, heading, is_last=is_last and at == len(pieces) - 1, on_old=self._note_old
            )
            cuts.append(cut)
            line, rest = cut.next_line, cut.rest
        return _Cut(_join_batches([cut.batch for cut in cuts]), line, rest)

    def _note_old(self, line: int) -> None:
        self.old_count += 1
        if len(self.old_lines) < MOST_LINES_NAMED:
            self.old_lines.append(line)

    def _read_start(self) -> bytes:
        for data, _share in self._read_bytes():
            return data
        return b""

    def _read_bytes(self) -> Iterator[tuple[bytes, float]]:
        """The file in blocks, unpacked, each with how much of the file has been read."""
        with self.path.open("rb") as file:
            stream = gzip.GzipFile(fileobj=file) if self.is_gzip else file
            try:
                while data := stream.read(BLOCK):
                    yield data, min(file.tell() / self.size, 1.0)
            except (EOFError, zlib.error, gzip.BadGzipFile):
                raise MeasureError("The compressed file breaks off or is damaged: send it again.") from None

    def _read_lines(self) -> Iterator[tuple[bytes, float]]:
        """The file as UTF-8 (or what claims to be), in blocks of whole lines without the mark at its beginning."""
        rest = b""
        share = 0.0
        for data, share in self._translate():
            cut = data.rfind(b"\n") + 1
            if cut:
                yield rest + data[:cut], share
            rest = data[cut:] if cut else rest + data
            if len(rest) > LONGEST_LINE:
                raise MeasureError("The file has a line of more than 4 million characters: it is no CSV file.")
        if rest:
            yield rest, share

    def _translate(self) -> Iterator[tuple[bytes, float]]:
        decoder = None if self.coding == "utf-8" else codecs.getincrementaldecoder(self.coding)(errors="replace")
        is_first = True
        for data, share in self._read_bytes():
            text = data
            if decoder is not None:
                words = decoder.decode(data)
                self.has_lost = self.has_lost or "\ufffd" in words
                text = words.encode("utf-8")
            if is_first:
                text, is_first = text.removeprefix(codecs.BOM_UTF8), False
            yield (text.replace(b"\r", b"\n") if self.has_returns_only else text), share


class _Cut(NamedTuple):
    """A block cut into rows, the line that comes next, and the bytes at its end that need more to be a row."""

    batch: RawBatch
    next_line: int
    rest: bytes


def tell_coding(head: bytes) -> str:
    """`utf-8` or one of the two of UTF-16, by the mark at the beginning or by where the noughts stand."""
    if head.startswith(codecs.BOM_UTF16_LE):
        return "utf-16"
    if head.startswith(codecs.BOM_UTF16_BE):
        return "utf-16"
    start = head[:400]
    if len(start) > 3 and start[1::2].count(0) > 0.4 * len(start) and 0 not in start[::2]:
        return "utf-16-le"
    if len(start) > 3 and start[::2].count(0) > 0.4 * len(start) and 0 not in start[1::2]:
        return "utf-16-be"
    return "utf-8"


def cut_clean_block(data: bytes, line: int, heading: Heading) -> _Cut | None:
    """A block in which every line is one whole row, read by Arrow; nothing where any line needs looking at.

    It gives what `cut_block` gives of the same block, some fifty times as fast.
    """
    import pyarrow as pa
    from pyarrow import csv as arrow_csv

    count = data.count(b"\n") + (not data.endswith(b"\n"))
    if b"\0" in data or not _is_utf8(data) or _ends_open(data, heading.choice):
        return None
    names = [str(at) for at in range(len(heading.cells))]
    wanted = {field: str(place) for field, place in heading.places.items()}
    try:
        table = arrow_csv.read_csv(
            pa.BufferReader(data),
            arrow_csv.ReadOptions(column_names=names, block_size=len(data) + 1),
            arrow_csv.ParseOptions(delimiter=heading.choice),
            arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()),
                include_columns=list(wanted.values()),
                strings_can_be_null=False,
            ),
        )
    except pa.ArrowInvalid:
        return None
    if table.num_rows != count:
        return None
    columns = {field: table.column(name).combine_chunks() for field, name in wanted.items()}
    return _Cut(RawBatch(columns, np.arange(line, line + count, dtype=np.int64)), line + count, b"")


def cut_block(
    data: bytes, line: int, heading: Heading, *, is_last: bool, on_old: Callable[[int], None] = lambda line: None
) -> _Cut:
    """A block cut into rows line by line: what cannot be a row is named, and the lines after it are still read."""
    lines = _split_lines(data)
    rows: list[list[str]] = []
    numbers: list[int] = []
    bad: list[BadLine] = []
    blank = at = 0
    while at < len(lines):
        record = _read_record(lines, at, heading.choice)
        if record.needs_more and not is_last and len(lines) - at < LONGEST_RECORD:
            break
        if record.is_old:
            on_old(line + at)
        words = record.words or _judge_width(record.cells, len(heading.cells))
        if words and not record.words and not any(cell.strip() for cell in record.cells):
            blank += 1
        elif words:
            # The lines that a torn row seemed to take up are read again, each for itself
            record = record._replace(length=1)
            bad.append(BadLine(line + at, words))
        else:
            rows.append(record.cells)
            numbers.append(line + at)
        at += record.length
    batch = RawBatch(_stand_columns(rows, heading), np.array(numbers, dtype=np.int64), tuple(bad), blank)
    return _Cut(batch, line + at, b"".join(lines[at:]))


class _Record(NamedTuple):
    """A row's cells and how many lines it takes up, or why it is none."""

    cells: list[str]
    length: int = 1
    words: str = ""
    is_old: bool = False
    needs_more: bool = False


def _read_record(lines: list[bytes], at: int, delimiter: str) -> _Record:
    text, is_old = _decode_line(lines[at])
    if text is None:
        return _Record([], words=UNREADABLE)
    if "\0" in text or "\r" in text.rstrip("\r\n"):
        return _Record([], words=CONTROL)
    if '"' not in text:
        return _Record(text.rstrip("\r\n").split(delimiter), is_old=is_old)
    feed = _Feed(lines, at)
    try:
        cells = next(csv.reader(feed, delimiter=delimiter))
    except csv.Error:
        # Of one line: a line end inside it, or a value longer than any; of several: what follows the mark is no text
        return _Record([], words=UNCLOSED if feed.taken > 1 else CONTROL, is_old=is_old)
    if feed.is_empty:
        return _Record([], words=UNCLOSED, is_old=is_old, needs_more=True)
    return _Record(cells, feed.taken, is_old=is_old or feed.is_old)


class _Feed:
    """Lines for the reader of one row, which says whether the reader asked for more than there are."""

    def __init__(self, lines: list[bytes], at: int) -> None:
        self.lines, self.at = lines, at
        self.taken, self.is_empty, self.is_old = 0, False, False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        place = self.at + self.taken
        if place >= len(self.lines) or self.taken >= LONGEST_RECORD:
            self.is_empty = True
            raise StopIteration
        text, is_old = _decode_line(self.lines[place])
        if text is None:
            raise csv.Error(UNREADABLE)
        self.taken += 1
        self.is_old = self.is_old or is_old
        return text


def _judge_width(cells: list[str], width: int) -> str:
    """Why a row of so many cells does not fit under so many headings; nothing where it does."""
    while len(cells) > width and not cells[-1].strip():
        cells.pop()
    if len(cells) == width:
        return ""
    hint = "A value that holds the separator must stand in quotation marks." if len(cells) > width else ""
    return f"There are {len(cells)} values on this line and {width} headings. {hint}".strip()


def _stand_columns(rows: list[list[str]], heading: Heading) -> dict[str, Any]:
    import pyarrow as pa

    return {field: pa.array([row[at] for row in rows], pa.string()) for field, at in heading.places.items()}


def _decode_line(line: bytes) -> tuple[str | None, bool]:
    """A line as text, and whether it is in the old encoding; no text where it is in neither."""
    try:
        return line.decode("utf-8"), False
    except UnicodeDecodeError:
        pass
    try:
        return line.decode(OLD), True
    except UnicodeDecodeError:
        return None, True


def _is_utf8(data: bytes) -> bool:
    try:
        return data.isascii() or bool(data.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _split_lines(data: bytes) -> list[bytes]:
    lines = data.split(b"\n")
    last = lines.pop()
    return [line + b"\n" for line in lines] + ([last] if last else [])


def _split_block(data: bytes) -> list[bytes]:
    """A block in pieces of whole lines."""
    pieces = []
    start = 0
    while start < len(data):
        end = data.find(b"\n", start + PIECE) + 1 or len(data)
        pieces.append(data[start:end])
        start = end
    return pieces or [b""]


def _join_batches(batches: list[RawBatch]) -> RawBatch:
    import pyarrow as pa

    columns = {name: pa.concat_arrays([batch.columns[name] for batch in batches]) for name in batches[0].columns}
    lines = np.concatenate([batch.lines for batch in batches])
    return RawBatch(
        columns, lines, tuple(bad for batch in batches for bad in batch.bad), sum(b.blank for b in batches)
    )


def _ends_open(data: bytes, delimiter: str) -> bool:
    """Whether the last line opens a quotation mark that it does not close."""
    lines = [data[data.rstrip(b"\n").rfind(b"\n") + 1 :]]
    return b'"' in lines[0] and _read_record(lines, 0, delimiter).needs_more


def _drop_lines(data: bytes, count: int) -> bytes:
    at = 0
    for _line in range(count):
        at = data.find(b"\n", at) + 1
        if not at:
            return b""
    return data[at:]


def _cut_head(lines: list[str], delimiter: str) -> tuple[HeadRow, ...]:
    """The first rows, with the lines that each takes up."""
    reader = csv.reader(io.StringIO("".join(lines), newline=""), delimiter=delimiter)
    rows: list[HeadRow] = []
    first = 1
    try:
        for cells in reader:
            rows.append(HeadRow(first, reader.line_num, tuple(cells)))
            first = reader.line_num + 1
            if len(rows) == MOST_SEARCHED:
                break
    except csv.Error:
        pass
    return tuple(rows)
