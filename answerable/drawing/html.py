"""What an analysis says as one page that stands by itself: nothing fetched, no script, for a screen or for paper."""

from __future__ import annotations

from html import escape

from answerable.drawing.exhibit import Exhibit, Told
from answerable.drawing.page import ShownCell, ShownExhibit, show_exhibit
from answerable.drawing.text import say_origin

STYLE = """
:root { color-scheme: light; --ink: #1b2027; --accent: #14564c; --line: #d5d9de; }
body { max-width: 56rem; margin: 2rem auto; padding: 0 1rem; color: var(--ink); background: #fff;
  font: 1.0625rem/1.5 "Liberation Sans", Arial, sans-serif; }
h1 { font-size: 1.75rem; line-height: 1.2; } h2 { font-size: 1.25rem; line-height: 1.3; margin: 3rem 0 .5rem; }
.badge { display: inline-block; padding: 0 .5em; border: 1px solid currentColor; font-weight: bold; }
.table { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
th, td { padding: .3rem .6rem .3rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
.number { text-align: right; font-variant-numeric: tabular-nums; }
svg { width: 100%; height: auto; margin: .75rem 0; }
pre { overflow-x: auto; white-space: pre-wrap; font-size: .8125rem; }
.source { font-size: .875rem; } article { break-inside: avoid-page; }
"""


def write_page(told: Told) -> str:
    """The whole analysis as an HTML document."""
    exhibits = "".join(write_article(exhibit) for exhibit in told.exhibits)
    return (
        '<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(told.title)}</title><style>{STYLE}</style></head>\n"
        f"<body><main><h1>{escape(told.title)}</h1>\n<p>{escape(told.lead)}</p>\n{exhibits}</main></body></html>\n"
    )


def write_article(exhibit: Exhibit) -> str:
    """One exhibit as an HTML article, as a notebook shows it."""
    shown = show_exhibit(exhibit)
    badges = "".join(
        f'<p><span class="badge">{escape(badge.name.capitalize())}</span> {escape(badge.words)}</p>\n'
        for badge in shown.badges
    )
    notes = "".join(f"<li>{escape(note)}</li>" for note in shown.notes)
    sources = "".join(f'<p class="source">Source: {escape(say_origin(each))}</p>\n' for each in shown.origins)
    query = f"<details><summary>How this was worked out</summary><pre>{escape(shown.query)}</pre></details>\n"
    return (
        f'<article id="{escape(shown.slug)}"><h2>{escape(shown.title)}</h2>\n{badges}'
        f"<p>{escape(shown.sentence)}</p>\n{shown.svg}\n{_write_table(shown)}"
        f"{f'<ul>{notes}</ul>' if notes else ''}{query if shown.query else ''}{sources}</article>\n"
    )


def _write_table(shown: ShownExhibit) -> str:
    heads = "".join(f'<th scope="col"{_figure(head)}>{escape(head.words)}</th>' for head in shown.heads)
    rows = "".join(
        f"<tr>{''.join(_write_cell(cell, at) for at, cell in enumerate(row))}</tr>\n" for row in shown.rows
    )
    return f'<div class="table"><table><thead><tr>{heads}</tr></thead>\n<tbody>{rows}</tbody></table></div>\n'


def _write_cell(cell: ShownCell, at: int) -> str:
    if at == 0:
        return f'<th scope="row">{escape(cell.words)}</th>'
    return f"<td{_figure(cell)}>{escape(cell.words)}</td>"


def _figure(cell: ShownCell) -> str:
    return ' class="number"' if cell.is_figure else ""
