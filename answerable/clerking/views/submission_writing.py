"""A paper as its author writes it: kept, filed, with files, and with what the checks found explained."""

from django.contrib import messages
from django.shortcuts import redirect

from answerable.clerking.form import is_sent
from answerable.clerking.showing import desk_page, done, found, press, show
from answerable.clerking.submission_form import (
    ExplainForm,
    FileForm,
    PaperForm,
)
from answerable.clerking.views.submission import paper_to_write, show_paper
from answerable.keeping.changes.desk.appendix import attach_file, remove_appendix
from answerable.keeping.changes.desk.row import RefusedError
from answerable.keeping.changes.desk.submission import (
    explain_finding,
    file_submission,
    write_submission,
)
from answerable.keeping.queries.desk.ruling import judge_content, judge_submission
from answerable.keeping.queries.desk.submission import (
    appendices_of,
    open_findings,
    versions_of,
)


@desk_page("write_paper")
def show_writing(request, key):
    paper = paper_to_write(request, key)
    held = PaperForm.initial_of(paper)
    if not paper.is_open and not (paper.exempt_paragraph or paper.closed_ground):
        held["confidentiality"] = ""
    form = PaperForm(request.POST or None, on=paper.business.sitting.date, initial=held)
    if is_sent(request, form):
        kept = _save(request, form, paper)
        if kept:
            return redirect(f"/desk/papers/{paper.pk}")
    rulings = () if form.is_bound else (*judge_content(paper), *judge_submission(paper))
    return show(request, "paper_form", paper=paper, form=form, rulings=rulings if paper.body else ())


@desk_page("write_paper")
def file_paper(request, key):
    paper = paper_to_write(request, key)
    form = FileForm(request.POST if request.method == "POST" else None)
    if is_sent(request, form):
        filed = form.carry_out(
            file_submission, paper, by=request.user.signature, revision=form.cleaned_data["revision"]
        )
        if filed:
            _say_filed(request, filed)
            return redirect(f"/desk/papers/{paper.pk}")
    return show_paper(request, paper, file_form=form)


@desk_page("write_paper")
def attach(request, key):
    paper = paper_to_write(request, key)
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
    paper = paper_to_write(request, key)
    row = found(next((one for one in appendices_of(paper) if one.pk == appendix), None))
    told = f"“{row.title}” is taken off the paper."
    return press(request, remove_appendix, row, told=told, back=f"/desk/papers/{paper.pk}")


@desk_page("write_paper")
def explain(request, key):
    paper = paper_to_write(request, key)
    form = ExplainForm(request.POST or None)
    versions = versions_of(paper)
    if is_sent(request, form) and versions:
        given = form.cleaned_data
        explained = form.carry_out(
            explain_finding, versions[0], given["key"], by=request.user.signature, reason=given["reason"]
        )
        if explained:
            return done(request, "The explanation is kept with this version.", f"/desk/papers/{paper.pk}#checks")
    return show_paper(request, paper, explain_form=form)


def _save(request, form, paper):
    """Keep what was written and, where the button says so, file it. What is refused of the filing is still kept."""
    by = request.user.signature
    kept = form.carry_out(write_submission, paper, by=by, **form.values())
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
