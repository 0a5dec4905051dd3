"""A paper's status: published, withdrawn, opened or closed, with everything that it alone states."""

from django.db import transaction

from answerable.keeping.changes.audit import record_act
from answerable.keeping.changes.finding import settle_versions
from answerable.keeping.changes.ground import show_person
from answerable.keeping.changes.masks import Masks
from answerable.keeping.changes.membership import refresh_memberships
from answerable.keeping.changes.part import settle_points, settle_updates
from answerable.keeping.changes.publication import PARTS, facts_of, meetings_of
from answerable.keeping.changes.reconciliation import reconcile_papers
from answerable.keeping.changes.statement import Facts
from answerable.keeping.changes.tally import Tally
from answerable.keeping.models import (
    Body,
    Confidentiality,
    Paper,
    PaperStatus,
    Person,
    ReportParagraph,
    Statement,
)
from answerable.keeping.search.index import index_facts, index_papers, index_who


class StatusError(Exception):
    """A status that cannot be set; the message is one line for a clerk."""


def set_status(paper, *, by, reason, status=None, confidentiality=None):
    """Publish, withdraw, open or close a paper. Filing it again does not undo this.

    What only this paper states leaves or enters the public record with it; what other public papers also state stays,
    as they state it.
    """
    if not reason.strip():
        raise StatusError("Say why the paper's status is changed.")
    asked = {"status": status, "confidentiality": confidentiality}
    asked = {name: value for name, value in asked.items() if value is not None}
    _check(asked)
    with transaction.atomic():
        paper = Paper.objects.select_for_update().get(pk=paper.pk)
        before = {name: getattr(paper, name) for name in asked}
        for name, value in asked.items():
            setattr(paper, name, value)
        paper.is_public = paper.status == PaperStatus.PUBLISHED and paper.confidentiality == Confidentiality.OPEN
        paper.locked_fields = sorted({*paper.locked_fields, *asked})
        paper.save()
        changes = {"before": before, "after": asked, **_settle_findings(paper)}
        refresh_paper(paper)
        changes["reconciled"] = reconcile_papers([paper], Tally())
        record_act(by=by, act="set status", subject=paper.public_id, changes=changes, reason=reason)
        return paper


def _check(asked):
    for name, choices in (("status", PaperStatus), ("confidentiality", Confidentiality)):
        if name in asked and asked[name] not in choices.values:
            raise StatusError(f"{asked[name]!r} is no {name}: it is one of {', '.join(choices.values)}.")
    if not asked:
        raise StatusError("Say what the paper's status or confidentiality is to be.")


def _settle_findings(paper):
    """A correction counts while the public can see the version that made it."""
    paper.findings.update(is_public=paper.is_public)
    older = Paper.objects.filter(superseded_by=paper).select_related("superseded_by__report_card").first()
    states = settle_versions(older, Tally()) if older else {}
    return {"findings": states} if states else {}


def refresh_paper(paper):
    """Bring all that a paper states, and what the public may see of it, to its status and its versions."""
    for model in PARTS:
        model.objects.filter(paper=paper).update(is_public=paper.is_public)
    ReportParagraph.objects.filter(report__paper=paper).update(is_public=paper.is_public)
    Statement.objects.filter(paper=paper).update(is_public=paper.is_public)
    stated, masks, tally = facts_of(paper), Masks(), Tally()
    facts = Facts(masks, tally)
    for name, ids in stated.items():
        rows = facts.merge(name, ids, {})
        if name == "question":
            settle_points(rows, masks, tally)
        if name == "action":
            settle_updates(rows, masks, tally)
    refresh_memberships(meetings_of(paper))
    for person in Person.objects.standing().filter(names__paper=paper).distinct():
        show_person(person)
    for body in Body.objects.standing().filter(names__paper=paper).distinct():
        shown = body.names.filter(paper__is_public=True).exists()
        if body.is_public != shown:
            Body.objects.filter(pk=body.pk).update(is_public=shown)
    index_facts(stated)
    index_papers([paper])
    index_who([paper])
