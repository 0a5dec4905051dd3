"""Answers: given at the meeting, owed in writing, published."""

from django import forms

from answerable.clerking import form as fields
from answerable.clerking.form import DeskForm
from answerable.clerking.showing import desk_page, found_for, show_form
from answerable.clerking.views.question import NO_EMAIL
from answerable.keeping.changes.desk.answer import owe_answer, publish_answer, record_answer
from answerable.keeping.queries.desk.question import find_question, words_of


class AnswerForm(DeskForm):
    answered_by = fields.text("Answered by", most=200)
    points = fields.lines("The answer in points", rows=8, hint="One point on each line.")


class OweForm(DeskForm):
    owner = fields.text("Owed by", most=200, hint="A name or an office: it is published with the date.")
    email = forms.EmailField(
        label="E-mail",
        required=False,
        help_text="For the reminders. Never published.",
        error_messages={"invalid": NO_EMAIL},
    )
    due = fields.day("To be given by")
    rule = fields.text(
        "By which rule, or whose word", most=300, hint="For example: standing order 14.3; said by the chair."
    )


class WrittenForm(DeskForm):
    answered_by = fields.text("Answered by", most=200)
    text = fields.text("The answer", rows=12, hint="A blank line parts paragraphs.", most=20_000)


@desk_page("keep_questions")
def show_answer_form(request, key):
    held = {"answered_by": "answered_by", "points": "points"}
    return _show(
        request, key, AnswerForm, record_answer, held, "Record the answer", "Save", "The answer is recorded."
    )


@desk_page("keep_questions")
def show_owe_form(request, key):
    held = {"owner": "answer_owner", "email": "answer_email", "due": "answer_due", "rule": "answer_rule"}
    told = "The written answer is owed, and both sides are told."
    return _show(request, key, OweForm, owe_answer, held, "A written answer is owed", "Save", told)


@desk_page("keep_questions")
def show_written_form(request, key):
    held = {"answered_by": "answered_by", "text": "written_answer"}
    lead = "What is published cannot be taken back; it can be replaced by a next version. The asker is told."
    told = "The answer is published."
    return _show(request, key, WrittenForm, publish_answer, held, "Publish the written answer", "Publish", told, lead)


def _show(request, key, kind, change, held, heading, button, told, lead=""):
    """A form of an answer; `held` names the field of the question that each field of the form begins with."""
    question = found_for(request, "keep_questions", find_question(key))
    initial = {name: getattr(question, field) for name, field in held.items()}
    form = kind(request.POST or None, initial={**initial, "revision": question.revision})
    about = {"template": "question_form", "question": question, "words": words_of(question), "lead": lead}
    back = f"/desk/questions/{key}"
    return show_form(request, form, change, question, heading=heading, button=button, told=told, back=back, **about)
