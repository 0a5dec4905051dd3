"""Questions on the desk: the list, one question with everything about it, and those that the clerk enters."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone

from answerable.clerking import form as fields
from answerable.clerking.form import DeskForm, is_sent
from answerable.clerking.listing import Column, Filter, Listing, show_list
from answerable.clerking.permissions import roles_for
from answerable.clerking.showing import desk_page, done, found_for, may, show
from answerable.keeping.changes.desk.question import enter_question, put_member_question
from answerable.keeping.models.desk import Connection, ReceivedState
from answerable.keeping.queries.desk.question import (
    count_unconfirmed,
    find_question,
    lettered,
    list_owed_answers,
    list_questions,
    printed_asker,
    question_clock,
    questions_for,
    words_of,
)
from answerable.keeping.queries.desk.question_rule import find_alike, judge
from answerable.keeping.queries.desk.seat import seats_on
from answerable.keeping.queries.desk.sitting import coming_sittings, find_sitting
from answerable.keeping.queries.desk.trace import trace_of
from answerable.law.question import list_refusals

LONGEST_IN_LIST = 110
NO_EMAIL = "This is no e-mail address: write it as name@example.org, or leave it empty."


class EnterForm(DeskForm):
    sitting = fields.row("To the meeting", required=False)
    words = fields.text("The question, as it was received", rows=6)
    name = fields.text("Name of the asker", most=200, hint="Private, unless the asker consents.")
    email = forms.EmailField(
        label="E-mail",
        required=False,
        help_text="For letters to the asker. Never published.",
        error_messages={"invalid": NO_EMAIL},
    )
    connection = fields.choice("How the asker belongs to the area", Connection.choices)
    place = fields.text("Town or district", most=200)
    may_name = fields.tick("The asker consents to the name being published")


class MemberQuestionForm(DeskForm):
    sitting = fields.row("To the meeting")
    member = fields.choice("Asked by", [])
    follows = fields.choice("Supplementary to", [], required=False, empty="It stands by itself")
    text = fields.text("The question", rows=5)
    parts = fields.lines("Parts", rows=4, required=False, hint="One on each line; they are lettered a, b, c.")


def _offer_bodies(request):
    return [(body.pk, body.name) for body in request.reach.bodies(roles_for("see_questions"))]


QUESTIONS = Listing(
    "questions",
    columns=(
        Column(
            "question",
            "Question",
            value=lambda row: _shorten(words_of(row)),
            link=lambda row: f"/desk/questions/{row.pk}",
        ),
        Column("number", "No.", sort=("number",)),
        Column("asker", "Asked by", value=printed_asker),
        Column("body", "Body", value="body.name", sort=("body__name",)),
        Column("meeting", "Meeting", value="sitting.date", sort=("sitting__date",)),
        Column("received", "Received", value="confirmed_at", sort=("confirmed_at",)),
        Column("state", "State", words=lambda row: row.get_state_display(), sort=("state",)),
        Column("answer_due", "Answer due", sort=("answer_due",)),
    ),
    filters=(
        Filter("state", "State", ReceivedState.choices),
        Filter("body", "Body", _offer_bodies, every="Every body", where="body_id"),
        Filter(
            "of",
            "Asked by",
            (("public", "The public"), ("member", "Members")),
            every="Anybody",
            where=lambda rows, of: rows.filter(member__isnull=of == "public"),
        ),
        Filter("since", "Meetings from", kind="day", where="sitting__date__gte"),
    ),
    sorted_by="-received",
)

OWED = Listing(
    "answers-owed",
    columns=(
        Column("answer_due", "Due", sort=("answer_due",), link=lambda row: f"/desk/questions/{row.pk}"),
        Column("question", "Question", value=lambda row: _shorten(words_of(row))),
        Column("owner", "Owed by", value="answer_owner", sort=("answer_owner",)),
        Column("body", "Body", value="body.name", sort=("body__name",)),
        Column("meeting", "Meeting", value="sitting.date", sort=("sitting__date",)),
    ),
    sorted_by="answer_due",
)


@desk_page("see_questions")
def show_questions(request):
    bodies = request.reach.bodies(roles_for("see_questions"))
    waiting = count_unconfirmed(bodies)
    lead = f"{waiting} more wait{'s' if waiting == 1 else ''} for the asker to open the link." if waiting else ""
    return show_list(request, QUESTIONS, list_questions(bodies), heading="Questions", lead=lead)


@desk_page("see_questions")
def show_owed_answers(request):
    rows = list_owed_answers(request.reach.bodies(roles_for("see_questions")))
    return show_list(request, OWED, rows, heading="Written answers owed", empty="No written answer is owed.")


@desk_page("see_questions")
def show_question(request, key):
    question = found_for(request, "see_questions", find_question(key))
    alike = find_alike(question)
    return show(
        request,
        "question",
        question=question,
        words=words_of(question),
        parts=lettered(question.parts),
        asker_printed=printed_asker(question),
        clock=question_clock(question.sitting) if question.sitting else None,
        rulings=judge(question, alike) if question.state in _UNDECIDED and question.confirmed_at else (),
        alike=alike,
        ground=_say_ground(question),
        supplementaries=question.supplementaries.filter(removed_at=None).select_related("member"),
        may_keep=may(request, "keep_questions", question.body),
        may_forget=may(request, "forget_askers", question.body),
        trace=trace_of(question) if may(request, "see_trace", question.body) else None,
        today=timezone.localdate(),
    )


@desk_page("see_accepted_questions")
def show_sitting_questions(request, key):
    """The questions of a meeting in the order in which they are put; those still waiting, for who may see them."""
    sitting = found_for(request, "see_accepted_questions", find_sitting(key))
    may_see = may(request, "see_questions", sitting.body)
    waiting = list_questions([sitting.body]).filter(sitting=sitting, state=ReceivedState.RECEIVED) if may_see else ()
    return show(
        request,
        "sitting_questions",
        sitting=sitting,
        clock=question_clock(sitting),
        lists=(
            ("Questions of the public", questions_for(sitting, members=False)),
            ("Members’ questions", questions_for(sitting, members=True)),
        ),
        waiting=[(row, _shorten(words_of(row))) for row in waiting],
        may_keep=may(request, "keep_questions", sitting.body),
        may_see=may_see,
        may_put=may(request, "put_questions", sitting.body),
    )


@desk_page("keep_questions")
def show_enter_form(request, key):
    """A question of the public that came by letter or telephone, entered for a meeting."""
    sitting = found_for(request, "keep_questions", find_sitting(key))
    form = EnterForm(request.POST or None, initial={"sitting": sitting.pk})
    coming = coming_sittings(sitting.body, timezone.localdate())
    form.fields["sitting"].offer(coming, fields.name_day, empty="The next one that is called")
    if is_sent(request, form):
        told = form.cleaned_data
        asker = {name: told[name] for name in ("words", "name", "email", "connection", "place")}
        values = {"sitting": told["sitting"], "asker": asker, "may_name": told["may_name"]}
        question = form.carry_out(enter_question, sitting.body, by=request.user.signature, **values)
        if question:
            return done(request, "The question is entered.", f"/desk/questions/{question.pk}")
    return show(request, "form_page", heading="Enter a question of the public", form=form, button="Enter")


@desk_page("put_questions")
def show_member_form(request, key):
    """A member's question to a meeting."""
    sitting = found_for(request, "put_questions", find_sitting(key))
    members = _offer_members(request, sitting)
    form = MemberQuestionForm(request.POST or None, initial={"sitting": sitting.pk})
    form.fields["sitting"].offer(coming_sittings(sitting.body, timezone.localdate()), fields.name_day)
    form.fields["member"].choices = [(pk, person.name) for pk, person in members.items()]
    put = questions_for(sitting)
    form.fields["follows"].choices += [(one.key, f"{one.number}. {_shorten(one.text)}") for one in put]
    if is_sent(request, form):
        told = form.cleaned_data
        question = form.carry_out(
            put_member_question,
            sitting.body,
            by=request.user.signature,
            member=members[int(told["member"])],
            sitting=told["sitting"],
            text=told["text"],
            parts=told["parts"],
            follows=find_question(told["follows"]) if told["follows"] else None,
        )
        if question:
            messages.success(request, "The question is put. The clerk accepts it to the meeting.")
            where = "questions" if may(request, "keep_questions", sitting.body) else ""
            return redirect(f"/desk/{where}/{question.pk}" if where else f"/desk/meetings/{sitting.pk}/questions")
    return show(request, "form_page", heading=f"Put a member’s question: {sitting}", form=form, button="Put")


_UNDECIDED = (ReceivedState.RECEIVED, ReceivedState.ACCEPTED)


def _offer_members(request, sitting):
    """Who may be named as asking: the members on that day; a member who signs in, only himself."""
    seated = [seat.holder.person for seat in seats_on(sitting.body, sitting.date) if seat.holder]
    if not may(request, "keep_questions", sitting.body):
        seated = [person for person in seated if person.pk == request.user.person_id]
    return {person.pk: person for person in seated}


def _say_ground(question):
    ground = list_refusals(None).get(question.refusal_ground)
    return ground.words if ground else ""


def _shorten(words):
    return words if len(words) <= LONGEST_IN_LIST else words[: LONGEST_IN_LIST - 1].rstrip() + "…"
