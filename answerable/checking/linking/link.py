"""The same quantity printed in two places: which figures of a paper are to be held against each other.

Candidates are blocked by unit and value (for places that agree) or by unit and telling words (for those that do not),
as in table/text linking of financial reports (KPI-Check); then wording, period, rate, role and names are compared.
A link that agrees needs evidence in proportion to how easily its value could come up by chance; a link that does not
agree needs wording that leaves no other reading.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from weakref import WeakKeyDictionary

import msgspec

from answerable.checking.evidence.paper import Paper
from answerable.checking.linking.period import compare_periods
from answerable.checking.linking.statement import Statement, gather_statements
from answerable.checking.linking.wording import QUALIFIERS, content_words, read_form, weigh_words

_BARE_KINDS = ("count", "GBP", "%")
"""What a cell may be that prints no unit."""
CROWD = 40
"""A value of one or two digits stated more often than this is no evidence that two statements are one."""
PLAIN_DIGITS = 2
"""So many digits come up by chance in any paper: the wording must carry the link."""
TELLING_DIGITS = 4
"""So many digits do not: one word in common is enough to link figures that agree."""
TELLING_WEIGHT = 3.0
"""A word that one statement in twenty has (e to the minus three) tells by itself; so do several that together do."""
HALF = 0.5
_TITLE_BLOCK = 8
"""The headings among so many first paragraphs are a paper's title."""


class Links(msgspec.Struct, frozen=True, dict=True):
    """The statements of a paper and which of them are the same quantity and agree: pairs in order of print."""

    prose: list[Statement]
    tables: list[Statement]
    weights: Mapping[str, float]
    agreeing: list[tuple[Statement, Statement]]
    familiar: frozenset[str]
    """Words of the titles and bodies of its documents: a name among them narrows nothing."""

    def agrees_with(self, statement: Statement) -> list[Statement]:
        """The statements that say the same of the same."""
        return self._partners.get(statement.amount.figure.id, [])

    @cached_property
    def rows(self) -> dict[tuple[int, int, int], list[Statement]]:
        """The figures of each row of the tables, by its place."""
        held: dict[tuple[int, int, int], list[Statement]] = defaultdict(list)
        for statement in self.tables:
            held[statement.place].append(statement)
        return held

    @cached_property
    def grids(self) -> dict[tuple[int, int], list[Statement]]:
        """The figures of each table, by its place."""
        held: dict[tuple[int, int], list[Statement]] = defaultdict(list)
        for statement in self.tables:
            held[statement.place[:2]].append(statement)
        return held

    @cached_property
    def labels(self) -> dict[tuple[frozenset[str], frozenset[str]], list[Statement]]:
        """The figures of the tables by the words of their row and column."""
        held: dict[tuple[frozenset[str], frozenset[str]], list[Statement]] = defaultdict(list)
        for statement in self.tables:
            held[statement.own, statement.head].append(statement)
        return held

    @cached_property
    def sentences(self) -> dict[tuple[int, int, int], list[Statement]]:
        """The figures of each sentence, by its place."""
        held: dict[tuple[int, int, int], list[Statement]] = defaultdict(list)
        for statement in self.prose:
            held[statement.place].append(statement)
        return held

    @cached_property
    def forms(self) -> Counter[str]:
        """How many sentences with figures are made on each form."""
        return Counter(read_form(held[0].sentence.text) for held in self.sentences.values() if held[0].sentence)

    @cached_property
    def _partners(self) -> dict[str, list[Statement]]:
        held: dict[str, list[Statement]] = defaultdict(list)
        for first, second in self.agreeing:
            held[first.amount.figure.id].append(second)
            held[second.amount.figure.id].append(first)
        return held


_LINKS: WeakKeyDictionary[Paper, Links] = WeakKeyDictionary()


def link_quantities(paper: Paper) -> Links:
    """Every pair of places of a paper that print the same quantity and agree; worked out once for a paper."""
    links = _LINKS.get(paper)
    if links is None:
        prose, tables = gather_statements(paper)
        weights = weigh_words(_texts(prose, tables))
        agreeing = list(_link_agreeing(prose + tables, weights))
        links = Links(prose, tables, weights, agreeing, _familiar(paper))
        agreeing = [*agreeing, *_link_siblings(links)]
        links = Links(prose, tables, weights, agreeing, links.familiar)
        _LINKS[paper] = links
    return links


def _familiar(paper: Paper) -> frozenset[str]:
    titles = [f"{document.title} {document.body or ''}" for document in paper.record.documents]
    heads = [paragraph.text for paragraph in paper.paragraphs[:_TITLE_BLOCK] if paragraph.look == "heading"]
    return content_words(" ".join(titles + heads))


def weigh(words: Iterable[str], weights: Mapping[str, float]) -> float:
    return sum(weights.get(word, 0.0) for word in words)


def likeness(first: frozenset[str], second: frozenset[str], weights: Mapping[str, float]) -> float:
    """How much of two sets of words is one, by weight: 0 to 1 (Jaccard)."""
    union = weigh(first | second, weights)
    return weigh(first & second, weights) / union if union else 0.0


def cover(first: Statement, second: Statement, weights: Mapping[str, float]) -> float:
    """How much of the shorter clause the other statement has, by weight."""
    shorter, longer = sorted((first, second), key=lambda found: len(found.own))
    whole = weigh(shorter.own, weights)
    return weigh(shorter.own & longer.near, weights) / whole if whole else 0.0


