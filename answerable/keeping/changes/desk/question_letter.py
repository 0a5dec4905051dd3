"""Letters about questions: to the asker, and to whoever owes a written answer."""

from django.utils import timezone

from answerable.keeping.changes.desk.asker_link import sign_link
from answerable.keeping.changes.desk.letter import link_to, write_letter
from answerable.keeping.queries.desk.question import lettered, mask_of, printed_asker
from answerable.keeping.queries.desk.standing_orders import orders_on
from answerable.law.deadline import say_deadline
from answerable.law.words import say_day


def ask_to_confirm(question, clock=None):
    """The letter with the link that makes a question count; `clock` is the one it has to meet."""
    by = f"\n\nDo it before the last time for questions: {say_deadline(clock.deadline)}." if clock else ""
    return _write(
        question,
        "Open the link in this letter, so that your question counts",
        f"Somebody sent a question to {_the(question.body)} and gave this e-mail address.\n\n"
        f"If that was you, open this link. Your question counts as received only then.{by}\n\n"
        f"{link_to('/ask/confirm/' + sign_link('question', question.pk))}\n\n"
        f"This is what was sent:\n\n{question.asker.words}\n\n"
        "If it was not you, do nothing: the question and this address are erased after two weeks.",
    )


def tell_received(question, ruled=()):
    """That a question counts, and what happens next."""
    late = "".join(f"{ruling.words}\n" for ruling in ruled if ruling.code == "E-QUESTION-LATE")
    next_step = (
        f"{late}The clerk decides whether it can still be taken, or goes to the next meeting."
        if late
        else "The clerk now looks at whether it can be put. You will get a letter either way."
    )
    return _write(question, "Your question has been received", f"{_opening(question)}\n\n{next_step}")


def tell_accepted(question):
    """That a question will be put: when, where, in which words, and by whom."""
    sitting, by = question.sitting, question.asked_by.name if question.asked_by else question.ask_note
    who = f"\n\nIt will be put by: {by}." if by else ""
    named = (
        "Your name will be published with it, as you agreed." if question.may_name else "Your name is not published."
    )
    return _write(
        question,
        "Your question has been accepted",
        f"Your question will be put to {_the(question.body)} on {say_day(sitting.date)} at "
        f"{sitting.start_time:%H:%M}{_at(sitting.venue)}. Everybody may come and listen.{who}\n\n"
        f"It is printed in these words:\n\n{_printed(question)}\n\n{named}",
    )


def tell_refused(question, ground):
    """That a question is not put, on what ground, and what can be done."""
    reason = f"\n\n{question.refusal_reason}" if question.refusal_reason else ""
    return _write(
        question,
        "Your question cannot be put",
        f"{_opening(question)} It cannot be put, because {ground}.{reason}\n\n"
        "If you think that this is wrong, write to the clerk.",
    )


def tell_moved(question):
    """That a question goes to another meeting."""
    day = say_day(question.sitting.date)
    return _write(question, "Your question goes to another meeting", f"{_opening(question)} It goes to {day}.")


def tell_owed(question):
    """That the question was put, and that a written answer is to come."""
    return _write(
        question,
        "You will get a written answer",
        f"{_opening(question)} A written answer will be given by {say_day(question.answer_due)}, and published.",
    )


def tell_answered(question, address):
    """Where the written answer is, and its words."""
    return _write(
        question,
        "Your question has been answered in writing",
        f"{_opening(question)} This is the answer:\n\n{question.written_answer}\n\n"
        f"It is published: {link_to(address)}",
    )


def tell_owner(question):
    """To who owes a written answer: what is asked, and by when."""
    return _write_owner(question, "A written answer is owed", "You are asked for a written answer", "")


def remind_owner(question, day, is_late):
    """The reminder of a day, once: before the answer is due, or once it is late."""
    title = "A written answer is overdue" if is_late else "A written answer is due soon"
    return _write_owner(question, title, title, f"answer-{question.pk}-{question.answer_due}-{day}")


def _write_owner(question, title, opening, once):
    """A letter to who answers: of the asker it holds no more than the public sees."""
    asker, words = printed_asker(question), mask_of(question).mask(_printed(question))
    return write_letter(
        question.answer_email,
        title,
        f"{opening}, by {say_day(question.answer_due)}, to this question to {_the(question.body)}"
        f"{f' at its meeting of {say_day(question.sitting.date)}' if question.sitting else ''}.\n\n"
        f"{asker} asked:\n\n{words}\n\n"
        "Send the answer to the clerk, who publishes it.",
        about=question.subject,
        once=once,
    )


def _write(question, title, text):
    """A letter to the asker, where there is one with an address."""
    asker = question.asker
    if asker is None or not asker.email:
        return None
    orders = orders_on(question.body_id, timezone.localdate())
    contact = f"\n\nThe clerk: {orders.contact}" if orders and orders.contact else ""
    return write_letter(asker.email, title, text + contact, about=question.subject)


def _opening(question):
    return f"Thank you for your question to {_the(question.body)}."


def _printed(question):
    parts = "".join(f"\n{letter}) {words}" for letter, words in lettered(question.parts))
    return question.text + parts


def _the(body):
    return f"the {body.name}"


def _at(venue):
    return f", {venue}" if venue else ""
