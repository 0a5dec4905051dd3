"""Lists of the desk: narrowed, sorted, paged, and taken away as CSV or JSON, from one table of columns.

    MEETINGS = Listing(
        "meetings",                                      # names the files and the JSON
        columns=(
            Column("date", "Date", sort=("date", "start_time"), link=lambda row: f"/desk/meetings/{row.pk}"),
            Column("body", "Body", value="body.name", sort=("body__name",)),
            Column("status", "State", value="get_status_display"),
            Column("key", value="pk"),                   # no label: in the files only
        ),
        filters=(
            Filter("status", "State", SittingStatus.choices),                  # ?status=called: a field of the row
            Filter("since", "From", kind="day", where="date__gte"),            # a day, typed or picked
            Filter("venue", "Words in the venue", kind="words", where="venue__icontains"),
            Filter("body", "Body", lambda request: [...], where=lambda rows, value: rows.filter(body_id=value)),
        ),
        sorted_by="date",                                # "-date": the latest first
    )

    @desk_page("see_sittings")
    def show_sittings(request):
        return show_list(request, MEETINGS, list_sittings(...), heading="Meetings", template="sittings")

`show_list` shows `clerking/list_page.html`, or your own template: that includes `clerking/part/list.html`, which
draws `list` (the filters, the table, the pages, the files). The same address with `?format=csv` or `?format=json`
gives all rows that fit the filters, in the same order. `rows` are a queryset, or a plain list where the rows were
worked out; for a list give `sort` any true value: it is sorted by the column's value. A long trail is paged by key,
not by number: `Listing(..., paged_by="sequence")`, the latest first, no count.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.db.models import F
from django.http import HttpResponse
from django.utils import timezone
from django.utils.text import capfirst

from answerable.clerking.showing import show
from answerable.drawing.wording import say_period
from answerable.keeping.export import write_csv, write_json

ROWS_A_PAGE = 50
LONGEST_CHOICE = 200
FORMATS = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
DAY_WORDS = "%a %-d %B %Y"


def say_days(row):
    """The days that a row's figures are of; nothing where they are not known."""
    return say_period(row.first_on, row.last_on) if row.first_on and row.last_on else ""


def say_published(row):
    """Whether a row is public, and since when."""
    return f"public since {row.published_on:%-d %B %Y}" if row.published_on else "on the desk"


@dataclass(frozen=True)
class Column:
    """A column: `value` gives the plain value of a row (an attribute path or a function; the name where left out),
    `words` what the page shows of it where that differs, `link` an address, `sort` the fields to order by."""

    name: str
    label: str = ""
    value: str | Callable | None = None
    words: Callable | None = None
    link: Callable | None = None
    sort: Sequence[str] | bool = ()

    @property
    def is_said(self):
        """Whether its cells hold words of ours, such as a state, and not what somebody wrote, such as an address."""
        return bool(self.words) or callable(self.value) or (self.value or "").endswith("_display")

    def value_of(self, row):
        if callable(self.value):
            return self.value(row)
        return _follow(row, self.value or self.name)

    def cell_of(self, row):
        """What the page shows: the words and the address."""
        value = self.words(row) if self.words else self.value_of(row)
        words = _begin(_say(value)) if self.is_said else _say(value)
        return {"label": self.label, "words": words, "link": self.link(row) if self.link else ""}


@dataclass(frozen=True)
class Filter:
    """A way to narrow: a choice of `(value, words)` (or a function of the request that gives them), `words` or a
    `day`. `where` is the lookup it stands for (the name where left out), or a function of the rows and the value."""

    name: str
    label: str
    choices: Sequence | Callable = ()
    every: str = "Any"
    kind: str = "choice"
    where: str | Callable | None = None

    def ask(self, request):
        """The filter as asked: what is not among its choices, or no day, is not asked."""
        offered = list(self.choices(request) if callable(self.choices) else self.choices)
        given = request.GET.get(self.name, "").replace("\x00", "").strip()[:LONGEST_CHOICE]
        if self.kind == "choice" and given not in {str(value) for value, _ in offered}:
            given = ""
        if self.kind == "day" and _read_day(given) is None:
            given = ""
        return Asked(self, [(str(value), _begin(words)) for value, words in offered], given)


@dataclass(frozen=True)
class Asked:
    """A filter with its choices and what was chosen; empty where nothing was."""

    filter: Filter
    choices: list
    chosen: str

    def narrow(self, rows):
        if not self.chosen:
            return rows
        where = self.filter.where or self.filter.name
        value = _read_day(self.chosen) if self.filter.kind == "day" else self.chosen
        if callable(where):
            return where(rows, value)
        if hasattr(rows, "filter"):
            return rows.filter(**{where: value})
        return [row for row in rows if str(_follow(row, where)) == self.chosen]


@dataclass(frozen=True)
class Listing:
    """What a list shows, how it is narrowed, and the column it is sorted by when nobody asks for another."""

    name: str
    columns: Sequence[Column]
    filters: Sequence[Filter] = ()
    sorted_by: str = ""
    paged_by: str = ""
    rows_a_page: int = ROWS_A_PAGE

    def column(self, name):
        return next((column for column in self.columns if column.name == name and column.sort), None)


@dataclass
class Page:
    """A list as one page shows it."""

    listing: Listing
    asked: list
    sort: str
    heads: list
    rows: list = field(default_factory=list)
    total: int | None = None
    number: int = 1
    last: int = 1
    before: str = ""
    after: str = ""
    earlier: str = ""
    latest: str = ""
    turns: list = field(default_factory=list)
    files: list = field(default_factory=list)
    is_narrowed: bool = False


