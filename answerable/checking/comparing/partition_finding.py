"""The finding of shares that do not make up their whole."""

from __future__ import annotations

from answerable.checking.comparing.leeway import show
from answerable.checking.comparing.partition import Partition
from answerable.checking.finding import Severity
from answerable.checking.rule import Disagreement


def disagree_on_whole(partition: Partition, severity: Severity | None) -> Disagreement:
    """A partition whose shares cannot add to 100, whatever their rounding."""
    shares, total = partition.shares, partition.total
    way = "more" if total > 100 else "less"
    printed = " + ".join(share.text for share in shares)
    listed = ", ".join(share.text for share in shares)
    return Disagreement(
        message=f"The shares {listed} add to {total.normalize():f}%, {way} than the whole.",
        working=(f"{printed} = {total.normalize():f}%", f"They should make 100%, because {partition.why}."),
        printed=f"{total.normalize():f}%",
        expected="100%",
        tolerance=f"The printed rounding allows {show(partition.bounds.tolerance, 2)} points either way.",
        explanation=(
            "The shares are from different sources or periods, so they do not make one whole."
            if partition.mixed
            else "One share may be misprinted, or one left out."
            if total < 100
            else "One share may be misprinted, or counted twice."
        ),
        cite=shares[-1].cite,
        also=tuple(share.cite for share in shares[:-1]),
        severity="info" if partition.mixed else severity,
    )
