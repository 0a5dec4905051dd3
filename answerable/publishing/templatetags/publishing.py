"""What the templates need: ways to things and to their sources, states in words and shape, and printed paragraphs."""

import calendar
import re

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.text import Truncator

from answerable.drawing.wording import say_number
from answerable.keeping.queries.public.link import Link
from answerable.publishing.addresses import address_of, source_address, with_query
from answerable.publishing.drawing import draw_card, draw_swatch, say_card
from answerable.publishing.feeding import say_questions_by
from answerable.publishing.standing import SAID_OF_A_PROMISE, explain_match, explain_outcome, explain_standstill

register = template.Library()

CIRCLE = '<circle cx="5" cy="5" r="4.2" fill="none" stroke="currentColor" stroke-width="1.6"/>'
HALF = CIRCLE + '<path d="M5 .8a4.2 4.2 0 0 0 0 8.4z"/>'
DISC = '<circle cx="5" cy="5" r="5"/>'
SQUARE = '<path d="M.5.5h9v9h-9z"/>'
OUTLINE = '<path d="M1.3 1.3h7.4v7.4H1.3z" fill="none" stroke="currentColor" stroke-width="1.6"/>'
DASHED = (
    '<path d="M1.3 1.3h7.4v7.4H1.3z" fill="none" stroke="currentColor" stroke-width="1.6" stroke-dasharray="2 1.6"/>'
)
TRIANGLE = '<path d="M5 .5 9.8 9.5H.2z"/>'
DIAMOND = '<path d="M5 .9 9.1 5 5 9.1.9 5z" fill="none" stroke="currentColor" stroke-width="1.5"/>'
CHAIN = '<path d="M5 0 10 5 5 10 0 5z"/>'

UNEQUAL = '<path d="M1 3.4h8M1 6.8h8M7.4.6 2.6 9.4" fill="none" stroke="currentColor" stroke-width="1.6"/>'
WAVES = (
    '<path d="M.8 4.2c1.4-2 2.8-2 4.2-.6s2.8 1.4 4.2-.6M.8 7.8c1.4-2 2.8-2 4.2-.6s2.8 1.4 4.2-.6" '
    'fill="none" stroke="currentColor" stroke-width="1.5"/>'
)
DOT = '<circle cx="5" cy="5" r="2.2"/>'
TICK = '<path d="M1 5.4 4 8.4 9.2 1.6" fill="none" stroke="currentColor" stroke-width="1.8"/>'
SPEECH = '<path d="M.8 1.2h8.4v5.6H5L2.6 9V6.8H.8z" fill="none" stroke="currentColor" stroke-width="1.5"/>'

CROSS = '<path d="M1.4 1.4l7.2 7.2M8.6 1.4 1.4 8.6" fill="none" stroke="currentColor" stroke-width="1.8"/>'
QUERY = (
    '<path d="M2.4 3.2a2.6 2.4 0 1 1 3.6 2.1c-.8.4-1 .8-1 1.5M5 8.2v1.3" fill="none" stroke="currentColor" '
    'stroke-width="1.6"/>'
)

STATES = {
    "outstanding": (CIRCLE, "Outstanding"),
    "in_progress": (HALF, "In progress"),
    "complete": (DISC, "Said to be complete"),
    "late": (TRIANGLE, "Overdue"),
    "tracked": (CHAIN, "Tracked"),
    "untracked": (DIAMOND, "Never tracked"),
    "firm": (SQUARE, "Firm promise"),
    "plan": (OUTLINE, "Planned work"),
    "soft": (DASHED, "Hedged words"),
    "error": (UNEQUAL, "Does not agree"),
    "warning": (WAVES, "May not agree"),
    "info": (DOT, "Worth a look"),
    "open": (CIRCLE, "Open"),
    "explained": (SPEECH, "Explained"),
    "corrected": (TICK, "Corrected"),
    "withdrawn": (DASHED, "No longer found"),
}
QUESTION_KINDS = {
    "public": "Public question",
    "board": "Board member’s question",
    "panel": "Panel member’s question",
    "supplementary": "Supplementary question",
    "discussion": "Question in discussion",
}
MANNERS = {"written": "Written report", "verbal": "Verbal", "attached": "Paper attached", "noting": "For noting"}
PLURALS = {
    "attendance": "People attending",
    "programme": "Programmed items",
    "table": "Tables",
    "unread": "Passages unread",
}
EVIDENCE = {
    "none": "No update was ever printed",
    "reported": "An update was printed, without a completion",
    "unsupported": "Said to be complete, with nothing printed to show it",
    "shown": "Said to be complete, with words that say how",
}

STANDINGS = {
    "kept": TICK,
    "late": TRIANGLE,
    "open": CIRCLE,
    "dropped": CROSS,
    "never_tracked": DIAMOND,
    "no_tracker": DASHED,
    "unknown": QUERY,
}
TRACES = {
    "minutes": "In the minutes of",
    "question": "In a question of",
    "answer": "In an answer of",
    "agenda": "On the agenda of",
    "programme": "In the work programme, for",
    "report": "In a report of",
    "resolution": "In a resolution of",
}

TURNS = {
    "found": "Found when the paper was filed",
    "explained": "Explained",
    "reopened": "Opened again",
    "corrected": "Corrected",
    "withdrawn": "No longer found, by a later reading or check of the same paper",
    "returned": "Found again",
    "reworded": "Found in other words, so that the explanation no longer answers it",
    "carried": "Carried over",
}


