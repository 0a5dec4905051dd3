"""How much the public record holds."""

from answerable.keeping import models
from answerable.keeping.queries.public.finding import count_open
from answerable.keeping.queries.public.gate import open_facts, open_rows
from answerable.keeping.queries.public.paper import current_papers
from answerable.keeping.queries.public.promise import mark_tracked

FACTS = (models.Meeting, models.Question, models.Promise, models.Action, models.Decision)


def count_record() -> dict[str, int]:
    """How many public rows there are of each kind, and how many promises nothing tracks."""
    counts = {model._meta.model_name: open_facts(model).count() for model in FACTS}
    counts["paper"] = current_papers(open_rows(models.Paper)).count()
    counts["finding"] = count_open()
    counts["untracked"] = mark_tracked(open_facts(models.Promise)).filter(is_tracked=False).count()
    return counts


def count_of_body(public_id: str) -> dict[str, int]:
    """The same for one body."""
    of = {"body__public_id": public_id}
    return {
        "question": open_facts(models.Question).filter(meeting__body__public_id=public_id).count(),
        "promise": open_facts(models.Promise).filter(**of).count(),
        "action": open_facts(models.Action).filter(**of).count(),
        "decision": open_facts(models.Decision).filter(**of).count(),
        "paper": open_rows(models.Paper).filter(**of).count(),
    }
