"""Analyses: what each found, what it rests on, and every exhibit on a page of its own to be passed on."""

from dataclasses import dataclass, replace

from django.http import Http404

from answerable.drawing.exhibit import Badge
from answerable.drawing.svg import read_size
from answerable.keeping.queries.public.analysis import find_analysis, list_analyses
from answerable.keeping.queries.public.page import cut_list
from answerable.publishing.addresses import address_of
from answerable.publishing.exhibiting import (
    draw_small,
    link_origins,
    rows_a_page,
    send_drawing,
    send_table,
    send_whole,
    show_public,
)
from answerable.publishing.showing import choices_asked, found, page_asked, show
from answerable.publishing.views.performance import group_analyses

# What drawings may take of an analysis's page beside the words of its findings.
ROOM_FOR_FINDINGS = 38_000
BYTES_A_FINDING = 350
# Beside a finding: a taller drawing would leave the page empty next to it, and a longer sentence would not be read.
HIGHEST = 460
LONGEST = 420


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding in the list of an analysis: its page has the whole. `sentence` is as much as is read at a glance, and
    `is_cut` where that is not all. `svg` is our own drawing, empty where there is none or no room is left for it."""

    title: str
    sentence: str
    is_cut: bool
    badges: tuple[Badge, ...]
    address: str
    svg: str


def show_analyses(request):
    """`/performance/analyses`, by matter."""
    analyses = list_analyses()
    return show(request, "analyses", matters=group_analyses(analyses), total=len(analyses))


def show_analysis(request, key):
    """`/performance/analyses/12`: every finding, the first ones drawn."""
    analysis = found(find_analysis(key))
    address = address_of("analysis", key)
    exhibits = analysis.told.exhibits if analysis.told else ()
    shared = find_shared_badges(exhibits)
    findings = list_findings(exhibits, address, shared)
    return show(request, "analysis", analysis=analysis, findings=findings, badges=shared, address=address)


def show_exhibit_page(request, key, slug):
    """`/performance/analyses/12/waits`: one exhibit whole, its table in pages where it is long."""
    analysis, exhibit = find_exhibit(key, slug)
    address = f"{address_of('analysis', key)}/{slug}"
    shown = show_public(exhibit, address, level=1)
    page = cut_list(list(shown.rows), page_asked(request), rows_a_page(shown))
    before, after = _find_neighbours(analysis, exhibit)
    return show(
        request,
        "exhibit",
        analysis=analysis,
        shown=replace(shown, rows=tuple(page.rows), is_folded=shown.is_folded and page.last == 1),
        page=page,
        before=before,
        after=after,
        address=address_of("analysis", key),
    )


def export_analysis(request, key):
    """`/performance/analyses/12.json`: all that it says."""
    return send_whole(found(found(find_analysis(key)).told))


def draw_exhibit(request, key, slug):
    _, exhibit = find_exhibit(key, slug)
    return found(send_drawing(exhibit, choices_asked(request, "width")["width"]))


def export_exhibit_csv(request, key, slug):
    return send_table(find_exhibit(key, slug)[1])


def export_exhibit_json(request, key, slug):
    return send_whole(link_origins(find_exhibit(key, slug)[1]))


def find_exhibit(key, slug):
    """A published analysis and its exhibit of that name; no page where either is not there."""
    analysis = found(find_analysis(key))
    for exhibit in analysis.told.exhibits if analysis.told else ():
        if exhibit.slug == slug:
            return analysis, exhibit
    raise Http404(slug)


def find_shared_badges(exhibits):
    """The badges that every exhibit has: the page says them once."""
    first = exhibits[0].badges if exhibits else ()
    return tuple(badge for badge in first if all(badge in each.badges for each in exhibits))


def list_findings(exhibits, address, shared=()):
    """The findings of an analysis with their badges but the `shared` ones; drawings for as many as the page has room
    for, the first ones first."""
    words = sum(len(one.title) + len(one.sentence) + BYTES_A_FINDING for one in exhibits)
    room, findings = ROOM_FOR_FINDINGS - words, []
    for one in exhibits:
        svg = draw_small(one) if room > 0 else ""
        svg = svg if svg and len(svg) <= room and read_size(svg)[1] <= HIGHEST else ""
        room -= len(svg)
        sentence = cut_words(one.sentence)
        badges = tuple(badge for badge in one.badges if badge not in shared)
        is_cut = sentence != one.sentence
        findings.append(ShownFinding(one.title, sentence, is_cut, badges, f"{address}/{one.slug}", svg))
    return findings


def cut_words(words, longest=LONGEST):
    """The first sentences, or parts of the first, that are read at a glance; no part of one is broken."""
    if len(words) <= longest:
        return words
    ends = [words.rfind(end, 0, longest) for end in (". ", "; ")]
    at = ends[0] if ends[0] > longest // 3 else max(ends)
    return f"{words[:at]}." if at > 0 else words


def _find_neighbours(analysis, exhibit):
    """The exhibits before and after one."""
    exhibits = analysis.told.exhibits
    at = exhibits.index(exhibit)
    before = exhibits[at - 1] if at else None
    after = exhibits[at + 1] if at + 1 < len(exhibits) else None
    return before, after
