"""A report card drawn as one bar: what agrees, what does not, what cannot be tested. No script, and not by colour."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

WIDTH, HEIGHT, LEAST = 640, 44, 6
INK, ACCENT, SHEET = "#1b2027", "#14564c", "#ffffff"
SEGMENTS = (
    ("agree", "agree"),
    ("disagree", "do not agree"),
    ("untestable", "cannot be tested"),
)
FILLS = {"agree": ACCENT, "disagree": "url(#hatch)", "untestable": "url(#dots)"}
# Three looks that differ in print and to every eye: full, hatched, dotted.
PATTERNS = mark_safe(
    '<defs><pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<path d="M0 0h7v7H0z" class="card__ground" fill="#ffffff"/>'
    '<path d="M0 0h3.6v7H0z" fill="currentColor"/></pattern>'
    '<pattern id="dots" width="8" height="8" patternUnits="userSpaceOnUse">'
    '<path d="M0 0h8v8H0z" class="card__ground" fill="#ffffff"/><circle cx="4" cy="4" r="1" fill="currentColor"/>'
    "</pattern></defs>"
)


def say_card(card):
    """What a report card says, in a sentence."""
    if not card.figures:
        return "This paper states no figure that could be tested."
    said = f"{_count(card.figures, 'figure')}: {card.tested} tested"
    if card.tested:
        verb = "agrees" if card.agree == 1 else "agree"
        other = "does not" if card.disagree == 1 else "do not"
        said += f", of which {card.agree} {verb} and {card.disagree} {other}"
    return f"{said}; {card.untestable} cannot be tested."


def draw_card(card):
    """The bar alone, for a page that has the words and the table beside it."""
    bar = _draw_bar(card)
    return format_html(
        '<svg class="card" viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}</svg>',
        WIDTH, HEIGHT, say_card(card), PATTERNS, bar,
    )  # fmt: skip


def draw_swatch(name):
    """A little of one segment; the drawing on the same page has the patterns."""
    return format_html(
        '<svg class="card__swatch" viewBox="0 0 22 16" aria-hidden="true" focusable="false">'
        '<path class="card__{}" d="M1 1h20v14H1z" fill="{}" stroke="currentColor" stroke-width="1.5"/></svg>',
        name,
        FILLS[name],
    )


def draw_card_alone(card, title):
    """The bar with its title, its key and its counts, as a picture that stands by itself."""
    key = format_html_join(
        "",
        '<path d="M{} 108h22v16h-22z" fill="{}" stroke="currentColor"/>'
        '<text x="{}" y="121" font-size="15">{} {}</text>',
        ((at, FILLS[name], at + 30, getattr(card, name), words)
         for at, (name, words) in zip((0, 170, 370), SEGMENTS, strict=True)),
    )  # fmt: skip
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="146" viewBox="-20 -8 {w} 146" role="img" '
        'aria-labelledby="title words" color="{ink}" fill="{ink}" font-family="Liberation Sans, Arial, sans-serif">'
        '<title id="title">{title}</title><desc id="words">{words}</desc>{patterns}'
        '<path d="M-20-8h{w}v146h-{w}z" fill="{sheet}"/>'
        '<text x="0" y="14" font-size="17" font-weight="bold">{title}</text>'
        '<text x="0" y="36" font-size="13">{words}</text>'
        '<g transform="translate(0 50)">{bar}</g>{key}</svg>',
        w=WIDTH + 40, ink=INK, sheet=SHEET, title=title, words=say_card(card), patterns=PATTERNS,
        bar=_draw_bar(card), key=key,
    )  # fmt: skip


def _draw_bar(card):
    """The segments, side by side, each at its width with an outline."""
    drawn, at = [], 0
    for name, width in _widths(card).items():
        drawn.append((name, at, width, HEIGHT, width, FILLS[name]))
        at += width
    return format_html_join(
        "",
        '<path class="card__{}" d="M{} 0h{}v{}h-{}z" fill="{}" stroke="currentColor" stroke-width="1.5"/>',
        drawn,
    )


def _widths(card):
    """The width of each segment that is not empty; what is there is drawn, however small its share."""
    counts = {name: getattr(card, name) for name, _ in SEGMENTS if getattr(card, name)}
    whole = sum(counts.values())
    small = {name for name, count in counts.items() if WIDTH * count < LEAST * whole}
    left, rest = WIDTH - LEAST * len(small), sum(count for name, count in counts.items() if name not in small)
    return {name: LEAST if name in small else round(left * count / rest, 2) for name, count in counts.items()}


def _count(number, word):
    return f"{number} {word}{'' if number == 1 else 's'}"
