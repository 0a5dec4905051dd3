"""PCT201: a percentage that is not the share of the part and the whole printed beside it."""

from __future__ import annotations

from collections.abc import Iterator

from answerable.checking.derived_finding import examine_derivations, explain_percent
from answerable.checking.frame import words_before
from answerable.checking.leeway import hedged_range, point_of, range_of, show, show_percent, tell_tolerance
from answerable.checking.paper import Paper
from answerable.checking.rule import Disagreement, Examined
from answerable.checking.share_claim import ShareClaim, find_share_claims
from answerable.measuring.rounding import Bounds
from answerable.measuring.share import measure_share


def find(paper: Paper) -> Iterator[Examined]:
    for claim in find_share_claims(paper):
        share = measure_share(range_of(claim.part), range_of(claim.whole))
        if share is None or claim.part.value > claim.whole.value:
            continue  # a part that exceeds its whole is STA306
        agrees = share.meets(hedged_range(claim.percent, words_before(claim.frame, claim.percent)))
        yield Examined((claim.part, claim.whole, claim.percent), None if agrees else _disagree(claim, share))
    yield from examine_derivations(paper, "share", "gap")


def _disagree(claim: ShareClaim, share: Bounds) -> Disagreement:
    part, whole, percent = claim.part, claim.whole, claim.percent
    share = measure_share(point_of(part), point_of(whole)) or share
    expected = show(share.middle, percent.figure.decimals)
    return Disagreement(
        message=f"{part.text} of {whole.text} is {expected}%, which does not agree with the {percent.text} printed.",
        working=(
            f"{part.text} / {whole.text} x 100 = {show_percent(share, percent)}",
            f"The paper prints {percent.text}.",
        ),
        printed=percent.text,
        expected=f"{expected}%",
        tolerance=tell_tolerance(percent),
        explanation=_explain(claim, share),
        cite=claim.frame.sentence.paragraph.cite(*claim.offsets),
        also=(whole.cite,) if claim.carried else (),
        severity="warning" if claim.carried or _is_approximate(claim) else None,
    )


def _is_approximate(claim: ShareClaim) -> bool:
    return any(amount.figure.approximate for amount in (claim.part, claim.whole, claim.percent))


def _explain(claim: ShareClaim, share: Bounds) -> str | None:
    rest = Bounds.exactly(100).minus(share)
    if rest.meets(range_of(claim.percent)):
        return f"The percentage is that of the others, {show(rest.middle, claim.percent.figure.decimals)}%."
    if claim.carried:
        return "The percentage may be of another whole than the one named before it."
    return explain_percent(claim.percent, share.middle)
