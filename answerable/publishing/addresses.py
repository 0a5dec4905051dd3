"""The addresses of the public site: `/<plural of the kind>/<public id>`, and how a source link is written."""

from urllib.parse import quote, urlencode

PLURALS = {
    "action": "actions",
    "body": "bodies",
    "decision": "decisions",
    "item": "items",
    "meeting": "meetings",
    "paper": "papers",
    "person": "people",
    "promise": "promises",
    "question": "questions",
    "resolution": "resolutions",
}


def address_of(kind, public_id):
    """The address of a thing's own page: `/promises/<body>/2022-11-14/promise-3`."""
    return f"/{PLURALS[kind]}/{quote(public_id)}"


def source_address(source):
    """The address of the very words: `/papers/<id>/page/3?at=41-43&words=first+words#l41`.

    `at` gives the lines and `words` the first words of the citation, by which the page finds and marks the whole of it.
    """
    page = f"{address_of('paper', source.paper)}/page/{source.page}"
    if source.line is None:
        return page
    lines = str(source.line) if source.line_end == source.line else f"{source.line}-{source.line_end}"
    asked = {"at": lines} | ({"words": source.words} if source.words else {})
    return f"{page}?{urlencode(asked)}#l{source.line}"


def with_query(path, query, **changed):
    """A path with its query changed; an empty value leaves that key out."""
    kept = {key: value for key, value in {**query, **changed}.items() if value}
    return f"{path}?{urlencode(kept)}" if kept else path
