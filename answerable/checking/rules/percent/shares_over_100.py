"""PCT204: shares of one whole that add to more than it."""

from __future__ import annotations

from collections.abc import Iterator

from answerable.checking.comparing.partition import find_partitions
from answerable.checking.comparing.partition_finding import disagree_on_whole
from answerable.checking.evidence.paper import Paper
from answerable.checking.rule import Examined


def find(paper: Paper) -> Iterator[Examined]:
    for partition in find_partitions(paper):
        over = partition.bounds.low > 100
        yield Examined(partition.shares, disagree_on_whole(partition, None) if over else None)
