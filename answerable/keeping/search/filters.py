"""What a search keeps: kinds, a body, a person, dates."""

import datetime as dt
from dataclasses import dataclass

from answerable.keeping.models import SearchEntry


@dataclass(frozen=True)
class Filters:
    """What to keep: kinds, a body and a person (public ids), and dates from `since` to `until`, both taken in."""

    kinds: tuple[str, ...] = ()
    body: str = ""
    person: str = ""
    since: dt.date | None = None
    until: dt.date | None = None

    def __bool__(self):
        return bool(self.kinds or self.body or self.person or self.since or self.until)


def keep(entries, filters):
    """The entries that filters keep."""
    wanted = {
        "kind__in": filters.kinds,
        "body__public_id": filters.body,
        "people__public_id": filters.person,
        "date__gte": filters.since,
        "date__lte": filters.until,
    }
    return entries.filter(**{name: value for name, value in wanted.items() if value})


def keys_kept(filters):
    """`(SQL, parameters)` of a query for the keys of the entries that filters keep; empty where they keep all."""
    if not filters:
        return "", []
    sql, values = keep(SearchEntry.objects.order_by().values("pk"), filters).query.sql_with_params()
    return sql, list(values)
