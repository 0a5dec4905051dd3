"""Firm promises: found, missed, and called firm when they are not."""

from __future__ import annotations

from tests.gold.judging.wording import describe, rate_wording
from tests.gold.pairing import Fact, pair
from tests.gold.tally import Score, Tally


def judge_promises(answers: Fact, record: Fact) -> Score:
    """A tally of firm promises. One that the answers call arguable counts neither for the reader nor against it."""
    tally = Tally()
    firm = [promise for promise in record["promises"] if promise["strength"] == "firm"]
    for answer, found in pair(answers["promises"], firm, _rate):
        if answer is None:
            tally.invent(describe(found))
        elif answer["strength"] == "firm" and found:
            tally.agree()
        elif answer["strength"] == "firm":
            tally.miss(f"{describe(answer)}{_say_called(answer, record)}")
        elif found and answer["strength"] != "arguable":
            tally.invent(f"called firm, is {answer['strength']}: {describe(found)}")
    return {"firm promises": tally}


def _rate(answer: Fact, found: Fact) -> float:
    """Where one sentence holds two promises, the firm one has the first claim on it."""
    worded = rate_wording(answer, found)
    return worded and worded + (answer["strength"] == "firm")


def _say_called(answer: Fact, record: Fact) -> str:
    called = [promise["strength"] for promise in record["promises"] if rate_wording(answer, promise)]
    return f" (the reader calls it {called[0]})" if called else ""
