"""One public thing of each kind, to try the pages with."""

from answerable.keeping import models
from answerable.keeping.queries.public.gate import open_facts, open_rows
from answerable.keeping.queries.public.link import Source, source_of

FACTS = {
    "meeting": models.Meeting,
    "item": models.MinuteItem,
    "question": models.Question,
    "promise": models.Promise,
    "action": models.Action,
    "resolution": models.Resolution,
    "decision": models.Decision,
}
ROWS = {"person": models.Person, "body": models.Body, "paper": models.Paper}


def sample_ids() -> dict[str, str]:
    """The public id of one thing of each kind that the record has."""
    first = {kind: open_facts(model) for kind, model in FACTS.items()}
    first |= {kind: open_rows(model) for kind, model in ROWS.items()}
    ids = {kind: rows.order_by("-pk").values_list("public_id", flat=True).first() for kind, rows in first.items()}
    return {kind: public_id for kind, public_id in ids.items() if public_id}


def sample_source() -> Source | None:
    """Where one fact stands."""
    promise = open_facts(models.Promise).exclude(passage__line=None).first()
    return source_of(promise.passage) if promise else None


def sample_finding() -> tuple[str, Source] | None:
    """A finding, and where it stands."""
    row = open_facts(models.Finding).exclude(passage__line=None).order_by("-severity", "-pk").first()
    return (row.public_id, source_of(row.passage)) if row else None


def sample_report_card() -> str | None:
    """The paper with the fullest report card."""
    rows = open_rows(models.Paper).exclude(report_card=None).order_by("-report_card__figures", "-pk")
    return rows.values_list("public_id", flat=True).first()
