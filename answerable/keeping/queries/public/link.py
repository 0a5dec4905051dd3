"""Ways from one thing to another, and from a fact to the words it stands on."""

import datetime as dt
from dataclasses import dataclass

from answerable.keeping.models import Body, Passage
from answerable.keeping.queries.public.gate import shown

ANCHOR_WORDS = 5


@dataclass(frozen=True, slots=True)
class Link:
    """A thing that has a page: its kind, its public id, and the words that name it."""

    kind: str
    public_id: str
    words: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact stands: the paper, page and lines, and the first words printed there, to find it by.

    `paged` is true where the pages are the paper's own, so that "page 3" means something to a reader.
    """

    paper: str
    title: str
    paged: bool
    page: int
    line: int | None
    line_end: int | None
    words: str


def source_of(passage: Passage) -> Source | None:
    """The source that a passage is, or `None` where the public may not see its paper."""
    paper = shown(passage.paper)
    if paper is None:
        return None
    words = " ".join(passage.public_text.split()[:ANCHOR_WORDS])
    return Source(
        paper.public_id,
        paper.public_title or paper.public_id,
        paper.paged,
        passage.page,
        passage.line,
        passage.line_end or passage.line,
        words,
    )


def link_to(kind: str, row, words: str | None = None) -> Link | None:
    """A link to a row, or `None` where there is no row or the public may not see it."""
    row = shown(row)
    return None if row is None else Link(kind, row.public_id, words if words is not None else name_of(row))


def name_of(row) -> str:
    """What a row is called in public: its public words, a body's name, else its public id."""
    if isinstance(row, Body):
        return row.name
    words = (getattr(row, field, "") for field in ("public_name", "public_title", "public_text"))
    return next(filter(None, words), row.public_id)


def person_link(person, printed: str) -> Link | str:
    """A person as printed, linked where the public may see the person; otherwise only the masked print."""
    return link_to("person", person, printed or None) or printed


def paper_link(paper) -> Link | None:
    """A paper by its title, with its date where the title does not say the year, and its version after the first."""
    title = paper.public_title or paper.public_id
    if paper.date is not None and str(paper.date.year) not in title:
        title = f"{title}, {paper.date.day} {paper.date:%B %Y}"
    return link_to("paper", paper, f"{title}, version {paper.version}" if paper.version > 1 else title)


def meeting_link(meeting) -> Link | None:
    """A meeting by its body and date."""
    return link_to("meeting", meeting, meeting_name(meeting)) if meeting is not None else None


def meeting_name(meeting) -> str:
    """`Board, 22 February 2022`: what a meeting is called where no body or no date is known as well."""
    body = shown(meeting.body)
    return name_meeting(body.name if body else "", meeting.date)


def name_meeting(body: str, date: dt.date | None) -> str:
    day = f"{date.day} {date:%B %Y}" if date else "date not known"
    return f"{body}, {day}" if body else f"Meeting of {day}"


def public_print(printed: str, *public_texts: str) -> str:
    """Printed words that have no public form of their own: they pass only where a public text holds them."""
    words = " ".join(printed.split())
    return words if any(words in " ".join(text.split()) for text in public_texts) else ""
