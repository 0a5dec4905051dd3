"""Groups of answers as they are shown: in order with their intervals, small ones apart or hidden."""

from __future__ import annotations

from collections.abc import Sequence

from answerable.drawing.chart import Axis, Mark, Span, SpanDrawing
from answerable.drawing.exhibit import Cell, Column, Exhibit, Table
from answerable.drawing.wording import say_count, say_level, say_number, say_period
from answerable.law.words import say_list
from answerable.measuring.percentage import to_percent
from answerable.measuring.suppression import HIDDEN, find_limit, say_rule
from answerable.measuring.survey.group import Group
from answerable.measuring.survey.question import Question, SurveyResult
from answerable.measuring.survey.wording import (
    make_span,
    name_question,
    say_silence,
    slug_question,
)

_LEAST_COMPARED = 2
_MOST_NAMED = 12
"""How many groups a sentence names; the table has all of them."""


def tell_groups(question: Question, result: SurveyResult) -> Exhibit:
    groups, options = question.groups, result.options
    ranked = [each for each in groups if each.is_ranked]
    apart = [each for each in ranked if each.differs]
    hidden = sum(each.is_hidden for each in groups)
    least = find_limit("ranked group").below
    period = say_period(question.first_on, question.last_on)
    sentence = (
        f"{period}: of {say_count(len(groups), 'group')}, {_say_ranked(len(ranked))} had {least} answers or more"
        f"{_say_apart([each.name for each in apart], len(ranked))}."
    )
    spans = _draw(groups)
    marks = () if question.share is None else (Mark(at=100 * question.share, words="all together"),)
    axis = Axis(title=f"Share, {say_level(options.level)} interval", form="percent")
    notes = [
        "Groups in order of their share, but neighbours whose intervals overlap may well stand the other way round.",
        "Told apart: against all other groups together, allowing for as many comparisons as there are groups.",
    ]
    if len(ranked) < len(groups):
        notes.append(f"Groups with fewer than {least} answers stand below the others, in no order of theirs.")
    if hidden:
        notes.append(say_rule())
    return Exhibit(
        slug=slug_question(question, "groups"),
        title=f"{name_question(question)}: {_title_groups(len(apart), len(ranked))}",
        sentence=sentence,
        table=_tabulate_groups(question),
        chart=SpanDrawing(x=axis, spans=spans, marks=marks) if spans else None,
        notes=(say_silence(question, options), *notes),
        query=f"answerable.measuring.survey.group.compare_groups(whole, units, {options.level})",
    )


def _draw(groups: Sequence[Group]) -> tuple[Span, ...]:
    spans = []
    for each in groups:
        if each.share is not None and each.low is not None and each.high is not None:
            name = each.name if each.is_ranked else f"{each.name} (not ranked)"
            spans.append(make_span(name, each.share, each.low, each.high, bool(each.differs)))
    return tuple(spans)


def _title_groups(apart: int, ranked: int) -> str:
    if ranked < _LEAST_COMPARED:
        return "too few groups have enough answers to be set side by side"
    if not apart:
        return f"none of {say_count(ranked, 'group')} can be told from the others"
    return f"{say_number(apart)} of {say_count(ranked, 'group')} can be told from the others"


def _say_ranked(ranked: int) -> str:
    return say_number(ranked) if ranked else "none"


def _say_apart(names: list[str], ranked: int) -> str:
    """How the sentence goes on after the number of groups that are large enough."""
    if ranked < _LEAST_COMPARED:
        return ", too few to set side by side"
    if not names:
        return " and can be set side by side; none of them can be told from the others"
    if len(names) > _MOST_NAMED:
        names = [*names[:_MOST_NAMED], f"{say_number(len(names) - _MOST_NAMED)} more"]
    return f" and can be set side by side; {say_list(names)} can be told from the others"


def _tabulate_groups(question: Question) -> Table:
    columns = (
        Column("Group"),
        Column("Asked", "count"),
        Column("Answered", "count"),
        Column("Content", "count"),
        Column("Share", "percent", 1),
        Column("From", "percent", 1),
        Column("To", "percent", 1),
        Column("Against all others"),
    )
    words = {"above": "higher than chance explains", "below": "lower than chance explains", "": "not told apart"}
    rows: list[tuple[Cell, ...]] = []
    for each in question.groups:
        if each.is_hidden:
            rows.append((each.name, *[HIDDEN] * 6, HIDDEN))
            continue
        said = words[each.differs] if each.is_ranked else "too few answers"
        figures = (to_percent(each.share), to_percent(each.low), to_percent(each.high))
        rows.append((each.name, each.invited, each.answered, each.satisfied, *figures, said))
    return Table(columns=columns, rows=tuple(rows))
