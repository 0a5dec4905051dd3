"""PDF in, a `layout.Layout` out.

PDFium gives runs of glyphs and drawn lines (`run`, `rule`); everything else is ours. On each page, rules that touch
make ruled tables (`grid`, `ruled`); the other runs become lines (`line`), lines are put in reading order (`zone`),
line up as unruled tables (`aligned`) or flow into paragraphs and list items (`flow`). Over the pages, `furniture` is
set apart, `joining` mends what page ends cut, and `heading` and `hyphen` judge by the whole paper.
"""

from answerable.reading.formats.pdf.paper import read_pdf

__all__ = ["read_pdf"]
