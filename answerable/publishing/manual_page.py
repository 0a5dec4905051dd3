"""The manual of a rule as a page: its Markdown (headings, paragraphs, lists, examples) made HTML."""

import re

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import mark_safe

from answerable.checking import RULES
from answerable.checking.manual import FLAGGED_LINE

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BULLET = re.compile(r"^\s*(?:[-*]|\d{1,2}\.)\s+")
INLINE = re.compile(r"`([^`\n]+)`|\*\*([^*\n]+)\*\*|\*([^*\n]+)\*|_([^_\n]+)_(?!\w)|\[([^\]\n]+)\]\(([^)\s]+)\)")
_CODES = {f"{rule.name}.md": rule.code for rule in RULES}


def render_manual(text):
    """A section of a manual; what it does not know stands as it is written."""
    parts, place = [], 0
    for fence in FENCE.finditer(text):
        parts += [_render_blocks(text[place : fence.start()]), _render_example(fence[1], fence[2])]
        place = fence.end()
    return mark_safe("".join([*parts, _render_blocks(text[place:])]))  # noqa: S308 -- every part is escaped


def _render_example(kind, printed):
    if kind != "paper":
        return format_html('<pre class="example" tabindex="0">{}</pre>', printed.rstrip("\n"))
    lines = (
        format_html("<mark>{}</mark> <b>← flagged</b>", line.removesuffix(FLAGGED_LINE))
        if line.endswith(FLAGGED_LINE)
        else escape(line)
        for line in printed.rstrip("\n").split("\n")
    )
    return format_html('<pre class="example" tabindex="0">{}</pre>', mark_safe("\n".join(lines)))  # noqa: S308 -- escaped


def _render_blocks(text):
    return "".join(_render_block(block.strip("\n")) for block in re.split(r"\n\s*\n", text) if block.strip())


def _render_block(block):
    heading = re.match(r"#{1,6} (.+)", block)
    if heading:
        rest = block[heading.end() :].strip()
        return format_html("<h3>{}</h3>{}", _inline(heading[1]), mark_safe(_render_block(rest) if rest else ""))  # noqa: S308
    lines = block.split("\n")
    if not BULLET.match(lines[0]):
        first = next((place for place, line in enumerate(lines) if BULLET.match(line)), len(lines))
        said = format_html("<p>{}</p>", _inline(" ".join(lines[:first])))
        return said + (_render_block("\n".join(lines[first:])) if lines[first:] else "")
    items = re.split(r"\n(?=\s*(?:[-*]|\d{1,2}\.)\s)", block)
    tag = "ol" if re.match(r"\s*\d", block) else "ul"
    made = format_html_join("", "<li>{}</li>", ((_inline(" ".join(BULLET.sub("", item).split())),) for item in items))
    return format_html("<{}>{}</{}>", tag, made, tag)


def _inline(text):
    """Code, emphasis and links to other rules' pages; other links keep their words."""
    parts, place = [], 0
    for found in INLINE.finditer(text):
        parts += [escape(text[place : found.start()]), _emphasise(found)]
        place = found.end()
    return mark_safe("".join([*parts, escape(text[place:])]))  # noqa: S308 -- every part is escaped


def _emphasise(found):
    code, bold, starred, under, words, target = found.groups()
    if words:
        rule = _CODES.get(target.rsplit("/", 1)[-1])
        return format_html('<a href="/rules/{}">{}</a>', rule, words) if rule else escape(words)
    if code:
        return format_html("<code>{}</code>", code)
    return format_html("<b>{}</b>", bold) if bold else format_html("<i>{}</i>", starred or under)
