"""Decision notices: labelled lines (`Decision number:`, `Title:`, `Date of decision:`) over what was decided."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import msgspec

from answerable.reading.extract.calendar import find_date
from answerable.reading.extract.citing import cite_blocks, fold
from answerable.reading.extract.section import Section
from answerable.reading.extract.table import is_held, leaves_and_table, leaves_of
from answerable.reading.layout import Block
from answerable.reading.ledger import Ledger
from answerable.record import Cite

HOME = "decision"

NUMBER = (
    r"(?:(?-i:(?:[A-Z]{1,8}[-/]){1,3}[A-Z]?)(?:19|20)\d\d[-/]\d{1,4}|(?:19|20)\d\d[-/](?-i:[A-Z]{1,5})[-/]?\d{1,4}"
    r"|(?-i:[A-Z]{1,8}[-/\s]{0,3})?(?:\d{1,4}\s?[-/–]\s?(?:19|20)\d\d|(?:19|20)\d\d\s?[-/–]\s?\d{1,4}"
    r"|\d{2,4}\s(?:19|20)\d\d|(?-i:[A-Z]{1,8})[-/ ]?\d{1,4}\s?[-/]\s?\d{2,4}|\d{1,4}/\d{2}\b"
    r"|(?-i:[A-Z]{1,8})[-/ ]?\d{2,4}(?:/\d{2,4})?))"
)
_FIELD = re.compile(
    r"(?:(?P<number>(?:decision\s+)?(?:notice\s+|record\s+|log\s+)?(?:number|no\.?|ref(?:erence)?\.?))"
    r"|(?P<title>(?:decision\s+)?(?:title|subject|topic)|subject of decision)"
    r"|(?P<date>date(?: of decision| signed| made| approved)?|signed(?: on)?|approved(?: on)?)"
    r"|(?P<published>for publication|published|publication)"
    r"|(?P<marking>status|classification|confidential\??|restricted\??|exempt\??|protective marking)"
    r"|(?P<summary>(?:executive )?summary|decision))\s*:\s*(?P<value>\S.*)$",
    re.IGNORECASE,
)
_MARKED = re.compile(
    r"(?P<said>(?:not )?(?:restricted|confidential|exempt|for publication|open)|part (?:1|2|i{1,2}|one|two)"
    r"|closed)\W*$",
    re.IGNORECASE,
)
_NOTICE = re.compile(rf"(?:decision\s+)?(?:notice|record)\s*(?:no\.?|number)?\s*[:–-]?\s*(?P<number>{NUMBER})$", re.I)


class Gathered(msgspec.Struct):
    """A decision as it is gathered."""

    title: str
    printed: str | None
    date: dt.date | None
    cite: Cite
    blocks: list[Block]
    summary: str | None = None
    marking: str | None = None


def read_notices(section: Section, ledger: Ledger) -> Iterator[Gathered]:
    """The notices of a section, in order; words under the labelled lines are the summary. Claims what it reads."""
    notice = _Notice()
    for block in (*section.head, *_free(section, ledger)):
        labelled = False
        if block.kind == "heading" and _read_field(fold(block.text)) is None and not _MARKED.match(fold(block.text)):
            if notice.is_complete:
                yield notice.close(ledger)
                notice = _Notice()
            notice.head(block)
            continue
        for line in _list_lines(block):
            field = _read_field(line)
            marked = _MARKED.match(line) if field is None else None
            if marked and notice.is_complete:
                field = "marking", marked["said"]
            if field is None:
                continue
            labelled = True
            if (
                notice.is_complete
                and field[0] in ("number", "title", "date", "summary")
                and field[0] in notice.fields
            ):
                yield notice.close(ledger)
                notice = _Notice()
            notice.fields.setdefault(*field)
        if labelled or notice.is_complete:
            notice.add(block, labelled)
    if notice.is_complete:
        yield notice.close(ledger)


class _Notice:
    """A notice as its lines come."""

    def __init__(self) -> None:
        self.fields: dict[str, str] = {}
        self._blocks: list[Block] = []
        self._said: list[str] = []
        self._heading: Block | None = None

    @property
    def is_complete(self) -> bool:
        return "number" in self.fields and (
            bool(self.fields.keys() & {"title", "summary"}) or self._heading is not None
        )

    def head(self, block: Block) -> None:
        """Take the heading over the lines to come, which names the decision where no line does."""
        self._heading = block

    def add(self, block: Block, labelled: bool) -> None:
        self._blocks.append(block)
        if not labelled and block.kind != "heading":
            self._said.append(fold(block.text))

    def close(self, ledger: Ledger) -> Gathered:
        """The notice as a decision, its blocks claimed."""
        title = self.fields.get("title")
        if title is None and self._heading is not None:
            title = fold(self._heading.text)
            self._blocks.insert(0, self._heading)
        title = title or self.fields.pop("summary")
        held = (leaf for block in self._blocks for leaf in leaves_and_table(block))
        ledger.claim((leaf for leaf in held if not ledger.is_claimed(leaf)), HOME)
        leaves = [leaf for block in self._blocks for leaf in leaves_of(block) if leaf.text]
        said = [self.fields["summary"]] if "summary" in self.fields else []
        return Gathered(
            title=title,
            printed=self.fields["number"],
            date=find_date(self.fields.get("date", "")),
            cite=cite_blocks(leaves),
            blocks=self._blocks,
            summary=" ".join(said + self._said) or None,
            marking=_tell_marking(self.fields),
        )


def _free(section: Section, ledger: Ledger) -> list[Block]:
    """The blocks that nobody has claimed: of tables those of two columns, a label and its value."""
    return [
        block
        for block in section.blocks
        if block.kind != "furniture"
        and block.text
        and (
            _is_labels(block) and not is_held(block, ledger)
            if block.kind == "table"
            else not ledger.is_claimed(block)
        )
    ]


def _is_labels(table: Block) -> bool:
    return sum(_read_field(line) is not None for line in _list_lines(table)) > 1


def _list_lines(block: Block) -> Iterator[str]:
    """The lines of a block; of a table its rows of two cells, as `Label: value`."""
    if block.kind == "table":
        for row in block.rows:
            if len(row) == 2:
                yield f"{fold(row[0].text).rstrip(':')}: {fold(row[1].text)}"
    else:
        for line in block.lines:
            yield fold(line.text)


def _read_field(text: str) -> tuple[str, str] | None:
    """What a labelled line is about, and its value."""
    numbered = _NOTICE.match(text)
    if numbered:
        return "number", numbered["number"]
    field = _FIELD.match(text)
    if field is None:
        return None
    return next(name for name, words in field.groupdict().items() if words and name != "value"), field["value"]


def _tell_marking(fields: dict[str, str]) -> str | None:
    """A marking as it would answer "confidential?": `For publication: Yes` is an open decision."""
    if "published" not in fields:
        return fields.get("marking")
    said = fields["published"].strip().lower()
    if said.startswith(("y", "in full", "open")):
        return "open"
    return "confidential" if said.startswith("n") else said
