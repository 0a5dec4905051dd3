"""How surveys are said: shares, intervals, those who did not answer."""

from __future__ import annotations

from answerable.drawing.chart import Span
from answerable.drawing.exhibit import make_slug
from answerable.drawing.wording import say_interval, say_number, say_value
from answerable.measuring.survey.question import Options, Question
from answerable.measuring.survey.weighting import Weighted


def say_silence(question: Question, options: Options) -> str:
    """Who did not answer, as the note that stands under every exhibit."""
    if question.response is None and question.answered == 0:
        return "Nobody answered: nothing can be said of those who were asked."
    if question.response is None:
        return "Who did not answer: nobody says how many were asked, so what their silence hides cannot be bounded."
    supposed = ""
    if question.supposed is not None:
        low, high = question.supposed
        supposed = (
            f" If they differ from those who did by no more than {say_number(options.gap)} percentage points, which "
            "is supposed here and not known, the share among all is between "
            f"{say_percent(low)} and {say_percent(high)}."
        )
    asked = "" if question.invited is None else f" of {say_number(question.invited)} asked"
    return f"Who did not answer: {say_percent(1 - question.response)}{asked}.{supposed}"


def say_lack(question: Question) -> str:
    """Why a question has no share."""
    if not question.is_hidden:
        return "nobody answered"
    return "too few answers to be shown"


def say_weighted(weighted: Weighted, options: Options) -> str:
    """The weighted share with its interval, beside that of the same answers unweighted."""
    return (
        f"Weighted to those who were asked, {say_percent(weighted.share)} "
        f"({say_bound(weighted.low, weighted.high, options)}); the same {say_number(weighted.answers)} answers "
        f"unweighted, {say_percent(weighted.unweighted)}."
    )


def say_bound(low: float, high: float, options: Options) -> str:
    """`95% interval 76.4% to 81.4%`, of fractions of one."""
    return say_interval(100 * low, 100 * high, "percent", 1, level=options.level)


def make_span(name: str, value: float, low: float, high: float, is_ours: bool = False) -> Span:
    """A share between its ends as a span of percentages."""
    return Span(name=name, value=100 * value, low=100 * low, high=100 * high, is_ours=is_ours)


def say_percent(share: float) -> str:
    """A fraction of one as `79%` or `79.3%`."""
    places = 0 if abs(100 * share - round(100 * share)) < 1e-9 else 1
    return say_value(100 * share, "percent", places)


def name_question(question: Question) -> str:
    """The question, or the survey where it has only one."""
    return question.name or "Survey"


def slug_question(question: Question, part: str) -> str:
    """The name of an exhibit of a question."""
    words = make_slug(name_question(question))
    return f"{words[:60].strip('-') or 'question'}-{part}"
