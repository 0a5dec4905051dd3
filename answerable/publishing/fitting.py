"""Fitting long minutes into a page that stays small: the longest items give way first, each at a paragraph's end."""

from dataclasses import dataclass

from django.utils.text import Truncator

from answerable.keeping.queries.public.item import Item

# A page is to stay under 100 KB with its style sheet; marks and links take much of the rest.
CHARACTERS_A_PAGE = 30_000
LEAST_CHARACTERS = 8_000
CHARACTERS_A_ROW = 400
ROWS_AN_ITEM = 6


@dataclass(frozen=True, slots=True)
class Fitted:
    """An item with as many of its printed paragraphs as fit; `planned_left` and `minuted_left` are how many do not.

    `section` is the heading it stands under, given only where it begins.
    """

    item: Item
    section: str
    planned: list[str]
    planned_left: int
    minuted: list[str]
    minuted_left: int


def fit_business(items, most=CHARACTERS_A_PAGE):
    """A meeting's items, fitted together into `most` characters."""
    texts = [wording.notes for item in items for wording in (item.planned, item.minuted) if wording]
    ceiling = find_ceiling([sum(map(len, notes)) for notes in texts], most)
    fitted, section = [], ""
    for item in items:
        begins = (item.planned or item.minuted).section
        planned, planned_left = cut_notes(item.planned.notes if item.planned else [], ceiling)
        minuted, minuted_left = cut_notes(item.minuted.notes if item.minuted else [], ceiling)
        heading = begins if begins != section else ""
        fitted.append(Fitted(item, heading, planned, planned_left, minuted, minuted_left))
        section = begins
    return fitted


def find_ceiling(lengths, most):
    """The greatest length such that texts cut to it take at most `most` together."""
    left, texts = most, sorted(lengths)
    for done, length in enumerate(texts):
        share = left // (len(texts) - done)
        if length > share:
            return share
        left -= length
    return most


def cut_notes(notes, ceiling):
    """The paragraphs that fit under a ceiling of characters, and how many do not; the first is cut, not left out."""
    shown, length = [], 0
    for note in notes:
        length += len(note)
        if shown and length > ceiling:
            break
        shown.append(Truncator(note).chars(max(ceiling, 1), truncate=" …"))
    return shown, len(notes) - len(shown)


def fit_said(said):
    """What was said under an item, by kind: of each kind the first rows, with how many of all are left."""
    shown = {name: rows[:ROWS_AN_ITEM] for name, rows in said.items()}
    left = sum(map(len, said.values())) - sum(map(len, shown.values()))
    return {**shown, "left": left} if shown else {}


def characters_beside(rows):
    """How many characters of print fit on a page beside that many rows."""
    return max(LEAST_CHARACTERS, CHARACTERS_A_PAGE - CHARACTERS_A_ROW * rows)
