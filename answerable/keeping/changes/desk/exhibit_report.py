"""Reports made of exhibits, printed: the same way for money and for violence."""

from answerable.keeping.changes.desk.row import RefusedError
from answerable.printing.exhibit_report import lay_out_exhibit_report
from answerable.printing.rendering import render_paper


def print_sheet(sheet):
    """A sheet as `(PDF, Word)`; raises `RefusedError` for a writer's markup that is not whole."""
    try:
        paper = lay_out_exhibit_report(sheet)
    except ValueError as unwhole:
        raise RefusedError(str(unwhole), field="introduction") from unwhole
    return render_paper(paper, "pdf"), render_paper(paper, "docx")
