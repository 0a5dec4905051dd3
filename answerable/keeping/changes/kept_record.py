"""Records kept as they were read, and given to reconciling under the names that the record uses."""

import msgspec

from answerable.keeping.models import BodyName, Paper, PaperRecord
from answerable.record import Record


def keep_record(paper, said):
    """Keep what a paper states, as read; its tables, figures and unread words have rows of their own."""
    words = msgspec.json.encode(msgspec.structs.replace(said, tables=(), figures=(), unread=())).decode()
    PaperRecord.objects.update_or_create(paper=paper, defaults={"words": words})


def load_records(papers):
    """The records of papers, each under its paper's public id, and its bodies under the names they have here."""
    papers = {paper.pk: paper for paper in Paper.objects.filter(pk__in=papers).select_related("body")}
    names = BodyName.objects.filter(paper__in=papers).values_list("paper_id", "printed", "body__name")
    known = {(paper, printed): name for paper, printed, name in names}
    kept = PaperRecord.objects.filter(paper__in=papers).order_by("pk").values_list("paper_id", "words")
    return [_named(msgspec.json.decode(words, type=Record), papers[paper], known) for paper, words in kept]


def _named(said, paper, known):
    home = paper.body.name if paper.body else None
    if any(one.body for one in (*said.documents, *said.meetings)):
        home = None  # what the paper names decides; another document of it may be of another body

    def name(one):
        printed = known.get((paper.pk, one.body), one.body) if one.body else None
        return msgspec.structs.replace(one, body=printed or (None if getattr(one, "part_of", None) else home))

    return msgspec.structs.replace(
        said,
        source=msgspec.structs.replace(said.source, path=paper.public_id),
        documents=tuple(map(name, said.documents)),
        meetings=tuple(map(name, said.meetings)),
    )
