"""Figures of the record, found to be taken as values of measures: only such as the public may see."""

from django.db.models import Q

from answerable.keeping.models import Figure
from answerable.keeping.queries.public.gate import open_facts
from answerable.measuring.loading.period import read_period

MOST_FOUND = 50
MOST_WORDS = 8


def search_figures(words):
    """Figures with a value of whose subject, print, period or paper each word is a part; the latest papers first.

    Gives at most fifty: a search for more is narrowed by another word.
    """
    rows = open_facts(Figure, "paper").exclude(value=None).filter(paper__is_public=True, paper__deleted_at=None)
    for word in words.split()[:MOST_WORDS]:
        rows = rows.filter(
            Q(public_subject__icontains=word)
            | Q(public_text__icontains=word)
            | Q(period__icontains=word)
            | Q(paper__public_title__icontains=word)
        )
    return list(rows.order_by("-paper__date", "paper__public_id", "order")[:MOST_FOUND])


def find_figure(key):
    """A figure that the public may see, by its key, or `None`."""
    return open_facts(Figure, "paper").filter(pk=key, paper__is_public=True).first()


def period_of(figure):
    """The first and last day of the period that a figure is printed for, or `None` where its words are none."""
    return read_period(figure.period) if figure.period else None