def are_comparable(first: Statement, second: Statement) -> bool:
    """Whether two statements could be of one quantity: same kind of unit, no other period, rate or counted thing."""
    return (
        (first.kind == second.kind or first.is_bare or second.is_bare)
        and compare_periods(first.period, second.period) is not False
        and (first.rate is None or second.rate is None or first.rate == second.rate)
        and (first.place[:2] != second.place[:2] or not first.in_table)
        and first.place != second.place
    )


def _link_siblings(links: Links) -> Iterator[tuple[Statement, Statement]]:
    """The other figures of a sentence that stand in the row of one that is linked, or in one row together."""
    rows_of_value: dict[Decimal, list[Statement]] = defaultdict(list)
    for cell in links.tables:
        if cell.size:
            rows_of_value[cell.size].append(cell)
    for statements in links.sentences.values():
        linked = {partner.place for one in statements for partner in links.agrees_with(one) if partner.in_table}
        free = [one for one in statements if one.size and not any(cell.in_table for cell in links.agrees_with(one))]
        fitting = [(one, cell) for one in free for cell in rows_of_value[one.size] if _may_be_sibling(one, cell)]
        together = Counter(place for place, _ in {(cell.place, one.amount.figure.id) for one, cell in fitting})
        for one, cell in fitting:
            if cell.place in linked or (together[cell.place] > 1 and cell.own & one.near):
                yield one, cell


def _may_be_sibling(statement: Statement, cell: Statement) -> bool:
    return are_comparable(statement, cell) and (statement.role == "goal") == (cell.role == "goal")


def _texts(prose: list[Statement], tables: list[Statement]) -> Iterator[frozenset[str]]:
    """The words of each sentence once, and of each row once."""
    seen: set[tuple[int, int, int]] = set()
    for statement in (*prose, *tables):
        if statement.place not in seen:
            seen.add(statement.place)
            yield statement.all_words


def _link_agreeing(
    statements: list[Statement], weights: Mapping[str, float]
) -> Iterator[tuple[Statement, Statement]]:
    by_kind: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.size:
            for kind in _BARE_KINDS if statement.is_bare else (statement.kind,):
                by_kind[kind].append(statement)
    linked: set[tuple[str, str]] = set()
    for held in by_kind.values():
        held.sort(key=lambda statement: statement.size)
        sizes = [statement.size for statement in held]
        for statement in held:
            exact = statement.digits <= PLAIN_DIGITS
            low, high = (statement.size, statement.size) if exact else statement.bounds
            left, right = bisect_left(sizes, low), bisect_right(sizes, high)
            if exact and right - left > CROWD:
                continue
            for other in held[left:right]:
                first, second = (statement, other) if statement.place <= other.place else (other, statement)
                pair = (first.amount.figure.id, second.amount.figure.id)
                if pair not in linked and _is_same(first, second, weights):
                    linked.add(pair)
                    yield first, second


def _is_same(first: Statement, second: Statement, weights: Mapping[str, float]) -> bool:
    """Whether two statements of one value are of one quantity."""
    if not are_comparable(first, second) or not first.fits(second):
        return False
    digits = min(first.digits, second.digits)
    if first.kind != second.kind and (first.last_place != second.last_place or not _fits_label(first, second)):
        return False
    if digits < TELLING_DIGITS and not _roles_fit(first, second):
        return False
    if digits <= TELLING_DIGITS and not second.in_table and _names_differ(first, second):
        return False
    if first.in_table and second.in_table:
        return first.own == second.own and bool(first.own) and (first.head == second.head or digits >= TELLING_DIGITS)
    if second.in_table:
        return _fits_cell(first, second, digits, weights)
    shared = first.near & second.near
    if digits < TELLING_DIGITS and (first.own ^ second.own) & QUALIFIERS:
        return False
    if digits > TELLING_DIGITS:
        return bool(first.all_words & second.all_words)
    if digits == TELLING_DIGITS:
        return bool(shared)
    if digits > PLAIN_DIGITS:
        return len(shared) >= 2 or weigh(shared, weights) >= TELLING_WEIGHT
    if first.role == second.role == "change" and digits == PLAIN_DIGITS and weigh(shared, weights) >= TELLING_WEIGHT:
        return True
    return len(shared) >= 2 and cover(first, second, weights) >= HALF


def _fits_cell(prose: Statement, cell: Statement, digits: int, weights: Mapping[str, float]) -> bool:
    label = cell.own & prose.all_words
    near = cell.own & prose.near
    column = cell.head & prose.near
    if digits > TELLING_DIGITS:
        return True
    if digits == TELLING_DIGITS:
        return bool(label or column or cell.around & prose.near)
    if digits > PLAIN_DIGITS:
        return bool(near) or len(column | (cell.around & prose.near)) >= 2
    if not cell.own or near != cell.own:
        return False
    told = len(near) >= 2 or bool(column) or _same_period(prose, cell)
    figure = prose.amount.figure
    exact = digits == PLAIN_DIGITS and (prose.role == cell.role == "change" or bool(figure.scale and figure.decimals))
    return told or exact


def _fits_label(first: Statement, second: Statement) -> bool:
    """Whether a sentence names the row of a cell that prints no unit."""
    return bool(second.own) and second.own <= first.near


def _same_period(first: Statement, second: Statement) -> bool:
    return compare_periods(first.period, second.period) is True


def _roles_fit(first: Statement, second: Statement) -> bool:
    """A target is not linked with a result, nor a small change with a level."""
    return first.role == second.role or (
        "goal" not in (first.role, second.role) and min(first.digits, second.digits) > PLAIN_DIGITS
    )


def _names_differ(first: Statement, second: Statement) -> bool:
    """Whether each names somebody or some place that the other does not."""
    return bool(first.names - second.all_words) and bool(second.names - first.all_words)
