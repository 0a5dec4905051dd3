"""Groups of answers as they are shown: in order with their intervals, small ones apart or hidden."""

from __future__ import annotations

from collections.abc import Sequence

from answerable.drawing.chart import Axis, Mark, Span, SpanDrawing
from answerable.drawing.exhibit import Cell, Column, Exhibit, Table
from answerable.drawing.wording import say_level, say_number, say_period
from answerable.measuring.suppression import HIDDEN, find_limit, say_rule
from answerable.measuring.survey.group import Group
from answerable.measuring.survey.question import Question, SurveyResult
from answerable.measuring.survey.wording import (
    count_groups,
    make_span,
    name_question,
    say_silence,
    slug_question,
    to_percent,
)


def tell_groups(question: Question, result: SurveyResult) -> Exhibit:
    groups, options = question.groups, result.options
    ranked = [each for each in groups if each.is_ranked]
    apart = [each for each in ranked if each.differs]
    hidden = sum(each.is_hidden for each in groups)
    least = find_limit("ranked group").below
    period = say_period(question.first_on, question.last_on)
    sentence = (
        f"{period}: of {count_groups(len(groups))}, {say_number(len(ranked))} had {least} answers or more and can be "
        f"set side by side; {_say_apart([each.name for each in apart])}."
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
        title=(
            f"{name_question(question)}: {say_number(len(apart))} of {count_groups(len(ranked))} can be told from "
            "the others"
        ),
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


def _say_apart(names: list[str]) -> str:
    if not names:
        return "none of them can be told from the others"
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return f"{listed} can be told from the others"


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
