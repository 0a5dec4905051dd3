"""Papers: what an author owes, writing and filing one, its checks, versions and sign-offs, and the clerk's part."""

import itertools

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect

from answerable.clerking.permissions import SEES_CLOSED, roles_for
from answerable.clerking.showing import desk_page, found, may, require, show
from answerable.clerking.submission_form import (
    AcceptForm,
    AskForm,
    ExplainForm,
    FileForm,
    PaperForm,
    ReturnForm,
    SignOffForm,
    WithdrawForm,
)
from answerable.keeping.changes.desk.appendix import attach_file, remove_appendix
from answerable.keeping.changes.desk.row import RefusedError
from answerable.keeping.changes.desk.submission import (
    accept_submission,
    ask_for_paper,
    explain_finding,
    file_submission,
    return_submission,
    sign_off,
    withdraw_submission,
    write_submission,
)
from answerable.keeping.models.desk import Role, SubmissionStatus
from answerable.keeping.queries.desk.business import find_business
from answerable.keeping.queries.desk.clock import holidays_of, papers_due
from answerable.keeping.queries.desk.ruling import judge_content, judge_submission
from answerable.keeping.queries.desk.sitting import find_sitting
from answerable.keeping.queries.desk.standing_orders import orders_on
from answerable.keeping.queries.desk.submission import (
    appendices_of,
    differences,
    find_submission,
    list_authors,
    needed_at,
    open_errors,
    open_findings,
    owed_by,
    sign_offs_of,
    submissions_of,
    versions_of,
)
from answerable.keeping.queries.desk.trace import trace_of
from answerable.keeping.queries.desk.words import words_of
from answerable.keeping.store import read_file

PDF = "application/pdf"


@desk_page("see_own_papers")
def show_own_papers(request):
    owed, others = owed_by(request.user)
    return show(request, "own_papers", owed=owed, others=others)


@desk_page("see_agenda")
def show_sitting_papers(request, key):
    sitting = found(find_sitting(key))
    require(request, "see_agenda", sitting.body)
    needed = needed_at(sitting.body, sitting.date)
    rows = []
    for paper in submissions_of(sitting):
        last = next(iter(paper.versions.all()), None)
        rows.append(
            {
                "paper": paper,
                "last": last,
                "open": open_findings(last) if last else [],
                "sign_offs": sign_offs_of(last, needed),
            }
        )
    may_ask = may(request, "accept_paper", sitting.body)
    return show(request, "sitting_papers", sitting=sitting, rows=rows, may_ask=may_ask)


