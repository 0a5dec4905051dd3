"""What a paper states, figure by figure: each with the words that say what it is a figure of, and its period."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property

import msgspec

from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.grid import Cell, Grid, Row
from answerable.checking.evidence.paper import Paper
from answerable.checking.evidence.prose import Sentence
from answerable.checking.linking.period import period_key, rate_key
from answerable.checking.linking.wording import QUALIFIERS, ROLE_NAMES, WORD, content_words, fold_word, name_words
from answerable.measuring.rounding import Bounds

_CLAUSE_EDGE = re.compile(
    r"[;:()]|\.\s|,\s(?:and|but|while|whereas|which|an?\s(?:\w{1,12}\s)?average|compared|against|with|of which)\b"
    r"|\s[–—-]\s"
)
_CHANGE_BEFORE = re.compile(
    r"\b(?:by|increase(?:\s+in\s+[\w\s]{1,40})?\s+of|decrease\s+of|reduction\s+of|rise\s+of|fall\s+of|drop\s+of"
    r"|change\s+of|growth\s+of"
    r"|(?:up|down)(?:\s+by)?|additional|extra|further|savings?\s+of|another|more\s+than\s+the)\s*(?:a\s+|an\s+"
    r"|about\s+|around\s+|some\s+|just\s+)?$"
    r"|[+−]$",
    re.IGNORECASE,
)
_CHANGE_AFTER = re.compile(
    r"^\s*(?:percentage\s+points?\s+)?(?:more|fewer|less|higher|lower|above|below|increase|decrease|reduction"
    r"|rise|fall|drop|growth|up|down|additional|extra)\b",
    re.IGNORECASE,
)
_GOAL = re.compile(
    r"\b(?:target|aim|goal|standard|within|at\s+least|at\s+most|up\s+to|minimum|maximum|no\s+more\s+than|limit"
    r"|threshold"
    r"|less\s+than|more\s+than|over|under|above|below|between|aged?|ages|sla)\s*(?:of|is|for|at|to)?\s*$",
    re.IGNORECASE,
)
_AGED = re.compile(r"\b(?:aged?|ages)\b[\w\s]{0,12}$|\d\s?[-–]\s?$", re.IGNORECASE)
"""Before the age of people, or the other end of a range: a name of a group, not a quantity."""
_TEST = re.compile(r"\b(?:ratio|interval)(?:\s+of)?\s+(?:-?[\d.,]*\d%?\s+to\s+)?$|\bp\s?[=<]\s?$", re.IGNORECASE)
"""Before what a test gives (`ratio 0.88, 95% interval 0.58 to 1.34, p = 0.61`): no quantity that a paper states."""
_PAST = re.compile(
    r"\b(?:(?:last|previous|prior|preceding|earlier)\s+(?:financial\s+)?(?:years?|quarter|month|period)|the\s+(?:year|quarter"
    r"|month)\s+before|ago|previously|formerly|originally|original|historical(?:ly)?)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\bbetween\s+((?:19|20)\d\d[/–-]\d\d)\s+and\s+((?:19|20)\d\d[/–-]\d\d)\b[^.;]{0,60}?\bfrom\s", re.IGNORECASE
)
_BEFORE_CHARACTERS, _AFTER_CHARACTERS = 60, 40
_SECONDS = {"seconds": 1, "minutes": 60, "hours": 3600}
_LARGEST_MULTIPLE = 100
"""Something recorded more often than this is counted, not multiplied."""
_ALONE = frozenset({"rank", "share", "ratio", "multiple", "times"})


class Statement(msgspec.Struct, frozen=True, dict=True):
    """One figure as a paper states it.

    `own` are the content words of its clause, `head` those of the sentence before its first figure, `around` those of
    the whole sentence and the heading it stands under. In a table `own` are the words of its row, `head` those of its
    column, `around` those of the caption.
    """

    amount: Amount
    own: frozenset[str]
    head: frozenset[str]
    around: frozenset[str]
    names: frozenset[str]
    period: str | None
    rate: str | None
    role: str
    """`level`, `change` or `goal`."""
    place: tuple[int, int, int]
    """Where it stands: (0, paragraph, sentence) or (1, grid, row)."""
    is_past: bool = False
    """Whether its clause says that it is of an earlier time, without naming it."""
    sentence: Sentence | None = None
    grid: Grid | None = None
    row: Row | None = None
    cell: Cell | None = None

    @cached_property
    def near(self) -> frozenset[str]:
        return self.own | self.head

    @cached_property
    def all_words(self) -> frozenset[str]:
        return self.near | self.around

    @cached_property
    def opening(self) -> str | None:
        """The first word of its sentence, folded, where that carries a subject."""
        word = WORD.search(self.sentence.text) if self.sentence else None
        return fold_word(word[0]) if word and content_words(word[0]) else None

    @cached_property
    def qualifiers(self) -> frozenset[str]:
        return self.near & QUALIFIERS

    @cached_property
    def kind(self) -> str:
        """The kind of unit by which figures may be compared: money, shares, time, or counts of things."""
        unit = self.amount.unit or ""
        return unit if unit in ("GBP", "%", "percentage points") else "time" if unit in _SECONDS else "count"

    @cached_property
    def size(self) -> Decimal:
        """The value without its sign, which comes and goes between prose and table; in seconds for time."""
        return abs(self.amount.value) * _SECONDS.get(self.amount.unit or "", 1)

    @cached_property
    def bounds(self) -> Bounds:
        half = self.amount.half_unit * _SECONDS.get(self.amount.unit or "", 1)
        return Bounds.printed(self.size, half)

    @cached_property
    def last_place(self) -> int:
        """The power of ten of the last digit printed: -2 for `28.10`, 5 for `£28.1m`."""
        half = self.bounds.tolerance
        return 0 if not half else (half * 2).adjusted()

    @property
    def is_bare(self) -> bool:
        """Whether it is a cell of a table that prints no unit for it."""
        return self.in_table and self.amount.unit is None and self.amount.figure.scale is None

    def fits(self, other: Statement) -> bool:
        """Whether two figures are one number, or one a rounded form of the other."""
        if self.last_place == other.last_place:
            return self.size == other.size
        return self.bounds.meets(other.bounds)

    @cached_property
    def digits(self) -> int:
        """How many digits tell it from other figures: `1,500,000` has two, `28.10` four."""
        printed = (re.sub(r"\D", "", self.amount.text) or str(self.size.to_integral_value())).lstrip("0")
        return len(printed if self.amount.figure.decimals else printed.rstrip("0"))

    @property
    def in_table(self) -> bool:
        return self.place[0] == 1


def gather_statements(paper: Paper) -> tuple[list[Statement], list[Statement]]:
    """The figures of the prose and those of the tables; places in an order and fractions in words are left out."""
    prose = [
        statement
        for paragraph in paper.paragraphs
        if paragraph.figures
        for number, sentence in enumerate(paragraph.sentences)
        for statement in _read_sentence(sentence, number)
    ]
    tables = [statement for number, grid in enumerate(paper.grids) for statement in _read_grid(grid, number)]
    return prose, tables


def _read_sentence(sentence: Sentence, number: int) -> Iterator[Statement]:
    amounts = sentence.amounts
    if not amounts:
        return
    text = sentence.text
    first = amounts[0].start - sentence.start
    head = content_words(text[:first])
    around = content_words(text) | content_words(sentence.paragraph.heading)
    ordered = _order_years(sentence)
    for index, amount in enumerate(amounts):
        if amount.unit in _ALONE and not (amount.unit == "times" and amount.value > _LARGEST_MULTIPLE):
            continue
        before = amounts[index - 1].end - sentence.start if index else 0
        after = amounts[index + 1].start - sentence.start if index + 1 < len(amounts) else len(text)
        start, end = amount.start - sentence.start, amount.end - sentence.start
        said_before = text[max(0, start - _BEFORE_CHARACTERS) : start]
        if amount.unit != "GBP" and (_AGED.search(said_before) or _TEST.search(said_before)):
            continue
        own_start, own_end = _clause(text, before, start, end, after)
        clause = text[own_start:start] + " " + text[end:own_end]
        yield Statement(
            amount=amount,
            own=content_words(clause),
            head=head,
            around=around,
            names=_names(text, own_start, min(own_end, end + _AFTER_CHARACTERS)),
            period=ordered.get(amount.figure.id) or period_key(amount.figure.period),
            rate=rate_key(text[end : min(own_end, end + _AFTER_CHARACTERS)])
            or rate_key(text[max(0, start - 24) : start]),
            role=_role(text, start, end),
            place=(0, sentence.paragraph.index, number),
            is_past=bool(_PAST.search(text, own_start, own_end)),
            sentence=sentence,
        )


def _order_years(sentence: Sentence) -> dict[str, str | None]:
    """By their ids, the years of the figures of `between 2021/22 and 2022/23, from 94 to 105`, in order."""
    match = _BETWEEN.search(sentence.text) if "between" in sentence.text else None
    if match is None:
        return {}
    after = [one for one in sentence.amounts if one.start >= sentence.start + match.end() and not one.is_percent]
    return {one.figure.id: period_key(year) for one, year in zip(after, match.groups(), strict=False)}


def _names(text: str, start: int, end: int) -> frozenset[str]:
    """The words printed with a capital in a clause, but for its sentence's first, and those of offices and months."""
    return name_words("x " + text[start:end] if start else text[:end]) - ROLE_NAMES


