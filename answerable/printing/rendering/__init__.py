"""One file per form: each gives a `Paper` as the bytes of a file."""

from __future__ import annotations

from answerable.printing.paper import Paper


def render_both(paper: Paper) -> tuple[bytes, bytes]:
    """The bytes of a paper as it is published: the PDF, and the Word file for those who want to work on it."""
    return render_paper(paper, "pdf"), render_paper(paper, "docx")


def render_paper(paper: Paper, form: str) -> bytes:
    """The bytes of a paper as `pdf`, `docx`, `html` or `txt`; the same bytes for the same paper.

    Raises ValueError for another form. A form is imported when needed: typst and python-docx take longer to load than
    HTML takes to write.
    """
    if form == "pdf":
        from answerable.printing.rendering.pdf import render_pdf as render
    elif form == "docx":
        from answerable.printing.rendering.docx import render_docx as render
    elif form == "html":
        from answerable.printing.rendering.html import render_html as render
    elif form == "txt":
        from answerable.printing.rendering.text import render_text as render
    else:
        raise ValueError(f"no paper is printed as {form!r}: use pdf, docx, html or txt")
    return render(paper)
