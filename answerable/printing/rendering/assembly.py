"""Uploaded papers put into a pack that typst laid out: their own pages, each with the pack's foot stamped on it.

The layout holds an empty page of the same size for each uploaded page. That page's foot becomes the stamp, the
uploaded page takes its place, and the contents that led to the empty page lead to the uploaded one.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence

import pikepdf
from pikepdf import Name, OutlineItem, Page, Pdf

from answerable.printing.rendering.tagging import graft_tags

# Points; a smaller page has no room for a foot, which is then set smaller.
_SMALLEST_SHEET = 300.0
_ACCESSIBLE = "pdfuaid:part"


def open_upload(content: bytes, title: str) -> Pdf:
    """An uploaded PDF. Raises ValueError, one sentence naming the paper, where it cannot be taken into a pack."""
    try:
        upload = Pdf.open(io.BytesIO(content))
    except pikepdf.PasswordError:
        raise ValueError(f"{title}: the PDF needs a password; save it without one and upload it again") from None
    except pikepdf.PdfError:
        raise ValueError(
            f"{title}: the file is not a whole PDF; open it, save it as PDF again and upload that"
        ) from None
    if not upload.pages:
        raise ValueError(f"{title}: the PDF has no pages; upload one that has")
    return upload


def measure_sheets(upload: Pdf) -> list[tuple[float, float]]:
    """Width and height in points of each page as a reader sees it."""
    return [_measure(Page(page)) for page in upload.pages]


def _measure(page: Page) -> tuple[float, float]:
    left, bottom, right, top = (float(edge) for edge in page.cropbox)
    width, height = abs(right - left), abs(top - bottom)
    turned = int(page.obj.get("/Rotate", 0)) % 180 == 90
    sides = (height, width) if turned else (width, height)
    return max(sides[0], _SMALLEST_SHEET), max(sides[1], _SMALLEST_SHEET)


def assemble(
    layout: bytes, titles: Sequence[str], uploads: Mapping[int, Pdf], first_page: int
) -> tuple[bytes, list[int], int]:
    """The whole pack, the number of each part's first page, and how many pages there are.

    `layout` is what typst made, with a link to each part in its contents; `uploads` are the parts that are uploaded,
    by their place among `titles`.
    """
    pack = Pdf.open(io.BytesIO(layout))
    links = [link for page in pack.pages for link in _links_of(page)]
    places = {page.obj.objgen: index for index, page in enumerate(pack.pages)}
    # The links of the contents lead to the parts: papers have none of their own.
    starts = sorted({places[link.Dest[0].objgen] for link in links})
    if len(starts) != len(titles):
        raise RuntimeError(f"the contents of a pack lead to {len(starts)} of {len(titles)} papers")
    for part, upload in uploads.items():
        _replace_pages(pack, starts[part], upload, links)
        pages = [Page(page) for page in pack.pages[starts[part] : starts[part] + len(upload.pages)]]
        graft_tags(pack, upload, pages, titles[part])
    _write_bookmarks(pack, starts, titles)
    pack.Root.PageLabels = pikepdf.Dictionary(
        Nums=pikepdf.Array([0, pikepdf.Dictionary(S=Name.D, St=first_page)]),
    )
    if uploads:
        _withdraw_claim(pack)
    packed = io.BytesIO()
    pack.save(packed, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return packed.getvalue(), [first_page + start for start in starts], len(pack.pages)


def _links_of(page: Page) -> Iterator[pikepdf.Object]:
    for annotation in page.get("/Annots", ()):
        if annotation.get("/Subtype") == Name.Link and "/Dest" in annotation:
            yield annotation


def _replace_pages(pack: Pdf, start: int, upload: Pdf, links: Sequence[pikepdf.Object]) -> None:
    for offset in range(len(upload.pages)):
        index = start + offset
        empty = Page(pack.pages[index])
        stamp, number = empty.as_form_xobject(), empty.obj.objgen
        pack.pages[index] = upload.pages[offset]
        page = Page(pack.pages[index])
        _stamp(page, stamp, Name(f"/PackFoot{index}"))
        for link in links:
            if link.Dest[0].objgen == number:
                link.Dest[0] = page.obj
                link.Dest[1:] = [Name.Fit]


def _stamp(page: Page, stamp: pikepdf.Object, name: Name) -> None:
    """Lay the foot over the page as an artifact, upright whichever way the page is turned.

    `name` is the page's own: an upload's pages may share their resources.
    """
    page.add_resource(stamp, Name.XObject, name)
    placed = page.calc_form_xobject_placement(
        stamp,
        name,
        pikepdf.Rectangle(*(float(edge) for edge in page.cropbox)),
        invert_transformations=True,
        allow_shrink=True,
        allow_expand=False,
    )
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(b"\nQ\n/Artifact BMC\n" + placed + b"\nEMC\n")


def _write_bookmarks(pack: Pdf, starts: Sequence[int], titles: Sequence[str]) -> None:
    """A bookmark for each part, and below it those of its own headings."""
    places = {page.obj.objgen: index for index, page in enumerate(pack.pages)}
    with pack.open_outline() as outline:
        headings = [heading for front in outline.root for heading in front.children]
        items = [OutlineItem(title, start, "Fit") for title, start in zip(titles, starts, strict=True)]
        first: set[int] = set()
        for heading in headings:
            page = places[heading.destination[0].objgen]  # type: ignore[index]
            part = sum(start <= page for start in starts) - 1
            if part < 0:
                continue
            # A paper's own first heading says what its bookmark says.
            items[part].children.extend(heading.children if part not in first else [heading])
            first.add(part)
        outline.root.clear()
        outline.root.extend([OutlineItem("Contents", 0, "Fit"), *items])


def _withdraw_claim(pack: Pdf) -> None:
    """A pack with uploaded pages does not claim PDF/UA: nobody knows whether they are accessible."""
    with pack.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as about:
        if _ACCESSIBLE in about:
            del about[_ACCESSIBLE]
