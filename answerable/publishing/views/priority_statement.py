"""Statements on the national priorities in public: each as a page and as data; its files are those of the paper."""

import msgspec
from django.http import HttpResponse
from django.utils.safestring import mark_safe

from answerable.drawing.json import CONTRACT
from answerable.drawing.page import show_exhibit
from answerable.keeping.queries.public.priority_statement import find_statement, list_statements
from answerable.measuring.scorecard.overview import tell_overview
from answerable.measuring.scorecard.statement import list_body_sections, list_force_sections, write_purpose
from answerable.printing.markup import parse_markup
from answerable.printing.rendering.html import render_blocks
from answerable.publishing.exhibiting import link_origins
from answerable.publishing.exporting import JSON
from answerable.publishing.showing import found, show

WITHIN = 4  # the rank of a heading that a writer sets within a section


def show_statements(request):
    return show(request, "statements", statements=list_statements())


def show_statement(request, key):
    one = found(find_statement(key))
    parts = (
        ("force", one.force_name, list_force_sections(one.draft)),
        ("body", one.body_name, list_body_sections(one.draft)),
    )
    return show(
        request,
        "statement",
        one=one,
        purpose=_render(write_purpose(one.draft)),
        parts=[
            (name, who, [(section.heading, _render(section.text), section.exhibits) for section in sections])
            for name, who, sections in parts
        ],
        shown=show_exhibit(link_origins(_undrawn(tell_overview(one.draft.scorecard))), level=3),
        publications=[one.publication],
    )


def export_statement(request, key):
    """`{"contract": 1, "statement": {...}}`: the words of both parts, with every figure, verdict and series."""
    one = found(find_statement(key))
    statement = {
        "title": one.title,
        "body": one.body_name,
        "force": one.force_name,
        "first_on": one.first_on,
        "last_on": one.last_on,
        "published_at": one.published_at,
        "purpose": write_purpose(one.draft),
        "force_sections": list_force_sections(one.draft),
        "body_sections": list_body_sections(one.draft),
        "scorecard": one.draft.scorecard,
        "sha256": {file.form: file.sha256 for file in one.publication.files},
    }
    # Numbers of numpy are no numbers to msgspec: they are written as the floats that they hold.
    written = msgspec.json.encode({"contract": CONTRACT, "statement": statement}, enc_hook=float)
    return HttpResponse(written + b"\n", content_type=JSON)


def _undrawn(exhibit):
    """The scorecard's table without its drawing, which stands in the paper: the page has little room."""
    return msgspec.structs.replace(exhibit, chart=None)


def _render(text):
    return mark_safe(render_blocks(parse_markup(text), WITHIN))  # noqa: S308 -- its words are escaped
