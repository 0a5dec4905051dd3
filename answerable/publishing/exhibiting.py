"""Exhibits in public: with addresses for their files and sources, fitted to a page, and each as a file by itself."""

from dataclasses import replace

import msgspec
from django.http import HttpResponse
from django.utils.html import format_html

from answerable.drawing.csv import write_csv
from answerable.drawing.json import write_json
from answerable.drawing.page import show_exhibit
from answerable.drawing.palette import NARROW, WIDE
from answerable.drawing.svg import draw_chart, read_size
from answerable.publishing.addresses import address_of, with_query
from answerable.publishing.exporting import CSV, JSON

SVG = "image/svg+xml"
# A page with its style sheet stays under 100 KB: so much is left for its drawings, and for its table besides.
ROOM_FOR_DRAWINGS = 26_000
ROOM = 38_000
FEWEST_ROWS = 12
BYTES_A_CELL = 55
FILES = {"csv": "csv", "json": "json", "picture": "svg"}


def link_origins(exhibit):
    """An exhibit whose origins in data files lead to the pages of those files."""
    return msgspec.structs.replace(exhibit, origins=tuple(_link_origin(origin) for origin in exhibit.origins))


def show_public(exhibit, address, query=None, level=2):
    """An exhibit as its page shows it: `address` is the page's own, under which its files stand, each asked for with
    `query`.

    Drawings that are too long to stand in the page are fetched beside it: only the one that the screen has room for.
    """
    asked = query or {}
    named = {name: with_query(f"{address}.{end}", asked) for name, end in FILES.items()}
    shown = show_exhibit(link_origins(exhibit), level=level, **named)
    if len(shown.svg) + len(shown.narrow_svg) <= ROOM_FOR_DRAWINGS:
        return shown
    narrow = with_query(f"{address}.svg", asked, width="narrow")
    return replace(shown, svg=_picture(shown, narrow), narrow_svg="")


def rows_a_page(shown):
    """How many rows of an exhibit's table a page has room for."""
    room = ROOM - len(shown.svg) - len(shown.narrow_svg)
    return max(FEWEST_ROWS, room // (BYTES_A_CELL * max(1, len(shown.heads))))


def draw_small(exhibit):
    """The drawing for a narrow place; empty where there is none."""
    if exhibit.chart is None:
        return ""
    return draw_chart(exhibit.chart, title=exhibit.title, sentence=exhibit.sentence, width=NARROW)


def send_drawing(exhibit, width=""):
    """`.svg`: the drawing by itself, for a page or (`width` narrow) for a telephone; `None` where there is none."""
    if exhibit.chart is None:
        return None
    wanted = NARROW if width == "narrow" else WIDE
    drawn = draw_chart(exhibit.chart, title=exhibit.title, sentence=exhibit.sentence, width=wanted)
    return HttpResponse(drawn, content_type=SVG)


def send_table(exhibit):
    """`.csv`: the table by itself."""
    return HttpResponse(write_csv(exhibit.table), content_type=CSV)


def send_whole(exhibit_or_told):
    """`.json`: an exhibit, or all that an analysis says, with its data, drawing, notes and query."""
    return HttpResponse(write_json(exhibit_or_told), content_type=JSON)


def _link_origin(origin):
    if origin.address or not origin.sha256:
        return origin
    return msgspec.structs.replace(origin, address=address_of("data_file", origin.sha256))


def _picture(shown, narrow):
    """Both drawings of an exhibit by their addresses: a browser fetches the one that its screen has room for."""
    (wide_by, wide_high), (narrow_by, narrow_high) = (
        map(round, read_size(svg)) for svg in (shown.svg, shown.narrow_svg)
    )
    return format_html(
        '<picture><source media="(max-width: 40rem)" srcset="{}" width="{}" height="{}">'
        '<img class="drawing" src="{}" alt="Drawing: {}" width="{}" height="{}"></picture>',
        narrow, narrow_by, narrow_high, shown.picture, shown.title, wide_by, wide_high,
    )  # fmt: skip
