"""Agendas and papers for tests of the desk: asked for, written and filed through the changes that people make."""

import datetime as dt

from answerable.keeping.changes.desk.business import add_business
from answerable.keeping.changes.desk.submission import (
    accept_submission,
    ask_for_paper,
    file_submission,
    write_submission,
)
from answerable.keeping.models.desk import Account, Role, Submission
from tests.keeping.desk.makings import CLERK, make_account

AUTHOR = "Omar Bell <omar@force.example>"
WRITTEN = {
    "number": "4",
    "presenter": "Omar Bell",
    "purpose": "To report how many vehicles were bought in the year.",
    "body": "# Vehicles\n\n[1.1] The fleet was renewed in two lots.",
    "recommendations": "To note the report.",
    "finance": "The cost is met from the capital programme of the year.",
    "legal": "There are no legal implications beyond the duty to keep vehicles roadworthy.",
    "equalities": "The new vehicles can be driven by officers with reduced mobility; no other group is affected.",
    "background_papers": "Fleet strategy of 2021",
}
# A table whose total is not the sum of its rows: 12 and 30 are 42.
WRONG_SUM = (
    "# Vehicles\n\nThe fleet was renewed in two lots.\n\n"
    "{money 4,2}\n| Lot | Vehicles |\n|---|---|\n| Cars | 12 |\n| Vans | 30 |\n| Total | 45 |\n"
)
RIGHT_SUM = WRONG_SUM.replace("45", "42")
EXEMPT = {
    "confidentiality": "exempt",
    "exempt_paragraph": 3,
    "public_interest_test": "A rival bidder would gain by it, and the public learns the price when it is let.",
    "tested_by": "Mona Field, monitoring officer",
    "review_on": dt.date(2023, 8, 1),
}


def make_author(name="Omar Bell", body=None):
    return Account.objects.filter(name=name).first() or make_account(Role.AUTHOR, body, name=name)


def make_item(sitting, title="Fleet renewal", **values):
    given = {"confidentiality": "open"} | values
    return add_business(sitting, by=CLERK, title=title, **given)


def make_submission(business, title="Fleet renewal report", author=None, due_on=dt.date(2023, 1, 20), **values):
    """A paper that was asked for and written, and not filed yet."""
    author = author or make_author()
    row = ask_for_paper(business, author, by=CLERK, title=title, due_on=due_on)
    given = {"confidentiality": "open"} | WRITTEN | values
    return write_submission(row, by=AUTHOR, revision=row.revision, **given)


def make_accepted(business, title="Fleet renewal report", **values):
    """A paper that was filed and accepted."""
    row = make_submission(business, title, **values)
    file_submission(row, by=AUTHOR)
    row = Submission.objects.get(pk=row.pk)
    return accept_submission(row, by=CLERK, revision=row.revision)
