"""The rise of police council tax above which a referendum must be held, year by year (1992 Act, chapter 4ZA)."""

from __future__ import annotations

import datetime as dt
import tomllib
from decimal import Decimal
from functools import cache
from pathlib import Path

import msgspec

from answerable.drawing.wording import say_money, say_number
from answerable.law.day import say_financial_year
from answerable.law.ruling import Ruling, make_ruling

LIMITS_FILE = Path(__file__).parent / "limits" / "police_band_d.toml"


class ReferendumLimit(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The limit of one financial year in England: in pounds, in per cent, or both.

    `cash_for` is who has the cash limit where not everybody has. `verified` is whether it was confirmed in print.
    """

    year: str
    valid_from: dt.date
    cash_pounds: Decimal | None = None
    cash_for: str = ""
    percent: Decimal | None = None
    source: str
    verified: bool

    @property
    def words(self) -> str:
        """`£15`, `less than 2%`, `£5, or less than 2%`."""
        cash = say_pounds(self.cash_pounds) if self.cash_pounds is not None else ""
        percent = f"less than {self.percent.normalize():f}%" if self.percent is not None else ""
        return ", or ".join(part for part in (cash, percent) if part)

    def is_passed(self, before: Decimal, after: Decimal) -> bool:
        """Whether a rise of band D, in pounds, would have to go to a referendum.

        The cash test is "more than"; the percentage test "as much or more" (the principles of each year). Amounts
        are compared as they are, unrounded.
        """
        return self.passes_percent(before, after) and (self.cash_pounds is None or after - before > self.cash_pounds)

    def passes_percent(self, before: Decimal, after: Decimal) -> bool:
        """The percentage test alone, which every rise passes where there is none."""
        rise = after - before
        return rise > 0 and (self.percent is None or before <= 0 or rise * 100 >= self.percent * before)


@cache
def read_limits() -> dict[str, ReferendumLimit]:
    """Every limit by its financial year (`2023/24`)."""
    with LIMITS_FILE.open("rb") as file:
        rows = tomllib.load(file)["limit"]
    return {limit.year: limit for limit in msgspec.convert(rows, list[ReferendumLimit])}


def find_limit(year: str) -> ReferendumLimit | None:
    """The limit of a financial year, or nothing where none is known."""
    return read_limits().get(year)


def say_pounds(amount: Decimal) -> str:
    """Band D or a rise of it: `£15`, `£202.55`, and `£15.0002`, since the limit is tried on what is not rounded."""
    places = -int(amount.normalize().as_tuple().exponent)
    return say_money(amount, 0 if places <= 0 else max(2, places))


def judge_referendum(
    before: Decimal, after: Decimal, year: int, *, country: str = "England", substitute: Decimal | None = None
) -> tuple[Ruling, ...]:
    """What the limit of the financial year that begins in `year` says of a rise of band D, in pounds and unrounded.

    `substitute` is the band D of the substitute budget (1992 Act s.52ZJ). An excessive rise with one that is not
    excessive is lawful and goes to a referendum: then the ruling warns. Outside England nothing is said, nor of a
    year whose limit is not known.
    """
    limit = find_limit(say_financial_year(year))
    if limit is None or country != "England":
        return ()
    if not limit.is_passed(before, after):
        return _judge_lowest(limit, before, after)
    has_substitute = substitute is not None and not limit.is_passed(before, substitute)
    words = (
        f"Band D goes from {say_pounds(before)} to {say_pounds(after)}, {_say_rise(before, after)} more. The most "
        f"for {limit.year} without a referendum is {limit.words}: this rise must be put to one."
    )
    excessive = make_ruling("E-REFERENDUM-TRIGGERED", words, binding=not has_substitute, verified=limit.verified)
    return (excessive,) if has_substitute else (excessive, _lack_substitute(limit, substitute))


def _judge_lowest(limit: ReferendumLimit, before: Decimal, after: Decimal) -> tuple[Ruling, ...]:
    """Where only some bodies have the cash limit, a rise that keeps to it alone: whether ours is one is not known."""
    if not limit.cash_for or not limit.passes_percent(before, after):
        return ()
    words = (
        f"Band D goes from {say_pounds(before)} to {say_pounds(after)}, {_say_rise(before, after)} more. For "
        f"{limit.year} that is within the limit only of {limit.cash_for}; for all others it is "
        f"{limit.percent}% or more, and goes to a referendum."
    )
    return (make_ruling("E-REFERENDUM-TRIGGERED", words, verified=False),)


def _lack_substitute(limit: ReferendumLimit, substitute: Decimal | None) -> Ruling:
    words = "There is no substitute budget: one that is not excessive is made with it, for a referendum that is lost."
    if substitute is not None:
        words = (
            f"The substitute budget has a band D of {say_pounds(substitute)}, which is excessive too: the most for "
            f"{limit.year} is {limit.words} more than last year."
        )
    return make_ruling("E-NO-SUBSTITUTE-BUDGET", words, verified=limit.verified)


def _say_rise(before: Decimal, after: Decimal) -> str:
    """`£15 (8.0% of £187.55)`."""
    rise = after - before
    share = f" ({say_number(rise * 100 / before, 1)}% of {say_pounds(before)})" if before > 0 else ""
    return say_pounds(rise) + share


class Poll(msgspec.Struct, frozen=True, kw_only=True):
    """A referendum on band D as it was counted. `band_d` is what takes effect."""

    votes_for: int
    votes_against: int
    is_approved: bool
    band_d: Decimal
    words: str


def count_poll(proposed: Decimal, substitute: Decimal, votes_for: int, votes_against: int) -> Poll:
    """The band D that a referendum leaves: the proposed one where most of those voting approve it, else the
    substitute's (1992 Act, chapter 4ZA: the effect of a referendum). A tie approves nothing."""
    approved, cast = votes_for > votes_against, votes_for + votes_against
    chosen = proposed if approved else substitute
    share = f" ({say_number(Decimal(100 * votes_for) / cast, 1)}%)" if cast else ""
    effect = "it takes effect" if approved else "the substitute budget takes effect"
    words = (
        f"{say_number(votes_for)} of {say_number(cast)}{share} voted for a band D of {say_pounds(proposed)}: "
        f"{effect}, with a band D of {say_pounds(chosen)}."
    )
    return Poll(votes_for=votes_for, votes_against=votes_against, is_approved=approved, band_d=chosen, words=words)
