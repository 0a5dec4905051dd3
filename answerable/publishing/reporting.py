"""Reports made of exhibits, in public: section by section, each exhibit whole on a page of its own, and as data."""

from dataclasses import dataclass, replace

import msgspec
from django.http import Http404

from answerable.drawing.exhibit import Told
from answerable.keeping.queries.public.page import cut_list
from answerable.keeping.queries.public.told_report import find_said_once
from answerable.publishing.exhibiting import link_origins, rows_a_page, send_whole, show_public
from answerable.publishing.showing import page_asked, show
from answerable.publishing.views.analysis import ShownFinding, cut_words, list_findings

# A lead in a list of reports: with as much of it as a sentence with its doubt takes.
LONGEST_LEAD = 640
# A section of few findings is found by scrolling: only longer reports list their sections.
FEWEST_SECTIONS = 4


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A section of a report: its heading, its paragraphs, and its findings with where each is shown whole."""

    slug: str
    title: str
    paragraphs: tuple[str, ...]
    findings: list[ShownFinding]


def shape_report(report, address):
    """What a template needs of a report: its sections, and the badges that are said once of the whole."""
    # One list for all of them: the room that a page has for drawings goes to the first.
    exhibits = [exhibit for section in report.sections for exhibit in section.exhibits]
    shared = find_said_once(report)
    names = {badge.name for badge in shared}
    findings = iter([_badge(each, names) for each in list_findings(exhibits, address)])
    sections = [
        ShownSection(f"s{number}", section.title, section.paragraphs, [next(findings) for _ in section.exhibits])
        for number, section in enumerate(report.sections, 1)
    ]
    return {"sections": sections, "badges": shared, "has_contents": len(sections) >= FEWEST_SECTIONS}


def cut_lead(line):
    """A report in a list, its lead cut at the end of a sentence."""
    return replace(line, lead=cut_words(line.lead, LONGEST_LEAD))


def find_exhibit(report, slug):
    """The exhibit of that name; no page where it is not there."""
    for section in report.sections:
        for exhibit in section.exhibits:
            if exhibit.slug == slug:
                return exhibit
    raise Http404(slug)


def show_exhibit_page(request, one, slug, *, up, room):
    """One exhibit whole, its table in pages where it is long. `up` is the report's address, `room` the words and the
    address of where it stands."""
    exhibit = find_exhibit(one.report, slug)
    address = f"{up}/{slug}"
    # Of a schedule with thousands of rows only those of the page are put in words.
    places = rows_a_page(show_public(_keep_rows(exhibit, []), address))
    page = cut_list(list(exhibit.table.rows), page_asked(request), places)
    shown = show_public(_keep_rows(exhibit, page.rows), address, level=1)
    before, after = _find_neighbours(one.report, exhibit)
    return show(
        request, "report_exhibit", one=one, page=page, before=before, after=after, address=up, room=room,
        shown=replace(shown, is_folded=shown.is_folded and page.last == 1),
    )  # fmt: skip


def send_report(report):
    """All that a report says, with every exhibit's data."""
    exhibits = tuple(link_origins(exhibit) for section in report.sections for exhibit in section.exhibits)
    return send_whole(Told(title=report.title, lead=report.lead, exhibits=exhibits))


def _keep_rows(exhibit, rows):
    """An exhibit with these rows of its table."""
    table = msgspec.structs.replace(exhibit.table, rows=tuple(rows))
    return msgspec.structs.replace(exhibit, table=table)


def _badge(finding, said):
    """A finding with each badge that is not `said` above, once: what it says in full stands on the finding's page."""
    badges = {badge.name: badge for badge in finding.badges if badge.name not in said}
    return replace(finding, badges=tuple(badges.values()))


def _find_neighbours(report, exhibit):
    exhibits = [each for section in report.sections for each in section.exhibits]
    at = exhibits.index(exhibit)
    return exhibits[at - 1] if at else None, exhibits[at + 1] if at + 1 < len(exhibits) else None