@desk_page("accept_paper")
def show_ask(request, key):
    sitting = found(find_sitting(key))
    require(request, "accept_paper", sitting.body)
    authors = list_authors(sitting.body, roles_for("write_paper"))
    orders = orders_on(sitting.body, sitting.date)
    due = papers_due(sitting.date, orders, holidays_of(sitting.body)) if orders else None
    initial = {"business": request.GET.get("item"), "due_on": due.day if due else None}
    form = AskForm(request.POST or None, sitting=sitting, authors=authors, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        business = found(find_business(given["business"]))
        made = form.carry_out(
            ask_for_paper, business, form.authors[given["author"]], by=request.user.signature,
            title=given["title"], due_on=given["due_on"], note=given["note"],
        )  # fmt: skip
        if made:
            messages.success(request, f"{made.author.name} is asked for “{made.title}”, by letter.")
            return redirect(f"/desk/meetings/{sitting.pk}/papers")
    return show(request, "ask_form", heading="Ask for a paper", form=form, button="Ask", sitting=sitting, due=due)


@desk_page("see_papers")
def show_submission(request, key):
    paper = _paper_to_see(request, key)
    return _show_paper(request, paper)


@desk_page("write_paper")
def show_writing(request, key):
    paper = _paper_to_write(request, key)
    held = {name: getattr(paper, name) for name in PaperForm.base_fields}
    if not paper.is_open and not (paper.exempt_paragraph or paper.closed_ground):
        held["confidentiality"] = ""
    form = PaperForm(request.POST or None, on=paper.business.sitting.date, initial=held)
    if request.method == "POST" and form.is_valid():
        kept = _save(request, form, paper)
        if kept:
            return redirect(f"/desk/papers/{paper.pk}")
    rulings = () if form.is_bound else (*judge_content(paper), *judge_submission(paper))
    return show(request, "paper_form", paper=paper, form=form, rulings=rulings if paper.body else ())


def _save(request, form, paper):
    """Keep what was written and, where the button says so, file it. What is refused of the filing is still kept."""
    given = {name: value for name, value in form.cleaned_data.items() if name != "revision"}
    by = request.user.signature
    kept = form.carry_out(write_submission, paper, by=by, revision=form.cleaned_data["revision"], **given)
    if kept is None or "file" not in request.POST:
        if kept:
            messages.success(request, "What you wrote is kept. It is not filed yet.")
        return kept
    filed = form.carry_out(file_submission, kept, by=by)
    if filed is None:
        form.data = {**form.data.dict(), "revision": kept.revision}
        messages.warning(request, "What you wrote is kept, but it is not filed: see below.")
        return None
    _say_filed(request, filed)
    return filed


def _say_filed(request, version):
    count = len(open_findings(version))
    found_words = f"{count} thing{'s' * (count != 1)} to look at" if count else "nothing found that does not agree"
    messages.success(request, f"Filed as version {version.number}: {found_words}.")


@desk_page("write_paper")
def file_paper(request, key):
    paper = _paper_to_write(request, key)
    form = FileForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        filed = form.carry_out(
            file_submission, paper, by=request.user.signature, revision=form.cleaned_data["revision"]
        )
        if filed:
            _say_filed(request, filed)
            return redirect(f"/desk/papers/{paper.pk}")
    return _show_paper(request, paper, file_form=form)


@desk_page("write_paper")
def attach(request, key):
    paper = _paper_to_write(request, key)
    file = request.FILES.get("file")
    if request.method == "POST" and file is None:
        messages.error(request, "Choose a PDF or Word file first.")
    elif request.method == "POST":
        try:
            made = attach_file(paper, file.read(), file.name, by=request.user.signature)
            is_word = made.subject == paper.subject
            words = "is read into the paper: look it through" if is_word else "goes with the paper as an appendix"
            messages.success(request, f"“{file.name}” {words}.")
        except RefusedError as refused:
            messages.error(request, str(refused))
    return redirect(f"/desk/papers/{paper.pk}")


@desk_page("write_paper")
def detach(request, key, appendix):
    paper = _paper_to_write(request, key)
    row = found(next((one for one in appendices_of(paper) if one.pk == appendix), None))
    if request.method == "POST":
        try:
            remove_appendix(row, by=request.user.signature)
            messages.success(request, f"“{row.title}” is taken off the paper.")
        except RefusedError as refused:
            messages.error(request, str(refused))
    return redirect(f"/desk/papers/{paper.pk}")


@desk_page("write_paper")
def explain(request, key):
    paper = _paper_to_write(request, key)
    form = ExplainForm(request.POST or None)
    versions = versions_of(paper)
    if request.method == "POST" and form.is_valid() and versions:
        given = form.cleaned_data
        done = form.carry_out(
            explain_finding, versions[0], given["key"], by=request.user.signature, reason=given["reason"]
        )
        if done:
            messages.success(request, "The explanation is kept with this version.")
            return redirect(f"/desk/papers/{paper.pk}#checks")
    return _show_paper(request, paper, explain_form=form)


@desk_page("accept_paper")
def accept(request, key):
    paper = found(find_submission(key))
    require(request, "accept_paper", paper.business.sitting.body)
    form = AcceptForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        by = request.user.signature
        if form.carry_out(accept_submission, paper, by=by, revision=given["revision"], despite=given["despite"]):
            messages.success(request, "The paper is accepted.")
            return redirect(f"/desk/papers/{paper.pk}")
    return _show_paper(request, paper, accept_form=form)


@desk_page("accept_paper")
def give_back(request, key):
    paper = found(find_submission(key))
    require(request, "accept_paper", paper.business.sitting.body)
    form = ReturnForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        by = request.user.signature
        if form.carry_out(return_submission, paper, by=by, revision=given["revision"], note=given["note"]):
            messages.success(request, f"The paper is returned to {paper.author.name}, with a letter.")
            return redirect(f"/desk/papers/{paper.pk}")
    return _show_paper(request, paper, return_form=form)


@desk_page("accept_paper")
def withdraw(request, key):
    paper = found(find_submission(key))
    require(request, "accept_paper", paper.business.sitting.body)
    form = WithdrawForm(request.POST or None, initial={"revision": paper.revision})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        by = request.user.signature
        if form.carry_out(withdraw_submission, paper, by=by, revision=given["revision"], reason=given["reason"]):
            messages.success(request, f"“{paper.title}” is withdrawn. It can be had again from its trace.")
            return redirect(f"/desk/meetings/{paper.business.sitting_id}/papers")
    return show(request, "form_page", heading=f"Withdraw “{paper.title}”", form=form, button="Withdraw")


@desk_page("sign_off")
def give_sign_off(request, key):
    paper = found(find_submission(key))
    body = paper.business.sitting.body
    require(request, "sign_off", body)
    form = SignOffForm(request.POST or None, roles=_own_roles(request, body))
    versions = versions_of(paper)
    if request.method == "POST" and form.is_valid() and versions:
        given = form.cleaned_data
        version = found(next((one for one in versions if str(one.pk) == given["version"]), None))
        done = form.carry_out(
            sign_off, version, request.user, given["role"], by=request.user.signature, words=given["words"]
        )
        if done:
            messages.success(request, f"Version {version.number} is signed off.")
            return redirect(f"/desk/papers/{paper.pk}")
    return _show_paper(request, paper, sign_off_form=form)


@desk_page("see_papers")
def show_versions(request, key):
    paper = _paper_to_see(request, key)
    versions = versions_of(paper)
    pairs = [
        {"version": new, "before": old, "differences": differences(old, new) if old else None}
        for new, old in itertools.zip_longest(versions, versions[1:])
    ]
    return show(request, "paper_versions", paper=paper, pairs=pairs)


@desk_page("see_papers")
def fetch_version(request, key, number):
    paper = _paper_to_see(request, key)
    version = found(next((one for one in versions_of(paper) if one.number == number), None))
    return _send(version.pdf)


@desk_page("see_papers")
def fetch_appendix(request, key, appendix):
    paper = _paper_to_see(request, key)
    row = found(next((one for one in appendices_of(paper) if one.pk == appendix), None))
    return _send(row.file)


def _show_paper(request, paper, **forms):
    """A paper's own page, with the form that was refused where there is one."""
    paper = found(find_submission(paper.pk))
    sitting = paper.business.sitting
    versions = versions_of(paper)
    last = versions[0] if versions else None
    parts, loose = words_of(last) if last else ([], [])
    held = {"revision": paper.revision}
    is_clerk, is_author = may(request, "accept_paper", sitting.body), _may_write(request, paper)
    needed = sign_offs_of(last, needed_at(sitting.body, sitting.date))
    mine = [one for one in needed if one.given is None and one.role in dict(_own_roles(request, sitting.body))]
    context = {
        "paper": paper,
        "sitting": sitting,
        "versions": versions,
        "last": last,
        "parts": parts,
        "loose": loose,
        "open": open_findings(last) if last else [],
        "errors": open_errors(last) if last else [],
        "explanations": last.explanations if last else {},
        "needed": needed,
        "appendices": appendices_of(paper),
        "may_write": is_author and paper.status != SubmissionStatus.ACCEPTED,
        "may_accept": is_clerk and paper.status == SubmissionStatus.FILED,
        "may_return": is_clerk and paper.status in (SubmissionStatus.FILED, SubmissionStatus.ACCEPTED),
        "may_withdraw": is_clerk,
        "file_form": FileForm(initial=held),
        "accept_form": AcceptForm(initial=held),
        "return_form": ReturnForm(initial=held),
        "explain_form": ExplainForm(),
        "sign_off_form": SignOffForm(roles=_own_roles(request, sitting.body), initial={"version": last and last.pk}),
        "may_sign": bool(mine) and paper.status in (SubmissionStatus.FILED, SubmissionStatus.ACCEPTED),
        "rulings": (*judge_content(paper), *judge_submission(paper)) if last else (),
        "trace": trace_of(paper) if may(request, "see_trace", sitting.body) else None,
    }
    refused = [form for form in forms.values() if form.errors]
    return show(request, "paper", **(context | forms), forms_refused=refused)


def _own_roles(request, body):
    return [(role, Role(role).label) for role in roles_for("sign_off") if request.reach.holds({role}, body)]


def _paper_to_see(request, key):
    """A paper that somebody may read: its author, and at its body those who see closed material."""
    paper = found(find_submission(key))
    body = paper.business.sitting.body
    require(request, "see_papers", body)
    if paper.author_id != request.user.pk and not request.reach.holds(SEES_CLOSED, body):
        raise PermissionDenied
    return paper


def _paper_to_write(request, key):
    paper = found(find_submission(key))
    if not _may_write(request, paper):
        raise PermissionDenied
    return paper


def _may_write(request, paper):
    """Its author writes a paper, and the clerk, where they hold the role at its body."""
    body = paper.business.sitting.body
    is_author = paper.author_id == request.user.pk and may(request, "write_paper", body)
    return is_author or may(request, "accept_paper", body)


def _send(file):
    answer = HttpResponse(read_file(file), content_type=PDF)
    answer["Content-Disposition"] = f'inline; filename="{file.sha256[:12]}.pdf"'
    answer["Cache-Control"] = "private, no-store"
    return answer
