"""Search by SQLite's FTS5: the ids first, in rank order, then the marks of those few alone."""

from django.db import connection

from answerable.keeping.search.filters import keys_kept
from answerable.keeping.search.marks import BEGIN, END, read_marks

# Every value is a parameter; `{kept}` and `{ids}` are filled with our own SQL and placeholders.
_FIND = """
    SELECT rowid FROM keeping_searchentry_fts WHERE keeping_searchentry_fts MATCH %s {kept}
    ORDER BY rank LIMIT %s OFFSET %s"""
_COUNT = """
    SELECT count(*) FROM
      (SELECT 1 FROM keeping_searchentry_fts WHERE keeping_searchentry_fts MATCH %s {kept} LIMIT %s)"""
_MARK = """
    SELECT rowid, highlight(keeping_searchentry_fts, 0, %s, %s),
      snippet(keeping_searchentry_fts, 1, %s, %s, '…', 36)
    FROM keeping_searchentry_fts WHERE keeping_searchentry_fts MATCH %s AND rowid IN ({ids})"""


def count(pieces, filters, loose, most):
    """How many entries the pieces find, counted no further than `most`."""
    kept, values = _kept(filters)
    with connection.cursor() as cursor:
        cursor.execute(_COUNT.format(kept=kept), [match_words(pieces, loose), *values, most])
        return cursor.fetchone()[0]


def find(pieces, filters, loose, size, start):
    """`(entry key, title parts, snippet parts)` in rank order."""
    words = match_words(pieces, loose)
    kept, values = _kept(filters)
    with connection.cursor() as cursor:
        cursor.execute(_FIND.format(kept=kept), [words, *values, size, start])
        ids = [row[0] for row in cursor.fetchall()]
        if not ids:
            return []
        places = ", ".join(["%s"] * len(ids))
        cursor.execute(_MARK.format(ids=places), [BEGIN, END, BEGIN, END, words, *ids])
        marked = {key: (read_marks(title), read_marks(text)) for key, title, text in cursor.fetchall()}
    return [(key, *marked[key]) for key in ids]


def match_words(pieces, loose):
    """An FTS5 expression: every word in quotes, so that none is an operator."""
    each = ['"' + " ".join(piece.words) + '"' + ("*" if piece.prefix else "") for piece in pieces]
    return (" OR " if loose else " AND ").join(each)


def _kept(filters):
    keys, values = keys_kept(filters)
    return (f"AND rowid IN ({keys})" if keys else ""), values
