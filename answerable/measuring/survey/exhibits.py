"""A survey as it is shown: its figure with what it rests on, those who did not answer, groups and weights."""

from __future__ import annotations

from answerable.drawing.chart import Axis, SpanDrawing
from answerable.drawing.exhibit import Badge, Cell, Column, Exhibit, Table, Told
from answerable.drawing.wording import say_level, say_number, say_period, say_share
from answerable.measuring.age import say_age
from answerable.measuring.percentage import to_percent
from answerable.measuring.suppression import say_rule
from answerable.measuring.survey.group_exhibit import tell_groups
from answerable.measuring.survey.question import Options, Question, SurveyResult
from answerable.measuring.survey.weight_exhibit import tell_weights
from answerable.measuring.survey.wording import (
    make_span,
    name_question,
    say_bound,
    say_lack,
    say_percent,
    say_silence,
    say_weighted,
    slug_question,
)


def tell_survey(result: SurveyResult) -> Told:
    """Every question: its figure, what the silent could change, its groups, its weights."""
    exhibits: list[Exhibit] = []
    for question in result.questions:
        exhibits.append(_tell_figure(question, result))
        if question.groups:
            exhibits.append(tell_groups(question, result))
        if question.weighted is not None:
            exhibits.append(tell_weights(question, question.weighted, result))
    return Told(
        title="What the survey can say",
        lead=" ".join(f"{name_question(each)}: {_say_figure(each, result.options)}." for each in result.questions),
        exhibits=tuple(exhibits),
    )


def _tell_figure(question: Question, result: SurveyResult) -> Exhibit:
    options = result.options
    period = say_period(question.first_on, question.last_on)
    return Exhibit(
        slug=slug_question(question, "figure"),
        title=f"{name_question(question)}: {_title_figure(question)}",
        sentence=" ".join(_list_sentences(question, result, period)),
        table=_tabulate(question, options),
        chart=_draw_figure(question, options),
        notes=_note_figure(question, result),
        badges=_badge_figure(question),
        query=f"answerable.measuring.survey.survey.measure_survey(files, {options})",
    )


def _title_figure(question: Question) -> str:
    if question.share is None:
        return say_lack(question)
    said = say_percent(question.share)
    if question.answered is None:
        return f"{said}, of an unknown number who answered"
    return f"{said} of {say_number(question.answered)} who answered"


def _list_sentences(question: Question, result: SurveyResult, period: str) -> list[str]:
    options = result.options
    sentences = [f"{period}: {_say_figure(question, options)}."]
    if question.verdict is not None:
        sentences.append(f"Against the period before: {question.verdict.words}.")
    if question.response is not None and question.whole is not None:
        low, high = question.whole
        sentences.append(
            f"{say_percent(1 - question.response)} of those asked did not answer: among all of them anything from "
            f"{say_percent(low)} to {say_percent(high)} is possible."
        )
    if question.weighted is not None:
        sentences.append(say_weighted(question.weighted, options))
    sentences.append(f"The figure is {say_age(question.last_on, result.shown_on)}.")
    return sentences


def _say_figure(question: Question, options: Options) -> str:
    if question.share is None:
        return say_lack(question)
    if question.answered is None or question.interval is None or question.satisfied is None:
        ranges = " and ".join(
            f"with {say_number(each.answers)} answers it would mean {say_percent(each.low)} to "
            f"{say_percent(each.high)}"
            for each in question.as_if
        )
        return f"{say_percent(question.share)}, with nothing said of how many answered; {ranges}"
    interval = say_bound(question.interval.low, question.interval.high, options)
    return f"{say_share(question.satisfied, question.answered)}, {interval}"


def _tabulate(question: Question, options: Options) -> Table:
    """What is known of the figure, one line each, with its interval or range."""
    level = say_level(options.level)
    lines: list[tuple[Cell, ...]] = []

    def add(
        name: str, share: float | None, low: float | None, high: float | None, size: int | None, said: str
    ) -> None:
        lines.append((name, to_percent(share), to_percent(low), to_percent(high), size, said))

    if question.share is not None and question.interval is not None:
        bound = question.interval
        add("Of those who answered", question.share, bound.low, bound.high, question.answered, f"{level} interval")
    elif question.share is not None:
        add("As printed", question.share, None, None, None, "nobody says how many answered")
    if question.weighted is not None:
        each = question.weighted
        said = f"{level} interval, worth {say_number(each.effective)} plain answers"
        add("Weighted to those asked", each.share, each.low, each.high, each.answers, said)
    for guess in question.as_if:
        name = f"If {say_number(guess.answers)} had answered"
        add(name, question.share, guess.low, guess.high, guess.answers, f"{level} interval")
    if question.response is not None:
        low, high = (None, None) if question.response_interval is None else question.response_interval[:2]
        said = "as printed" if low is None else f"{level} interval"
        add("Answered, of those asked", question.response, low, high, question.invited, said)
    if question.supposed is not None:
        said = f"if the silent differ by up to {say_number(options.gap)} points"
        add("All who were asked, supposing", None, *question.supposed, question.invited, said)
    if question.whole is not None:
        add("All who were asked, at the most", None, *question.whole, question.invited, "whatever the silent think")
    columns = (
        Column("What"),
        Column("Share", "percent", 1),
        Column("From", "percent", 1),
        Column("To", "percent", 1),
        Column("Out of", "count"),
        Column("What the range is"),
    )
    return Table(columns=columns, rows=tuple(lines))


def _draw_figure(question: Question, options: Options) -> SpanDrawing | None:
    spans = []
    share = question.share
    if share is None:
        return None
    if question.interval is not None:
        spans.append(make_span("Of those who answered", share, question.interval.low, question.interval.high, True))
    if question.weighted is not None:
        each = question.weighted
        spans.append(make_span("Weighted to those asked", each.share, each.low, each.high))
    spans += [
        make_span(f"If {say_number(each.answers)} had answered", share, each.low, each.high)
        for each in question.as_if
    ]
    if question.supposed is not None:
        words = f"All asked, if the silent differ by up to {say_number(options.gap)} points"
        spans.append(make_span(words, share, *question.supposed))
    if question.whole is not None:
        spans.append(make_span("All asked, whatever the silent think", share, *question.whole))
    axis = Axis(title="Share, with its interval or range", form="percent")
    return SpanDrawing(x=axis, spans=tuple(spans)) if spans else None


def _note_figure(question: Question, result: SurveyResult) -> tuple[str, ...]:
    notes = [say_silence(question, result.options)]
    if question.needs:
        needs = ", ".join(f"{say_number(each.answers)} for {say_number(100 * each.reach)}" for each in question.needs)
        notes.append(f"Answers it would take to know the share to within so many points either way: {needs}.")
    if question.unweighted_because:
        notes.append(question.unweighted_because)
    elif question.weighted is not None:
        notes.append("What the answers are weighted by is in the table of weights.")
    elif question.share is not None:
        notes.append("Not weighted: those who answered may differ in age, area or matter from those who were asked.")
    if question.is_hidden:
        notes.append(say_rule())
    if question.share is not None and question.answered is not None:
        notes.append("Interval of a share by Wilson's score method. It holds chance alone, not who chose to answer.")
    return tuple(notes)


def _badge_figure(question: Question) -> tuple[Badge, ...]:
    if question.share is not None and question.answered is None:
        return (Badge("estimate", "Printed without the number of answers behind it."),)
    return ()
