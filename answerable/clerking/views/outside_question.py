"""The public's questions: where to ask, the form, and the link that makes a question count."""

import datetime as dt

from django import forms
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from answerable.clerking import form as fields
from answerable.clerking.outside_form import OutsideForm, email_field, name_field, radios
from answerable.clerking.showing import found
from answerable.keeping.changes.desk.asker_link import read_link
from answerable.keeping.changes.desk.question import confirm_question, receive_question
from answerable.keeping.changes.desk.row import RefusedError
from answerable.keeping.models.desk import Connection
from answerable.keeping.queries.desk.body import find_body_of_slug
from answerable.keeping.queries.desk.question import find_question, question_clock
from answerable.keeping.queries.desk.sitting import find_sitting
from answerable.keeping.queries.public.asking import find_asked_body, list_asked_bodies
from answerable.law.deadline import say_deadline
from answerable.law.question import is_in_time
from answerable.law.words import say_day

LONGEST_QUESTION = 2000
NONE = "none"
CONNECTIONS = [*Connection.choices, (NONE, "None of these")]
NOT_POLICE = "Tick that you are not a police officer or police staff: they ask in other ways, not here."
ONLY_THE_AREA = "Only people who live, work or study in the area may ask here. Choose which fits you."


class AskForm(OutsideForm):
    words = fields.text(
        "Your question",
        rows=7,
        most=LONGEST_QUESTION,
        hint="In your own words. Leave out the names of private people: questions are printed.",
        error_messages={
            "required": "Write your question.",
            "max_length": f"Your question is longer than {LONGEST_QUESTION:,} characters: please make it shorter.",
        },
    )
    name = name_field("Your name", "For the clerk. It is not published, unless you say so below.")
    email = email_field("Your e-mail address", "For letters from the clerk. It is never published.")
    connection = radios(
        "How do you belong to the area?", CONNECTIONS, "Say whether you live, work or study in the area."
    )
    place = fields.text(
        "In which town or district?",
        hint="For example: Ashby. No street is needed.",
        most=200,
        error_messages={"required": "Name the town or district where you live, work or study."},
    )
    not_police = fields.tick("I am not a police officer, and not a member of police staff")
    may_name = fields.tick(
        "Publish my name with my question", hint="Without the tick it says “A member of the public”."
    )

    field_order = [
        "words", "name", "email", "connection", "place", "not_police", "may_name", "website"
    ]  # fmt: skip

    def clean_connection(self):
        if self.cleaned_data["connection"] == NONE:
            raise forms.ValidationError(ONLY_THE_AREA)
        return self.cleaned_data["connection"]

    def clean_not_police(self):
        if not self.cleaned_data["not_police"]:
            raise forms.ValidationError(NOT_POLICE)
        return True

    def asker(self):
        """What the asker says of himself, as `changes/desk/question.py` takes it."""
        return {name: self.cleaned_data[name] for name in ("words", "name", "email", "connection", "place")}


@never_cache
def show_askable(request):
    """Where a question can be asked."""
    return _page(request, "outside_bodies", bodies=list_asked_bodies(timezone.localtime()))


@never_cache
@csrf_exempt  # it is done in nobody's name: see `outside_form.py`
def show_ask_form(request, slug, day=None):
    """The form for a question to a body's next meeting, or to the one of a day."""
    now = timezone.localtime()
    body = found(find_asked_body(slug, now))
    meeting = _find_meeting(body, day)
    form = AskForm(request.POST if request.method == "POST" else None, request=request)
    if meeting is not None and not meeting.is_open:
        return _show_closed(request, body, meeting, form)
    if request.method == "POST" and form.is_valid():
        receive_question(
            found(find_body_of_slug(slug)),
            sitting=find_sitting(meeting.key) if meeting else None,
            asker=form.asker(),
            may_name=form.cleaned_data["may_name"],
            form_key=form.key,
            at=now,
        )
        return redirect(f"/ask/{slug}/sent")
    return _page(request, "outside_ask", body=body, meeting=meeting, form=form, action=_action(body, meeting))


@never_cache
def show_sent(request, slug):
    """What to do next: open the link in the letter."""
    body = found(find_asked_body(slug, timezone.localtime()))
    meeting = next(iter(body.open_meetings), None)
    return _page(request, "outside_sent", body=body, meeting=meeting)


@never_cache
def show_confirmed(request, token):
    """Make a question count; a link that is too old, or not ours, says so."""
    key = read_link("question", token)
    question = find_question(key) if key else None
    if question is None:
        return _page(request, "outside_old_link", status=410, again="/ask", thing="question")
    try:
        confirmed = confirm_question(question)
    except RefusedError as refused:
        return _page(request, "outside_old_link", status=410, again="/ask", thing="question", words=str(refused))
    clock = question_clock(confirmed.sitting) if confirmed.sitting else None
    came = timezone.localtime(confirmed.confirmed_at)
    is_late = clock is not None and not is_in_time(came, clock.deadline)
    return _page(request, "outside_confirmed", question=confirmed, came=came, clock=clock, is_late=is_late)


def _find_meeting(body, day):
    """The meeting that was asked for, or the next that takes questions; `None` where none is arranged."""
    if day is None:
        return next(iter(body.open_meetings), None)
    try:
        date = dt.date.fromisoformat(day)
    except ValueError:
        raise Http404 from None
    return found(next((meeting for meeting in body.meetings if meeting.date == date), None))


def _show_closed(request, body, meeting, form):
    """After the deadline: the next meeting is offered; what was written meanwhile stays in the form."""
    later = next((each for each in body.open_meetings if each.date > meeting.date), None)
    if request.method != "POST":
        return _page(request, "outside_closed", body=body, meeting=meeting, later=later)
    goes_to = f"to the meeting of {say_day(later.date)}" if later else "to the next meeting that is called"
    form.is_valid()
    form.add_error(
        None,
        f"The last time for questions to the meeting of {say_day(meeting.date)} was "
        f"{say_deadline(meeting.deadline)}. "
        f"What you wrote is still here: send it again, and it goes {goes_to}.",
    )
    return _page(request, "outside_ask", body=body, meeting=later, form=form, action=_action(body, later))


def _action(body, meeting):
    return f"/ask/{body.slug}/{meeting.date.isoformat()}" if meeting else f"/ask/{body.slug}"


def _page(request, template, status=200, **context):
    return render(request, f"clerking/{template}.html", context, status=status)
