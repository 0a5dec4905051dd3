"""The weights as they are shown: who was asked, who answered, and what the weights make of it."""

from __future__ import annotations

from answerable.drawing.exhibit import Cell, Column, Exhibit, Table
from answerable.drawing.wording import say_number, say_period, say_value
from answerable.measuring.suppression import HIDDEN, say_rule
from answerable.measuring.survey.question import Question, SurveyResult
from answerable.measuring.survey.weighting import Weighted
from answerable.measuring.survey.wording import (
    name_question,
    say_percent,
    say_silence,
    say_weighted,
    slug_question,
)


def tell_weights(question: Question, weighted: Weighted, result: SurveyResult) -> Exhibit:
    columns = (
        Column("Category"),
        Column("Of those asked", "percent", 1),
        Column("Answers", "count"),
        Column("Of the answers", "percent", 1),
        Column("As weighted", "percent", 1),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            f"{each.variable.capitalize()}: {each.name}",
            100 * each.asked,
            HIDDEN if each.answers is None else each.answers,
            HIDDEN if each.answered is None else 100 * each.answered,
            100 * each.weighted,
        )
        for each in weighted.categories
    ]
    notes = [
        "Raking: weights are fitted to one margin after another until all are met (Deming and Stephan 1940).",
        f"Design effect {say_number(weighted.design_effect, 2)} (Kish 1965): the weights make "
        f"{say_number(weighted.answers)} answers worth {say_number(weighted.effective)}.",
    ]
    if weighted.trimmed:
        notes.append(
            f"{say_number(weighted.trimmed)} weights were cut to five times the median; a margin is missed by up to "
            f"{say_value(100 * weighted.gap, 'number', 1)} percentage points for it."
        )
    if weighted.left_out:
        notes.append(f"{say_number(weighted.left_out)} answers lack a detail and have no weight.")
    if any(each.answers is None for each in weighted.categories):
        notes.append(say_rule())
    notes.append("Weights mend what they are made of. Those who answer may still differ from those who do not.")
    return Exhibit(
        slug=slug_question(question, "weights"),
        title=(
            f"{name_question(question)}: {say_percent(weighted.share)} weighted to those asked, "
            f"{say_percent(weighted.unweighted)} not weighted"
        ),
        sentence=f"{say_weighted(weighted, result.options)} {say_period(question.first_on, question.last_on)}.",
        table=Table(columns=columns, rows=tuple(rows)),
        notes=(say_silence(question, result.options), *notes),
        query="answerable.measuring.survey.weighting.weight_answers(answers, content, margins, level)",
    )
