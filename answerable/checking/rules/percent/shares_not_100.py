"""PCT203: shares that leave nothing out, by their wording, and add to less than the whole."""

from __future__ import annotations

from collections.abc import Iterator

from answerable.checking.comparing.partition import find_partitions
from answerable.checking.comparing.partition_finding import disagree_on_whole
from answerable.checking.evidence.paper import Paper
from answerable.checking.rule import Examined


def find(paper: Paper) -> Iterator[Examined]:
    for partition in find_partitions(paper):
        if partition.exhaustive:
            short = partition.bounds.high < 100
            yield Examined(partition.shares, disagree_on_whole(partition, None) if short else None)