def show_list(request, listing, rows, *, heading="", template="list_page", caption="", empty="", **context):
    """The list as a page, or as the file that `?format=` asks for."""
    wanted = request.GET.get("format", "")
    if wanted in FORMATS:
        return export_list(request, listing, rows, wanted)
    page = page_of(request, listing, rows)
    return show(request, template, list=page, heading=heading, caption=caption or heading, empty=empty, **context)


def export_list(request, listing, rows, wanted):
    """Every row that fits the filters, as `csv` or `json`."""
    asked = [each.ask(request) for each in listing.filters]
    rows = _sort(listing, _narrow(rows, asked), _sort_asked(request, listing))
    told = ({column.name: column.value_of(row) for column in listing.columns} for row in rows)
    names = [column.name for column in listing.columns]
    text = write_csv(names, told) if wanted == "csv" else write_json(listing.name, told)
    response = HttpResponse(text, content_type=FORMATS[wanted])
    response["Content-Disposition"] = f'attachment; filename="{listing.name}.{wanted}"'
    return response


def page_of(request, listing, rows):
    """The page of a list that was asked for."""
    asked = [each.ask(request) for each in listing.filters]
    sort = _sort_asked(request, listing)
    page = Page(listing, asked, sort, _heads(request, listing, sort))
    page.is_narrowed = any(each.chosen for each in asked)
    page.files = [(name.upper(), _address(request, format=name, page="", before="")) for name in FORMATS]
    rows = _sort(listing, _narrow(rows, asked), sort)
    kept = _turn_by_key(request, listing, rows, page) if listing.paged_by else _turn(request, listing, rows, page)
    shown = [column for column in listing.columns if column.label]
    page.rows = [{"row": row, "cells": [column.cell_of(row) for column in shown]} for row in kept]
    return page


def _turn(request, listing, rows, page):
    page.total = rows.count() if hasattr(rows, "filter") else len(rows)
    page.last = max(1, -(-page.total // listing.rows_a_page))
    asked = request.GET.get("page", "1")
    page.number = min(int(asked), page.last) if asked.isdecimal() and 0 < len(asked) < 7 and int(asked) else 1

    def page_address(number):
        return _address(request, page=number if number > 1 else "")

    near = sorted(
        {1, page.last, *(n for n in (page.number - 1, page.number, page.number + 1) if 1 <= n <= page.last)}
    )
    before = 0
    for number in near:
        if number - before > 1:
            page.turns.append(("…", ""))
        page.turns.append((number, page_address(number)))
        before = number
    page.before = page_address(page.number - 1) if page.number > 1 else ""
    page.after = page_address(page.number + 1) if page.number < page.last else ""
    start = (page.number - 1) * listing.rows_a_page
    return list(rows[start : start + listing.rows_a_page])


def _turn_by_key(request, listing, rows, page):
    before = request.GET.get("before", "")
    if before.isdecimal() and len(before) < 19:
        rows = rows.filter(**{f"{listing.paged_by}__lt": int(before)})
        page.latest = _address(request, before="")
    kept = list(rows[: listing.rows_a_page + 1])
    if len(kept) > listing.rows_a_page:
        kept.pop()
        page.earlier = _address(request, before=getattr(kept[-1], listing.paged_by))
    return kept


def _narrow(rows, asked):
    for each in asked:
        rows = each.narrow(rows)
    return rows


def _sort_asked(request, listing):
    asked = request.GET.get("sort", "")
    return asked if listing.column(asked.removeprefix("-")) else listing.sorted_by


def _sort(listing, rows, sort):
    if listing.paged_by:
        return rows.order_by(f"-{listing.paged_by}")
    column = listing.column(sort.removeprefix("-"))
    if column is None:
        return rows
    down = sort.startswith("-")
    if not hasattr(rows, "order_by"):
        known = [row for row in rows if column.value_of(row) not in (None, "")]
        unknown = [row for row in rows if column.value_of(row) in (None, "")]
        return sorted(known, key=column.value_of, reverse=down) + unknown
    # Absent values stand last either way, and the key settles ties, so that pages never share a row.
    order = [F(name).desc(nulls_last=True) if down else F(name).asc(nulls_last=True) for name in column.sort]
    return rows.order_by(*order, "-pk" if down else "pk")


def _heads(request, listing, sort):
    """The heads of the shown columns: label, address that sorts by it, and how it is sorted now."""
    heads = []
    for column in listing.columns:
        now = {column.name: "ascending", f"-{column.name}": "descending"}.get(sort, "")
        turned = f"-{column.name}" if now == "ascending" else column.name
        is_sortable = column.sort and not listing.paged_by
        address = _address(request, sort=turned, page="") if is_sortable else ""
        if column.label:
            heads.append({"label": column.label, "address": address, "sorted": now if is_sortable else ""})
    return heads


def _address(request, **changed):
    """This list with some of what was asked changed; empty values fall out."""
    asked = {**{name: request.GET.get(name) for name in request.GET}, **changed}
    kept = {name: value for name, value in asked.items() if value not in (None, "") and name != "format"}
    if "format" in changed:
        kept["format"] = changed["format"]
    return f"{request.path}?{urlencode(kept)}" if kept else request.path


def _follow(row, path):
    for name in path.replace("__", ".").split("."):
        row = getattr(row, name, None)
        if callable(row):
            row = row()
        if row is None:
            return None
    return row


def _say(value):
    """A value in words: a day as people write it, yes and no."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.datetime):
        return f"{timezone.localtime(value):{DAY_WORDS}, %H:%M}"
    if isinstance(value, dt.date):
        return f"{value:{DAY_WORDS}}"
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    return "" if value is None else value


def _begin(words):
    """Words as they stand by themselves, in a cell or a menu: with a capital, however they stand in a sentence."""
    return capfirst(words) if isinstance(words, str) else words


def _read_day(text):
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
