"""What is decided of a paper: it is asked for, accepted, returned, withdrawn, signed off."""

from answerable.clerking.form import is_sent
from answerable.clerking.permissions import roles_for
from answerable.clerking.showing import desk_page, done, found, found_for, require, show, show_form
from answerable.clerking.submission_form import (
    AcceptForm,
    AskForm,
    ReturnForm,
    SignOffForm,
    WithdrawForm,
)
from answerable.clerking.views.submission import own_roles, show_paper
from answerable.keeping.changes.desk.submission import (
    accept_submission,
    ask_for_paper,
    return_submission,
    sign_off,
    withdraw_submission,
)
from answerable.keeping.queries.desk.business import find_business
from answerable.keeping.queries.desk.clock import holidays_of, papers_due
from answerable.keeping.queries.desk.sitting import find_sitting
from answerable.keeping.queries.desk.standing_orders import orders_on
from answerable.keeping.queries.desk.submission import (
    find_submission,
    list_authors,
    versions_of,
)


@desk_page("accept_paper")
def show_ask(request, key):
    sitting = found_for(request, "accept_paper", find_sitting(key))
    authors = list_authors(sitting.body, roles_for("write_paper"))
    orders = orders_on(sitting.body, sitting.date)
    due = papers_due(sitting.date, orders, holidays_of(sitting.body)) if orders else None
    initial = {"business": request.GET.get("item"), "due_on": due.day if due else None}
    form = AskForm(request.POST or None, sitting=sitting, authors=authors, initial=initial)
    if is_sent(request, form):
        given = form.cleaned_data
        business = found(find_business(given["business"]))
        made = form.carry_out(
            ask_for_paper, business, form.authors[given["author"]], by=request.user.signature,
            title=given["title"], due_on=given["due_on"], note=given["note"],
        )  # fmt: skip
        if made:
            return done(
                request,
                f"{made.author.name} is asked for “{made.title}”, by letter.",
                f"/desk/meetings/{sitting.pk}/papers",
            )
    return show(request, "ask_form", heading="Ask for a paper", form=form, button="Ask", sitting=sitting, due=due)


@desk_page("accept_paper")
def accept(request, key):
    paper = _paper_to_accept(request, key)
    form = AcceptForm(request.POST or None, initial={"revision": paper.revision})
    if is_sent(request, form) and form.carry_out(
        accept_submission, paper, by=request.user.signature, **form.values()
    ):
        return done(request, "The paper is accepted.", f"/desk/papers/{paper.pk}")
    return show_paper(request, paper, accept_form=form)


@desk_page("accept_paper")
def give_back(request, key):
    paper = _paper_to_accept(request, key)
    form = ReturnForm(request.POST or None, initial={"revision": paper.revision})
    if is_sent(request, form) and form.carry_out(
        return_submission, paper, by=request.user.signature, **form.values()
    ):
        return done(
            request, f"The paper is returned to {paper.author.name}, with a letter.", f"/desk/papers/{paper.pk}"
        )
    return show_paper(request, paper, return_form=form)


@desk_page("accept_paper")
def withdraw(request, key):
    paper = _paper_to_accept(request, key)
    form = WithdrawForm(request.POST or None, initial={"revision": paper.revision})
    return show_form(
        request,
        form,
        withdraw_submission,
        paper,
        heading=f"Withdraw “{paper.title}”",
        button="Withdraw",
        told=f"“{paper.title}” is withdrawn. It can be had again from its trace.",
        back=f"/desk/meetings/{paper.business.sitting_id}/papers",
    )


@desk_page("sign_off")
def give_sign_off(request, key):
    paper = found(find_submission(key))
    body = paper.business.sitting.body
    require(request, "sign_off", body)
    form = SignOffForm(request.POST or None, roles=own_roles(request, body))
    versions = versions_of(paper)
    if is_sent(request, form) and versions:
        given = form.cleaned_data
        version = found(next((one for one in versions if str(one.pk) == given["version"]), None))
        signed = form.carry_out(
            sign_off, version, request.user, given["role"], by=request.user.signature, words=given["words"]
        )
        if signed:
            return done(request, f"Version {version.number} is signed off.", f"/desk/papers/{paper.pk}")
    return show_paper(request, paper, sign_off_form=form)


def _paper_to_accept(request, key):
    paper = found(find_submission(key))
    require(request, "accept_paper", paper.business.sitting.body)
    return paper
