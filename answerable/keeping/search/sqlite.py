"""Search by SQLite's FTS5: the ids first, in rank order, then the marks of those few alone."""

from django.db import connection

from answerable.keeping.models import SearchEntry
from answerable.keeping.search.marks import BEGIN, END, read_marks

TABLE = "keeping_searchentry_fts"
SNIPPET_WORDS = 36
# The table's name is ours and every value is a parameter.
_FIND = f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s {{kept}} ORDER BY rank LIMIT %s OFFSET %s"  # noqa: S608
_COUNT = f"SELECT count(*) FROM (SELECT 1 FROM {TABLE} WHERE {TABLE} MATCH %s {{kept}} LIMIT %s)"  # noqa: S608
_MARK = (
    f"SELECT rowid, highlight({TABLE}, 0, %s, %s), snippet({TABLE}, 1, %s, %s, '…', {SNIPPET_WORDS}) "  # noqa: S608
    f"FROM {TABLE} WHERE {TABLE} MATCH %s AND rowid IN ({{ids}})"
)


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
    from answerable.keeping.search.find import keep

    if not filters:
        return "", []
    sql, values = keep(SearchEntry.objects.order_by().values("pk"), filters).query.sql_with_params()
    return f"AND rowid IN ({sql})", list(values)
