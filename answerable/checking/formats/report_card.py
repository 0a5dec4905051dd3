"""The report card of a paper at a glance: how many of its figures were tested, and agree, drawn with its table."""

from __future__ import annotations

from html import escape
from typing import NamedTuple

from answerable.checking.finding import Coverage
from answerable.checking.formats.wording import say_coverage

HEIGHT = 28
_PATTERNS = (
    '<pattern id="{id}-disagree" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect class="bar-disagree" width="8" height="8"/><rect class="bar-stripe" width="3" height="8"/></pattern>'
    '<pattern id="{id}-untested" width="8" height="8" patternUnits="userSpaceOnUse">'
    '<rect class="bar-untested" width="8" height="8"/><circle class="bar-dot" cx="4" cy="4" r="1.4"/></pattern>'
)


class Share(NamedTuple):
    """A part of the bar."""

    name: str
    figures: int
    fill: str


def draw_card(coverage: Coverage, name: str) -> str:
    """The card as HTML: a sentence, a bar in SVG, the key to it in a table. `name` begins its ids on the page."""
    sentence = escape(say_coverage(coverage))
    if not coverage.figures:
        return f'<p class="card__say">{sentence}</p>'
    return f'<p class="card__say" id="{name}-say">{sentence}</p>{_draw_bar(coverage, name)}{_print_table(coverage)}'


def _shares(coverage: Coverage, name: str) -> tuple[Share, ...]:
    left = coverage.figures - coverage.tested
    return (
        Share("agree", coverage.agree, ""),
        Share("do not agree", coverage.disagree, f"url(#{name}-disagree)"),
        Share("could not be tested", left, f"url(#{name}-untested)"),
    )


def _draw_bar(coverage: Coverage, name: str) -> str:
    """The bar is drawn in per cent of the page's width, so that nothing in it has to be read small."""
    at, parts = 0.0, []
    for share in _shares(coverage, name):
        width = 100 * share.figures / coverage.figures
        if share.figures:
            fill = f' style="fill: {share.fill}"' if share.fill else ""
            parts.append(
                f'<rect class="bar-agree" x="{at:.3f}%" width="{width:.3f}%" height="{HEIGHT}"{fill}>'
                f"<title>{share.figures:,} {share.name}</title></rect>"
            )
        at += width
    return (
        f'<svg class="bar" role="img" aria-labelledby="{name}-say" width="100%" height="{HEIGHT}">'
        f"<defs>{_PATTERNS.format(id=name)}</defs>{''.join(parts)}</svg>"
    )


def _print_table(coverage: Coverage) -> str:
    keys = ("agree", "disagree", "untested")
    rows = [
        _row(share.name, share.figures, coverage.figures, key)
        for share, key in zip(_shares(coverage, ""), keys, strict=True)
    ]
    rows[3:] = [_row(f"of these, {reason.why}", reason.count, coverage.figures, "") for reason in coverage.untested]
    return (
        '<table class="card__table"><caption>Figures of this paper</caption>'
        '<thead><tr><th scope="col">Figures that</th><th scope="col">number</th><th scope="col">share</th></tr>'
        "</thead>"
        f"<tbody>{''.join(rows)}</tbody>"
        f'<tfoot><tr><th scope="row">All figures found</th><td>{coverage.figures:,}</td><td>100%</td></tr></tfoot>'
        "</table>"
    )


def _row(name: str, figures: int, of: int, key: str) -> str:
    mark = f'<span class="key key--{key}" aria-hidden="true"></span>' if key else ""
    look = "" if key else ' class="within"'
    share = _percent(figures, of)
    return f'<tr{look}><th scope="row">{mark}{escape(name)}</th><td>{figures:,}</td><td>{share}</td></tr>'


def _percent(figures: int, of: int) -> str:
    """Whole per cent, but never 0% of something nor 100% of less than all."""
    whole = round(100 * figures / of)
    if figures and whole == 0:
        return "under 1%"
    return "over 99%" if figures < of and whole == 100 else f"{whole}%"
