"""Undertakings and decisions for tests of the desk."""

import datetime as dt

from answerable.keeping.changes.desk.decision_notice import keep_register, write_decision
from answerable.keeping.changes.desk.evidence import accept_evidence, offer_evidence
from answerable.keeping.changes.desk.undertaking import undertake
from answerable.keeping.models.desk import DecisionStyle
from tests.keeping.desk.makings import CLERK

NOVEMBER, JANUARY, FEBRUARY = dt.date(2022, 11, 14), dt.date(2023, 1, 9), dt.date(2023, 2, 6)
OWNER_EMAIL = "rosalind@force.example"
RATES = "Provide the Panel with data on resignation rates."
FILE = ("rates.pdf", "application/pdf", b"%PDF-1.7 the rates")


def make_undertaking(body, text=RATES, origin_on=NOVEMBER, **values):
    """An open undertaking of a meeting in November 2022."""
    given = {"ref": "687 iii d", "owner_name": "Rosalind Ashe", "owner_email": OWNER_EMAIL} | values
    given.setdefault("confidentiality", "open")
    return undertake(body, text, by=CLERK, origin_on=origin_on, **given)


def make_evidence(undertaking, words="The rates by month, as sent to members."):
    """Evidence that the clerk accepted."""
    return accept_evidence(offer_evidence(undertaking, words=words, by=CLERK, file=FILE), by=CLERK)


def make_decision(body, date=dt.date(2022, 12, 1), title="Fees and charges", **values):
    """An open decision with its report."""
    given = {"confidentiality": "open", "file": ("report.pdf", "application/pdf", b"%PDF-1.7 why")} | values
    summary = given.pop("summary", "The fees of 2023 are as the report proposes.")
    return write_decision(body, by=CLERK, date=date, title=title, summary=summary, **given)


def make_register(body, panel=None, style=DecisionStyle.YEAR_LAST):
    return keep_register(
        body, by=CLERK, valid_from=dt.date(2012, 11, 22), style=style, panel=panel, taken_by="The Commissioner"
    )
