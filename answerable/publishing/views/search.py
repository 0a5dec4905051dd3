"""Search over everything public, with filters and highlighted hits."""

from dataclasses import dataclass
from types import SimpleNamespace

from answerable.keeping.queries.public.body import body_choices
from answerable.keeping.queries.public.person import person_choices
from answerable.keeping.queries.public.search import read_date, search_measuring, search_record
from answerable.publishing.addresses import address_of, page_of_paper, with_query
from answerable.publishing.showing import choices_asked, page_asked, show

LONGEST_QUERY = 200
KINDS = (
    ("meeting", "Meetings"),
    ("item", "Items"),
    ("question", "Questions"),
    ("promise", "Promises"),
    ("action", "Actions"),
    ("resolution", "Resolutions"),
    ("decision", "Decisions"),
    ("person", "People"),
    ("body", "Bodies"),
    ("passage", "The papers’ text"),
)
# These are known by their words; the others by their title.
KNOWN_BY_WORDS = {"question", "promise", "action", "resolution"}
ONE = {"passage": "Paper", "item": "Item of business"}


@dataclass(frozen=True, slots=True)
class ShownHit:
    """A hit as the page shows it: the words that lead to it, what else was found in it, and what it is."""

    address: str
    words: tuple
    rest: tuple
    kind: str
    title: str
    body: str
    date: object


def show_search(request):
    chosen = choices_asked(request, "kind", "body", "person", "since", "until")
    query = " ".join(request.GET.get("q", "").replace("\x00", " ").split())[:LONGEST_QUERY]
    results = search_record(query, page_asked(request), **chosen)
    is_first = page_asked(request) == 1 and not any(chosen.values())
    return show(
        request,
        "search",
        query=query,
        results=results,
        measured=search_measuring(query) if is_first else [],
        hits=[_show_hit(hit) for hit in results.hits],
        page=SimpleNamespace(number=results.page, last=results.pages),
        chosen=chosen,
        since=chosen["since"] if read_date(chosen["since"]) else "",
        until=chosen["until"] if read_date(chosen["until"]) else "",
        kinds=KINDS,
        bodies=body_choices(),
        people=person_choices(),
    )


def _show_hit(hit):
    by_words = (hit.kind in KNOWN_BY_WORDS or not _plain(hit.title)) and _plain(hit.snippet)
    return ShownHit(
        address=_hit_address(hit),
        words=hit.snippet if by_words else hit.title,
        rest=() if by_words else hit.snippet,
        kind=ONE.get(hit.kind, hit.kind.capitalize()),
        title=_plain(hit.title) if by_words else "",
        body=hit.body_name,
        date=hit.date,
    )


def _hit_address(hit):
    if hit.kind != "passage":
        return address_of(hit.kind, hit.place)
    paper, _, place = hit.place.rpartition("#")
    page, _, line = place.partition("-")
    found = " ".join(dict.fromkeys(text.casefold() for text, is_found in hit.snippet if is_found))
    return f"{with_query(page_of_paper(paper, page), {}, find=found)}#l{line}"


def _plain(marked):
    return "".join(text for text, _ in marked)
