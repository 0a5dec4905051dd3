"""Questions accepted, refused, withdrawn, moved to another meeting, put in order; and askers forgotten."""

from django.utils import timezone
from django.views.decorators.http import require_POST

from answerable.clerking import form as fields
from answerable.clerking.form import DeskForm, is_sent
from answerable.clerking.showing import desk_page, done, found_for, press, show
from answerable.keeping.changes.desk.asker import forget_asker
from answerable.keeping.changes.desk.question import (
    accept_question,
    move_question,
    order_question,
    refuse_question,
    withdraw_question,
)
from answerable.keeping.queries.desk.question import find_question, words_of
from answerable.keeping.queries.desk.question_rule import judge
from answerable.keeping.queries.desk.seat import seats_on
from answerable.keeping.queries.desk.sitting import coming_sittings
from answerable.law.question import list_refusals


class AcceptForm(DeskForm):
    text = fields.text("The question as it is printed", rows=6, hint="No private names, addresses or numbers.")
    edit_reason = fields.text(
        "Why the words differ", required=False, most=500, hint="Only where you changed what was received."
    )
    parts = fields.lines("Parts", rows=3, required=False, hint="One on each line; they are lettered a, b, c.")
    asked_by = fields.choice("Put aloud by", [], required=False, empty="Nobody chosen")
    ask_note = fields.text(
        "Or in another way",
        required=False,
        most=200,
        hint="For example: the asker, or the chair for the asker.",
    )
    despite = fields.text("Why it is taken all the same", required=False, most=500, hint="Where a rule below minds.")


class RefuseForm(DeskForm):
    ground = fields.choice("Ground", [])
    reason = fields.text("In your own words", rows=3, required=False, hint="It is in the letter to the asker.")


class ReasonForm(DeskForm):
    reason = fields.text("Reason", most=500)


class MoveForm(DeskForm):
    sitting = fields.row("To the meeting")


@desk_page("keep_questions")
def show_accept_form(request, key):
    question = _find(request, key)
    seats = seats_on(question.body, question.sitting.date) if question.sitting else []
    people = {str(seat.holder.person_id): seat.holder.person for seat in seats if seat.holder}
    held = {
        "revision": question.revision,
        "text": words_of(question),
        "parts": question.parts,
        "edit_reason": question.edit_reason,
        "asked_by": question.asked_by_id,
        "ask_note": question.ask_note,
    }
    form = AcceptForm(request.POST or None, initial=held)
    form.fields["asked_by"].choices += [(pk, person.name) for pk, person in people.items()]
    if is_sent(request, form):
        told = form.cleaned_data
        told["asked_by"] = people.get(told["asked_by"])
        if form.carry_out(accept_question, question, by=request.user.signature, **told):
            return done(request, "The question is accepted, and the asker is told.", f"/desk/questions/{key}")
    rulings = judge(question)
    return _show_form(request, question, form, "Accept the question", "Accept", rulings=rulings)


@desk_page("keep_questions")
def show_refuse_form(request, key):
    question = _find(request, key)
    form = RefuseForm(request.POST or None, initial={"revision": question.revision})
    grounds = list_refusals(timezone.localdate())
    form.fields["ground"].choices = [(each.key, each.words.capitalize()) for each in grounds.values()]
    if _carried(request, form, refuse_question, question):
        return done(request, "The question is refused, and the asker is told why.", f"/desk/questions/{key}")
    lead = "The asker is told by letter at once: this cannot be undone."
    return _show_form(request, question, form, "Refuse the question", "Refuse", lead=lead)


@desk_page("keep_questions")
def show_withdraw_form(request, key):
    question = _find(request, key)
    form = ReasonForm(request.POST or None, initial={"revision": question.revision})
    if _carried(request, form, withdraw_question, question):
        return done(request, "The question is withdrawn.", f"/desk/questions/{key}")
    lead = "This cannot be undone; the question can be entered again."
    return _show_form(request, question, form, "Withdraw the question", "Withdraw", lead=lead)


@desk_page("keep_questions")
def show_move_form(request, key):
    question = _find(request, key)
    form = MoveForm(request.POST or None, initial={"revision": question.revision})
    form.fields["sitting"].offer(coming_sittings(question.body, timezone.localdate()), fields.name_day)
    if is_sent(request, form) and form.carry_out(move_question, question, by=request.user.signature, **form.values()):
        return done(
            request, "The question goes to the other meeting, and the asker is told.", f"/desk/questions/{key}"
        )
    return _show_form(request, question, form, "Take the question to another meeting", "Move")


@desk_page("forget_askers")
def show_forget_form(request, key):
    question = found_for(request, "forget_askers", find_question(key))
    form = ReasonForm(request.POST or None)
    if is_sent(request, form):
        reason = form.cleaned_data["reason"]
        if form.carry_out(forget_asker, question, by=request.user.signature, reason=reason):
            return done(request, "What was private is erased.", f"/desk/questions/{key}")
    lead = (
        "This cannot be undone. The asker’s name, e-mail address and words as received are erased, and the letters "
        "to the asker. A written answer that was published with the name is published again without it. The question "
        "as printed, its answer and the minutes stay."
    )
    return _show_form(request, question, form, "Erase what is known of the asker", "Erase for good", lead=lead)


@desk_page("keep_questions")
@require_POST
def move_in_order(request, key, way):
    """Put a question before or after its neighbour."""
    question = _find(request, key)
    back = f"/desk/meetings/{question.sitting_id}/questions"
    return press(request, order_question, question, upwards=way == "up", back=back)


def _find(request, key):
    return found_for(request, "keep_questions", find_question(key))


def _carried(request, form, change, question):
    """Carry out a change with all that a form says; false where it was not asked, or refused."""
    if request.method != "POST" or not form.is_valid():
        return False
    return form.carry_out(change, question, by=request.user.signature, **form.cleaned_data) is not None


def _show_form(request, question, form, heading, button, **context):
    words = words_of(question)
    return show(
        request, "question_form", question=question, words=words, form=form, heading=heading, button=button, **context
    )
