"""Years: those that a list can be narrowed to, and the narrowing."""

import datetime as dt


def in_year(rows, field: str, asked: str):
    """The rows whose date falls in the year asked for; all where none is asked for, none where it is no year."""
    if not asked:
        return rows
    if not (asked.isascii() and asked.isdecimal() and len(asked) == 4 and int(asked) >= dt.MINYEAR):
        return rows.none()
    return rows.filter(**{f"{field}__year": int(asked)})


def years_of(rows, field: str) -> list[int]:
    """The years in which rows have a date, the latest first."""
    dated = rows.select_related(None).exclude(**{field: None}).order_by()
    return sorted(dated.values_list(f"{field}__year", flat=True).distinct(), reverse=True)
