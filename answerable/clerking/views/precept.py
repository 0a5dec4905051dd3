"""Precepts under review: how each stands, its money, and what was recorded of it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils import timezone

from answerable.clerking.form import is_sent
from answerable.clerking.listing import Column, Filter, Listing, show_list
from answerable.clerking.permissions import roles_for
from answerable.clerking.precept_form import (
    CorrectionForm,
    EventForm,
    NewReviewForm,
    ReasonForm,
    ReviewForm,
    WordsForm,
)
from answerable.clerking.sending import show_pdf
from answerable.clerking.showing import desk_page, done, found, may, press, show, show_form
from answerable.keeping.changes.desk import precept as changes
from answerable.keeping.changes.desk.precept_paper import print_paper, publish_paper
from answerable.keeping.changes.desk.row import RefusedError
from answerable.keeping.models.desk import PreceptEventKind
from answerable.keeping.queries.desk import precept as queries
from answerable.keeping.queries.desk.precept_money import money_of
from answerable.keeping.queries.desk.precept_sheet import REPLIES, REPORTS
from answerable.keeping.queries.desk.sitting import list_sittings
from answerable.keeping.queries.desk.trace import trace_of
from answerable.law.day import find_financial_year, say_financial_year

KIND = PreceptEventKind
# What the finance officer records besides the clerk.
NOTICES = frozenset({KIND.NOTIFIED, KIND.REVISED, KIND.ISSUED})

STEPS = {
    KIND.NOTIFIED: "the notification",
    KIND.REVIEWED: "the review",
    KIND.REPORTED: "the panel's report",
    KIND.RESPONDED: "the response",
    KIND.REVISED: "the revised precept",
    KIND.SECOND_REPORTED: "the second report",
    KIND.FINALLY_RESPONDED: "the final response",
    KIND.ISSUED: "the issue",
}

PRECEPTS = Listing(
    "precepts",
    columns=(
        Column(
            "year", "Year", words=lambda row: say_financial_year(row.year), sort=("year",), link=lambda row: _to(row)
        ),
        Column("body", "Policing body", value="body.name", sort=("body__name",)),
        Column("panel", "Panel", value="panel.name", sort=("panel__name",)),
        Column("proposed", "Proposed (band D, £)", sort=("proposed",)),
        Column("state", "How it stands", value=lambda row: _standing(row).words),
        Column("announced_on", "Public since", sort=("announced_on",)),
    ),
    filters=(Filter("words", "Words in the body's name", kind="words", where="body__name__icontains"),),
    sorted_by="-year",
)


@desk_page("see_precepts")
def show_precepts(request):
    rows = queries.list_reviews(request.reach.bodies(roles_for("see_precepts")))
    ways = [("Begin a review", "/desk/precepts/new")] if may(request, "keep_precepts") else []
    lead = "The panel's scrutiny of each precept: the limits of the year, the votes, and what came of it."
    return show_list(
        request, PRECEPTS, rows, heading="Precepts", lead=lead, ways=ways, empty="None is under review yet."
    )


@desk_page("keep_precepts")
def show_new_review(request):
    initial = {"year": find_financial_year(timezone.localdate()) + 1, "can_veto": True}
    held = request.reach.bodies(roles_for("keep_precepts"))
    form = NewReviewForm(request.POST or None, bodies=queries.list_parties(), held=held, initial=initial)
    return show_form(
        request,
        form,
        changes.begin_review,
        heading="Begin the review of a precept",
        button="Begin",
        told="The review is begun. Nobody outside sees it until it is announced.",
        back=_to,
    )


@desk_page("see_precepts")
def show_precept(request, key):
    review = _review(request, key, "see_precepts")
    standing = _standing(review)
    may_keep = _may(request, "keep_precepts", review)
    return show(
        request,
        "precept",
        review=review,
        year=say_financial_year(review.year),
        standing=standing,
        money=money_of(review, standing.precept),
        rulings=standing.rulings,
        next_steps=[(kind, STEPS[kind]) for kind in standing.next_kinds if _may(request, _act_for(kind), review)],
        with_paper=REPORTS | REPLIES,
        may_keep=may_keep,
        may_correct_last=bool(standing.steps) and _may(request, _act_for(standing.steps[-1].row.kind), review),
        trace=trace_of(review, *queries.all_events_of(review)) if _may(request, "see_trace", review) else None,
    )


@desk_page("keep_precepts")
def show_review_form(request, key):
    review = _review(request, key, "keep_precepts")
    initial = ReviewForm.initial_of(review)
    form = ReviewForm(request.POST or None, sittings=list_sittings([review.panel]), initial=initial)
    return show_form(
        request,
        form,
        changes.change_review,
        review,
        heading=f"Change {review}",
        button="Save",
        told="The review is changed.",
        back=_to(review),
    )


@desk_page("keep_precepts")
def announce(request, key):
    review = _review(request, key, "keep_precepts")
    told = "Everybody can see it from now on."
    return press(request, changes.announce_review, review, told=told, back=_to(review))


@desk_page("notify_precepts")
def show_event_form(request, key, kind):
    review = _review(request, key, "see_precepts")
    kind = found(_kind(kind))
    _require(request, _act_for(kind), review)
    form = _event_form(request, EventForm, review, kind, initial=_known(review, kind))
    if is_sent(request, form):
        event = form.carry_out(changes.record_event, review, kind, by=request.user.signature, **form.values())
        if event:
            _warn(request, event)
            return done(request, "It is recorded.", _to(review))
    return show(request, "form_page", heading=_heading(kind), form=form, button="Record it", rulings=form.rulings)


@desk_page("notify_precepts")
def show_correction(request, key):
    event = _event(request, key)
    initial = EventForm.initial_of(event) | {"recommended": "\n".join(event.recommended)}
    initial["paper"] = event.paper.public_id if event.paper and not event.publication_id else ""
    form = _event_form(request, CorrectionForm, event.review, PreceptEventKind(event.kind), initial=initial)
    if is_sent(request, form):
        changed = form.carry_out(changes.correct_event, event, by=request.user.signature, **form.values())
        if changed:
            _warn(request, changed)
            return done(request, "It is corrected; what it said before stays in the trace.", _to(event.review))
    return show(
        request, "form_page", heading=f"Correct: {event}", form=form, button="Correct it", rulings=form.rulings
    )


@desk_page("notify_precepts")
def show_taking_back(request, key):
    event = _event(request, key)
    form = ReasonForm(request.POST or None, initial={"revision": event.revision})
    return show_form(
        request,
        form,
        changes.take_back_event,
        event,
        heading=f"Take back: {event}",
        button="Take it back",
        told="It is taken back.",
        back=_to(event.review),
    )


@desk_page("keep_precepts")
def show_words_form(request, key):
    event = _event(request, key, "keep_precepts")
    form = WordsForm(request.POST or None, initial={"revision": event.revision, "words": event.words})
    return show_form(
        request,
        form,
        changes.word_event,
        event,
        heading=f"What its paper says: {event}",
        button="Save",
        told="It is written down.",
        back=_to(event.review),
    )


@desk_page("see_precepts")
def show_paper(request, key):
    """The paper of an event as it would be printed now."""
    event = _event(request, key, "see_precepts")
    try:
        pdf, _ = print_paper(event)
    except RefusedError as refused:
        messages.error(request, str(refused))
        return redirect(_to(event.review))
    return show_pdf(pdf, f"precept-{event.review.year}-{event.kind}")


@desk_page("keep_precepts")
def publish(request, key):
    event = _event(request, key, "keep_precepts")
    told = "The paper is published, and the review with it."
    return press(request, publish_paper, event, told=told, back=_to(event.review))


def _event_form(request, form, review, kind, *, initial):
    may_overrule = _may(request, "overrule_precepts", review)
    # A sub-group's meetings are offered too: the law says what it may not do.
    sittings = [*list_sittings([review.panel]), *list_sittings(_sub_groups(review))]
    return form(request.POST or None, kind=kind, sittings=sittings, may_overrule=may_overrule, initial=initial)


def _sub_groups(review):
    return [one.body for one in review.panel.sub_groups.standing().select_related("body")]


def _known(review, kind):
    """What a form begins with: the day, the members in office, a vote that was minuted, the amount that is due."""
    today = timezone.localdate()
    initial = {"date": today}
    if kind == KIND.NOTIFIED:
        initial["amount"] = review.proposed
    if kind == KIND.ISSUED:
        stands, _ = queries.follow(review, review.taken)
        initial["amount"] = stands.revised or stands.proposed
    if kind == KIND.REVIEWED and review.sitting:
        initial |= {"date": review.sitting.date, "sitting": review.sitting}
        initial["members"] = queries.members_on(review.panel, review.sitting.date) or None
        if vote := queries.veto_vote_at(review.sitting):
            counted = {name: getattr(vote, name) for name in ("for_count", "against_count", "abstained_count")}
            initial |= {"veto": True, "members": vote.members, **counted}
    return initial


def _warn(request, event):
    rows = queries.events_of(event.review)
    for ruling in queries.follow(event.review, rows)[1][-1].rulings:
        messages.warning(request, ruling.words)


def _heading(kind):
    return f"Record that {kind.label}"


def _kind(name):
    return KIND(name) if name in KIND.values else None


def _act_for(kind):
    return "notify_precepts" if kind in NOTICES else "keep_precepts"


def _review(request, key, act):
    review = found(queries.find_review(key))
    _require(request, act, review)
    return review


def _event(request, key, act=None):
    event = found(queries.find_event(key))
    _require(request, act or _act_for(event.kind), event.review)
    return event


def _may(request, act, review):
    """Whether who asks may do something at the policing body or at its panel: a review is of both."""
    return may(request, act, review.body) or may(request, act, review.panel)


def _require(request, act, review):
    if not _may(request, act, review):
        raise PermissionDenied


def _standing(review):
    return queries.standing_of(review, timezone.localdate(), review.taken)


def _to(review):
    return f"/desk/precepts/{review.pk}"
