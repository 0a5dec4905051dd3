"""XRF403: one statement printed twice, word for word, with other numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from answerable.checking.evidence.paper import Paper
from answerable.checking.evidence.prose import Sentence
from answerable.checking.linking.link import likeness, link_quantities
from answerable.checking.linking.period import period_key
from answerable.checking.linking.statement import Statement
from answerable.checking.linking.wording import content_words, name_words
from answerable.checking.rule import Disagreement, Examined

FEWEST_WORDS = 5
"""So many content words make a statement that is not said twice by chance."""
ALIKE = 0.95
CROWD = 3
"""A sentence printed more often than this is a form that is filled in."""
_LEANS = re.compile(
    r"\b(?:this|these|that|those|it|its|they|their|them|further|former|latter|another|other|such|here"
    r"|respectively|remaining)\b",
    re.IGNORECASE,
)


def find(paper: Paper) -> Iterator[Examined]:
    links = link_quantities(paper)
    alike: dict[frozenset[str], list[Statement]] = defaultdict(list)
    for statements in links.sentences.values():
        first = statements[0]
        if first.sentence is not None and _is_statement(first.sentence):
            alike[content_words(first.sentence.text)].append(first)
    for words, held in alike.items():
        if len(words) < FEWEST_WORDS or not 1 < len(held) <= CROWD:
            continue
        for earlier, later in pairwise(held):
            one, two = earlier.sentence, later.sentence
            if one and two and likeness(content_words(one.text), content_words(two.text), links.weights) >= ALIKE:
                yield from _compare(paper, one, two)


def _is_statement(sentence: Sentence) -> bool:
    """Whether a sentence says by itself what its figures are of."""
    return not _LEANS.search(sentence.text) and sentence.paragraph.look in ("paragraph", "list_item")


def _compare(paper: Paper, one: Sentence, two: Sentence) -> Iterator[Examined]:
    if len(one.amounts) != len(two.amounts) or not _is_same_setting(paper, one, two):
        return
    amounts = (*one.amounts, *two.amounts)
    differing = [
        (left, right)
        for left, right in zip(one.amounts, two.amounts, strict=True)
        if left.unit != right.unit or not left.bounds.meets(right.bounds)
    ]
    if not differing or any(left.figure.approximate or right.figure.approximate for left, right in differing):
        yield Examined(amounts)
        return
    left, right = differing[0]
    heading = two.paragraph.heading
    other = one.paragraph.heading
    placed = f", once under “{other}” and once under “{heading}”" if heading != other else ""
    yield Examined(
        amounts,
        Disagreement(
            message=f"One statement is printed twice with other figures{placed}: {left.text} and {right.text}.",
            working=(f"First: {one.text}", f"Again: {two.text}", f"{left.text} is not {right.text}."),
            printed=right.text,
            expected=left.text,
            explanation="The sentence was copied and its label not changed." if placed else None,
            cite=two.cite(),
            also=(one.cite(),),
        ),
    )


def _is_same_setting(paper: Paper, one: Sentence, two: Sentence) -> bool:
    """Whether nothing around two like sentences says that they speak of two places, times or subjects."""
    if one.paragraph.index == two.paragraph.index or paper.document_at(one.cite()) != paper.document_at(two.cite()):
        return False
    periods = [{period_key(amount.figure.period) for amount in sentence.amounts} for sentence in (one, two)]
    if periods[0] != periods[1] or name_words(one.text) != name_words(two.text):
        return False
    first, second = one.paragraph.heading, two.paragraph.heading
    if first == second:
        return True
    # Under another heading the sentence is of another subject, unless it names the subject of the first itself.
    subject = content_words(first)
    return bool(subject) and subject - content_words(second) <= content_words(one.text)
