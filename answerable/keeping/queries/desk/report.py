"""A submission as the report that is printed of it, and its words as an author writes them."""

from dataclasses import replace

from answerable.printing.markup import parse_markup
from answerable.printing.paper import Heading
from answerable.printing.report import ReportParagraph, ReportSheet, lay_out_report

# The parts of a paper in the order in which they are printed, with what they are called.
PARTS = {
    "purpose": "Purpose",
    "recommendations": "Recommendations",
    "body": "Report",
    "finance": "Financial implications",
    "legal": "Legal implications",
    "equalities": "Equalities implications",
    "background_papers": "Background papers",
    "appendices": "Appendices",
}
HEAD = ("title", "number", "priority", "presenter")
WRITTEN = (*HEAD, *PARTS)


def content_of(submission):
    """Every field of a submission that its author writes, as a version keeps it."""
    return {name: getattr(submission, name) for name in WRITTEN}


def report_sheet(submission, content, attached=()):
    """The sheet of a report from what was written; `attached` are the titles of the files that come with it.

    Raises `ValueError`, one sentence with the line, where the markup of the body is not whole.
    """
    sitting = submission.business.sitting
    return ReportSheet(
        body=sitting.body.name,
        date=sitting.date,
        number=content["number"],
        title=content["title"],
        priority=content["priority"],
        presenter=content["presenter"],
        author=submission.author.name,
        purpose=content["purpose"],
        recommendations=lines_of(content["recommendations"]),
        paragraphs=(ReportParagraph(blocks=_lower_headings(parse_markup(content["body"], "The report"))),),
        finance=content["finance"],
        legal=content["legal"],
        equalities=content["equalities"],
        background_papers=lines_of(content["background_papers"]),
        appendices=(*lines_of(content["appendices"]), *attached),
    )


def lay_out_submission(submission, content, attached=()):
    """The paper of a submission, before it is given a form."""
    return lay_out_report(report_sheet(submission, content, attached))


def lines_of(words):
    """The lines of a field that has one thing on each; list marks before them are taken off."""
    return tuple(line.strip().removeprefix("- ").strip() for line in words.splitlines() if line.strip())


def _lower_headings(blocks):
    """The author's headings stand beside those of the paper's own parts, below its title."""
    return tuple(replace(block, level=block.level + 1) if isinstance(block, Heading) else block for block in blocks)
