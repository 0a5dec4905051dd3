"""Papers: what an author owes, those of a meeting, and one paper with its checks, versions, files and sign-offs."""

import itertools

from django.core.exceptions import PermissionDenied

from answerable.clerking.permissions import SEES_CLOSED, roles_for
from answerable.clerking.sending import show_pdf
from answerable.clerking.showing import desk_page, found, found_for, may, require, show
from answerable.clerking.submission_form import (
    AcceptForm,
    ExplainForm,
    FileForm,
    ReturnForm,
    SignOffForm,
)
from answerable.keeping.models.desk import Role, SubmissionStatus
from answerable.keeping.queries.desk.ruling import judge_content, judge_submission
from answerable.keeping.queries.desk.sitting import find_sitting
from answerable.keeping.queries.desk.submission import (
    appendices_of,
    differences,
    find_submission,
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


@desk_page("see_own_papers")
def show_own_papers(request):
    owed, others = owed_by(request.user)
    return show(request, "own_papers", owed=owed, others=others)


@desk_page("see_agenda")
def show_sitting_papers(request, key):
    sitting = found_for(request, "see_agenda", find_sitting(key))
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


@desk_page("see_papers")
def show_submission(request, key):
    paper = _paper_to_see(request, key)
    return show_paper(request, paper)


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


def show_paper(request, paper, **forms):
    """A paper's own page, with the form that was refused where there is one."""
    paper = found(find_submission(paper.pk))
    sitting = paper.business.sitting
    versions = versions_of(paper)
    last = versions[0] if versions else None
    parts, loose = words_of(last) if last else ([], [])
    held = {"revision": paper.revision}
    is_clerk, is_author = may(request, "accept_paper", sitting.body), _may_write(request, paper)
    needed = sign_offs_of(last, needed_at(sitting.body, sitting.date))
    mine = [one for one in needed if one.given is None and one.role in dict(own_roles(request, sitting.body))]
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
        "sign_off_form": SignOffForm(roles=own_roles(request, sitting.body), initial={"version": last and last.pk}),
        "may_sign": bool(mine) and paper.status in (SubmissionStatus.FILED, SubmissionStatus.ACCEPTED),
        "rulings": (*judge_content(paper), *judge_submission(paper)) if last else (),
        "trace": trace_of(paper) if may(request, "see_trace", sitting.body) else None,
    }
    refused = [form for form in forms.values() if form.errors]
    return show(request, "paper", **(context | forms), forms_refused=refused)


def paper_to_write(request, key):
    paper = found(find_submission(key))
    if not _may_write(request, paper):
        raise PermissionDenied
    return paper


def own_roles(request, body):
    return [(role, Role(role).label) for role in roles_for("sign_off") if request.reach.holds({role}, body)]


def _paper_to_see(request, key):
    """A paper that somebody may read: its author, and at its body those who see closed material."""
    paper = found(find_submission(key))
    body = paper.business.sitting.body
    require(request, "see_papers", body)
    if paper.author_id != request.user.pk and not request.reach.holds(SEES_CLOSED, body):
        raise PermissionDenied
    return paper


def _may_write(request, paper):
    """Its author writes a paper, and the clerk, where they hold the role at its body."""
    body = paper.business.sitting.body
    is_author = paper.author_id == request.user.pk and may(request, "write_paper", body)
    return is_author or may(request, "accept_paper", body)


def _send(file):
    return show_pdf(read_file(file), file.sha256[:12])
