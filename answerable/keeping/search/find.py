"""Find what the public record says: ranked, filtered, with the found words marked.

Whatever is typed gives results or an empty list: words are taken from it, and nothing in it is read as an operator
but double quotes around a phrase and a star at the end of a word.
"""

import datetime as dt
import re
from dataclasses import dataclass

from django.db import connection

from answerable.keeping.models import SearchEntry
from answerable.keeping.search import postgres, sqlite
from answerable.keeping.search.filters import Filters, keep

PAGE_SIZE = 20
MOST_PAGES = 50
MOST_COUNTED = 1000
MOST_PIECES = 24
LONGEST_WORD = 60
KINDS = (
    "item",
    "question",
    "promise",
    "action",
    "decision",
    "resolution",
    "passage",
    "person",
    "body",
    "meeting",
)
_PIECE = re.compile(r'"([^"]*)"|([\w’\']+)(\*?)')


@dataclass(frozen=True)
class Piece:
    """A word, a phrase (several words in order) or the beginning of a word, to be found."""

    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True)
class Hit:
    """A thing found. `title` and `snippet` are pairs of text and whether the text was found; the text is not HTML."""

    kind: str
    place: str
    title: tuple[tuple[str, bool], ...]
    snippet: tuple[tuple[str, bool], ...]
    date: dt.date | None
    body: str
    body_name: str
    paper: str


@dataclass(frozen=True)
class Found:
    """A page of hits. `total` counts no further than 1,000 (`is_capped`); `is_loose` where not every word was found
    together, and things with any of them are given instead."""

    hits: tuple[Hit, ...] = ()
    total: int = 0
    is_capped: bool = False
    is_loose: bool = False
    page: int = 1
    pages: int = 0


def find(words="", filters=None, *, page=1, size=PAGE_SIZE):
    """A page of what the words find; with no words, the latest things that the filters keep."""
    filters = filters or Filters()
    pieces = read_pieces(words)
    page = max(1, min(page, MOST_PAGES))
    if not pieces:
        return _browse(filters, page, size) if filters and not words.strip() else Found(page=page)
    engine = postgres if connection.vendor == "postgresql" else sqlite
    loose = False
    total = engine.count(pieces, filters, loose, MOST_COUNTED + 1)
    if not total and len(pieces) > 1:
        loose = True
        total = engine.count(pieces, filters, loose, MOST_COUNTED + 1)
    rows = engine.find(pieces, filters, loose, size, (page - 1) * size) if total else []
    return _found(_hits(rows), total, page, size, loose)


def read_pieces(words):
    """The pieces to be found in what was typed: at most two dozen, each once."""
    pieces = {}
    for phrase, word, star in _PIECE.findall(words[:20_000].replace("\x00", " ")):
        found = tuple(re.findall(r"[^\W_]+", (phrase or word).replace("’", " ").replace("'", " ")))
        found = tuple(one[:LONGEST_WORD] for one in found[:MOST_PIECES])
        if found:
            pieces.setdefault(Piece(found, prefix=bool(star) and len(found[-1]) > 1))
        if len(pieces) == MOST_PIECES:
            break
    return list(pieces)


def _browse(filters, page, size):
    entries = SearchEntry.objects.exclude(kind="passage") if not filters.kinds else SearchEntry.objects.all()
    entries = keep(entries, filters)
    total = entries[: MOST_COUNTED + 1].count()
    rows = entries.order_by("-date", "-pk").values_list("pk", "title", "text")[(page - 1) * size : page * size]
    marked = [(pk, ((title, False),), ((_begin(text), False),)) for pk, title, text in rows]
    return _found(_hits(marked), total, page, size, False)


def _begin(text):
    return text if len(text) <= 240 else text[:240].rsplit(" ", 1)[0] + " …"


def _hits(rows):
    entries = SearchEntry.objects.select_related("body", "paper").in_bulk([pk for pk, _, _ in rows])
    return tuple(
        Hit(
            kind=entry.kind,
            place=entry.place,
            title=((entry.paper.public_title, False),) if entry.kind == "passage" and entry.paper else title,
            snippet=snippet,
            date=entry.date,
            body=entry.body.public_id if entry.body else "",
            body_name=entry.body.name if entry.body else "",
            paper=entry.paper.public_id if entry.paper else "",
        )
        for pk, title, snippet in rows
        if (entry := entries.get(pk))
    )


def _found(hits, total, page, size, loose):
    shown = min(total, MOST_COUNTED)
    return Found(
        hits=hits,
        total=shown,
        is_capped=total > MOST_COUNTED,
        is_loose=loose,
        page=page,
        pages=min(-(-shown // size), MOST_PAGES),
    )
