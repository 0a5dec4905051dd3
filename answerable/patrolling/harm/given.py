"""A table of weights that a user gives: the offence codes of one edition, made into the weights of categories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import fmean, median
from typing import Any

from answerable.drawing.exhibit import make_slug
from answerable.drawing.wording import open_sentence, say_count
from answerable.law.words import say_list
from answerable.measuring.loading.data_file import DataFile
from answerable.measuring.loading.rows import read_rows
from answerable.patrolling.harm.index import HarmIndex, Weight
from answerable.patrolling.harm.street import weigh_street_types
from answerable.patrolling.offence.category import HARM_CATEGORIES, say_category
from answerable.patrolling.refusal import PatrolError

Rows = Sequence[Mapping[str, Any]]


def read_index(file: DataFile, edition: str = "") -> HarmIndex:
    """The harm index that a file of `HARM_WEIGHTS` gives.

    The weight of a category is the median (and the mean) of its codes, each counting once. Raises `PatrolError`
    where the file has several editions and none is named, or not the one named, and where no row of it weighs a
    category.
    """
    rows = read_rows(file)
    editions = sorted({row["edition"] for row in rows})
    if edition and edition not in editions:
        raise PatrolError(f"“{file.name}” has no edition “{edition}”: it has {say_list(editions)}.")
    if not edition and len(editions) > 1:
        raise PatrolError(f"“{file.name}” has {say_count(len(editions), 'edition')}, {say_list(editions)}: name one.")
    chosen = [row for row in rows if row["edition"] == (edition or editions[0])]
    weights = _make_weights(chosen, file)
    return HarmIndex(
        edition=edition or editions[0],
        name=f"Harm index of “{file.name}”, edition {edition or editions[0]}",
        valid_from=None,
        licence="As agreed with whoever gave the table",
        source=f"{file.name}: {say_count(len(chosen), 'row')}. {file.provenance}".strip(),
        verified=False,
        weights=(*weights, *weigh_street_types(weights)),
        is_given=True,
    )


def _make_weights(rows: Rows, file: DataFile) -> tuple[Weight, ...]:
    by_category: dict[str, list[float]] = {}
    for row in rows:
        category = row["category"] or make_slug(row["code"])
        by_category.setdefault(category, []).append(float(row["days"]))
    known = [category for category in HARM_CATEGORIES if category in by_category]
    if not known:
        raise PatrolError(
            f"No row of “{file.name}” weighs a category of offences: say in its column category which one each code "
            f"belongs to, such as {HARM_CATEGORIES[2]}."
        )
    return tuple(_make_weight(category, by_category[category]) for category in known)


def _make_weight(category: str, days: Sequence[float]) -> Weight:
    return Weight(
        category=category,
        name=open_sentence(say_category(category)),
        median=median(days),
        mean=fmean(days),
        lowest=min(days),
        highest=max(days),
        codes=len(days),
    )
