"""Minute and action references as papers print them, whatever their form: `687 iii a`, `676ii`, `012/22`, `44(b)`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

Agreement = Literal["same", "within", "other clause", "other"]

_LABEL = re.compile(r"^(?:(?:minute|min|action|item|note|reference|ref|number|no|nos)\b[\s.:/#-]*)+")
_MAIN = re.compile(r"^(?P<letters>[a-z]{0,5})[\s./-]*(?P<number>\d{1,5})(?P<further>(?:/\d{1,4}){0,3})(?P<rest>.*)$")
_CLAUSE = re.compile(r"[ivx]+(?=[a-z]?(?![a-z]))|[a-z](?![a-z])|\d+")
_REST_LIMIT = 24


_WRITTEN = re.compile(
    r"(?P<before>\b(?:actions?|minutes?|items?|no\.?|ref(?:erence)?|and)\s|\()?(?<![\w£.,/])"
    r"(?P<ref>(?P<letters>[A-Z]{1,5}[/ -]?)?\d{1,5}(?P<further>(?:/\d{1,4}){1,2})?"
    r"(?P<clause>(?:\s?[ivx]{1,5}(?![a-z])){0,1}(?:\s?\(?[a-z](?![a-z’'])\)?)?))(?![\w.,]*\d)(?!\s?(?:%|per cent))",
)


class Reference(NamedTuple):
    """A reference taken apart: `main` is the minute or action (`687`, `12/22`, `csp 23/7`), `clauses` what is under
    it.
    """

    main: str
    clauses: tuple[str, ...] = ()

    def __str__(self) -> str:
        return " ".join((self.main, *self.clauses))


def parse_reference(printed: str | None) -> Reference | None:
    """A reference in one form; nothing where there is none that can be told apart."""
    text = _LABEL.sub("", (printed or "").casefold().strip(" .:()[]#"))
    match = _MAIN.match(text)
    if match is None or len(match["rest"]) > _REST_LIMIT:
        return None
    numbers = [match["number"], *match["further"].strip("/").split("/")]
    main = "/".join(str(int(number)) for number in numbers if number)
    letters = match["letters"]
    return Reference(f"{letters} {main}" if letters else main, tuple(_CLAUSE.findall(match["rest"])))


def refer(ref: str | None, sub: str | None) -> Reference | None:
    """The reference of a clause: a minute and the clause's own mark, which may repeat the minute's (`6`, `6.1`)."""
    whole = parse_reference(ref)
    if whole is None or not sub:
        return whole
    own = parse_reference(sub)
    if own is not None and own.main == whole.main and own.clauses:
        return own
    return Reference(whole.main, (*whole.clauses, *split_clause(sub)))


def split_clause(printed: str | None) -> tuple[str, ...]:
    """The marks of a clause, from the outermost: `iii a`, `(iii)(a)`."""
    return tuple(_CLAUSE.findall((printed or "").casefold()))


def compare_references(first: Reference | None, second: Reference | None) -> Agreement | None:
    """How two references agree; nothing where either is absent.

    `within`: the same minute, and one of the two names no clause or a clause above the other's.
    """
    if first is None or second is None:
        return None
    if first == second:
        return "same"
    if first.main != second.main:
        return "other"
    shorter = min(len(first.clauses), len(second.clauses))
    return "within" if first.clauses[:shorter] == second.clauses[:shorter] else "other clause"


@lru_cache(maxsize=65_536)
def find_references(text: str) -> frozenset[Reference]:
    """The references that a text names in full: `(687 iii a)`, `action 630`, `R17/24`.

    A number alone is a reference only in brackets or after a word that says so.
    """
    found = set()
    for match in _WRITTEN.finditer(text):
        if match["before"] or match["letters"] or match["further"] or match["clause"]:
            reference = parse_reference(match["ref"])
            if reference is not None:
                found.add(reference)
    return frozenset(found)
