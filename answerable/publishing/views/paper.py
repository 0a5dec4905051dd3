"""Papers: the list, one paper's contents, and its text page by page with the cited words marked."""

from answerable.keeping.queries.public.body import body_choices
from answerable.keeping.queries.public.finance_report import find_of_paper
from answerable.keeping.queries.public.finding import findings_on, latest_findings
from answerable.keeping.queries.public.paper import (
    cited_words,
    find_paper,
    find_sheet,
    find_versions,
    list_documents,
    list_papers,
    list_unread,
    paper_years,
)
from answerable.keeping.queries.public.patrol_report import find_of_paper as find_patrols_of_paper
from answerable.keeping.queries.public.report_card import find_report_card
from answerable.publishing.marking import lines_asked, mark_citation, mark_found
from answerable.publishing.noting import note_findings
from answerable.publishing.rows import lay_in_tables
from answerable.publishing.showing import LONGEST_CHOICE, choices_asked, found, page_asked, select, show

MOST_UNREAD = 60
MOST_FINDINGS = 10
KINDS = (
    ("agenda", "Agendas"),
    ("minutes", "Minutes"),
    ("report", "Reports"),
    ("action_tracker", "Action trackers"),
    ("decision_list", "Decision lists"),
    ("work_programme", "Work programmes"),
    ("appendix", "Appendices"),
)


def show_papers(request):
    chosen = choices_asked(request, "body", "kind", "year")
    return show(
        request,
        "papers",
        page=list_papers(page_asked(request), **chosen),
        chosen=chosen,
        bodies=body_choices(),
        years=paper_years(),
        selects=[select("kind", "Kind", "Every kind", KINDS, chosen)],
    )


def show_paper(request, public_id):
    return show(
        request,
        "paper",
        paper=found(find_paper(public_id)),
        documents=list_documents(public_id),
        unread=list_unread(public_id, MOST_UNREAD),
        versions=find_versions(public_id),
        card=find_report_card(public_id),
        findings=latest_findings(public_id, MOST_FINDINGS),
        money=find_of_paper(public_id),
        patrols=find_patrols_of_paper(public_id),
    )


def show_sheet(request, public_id, number):
    """A page of a paper: `?at=41-43` cites lines, `&words=` says how the citation begins, `?find=` marks words."""
    paper = found(find_paper(public_id))
    sheet = found(find_sheet(public_id, number))
    asked = lines_asked(request.GET.get("at", ""))
    begins = request.GET.get("words", "")[:LONGEST_CHOICE]
    if asked:
        words = cited_words(public_id, number, *asked, begins) if begins else ""
        lines = mark_citation(sheet.lines, asked, words, begins)
    else:
        lines = mark_found(sheet.lines, request.GET.get("find", "")[:LONGEST_CHOICE])
    lines, unplaced = note_findings(lines, findings_on(public_id, number))
    cells = {line.number: line.cell for line in sheet.lines if line.cell}
    return show(
        request,
        "sheet",
        paper=paper,
        sheet=sheet,
        stretches=lay_in_tables(lines, cells),
        unplaced=unplaced,
        noted=[note for line in lines for note in line.notes],
        asked=asked,
        near=_pages_near(number, paper.page_count),
        versions=find_versions(public_id),
    )


def _pages_near(number, last):
    """The page numbers to offer: the first, the last, the tens, and those around this one."""
    near = {1, last, *range(number - 2, number + 3), *range(10, last, max(10, last // 10))}
    return sorted(page for page in near if 1 <= page <= last)
