"""The tags of an uploaded PDF put among those of the pack, so that a screen reader finds its headings and tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, NumberTree, Object, Page, Pdf

_KEYS = ("/StructParents", "/StructParent")
# Forms within forms, deeper than any paper needs.
_DEEPEST = 8


def graft_tags(pack: Pdf, upload: Pdf, pages: Sequence[Page], title: str) -> None:
    """Put the upload's structure tree where its pages stand in the pack's. `pages` are those now in the pack.

    Keys of pages, annotations and forms into a tree (ISO 32000-1, 14.7.4.4) are counted on from the pack's own. An
    upload without tags, with a broken tree, or with a tag of its own that means another thing in the pack keeps none:
    its keys are taken off, since they would point at other papers' words.
    """
    keyed = [each for page in pages for each in _keyed(page.obj)]
    try:
        theirs = _copy_tree(pack, upload)
        kept = _look_up(keyed, NumberTree(theirs.ParentTree)) if theirs is not None else []
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError):
        theirs, kept = None, []
    _forget(keyed)
    if theirs is None:
        return
    root = pack.Root.StructTreeRoot
    held = NumberTree(root.ParentTree)
    following = max(held.keys(), default=-1) + 1
    for number, (each, key, elements) in enumerate(kept, following):
        held[number] = elements
        each[key] = number
    root.ParentTreeNextKey = following + len(kept)
    _insert(pack, theirs, pages[0], title)


def _look_up(keyed: Sequence[Object], tree: NumberTree) -> list[tuple[Object, str, Object]]:
    """Each key that the tree knows: what has it, its name, and the elements it stands for."""
    keys = [(each, key) for each in keyed for key in _KEYS if key in each]
    return [(each, key, tree[int(each[key])]) for each, key in keys if int(each[key]) in tree]


def _copy_tree(pack: Pdf, upload: Pdf) -> Object | None:
    """The upload's tree as an object of the pack; None where it has none or its roles are at odds with the pack's."""
    tree = upload.Root.get("/StructTreeRoot")
    if not isinstance(tree, Dictionary) or "/K" not in tree or "/ParentTree" not in tree or not tree.is_indirect:
        return None
    copied = pack.copy_foreign(tree)
    roles = pack.Root.StructTreeRoot.get("/RoleMap", Dictionary())
    new = dict(copied.get("/RoleMap", Dictionary()).items())
    if any(role in roles and roles[role] != target for role, target in new.items()):
        return None
    for role, target in new.items():
        roles[role] = target
    pack.Root.StructTreeRoot.RoleMap = roles
    return copied


def _insert(pack: Pdf, tree: Object, first_page: Page, title: str) -> None:
    """A part with the upload's elements, before the first element of the pack that stands on a later page."""
    places = {page.obj.objgen: index for index, page in enumerate(pack.pages)}
    whole = pack.Root.StructTreeRoot.K
    document = whole[0] if isinstance(whole, Array) else whole
    elements = list(tree.K) if isinstance(tree.K, Array) else [tree.K]
    part = pack.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name.Part, P=document, T=title, Pg=first_page.obj, K=Array(elements)),
    )
    for element in (each for each in elements if isinstance(each, Dictionary)):
        element.P = part
    at = places[first_page.obj.objgen]
    later = (index for index, each in enumerate(document.K) if _place_of(each, places) > at)
    document.K.insert(next(later, len(document.K)), part)


def _place_of(element: Object, places: dict[tuple[int, int], int]) -> int:
    """The index of the page that an element, or the first of those within it, stands on; -1 where none is told."""
    if not isinstance(element, Dictionary):
        return -1
    if "/Pg" in element:
        return places.get(element.Pg.objgen, -1)
    within = element.get("/K", Array())
    found = (_place_of(each, places) for each in (within if isinstance(within, Array) else [within]))
    return next((place for place in found if place >= 0), -1)


def _keyed(page: Object) -> Iterator[Object]:
    """What of a page has a key into a structure tree: itself, its annotations, the forms that it draws."""
    yield from (each for each in (page, *page.get("/Annots", ())) if _has_key(each))
    yield from _forms(page.get("/Resources", Dictionary()), _DEEPEST)


def _forms(resources: Object, depth: int) -> Iterator[Object]:
    for drawn in dict(resources.get("/XObject", Dictionary()).items()).values():
        if _has_key(drawn):
            yield drawn
        if depth and "/Resources" in drawn:
            yield from _forms(drawn.Resources, depth - 1)


def _has_key(each: Object) -> bool:
    return isinstance(each, Dictionary | pikepdf.Stream) and any(key in each for key in _KEYS)


def _forget(keyed: Sequence[Object]) -> None:
    for each in keyed:
        for key in (key for key in _KEYS if key in each):
            del each[key]