def _clause(text: str, before: int, start: int, end: int, after: int) -> tuple[int, int]:
    """The stretch of a sentence that is a figure's own: up to the figures beside it or the edges of its clause."""
    edges = [match.end() for match in _CLAUSE_EDGE.finditer(text, before, start)]
    left = edges[-1] if edges and content_words(text[edges[-1] : start]) else before
    right = _CLAUSE_EDGE.search(text, end, after)
    return left, right.start() if right else after


def _role(text: str, start: int, end: int) -> str:
    before = text[max(0, start - _BEFORE_CHARACTERS) : start]
    if _CHANGE_BEFORE.search(before) or _CHANGE_AFTER.match(text[end : end + _AFTER_CHARACTERS]):
        return "change"
    return "goal" if _GOAL.search(before.rstrip("£ ")) else "level"


_CHANGE_HEADING = re.compile(
    r"\b(?:change|variance|variation|movement|difference|increase|decrease|\+/-|var)\b", re.IGNORECASE
)
_GOAL_HEADING = re.compile(r"\b(?:target|goal|standard|threshold|limit)\b", re.IGNORECASE)


def _read_grid(grid: Grid, number: int) -> Iterator[Statement]:
    caption = content_words(grid.caption)
    headings = [content_words(grid.heading(column)) for column in range(grid.width)]
    for row in grid.rows:
        named = f"{grid.heading(0)} {row.label}" if len(row.label) == 1 else row.label
        label, names = content_words(named), name_words("x " + named)
        for cell in row.cells:
            if cell.amount is None or cell.amount.unit in _ALONE:
                continue
            heading = grid.heading(cell.column)
            role = (
                "change" if _CHANGE_HEADING.search(heading) else "goal" if _GOAL_HEADING.search(heading) else "level"
            )
            yield Statement(
                amount=cell.amount,
                own=label,
                head=headings[cell.column],
                around=caption,
                names=names,
                period=period_key(heading) or period_key(row.label) or period_key(cell.amount.figure.period),
                rate=rate_key(heading),
                role=role,
                place=(1, number, row.index),
                grid=grid,
                row=row,
                cell=cell,
            )
