"""How much the public record holds."""

import datetime as dt

from answerable.keeping import models
from answerable.keeping.queries.public.finding import count_open
from answerable.keeping.queries.public.gate import open_facts, open_rows
from answerable.keeping.queries.public.paper import current_papers
from answerable.keeping.queries.public.promise import mark_standing

FACTS = (models.Meeting, models.Question, models.Promise, models.Action, models.Decision)


def count_record(today: dt.date) -> dict[str, int]:
    """How many public rows there are of each kind, and how many promises should be tracked and never were."""
    counts = {model._meta.model_name: open_facts(model).count() for model in FACTS}
    counts["paper"] = current_papers(open_rows(models.Paper)).count()
    counts["finding"] = count_open()
    promises = mark_standing(open_facts(models.Promise), today)
    counts["untracked"] = promises.filter(standing="never_tracked").count()
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
