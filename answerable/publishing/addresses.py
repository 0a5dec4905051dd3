"""The addresses of the public site: `/<plural of the kind>/<public id>`, and how a source link is written."""

from urllib.parse import quote, urlencode

PLURALS = {
    "action": "actions",
    "analysis": "performance/analyses",
    "body": "bodies",
    "data_file": "performance/data",
    "decision": "decisions",
    "finance_report": "money",
    "finding": "findings",
    "item": "items",
    "measure": "performance/measures",
    "meeting": "meetings",
    "paper": "papers",
    "patrol_place": "violence/places",
    "patrol_report": "violence/reports",
    "patrol_service": "violence/services",
    "patrol_trial": "violence/trials",
    "person": "people",
    "promise": "promises",
    "question": "questions",
    "resolution": "resolutions",
    "rule": "rules",
    "scorecard": "performance/scorecards",
    "statement": "performance/statements",
}


def address_of(kind, public_id):
    """The address of a thing's own page: `/promises/<body>/2022-11-14/promise-3`."""
    return f"/{PLURALS[kind]}/{quote(str(public_id))}"


def source_address(source):
    """The address of the very words: `/papers/<id>/page/3?at=41-43&words=first+words#l41`.

    `at` gives the lines and `words` the first words of the citation, by which the page finds and marks all of it.
    """
    return page_of_paper(source.paper, source.page, source.line, source.line_end, source.words)


def page_of_paper(paper, page, line=None, line_end=None, words=""):
    """The address of a page of a paper, of lines on it, or of words on those lines."""
    address = f"{address_of('paper', paper)}/page/{page}"
    if line is None:
        return address
    asked = {"at": str(line) if line_end in (None, line) else f"{line}-{line_end}"} | (
        {"words": words} if words else {}
    )
    return f"{address}?{urlencode(asked)}#l{line}"


def with_query(path, query, **changed):
    """A path with its query changed; an empty value leaves that key out."""
    kept = {key: value for key, value in {**query, **changed}.items() if value}
    return f"{path}?{urlencode(kept)}" if kept else path
