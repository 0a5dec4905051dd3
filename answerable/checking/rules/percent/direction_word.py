"""PCT207: a rise called a fall, or a fall a rise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answerable.checking.comparing.change_claim import ChangeClaim, find_change_claims, is_plain
from answerable.checking.comparing.frame import kind_of
from answerable.checking.comparing.leeway import range_of
from answerable.checking.evidence.paper import Paper
from answerable.checking.rule import Disagreement, Examined
from answerable.measuring.change import tell_direction

# Of these a fall is a rise in numbers: performance falls where minutes rise, a rank rises where its number falls.
_TURNED = re.compile(
    r"\b(?:performance|timeliness|standards?|position|rank\w*|placed?|league|efficiency|service|gap|deficit|grade|age)\b",
    re.IGNORECASE,
)


def find(paper: Paper) -> Iterator[Examined]:
    for claim in find_change_claims(paper):
        if (
            not claim.direction
            or kind_of(claim.before) in "RFX"
            or not is_plain(claim)
            or _TURNED.search(claim.clause)
        ):
            continue
        actual = tell_direction(range_of(claim.before), range_of(claim.after))
        if actual:
            agrees = actual == claim.direction
            yield Examined((claim.before, claim.after), None if agrees else _disagree(claim))


def _disagree(claim: ChangeClaim) -> Disagreement:
    said, is_one = ("a rise", "a fall") if claim.direction > 0 else ("a fall", "a rise")
    return Disagreement(
        message=f"From {claim.before.text} to {claim.after.text} is {is_one}, but the paper calls it {said}.",
        working=(
            f"{claim.before.text} before, {claim.after.text} after: {is_one}.",
            f"The paper's word is of {said}.",
        ),
        printed=said,
        expected=is_one,
        explanation="The two figures may have changed places, or the sentence comes from an earlier paper.",
        cite=claim.frame.sentence.paragraph.cite(*claim.offsets),
        severity="info" if claim.apart else None,
    )
