"""The page of a thing that is kept on the desk: its facts, its exhibits, the rows under it and what may be done."""

from dataclasses import dataclass, field

from answerable.clerking.showing import may, show
from answerable.drawing.wording import NOT_KNOWN
from answerable.keeping.queries.desk.trace import trace_of


@dataclass(frozen=True)
class KeptRow:
    """A row of a list: `(heading, words, address, whether it is a number)` for each cell, and where it is changed and
    taken out."""

    cells: tuple
    name: str
    change: str = ""
    remove: str = ""
    revision: int | None = None


@dataclass(frozen=True)
class KeptList:
    """Rows under one heading; `add` are ways to more of them."""

    heading: str
    heads: tuple  # (words, whether the column holds numbers)
    rows: tuple
    empty: str = "None yet."
    add: tuple = ()

    @property
    def has_ways(self):
        return any(row.change or row.remove for row in self.rows)


@dataclass(frozen=True)
class KeptPage:
    """What stands on the page. `ways` are addresses, `buttons` acts that are posted with the row's revision;
    `wanting` what patrolling finds wanting (`partnership/lack.py`). With `told_as` the lists, which are worked on,
    stand before the exhibits, and it is the heading of these."""

    heading: str
    kind: str
    trail: tuple
    lead: tuple = ()
    see: tuple = ()
    ways: tuple = ()
    buttons: tuple = ()
    facts: tuple = ()
    lists: tuple = field(default=())
    wanting: tuple = ()
    refused: str = ""
    revision: int | None = None
    told_as: str = ""


def make_list(heading, heads, rows, say, *, numbers=(), name=str, change="", remove="", **given):
    """A list of rows: `say` gives the cells of each, as words or `(words, address)`; the columns whose heads are in
    `numbers` are set as such. `change` and `remove` are addresses with `{}` for its key, empty where nobody may."""
    return KeptList(
        heading=heading,
        heads=tuple((head, head in numbers) for head in heads),
        rows=tuple(
            KeptRow(
                cells=tuple(
                    (*_cell(head, cell), head in numbers) for head, cell in zip(heads, say(row), strict=True)
                ),
                name=name(row),
                change=change.format(row.pk) if change else "",
                remove=remove.format(row.pk) if remove else "",
                revision=row.revision,
            )
            for row in rows
        ),
        **given,
    )


def show_kept(request, row, page, **context):
    """The page of a row of the desk, with its trace for who may see it."""
    trace = trace_of(row) if may(request, "see_trace", row.body) else None
    return show(request, "kept", page=page, trace=trace, **context)


def publishing_buttons(row, to):
    """The buttons of a row that the public may see: out of view first, dropped only where it is not in view."""
    if row.published_on:
        return (("Take it out of public view", f"{to}/withdraw"),)
    return ("Publish", f"{to}/publish"), ("Drop it", f"{to}/drop")


def say_day(day):
    """A day in words, or a dash."""
    return f"{day:%-d %B %Y}" if day else NOT_KNOWN


def _cell(head, cell):
    words, address = cell if isinstance(cell, tuple) else (cell, "")
    return head, NOT_KNOWN if words in (None, "") else words, address