@register.simple_tag
def to(link, words=0):
    """A link to a thing by its name, cut to `words` words; text without a page stays text; nothing stays nothing."""
    if not isinstance(link, Link):
        return link or ""
    name = Truncator(link.words).words(words) if words else link.words
    return format_html('<a href="{}">{}</a>', address_of(link.kind, link.public_id), name)


@register.simple_tag
def address(kind, public_id):
    return address_of(kind, public_id)


@register.simple_tag(takes_context=True)
def source(context, place):
    """The way to the very words: "Source: page 3, lines 41–43".

    A page that lists its papers by number (`paper_numbers`, by public id) names them so: "Source: paper 2, page 3".
    """
    if place is None:
        return ""
    number = context.get("paper_numbers", {}).get(place.paper)
    words = f"paper {number}, {describe_place(place)}" if number else describe_place(place)
    return format_html('<span class="source"><a href="{}">Source: {}</a></span>', source_address(place), words)


@register.simple_tag
def questions_by(meeting):
    """Until when the public may ask at a meeting that is called: `by 4 January, noon`."""
    return say_questions_by(meeting)


@register.filter
def describe_place(place):
    """Where a source stands, in words: `page 3, lines 41–43`; the page only where pages are the paper's own."""
    parts = [f"page {place.page}"] if place.paged or place.line is None else []
    if place.line is not None:
        same = place.line_end is None or place.line_end <= place.line
        parts.append(f"line {place.line}" if same else f"lines {place.line}–{place.line_end}")
    return ", ".join(parts)


@register.simple_tag
def state(name):
    """A state in words and shape; never in colour alone."""
    return _draw_state(*STATES[name])


@register.simple_tag
def standing(name):
    """What became of a promise, in words and shape."""
    return _draw_state(STANDINGS[name], SAID_OF_A_PROMISE[name])


@register.filter
def match_explained(tracked):
    return explain_match(tracked)


@register.filter
def outcome_explained(account, what):
    return explain_outcome(account, what)


@register.filter
def standstill_explained(account):
    return explain_standstill(account)


@register.filter
def nth(pairs, place):
    """The words of the pair at a place."""
    return pairs[place][1]


@register.filter
def trace_in_words(kind):
    return TRACES[kind]


def _draw_state(shape, words):
    return format_html(
        '<span class="state"><svg viewBox="0 0 10 10" aria-hidden="true" focusable="false">{}</svg>{}</span>',
        mark_safe(shape),  # noqa: S308 -- one of the shapes above
        words,
    )


@register.filter
def kind_of_question(kind):
    return QUESTION_KINDS.get(kind, "Question")


@register.filter
def manner_of_paper(manner):
    return MANNERS.get(manner, "")


@register.filter
def evidence_in_words(evidence):
    return EVIDENCE.get(evidence, "")


@register.filter
def turn_in_words(kind):
    return TURNS.get(kind, "")


@register.filter
def rule_link(code):
    """A rule by its code, linked to its page."""
    return format_html('<a href="{}">{}</a>', address_of("rule", code), code)


@register.simple_tag
def card_drawing(card):
    return draw_card(card)


@register.filter
def card_sentence(card):
    return say_card(card)


@register.simple_tag
def card_swatch(name):
    """The look of a part of the drawing, for the table beside it; the word stands next to it."""
    return draw_swatch(name)


@register.filter
def kind_in_plural(kind):
    """A kind of thing that was read, in the plural: `minute_item` becomes "Minute items"."""
    return PLURALS.get(kind, in_words(f"{kind}s"))


@register.filter
def grouped(count):
    """A count with its thousands apart."""
    return say_number(count)


@register.filter
def in_words(name):
    """A stored name for reading: `action_tracker` becomes "Action tracker"."""
    return str(name).replace("_", " ").capitalize()


@register.filter
def printed(text):
    """Printed words as paragraphs, one for each line break of theirs."""
    lines = [line.strip() for line in re.split(r"\n+", str(text)) if line.strip()]
    return format_html_join("", "<p>{}</p>", ((line,) for line in lines))


@register.filter
def month_name(number):
    return calendar.month_name[number]


@register.inclusion_tag("publishing/part/trail.html")
def trail(name, path, *links):
    """The way here: a list of the site, then the things that this one belongs to."""
    parts = [(link.words, address_of(link.kind, link.public_id)) for link in links if isinstance(link, Link)]
    return {"trail": [(name, path), *parts]}


@register.simple_tag(takes_context=True)
def page_address(context, number):
    """This list at another page, with its filters kept."""
    request = context["request"]
    return with_query(request.path, request.GET.dict(), page=str(number) if number > 1 else "")


@register.simple_tag
def pages_near(page):
    """The page numbers to offer: the first, the last and those around this one; `None` where some are left out."""
    near = sorted({1, page.last, *(n for n in range(page.number - 1, page.number + 2) if 1 <= n <= page.last)})
    offered = []
    for number in near:
        if offered and offered[-1] is not None and number - offered[-1] > 1:
            offered.append(None)
        offered.append(number)
    return offered


@register.simple_tag
def bar(part, whole):
    """A share as a bar beside its words; the words are the information. Of nothing there is no share."""
    if not whole:
        return "–"
    width = round(100 * part / whole)
    return format_html(
        '<span class="bar"><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        '<path class="bar__whole" d="M0 0h100v10H0z"/><path class="bar__part" d="M0 0h{}v10H0z"/></svg>'
        "{} of {}</span>",
        width,
        part,
        whole,
    )
