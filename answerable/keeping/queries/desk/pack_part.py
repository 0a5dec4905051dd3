"""The parts of a pack: papers accepted for its items, and what other rooms of the desk print for standing items."""

from dataclasses import dataclass

from answerable.keeping.models.desk import Business, DeskFile, SubmissionStatus, SubmissionVersion
from answerable.keeping.queries.desk.pack_supply import supply_paper
from answerable.keeping.queries.desk.report import lay_out_submission
from answerable.keeping.store import read_file
from answerable.printing.paper import Paper


@dataclass(frozen=True, slots=True)
class PlannedPart:
    """One part: a version of a paper, an appendix of it (`file`), or a paper that was `laid_out` already.

    `key` is how a publication remembers it, `about` the same whatever its version; `is_open` only where both its item
    and its paper are.
    """

    key: str
    about: str
    title: str
    business: Business
    is_open: bool
    version: SubmissionVersion | None = None
    file: DeskFile | None = None
    laid_out: Paper | None = None

    @property
    def sha256(self) -> str:
        return self.file.sha256 if self.file else ""

    def print(self) -> Paper | bytes:
        """The paper, or the bytes of the PDF that is taken in as it is."""
        if self.file is not None:
            return read_file(self.file)
        if self.laid_out is not None:
            return self.laid_out
        titles = [one["title"] for one in self.version.attached]
        return lay_out_submission(self.version.submission, self.version.content, titles)


def parts_of(sitting, rows, papers):
    """The parts of a sitting's pack in the order of its agenda."""
    accepted = [paper for paper in papers if paper.status == SubmissionStatus.ACCEPTED]
    files = DeskFile.objects.in_bulk([one["file"] for paper in accepted for one in paper.versions.all()[0].attached])
    parts = []
    for row in rows:
        parts += _supplied_parts(sitting, row)
        for paper in accepted:
            if paper.business_id == row.pk:
                parts += _parts_of_paper(paper, row, files)
    return parts


def _supplied_parts(sitting, row):
    """What another room of the desk prints for a standing item, where it has something to print."""
    supplied = supply_paper(sitting, row.kind)
    if supplied:
        title, paper = supplied
        key = f"{row.kind}/{row.pk}"
        yield PlannedPart(key=key, about=key, title=title, business=row, is_open=row.is_open, laid_out=paper)


def _parts_of_paper(paper, row, files):
    version = paper.versions.all()[0]
    is_open = row.is_open and paper.is_open
    given = {"business": row, "is_open": is_open, "version": version, "about": paper.subject}
    named = f"{paper.subject}/{version.number}"
    yield PlannedPart(key=named, title=version.content["title"], **given)
    for one in version.attached:
        yield PlannedPart(key=f"{named}/{one['sha256'][:16]}", title=one["title"], file=files[one["file"]], **given)
