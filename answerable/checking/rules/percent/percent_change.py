"""PCT202: a percentage change that its own two figures do not give."""

from __future__ import annotations

from collections.abc import Iterator

from answerable.checking.comparing.change_by import ChangeBy, find_changes_by
from answerable.checking.comparing.change_claim import ChangeClaim, find_change_claims
from answerable.checking.comparing.derived_finding import examine_derivations, explain_percent
from answerable.checking.comparing.frame import kind_of, words_before
from answerable.checking.comparing.leeway import hedged_range, point_of, range_of, show, show_percent, tell_tolerance
from answerable.checking.comparing.row_change import RowChange, find_row_changes
from answerable.checking.evidence.amount import Amount
from answerable.checking.evidence.paper import Paper
from answerable.checking.rule import Disagreement, Examined
from answerable.measuring.change import measure_change
from answerable.measuring.rounding import Bounds
from answerable.measuring.share import measure_share


def find(paper: Paper) -> Iterator[Examined]:
    for claim in find_change_claims(paper):
        change = measure_change(range_of(claim.before), range_of(claim.after))
        if claim.stated is None or change is None:
            continue
        printed = _size(hedged_range(claim.stated, words_before(claim.frame, claim.stated)))
        if kind_of(claim.before) == "P" and _are_points(claim, printed):
            continue  # points printed as per cent: PCT205
        amounts = (claim.before, claim.after, claim.stated)
        yield Examined(amounts, None if _size(change).meets(printed) else _disagree(claim, claim.stated, change))
    yield from examine_derivations(paper, "change")
    for stated in find_changes_by(paper):
        yield _examine_by(stated)
    for held in find_row_changes(paper):
        figures = (held.percent, held.before, held.after, *filter(None, [held.size]))
        yield Examined(figures, None if held.fits else _disagree_with_row(held))


def _disagree_with_row(change: RowChange) -> Disagreement:
    before, after, percent = change.before, change.after, change.percent
    exact = measure_change(point_of(before), point_of(after)) or Bounds.exactly(0)
    expected = f"{show(_size(exact).middle, percent.figure.decimals)}%"
    return Disagreement(
        message=(
            f"The table prints {before.text} and {after.text}, a change of {expected}, which does not agree with "
            f"{percent.text}."
        ),
        working=(
            f"({after.text} - {before.text}) / {before.text} x 100 = {show_percent(exact, percent)}",
            f"The paper prints {percent.text}.",
        ),
        printed=percent.text,
        expected=expected,
        tolerance=tell_tolerance(percent),
        explanation=explain_percent(percent, _size(exact).middle),
        cite=change.frame.sentence.paragraph.cite(*change.offsets),
        also=(before.cite, after.cite),
        severity="warning",
    )


def _examine_by(stated: ChangeBy) -> Examined:
    """A change given by its size: the percentage is that of what the figure was before, or of the figure itself."""
    printed = hedged_range(stated.percent, words_before(stated.frame, stated.percent))
    amounts = (stated.after, stated.change, stated.percent, *filter(None, [stated.before]))
    if stated.before is not None and not stated.base.meets(range_of(stated.before)):
        return Examined(amounts, _disagree_before(stated, stated.before))
    return Examined(amounts, None if any(share.meets(printed) for share in stated.shares) else _disagree_by(stated))


def _disagree_before(stated: ChangeBy, before: Amount) -> Disagreement:
    expected = f"{stated.after.value - before.value:+,f}"
    return Disagreement(
        message=(
            f"From {before.text} to {stated.after.text} is a change of {expected}, which does not agree with "
            f"{stated.change.text}."
        ),
        working=(f"{stated.after.text} − {before.text} = {expected}", f"The paper prints {stated.change.text}."),
        printed=stated.change.text,
        expected=expected,
        cite=stated.frame.sentence.paragraph.cite(*stated.offsets),
    )


def _disagree_by(stated: ChangeBy) -> Disagreement:
    base, places = stated.base.middle, stated.percent.figure.decimals
    size = stated.size.middle
    expected = f"{show(100 * size / base, places)}%"
    sign = "−" if stated.sign > 0 else "+"
    return Disagreement(
        message=(
            f"A change of {stated.change.text} to {stated.after.text} is {expected}, which does not agree with "
            f"{stated.percent.text}."
        ),
        working=(
            f"{stated.after.text} {sign} {size:,f} = {base:,f} before the change",
            f"{size:,f} / {base:,f} x 100 = {expected}",
            f"The paper prints {stated.percent.text}.",
        ),
        printed=stated.percent.text,
        expected=expected,
        tolerance=tell_tolerance(stated.percent),
        explanation=explain_percent(stated.percent, 100 * size / base),
        cite=stated.frame.sentence.paragraph.cite(*stated.offsets),
    )


def _are_points(claim: ChangeClaim, printed: Bounds) -> bool:
    """Whether what is stated between two percentages is their difference."""
    return _size(range_of(claim.after).minus(range_of(claim.before))).meets(printed)


def _size(bounds: Bounds) -> Bounds:
    """The bounds without their sign: `a 12% reduction` prints none. That the word fits the sign is PCT207."""
    if bounds.low >= 0:
        return bounds
    if bounds.high <= 0:
        return bounds.times(Bounds.exactly(-1))
    return Bounds(bounds.low * 0, max(-bounds.low, bounds.high))


def _disagree(claim: ChangeClaim, stated: Amount, change: Bounds) -> Disagreement:
    exact = measure_change(point_of(claim.before), point_of(claim.after)) or change
    size = _size(exact)
    expected = show(size.middle, stated.figure.decimals)
    way = "rise" if exact.middle > 0 else "fall"
    before, after = claim.before, claim.after
    return Disagreement(
        message=f"{before.text} to {after.text} is a {way} of {expected}%, which does not agree with {stated.text}.",
        working=(
            f"({after.text} - {before.text}) / {before.text} x 100 = {show_percent(exact, stated)}",
            f"The paper prints {stated.text}.",
        ),
        printed=stated.text,
        expected=f"{expected}%",
        tolerance=tell_tolerance(stated),
        explanation=_explain(claim, stated, change),
        cite=claim.frame.sentence.paragraph.cite(*claim.offsets),
        also=(before.cite,) if before.start < claim.offsets[0] else (),
        severity="info" if claim.apart or kind_of(claim.before) == "P" else None,
    )


def _explain(claim: ChangeClaim, stated: Amount, change: Bounds) -> str | None:
    if claim.apart:
        return "The percentage stands in a clause of its own and may be of another quantity."
    printed, before, after = range_of(stated), range_of(claim.before), range_of(claim.after)
    turned = measure_change(after, before)
    if turned and _size(turned).meets(_size(printed)):
        return "The change seems to be worked out from the later figure, not from the earlier one."
    share = measure_share(after, before)
    if share and share.meets(printed):
        return "The percentage is what the later figure is of the earlier one, not the change."
    return explain_percent(stated, _size(change).middle)
