"""What those who did not answer could change, and how many answers a figure needs."""

from __future__ import annotations

from answerable.measuring.interval import Interval, bound_share

_MOST_ANSWERS = 10_000_000


def bound_nonresponse(share: float, response: float) -> tuple[float, float]:
    """The lowest and highest share among all who were asked, whatever those who did not answer would have said.

    Shares are fractions of one: at a response of 0.1 and 0.79 of them content, 0.079 and 0.979 (Manski 1989). No
    assumption is made; the interval of chance comes on top.
    """
    _refuse(share, response)
    return share * response, share * response + 1 - response


def bound_with_gap(share: float, response: float, gap: float) -> tuple[float, float]:
    """The share among all asked if those who did not answer differ by no more than `gap` from those who did."""
    _refuse(share, response)
    low, high = max(0.0, share - gap), min(1.0, share + gap)
    return response * share + (1 - response) * low, response * share + (1 - response) * high


def count_answers_needed(share: float, reach: float, level: float = 0.95) -> int:
    """The fewest answers whose Wilson interval at this share is no wider than `reach` either way, on average.

    Found by halving: the interval narrows as answers are added.
    """
    if not 0 <= share <= 1 or not 0 < reach < 1:
        raise ValueError("A share lies between nought and one, and its reach is less than one.")
    low, high = 1, _MOST_ANSWERS
    while low < high:
        middle = (low + high) // 2
        bound = bound_share(share * middle, middle, level)
        low, high = (low, middle) if bound.high - bound.low <= 2 * reach else (middle + 1, high)
    return low


def bound_as_if(share: float, answers: int, level: float = 0.95) -> Interval:
    """The interval that a printed share would have, had it so many answers behind it."""
    return bound_share(share * answers, answers, level)


def _refuse(share: float, response: float) -> None:
    if not 0 <= share <= 1 or not 0 <= response <= 1:
        raise ValueError(f"A share of {share} at a response of {response} is none.")
