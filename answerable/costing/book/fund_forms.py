"""The sheets of a workbook of grants and commissioning, and of one with what a year came to."""

from __future__ import annotations

from msgspec.structs import replace

from answerable.costing.book import budget_forms
from answerable.costing.book.budget_forms import FORCE, LITERAL, SCALES, SOURCE
from answerable.costing.book.form import FROM_NOUGHT, Head, SheetForm, spell_codes
from answerable.costing.fund import BidState

BID_STATES = spell_codes(BidState)
SUMS = {"force_wide": "force-wide", "councils": "councils", "all": "all", "fund": "fund"}
FUND = Head(name="Fund", key="fund", is_required=True, meaning="The fund's code or name, as in the sheet Funds.")
YEAR = Head(name="Year", key="year", form="year", is_required=True, meaning="The financial year.")

ABOUT_HEADS = (
    Head(name="Body", key="body", is_required=True, meaning="The local policing body whose funds they are."),
    FORCE,
    Head(
        name="Amounts in",
        key="scale",
        form="choice",
        words=SCALES,
        meaning="The scale of the amounts in Funds by year; £ if blank.",
    ),
    LITERAL,
)
ABOUT = replace(budget_forms.ABOUT, meaning="Whose funds these are, a row for each fact.")
FUNDS = SheetForm(
    name="Funds",
    meaning="Money for a purpose: granted by somebody, or set aside out of our own.",
    named_by="name",
    years="amount",
    years_meaning="What the fund has in the year.",
    heads=(
        Head(name="Code", key="code", meaning="The same every year; made of the name if blank.", longest=80),
        Head(name="Name", key="name", is_required=True, meaning="What the fund is called."),
        Head(name="Giver", key="giver", meaning="Who grants it; blank where it is our own."),
        Head(name="Purpose", key="purpose", meaning="What it is for.", longest=600),
    ),
)
ALLOCATIONS = SheetForm(
    name="Allocations",
    meaning="Money out of a fund to a recipient, a row for each and no totals.",
    named_by="recipient",
    heads=(
        FUND,
        Head(name="Reference", key="reference", meaning="Made of recipient, council and year if blank.", longest=80),
        Head(name="Recipient", key="recipient", is_required=True, meaning="Who receives it."),
        Head(name="Council", key="council", meaning="The council area it is for; blank where force-wide."),
        Head(name="Purpose", key="purpose", is_required=True, meaning="What it is for.", longest=600),
        Head(name="Reasons", key="reasons", meaning="Why it will reduce crime and disorder there.", longest=4000),
        Head(name="Terms", key="terms", meaning="The conditions attached to it.", longest=4000),
        YEAR,
        Head(name="Amount, £", key="amount", form="money", is_required=True, meaning="The most that is expected."),
        Head(
            name="Unit amount, £", key="unit_amount", form="money", span=FROM_NOUGHT,
            meaning="Where it is paid by unit.",
        ),
        Head(name="Units", key="units", form="whole", span=FROM_NOUGHT, meaning="How many units are expected."),
        Head(name="Unit", key="unit", meaning="What a unit is: a review.", longest=60),
        Head(name="In arrears", key="in_arrears", form="flag", meaning="Whether it is paid afterwards; no if blank."),
        Head(name="Decision", key="decision", meaning="The decision that made it.", longest=120),
        Head(name="Outcome", key="outcome", meaning="What came of it.", longest=4000),
    ),
)  # fmt: skip
MATCH = SheetForm(
    name="Match",
    meaning="What must be found beside a grant.",
    names=("Match funding",),
    heads=(
        FUND,
        YEAR,
        Head(
            name="Per cent",
            key="percent",
            form="percent",
            is_required=True,
            span=FROM_NOUGHT,
            meaning="Per cent of the grant.",
        ),
        Head(
            name="Found, £",
            key="found",
            form="money",
            span=FROM_NOUGHT,
            meaning="What was found; blank while nobody knows.",
        ),
        SOURCE,
    ),
)
CONDITIONS = SheetForm(
    name="Conditions",
    meaning="What the giver asks.",
    heads=(
        FUND,
        Head(name="Condition", key="words", is_required=True, meaning="What is asked, in words.", longest=600),
        Head(name="Measure", key="measure", meaning="What is counted: headcount.", longest=120),
        Head(name="At least", key="least", form="number", meaning="The least that is asked."),
        Head(name="Actual", key="actual", form="number", meaning="What was counted."),
        Head(name="Counted on", key="counted_on", form="day", meaning="When it was counted."),
        Head(name="Due on", key="due_on", form="day", meaning="By when it is asked."),
        Head(
            name="At stake, £",
            key="at_stake",
            form="money",
            span=FROM_NOUGHT,
            meaning="What is lost where it is not met.",
        ),
        SOURCE,
    ),
)
PAYMENTS = SheetForm(
    name="Payments",
    meaning="What was paid on an allocation.",
    named_by="allocation",
    heads=(
        FUND,
        Head(name="Allocation", key="allocation", is_required=True, meaning="Its reference, as in Allocations."),
        Head(name="Paid on", key="paid_on", form="day", is_required=True, meaning="The day."),
        Head(name="Amount, £", key="amount", form="money", is_required=True, meaning="What was paid."),
        Head(name="Units", key="units", form="whole", span=FROM_NOUGHT, meaning="For how many units."),
        Head(name="Note", key="note", meaning="What should be known of it.", longest=400),
    ),
)
BIDS = SheetForm(
    name="Bids",
    meaning="Bids for the funds of others, and what became of them.",
    heads=(
        Head(name="Fund", key="fund", is_required=True, meaning="The fund that was bid for."),
        Head(name="Giver", key="giver", meaning="Whose fund it is."),
        Head(name="Bidder", key="bidder", is_required=True, meaning="Who bid."),
        Head(name="Purpose", key="purpose", meaning="What for.", longest=600),
        Head(name="Asked, £", key="asked", form="money", span=FROM_NOUGHT, meaning="What was asked for."),
        Head(name="Made on", key="made_on", form="day", meaning="The day of the bid."),
        Head(name="State", key="state", form="choice", words=BID_STATES, meaning="Waiting if blank."),
        Head(name="Amount, £", key="amount", form="money", span=FROM_NOUGHT, meaning="What was won."),
        Head(name="Outcome", key="outcome", meaning="What came of the money.", longest=4000),
    ),
)
PRINTED_SUMS = SheetForm(
    name="Printed sums",
    meaning="Sums of allocations as a paper prints them. They are held against what is worked out, and never used.",
    heads=(
        FUND,
        Head(name="Sum of", key="of", form="choice", is_required=True, words=SUMS, meaning="What is added up."),
        Head(name="Name", key="name", is_required=True, meaning="What the paper calls it."),
        YEAR,
        Head(name="Amount, £", key="amount", form="money", is_required=True, meaning="As it is printed."),
        SOURCE,
    ),
)
FUND_SHEETS = (ABOUT, FUNDS, ALLOCATIONS, MATCH, CONDITIONS, PAYMENTS, BIDS, PRINTED_SUMS)

OUTTURNS = SheetForm(
    name="Outturns",
    meaning="What became of each line of the budget in its year. Code and Name are those of the budget.",
    named_by="name",
    brackets="never",
    is_required=True,
    names=("Monitoring", "Outturn"),
    heads=(
        Head(name="Code", key="code", is_required=True, meaning="The line's code in the budget.", longest=80),
        Head(name="Name", key="name", meaning="What it is called: to be read by people."),
        Head(
            name="Moved",
            key="moved",
            form="amount",
            names=("Virement", "Virements"),
            meaning="Moved to it in the year; from it with a minus.",
        ),
        Head(
            name="Spent",
            key="spent",
            form="amount",
            names=("Actual", "Spent to date"),
            meaning="Spent by the day; what came in by the day, of income and funding.",
        ),
        Head(
            name="Forecast",
            key="forecast",
            form="amount",
            is_required=True,
            names=("Forecast outturn",),
            meaning="What the year is to end at.",
        ),
        Head(name="Why", key="why", names=("Reason",), meaning="Why it differs from the budget.", longest=600),
    ),
)
