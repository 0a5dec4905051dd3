"""The forms of funds and bids: a fund by year, its allocations, payments, match, conditions and printed sums."""

from answerable.clerking import form as fields
from answerable.clerking.budget_form import YEAR_HINT, ByYearForm
from answerable.clerking.form import BodyForm, DeskForm
from answerable.clerking.upload import Upload
from answerable.costing.budget import FIRST_YEAR, LAST_YEAR
from answerable.keeping.models.desk import BidState, SumOf


class FundForm(ByYearForm):
    name = fields.text("Fund", most=200)
    giver = fields.text("Who gives it", most=200, required=False, hint="Left empty: the body sets it aside itself.")
    purpose = fields.text("What it is for", most=600, rows=2, required=False)
    by_year = (("amounts", "Amount (£)"),)


class NewFundForm(BodyForm, FundForm):
    pass


class AllocationForm(DeskForm):
    recipient = fields.text("Recipient", most=200)
    council = fields.text("Council area", most=200, required=False, hint="Left empty: force-wide.")
    purpose = fields.text("Purpose", most=600, rows=2)
    year = fields.number("Financial year", least=FIRST_YEAR, most=LAST_YEAR, hint=YEAR_HINT)
    amount = fields.money("Amount")
    reasons = fields.text(
        "Why it will secure the reduction of crime and disorder",
        rows=3,
        required=False,
        hint="A crime and disorder reduction grant is published with its recipient, purpose, reasons and conditions.",
    )
    terms = fields.text("Conditions attached to it", rows=3, required=False)
    in_arrears = fields.tick("It is paid in arrears")
    unit_amount = fields.money("Paid by unit: each", required=False, least=0)
    units = fields.number("Units expected", least=0, most=1_000_000, required=False)
    unit = fields.text("What a unit is", most=60, required=False)
    decision = fields.text("Decision", most=120, required=False, hint="The number of the decision that made it.")
    outcome = fields.text("What came of it", rows=3, required=False)


class PaymentForm(DeskForm):
    paid_on = fields.day("Paid on")
    amount = fields.money("Amount")
    units = fields.number("For how many units", least=0, most=1_000_000, required=False)
    note = fields.text("Note", most=400, required=False)


class MatchForm(DeskForm):
    year = fields.number("Financial year", least=FIRST_YEAR, most=LAST_YEAR, hint=YEAR_HINT)
    percent = fields.exact("To be found beside it, in per cent of the grant", places=2, least=0)
    found = fields.money("Found so far", required=False, least=0)
    source = fields.text("From where", most=400, required=False)


class ConditionForm(DeskForm):
    words = fields.text("Condition", most=600, rows=2)
    measure = fields.text("What is counted", most=120, required=False, hint="Such as: headcount of officers.")
    least = fields.exact("At least", places=2, required=False)
    actual = fields.exact("Counted", places=2, required=False)
    counted_on = fields.day("Counted on", required=False)
    due_on = fields.day("To be met by", required=False)
    at_stake = fields.money("What is at stake", required=False, least=0)
    source = fields.text("Source", most=400, required=False)


class PrintedSumForm(DeskForm):
    of = fields.choice("It is the sum of", SumOf.choices)
    name = fields.text("What it is called there", most=200)
    year = fields.number("Financial year", least=FIRST_YEAR, most=LAST_YEAR, hint=YEAR_HINT)
    amount = fields.money("The amount as it is printed")
    source = fields.text("In which paper", most=400, required=False)


class BidForm(DeskForm):
    fund = fields.text("Fund bid for", most=200)
    giver = fields.text("Whose fund it is", most=200, required=False)
    bidder = fields.text("Who bids", most=200)
    purpose = fields.text("What for", most=600, rows=2, required=False)
    asked = fields.money("Asked for", required=False, least=0)
    made_on = fields.day("Made on", required=False)
    state = fields.choice("It is", BidState.choices)
    amount = fields.money("Won", required=False, least=0)
    outcome = fields.text("What came of the money", rows=3, required=False)


class NewBidForm(BodyForm, BidForm):
    body = fields.row("Body")


class CommissioningForm(BodyForm):
    body = fields.row("Whose they are")
    file = Upload(label="Workbook", required=True, help_text="An Excel workbook (.xlsx) of funds and bids.")


# Each part of a fund: its form, what its rows are called together and one by one.
FORMS = {
    "matches": (MatchForm, "Match funding", "match funding"),
    "conditions": (ConditionForm, "Conditions", "a condition"),
    "printed": (PrintedSumForm, "Sums as printed", "a sum as a paper prints it"),
}
