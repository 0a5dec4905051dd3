"""Findings: the list with its filters and its exports, and one with its working, its state and its history."""

from answerable.checking import RULES
from answerable.keeping.queries.public.body import body_choices
from answerable.keeping.queries.public.finding import all_findings, find_finding, finding_years, list_findings
from answerable.keeping.queries.public.paper import find_paper, find_sheet
from answerable.publishing.addresses import address_of, source_address, with_query
from answerable.publishing.exporting import export_csv, export_json
from answerable.publishing.marking import mark_citation
from answerable.publishing.showing import choices_asked, found, page_asked, select, show

MOST_CHARACTERS = 2_000
CHOICES = ("body", "paper", "rule", "severity", "state", "year")
SEVERITIES = (("error", "Does not agree"), ("warning", "May not agree"), ("info", "Worth a look"))
STATES = (
    ("open", "Open"),
    ("explained", "Explained"),
    ("corrected", "Corrected"),
    ("withdrawn", "No longer found"),
)
COLUMNS = (
    "id", "rule", "name", "severity", "state", "state_since", "message", "printed", "expected", "tolerance",
    "working", "explanation", "answer", "answered_by", "quote", "body", "paper", "date", "page", "line", "line_end",
    "corrected_in", "address", "source",
)  # fmt: skip


def show_findings(request):
    chosen = choices_asked(request, *CHOICES)
    rules = [(rule.code, f"{rule.code} {rule.name.replace('-', ' ')}") for rule in RULES]
    selects = [
        select("severity", "How sure", "Any", SEVERITIES, chosen),
        select("state", "State", "All standing", STATES, chosen),
        select("rule", "Rule", "Every rule", rules, chosen),
    ]
    paper = find_paper(chosen["paper"]) if chosen["paper"] else None
    if chosen["paper"]:
        named = ((chosen["paper"], paper.title if paper else chosen["paper"]),)
        selects.append(select("paper", "Paper", "Every paper", named, chosen))
    return show(
        request,
        "findings",
        page=list_findings(page_asked(request), **chosen),
        chosen=chosen,
        bodies=body_choices(),
        years=finding_years(),
        selects=selects,
        exports=[(kind.upper(), with_query(f"/findings.{kind}", chosen)) for kind in ("csv", "json")],
    )


def show_finding(request, public_id):
    finding = found(find_finding(public_id))
    rule = next((rule for rule in RULES if rule.code == finding.rule), None)
    return show(request, "finding", finding=finding, rule=rule, lines=_lines_of(finding))


def _lines_of(finding):
    """The lines that a finding stands on, its words marked; none where they are many words."""
    place = finding.source
    sheet = find_sheet(place.paper, place.page) if place and place.line else None
    lines = [line for line in sheet.lines if place.line <= line.number <= place.line_end] if sheet else []
    if sum(len(line.words) for line in lines) > MOST_CHARACTERS:
        return []
    return mark_citation(lines, (place.line, place.line_end), finding.quote)


def export_findings_csv(request):
    """`/findings.csv`: the whole list, narrowed as the page is."""
    return export_csv(COLUMNS, map(_row, all_findings(**choices_asked(request, *CHOICES))))


def export_findings_json(request):
    """`/findings.json`: the same, with the history of each."""
    rows = all_findings(**choices_asked(request, *CHOICES))
    return export_json(
        "findings",
        ({**_row(one), "also": list(map(_place, one.also)), "history": list(map(_turn, one.turns))} for one in rows),
    )


def _row(one):
    answer, since = one.answer, one.settled_on
    return {
        "id": one.public_id,
        "rule": one.rule,
        "name": one.name,
        "severity": one.severity,
        "state": one.state,
        "state_since": since.date() if since else None,
        "message": one.message,
        "printed": one.printed,
        "expected": one.expected,
        "tolerance": one.tolerance,
        "working": one.working,
        "explanation": one.explanation,
        "answer": answer.reason if answer else None,
        "answered_by": _name(answer.who) if answer else None,
        "quote": one.quote,
        "body": one.body.public_id if one.body else None,
        "paper": one.paper.public_id if one.paper else None,
        "date": one.date,
        **_place(one.source),
        "corrected_in": one.corrected_in.public_id if one.corrected_in else None,
        "address": address_of("finding", one.public_id),
    }


def _place(source):
    if source is None:
        return {}
    placed = {"page": source.page if source.paged else None, "line": source.line, "line_end": source.line_end}
    return {**{name: value for name, value in placed.items() if value}, "source": source_address(source)}


def _turn(turn):
    told = {
        "kind": turn.kind,
        "state": turn.state,
        "on": turn.on.date(),
        "by": _name(turn.who),
        "reason": turn.reason,
        "version": turn.version.public_id if turn.version else None,
    }
    return {name: value for name, value in told.items() if value}


def _name(who):
    return who if isinstance(who, str) else who.words
