"""Search by PostgreSQL's full text: the ids first, in rank order, then the marks of those few alone."""

from django.db import connection

from answerable.keeping.search.filters import keys_kept
from answerable.keeping.search.marks import BEGIN, END, read_marks

_MARKS = f"StartSel={BEGIN}, StopSel={END}"
_SNIPPET = f"{_MARKS}, MaxWords=36, MinWords=18, MaxFragments=1"
_WHOLE = f"{_MARKS}, HighlightAll=true"
# Every value is a parameter; `{query}` is filled with `to_tsquery` and `phraseto_tsquery` calls joined by && or ||.
_COUNT = """
    SELECT count(*) FROM (SELECT 1 FROM keeping_searchentry WHERE words @@ ({query}) {kept} LIMIT %s) AS found"""
_FIND = """
    SELECT id FROM keeping_searchentry WHERE words @@ ({query}) {kept}
    ORDER BY ts_rank(words, ({query})) DESC, id LIMIT %s OFFSET %s"""
# A short text is given whole: the fragments of `ts_headline` lose the words at its edges.
_MARK = """
    SELECT id, ts_headline('english', title, ({query}), %s),
      ts_headline('english', text, ({query}), CASE WHEN length(text) < 240 THEN %s ELSE %s END)
    FROM keeping_searchentry WHERE id = ANY(%s)"""


def count(pieces, filters, loose, most):
    """How many entries the pieces find, counted no further than `most`."""
    query, words = match_words(pieces, loose)
    kept, values = _kept(filters)
    with connection.cursor() as cursor:
        cursor.execute(_COUNT.format(query=query, kept=kept), [*words, *values, most])
        return cursor.fetchone()[0]


def find(pieces, filters, loose, size, start):
    """`(entry key, title parts, snippet parts)` in rank order."""
    query, words = match_words(pieces, loose)
    kept, values = _kept(filters)
    with connection.cursor() as cursor:
        cursor.execute(_FIND.format(query=query, kept=kept), [*words, *values, *words, size, start])
        ids = [row[0] for row in cursor.fetchall()]
        cursor.execute(_MARK.format(query=query), [*words, _WHOLE, *words, _WHOLE, _SNIPPET, ids])
        marked = {key: (read_marks(title), read_marks(text)) for key, title, text in cursor.fetchall()}
    return [(key, *marked[key]) for key in ids]


def match_words(pieces, loose):
    """The SQL of a tsquery and its parameters."""
    calls, words = [], []
    for piece in pieces:
        if piece.prefix and len(piece.words) == 1:
            calls.append("to_tsquery('english', %s)")
            words.append(f"{piece.words[0]}:*")
        else:
            calls.append("phraseto_tsquery('english', %s)")
            words.append(" ".join(piece.words))
    return (" || " if loose else " && ").join(calls), words


def _kept(filters):
    keys, values = keys_kept(filters)
    return (f"AND id IN ({keys})" if keys else ""), values
