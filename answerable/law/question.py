"""Questions and petitions of the public: who may ask, by when, what is refused and why, and who is counted once."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Literal

import msgspec

from answerable.law.day import add_months
from answerable.law.deadline import NO_HOLIDAYS, DayRule, DayUnit, Deadline, last_day_before, say_deadline
from answerable.law.parameter import choose_valid, find_number, list_valid, read_rows
from answerable.law.ruling import Ruling, make_ruling
from answerable.law.words import say_count, say_day

Connection = Literal["lives", "works", "studies"]


class QuestionRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A body's rule for questions or petitions, as it was published. `signatures` is for petitions alone."""

    body: str
    subject: Literal["question", "petition"]
    count: int
    unit: DayUnit
    hour: dt.time | None = None
    per_person: int | None = None
    minutes: int | None = None
    signatures: int | None = None
    valid_from: dt.date
    valid_to: dt.date | None = None
    source: str
    verified: bool

    @property
    def day_rule(self) -> DayRule:
        return DayRule(count=self.count, unit=self.unit, hour=self.hour)


class Refusal(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A ground on which a question may be refused."""

    key: str
    words: str
    valid_from: dt.date
    valid_to: dt.date | None = None
    source: str
    verified: bool


@cache
def list_question_rules() -> tuple[QuestionRule, ...]:
    """The rules of bodies whose published ones were read, as a start for a body's own."""
    return read_rows("questions.toml", "question_rule", QuestionRule)


@cache
def _read_refusals() -> tuple[Refusal, ...]:
    return read_rows("questions.toml", "refusal", Refusal)


def list_refusals(on: dt.date | None = None) -> dict[str, Refusal]:
    """The grounds of refusal that hold on a day, by key."""
    return {row.key: row for row in list_valid(_read_refusals(), on)}


def find_question_rule(
    body: str, subject: Literal["question", "petition"] = "question", on: dt.date | None = None
) -> QuestionRule | None:
    """The published rule of a body, if it is known."""
    rules = [rule for rule in list_question_rules() if (rule.body, rule.subject) == (body, subject)]
    return choose_valid(rules, on) if rules else None


def question_deadline(
    meeting: dt.date,
    rule: DayRule,
    *,
    source: str = "the body's own rules",
    extra: Mapping[dt.date, str] = NO_HOLIDAYS,
) -> Deadline:
    """The last day (and hour) for questions or petitions to a meeting."""
    return last_day_before(meeting, rule, source=source, extra=extra)


def judge_question(
    received: dt.datetime,
    deadline: Deadline,
    *,
    connection: Connection | None,
    works_for_police: bool = False,
    asked_before: dt.date | None = None,
    asked_now: int = 0,
    per_person: int | None = None,
    binding: bool = True,
) -> tuple[Ruling, ...]:
    """What the rules say of a question. `received` is in the body's own local time.

    `connection` is how the asker belongs to the area; `asked_before` when the same question was last put;
    `asked_now` how many others this person has put to this meeting, of at most `per_person`.
    """
    faults: list[tuple[str, str]] = []
    if not is_in_time(received, deadline):
        when = f"{say_day(received.date())} at {received:%H:%M}"
        faults.append(
            ("E-QUESTION-LATE", f"Received on {when}: the last time was {say_deadline(deadline)} ({deadline.rule}).")
        )
    if connection is None:
        words = "The asker must live, work or study in the area."
        faults.append(("E-QUESTION-INELIGIBLE", words))
    if works_for_police:
        words = "Police officers and police staff do not ask here as members of the public."
        faults.append(("E-QUESTION-INELIGIBLE", words))
    if asked_before and received.date() < (again := may_repeat_from(asked_before)):
        words = f"The same question was put on {say_day(asked_before)}: it may be put again from {say_day(again)}."
        faults.append(("E-QUESTION-REPEAT", words))
    if per_person is not None and asked_now >= per_person:
        words = (
            f"This person has put {say_count(asked_now, 'question')} to this meeting, and {per_person} is the most."
        )
        faults.append(("E-QUESTION-LIMIT", words))
    return tuple(make_ruling(code, words, binding=binding) for code, words in faults)


def is_in_time(received: dt.datetime, deadline: Deadline) -> bool:
    """Whether something came by the day, and by the hour on that day where there is one."""
    if received.date() != deadline.day or deadline.hour is None:
        return received.date() <= deadline.day
    return received.time() <= deadline.hour


def may_repeat_from(asked: dt.date) -> dt.date:
    """The first day on which the same question may be put again."""
    return add_months(asked, find_number("question.repeat_months", asked).value)


def judge_refusal(ground: str, on: dt.date) -> tuple[Ruling, ...]:
    """Whether a refusal has a ground that the rules know."""
    known = list_refusals(on)
    if ground in known:
        return ()
    words = f"A question is refused only on one of these grounds: {'; '.join(row.words for row in known.values())}."
    return (make_ruling("E-REFUSAL-NO-GROUND", words),)


def judge_petition(count: int, threshold: int, *, binding: bool = True) -> tuple[Ruling, ...]:
    """Whether a petition has enough signatories, each counted once (`count_signatories`)."""
    if count >= threshold:
        return ()
    missing = say_count(threshold - count, "signature is", "signatures are")
    words = f"{count} of {threshold} signatures: {missing} missing."
    return (make_ruling("E-PETITION-THRESHOLD", words, binding=binding),)


def signatory_key(name: str, postcode: str) -> str:
    """What two signatures of one person have in common: name and postcode, however they were typed.

    Titles, capitals, accents, stops and spaces are nothing. It is for counting and is never published.
    """
    plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    words = re.sub(r"[^\w\s]", "", plain.replace("-", " ")).lower().split()
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    return f"{' '.join(words)}|{re.sub(r'[^A-Z0-9]', '', postcode.upper())}"


def count_signatories(signatures: Iterable[tuple[str, str]]) -> int:
    """How many different people signed, of (name, postcode); one without name or postcode is nobody."""
    keys = {signatory_key(name, postcode) for name, postcode in signatures}
    return sum(all(key.split("|")) for key in keys)


_TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "mx", "dr", "rev", "revd", "prof", "sir", "dame", "cllr", "councillor"}
)
