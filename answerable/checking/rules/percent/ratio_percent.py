"""PCT201: a percentage that is not the share of the part and the whole printed beside it."""

from __future__ import annotations

from collections.abc import Iterator

from answerable.checking.comparing.derived_finding import examine_derivations, explain_percent
from answerable.checking.comparing.frame import words_before
from answerable.checking.comparing.leeway import hedged_range, point_of, range_of, show, show_percent, tell_tolerance
from answerable.checking.comparing.loose_share import LooseShare, find_loose_shares
from answerable.checking.comparing.named_total import TotalShare, find_total_shares
from answerable.checking.comparing.share_claim import ShareClaim, find_share_claims
from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.paper import Paper
from answerable.checking.rule import Disagreement, Examined
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
    for stated in find_total_shares(paper):
        yield _examine_total(stated)
    for loose in find_loose_shares(paper):
        held = tuple(filter(None, [loose.whole, loose.other]))
        yield Examined((loose.part, loose.percent, *held), None if loose.fits else _disagree_loose(loose))


def _disagree_loose(loose: LooseShare) -> Disagreement:
    """A share whose whole stands elsewhere, or that a table prints otherwise for the same count."""
    part, percent, places = loose.part, loose.percent, loose.percent.figure.decimals
    if loose.whole is not None:
        exact = 100 * part.value / loose.whole.value
        expected = f"{show(exact, places)}%"
        message = (
            f"{part.text} of {loose.whole.text} is {expected}, which does not agree with the {percent.text} printed."
        )
        working = f"{part.text} / {loose.whole.text} x 100 = {show(exact, places + 2)}%"
        explanation = explain_percent(percent, exact)
    else:
        other = loose.other
        expected = other.text if other else ""
        message = (
            f"{part.text} is {expected} in the table, which does not agree with the {percent.text} printed here."
        )
        working = f"The table prints {part.text} with {expected}."
        explanation = explain_percent(percent, other.value) if other else None
    return Disagreement(
        message=message,
        working=(working, f"The paper prints {percent.text}.", "No other number of the paper gives that percentage."),
        printed=percent.text,
        expected=expected,
        tolerance=tell_tolerance(percent),
        explanation=explanation,
        cite=loose.frame.sentence.paragraph.cite(*loose.offsets),
        also=tuple(one.cite for one in (loose.whole, loose.other) if one is not None),
        severity="warning",
    )


def _examine_total(stated: TotalShare) -> Examined:
    """A share of a total that a table names: it must be that of one of the years or columns printed there."""
    printed = hedged_range(stated.percent, words_before(stated.frame, stated.percent))
    part = range_of(stated.part)
    for whole in stated.wholes:
        share = measure_share(part, _size(whole))
        if share is not None and share.meets(printed):
            return Examined((stated.part, stated.percent, whole))
    return Examined((stated.part, stated.percent, *stated.wholes), _disagree_with_total(stated))


def _size(whole: Amount) -> Bounds:
    bounds = range_of(whole)
    return bounds if bounds.high >= 0 else Bounds(-bounds.high, -bounds.low)


def _disagree_with_total(stated: TotalShare) -> Disagreement:
    places = stated.percent.figure.decimals
    given = {
        whole.text: f"{show(100 * stated.part.value / abs(whole.value), places)}%"
        for whole in stated.wholes
        if whole.value
    }
    listed = " or ".join(dict.fromkeys(given.values()))
    return Disagreement(
        message=(
            f"{stated.part.text} is {listed} of the {stated.name} that the paper prints, not {stated.percent.text}."
        ),
        working=(
            *(f"{stated.part.text} / {whole} x 100 = {share}" for whole, share in given.items()),
            f"The paper prints {stated.percent.text}.",
        ),
        printed=stated.percent.text,
        expected=listed,
        tolerance=tell_tolerance(stated.percent),
        explanation="The percentage may be of another year's total, or of another total of that name.",
        cite=stated.frame.sentence.paragraph.cite(*stated.offsets),
        also=tuple(whole.cite for whole in stated.wholes),
        severity="warning",
    )


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
